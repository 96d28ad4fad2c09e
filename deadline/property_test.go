package deadline

import (
	"testing"

	"pgregory.net/rapid"
)

// fullYear is a calendar for every year, with holidays that are drawn.
func anyCalendar() *rapid.Generator[Calendar] {
	return rapid.Custom(func(t *rapid.T) Calendar {
		c := montenegro()
		c.From, c.To = firstDate, lastDate
		c.Holidays = map[Date]string{}
		for _, n := range rapid.SliceOfN(rapid.Int32Range(int32(firstDate), int32(lastDate)), 0, 50).Draw(t, "holidays") {
			c.Holidays[Date(n)] = "holiday"
		}
		return c
	})
}

func anyRule() *rapid.Generator[Rule] {
	return rapid.Custom(func(t *rapid.T) Rule {
		r := limit("R", rapid.IntRange(1, 60).Draw(t, "n"), "", "")
		r.Length.Unit = rapid.SampledFrom([]Unit{Days, Weeks, Months, WorkingDays}).Draw(t, "unit")
		r.Roll = rapid.SampledFrom([]Roll{RollForward, RollNominal, RollLiberty, RollExternal}).Draw(t, "roll")
		r.Missing = rapid.SampledFrom([]MissingDay{LastOfMonth, NextDay}).Draw(t, "missing")
		return r
	})
}

func compute(t *rapid.T, r Rule, anchor Date, cal Calendar, ext ...Extension) Result {
	got, err := Compute(r, Inputs{Anchor: anchor, Extensions: ext}, cal)
	if err != nil {
		t.Fatalf("%s from %s: %v", r.Length.Unit, anchor, err)
	}
	return got
}

func TestLaterAnchorNeverGivesEarlierDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, cal := anyRule().Draw(t, "rule"), anyCalendar().Draw(t, "calendar")
		a, b := anyDate().Draw(t, "a"), anyDate().Draw(t, "b")
		a, b = min(a, b), max(a, b)
		first, second := compute(t, r, a, cal), compute(t, r, b, cal)
		if first.Due > second.Due || first.Nominal > second.Nominal || first.Due <= a {
			t.Fatalf("from %s: %s, from %s: %s", a, first.Due, b, second.Due)
		}
	})
}

func TestReadingsEncloseTheDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		got := compute(t, anyRule().Draw(t, "rule"), anyDate().Draw(t, "anchor"), anyCalendar().Draw(t, "calendar"))
		if got.Strict > got.Due || got.Due > got.Lenient || got.Alarm > got.Due || got.Rolled < got.Nominal {
			t.Fatalf("got strict %s, alarm %s, due %s, lenient %s, nominal %s, rolled %s",
				got.Strict, got.Alarm, got.Due, got.Lenient, got.Nominal, got.Rolled)
		}
	})
}

func TestRollingTwiceIsRollingOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cal, d := anyCalendar().Draw(t, "calendar"), anyDate().Draw(t, "date")
		once, err := cal.OnOrAfter(d)
		if err != nil {
			t.Fatal(err)
		}
		if twice, err := cal.OnOrAfter(once); err != nil || twice != once || once < d {
			t.Fatalf("from %s: once %s, twice %s, %v", d, once, twice, err)
		}
	})
}

func TestNoCalendarMovesLiberty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, anchor := limit("EXT-02", rapid.IntRange(1, 400).Draw(t, "n"), Days, RollLiberty), anyDate().Draw(t, "anchor")
		a := compute(t, r, anchor, anyCalendar().Draw(t, "one"))
		b := compute(t, r, anchor, anyCalendar().Draw(t, "other"))
		if a.Due != b.Due || a.Lenient != b.Lenient || a.Strict != b.Strict || a.Due != anchor+Date(r.Length.N) {
			t.Fatalf("got %s and %s", a.Due, b.Due)
		}
	})
}

func TestCapBeatsExtension(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		anchor, cal := anyDate().Draw(t, "anchor"), anyCalendar().Draw(t, "calendar")
		r := decide()
		r.Roll = rapid.SampledFrom([]Roll{RollForward, RollNominal}).Draw(t, "roll")
		on := anchor + Date(rapid.IntRange(0, 700).Draw(t, "on"))
		e := Extension{On: on, Until: on + Date(rapid.IntRange(0, 700).Draw(t, "for")), Ground: "complex_facts"}
		base := compute(t, r, anchor, cal)
		got, err := Compute(r, Inputs{Anchor: anchor, Extensions: []Extension{e}}, cal)
		if err != nil {
			return // refused: nothing to hold against the cap
		}
		if got.Due > got.Latest || got.Lenient > got.Latest || got.Latest != base.Latest {
			t.Fatalf("due %s, lenient %s, latest %s, want none beyond %s", got.Due, got.Lenient, got.Latest, base.Latest)
		}
		if late := e.On > base.Due; late != (got.Findings[len(got.Findings)-1].Code == LateExtension) {
			t.Fatalf("late: got findings %v, want late = %v", got.Findings, late)
		}
	})
}

// Six months from any day equals one count from the anchor, whatever was
// computed before; two counts of three months differ at month ends.
func TestNothingIsChained(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		anchor, cal := anyDate().Draw(t, "anchor"), anyCalendar().Draw(t, "calendar")
		months := rapid.IntRange(1, 60).Draw(t, "months")
		r := limit("R", months, Months, RollNominal)
		year, month := anchor.Year()+(anchor.Month()-1+months)/12, (anchor.Month()-1+months)%12+1
		want, err := NewDate(year, month, min(anchor.Day(), monthLength(year, month)))
		if got := compute(t, r, anchor, cal); err != nil || got.Nominal != want {
			t.Fatalf("got %s, want %s, %v", got.Nominal, want, err)
		}
	})
}
