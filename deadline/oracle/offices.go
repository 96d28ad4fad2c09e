package oracle

// Offices knows of every day whether the offices are closed.
type Offices struct {
	closed     []bool
	from, upTo int // places of the first and last day that it knows; upTo < from: none
}

// Calendar is what Offices are made of: weekdays (0 is Sunday), days off, and
// the first and last day for which they were entered.
type Calendar struct {
	Weekend  []int
	Holidays []string
	From, To string
}

// Offices enters a calendar into the almanac. A calendar without a first or
// last day knows no day at all.
func (a *Almanac) Offices(c Calendar) Offices {
	o := Offices{closed: make([]bool, len(a.days)), from: 0, upTo: -1}
	first, okFirst := a.place[c.From]
	last, okLast := a.place[c.To]
	if okFirst && okLast {
		o.from, o.upTo = first, last
	}
	for i, d := range a.days {
		for _, weekday := range c.Weekend {
			if d.weekday == weekday {
				o.closed[i] = true
			}
		}
	}
	for _, text := range c.Holidays {
		if place, ok := a.place[text]; ok {
			o.closed[place] = true
		}
	}
	return o
}

// knows says that the calendar was entered for the day.
func (o Offices) knows(place int) bool { return o.from <= place && place <= o.upTo }

// open says that the offices are open; only asked of a day it knows.
func (o Offices) open(place int) bool { return !o.closed[place] }

// openFrom walks forward to the first open day, the day itself included; -1
// if it leaves the days it knows.
func (o Offices) openFrom(place int) int {
	for o.knows(place) {
		if o.open(place) {
			return place
		}
		place++
	}
	return -1
}

// openUpTo walks back to the last open day, the day itself included; -1 if it
// leaves the days it knows.
func (o Offices) openUpTo(place int) int {
	for o.knows(place) {
		if o.open(place) {
			return place
		}
		place--
	}
	return -1
}
