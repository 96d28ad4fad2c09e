// Package limit shows a time limit of a file of any register: how it stands on a day, and the
// answer to "why this date".
//
// It computes no date: every date and its explanation come from the law pack (docs/design.md
// section 3). It knows no register: it may not name a desk of an institution or its rules.
package limit

import (
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	limits "github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/locale"
)

// A Shown is one time limit as it stood at the end of a day.
type Shown struct {
	law.Clock
	Words    locale.Printer
	Day      deadline.Date
	Why      string        // the explanation of the date
	MissedOn deadline.Date // the day from which the book counts it as missed; it stays, whatever came later
	Pictured bool          // the bar of the time to decide is drawn of it: one limit of a file at most
}

// Show makes what pages show of clocks that are in no file yet, the first to end first.
func Show(words locale.Printer, pack *law.Pack, clocks []law.Clock, day deadline.Date) []Shown {
	out := make([]Shown, len(clocks))
	for i, c := range clocks {
		out[i] = Shown{Clock: c, Words: words, Day: day, Why: pack.Explain(c.Result)}
	}
	return sorted(out)
}

// ShowStanding makes what pages show of the limits that a file holds, the first to end first.
func ShowStanding(words locale.Printer, standing []limits.Standing, day deadline.Date) []Shown {
	out := make([]Shown, len(standing))
	for i, l := range standing {
		out[i] = Shown{Clock: l.Clock, Words: words, Day: day, Why: l.Why}
	}
	return sorted(out)
}

func sorted(out []Shown) []Shown {
	slices.SortStableFunc(out, func(a, b Shown) int { return int(a.Due - b.Due) })
	pictured(out)
	return out
}

// Computed tells whether a day is one that the limit's computation gave, so that the limit
// explains it: the day that counts, before and after a roll, the cap, the alarm, the other
// readings, and the new last day of each extension.
func (s Shown) Computed(d deadline.Date) bool {
	days := []deadline.Date{s.Due, s.Nominal, s.Rolled, s.Latest, s.Alarm, s.Strict, s.Lenient, s.Base}
	for _, step := range s.Steps {
		if step.Kind == deadline.StepExtended {
			days = append(days, step.To)
		}
	}
	return !d.IsZero() && slices.Contains(days, d)
}

// Status is the status of the limit on the day shown.
func (s Shown) Status() string { return s.StatusOn(s.Day) }

// Live tells whether the limit runs, was missed, or is a right that is yet to begin.
func (s Shown) Live() bool { return s.Status() == law.StatusOpen || s.Status() == law.StatusMissed }

// ended is the day of the act that ended the limit, where that was known on the day shown.
func (s Shown) ended() (deadline.Date, bool) {
	return s.EndedOn, !s.EndedOn.IsZero() && s.EndedOn <= s.Day
}

// soon is the number of days before the end from which a limit is shown as near.
const soon = 7

// A Tag is a word with a colour and an icon; the word alone says all of it.
type Tag struct{ Words, Class, Icon string }

// Tag is how the limit stands, in words.
func (s Shown) Tag() Tag {
	days := int(s.Due - s.Day)
	switch status := s.Status(); {
	case s.Soft && (status == law.StatusMissed || status == law.StatusOpen):
		return Tag{Words: s.Words.T("clock.milestone")}
	case status != law.StatusOpen && status != law.StatusMissed:
		return statusTag(s.Words.T("clock."+status), status)
	case s.Begins:
		return Tag{Words: s.Words.N("clock.begins_in", days)}
	}
	return Left(s.Words, days)
}

// Left is the tag of a limit that ends in so many days; fewer than none have passed since.
func Left(words locale.Printer, days int) Tag {
	switch {
	case days < 0:
		return Tag{words.N("clock.overdue", -days), "z-tag--red", "warning"}
	case days == 0:
		return Tag{words.T("clock.last_day"), "z-tag--amber", "clock"}
	case days <= soon:
		return Tag{words.N("clock.left", days), "z-tag--amber", "clock"}
	}
	return Tag{Words: words.N("clock.left", days)}
}

func statusTag(words, status string) Tag {
	switch status {
	case law.StatusMet, law.StatusBegun:
		return Tag{words, "z-tag--green", "tick"}
	case law.StatusMetLate, law.StatusExpired:
		return Tag{words, "z-tag--amber", "clock"}
	}
	return Tag{Words: words}
}
