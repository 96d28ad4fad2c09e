package deadline

import (
	"fmt"
	"slices"
	"time"
)

// Calendar says on which days the offices of a jurisdiction are closed. Outside
// From and To it says nothing, and a rule that needs it is refused. The zero
// value covers no day.
type Calendar struct {
	ID, Version string
	Weekend     []time.Weekday
	Holidays    map[Date]string // the day and its name in English
	From, To    Date            // first and last day for which the holidays were entered
	Evidence    Evidence
}

// OutsideCalendar is the error for a day that the calendar does not cover.
type OutsideCalendar struct {
	Calendar string // id, or "" if there is none
}

// Error names the calendar and no date, since a date can concern a person.
func (e *OutsideCalendar) Error() string {
	if e.Calendar == "" {
		return "the rule needs a calendar and has none"
	}
	return fmt.Sprintf("the date is outside the years for which calendar %q was entered", e.Calendar)
}

// Covers says that the calendar knows the day.
func (c Calendar) Covers(d Date) bool {
	return !d.IsZero() && c.From <= d && d <= c.To
}

// DayOff gives the reason why offices are closed that day, a holiday's name
// or the day of the week, and false if they are open. A day outside the
// calendar counts as open; ask Covers first.
func (c Calendar) DayOff(d Date) (string, bool) {
	if name, ok := c.Holidays[d]; ok {
		return name, true
	}
	if slices.Contains(c.Weekend, d.Weekday()) {
		return d.Weekday().String(), true
	}
	return "", false
}

// OnOrAfter gives the first working day from d on, d included.
func (c Calendar) OnOrAfter(d Date) (Date, error) { return c.working(d, 1) }

// OnOrBefore gives the last working day up to d, d included.
func (c Calendar) OnOrBefore(d Date) (Date, error) { return c.working(d, -1) }

// AddWorkingDays gives the n-th working day after d, d itself not counted.
func (c Calendar) AddWorkingDays(d Date, n int) (Date, error) {
	if !c.Covers(d) {
		return 0, &OutsideCalendar{c.ID}
	}
	for range n {
		next, err := c.working(d+1, 1)
		if err != nil {
			return 0, err
		}
		d = next
	}
	return d, nil
}

// working steps from d to the first working day it meets.
func (c Calendar) working(d, step Date) (Date, error) {
	for ; c.Covers(d); d += step {
		if _, off := c.DayOff(d); !off {
			return d, nil
		}
	}
	return 0, &OutsideCalendar{c.ID}
}
