package limit

import (
	"slices"
	"strings"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
)

// A History is the acts of a file. It says on which day the file held a limit as it was at one of
// them: a later act, such as the move of a date by an edition of the law, gives another date, and
// another explanation.
type History struct {
	Events  []Event // in the order they were entered
	Pack    *law.Pack
	Zone    *time.Location // of the days
	Moves   string         // the kind of act by which an edition of the law moves dates
	Extends string         // the kind of act that extends a limit; empty: none does
}

// An Event is what a history needs of an act.
type Event struct {
	Kind, On string // On is the day of legal effect, as the book writes it
	At       int64  // entered, in microseconds
	Minutes  act.Minutes
}

// Held says when the file held a limit as it was at one act. Zero: it holds it still.
type Held struct {
	On    deadline.Date // at the end of that day
	Never bool          // at the end of no day: another act of the same day changed it
}

// At is the place where a date is explained that the file held then: the view of that day.
func (h Held) At(p Place) Place {
	if h.Never {
		p.Why = p.Words.T("clock.held_within", "rule", p.Rule)
		return p
	}
	p.AsOf = h.On.String()
	return p
}

// OnPaper is the same with the view of the day named in words.
func (h Held) OnPaper(p Place) Place {
	if p = h.At(p); !h.Never {
		p.Why = p.Words.T("clock.held_on", "rule", p.Rule, "day", p.Words.DateLong(h.On))
	}
	return p
}

// Extended is the rule whose limit an extension on that ground extends; empty: none does.
func Extended(pack *law.Pack, ground string) string {
	for _, record := range pack.Records() {
		if slices.ContainsFunc(pack.Grounds(record.Rule.ID), func(g law.Ground) bool { return g.ID == ground }) {
			return record.Rule.ID
		}
	}
	return ""
}

// After says when the file held the limit of a rule as it was after the act at a place in the list.
func (h History) After(place int, rule string) Held {
	on := h.day(place)
	for i := place + 1; i < len(h.Events); i++ {
		if h.changes(i, rule) {
			if h.day(i) == on {
				return Held{Never: true}
			}
			return Held{On: on}
		}
	}
	return Held{}
}

// Before says the same of the limit as it was before the act.
func (h History) Before(place int, rule string) Held {
	on := h.day(place)
	for i := place - 1; i >= 0 && h.day(i) == on; i-- {
		if h.changes(i, rule) {
			return Held{Never: true}
		}
	}
	return Held{On: on - 1}
}

// Extended is the place of the act of an extension by the day it was decided and its new last day; -1: the reader does not see it.
func (h History) Extended(decided, until deadline.Date) int {
	line := act.Line{Key: "until", Value: until.String()}
	return slices.IndexFunc(h.Events, func(e Event) bool {
		return h.extends(e) && e.On == decided.String() && slices.Contains(e.Minutes, line)
	})
}

func (h History) extends(e Event) bool { return h.Extends != "" && e.Kind == h.Extends }

// day is the day on which an act was entered.
func (h History) day(place int) deadline.Date {
	return deadline.DateIn(time.UnixMicro(h.Events[place].At), h.Zone)
}

// changes tells whether an act may give the limit of a rule another date: it starts it, extends it,
// or is the move by an edition of the law that says so.
func (h History) changes(place int, rule string) bool {
	e := h.Events[place]
	if e.Kind == h.Moves {
		return slices.ContainsFunc(e.Minutes, func(l act.Line) bool {
			return l.Key == "date_moved" && strings.HasPrefix(l.Value, rule+" ")
		})
	}
	record, err := h.Pack.Record(rule)
	if err != nil {
		return false
	}
	if h.extends(e) {
		return record.OnlyWhenExtended || len(h.Pack.Grounds(rule)) > 0
	}
	return e.Kind == record.Trigger || e.Kind == record.AltTrigger
}
