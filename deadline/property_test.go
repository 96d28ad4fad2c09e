package deadline

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/zaklon/zaklon/deadline/oracle"
)

// The bulk of the random cases runs in oracle_test.go. Here each property
// stands alone, and rapid shrinks what breaks it to the smallest case.

// anyCalendar is a calendar for every year, with holidays that are drawn.
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

// anyRule is a limit without cap, extension and suspension.
func anyRule() *rapid.Generator[Rule] {
	return rapid.Custom(func(t *rapid.T) Rule {
		r := limit("R", rapid.IntRange(1, 60).Draw(t, "n"), "", "")
		r.Length.Unit = rapid.SampledFrom([]Unit{Days, Weeks, Months, Years, WorkingDays}).Draw(t, "unit")
		if r.Length.Unit == Years {
			r.Length.N = 1 + r.Length.N/8
		}
		r.CountDayZero = rapid.Bool().Draw(t, "day zero")
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

// A later event never gives an earlier end. It holds for one rule and one
// calendar without extension and suspension, in every unit: also where the
// months between lack the day, since several anchors then share one end.
func TestLaterAnchorNeverGivesEarlierDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, cal := anyRule().Draw(t, "rule"), anyCalendar().Draw(t, "calendar")
		if rapid.Bool().Draw(t, "capped") {
			r.Cap = Cap{Rule: "C", Length: Length{rapid.IntRange(1, 400).Draw(t, "cap"), Days}}
		}
		a := anyDate().Draw(t, "a")
		b := min(a+Date(rapid.IntRange(0, 40).Draw(t, "days later")), MustDate("2189-12-31"))
		first, second := compute(t, r, a, cal), compute(t, r, b, cal)
		if first.Due > second.Due || first.Nominal > second.Nominal || first.Latest > second.Latest {
			t.Fatalf("from %s: %s, from %s: %s", a, first.Due, b, second.Due)
		}
	})
}

// The end never lies before the event, and only on its day if that counts.
func TestEndIsNeverBeforeTheEvent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, anchor := anyRule().Draw(t, "rule"), anyDate().Draw(t, "anchor")
		got := compute(t, r, anchor, anyCalendar().Draw(t, "calendar"))
		if got.Nominal < anchor || got.Nominal == anchor && !r.CountDayZero {
			t.Fatalf("from %s: got %s", anchor, got.Nominal)
		}
	})
}

func TestReadingsEncloseTheDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRule().Draw(t, "rule")
		if rapid.Bool().Draw(t, "capped") {
			r.Cap = Cap{Rule: "C", Length: Length{rapid.IntRange(1, 40).Draw(t, "cap"), Months}, Missing: LastOfMonth}
		}
		got := compute(t, r, anyDate().Draw(t, "anchor"), anyCalendar().Draw(t, "calendar"))
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
		r, anchor := anyRule().Draw(t, "rule"), anyDate().Draw(t, "anchor")
		r.Roll = RollLiberty
		if r.Length.Unit == WorkingDays {
			r.Length.Unit = Days
		}
		a := compute(t, r, anchor, anyCalendar().Draw(t, "one"))
		b := compute(t, r, anchor, anyCalendar().Draw(t, "other"))
		if a.Due != b.Due || a.Lenient != b.Lenient || a.Strict != b.Strict || a.Due != a.Nominal {
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

// Whatever is suspended, and however often: the cap is where it was, and no
// date lies beyond it; and no suspension ever shortens a limit.
func TestSuspensionsNeverPassTheCap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		anchor, cal := anyDate().Draw(t, "anchor"), anyCalendar().Draw(t, "calendar")
		r := suspendable()
		r.Roll = rapid.SampledFrom([]Roll{RollForward, RollNominal, RollLiberty}).Draw(t, "roll")
		var ledger []Interval
		for range rapid.IntRange(1, 6).Draw(t, "suspensions") {
			s := Interval{From: anchor + Date(rapid.IntRange(-10, 400).Draw(t, "from")), Ground: rapid.SampledFrom([]string{"uncertain_origin", "court"}).Draw(t, "ground")}
			if !rapid.Bool().Draw(t, "open") {
				s.To = s.From + Date(rapid.IntRange(0, 200).Draw(t, "for"))
			}
			ledger = append(ledger, s)
		}
		base := compute(t, r, anchor, cal)
		got, err := Compute(r, Inputs{Anchor: anchor, Suspended: ledger}, cal)
		if err != nil || got.Latest != base.Latest || got.Nominal > got.Latest || got.Due > got.Latest || got.Lenient > got.Latest || got.Nominal < base.Nominal {
			t.Fatalf("got %s, due %s, cap %s, %v; without suspension %s, cap %s", got.Nominal, got.Due, got.Latest, err, base.Nominal, base.Latest)
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

// The oracle once more, so that rapid shrinks the first case that the bulk
// would only print.
func TestOracleShrunk(t *testing.T) {
	almanac := oracle.NewAlmanac()
	cal := montenegro()
	closed := oracle.Calendar{Weekend: []int{0, 6}, From: text(cal.From), To: text(cal.To)}
	for d := range cal.Holidays {
		closed.Holidays = append(closed.Holidays, text(d))
	}
	offices := almanac.Offices(closed)
	rapid.Check(t, func(t *rapid.T) {
		c := drawn{rule: anyRule().Draw(t, "rule"), cal: cal, offices: offices}
		c.in.Anchor = MustDate("2018-01-02") + Date(rapid.IntRange(0, 10*365).Draw(t, "anchor"))
		c.rule.Suspensions = []Pause{{Ground: "court", Budget: rapid.IntRange(1, 40).Draw(t, "budget")}}
		for range rapid.IntRange(0, 3).Draw(t, "suspensions") {
			from := c.in.Anchor + Date(rapid.IntRange(0, 60).Draw(t, "from"))
			c.in.Suspended = append(c.in.Suspended, Interval{From: from, To: from + Date(rapid.IntRange(0, 30).Draw(t, "for"))})
		}
		got, _ := engine(c)
		want, err := almanac.Answer(toOracle(c.rule), inputsToOracle(c.in), offices)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%s: got %+v, want %+v, %v", written(c.in), got, want, err)
		}
	})
}
