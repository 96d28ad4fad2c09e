package law

import (
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/source"
)

// connect follows every reference inside one version of a pack, notes those
// that lead nowhere or twice, and runs the worked dates.
func (d *draft) connect(v *Pack) {
	d.distinct(v)
	v.records = slices.DeleteFunc(v.records, func(r Record) bool { return d.value(r) == "off" })
	for i := range v.records {
		r := &v.records[i]
		r.Soft = d.value(*r) == "soft"
		v.happenings(r)
		v.cap(r)
		if err := r.Rule.Check(); err != nil {
			r.page.Fault(r.path, "%s", err)
		}
		if r.form.Calendar != v.Calendar.ID {
			r.fault("calendar", "%q is not the calendar of the pack, %q", r.form.Calendar, v.Calendar.ID)
		}
	}
	if len(*d.found) > 0 {
		return // dates of a broken pack would only repeat its faults
	}
	for _, r := range v.records {
		for i, e := range r.Examples {
			if reason := e.run(r.Rule, v); reason != "" {
				r.fault(source.Index("examples", i), "%s", reason)
			}
		}
	}
}

func (r Record) fault(field, reason string, args ...any) {
	r.page.Fault(r.path+"."+field, reason, args...)
}

// value gives the position of the switch a rule hangs on, "" without one.
func (d *draft) value(r Record) string {
	if r.form.Switch == "" {
		return ""
	}
	for _, s := range d.form.Switches {
		if s.ID == r.form.Switch {
			return s.Value
		}
	}
	r.fault("switch", "%q is not in pack.yaml", r.form.Switch)
	return ""
}

// distinct notes an article, an act or a rule that stands twice at one time.
func (d *draft) distinct(v *Pack) {
	articles, acts, rules := map[string]string{}, map[string]string{}, map[string]string{}
	note := func(seen map[string]string, id string, p page, field string) {
		if other, ok := seen[id]; ok {
			p.Fault(field, "%q stands also in %s for the same time", id, other)
		}
		seen[id] = p.Name
	}
	for _, a := range v.articles {
		p := d.pages[a.File]
		note(articles, a.ID, p, "id")
		for i, act := range a.Acts {
			note(acts, act, p, source.Index("acts", i))
		}
	}
	for _, r := range v.records {
		for _, id := range r.ids() {
			note(rules, id, r.page, r.path)
		}
	}
}

// ids gives the rule's own id and those of its extensions, each once: several
// grounds may share an extension's id.
func (r Record) ids() []string {
	ids := []string{r.Rule.ID}
	for _, g := range r.Grounds {
		if !slices.Contains(ids, g.Rule) {
			ids = append(ids, g.Rule)
		}
	}
	return ids
}

// happenings wants for each event of a rule an act that rests on an article, and
// words for the explanation.
func (p *Pack) happenings(r *Record) {
	check := func(field, event string) {
		if _, err := p.Resting(event); err != nil {
			r.fault(field, "%q is no act of any article", event)
		}
		if p.events[event] == "" {
			r.fault(field, "%q has no words under events in pack.yaml", event)
		}
	}
	check("trigger_event", r.Trigger)
	if r.AltTrigger != "" {
		check("alt_trigger", r.AltTrigger)
	}
	if r.StatedBy != "" {
		check("stated_by", r.StatedBy)
	}
	for i, event := range r.LastsUntil {
		check(source.Index("lasts_until", i), event)
	}
	for i, event := range r.Ends {
		check(source.Index("ends", i), event)
	}
	if r.Rule.Length.Instants() && p.Zone == nil {
		r.fault("length", "is in hours or minutes, and pack.yaml has no zone in which they are told")
	}
}

// cap puts the length of the rule that cap_ref names into the rule.
func (p *Pack) cap(r *Record) {
	if r.form.CapRef == "" {
		return
	}
	at := slices.IndexFunc(p.records, func(c Record) bool { return c.Rule.ID == r.form.CapRef })
	if at < 0 {
		r.fault("cap_ref", "%q is no rule of this pack", r.form.CapRef)
		return
	}
	outer := p.records[at]
	if outer.Trigger != r.Trigger || outer.AltTrigger != r.AltTrigger {
		r.fault("cap_ref", "%q runs from another event", r.form.CapRef)
	}
	if outer.form.CapRef != "" || len(outer.Grounds) > 0 || len(outer.Pauses) > 0 || outer.Rule.Kind != deadline.Counted || outer.Rule.Roll == deadline.RollForward {
		r.fault("cap_ref", "%q is no cap: a cap is counted, has no cap, no extension and no suspension, and does not roll", r.form.CapRef)
	}
	r.Rule.Cap = deadline.Cap{Rule: outer.Rule.ID, Length: outer.Rule.Length, Missing: outer.Rule.Missing, Cite: outer.Rule.Cite}
}
