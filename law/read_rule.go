package law

import (
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/form"
	"github.com/zaklon/zaklon/law/source"
)

// rule checks one time limit and keeps it; references to other rules are
// followed later, when it is known which are in force together.
func (d *draft) rule(p page, at string, f form.Rule, a Article) Record {
	r := Record{
		Title: f.Title, Trigger: f.Trigger, AltTrigger: f.AltTrigger, Anchor: f.Anchor, Warn: f.Warn,
		Addressee: f.Addressee, Consequence: f.Consequence, OnlyWhenExtended: f.OnlyWhenExtended,
		RollEvidence: deadline.Evidence(f.RollEvidence), Source: f.Source, Question: p.Question(at+".question", f.Question),
		StatedBy: f.StatedBy, LastsUntil: f.LastsUntil, page: p, path: at, form: f,
	}
	r.Rule = deadline.Rule{
		ID: f.ID, Article: a.ID, Pack: d.pack.ID, PackVersion: d.pack.Version, Cite: a.Cite(), Kind: p.kind(at, f),
		Missing: deadline.MissingDay(f.MissingDay), Roll: deadline.Roll(f.Roll), Evidence: deadline.Evidence(f.Evidence),
	}
	if f.Length != nil {
		r.Rule.Length = length(*f.Length)
	}
	if f.CountDayZero != nil {
		r.Rule.CountDayZero = *f.CountDayZero
	}
	if f.Ends != nil {
		r.Ends = *f.Ends
	}
	for i, e := range f.Extensions {
		r.extension(p, at+"."+source.Index("extensions", i), e, a)
	}
	for i, s := range f.Suspensions {
		r.pause(p, at+"."+source.Index("suspensions", i), s, a)
	}
	r.Cites = d.cited(p, at, f.Cites)
	p.rule(at, f)
	for i, e := range f.Examples {
		r.Examples = append(r.Examples, p.example(at+"."+source.Index("examples", i), e, r.Rule.Length.Instants()))
	}
	return r
}

// kind reads where the end of a limit comes from: exactly one of three fields says it.
func (p page) kind(at string, f form.Rule) deadline.Kind {
	switch said := []bool{f.Length != nil, f.StatedBy != "", len(f.LastsUntil) > 0}; {
	case count(said) != 1:
		p.Fault(at+".length", "exactly one of length, stated_by and lasts_until says when the limit ends")
	case f.StatedBy != "":
		return deadline.Fixed
	case len(f.LastsUntil) > 0:
		return deadline.Standing
	}
	return deadline.Counted
}

// cited resolves the citations of a rule.
func (d *draft) cited(p page, at string, refs []string) []Citation {
	var all []Citation
	if len(refs) == 0 {
		p.Fault(at+".cites", "is missing: the place in an instrument on which the limit rests, such as apd/31(3)")
	}
	for i, ref := range refs {
		c, err := d.library.Cite(ref)
		if err != nil {
			p.Fault(at+"."+source.Index("cites", i), "%s", err)
			continue
		}
		all = append(all, c)
	}
	return all
}

// rule checks the fields of a rule that the engine does not look at.
func (p page) rule(at string, f form.Rule) {
	p.Want(at+".title", f.Title)
	p.Want(at+".trigger_event", f.Trigger)
	p.Want(at+".calendar", f.Calendar)
	p.Want(at+".source_citation", f.Source)
	p.OneOf(at+".anchor", f.Anchor, "trigger", "agreed_date")
	p.OneOf(at+".addressee", f.Addressee, "party", "authority", "court", "requesting_state", "outside_body")
	p.OneOf(at+".consequence", f.Consequence, "none", "finding", "release", "finality", "bar", "entitlement", "publication")
	if f.RollEvidence != "" {
		p.Evidence(at+".roll_evidence", f.RollEvidence)
	}
	if f.CountDayZero == nil {
		p.Fault(at+".count_day_zero", "is missing: write whether the day of the event is the first day that counts")
	}
	if f.Ends == nil {
		p.Fault(at+".ends", "is missing: write the acts that meet the limit, or [] if none can")
	}
	for i, days := range f.Warn {
		if days < 1 || days > 365 || i > 0 && days >= f.Warn[i-1] {
			p.Fault(at+"."+source.Index("warn", i), "must be days before the end, 1 to 365, the largest first")
		}
	}
	if len(f.Examples) == 0 {
		p.Fault(at+".examples", "is missing: a limit without a worked date is not law that can be checked")
	}
}

// extension checks one ground and adds it to the rule.
func (r *Record) extension(p page, at string, f form.Extension, a Article) {
	p.Want(at+".id", f.ID)
	p.Want(at+".words", f.Words)
	if !f.NeedsAct {
		p.Fault(at+".needs_act", "must be true: an extension is an act with ground, date and notice")
	}
	if f.CumulativeCapRef != r.form.CapRef {
		p.Fault(at+".cumulative_cap_ref", "must name the rule's own cap %q", r.form.CapRef)
	}
	r.Rule.Extensions = append(r.Rule.Extensions, deadline.Allowance{
		ID: f.ID, Ground: f.Ground, Max: length(f.Max), NeedsNotice: f.NeedsNotice,
		MustPrecedeExpiry: f.MustPrecedeExpiry, IfLate: deadline.Late(f.IfLate), Cite: a.Cite(),
	})
	r.Grounds = append(r.Grounds, Ground{ID: f.Ground, Rule: f.ID, Words: f.Words, Max: length(f.Max)})
}

// pause checks one ground of suspension and adds it to the rule.
func (r *Record) pause(p page, at string, f form.Pause, a Article) {
	p.Want(at+".id", f.ID)
	p.Want(at+".words", f.Words)
	if !f.NeedsAct {
		p.Fault(at+".needs_act", "must be true: a suspension is an act with ground and date")
	}
	budget := length(f.Budget)
	if !budget.IsZero() && (budget.Unit != deadline.Days || budget.N < 1) {
		p.Fault(at+".budget", "is a number of days, such as {n: 90, unit: d}")
	}
	r.Rule.Suspensions = append(r.Rule.Suspensions, deadline.Pause{
		ID: f.ID, Ground: f.Ground, Budget: budget.N, NeedsNotice: f.NeedsNotice, Cite: a.Cite(),
	})
	r.Pauses = append(r.Pauses, Ground{ID: f.Ground, Rule: f.ID, Words: f.Words, Max: budget})
}

// length gives a written length to the engine, which checks it.
func length(f form.Length) deadline.Length {
	return deadline.Length{N: f.N, Unit: deadline.Unit(f.Unit)}
}
