package limit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/plain"
)

// Stood gives the limits of a file of which the law in force refuses what it holds: every limit
// stands as it was entered, ended by the first of its acts among the events; and one that such
// an event starts begins by what the law gives without what it refuses. The minutes have a finding
// for each limit that stands although the law gives another.
func Stood(held, given []Clock, events map[string]deadline.Date, newID func() string) ([]Clock, act.Minutes) {
	var out []Clock
	var m act.Minutes
	for _, c := range held {
		c.EndedOn = c.ended(events)
		if now, ok := Find(given, c.Rule); !ok || !SameDates(c, now) {
			m = append(m, act.Line{Key: "limit_kept", Value: c.Rule, Finding: true})
		}
		out = append(out, c)
	}
	for _, c := range given {
		if _, ok := Find(held, c.Rule); !ok {
			c.ID = newID()
			out = append(out, c)
		}
	}
	return out, m
}

// ended is the day of the first act that met the limit; zero if none did.
func (c Clock) ended(events map[string]deadline.Date) deadline.Date {
	var first deadline.Date
	for _, kind := range strings.Fields(c.Ends) {
		if d := events[kind]; !d.IsZero() && (first.IsZero() || d < first) {
			first = d
		}
	}
	return first
}

// A Standing limit is one as the file holds it, with the answer to "why this date".
type Standing struct {
	law.Clock
	Why string
}

// Given is what the law in force makes of a file: its limits, and the events that they rest on.
type Given struct {
	Clocks []law.Clock
	Pack   *law.Pack
	Events map[string]deadline.Date
}

// Stand tells of the limits that a file holds. A date is what the file holds and
// nothing else: where the law makes the same of it, the law explains it; where it makes another, or
// refuses an extension that the file has, the date stands as it was entered and says so. That is so
// in a file as it stood under a law before, and in one that was final when the law changed.
func Stand(held []Clock, by Given) []Standing {
	out := make([]Standing, 0, len(held))
	for _, c := range by.Clocks {
		if one, ok := Find(held, c.Rule); ok && SameDates(one, Of(c)) {
			out = append(out, Standing{c, by.Pack.Explain(c.Result)})
		}
	}
	for _, c := range held {
		if !slices.ContainsFunc(out, func(s Standing) bool { return s.Rule == c.Rule }) {
			out = append(out, by.entered(c))
		}
	}
	return out
}

// entered is a limit by nothing but what the file holds of it.
func (g Given) entered(c Clock) Standing {
	s := Standing{Clock: law.Clock{
		Result: deadline.Result{
			Rule: c.Rule, Cite: c.Pack, Anchor: c.Anchor, Nominal: c.Nominal, Due: c.Due, Latest: c.Latest, Rolled: c.Rolled,
			Alarm: c.Alarm, Strict: c.Due, Lenient: c.Due, Roll: deadline.Roll(c.Roll), Evidence: deadline.Evidence(c.Evidence),
		},
		Title: "Not in the law in force", ShortCite: c.Pack, Ends: strings.Fields(c.Ends), EndedOn: c.EndedOn, Soft: c.Soft, Begins: c.Begins,
	}}
	s.Pack, s.PackVersion, _ = strings.Cut(c.Pack, "@")
	s.Calendar, s.CalendarVersion, _ = strings.Cut(c.Calendar, "@")
	if record, err := g.Pack.Record(c.Rule); err == nil {
		s.Title, s.Event = record.Title, record.Trigger
	}
	if i := slices.IndexFunc(s.Ends, func(kind string) bool { return !c.EndedOn.IsZero() && g.Events[kind] == c.EndedOn }); i >= 0 {
		s.EndedBy = s.Ends[i]
	}
	s.Why = fmt.Sprintf("The file holds %s, as it was entered under %s. The law in force does not give this date, so it is not explained anew. Rule %s, evidence %s.",
		plain.Day(c.Due), c.Pack, c.Rule, c.Evidence)
	return s
}
