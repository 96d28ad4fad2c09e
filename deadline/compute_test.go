package deadline

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// montenegro is the calendar of docs/procedure.md 2.6 for the worked dates.
func montenegro() Calendar {
	c := Calendar{
		ID: "me", Version: "test", Weekend: []time.Weekday{time.Saturday, time.Sunday},
		Holidays: map[Date]string{}, From: MustDate("2018-01-01"), To: MustDate("2035-12-31"), Evidence: Read,
	}
	for year := 2018; year <= 2035; year++ {
		for _, day := range [][3]any{{1, 1, "New Year"}, {1, 2, "New Year"}, {5, 1, "Labour Day"}, {5, 2, "Labour Day"}} {
			d, err := NewDate(year, day[0].(int), day[1].(int))
			if err != nil {
				panic(err)
			}
			c.Holidays[d] = day[2].(string)
		}
	}
	return c
}

// limit builds a rule; months get the last-of-month policy.
func limit(id string, n int, unit Unit, roll Roll) Rule {
	return Rule{
		ID: id, Article: "itpf/art-050", Pack: "mne-2017", PackVersion: "1", Cite: "Article 50",
		Length: Length{n, unit}, Missing: LastOfMonth, Roll: roll, Evidence: Stated,
	}
}

// decide is MNE-A10 with its extension A11 and its cap A12.
func decide() Rule {
	r := limit("MNE-A10", 6, Months, RollNominal)
	r.Cap = Cap{Rule: "MNE-A12", Length: Length{21, Months}, Missing: LastOfMonth, Cite: "Article 50"}
	r.Extensions = []Allowance{{
		ID: "MNE-A11", Ground: "complex_facts", NeedsNotice: true, MustPrecedeExpiry: true, IfLate: LateMoves, Cite: "Article 50",
	}}
	return r
}

