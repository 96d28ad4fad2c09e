package law

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/plain"
)

// Explain tells in one paragraph of plain English why a date is what it is:
// article, length, event, every extension and finding, roll, cap, evidence,
// and the versions of rule, pack and calendar. A result of another pack is
// explained by what it carries itself.
func (p *Pack) Explain(r deadline.Result) string {
	said := []string{p.first(r)}
	said = append(said, p.explainPauses(r)...)
	said = append(said, plain.Steps(r)...)
	if !r.Rolled.IsZero() && r.Rolled == r.Nominal {
		said = append(said, plain.WorkingDay(r, p.Calendar.ID))
	}
	said = append(said, plain.Findings(r)...)
	if record, err := p.Record(r.Rule); err == nil {
		said = append(said, record.explain(r)...)
	}
	if !r.Evidence.Verified() {
		said = append(said, fmt.Sprintf("This date is %s.", plain.Unverified))
	}
	return strings.Join(append(said, plain.Rests(r)), " ")
}

// ExplainMoment is Explain for a limit in hours or minutes.
func (p *Pack) ExplainMoment(m deadline.Moment) string {
	first := p.first(deadline.Result{
		Rule: m.Rule, Article: m.Article, Cite: m.Cite, Event: m.Event, Anchor: deadline.DateIn(m.Anchor, m.Anchor.Location()),
		Due: deadline.DateIn(m.Due, m.Due.Location()), Steps: []deadline.Step{{Kind: deadline.StepCount, Length: m.Length}},
	})
	said := []string{
		strings.TrimSuffix(first, ".") + fmt.Sprintf(" at %s; it ends at %s.", m.Anchor.Format("15:04"), m.Due.Format("15:04")),
		"Hours are counted as they pass: neither a day off nor a change of the clock moves the end.",
	}
	said = append(said, plain.Findings(deadline.Result{Findings: m.Findings})...)
	if !m.Evidence.Verified() {
		said = append(said, fmt.Sprintf("This date is %s.", plain.Unverified))
	}
	return strings.Join(append(said, plain.Rests(deadline.Result{
		Rule: m.Rule, Evidence: m.Evidence, Pack: m.Pack, PackVersion: m.PackVersion,
		Calendar: m.Calendar, CalendarVersion: m.CalendarVersion, Cite: m.Cite,
	})), " ")
}

// explain adds what only the pack knows: a milestone, and a roll that moved
// the date although its source was not read.
func (r Record) explain(result deadline.Result) []string {
	var said []string
	if r.Soft {
		said = append(said, "This is a milestone inside the time limit, not a limit of its own.")
	}
	if r.RollEvidence != "" && !r.RollEvidence.Verified() && result.Due != result.Nominal {
		said = append(said, fmt.Sprintf("That the date moves to a working day is %s.", plain.Unverified))
	}
	return said
}

// first is the sentence that says date, article, length and event.
func (p *Pack) first(r deadline.Result) string {
	lead, event := r.Cite, r.Event
	if a, err := p.Article(r.Article); err == nil {
		lead = a.lead()
	}
	if record, err := p.Record(r.Rule); err == nil && event == "" {
		event = record.Trigger
	}
	if words := p.events[event]; words != "" {
		event = words
	}
	var b strings.Builder
	switch {
	case r.Standing:
		fmt.Fprintf(&b, "No last day: %s, from %s on %s until %s", lead, event, plain.Day(r.Anchor), p.until(r.Rule))
	case stated(r):
		fmt.Fprintf(&b, "%s: %s, the day that was stated for what began with %s on %s", plain.Day(r.Due), lead, event, plain.Day(r.Anchor))
	default:
		fmt.Fprintf(&b, "%s: %s, %s from %s on %s", plain.Day(r.Due), lead, span(r), event, plain.Day(r.Anchor))
	}
	for _, s := range r.Steps {
		if s.Kind == deadline.StepExtended {
			fmt.Fprintf(&b, ", extended on %s until %s (%s)", plain.Day(s.From), plain.Day(s.To), p.groundWords(r.Rule, s.Ground))
		}
	}
	b.WriteString(".")
	return b.String()
}

// until names the events that end a limit without a day.
func (p *Pack) until(rule string) string {
	record, err := p.Record(rule)
	if err != nil {
		return "it is ended"
	}
	words := make([]string, len(record.LastsUntil))
	for i, event := range record.LastsUntil {
		words[i] = p.events[event]
	}
	return strings.Join(words, " or ")
}

// stated says that the act itself fixed the day.
func stated(r deadline.Result) bool {
	return slices.ContainsFunc(r.Steps, func(s deadline.Step) bool { return s.Kind == deadline.StepStated })
}

// span writes the length that was counted from the anchor.
func span(r deadline.Result) string {
	for _, s := range r.Steps {
		if s.Kind == deadline.StepCount {
			return plain.Length(s.Length)
		}
	}
	return "a period"
}

// groundWords gives the pack's words for a ground, or its id. A suspension need not name the
// only ground there is.
func (p *Pack) groundWords(rule, ground string) string {
	r, err := p.Record(rule)
	if err != nil {
		return ground
	}
	for _, g := range slices.Concat(r.Grounds, r.Pauses) {
		if g.ID == ground || ground == "" && len(r.Pauses) == 1 && g.ID == r.Pauses[0].ID {
			return g.Words
		}
	}
	return ground
}

// explainPauses tells of every suspension that moved the end.
func (p *Pack) explainPauses(r deadline.Result) []string {
	var said []string
	for _, s := range r.Steps {
		if s.Kind == deadline.StepSuspended {
			said = append(said, plain.Suspended(s, p.groundWords(r.Rule, s.Ground)))
		}
	}
	return said
}
