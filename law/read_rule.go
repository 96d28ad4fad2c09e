package law

import (
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/form"
)

// rule checks one time limit and keeps it; references to other rules are
// followed later, when it is known which are in force together.
func (d *draft) rule(p page, at string, f form.Rule, a Article) Record {
	r := Record{
		Title: f.Title, Trigger: f.Trigger, AltTrigger: f.AltTrigger, Anchor: f.Anchor, Warn: f.Warn,
		Addressee: f.Addressee, Consequence: f.Consequence, OnlyWhenExtended: f.OnlyWhenExtended,
		RollEvidence: deadline.Evidence(f.RollEvidence), Source: f.Source, Question: p.question(at+".question", f.Question), page: p, path: at, form: f,
	}
	r.Rule = deadline.Rule{
		ID: f.ID, Article: a.ID, Pack: d.pack.ID, PackVersion: d.pack.Version, Cite: a.Cite(),
		Length: length(f.Length), Missing: deadline.MissingDay(f.MissingDay), Roll: deadline.Roll(f.Roll),
		Evidence: deadline.Evidence(f.Evidence),
	}
	if f.Ends != nil {
		r.Ends = *f.Ends
	}
	for i, e := range f.Extensions {
		r.extension(p, at+"."+index("extensions", i), e, a)
	}
	p.rule(at, f)
	if err := r.Rule.Check(); err != nil {
		p.Fault(at, "%s", err)
	}
	for i, e := range f.Examples {
		r.Examples = append(r.Examples, p.example(at+"."+index("examples", i), e))
	}
	return r
}

// rule checks the fields of a rule that the engine does not look at.
func (p page) rule(at string, f form.Rule) {
	p.Want(at+".title", f.Title)
	p.Want(at+".trigger_event", f.Trigger)
	p.Want(at+".calendar", f.Calendar)
	p.Want(at+".source_citation", f.Source)
	p.OneOf(at+".anchor", f.Anchor, "trigger", "agreed_date")
	p.OneOf(at+".addressee", f.Addressee, "party", "authority", "court", "requesting_state")
	p.OneOf(at+".consequence", f.Consequence, "none", "finding", "release", "finality", "bar", "entitlement")
	if f.RollEvidence != "" {
		p.evidence(at+".roll_evidence", f.RollEvidence)
	}
	if f.CountDayZero {
		p.Fault(at+".count_day_zero", "must be false: no rule that was read counts the day of the event")
	}
	if f.Ends == nil {
		p.Fault(at+".ends", "is missing: write the acts that meet the limit, or [] if none can")
	}
	for i, days := range f.Warn {
		if days < 1 || days > 365 || i > 0 && days >= f.Warn[i-1] {
			p.Fault(at+"."+index("warn", i), "must be days before the end, 1 to 365, the largest first")
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

// example checks a worked date; it must state a due date or a refusal.
func (p page) example(at string, f form.Example) Example {
	e := Example{
		Why: f.Why, Anchor: p.Date(at+".anchor", f.Anchor), Nominal: p.Date(at+".nominal", f.Nominal),
		Due: p.Date(at+".due", f.Due), Latest: p.Date(at+".latest", f.Latest), Alarm: p.Date(at+".alarm", f.Alarm),
		Findings: slices.Clone(f.Findings), Refused: f.Refused,
	}
	p.Want(at+".why", f.Why)
	p.Want(at+".anchor", f.Anchor)
	if (f.Due == "") == (f.Refused == "") {
		p.Fault(at, "states either due or refused")
	}
	for i, x := range f.Extensions {
		in := at + "." + index("extensions", i)
		e.Extensions = append(e.Extensions, deadline.Extension{
			On: p.Date(in+".on", x.On), Until: p.Date(in+".until", x.Until),
			Notice: p.Date(in+".notice", x.Notice), Ground: x.Ground,
		})
	}
	return e
}

// length gives a written length to the engine, which checks it.
func length(f form.Length) deadline.Length {
	return deadline.Length{N: f.N, Unit: deadline.Unit(f.Unit)}
}