// The worked dates of docs/procedure.md section 11, by their numbers there.
func TestWorkedDates(t *testing.T) {
	n, f, l, x := RollNominal, RollForward, RollLiberty, RollExternal
	tests := []struct {
		number            string
		rule              Rule
		anchor            string
		nominal, due      string
		rolled, alarm, on string // on = weekday of nominal
	}{
		{"1", limit("MNE-A10", 6, Months, n), "2023-10-26", "2024-04-26", "2024-04-26", "2024-04-26", "2024-04-26", "Friday"},
		{"2 cap stays on Saturday", limit("MNE-A12", 21, Months, n), "2023-10-26", "2025-07-26", "2025-07-26", "2025-07-28", "2025-07-25", "Saturday"},
		{"3 fifteen months", limit("APD-02", 15, Months, n), "2023-10-26", "2025-01-26", "2025-01-26", "2025-01-27", "2025-01-24", "Sunday"},
		{"3 eighteen months", limit("APD-03", 18, Months, n), "2023-10-26", "2025-04-26", "2025-04-26", "2025-04-28", "2025-04-25", "Saturday"},
		{"6", limit("MNE-A01", 15, Days, f), "2023-10-17", "2023-11-01", "2023-11-01", "2023-11-01", "2023-11-01", "Wednesday"},
		{"7 the UN's limit does not roll", limit("UN-01", 60, Days, x), "2024-08-20", "2024-10-19", "2024-10-19", "2024-10-21", "2024-10-18", "Saturday"},
		{"8 month end in a leap year", limit("MNE-A10", 6, Months, n), "2023-08-31", "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29", "Thursday"},
		{"8 from the 30th", limit("MNE-A10", 6, Months, n), "2023-08-30", "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29", "Thursday"},
		{"8 from the 29th", limit("MNE-A10", 6, Months, n), "2023-08-29", "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29", "Thursday"},
		{"9 month end in a common year", limit("MNE-A10", 6, Months, n), "2024-08-31", "2025-02-28", "2025-02-28", "2025-02-28", "2025-02-28", "Friday"},
		{"9 from the 29th", limit("MNE-A10", 6, Months, n), "2024-08-29", "2025-02-28", "2025-02-28", "2025-02-28", "2025-02-28", "Friday"},
		{"10 anchored, not chained", limit("APD-02", 15, Months, n), "2023-08-31", "2024-11-30", "2024-11-30", "2024-12-02", "2024-11-29", "Saturday"},
		{"11 leap anchor, a year in months", limit("APR-05", 12, Months, n), "2024-02-29", "2025-02-28", "2025-02-28", "2025-02-28", "2025-02-28", "Friday"},
		{"11 leap anchor, a year", limit("APR-05", 1, Years, n), "2024-02-29", "2025-02-28", "2025-02-28", "2025-02-28", "2025-02-28", "Friday"},
		{"11 leap anchor, 21 months", limit("APD-04", 21, Months, n), "2024-02-29", "2025-11-29", "2025-11-29", "2025-12-01", "2025-11-28", "Saturday"},
		{"14 holidays and a weekend in a row", limit("MNE-A01", 15, Days, f), "2025-04-16", "2025-05-01", "2025-05-05", "2025-05-05", "2025-05-05", "Thursday"},
		{"17 liberty ends on a holiday", limit("EXT-01", 18, Days, l), "2025-04-14", "2025-05-02", "2025-05-02", "2025-05-05", "2025-04-30", "Friday"},
		{"17 liberty ends on a Saturday", limit("EXT-02", 40, Days, l), "2025-04-14", "2025-05-24", "2025-05-24", "2025-05-26", "2025-05-23", "Saturday"},
		{"20", limit("APR-01", 2, Months, n), "2026-07-01", "2026-09-01", "2026-09-01", "2026-09-01", "2026-09-01", "Tuesday"},
		{"20 extended length", limit("APR-01", 4, Months, n), "2026-07-01", "2026-11-01", "2026-11-01", "2026-11-02", "2026-10-30", "Sunday"},
		{"22 accelerated", limit("APR-03", 3, Months, n), "2026-07-01", "2026-10-01", "2026-10-01", "2026-10-01", "2026-10-01", "Thursday"},
		{"22 six months", limit("APR-04", 6, Months, n), "2026-07-01", "2027-01-01", "2027-01-01", "2027-01-04", "2026-12-31", "Friday"},
		{"22 twelve months", limit("APR-05", 12, Months, n), "2026-07-01", "2027-07-01", "2027-07-01", "2027-07-01", "2027-07-01", "Thursday"},
		{"22 cap", limit("APR cap", 21, Months, n), "2026-07-01", "2028-04-01", "2028-04-01", "2028-04-03", "2028-03-31", "Saturday"},
		{"weeks", limit("two weeks", 2, Weeks, f), "2026-07-01", "2026-07-15", "2026-07-15", "2026-07-15", "2026-07-15", "Wednesday"},
		{"working days jump the weekend", limit("APR-02", 10, WorkingDays, n), "2026-07-01", "2026-07-15", "2026-07-15", "2026-07-15", "2026-07-15", "Wednesday"},
	}
	for _, test := range tests {
		got, err := Compute(test.rule, Inputs{Anchor: MustDate(test.anchor)}, montenegro())
		if err != nil {
			t.Errorf("%s: %v", test.number, err)
			continue
		}
		for _, c := range []struct {
			field string
			got   Date
			want  string
		}{{"nominal", got.Nominal, test.nominal}, {"due", got.Due, test.due}, {"rolled", got.Rolled, test.rolled}, {"alarm", got.Alarm, test.alarm}} {
			if c.got.String() != c.want {
				t.Errorf("%s: %s: got %s, want %s", test.number, c.field, c.got, c.want)
			}
		}
		if got.Nominal.Weekday().String() != test.on {
			t.Errorf("%s: got %s, want %s", test.number, got.Nominal.Weekday(), test.on)
		}
	}
}

// Worked dates 6 and 7: which day of the limit an act came on.
func TestDayOfTheLimit(t *testing.T) {
	tests := []struct {
		why, anchor, act string
		want             Date
	}{
		{"lodged on day 9", "2023-10-17", "2023-10-26", 9},
		{"letter of reply on day 64", "2024-08-20", "2024-10-23", 64},
		{"note on day 71", "2024-08-20", "2024-10-30", 71},
		{"late by 11", "2024-10-19", "2024-10-30", 11},
	}
	for _, test := range tests {
		if got := MustDate(test.act) - MustDate(test.anchor); got != test.want {
			t.Errorf("%s: got %d, want %d", test.why, got, test.want)
		}
	}
}

