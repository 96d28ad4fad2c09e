package oracle

import (
	"reflect"
	"testing"
)

// The worked dates of docs/procedure.md section 11: the oracle itself is held
// against what people counted by hand.
func TestWorkedDates(t *testing.T) {
	a := NewAlmanac()
	offices := a.Offices(Calendar{
		Weekend: []int{0, 6}, From: "2023-01-01", To: "2029-12-31",
		Holidays: []string{"2024-01-01", "2024-01-02", "2025-05-01", "2025-05-02", "2027-01-01"},
	})
	month := func(n int, roll string) Rule {
		return Rule{Length: Length{n, "m"}, Missing: "last_of_month", Roll: roll}
	}
	days := func(n int, roll string) Rule { return Rule{Length: Length{n, "d"}, Roll: roll} }
	tests := []struct {
		why                         string
		rule                        Rule
		anchor                      string
		nominal, due, rolled, alarm string
	}{
		{"1 six months", month(6, "N"), "2023-10-26", "2024-04-26", "2024-04-26", "2024-04-26", "2024-04-26"},
		{"2 the cap stays on a Saturday", month(21, "N"), "2023-10-26", "2025-07-26", "2025-07-26", "2025-07-28", "2025-07-25"},
		{"3 fifteen months", month(15, "N"), "2023-10-26", "2025-01-26", "2025-01-26", "2025-01-27", "2025-01-24"},
		{"6 fifteen days of a party", days(15, "F"), "2023-10-17", "2023-11-01", "2023-11-01", "2023-11-01", "2023-11-01"},
		{"7 the limit of an outside body", days(60, "X"), "2024-08-20", "2024-10-19", "2024-10-19", "2024-10-21", "2024-10-18"},
		{"8 month end in a leap year", month(6, "N"), "2023-08-31", "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29"},
		{"9 month end in a common year", month(6, "N"), "2024-08-31", "2025-02-28", "2025-02-28", "2025-02-28", "2025-02-28"},
		{"10 anchored, not chained", month(15, "N"), "2023-08-31", "2024-11-30", "2024-11-30", "2024-12-02", "2024-11-29"},
		{"11 from a leap day", month(12, "N"), "2024-02-29", "2025-02-28", "2025-02-28", "2025-02-28", "2025-02-28"},
		{"14 holidays and a weekend", days(15, "F"), "2025-04-16", "2025-05-01", "2025-05-05", "2025-05-05", "2025-05-05"},
		{"17 liberty on a holiday", days(18, "L"), "2025-04-14", "2025-05-02", "2025-05-02", "2025-05-05", "2025-04-30"},
		{"22 six months over the year", month(6, "N"), "2026-07-01", "2027-01-01", "2027-01-01", "2027-01-04", "2026-12-31"},
		{"ten working days", Rule{Length: Length{10, "wd"}, Roll: "N"}, "2026-07-01", "2026-07-15", "2026-07-15", "2026-07-15", "2026-07-15"},
		{"the day of the event is the first", Rule{Length: Length{1, "m"}, DayZero: true, Missing: "last_of_month", Roll: "N"}, "2024-01-15", "2024-02-14", "2024-02-14", "2024-02-14", "2024-02-14"},
		{"and the last month has no such day", Rule{Length: Length{6, "m"}, DayZero: true, Missing: "last_of_month", Roll: "N"}, "2023-08-31", "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29"},
		{"the policy of the next day", Rule{Length: Length{6, "m"}, Missing: "next_day", Roll: "N"}, "2023-08-31", "2024-03-01", "2024-03-01", "2024-03-01", "2024-03-01"},
	}
	for _, test := range tests {
		got, err := a.Answer(test.rule, Inputs{Anchor: test.anchor}, offices)
		want := Answer{Nominal: test.nominal, Due: test.due, Rolled: test.rolled, Alarm: test.alarm}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, %v, want %+v", test.why, got, err, want)
		}
	}
}

