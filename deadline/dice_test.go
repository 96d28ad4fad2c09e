package deadline

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/zaklon/zaklon/deadline/oracle"
)

// A drawn case, with one calendar in both forms.
type drawn struct {
	rule    Rule
	in      Inputs
	cal     Calendar
	offices oracle.Offices
}

// dice draw rules and inputs that lie close to each other, so that ends,
// acts and days off meet.
type dice struct{ *rand.Rand }

func (d dice) one(calendars []drawn) drawn {
	c := calendars[d.IntN(len(calendars))]
	c.rule = d.rule()
	first, last := MustDate("1903-01-01"), MustDate("2150-12-31")
	if c.cal.From > firstDate && !d.in(4) {
		first, last = c.cal.From, c.cal.To-300
	}
	anchor := d.between(first, last)
	for d.in(3) && anchor.Day() < 28 {
		anchor += Date(28 + d.IntN(4) - anchor.Day()) // month ends are where limits in months go wrong
	}
	c.in = d.inputs(c.rule, anchor)
	return c
}

func (d dice) in(n int) bool              { return d.IntN(n) == 0 }
func (d dice) between(a, b Date) Date     { return a + Date(d.IntN(int(b-a)+1)) }
func (d dice) length(units []Unit) Length { return d.upTo(units, 1) }

// upTo draws a length; a factor makes caps and maxima the longer ones.
func (d dice) upTo(units []Unit, factor int) Length {
	most := map[Unit]int{Days: 120, Weeks: 20, WorkingDays: 60, Months: 12, Years: 2}
	unit := units[d.IntN(len(units))]
	return Length{1 + d.IntN(most[unit]*factor), unit}
}

func (d dice) rule() Rule {
	units := []Unit{Days, Days, Weeks, WorkingDays, Months, Months, Months, Years}
	missing := []MissingDay{LastOfMonth, LastOfMonth, LastOfMonth, NextDay, NextDay, RefuseMissing}
	r := Rule{
		ID: "R", Length: d.length(units), CountDayZero: d.in(4), Missing: missing[d.IntN(len(missing))],
		Roll: []Roll{RollForward, RollNominal, RollLiberty, RollExternal}[d.IntN(4)], Evidence: Read,
	}
	if d.in(2) {
		r.Cap = Cap{Rule: "C", Length: d.upTo(units, 2), Missing: missing[d.IntN(len(missing))]}
	}
	switch d.IntN(20) {
	case 0, 1:
		r.Kind, r.Length = Fixed, Length{}
	case 2:
		r.Kind, r.Length = Standing, Length{}
		return r
	}
	for i := range d.IntN(3) {
		a := Allowance{Ground: fmt.Sprint("e", i), NeedsNotice: d.in(3), MustPrecedeExpiry: !d.in(3), IfLate: []Late{LateMoves, LateNoEffect}[d.IntN(2)]}
		if d.in(2) {
			a.Max = d.upTo(units, 2)
		}
		r.Extensions = append(r.Extensions, a)
	}
	for i := range d.IntN(3) {
		p := Pause{Ground: fmt.Sprint("s", i), NeedsNotice: d.in(3), Budget: d.IntN(60)}
		if r.Cap.Length.IsZero() {
			p.Budget++
		}
		r.Suspensions = append(r.Suspensions, p)
	}
	return r
}

// inputs draws acts around the end of the limit.
func (d dice) inputs(r Rule, anchor Date) Inputs {
	in := Inputs{Anchor: anchor}
	span := map[Unit]int{Days: 1, Weeks: 7, WorkingDays: 2, Months: 31, Years: 366}[r.Length.Unit] * r.Length.N
	if r.Kind == Fixed && !d.in(20) {
		span = d.IntN(300)
		in.Stated = anchor + Date(span-3)
	}
	if r.Kind == Counted && d.in(100) {
		in.Stated = anchor + 10
	}
	near := func() Date { return anchor + Date(d.IntN(span+span/5+5)) - 2 }
	notice := func(on Date) Date { return on * Date(d.IntN(2)) }
	if d.in(2) {
		for range d.IntN(len(r.Extensions)*2 + 1) {
			e := Extension{On: near(), Until: anchor + Date(span+d.IntN(150)), Ground: fmt.Sprint("e", d.IntN(max(1, len(r.Extensions))))}
			e.Notice = notice(e.On)
			in.Extensions = append(in.Extensions, d.broken(e))
		}
	}
	if d.in(2) {
		for range d.IntN(len(r.Suspensions)*3 + 1) {
			s := Interval{From: near(), Ground: fmt.Sprint("s", d.IntN(max(1, len(r.Suspensions))))}
			s.To, s.Notice = s.From+Date(d.IntN(50)), notice(s.From)
			in.Suspended = append(in.Suspended, d.odd(s))
		}
	}
	if d.in(200) {
		in.Extensions, in.Suspended = append(in.Extensions, Extension{}), append(in.Suspended, Interval{})
	}
	return in
}

// broken makes one extension in forty one that no rule allows.
func (d dice) broken(e Extension) Extension {
	switch d.IntN(80) {
	case 0:
		e.Ground = "workload"
	case 1:
		e.Until = 0
	}
	return e
}

// odd makes some suspensions open, empty of a ground, the wrong way round, or long over.
func (d dice) odd(s Interval) Interval {
	switch d.IntN(40) {
	case 0, 1:
		s.To = 0
	case 2, 3, 4:
		s.Ground = ""
	case 5:
		s.To = s.From - 1
	case 6:
		s.From -= 400
	case 7:
		s.From, s.To = s.From-400, s.From-390
	}
	return s
}

// calendars draws offices that close on some weekdays and days, for all years,
// for some, and for none.
func (d dice) calendars(almanac *oracle.Almanac, n int) []drawn {
	weekends := [][]time.Weekday{{time.Saturday, time.Sunday}, {time.Saturday, time.Sunday}, {time.Friday, time.Saturday}, {time.Sunday}, nil}
	var list []drawn
	for i := range n {
		c := Calendar{ID: fmt.Sprint("c", i), Weekend: weekends[d.IntN(len(weekends))], Holidays: map[Date]string{}, From: firstDate, To: lastDate}
		o := oracle.Calendar{From: text(firstDate), To: text(lastDate)}
		switch d.IntN(12) {
		case 0:
			c.From, c.To, o.From, o.To = 0, 0, "", ""
		case 1, 2, 3:
			c.From, c.To, o.From, o.To = MustDate("2018-01-01"), MustDate("2035-12-31"), "2018-01-01", "2035-12-31"
		}
		for _, w := range c.Weekend {
			o.Weekend = append(o.Weekend, int(w))
		}
		for range d.IntN(8000) {
			day := d.between(firstDate, lastDate)
			for range 1 + d.IntN(3) { // holidays come in rows
				c.Holidays[day] = "holiday"
				o.Holidays = append(o.Holidays, text(day))
				day++
			}
		}
		list = append(list, drawn{cal: c, offices: almanac.Offices(o)})
	}
	return list
}
