package limit

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
)

// The kinds of bells, and of the tasks they leave.
const (
	Warning = "warning" // days before the end, as the pack says
	Alarm   = "alarm"   // the last working day on or before the end
	Missed  = "missed"  // the day after the last day in time, without the act
)

// A Bell is one day on which a limit makes itself heard.
type Bell struct {
	Rule string
	Kind string
	Days int64         // before Due, of a warning
	Due  deadline.Date // the end of the limit
	On   deadline.Date // the day on which the bell is due
}

// Name tells the bells of one date apart.
func (b Bell) Name() string {
	if b.Kind == Warning {
		return strconv.FormatInt(b.Days, 10)
	}
	return b.Kind
}

// Bells lists all bells of a clock in the order of their days: its warnings, its alarm, and that
// it was missed. A milestone and a right that begins have none, and neither has a limit without a day.
func (c Clock) Bells() []Bell {
	if c.Soft || c.Begins || c.Ends == "" || c.Due.IsZero() {
		return nil
	}
	var bells []Bell
	for _, days := range strings.Fields(c.Warn) {
		n, err := strconv.ParseInt(days, 10, 32)
		if err != nil {
			continue // Of writes only numbers
		}
		bells = append(bells, Bell{c.Rule, Warning, n, c.Due, c.Due - deadline.Date(n)})
	}
	bells = append(bells, Bell{c.Rule, Alarm, 0, c.Due, cmp.Or(c.Alarm, c.Due)}, Bell{c.Rule, Missed, 0, c.Due, c.Last() + 1})
	slices.SortStableFunc(bells, func(a, b Bell) int { return cmp.Compare(a.On, b.On) })
	return bells
}

// Silent lists the bells of a clock that runs which have not rung yet, in their order.
func (c Clock) Silent() []Bell {
	if !c.Runs() {
		return nil
	}
	rung := strings.Fields(c.Rung)
	return slices.DeleteFunc(c.Bells(), func(b Bell) bool { return slices.Contains(rung, b.Name()) })
}

// Next is the day of the bell that rings next among the clocks; zero if none does.
func Next(clocks []Clock) deadline.Date {
	var next deadline.Date
	for _, c := range clocks {
		for _, b := range c.Silent() {
			if next.IsZero() || b.On < next {
				next = b.On
			}
		}
	}
	return next
}

// Due lists the bells that are due by a day and have not rung, in the order of their days and then
// of the clocks: those that tell of a missed limit, or the others.
func Due(clocks []Clock, by deadline.Date, missed Choice) []Bell {
	var due []Bell
	for _, c := range clocks {
		for _, b := range c.Silent() {
			if b.On <= by && (b.Kind == Missed) == (missed == OnlyMissed) {
				due = append(due, b)
			}
		}
	}
	slices.SortStableFunc(due, func(a, b Bell) int { return cmp.Compare(a.On, b.On) })
	return due
}

// A Choice says which bells are asked for.
type Choice int

// The two kinds of acts that bells are entered by.
const (
	BeforeMissed Choice = iota // warnings and alarms
	OnlyMissed
)

// Rang notes the bells on their clocks. A clock that was missed keeps
// the first day for ever, also where it is missed again on another date.
func Rang(clocks []Clock, bells []Bell) []Clock {
	out := slices.Clone(clocks)
	for i := range out {
		for _, b := range bells {
			if b.Rule != out[i].Rule {
				continue
			}
			out[i].Rung = strings.TrimSpace(out[i].Rung + " " + b.Name())
			if b.Kind == Missed {
				out[i].MissedOn = cmp.Or(out[i].MissedOn, b.On)
			}
		}
	}
	return out
}

// Minutes are bells in the book: of each what rang and of which rule, its last day, and the day on
// which the bell was due. A missed limit is a finding.
func Minutes(bells []Bell) act.Minutes {
	var m act.Minutes
	for _, b := range bells {
		line := act.Line{Key: "limit_warned", Value: b.Rule}
		switch b.Kind {
		case Alarm:
			line = act.Line{Key: "limit_alarm", Value: b.Rule}
		case Missed:
			line = act.Line{Key: "limit_missed", Value: b.Rule, Finding: true}
		}
		m = append(m, line, act.Line{Key: "due", Value: b.Due.String()}, act.Line{Key: "bell_on", Value: b.On.String()})
	}
	return m
}

func numbers(days []int) string {
	out := make([]string, len(days))
	for i, n := range days {
		out[i] = strconv.Itoa(n)
	}
	return strings.Join(out, " ")
}
