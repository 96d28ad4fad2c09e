package deadline

import (
	"testing"
	"time"
)

// A promise that can be broken in one line has a test here with a name of its
// own: deadline/mutation breaks each of them and looks for that name.

// due computes a limit that must have a day.
func due(t *testing.T, r Rule, in Inputs) Result {
	t.Helper()
	got, err := Compute(r, in, montenegro())
	if err != nil {
		t.Fatalf("%s from %s: %v", r.ID, in.Anchor, err)
	}
	return got
}

func at(anchor string) Inputs { return Inputs{Anchor: MustDate(anchor)} }

func TestDayOfServiceIsDayZero(t *testing.T) {
	tests := []struct {
		why    string
		length Length
		zero   bool
		want   string
	}{
		{"one day from Monday is Tuesday", Length{1, Days}, false, "2024-03-12"},
		{"fifteen days", Length{15, Days}, false, "2024-03-26"},
		{"a week ends on the same weekday", Length{1, Weeks}, false, "2024-03-18"},
		{"a month on the same number", Length{1, Months}, false, "2024-04-11"},
		{"one working day from Monday is Tuesday", Length{1, WorkingDays}, false, "2024-03-12"},
		{"five working days from Monday are the next Monday", Length{5, WorkingDays}, false, "2024-03-18"},
		{"if that day counts, one day is the day itself", Length{1, Days}, true, "2024-03-11"},
		{"and fifteen days are one shorter", Length{15, Days}, true, "2024-03-25"},
		{"and a week ends on the weekday before", Length{1, Weeks}, true, "2024-03-17"},
		{"and a month on the number before", Length{1, Months}, true, "2024-04-10"},
		{"and the first working day is the day itself", Length{1, WorkingDays}, true, "2024-03-11"},
	}
	for _, test := range tests {
		r := limit("R", 0, "", RollNominal)
		r.Length, r.CountDayZero = test.length, test.zero
		if got := due(t, r, at("2024-03-11")).Nominal.String(); got != test.want {
			t.Errorf("%s: got %s, want %s", test.why, got, test.want)
		}
	}
}

// A limit whose first day is that of the event lasts as many whole months as
// it says: it never ends on the day whose month it has already begun.
func TestFirstDayCountedAtMonthEnds(t *testing.T) {
	tests := []struct{ why, anchor, want string }{
		{"the number exists", "2024-01-15", "2024-07-14"},
		{"from the first of a month to the last of one", "2024-01-01", "2024-06-30"},
		{"31 August: February is over on its last day", "2023-08-31", "2024-02-29"},
		{"30 August in a leap year", "2023-08-30", "2024-02-29"},
		{"29 August: the day before the 29th", "2023-08-29", "2024-02-28"},
		{"29 August in a common year", "2024-08-29", "2025-02-28"},
		{"over the new year", "2023-07-01", "2023-12-31"},
	}
	for _, policy := range []MissingDay{LastOfMonth, NextDay} {
		for _, test := range tests {
			r := limit("R", 6, Months, RollNominal)
			r.CountDayZero, r.Missing = true, policy
			if got := due(t, r, at(test.anchor)); got.Nominal.String() != test.want || got.Strict != got.Nominal {
				t.Errorf("%s, %s: got %s, strict %s, want %s", test.why, policy, got.Nominal, got.Strict, test.want)
			}
		}
	}
}

func TestSixMonthsFromTheEndOfAugustEndInFebruary(t *testing.T) {
	for _, year := range []string{"1903", "1999", "2022", "2023", "2099", "2103"} {
		for _, day := range []string{"28", "29", "30", "31"} {
			got := due(t, limit("R", 6, Months, RollNominal), at(year+"-08-"+day)).Nominal
			if got.Month() != 2 || got.Day() < 28 {
				t.Errorf("%s-08-%s: got %s, want the end of February", year, day, got)
			}
		}
	}
}

// Every fourth year, but no century, but every fourth century.
func TestLeapYears(t *testing.T) {
	for _, test := range []struct{ anchor, want string }{
		{"1900-01-31", "1900-02-28"}, {"2000-01-31", "2000-02-29"}, {"2024-01-31", "2024-02-29"}, {"2100-01-31", "2100-02-28"},
	} {
		if got := due(t, limit("R", 1, Months, RollNominal), at(test.anchor)).Nominal.String(); got != test.want {
			t.Errorf("a month from %s: got %s, want %s", test.anchor, got, test.want)
		}
		if got := MustDate(test.want) + 1; got.Day() != 1 || got.Month() != 3 {
			t.Errorf("the day after %s: got %s, want 1 March", test.want, got)
		}
	}
}

// Fifteen months are fifteen months from the anchor, also after an extension
// that was granted when six of them had run.
func TestNoChaining(t *testing.T) {
	r := decide()
	r.Extensions[0].Max = Length{15, Months}
	extended := Inputs{Anchor: MustDate("2023-08-31"), Extensions: []Extension{
		{On: MustDate("2024-02-20"), Until: MustDate("2024-11-30"), Notice: MustDate("2024-02-20"), Ground: "complex_facts"},
	}}
	if got := due(t, r, extended).Nominal.String(); got != "2024-11-30" { // chained, the furthest were 29 November
		t.Errorf("extended to fifteen months: got %s, want 2024-11-30", got)
	}
	fifteen := limit("APD-02", 15, Months, RollNominal)
	if got := due(t, fifteen, at("2023-08-31")).Nominal.String(); got != "2024-11-30" {
		t.Errorf("15 m: got %s, want 2024-11-30", got)
	}
	if got := due(t, r, extended).Latest; got != due(t, decide(), at("2023-08-31")).Latest || got.String() != "2025-05-31" {
		t.Errorf("the cap: got %s, want 2025-05-31 whatever was extended", got)
	}
}