func TestReadings(t *testing.T) {
	next := limit("next day", 6, Months, RollNominal)
	next.Missing = NextDay
	capped := limit("six but four", 6, Months, RollForward)
	capped.Cap = Cap{Rule: "four", Length: Length{4, Months}, Missing: LastOfMonth}
	duty := capped
	duty.Roll = RollNominal
	tests := []struct {
		why                       string
		rule                      Rule
		anchor                    string
		strict, due, lenient, cap string
	}{
		{"last of month chosen, next day possible", limit("x", 6, Months, RollNominal), "2023-08-31", "2024-02-29", "2024-02-29", "2024-03-01", ""},
		{"next day chosen, last of month possible", next, "2023-08-31", "2024-02-29", "2024-03-01", "2024-03-01", ""},
		{"a duty on a Saturday could be read to roll", limit("x", 21, Months, RollNominal), "2023-10-26", "2025-07-26", "2025-07-26", "2025-07-28", ""},
		{"liberty on a Saturday cannot", limit("x", 40, Days, RollLiberty), "2025-04-14", "2025-05-24", "2025-05-24", "2025-05-24", ""},
		{"a cap cuts the length and the roll", capped, "2024-02-24", "2024-06-24", "2024-06-24", "2024-06-24", "2024-06-24"},
		{"a cap cuts a duty", duty, "2024-02-24", "2024-06-24", "2024-06-24", "2024-06-24", "2024-06-24"},
		{"a cap on a Saturday cuts the roll", capped, "2024-02-22", "2024-06-22", "2024-06-22", "2024-06-22", "2024-06-22"},
	}
	for _, test := range tests {
		got, err := Compute(test.rule, Inputs{Anchor: MustDate(test.anchor)}, montenegro())
		if err != nil || got.Strict.String() != test.strict || got.Due.String() != test.due || got.Lenient.String() != test.lenient || got.Latest.String() != test.cap {
			t.Errorf("%s: got %s, %s, %s, cap %q, %v, want %s, %s, %s, %q",
				test.why, got.Strict, got.Due, got.Lenient, got.Latest, err, test.strict, test.due, test.lenient, test.cap)
		}
	}
}

func TestSteps(t *testing.T) {
	tests := []struct {
		why  string
		rule Rule
		in   Inputs
		want string
	}{
		{"a right that rolled", limit("x", 15, Days, RollForward), Inputs{Anchor: MustDate("2025-04-16")}, "count rolled:Labour Day"},
		{"a duty that stayed", limit("x", 21, Months, RollNominal), Inputs{Anchor: MustDate("2023-10-26")}, "count stayed:Saturday"},
		{"a missing day", limit("x", 6, Months, RollNominal), Inputs{Anchor: MustDate("2023-08-31")}, "count missing_day"},
		{
			"late, extended, capped elsewhere", decide(), Inputs{Anchor: MustDate("2023-10-26"), Extensions: []Extension{
				{On: MustDate("2024-05-02"), Until: MustDate("2025-01-24"), Ground: "complex_facts", Notice: MustDate("2024-05-02")},
			}}, "count cap late extended",
		},
	}
	for _, test := range tests {
		got, err := Compute(test.rule, test.in, montenegro())
		if err != nil {
			t.Fatal(err)
		}
		var kinds []string
		for _, s := range got.Steps {
			kind := string(s.Kind)
			if s.DayOff != "" {
				kind += ":" + s.DayOff
			}
			kinds = append(kinds, kind)
		}
		if g := strings.Join(kinds, " "); g != test.want {
			t.Errorf("%s: got %q, want %q", test.why, g, test.want)
		}
	}
}

func TestOutsideTheCalendar(t *testing.T) {
	got, err := Compute(limit("x", 6, Months, RollNominal), Inputs{Anchor: MustDate("2040-01-05")}, montenegro())
	if err != nil || got.Due.String() != "2040-07-05" || !got.Rolled.IsZero() || !got.Alarm.IsZero() || len(got.Findings) != 1 || got.Findings[0].Code != CalendarNotCovered {
		t.Errorf("a duty outside the calendar: got %+v, %v, want its date, no alarm and a finding", got, err)
	}
	for _, r := range []Rule{limit("x", 6, Months, RollForward), limit("x", 6, WorkingDays, RollNominal)} {
		for _, cal := range []Calendar{montenegro(), {}} {
			_, err = Compute(r, Inputs{Anchor: MustDate("2040-01-05")}, cal)
			var outside *OutsideCalendar
			if !errors.As(err, &outside) || outside.Error() == "" || strings.Contains(err.Error(), "2040") {
				t.Errorf("%s %s with calendar %q: got %v, want an OutsideCalendar without the date", r.Roll, r.Length.Unit, cal.ID, err)
			}
		}
	}
	_, err = Compute(limit("x", 6, WorkingDays, RollNominal), Inputs{Anchor: MustDate("2035-12-28")}, montenegro())
	if !errors.As(err, new(*OutsideCalendar)) {
		t.Errorf("working days that leave the calendar: got %v, want an OutsideCalendar", err)
	}
}

