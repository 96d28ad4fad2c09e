package oracle

import "fmt"

// Almanac is the list of all days from 1900-01-01, a Monday, to 2199-12-31.
// A day is known by its place in the list. It is never changed and safe for
// concurrent use.
type Almanac struct {
	days  []day
	place map[string]int
}

// day is one line of the almanac. The weekday is 0 for Sunday.
type day struct {
	year, month, number, weekday int
	text                         string
}

// NewAlmanac writes down every day, each from the one before it.
func NewAlmanac() *Almanac {
	a := &Almanac{place: map[string]int{}}
	today := day{year: 1900, month: 1, number: 1, weekday: 1}
	for today.year < 2200 {
		today.text = fmt.Sprintf("%04d-%02d-%02d", today.year, today.month, today.number)
		a.place[today.text] = len(a.days)
		a.days = append(a.days, today)
		today = tomorrow(today)
	}
	return a
}

// tomorrow gives the day after, by the lengths of the months alone.
func tomorrow(d day) day {
	d.weekday++
	if d.weekday == 7 {
		d.weekday = 0
	}
	d.number++
	if d.number <= lengthOf(d.year, d.month) {
		return d
	}
	d.number = 1
	d.month++
	if d.month == 13 {
		d.month = 1
		d.year++
	}
	return d
}

// lengthOf is the number of days in a month of the Gregorian calendar.
func lengthOf(year, month int) int {
	if month == 2 && leap(year) {
		return 29
	}
	return [13]int{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month]
}

// leap says that February has 29 days: every fourth year, but not the
// hundredth, but again the four-hundredth.
func leap(year int) bool {
	if year%400 == 0 {
		return true
	}
	if year%100 == 0 {
		return false
	}
	return year%4 == 0
}

// Days gives every day between two days, both included, in order. It gives
// none if either is not in the almanac.
func (a *Almanac) Days(from, to string) []string {
	first, okFirst := a.place[from]
	last, okLast := a.place[to]
	if !okFirst || !okLast {
		return nil
	}
	var list []string
	for i := first; i <= last; i++ {
		list = append(list, a.days[i].text)
	}
	return list
}

// find gives the place of a day. No other text is a day.
func (a *Almanac) find(what, text string) (int, error) {
	place, ok := a.place[text]
	if !ok {
		return 0, fmt.Errorf("%s is no day of the years 1900 to 2199", what)
	}
	return place, nil
}

// text gives the day at a place, and "" for no place.
func (a *Almanac) text(place int) string {
	if place < 0 {
		return ""
	}
	return a.days[place].text
}
