// Package plain puts a computed limit into plain English: lengths, days, and why each step of a
// computation led where it did.
//
// It looks at results alone. It may not know a pack, compute a date, or say anything that the
// result does not carry.
package plain

import (
	"fmt"
	"slices"

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

// evidence are the words for a class of evidence.
var evidence = map[deadline.Evidence]string{ // immutable
	deadline.Read: "read in a source", deadline.Stated: "stated by the government", deadline.Press: "from the press",
	deadline.Memory: "from memory", deadline.Inference: "an inference",
}

// Steps tells of missing days, the cap and days off.
func Steps(r deadline.Result) []string {
	var said []string
	for _, s := range r.Steps {
		switch s.Kind {
		case deadline.StepMissingDay:
			said = append(said, fmt.Sprintf("The month in which the count ends has no day %d, so the count ends on %s.", s.From.Day(), Day(s.To)))
		case deadline.StepCapped:
			said = append(said, fmt.Sprintf("It would end on %s; the cap cuts it.", Day(s.From)))
		case deadline.StepRolled:
			said = append(said, explainRoll(r, s))
		case deadline.StepStayed:
			said = append(said, explainStay(r, s))
		case deadline.StepCap:
			said = append(said, fmt.Sprintf("No extension may pass %s, %s from the same day (rule %s).", Day(s.To), Length(s.Length), r.CapRule))
		case deadline.StepCount, deadline.StepExtended, deadline.StepLate, deadline.StepStated, deadline.StepSuspended:
			// said in the first sentences and with the findings
		}
	}
	return said
}

// Suspended tells what a suspension did, on a ground in the words of the pack.
func Suspended(s deadline.Step, words string) string {
	switch {
	case !s.Until.IsZero():
		return fmt.Sprintf("Suspended from %s to %s (%s): %s did not count, which moved the end to %s.", Day(s.From), Day(s.Until), words, Length(s.Length), Day(s.To))
	case s.Length.IsZero():
		return fmt.Sprintf("Suspended since %s (%s); it has not ended, so the cap is the end.", Day(s.From), words)
	}
	return fmt.Sprintf("Suspended since %s (%s); it has not ended, and at most %s more do not count, which moves the end to %s at the latest.",
		Day(s.From), words, Length(s.Length), Day(s.To))
}

// WorkingDay says that the last day is no day off. In a calendar that is not the pack's own, a
// Sunday may be none.
func WorkingDay(r deadline.Result, own string) string {
	if r.Calendar != own {
		return fmt.Sprintf("%s is no day off in calendar %s, so nothing moves it.", WeekDay(r.Nominal), r.Calendar)
	}
	return fmt.Sprintf("%s is a working day, so nothing moves it.", WeekDay(r.Nominal))
}

// explainRoll says to which day a day off moved the date: the next working day, or the cap before it.
func explainRoll(r deadline.Result, s deadline.Step) string {
	if s.To != r.Rolled {
		return fmt.Sprintf("%s, so the time of a party runs on, but not beyond the cap, %s, before the next working day.", dayOff(s), WeekDay(s.To))
	}
	return fmt.Sprintf("%s, so the time of a party runs until the end of %s, the next working day.", dayOff(s), WeekDay(s.To))
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
	return fmt.Sprintf("%s; %s, so the alarm rings on the last working day before, %s.", dayOff(s), why, WeekDay(r.Alarm))
}

// dayOff says that the last day is one on which offices are closed.
func dayOff(s deadline.Step) string {
	if s.DayOff == s.From.Weekday().String() {
		return WeekDay(s.From) + " is a day off"
	}
	return fmt.Sprintf("%s is a day off (%s)", WeekDay(s.From), s.DayOff)
}

// Findings tells of every fault that the date carries.
func Findings(r deadline.Result) []string {
	var said []string
	for _, f := range r.Findings {
		switch f.Code {
		case deadline.LateExtension:
			text := fmt.Sprintf("Finding late_extension: the extension of %s came %s after the time had ended", Day(f.On),
				Length(deadline.Length{N: f.Days, Unit: deadline.Days}))
			switch {
			case !moved(r, f.On):
				text += "; it does not move the date"
			case r.Strict < r.Due:
				text += fmt.Sprintf("; read strictly, the date stays %s", Day(r.Strict))
			}
			said = append(said, text+".")
		case deadline.NoticeMissing:
			said = append(said, fmt.Sprintf("Finding notice_missing: no notice to the party is entered for the act of %s.", Day(f.On)))
		case deadline.SuspensionBeforeStart:
			said = append(said, fmt.Sprintf("Finding suspension_before_start: the suspension of %s ended before the time began and moves nothing.", Day(f.On)))
		case deadline.SuspensionAfterEnd:
			said = append(said, fmt.Sprintf("Finding suspension_after_end: the suspension of %s began after the time had ended and moves nothing.", Day(f.On)))
		case deadline.SuspensionBeyondBudget:
			said = append(said, fmt.Sprintf("Finding suspension_beyond_budget: the suspension of %[2]s is %[1]s longer than the law allows; on those the time ran.",
				Length(deadline.Length{N: f.Days, Unit: deadline.Days}), Day(f.On)))
		case deadline.SuspensionOpen:
			said = append(said, fmt.Sprintf("Finding suspension_open: the suspension of %s has not ended.", Day(f.On)))
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

// Length writes a length in English: six months, 15 days, one year.
func Length(l deadline.Length) string {
	number, unit := fmt.Sprint(l.N), units[l.Unit]
	if l.N >= 0 && l.N < len(numbers) {
		number = numbers[l.N]
	}
	if l.N != 1 {
		unit += "s"
	}
	return number + " " + unit
}

// Day writes 26 April 2024.
func Day(d deadline.Date) string {
	if d.IsZero() {
		return "no date"
	}
	return fmt.Sprintf("%d %s %d", d.Day(), months[d.Month()-1], d.Year())
}

// WeekDay writes Friday 26 April 2024.
func WeekDay(d deadline.Date) string {
	return d.Weekday().String() + " " + Day(d)
}

// Rests names rule, evidence, pack and calendar, with their versions, and the article.
func Rests(r deadline.Result) string {
	source := fmt.Sprintf("Rule %s, evidence %s (%s), pack %s version %s", r.Rule, r.Evidence, evidence[r.Evidence], r.Pack, r.PackVersion)
	if r.Calendar != "" {
		source += fmt.Sprintf(", calendar %s version %s", r.Calendar, r.CalendarVersion)
	}
	return source + "; " + r.Cite + "."
}