// A ledger worked out on paper: 6 months from 2024-01-10 end on 2024-07-10;
// the cap of 9 months is 2024-10-10.
func TestLedger(t *testing.T) {
	a := NewAlmanac()
	offices := a.Offices(Calendar{Weekend: []int{0, 6}, From: "2023-01-01", To: "2029-12-31"})
	rule := Rule{
		Length: Length{6, "m"}, Missing: "last_of_month", Roll: "N", Cap: Length{9, "m"}, CapMissing: "last_of_month",
		Grounds: []Ground{{Name: "facts", Max: Length{8, "m"}, InTime: true, LateMoves: true}},
		Pauses:  []Pause{{Name: "origin", Budget: 20}},
	}
	tests := []struct {
		why      string
		in       Inputs
		nominal  string
		given    int
		findings []Finding
		refused  string
	}{
		{"both days of a suspension", Inputs{Suspended: []Interval{{From: "2024-03-01", To: "2024-03-10"}}}, "2024-07-20", 10, nil, ""},
		{"days shared count once", Inputs{Suspended: []Interval{{From: "2024-03-01", To: "2024-03-10"}, {From: "2024-03-06", To: "2024-03-15"}}}, "2024-07-25", 15, nil, ""},
		{"the day of the event is not suspended", Inputs{Suspended: []Interval{{From: "2024-01-01", To: "2024-01-12"}}}, "2024-07-12", 2, nil, ""},
		{"more than the budget", Inputs{Suspended: []Interval{{From: "2024-03-01", To: "2024-03-25"}}}, "2024-07-30", 20, []Finding{{"suspension_beyond_budget", 5, "2024-03-01"}}, ""},
		{"after the end", Inputs{Suspended: []Interval{{From: "2024-07-11", To: "2024-07-15"}}}, "2024-07-10", 0, []Finding{{"suspension_after_end", 0, "2024-07-11"}}, ""},
		{"it lasts", Inputs{Suspended: []Interval{{From: "2024-07-01"}}}, "2024-07-30", 20, []Finding{{"suspension_open", 0, "2024-07-01"}}, ""},
		{"an extension late but for the suspension", Inputs{
			Suspended:  []Interval{{From: "2024-03-01", To: "2024-03-10"}},
			Extensions: []Extension{{On: "2024-07-20", Until: "2024-09-10", Ground: "facts"}},
		}, "2024-09-10", 10, nil, ""},
		{"a late extension", Inputs{Extensions: []Extension{{On: "2024-07-13", Until: "2024-09-10", Ground: "facts"}}}, "2024-09-10", 0, []Finding{{"late_extension", 3, "2024-07-13"}}, ""},
		{"beyond the ground", Inputs{Extensions: []Extension{{On: "2024-07-01", Until: "2024-09-11", Ground: "facts"}}}, "", 0, nil, "beyond_maximum"},
		{"beyond the cap", Inputs{Extensions: []Extension{{On: "2024-07-01", Until: "2024-10-11", Ground: "facts"}}}, "", 0, nil, "beyond_cap"},
		{"the other ground", Inputs{Suspended: []Interval{{From: "2024-03-01", To: "2024-03-10", Ground: "strike"}}}, "", 0, nil, "ground_unknown"},
	}
	for _, test := range tests {
		test.in.Anchor = "2024-01-10"
		got, err := a.Answer(rule, test.in, offices)
		if err != nil || got.Nominal != test.nominal || got.Suspended != test.given || got.Refused != test.refused || !reflect.DeepEqual(got.Findings, test.findings) {
			t.Errorf("%s: got %+v, %v, want %s, %d given back, %v, %q", test.why, got, err, test.nominal, test.given, test.findings, test.refused)
		}
	}
}

