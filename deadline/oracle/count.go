package oracle

// refused is a reason not to answer, as an error inside the package.
type refused string

func (r refused) Error() string { return string(r) }

// count walks a length from the anchor. Where the day of the event is the
// first day the walk is shorter by that day.
func (w *walk) count(l Length, missing string) (int, error) {
	switch l.Unit {
	case "d":
		return w.steps(l.N)
	case "w":
		return w.steps(7 * l.N)
	case "wd":
		return w.openDays(l.N)
	case "m":
		return w.months(l.N, missing)
	case "y":
		return w.months(12*l.N, missing)
	}
	return 0, refused("no length in days: " + l.Unit)
}

// steps walks n days.
func (w *walk) steps(n int) (int, error) {
	place := w.start()
	for range n {
		place++
	}
	return w.within(place)
}

// openDays walks until it has met n days on which the offices are open. The
// calendar must know the day it starts from too.
func (w *walk) openDays(n int) (int, error) {
	return w.openDaysAfter(w.start(), n)
}

func (w *walk) openDaysAfter(place, n int) (int, error) {
	if !w.offices.knows(place) {
		return 0, refused(OutsideCalendar)
	}
	for n > 0 {
		place++
		if !w.offices.knows(place) {
			return 0, refused(OutsideCalendar)
		}
		if w.offices.open(place) {
			n--
		}
	}
	return place, nil
}

// months walks over the ends of n months and then to the day of the anchor's
// number, or to the end of the month if there is none.
func (w *walk) months(n int, missing string) (int, error) {
	place := w.anchor
	for n > 0 {
		place++
		if place >= len(w.days) {
			return 0, refused(OutsideYears)
		}
		if w.days[place].number == 1 {
			n--
		}
	}
	first, number := w.days[place], w.days[w.anchor].number
	for place < len(w.days) && w.days[place].month == first.month {
		if w.days[place].number == number {
			return w.dayBefore(place), nil
		}
		place++
	}
	switch {
	case missing == "refuse":
		return 0, refused("missing_day")
	case missing == "last_of_month" || w.rule.DayZero: // the day before the first of the next
		return place - 1, nil
	}
	return w.within(place)
}

// dayBefore gives the day before, where the first day was counted.
func (w *walk) dayBefore(place int) int {
	if w.rule.DayZero {
		return place - 1
	}
	return place
}

// start is the day after which the first day is counted.
func (w *walk) start() int { return w.dayBefore(w.anchor) }

// within refuses a place that is not in the almanac.
func (w *walk) within(place int) (int, error) {
	if place < 0 || place >= len(w.days) {
		return 0, refused(OutsideYears)
	}
	return place, nil
}
