package limit

import (
	"cmp"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
)

// A Change is one limit before and after it was computed anew. A limit that did not run before,
// or does not any more, has no day there.
type Change struct {
	Rule          string
	Before, After deadline.Date
}

// String is the change as the book keeps it: the rule and the two days.
func (c Change) String() string {
	return c.Rule + " " + cmp.Or(c.Before.String(), "-") + " " + cmp.Or(c.After.String(), "-")
}

// Moves lists what differs between the clocks of a file and the same computed anew: a date, the
// acts that meet the limit, what it binds to, or the days on which it warns. The order is that of
// the rules' names.
func Moves(before, after []Clock) []Change {
	var out []Change
	for _, b := range before {
		a, runs := Find(after, b.Rule)
		if !runs || Moved(b, a) {
			out = append(out, Change{b.Rule, b.Due, a.Due})
		}
	}
	for _, a := range after {
		if _, ran := Find(before, a.Rule); !ran {
			out = append(out, Change{Rule: a.Rule, After: a.Due})
		}
	}
	slices.SortFunc(out, func(x, y Change) int { return cmp.Compare(x.Rule, y.Rule) })
	return out
}

// MovedBy gives the clocks after a move by an edition of the law what follows from its day. A limit
// that an edition puts into the past is open to that day, or to its own end before, where that had
// passed: no edition makes a limit missed on a day before it, and none takes back that one was. Of
// the bells that lie before the day only the nearest rings; the others are noted as if they had.
func MovedBy(before, after []Clock, today deadline.Date) []Clock {
	out := slices.Clone(after)
	for i, c := range out {
		was, ran := Find(before, c.Rule)
		if ran && !Moved(was, c) {
			continue
		}
		if c.OpenTo = today; ran && was.Runs() {
			c.OpenTo = min(today, was.Last())
		}
		if c.OpenTo <= c.Due {
			c.OpenTo = 0
		}
		c.Rung = strings.Join(passed(c, today), " ")
		out[i] = c
	}
	return out
}

// passed names the bells of a clock that have rung, and those that another follows by that day.
func passed(c Clock, today deadline.Date) []string {
	rung := strings.Fields(c.Rung)
	early := slices.DeleteFunc(c.Bells(), func(b Bell) bool { return b.Kind == Missed || b.On > today })
	for _, b := range early[:max(0, len(early)-1)] {
		if !slices.Contains(rung, b.Name()) {
			rung = append(rung, b.Name())
		}
	}
	return rung
}

// SameDates tells whether two clocks of a rule have the same days, and one explanation serves both.
func SameDates(a, b Clock) bool {
	return a.Anchor == b.Anchor && a.Nominal == b.Nominal && a.Due == b.Due && a.Latest == b.Latest && a.Rolled == b.Rolled &&
		a.Alarm == b.Alarm && a.EndedOn == b.EndedOn && a.Soft == b.Soft && a.Begins == b.Begins
}

// Moved tells whether one of two clocks of a rule is not as the other in what a file rests on.
func Moved(a, b Clock) bool {
	return a.Anchor != b.Anchor || a.Nominal != b.Nominal || a.Due != b.Due || a.Latest != b.Latest || a.Rolled != b.Rolled ||
		a.Alarm != b.Alarm || a.Ends != b.Ends || a.Soft != b.Soft || a.Begins != b.Begins || a.Warn != b.Warn
}