func TestRefusedRules(t *testing.T) {
	change := func(f func(*Rule)) Rule {
		r := decide()
		f(&r)
		return r
	}
	tests := []struct {
		why  string
		rule Rule
		want string
	}{
		{"no id", change(func(r *Rule) { r.ID = "" }), "no id"},
		{"no length", change(func(r *Rule) { r.Length = Length{} }), "length 0"},
		{"unknown unit", change(func(r *Rule) { r.Length.Unit = "moons" }), "unit"},
		{"months without a word on the missing day", change(func(r *Rule) { r.Missing = "" }), "missing_day"},
		{"unknown policy", change(func(r *Rule) { r.Missing = "first" }), "missing_day"},
		{"no roll", change(func(r *Rule) { r.Roll = "" }), "roll"},
		{"no evidence", change(func(r *Rule) { r.Evidence = "" }), "evidence"},
		{"a cap without a policy", change(func(r *Rule) { r.Cap.Missing = "" }), "cap"},
		{"a ground twice", change(func(r *Rule) { r.Extensions = append(r.Extensions, r.Extensions[0]) }), "ground"},
		{"a bad maximum", change(func(r *Rule) { r.Extensions[0].Max = Length{-1, Months} }), "max"},
		{"silent on lateness", change(func(r *Rule) { r.Extensions[0].IfLate = "" }), "if_late"},
		{"hours", limit("HOLD-01", 24, Hours, RollNominal), "instants"},
		{"minutes", limit("HOLD-01", 15, Minutes, RollNominal), "instants"},
		{"beyond the last year", limit("x", 3650, Months, RollNominal), "2199"},
	}
	for _, test := range tests {
		_, err := Compute(test.rule, Inputs{Anchor: MustDate("2023-10-26")}, montenegro())
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want an error with %q", test.why, err, test.want)
		}
	}
	if _, err := Compute(decide(), Inputs{}, montenegro()); err == nil {
		t.Error("no anchor: got no error")
	}
	withoutPolicy := limit("x", 15, Days, RollForward)
	withoutPolicy.Missing = ""
	if err := withoutPolicy.Check(); err != nil {
		t.Errorf("days need no policy for a missing day: got %v", err)
	}
}

func TestMissingDayRefused(t *testing.T) {
	r := decide()
	r.Missing = RefuseMissing
	_, err := Compute(r, Inputs{Anchor: MustDate("2023-08-31")}, montenegro())
	var refusal *Refusal
	if !errors.As(err, &refusal) || refusal.Code != DayMissing {
		t.Errorf("got %v, want the refusal missing_day", err)
	}
	if got, err := Compute(r, Inputs{Anchor: MustDate("2023-08-20")}, montenegro()); err != nil || got.Due.String() != "2024-02-20" {
		t.Errorf("got %v, %v, want 2024-02-20", got.Due, err)
	}
	far := limit("x", 6, Days, RollNominal)
	far.Cap = Cap{Rule: "cap", Length: Length{21, Months}, Missing: RefuseMissing, Cite: "Article 50"}
	if _, err = Compute(far, Inputs{Anchor: MustDate("2023-05-31")}, montenegro()); !errors.As(err, &refusal) {
		t.Errorf("a cap on a missing day: got %v, want a refusal", err)
	}
	edge := limit("x", 2, Months, RollNominal)
	if got, err := Compute(edge, Inputs{Anchor: MustDate("2199-10-31")}, montenegro()); err != nil || got.Due != lastDate {
		t.Errorf("the last day of all: got %v, %v, want %v", got.Due, err, lastDate)
	}
}

func TestEvidence(t *testing.T) {
	for e, want := range map[Evidence]bool{Read: true, Stated: true, Press: false, Memory: false, Inference: false, "": false} {
		if got := e.Verified(); got != want {
			t.Errorf("%q: got %v, want %v", e, got, want)
		}
	}
}
