package law

import (
	"slices"

	"github.com/zaklon/zaklon/deadline"
)

// rule checks one time limit and keeps it; references to other rules are
// followed later, when it is known which are in force together.
func (d *draft) rule(p *page, at string, f ruleForm, a Article) Record {
	r := Record{
		Title: f.Title, Trigger: f.Trigger, AltTrigger: f.AltTrigger, Anchor: f.Anchor, Warn: f.Warn,
		Addressee: f.Addressee, Consequence: f.Consequence, OnlyWhenExtended: f.OnlyWhenExtended,
		RollEvidence: deadline.Evidence(f.RollEvidence), Source: f.Source, Question: p.question(at+".question", f.Question), page: p, path: at, form: f,
	}
	r.Rule = deadline.Rule{
		ID: f.ID, Article: a.ID, Pack: d.pack.ID, PackVersion: d.pack.Version, Cite: a.Cite(),
		Length: f.Length.length(), Missing: deadline.MissingDay(f.MissingDay), Roll: deadline.Roll(f.Roll),
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
		p.fault(at, "%s", err)
	}
	for i, e := range f.Examples {
		r.Examples = append(r.Examples, p.example(at+"."+index("examples", i), e))
	}
	return r
}

// rule checks the fields of a rule that the engine does not look at.
func (p *page) rule(at string, f ruleForm) {
	p.want(at+".title", f.Title)
	p.want(at+".trigger_event", f.Trigger)
	p.want(at+".calendar", f.Calendar)
	p.want(at+".source_citation", f.Source)
	p.oneOf(at+".anchor", f.Anchor, "trigger", "agreed_date")
	p.oneOf(at+".addressee", f.Addressee, "party", "authority", "court", "requesting_state")
	p.oneOf(at+".consequence", f.Consequence, "none", "finding", "release", "finality", "bar", "entitlement")
	if f.RollEvidence != "" {
		p.evidence(at+".roll_evidence", f.RollEvidence)
	}
	if f.CountDayZero {
		p.fault(at+".count_day_zero", "must be false: no rule that was read counts the day of the event")
	}
	if f.Ends == nil {
		p.fault(at+".ends", "is missing: write the acts that meet the limit, or [] if none can")
	}
	for i, days := range f.Warn {
		if days < 1 || days > 365 || i > 0 && days >= f.Warn[i-1] {
			p.fault(at+"."+index("warn", i), "must be days before the end, 1 to 365, the largest first")
		}
	}
	if len(f.Examples) == 0 {
		p.fault(at+".examples", "is missing: a limit without a worked date is not law that can be checked")
	}
}

// extension checks one ground and adds it to the rule.
func (r *Record) extension(p *page, at string, f extensionForm, a Article) {
	p.want(at+".id", f.ID)
	p.want(at+".words", f.Words)
	if !f.NeedsAct {
		p.fault(at+".needs_act", "must be true: an extension is an act with ground, date and notice")
	}
	if f.CumulativeCapRef != r.form.CapRef {
		p.fault(at+".cumulative_cap_ref", "must name the rule's own cap %q", r.form.CapRef)
	}
	r.Rule.Extensions = append(r.Rule.Extensions, deadline.Allowance{
		ID: f.ID, Ground: f.Ground, Max: f.Max.length(), NeedsNotice: f.NeedsNotice,
		MustPrecedeExpiry: f.MustPrecedeExpiry, IfLate: deadline.Late(f.IfLate), Cite: a.Cite(),
	})
	r.Grounds = append(r.Grounds, Ground{ID: f.Ground, Rule: f.ID, Words: f.Words, Max: f.Max.length()})
}

// example checks a worked date; it must state a due date or a refusal.
func (p *page) example(at string, f exampleForm) Example {
	e := Example{
		Why: f.Why, Anchor: p.date(at+".anchor", f.Anchor), Nominal: p.date(at+".nominal", f.Nominal),
		Due: p.date(at+".due", f.Due), Latest: p.date(at+".latest", f.Latest), Alarm: p.date(at+".alarm", f.Alarm),
		Findings: slices.Clone(f.Findings), Refused: f.Refused,
	}
	p.want(at+".why", f.Why)
	p.want(at+".anchor", f.Anchor)
	if (f.Due == "") == (f.Refused == "") {
		p.fault(at, "states either due or refused")
	}
	for i, x := range f.Extensions {
		in := at + "." + index("extensions", i)
		e.Extensions = append(e.Extensions, deadline.Extension{
			On: p.date(in+".on", x.On), Until: p.date(in+".until", x.Until),
			Notice: p.date(in+".notice", x.Notice), Ground: x.Ground,
		})
	}
	return e
}

func (f lengthForm) length() deadline.Length {
	return deadline.Length{N: f.N, Unit: deadline.Unit(f.Unit)}
}
