package protection

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/plain"
	"github.com/zaklon/zaklon/protection/limit"
)

// A Standing limit is one as the file holds it, with the answer to "why this date".
type Standing struct {
	law.Clock
	Why string
}

// Standing gives the limits that the last act left in the file. A date is what the file holds and
// nothing else: where the law makes the same of it, the law explains it; where it makes another, or
// refuses an extension that the file has, the date stands as it was entered and says so. That is so
// in a file as it stood under a law before, and in one that was final when the law changed.
func (f File) Standing(pack *law.Pack) ([]Standing, error) {
	computed, err := f.LawClocks(pack)
	if errors.As(err, new(*deadline.Refusal)) { // of an extension; it reaches no limit that is not extended
		computed, err = pack.Clocks(law.Facts{Events: f.events()})
	}
	if err != nil {
		return nil, err
	}
	out := make([]Standing, 0, len(f.Clocks))
	for _, c := range computed {
		if held, ok := f.Clock(c.Rule); ok && limit.SameDates(held, limit.Of(c)) {
			out = append(out, Standing{c, pack.Explain(c.Result)})
		}
	}
	for _, held := range f.Clocks {
		if !slices.ContainsFunc(out, func(s Standing) bool { return s.Rule == held.Rule }) {
			out = append(out, f.entered(pack, held))
		}
	}
	return out, nil
}

// entered is a limit by nothing but what the file holds of it.
func (f File) entered(pack *law.Pack, c Clock) Standing {
	s := Standing{Clock: law.Clock{
		Result: deadline.Result{
			Rule: c.Rule, Cite: c.Pack, Anchor: c.Anchor, Nominal: c.Nominal, Due: c.Due, Latest: c.Latest, Rolled: c.Rolled,
			Alarm: c.Alarm, Strict: c.Due, Lenient: c.Due, Roll: deadline.Roll(c.Roll), Evidence: deadline.Evidence(c.Evidence),
		},
		Title: "Not in the law in force", ShortCite: c.Pack, Ends: strings.Fields(c.Ends), EndedOn: c.EndedOn, Soft: c.Soft, Begins: c.Begins,
	}}
	s.Pack, s.PackVersion, _ = strings.Cut(c.Pack, "@")
	s.Calendar, s.CalendarVersion, _ = strings.Cut(c.Calendar, "@")
	if record, err := pack.Record(c.Rule); err == nil {
		s.Title, s.Event = record.Title, record.Trigger
	}
	if i := slices.IndexFunc(s.Ends, func(kind string) bool { return !c.EndedOn.IsZero() && f.events()[kind] == c.EndedOn }); i >= 0 {
		s.EndedBy = s.Ends[i]
	}
	s.Why = fmt.Sprintf("The file holds %s, as it was entered under %s. The law in force does not give this date, so it is not explained anew. Rule %s, evidence %s.",
		plain.Day(c.Due), c.Pack, c.Rule, c.Evidence)
	return s
}
