// Package limit is a time limit of a file as it was last computed: whether it still runs, which of
// its bells have rung, and the tasks that they left to officers.
//
// A bell is a day on which somebody is told that a limit ends or has ended. Each rings once for
// each date, whenever the house comes to it. This package computes no date and holds no interval:
// both come from the law pack. It may not import a store, a web, a clock or a log, nor a package of
// rules, which hands it the parts of a file.
package limit

import (
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
)

// A Clock is a time limit of the case as it was last computed.
type Clock struct {
	ID       string
	Rule     string
	Pack     string
	Calendar string
	Anchor   deadline.Date
	Nominal  deadline.Date
	Due      deadline.Date
	Latest   deadline.Date // zero: no cap
	Rolled   deadline.Date
	Alarm    deadline.Date // the last working day on or before Due
	Roll     string
	Evidence string
	Ends     string // kinds of the acts that meet it, with a space between
	EndedOn  deadline.Date
	Soft     bool          // a milestone, not a limit
	Begins   bool          // a right that begins on the day, not a limit
	Warn     string        // days before Due on which it warns, the largest first, with a space between
	Rung     string        // names of the bells that have rung for Due, in their order, with a space between
	MissedOn deadline.Date // first day after a Due that passed without the act; it stays, whatever comes later
	OpenTo   deadline.Date // the last day in time, where an edition of the law moved Due to before it; else zero
}

// Last is the last day on which the act that meets the limit is in time: Due, or where an edition
// of the law moved that into the past, the day of the move, because nobody could have known before.
func (c Clock) Last() deadline.Date { return max(c.Due, c.OpenTo) }

// Of is a clock of the law as a file keeps it. It has no reference, and no bell of it has rung.
func Of(c law.Clock) Clock {
	return Clock{
		Rule: c.Rule, Pack: c.Pack + "@" + c.PackVersion, Calendar: c.Calendar + "@" + c.CalendarVersion,
		Anchor: c.Anchor, Nominal: c.Nominal, Due: c.Due, Latest: c.Latest, Rolled: c.Rolled, Alarm: c.Alarm,
		Roll: string(c.Roll), Evidence: string(c.Evidence), Ends: strings.Join(c.Ends, " "),
		EndedOn: c.EndedOn, Soft: c.Soft, Begins: c.Begins, Warn: numbers(c.Warn),
	}
}

// All gives the clocks of the law as a file keeps them.
func All(clocks []law.Clock) []Clock {
	out := make([]Clock, len(clocks))
	for i, c := range clocks {
		out[i] = Of(c)
	}
	return out
}

// Runs tells whether an act is still awaited by a limit that binds.
func (c Clock) Runs() bool { return c.EndedOn.IsZero() && !c.Soft && !c.Begins && c.Ends != "" }

// EndedBy tells whether an act of this kind meets the limit.
func (c Clock) EndedBy(kind string) bool { return slices.Contains(strings.Fields(c.Ends), kind) }

// Renewed gives clocks that were computed anew what the clocks before know of the same rules: the
// reference, that it was missed, and, where the date stands, which bells have rung. A clock of a
// rule that did not run before gets a new reference.
func Renewed(before, computed []Clock, newID func() string) []Clock {
	out := slices.Clone(computed)
	for i, c := range out {
		was, ran := Find(before, c.Rule)
		if !ran {
			out[i].ID = newID()
			continue
		}
		out[i].ID, out[i].MissedOn = was.ID, was.MissedOn
		if was.Due == c.Due {
			out[i].Rung, out[i].OpenTo = was.Rung, was.OpenTo
		}
	}
	return out
}

// Find returns the clock of a rule.
func Find(clocks []Clock, rule string) (Clock, bool) {
	i := slices.IndexFunc(clocks, func(c Clock) bool { return c.Rule == rule })
	if i < 0 {
		return Clock{}, false
	}
	return clocks[i], true
}

// First returns the limit that binds, runs and ends first; of two on one day, that of the lesser
// reference.
func First(clocks []Clock) (Clock, bool) {
	var first Clock
	for _, c := range clocks {
		if c.Runs() && (first.ID == "" || c.Due < first.Due || c.Due == first.Due && c.ID < first.ID) {
			first = c
		}
	}
	return first, first.ID != ""
}