func TestMoment(t *testing.T) {
	a := NewAlmanac()
	tests := []struct {
		why, anchor string
		length      Length
		want        string
	}{
		{"a day and night in which clocks go forward", "2024-03-30T12:00:00+01:00", Length{24, "h"}, "2024-03-31T11:00:00Z"},
		{"and back", "2024-10-26T12:00:00+02:00", Length{24, "h"}, "2024-10-27T10:00:00Z"},
		{"a quarter of an hour over midnight", "2024-12-31T23:50:00Z", Length{15, "min"}, "2025-01-01T00:05:00Z"},
		{"west of Greenwich", "2024-03-30T12:00:00-05:30", Length{1, "h"}, "2024-03-30T18:30:00Z"},
	}
	for _, test := range tests {
		if got, err := a.Moment(test.anchor, test.length, Length{}); err != nil || got.Due != test.want {
			t.Errorf("%s: got %+v, %v, want %s", test.why, got, err, test.want)
		}
	}
	if got, err := a.Moment("2024-03-30T12:00:00Z", Length{5, "h"}, Length{90, "min"}); err != nil || got != (Moment{"2024-03-30T13:30:00Z", "2024-03-30T13:30:00Z"}) {
		t.Errorf("a cap: got %+v, %v", got, err)
	}
	for _, text := range []string{"", "2024-03-30", "2024-02-30T12:00:00Z", "2024-03-30T1x:00:00Z", "2024-03-30T12:00:00 Podgorica"} {
		if got, err := a.Moment(text, Length{1, "h"}, Length{}); err == nil {
			t.Errorf("%q: got %+v, want an error", text, got)
		}
	}
}

// What is no answer: texts that are no day, and walks that leave the years.
func TestNoAnswer(t *testing.T) {
	a := NewAlmanac()
	offices := a.Offices(Calendar{Weekend: []int{0, 6}, From: "2024-01-01", To: "2024-12-31"})
	grounds := []Ground{{Name: "facts"}}
	pauses := []Pause{{Name: "court"}}
	days := Rule{Length: Length{9, "d"}, Roll: "N", Grounds: grounds, Pauses: pauses}
	for _, test := range []struct {
		why  string
		rule Rule
		in   Inputs
	}{
		{"the anchor", days, Inputs{Anchor: "2024-02-30"}},
		{"the stated day", Rule{Kind: "stated"}, Inputs{Anchor: "2024-02-03", Stated: "2024-02-30"}},
		{"the day of the act", days, Inputs{Anchor: "2024-02-03", Extensions: []Extension{{On: "2024-02-30", Until: "2024-03-30", Ground: "facts"}}}},
		{"the new end", days, Inputs{Anchor: "2024-02-03", Extensions: []Extension{{On: "2024-02-28", Until: "2024-03-32", Ground: "facts"}}}},
		{"a suspension's first day", days, Inputs{Anchor: "2024-02-03", Suspended: []Interval{{From: "2024-02-30", To: "2024-03-03"}}}},
		{"and its last", days, Inputs{Anchor: "2024-02-03", Suspended: []Interval{{From: "2024-02-05", To: "2024-02-30"}}}},
	} {
		if got, err := a.Answer(test.rule, test.in, offices); err == nil {
			t.Errorf("%s: got %+v, want an error", test.why, got)
		}
	}
	for _, test := range []struct {
		why, anchor, want string
		rule              Rule
	}{
		{"days beyond the last year", "2199-12-31", OutsideYears, days},
		{"months beyond the last year", "2199-12-31", OutsideYears, Rule{Length: Length{1, "m"}, Missing: "last_of_month"}},
		{"hours", "2024-02-03", "no length in days: h", Rule{Length: Length{1, "h"}}},
		{"working days from outside the calendar", "2023-12-31", OutsideCalendar, Rule{Length: Length{1, "wd"}}},
		{"working days that leave it", "2024-12-30", OutsideCalendar, Rule{Length: Length{5, "wd"}}},
		{"a right that ends outside it", "2024-12-30", OutsideCalendar, Rule{Length: Length{5, "d"}, Roll: "F"}},
		{"a cap that is missing", "2024-01-31", "missing_day", Rule{Length: Length{5, "d"}, Cap: Length{1, "m"}, CapMissing: "refuse"}},
	} {
		if got, err := a.Answer(test.rule, Inputs{Anchor: test.anchor}, offices); err != nil || got.Refused != test.want {
			t.Errorf("%s: got %+v, %v, want %q", test.why, got, err, test.want)
		}
	}
	if got := a.Days("2024-02-28", "2024-03-01"); len(got) != 3 || got[1] != "2024-02-29" {
		t.Errorf("got %q, want three days", got)
	}
	if got := a.Days("2024-02-28", "2024-02-30"); got != nil {
		t.Errorf("got %q, want no days up to one that is none", got)
	}
}
