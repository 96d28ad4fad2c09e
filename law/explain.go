package law

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
)

// Unverified stands in the explanation of every date whose source was not read.
const Unverified = "unverified: the source of this rule was not read"

// months are the names of the months in English.
var months = [...]string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}

// numbers are written as words up to twelve.
var numbers = [...]string{
	"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
}

// units are the words for one and for several.
var units = map[deadline.Unit]string{
	deadline.Days: "day", deadline.WorkingDays: "working day", deadline.Weeks: "week",
	deadline.Months: "month", deadline.Years: "year", deadline.Hours: "hour", deadline.Minutes: "minute",
}

// Explain tells in one paragraph of plain English why a date is what it is:
// article, length, event, every extension and finding, roll, cap, evidence,
// and the versions of rule, pack and calendar. A result of another pack is
// explained by what it carries itself.
func (p *Pack) Explain(r deadline.Result) string {
	said := []string{p.first(r)}
	said = append(said, explainSteps(r)...)
	said = append(said, explainFindings(r)...)
	if record, err := p.Record(r.Rule); err == nil {
		said = append(said, record.explain(r)...)
	}
	if !r.Evidence.Verified() {
		said = append(said, fmt.Sprintf("This date is %s.", Unverified))
	}
	source := fmt.Sprintf("Rule %s, pack %s version %s", r.Rule, r.Pack, r.PackVersion)
	if r.Calendar != "" {
		source += fmt.Sprintf(", calendar %s version %s", r.Calendar, r.CalendarVersion)
	}
	return strings.Join(append(said, source+"; "+r.Cite+"."), " ")
}

// explain adds what only the pack knows: a milestone, and a roll that moved
// the date although its source was not read.
func (r Record) explain(result deadline.Result) []string {
	var said []string
	if r.Soft {
		said = append(said, "This is a milestone inside the time limit, not a limit of its own.")
	}
	if r.RollEvidence != "" && !r.RollEvidence.Verified() && result.Due != result.Nominal {
		said = append(said, fmt.Sprintf("That the date moves to a working day is %s.", Unverified))
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
	fmt.Fprintf(&b, "%s: %s, %s from %s on %s", longDate(r.Due), lead, span(r), event, longDate(r.Anchor))
	for _, s := range r.Steps {
		if s.Kind == deadline.StepExtended {
			fmt.Fprintf(&b, ", extended on %s until %s (%s)", longDate(s.From), longDate(s.To), p.groundWords(r.Rule, s.Ground))
		}
	}
	b.WriteString(".")
	return b.String()
}

// span writes the length that was counted from the anchor.
func span(r deadline.Result) string {
	for _, s := range r.Steps {
		if s.Kind == deadline.StepCount {
			return LengthWords(s.Length)
		}
	}
	return "a period"
}

// groundWords gives the pack's words for a ground, or its id.
func (p *Pack) groundWords(rule, ground string) string {
	for _, g := range p.Grounds(rule) {
		if g.ID == ground {
			return g.Words
		}
	}
	return ground
}

// explainSteps tells of missing days, the cap and days off.
func explainSteps(r deadline.Result) []string {
	var said []string
	for _, s := range r.Steps {
		switch s.Kind {
		case deadline.StepMissingDay:
			said = append(said, fmt.Sprintf("The month in which it ends has no day %d, so it ends on %s.", s.From.Day(), longDate(s.To)))
		case deadline.StepCapped:
			said = append(said, fmt.Sprintf("It would end on %s; the cap cuts it.", longDate(s.From)))
		case deadline.StepRolled:
			said = append(said, fmt.Sprintf("%s, so the time of a party runs until the end of %s, the next working day.", dayOff(s), weekDate(s.To)))
		case deadline.StepStayed:
			said = append(said, explainStay(r, s))
		case deadline.StepCap:
			said = append(said, fmt.Sprintf("No extension may pass %s, %s from the same day (rule %s).", longDate(s.To), LengthWords(s.Length), r.CapRule))
		case deadline.StepCount, deadline.StepExtended, deadline.StepLate:
			// said in the first sentence and with the findings
		}
	}
	return said
}

// explainStay says why a day off did not move the date.
func explainStay(r deadline.Result, s deadline.Step) string {
	why := "the cap does not move"
	switch r.Roll {
	case deadline.RollNominal:
		why = "the duty of an authority does not move to a working day"
	case deadline.RollLiberty:
		why = "a limit on liberty never moves to a later day"
	case deadline.RollExternal:
		why = "a limit that an outside body sets does not move"
	case deadline.RollForward:
	}
	if r.Alarm.IsZero() {
		return fmt.Sprintf("%s; %s.", dayOff(s), why)
	}
	return fmt.Sprintf("%s; %s, so the alarm rings on the last working day before, %s.", dayOff(s), why, weekDate(r.Alarm))
}

// dayOff says that the last day is one on which offices are closed.
func dayOff(s deadline.Step) string {
	if s.DayOff == s.From.Weekday().String() {
		return weekDate(s.From) + " is a day off"
	}
	return fmt.Sprintf("%s is a day off (%s)", weekDate(s.From), s.DayOff)
}

// explainFindings tells of every fault that the date carries.
func explainFindings(r deadline.Result) []string {
	var said []string
	for _, f := range r.Findings {
		switch f.Code {
		case deadline.LateExtension:
			text := fmt.Sprintf("Finding late_extension: the extension of %s came %s after the time had ended", longDate(f.On),
				LengthWords(deadline.Length{N: f.Days, Unit: deadline.Days}))
			switch {
			case !moved(r, f.On):
				text += "; it does not move the date"
			case r.Strict < r.Due:
				text += fmt.Sprintf("; read strictly, the date stays %s", longDate(r.Strict))
			}
			said = append(said, text+".")
		case deadline.NoticeMissing:
			said = append(said, fmt.Sprintf("Finding notice_missing: no notice to the party is entered for the extension of %s.", longDate(f.On)))
		case deadline.CalendarNotCovered:
			said = append(said, "Finding calendar_not_covered: the calendar does not reach this date, so days off were not looked at.")
		}
	}
	return said
}

// moved says that an extension of that day moved the date.
func moved(r deadline.Result, on deadline.Date) bool {
	return slices.ContainsFunc(r.Steps, func(s deadline.Step) bool { return s.Kind == deadline.StepExtended && s.From == on })
}

// LengthWords writes a length in English: six months, 15 days, one year.
func LengthWords(l deadline.Length) string {
	number, unit := fmt.Sprint(l.N), units[l.Unit]
	if l.N >= 0 && l.N < len(numbers) {
		number = numbers[l.N]
	}
	if l.N != 1 {
		unit += "s"
	}
	return number + " " + unit
}

// longDate writes 26 April 2024.
func longDate(d deadline.Date) string {
	if d.IsZero() {
		return "no date"
	}
	return fmt.Sprintf("%d %s %d", d.Day(), months[d.Month()-1], d.Year())
}

// weekDate writes Friday 26 April 2024.
func weekDate(d deadline.Date) string {
	return d.Weekday().String() + " " + longDate(d)
}