func TestLibertyNeverRolls(t *testing.T) {
	for anchor := MustDate("2025-01-01"); anchor < MustDate("2026-01-01"); anchor++ {
		got := due(t, limit("EXT-02", 40, Days, RollLiberty), Inputs{Anchor: anchor})
		if got.Due != anchor+40 || got.Lenient != got.Due {
			t.Fatalf("from %s: got %s, lenient %s, want %s", anchor, got.Due, got.Lenient, anchor+40)
		}
	}
}

func TestDutyAndOutsideLimitsStay(t *testing.T) {
	for _, roll := range []Roll{RollNominal, RollExternal} {
		if got := due(t, limit("R", 60, Days, roll), at("2024-08-20")).Due.String(); got != "2024-10-19" {
			t.Errorf("%s: got %s, want Saturday 2024-10-19", roll, got)
		}
	}
}

func TestRightRollsOverHolidaysAndWeekend(t *testing.T) {
	tests := []struct{ why, anchor, want string }{
		{"Thursday and Friday are holidays, then the weekend", "2025-04-16", "2025-05-05"},
		{"a Saturday", "2025-03-07", "2025-03-24"},
		{"a Sunday", "2025-03-08", "2025-03-24"},
		{"a working day", "2025-03-06", "2025-03-21"},
	}
	for _, test := range tests {
		if got := due(t, limit("MNE-A01", 15, Days, RollForward), at(test.anchor)).Due.String(); got != test.want {
			t.Errorf("%s: got %s, want %s", test.why, got, test.want)
		}
	}
}

func TestCapCutsTheLimit(t *testing.T) {
	r := limit("R", 6, Months, RollNominal)
	r.Cap = Cap{Rule: "C", Length: Length{4, Months}, Missing: LastOfMonth}
	if got := due(t, r, at("2024-02-20")); got.Nominal.String() != "2024-06-20" || got.Due != got.Latest {
		t.Errorf("got %s, cap %s, want 2024-06-20", got.Nominal, got.Latest)
	}
}

func TestCapNeverRolls(t *testing.T) {
	r := limit("R", 6, Months, RollForward)
	r.Cap = Cap{Rule: "C", Length: Length{4, Months}, Missing: LastOfMonth}
	got := due(t, r, at("2024-02-22")) // 22 June 2024 is a Saturday
	if got.Due.String() != "2024-06-22" || got.Lenient != got.Latest || got.Rolled.String() != "2024-06-24" {
		t.Errorf("got due %s, lenient %s, latest %s, want the cap on a Saturday", got.Due, got.Lenient, got.Latest)
	}
}

func TestAlarmIsTheLastWorkingDay(t *testing.T) {
	for anchor := MustDate("2025-01-01"); anchor < MustDate("2026-01-01"); anchor++ {
		got := due(t, limit("R", 30, Days, RollNominal), Inputs{Anchor: anchor})
		_, off := montenegro().DayOff(got.Alarm)
		for d := got.Alarm + 1; d <= got.Due; d++ {
			if _, open := montenegro().DayOff(d); !open {
				off = true
			}
		}
		if off || got.Alarm > got.Due {
			t.Fatalf("due %s: got the alarm on %s, want the last working day up to it", got.Due, got.Alarm)
		}
	}
}

// The clocks change on 31 March and 27 October 2024: days stay days.
func TestClockChangeMovesNoDate(t *testing.T) {
	podgorica, err := time.LoadLocation("Europe/Podgorica")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ anchor, want string }{
		{"2024-03-30", "2024-03-31"}, {"2024-03-31", "2024-04-01"}, {"2024-10-26", "2024-10-27"}, {"2024-10-27", "2024-10-28"},
	} {
		if got := due(t, limit("R", 1, Days, RollNominal), at(test.anchor)).Nominal.String(); got != test.want {
			t.Errorf("a day from %s: got %s, want %s", test.anchor, got, test.want)
		}
	}
	for _, day := range []string{"2024-03-31", "2024-10-27"} {
		d := MustDate(day)
		midnight := time.Date(d.Year(), time.Month(d.Month()), d.Day(), 0, 0, 0, 0, podgorica)
		last := time.Date(d.Year(), time.Month(d.Month()), d.Day()+1, 0, 0, 0, 0, podgorica).Add(-time.Second)
		if DateIn(midnight, podgorica) != d || DateIn(last, podgorica) != d || DateIn(last.Add(time.Second), podgorica) != d+1 {
			t.Errorf("%s: its first and last second lie on %s and %s", d, DateIn(midnight, podgorica), DateIn(last, podgorica))
		}
	}
}

func TestLateExtensionIsNeverSilent(t *testing.T) {
	for _, late := range []Late{LateMoves, LateNoEffect} {
		r := decide()
		r.Extensions[0].IfLate = late
		got := due(t, r, Inputs{Anchor: MustDate("2023-10-26"), Extensions: []Extension{
			{On: MustDate("2024-04-27"), Until: MustDate("2025-01-24"), Notice: MustDate("2024-04-27"), Ground: "complex_facts"},
		}})
		if len(got.Findings) != 1 || got.Findings[0] != (Finding{Code: LateExtension, Days: 1, On: MustDate("2024-04-27")}) {
			t.Errorf("%s: got findings %+v, want one day late", late, got.Findings)
		}
		if moved := got.Nominal == MustDate("2025-01-24"); moved != (late == LateMoves) || got.Strict.String() != "2024-04-26" {
			t.Errorf("%s: got %s, strict %s", late, got.Nominal, got.Strict)
		}
	}
}
