package deadline

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// suspendable is a limit of 6 months with a cap of 9 that two grounds suspend.
func suspendable() Rule {
	r := limit("APD-01", 6, Months, RollNominal)
	r.Cap = Cap{Rule: "APD-04", Length: Length{9, Months}, Missing: LastOfMonth, Cite: "Article 31(5)"}
	r.Suspensions = []Pause{
		{ID: "APD-05", Ground: "uncertain_origin", Budget: 20, NeedsNotice: true, Cite: "Article 31(4)"},
		{ID: "APD-05b", Ground: "court"},
	}
	return r
}

// stopped writes a ledger: "from to ground", the notice on the first day.
func stopped(lines ...string) []Interval {
	var ledger []Interval
	for _, line := range lines {
		f := strings.Fields(line)
		s := Interval{From: MustDate(f[0]), Ground: f[2], Notice: MustDate(f[0])}
		if f[1] != "-" {
			s.To = MustDate(f[1])
		}
		ledger = append(ledger, s)
	}
	return ledger
}

func marks(findings []Finding) string {
	var list []string
	for _, f := range findings {
		list = append(list, fmt.Sprintf("%s %d %s", f.Code, f.Days, f.On))
	}
	return strings.Join(list, ", ")
}

// The limit runs from 2024-01-10 to 2024-07-10, its cap is 2024-10-10.
func TestSuspensionLedger(t *testing.T) {
	tests := []struct {
		why      string
		ledger   []Interval
		nominal  string
		days     int
		findings string
	}{
		{"nothing", nil, "2024-07-10", 0, ""},
		{"both its days count", stopped("2024-03-01 2024-03-10 court"), "2024-07-20", 10, ""},
		{"one day", stopped("2024-03-01 2024-03-01 court"), "2024-07-11", 1, ""},
		{"days that two share count once", stopped("2024-03-01 2024-03-10 court", "2024-03-06 2024-03-15 court"), "2024-07-25", 15, ""},
		{"one within the other counts once", stopped("2024-03-01 2024-03-10 court", "2024-03-04 2024-03-06 court"), "2024-07-20", 10, ""},
		{"the order in which they are given is nothing", stopped("2024-03-06 2024-03-15 court", "2024-03-01 2024-03-10 court"), "2024-07-25", 15, ""},
		{"days before the limit began count for nothing", stopped("2023-12-01 2024-01-12 court"), "2024-07-12", 2, ""},
		{"the day of the event is not one of the limit", stopped("2024-01-10 2024-01-10 court"), "2024-07-10", 0, "suspension_before_start 0 2024-01-10"},
		{"on the last day", stopped("2024-07-10 2024-07-12 court"), "2024-07-13", 3, ""},
		{"begun when the limit had run out", stopped("2024-07-11 2024-07-20 court"), "2024-07-10", 0, "suspension_after_end 0 2024-07-11"},
		{"in time because of an earlier one", stopped("2024-07-01 2024-07-10 court", "2024-07-15 2024-07-16 court"), "2024-07-22", 12, ""},
		{"the whole budget", stopped("2024-03-01 2024-03-20 uncertain_origin"), "2024-07-30", 20, ""},
		{"beyond the budget", stopped("2024-03-01 2024-03-25 uncertain_origin"), "2024-07-30", 20, "suspension_beyond_budget 5 2024-03-01"},
		{"the budget is for all of them together", stopped("2024-03-01 2024-03-15 uncertain_origin", "2024-04-01 2024-04-15 uncertain_origin"), "2024-07-30", 20, "suspension_beyond_budget 10 2024-04-01"},
		{"the budget of one ground is not that of another", stopped("2024-03-01 2024-03-20 uncertain_origin", "2024-04-01 2024-04-10 court"), "2024-08-09", 30, ""},
		{"the cap stays", stopped("2024-03-01 2024-08-31 court"), "2024-10-10", 184, ""},
		{"it lasts: the cap is the end", stopped("2024-05-01 - court"), "2024-10-10", 0, "suspension_open 0 2024-05-01"},
		{"it lasts: all of its budget and not the cap", stopped("2024-05-01 - uncertain_origin"), "2024-07-30", 20, "suspension_open 0 2024-05-01"},
		{"it lasts: what is left of its budget", stopped("2024-03-01 2024-03-15 uncertain_origin", "2024-05-01 - uncertain_origin"), "2024-07-30", 20, "suspension_open 0 2024-05-01"},
		{"two last: the one without a budget leads to the cap", stopped("2024-05-01 - uncertain_origin", "2024-06-01 - court"), "2024-10-10", 20, "suspension_open 0 2024-05-01, suspension_open 0 2024-06-01"},
		{"two last: the second has no day of its own", stopped("2024-05-01 - uncertain_origin", "2024-06-01 - uncertain_origin"), "2024-07-30", 20, "suspension_open 0 2024-05-01, suspension_open 0 2024-06-01"},
		{"it ended before the limit began", stopped("2023-12-01 2024-01-05 court"), "2024-07-10", 0, "suspension_before_start 0 2023-12-01"},
		{"what comes while it lasts gives nothing", stopped("2024-05-01 - court", "2024-06-01 2024-06-05 court"), "2024-10-10", 0, "suspension_open 0 2024-05-01"},
	}
	for _, test := range tests {
		got := due(t, suspendable(), Inputs{Anchor: MustDate("2024-01-10"), Suspended: test.ledger})
		if got.Nominal.String() != test.nominal || got.Suspended != test.days || marks(got.Findings) != test.findings {
			t.Errorf("%s: got %s, %d days, %q, want %s, %d days, %q", test.why, got.Nominal, got.Suspended, marks(got.Findings), test.nominal, test.days, test.findings)
		}
		if got.Latest.String() != "2024-10-10" || got.Base.String() != "2024-07-10" || got.Lenient > got.Latest {
			t.Errorf("%s: got cap %s, base %s, lenient %s: a suspension moves neither", test.why, got.Latest, got.Base, got.Lenient)
		}
	}
}

// A suspension that was not told leaves a finding and counts all the same.
func TestSuspensionWithoutNotice(t *testing.T) {
	s := Interval{From: MustDate("2024-03-01"), To: MustDate("2024-03-10"), Ground: "uncertain_origin"}
	got := due(t, suspendable(), Inputs{Anchor: MustDate("2024-01-10"), Suspended: []Interval{s}})
	if got.Nominal.String() != "2024-07-20" || marks(got.Findings) != "notice_missing 0 2024-03-01" {
		t.Errorf("got %s, %q, want ten days and notice_missing", got.Nominal, marks(got.Findings))
	}
}

// Of a limit in working days, working days are suspended.
func TestSuspendedWorkingDays(t *testing.T) {
	r := limit("R", 10, WorkingDays, RollNominal)
	r.Suspensions = []Pause{{Ground: "court", Budget: 3}}
	tests := []struct{ why, from, to, want, findings string }{
		{"a weekend suspends nothing", "2024-03-16", "2024-03-17", "2024-03-25", ""},
		{"Thursday to Monday are three", "2024-03-14", "2024-03-18", "2024-03-28", ""},
		{"a week is two too many", "2024-03-13", "2024-03-19", "2024-03-28", "suspension_beyond_budget 2 2024-03-13"},
	}
	for _, test := range tests {
		in := at("2024-03-11") // Monday; ten working days end on Monday 25
		in.Suspended = []Interval{{From: MustDate(test.from), To: MustDate(test.to)}}
		got := due(t, r, in)
		if got.Nominal.String() != test.want || marks(got.Findings) != test.findings {
			t.Errorf("%s: got %s, %q, want %s, %q", test.why, got.Nominal, marks(got.Findings), test.want, test.findings)
		}
	}
}

// Where the day of the event counts, it can be suspended.
func TestSuspendedFirstDay(t *testing.T) {
	r := limit("R", 10, Days, RollNominal)
	r.CountDayZero, r.Suspensions = true, []Pause{{Ground: "court", Budget: 9}}
	in := at("2024-03-11")
	in.Suspended = stopped("2024-03-11 2024-03-12 court")
	if got := due(t, r, in); got.Nominal.String() != "2024-03-22" || got.Suspended != 2 {
		t.Errorf("got %s, %d days, want 2024-03-22 and both days", got.Nominal, got.Suspended)
	}
}

// Extensions and suspensions are taken in the order of their days; on one day
// the suspension comes first.
func TestSuspensionsAndExtensionsInOrder(t *testing.T) {
	r := suspendable()
	r.Extensions = []Allowance{{ID: "X", Ground: "complex_facts", Max: Length{8, Months}, MustPrecedeExpiry: true, IfLate: LateMoves}}
	tests := []struct{ why, on, until, ledger, nominal, findings string }{
		{"suspended until after the first end, so in time", "2024-07-20", "2024-09-10", "2024-03-01 2024-03-10 court", "2024-09-10", ""},
		{"one day later it is late", "2024-07-21", "2024-09-10", "2024-03-01 2024-03-10 court", "2024-09-10", "late_extension 1 2024-07-21"},
		{"suspended after the extension: the new end moves", "2024-07-01", "2024-09-10", "2024-08-01 2024-08-05 court", "2024-09-15", ""},
		{"on the same day", "2024-07-10", "2024-09-10", "2024-07-10 2024-07-12 court", "2024-09-10", ""},
	}
	for _, test := range tests {
		in := at("2024-01-10")
		in.Extensions = []Extension{{On: MustDate(test.on), Until: MustDate(test.until), Ground: "complex_facts"}}
		in.Suspended = stopped(test.ledger)
		if got := due(t, r, in); got.Nominal.String() != test.nominal || marks(got.Findings) != test.findings {
			t.Errorf("%s: got %s, %q, want %s, %q", test.why, got.Nominal, marks(got.Findings), test.nominal, test.findings)
		}
	}
}

// A right that ends on Monday because of the weekend can be suspended on Sunday.
func TestSuspensionOfAPartysRight(t *testing.T) {
	r := limit("R", 15, Days, RollForward)
	r.Suspensions = []Pause{{Ground: "illness", Budget: 10}}
	in := at("2025-03-07") // the fifteenth day is Saturday the 22nd
	in.Suspended = stopped("2025-03-24 2025-03-25 illness")
	if got := due(t, r, in); got.Nominal.String() != "2025-03-24" || marks(got.Findings) != "" {
		t.Errorf("got %s, %q, want two days more", got.Nominal, marks(got.Findings))
	}
	short := montenegro()
	short.To = MustDate("2025-03-21")
	if _, err := Compute(r, in, short); !errors.As(err, new(*OutsideCalendar)) {
		t.Errorf("the end lies outside the calendar: got %v", err)
	}
}

func TestSuspensionSteps(t *testing.T) {
	got := due(t, suspendable(), Inputs{Anchor: MustDate("2024-01-10"), Suspended: stopped("2024-03-01 2024-03-10 court", "2024-05-01 - court")})
	want := []Step{
		{Kind: StepSuspended, From: MustDate("2024-03-01"), Until: MustDate("2024-03-10"), To: MustDate("2024-07-20"), Length: Length{10, Days}, Ground: "court"},
		{Kind: StepSuspended, From: MustDate("2024-05-01"), To: MustDate("2024-10-10"), Ground: "court"},
	}
	var steps []Step
	for _, s := range got.Steps {
		if s.Kind == StepSuspended {
			steps = append(steps, s)
		}
	}
	if fmt.Sprint(steps) != fmt.Sprint(want) {
		t.Errorf("got %+v, want %+v", steps, want)
	}
}

func TestRefusedSuspension(t *testing.T) {
	bounded := limit("R", 6, Months, RollNominal)
	bounded.Suspensions = []Pause{{Ground: "court", Budget: 5}}
	tests := []struct {
		why  string
		rule Rule
		s    Interval
		code string
	}{
		{"a rule without suspensions", decide(), Interval{From: MustDate("2024-03-01"), To: MustDate("2024-03-02")}, NotSuspendable},
		{"a ground that it lacks", suspendable(), Interval{From: MustDate("2024-03-01"), To: MustDate("2024-03-02"), Ground: "strike"}, GroundUnknown},
		{"no ground of two", suspendable(), Interval{From: MustDate("2024-03-01"), To: MustDate("2024-03-02")}, GroundUnknown},
		{"it ends before it starts", bounded, Interval{From: MustDate("2024-03-02"), To: MustDate("2024-03-01")}, BrokenSuspension},
		{"no first day", bounded, Interval{To: MustDate("2024-03-01")}, BrokenSuspension},
		{"it lasts and there is no cap", bounded, Interval{From: MustDate("2024-03-01")}, EndlessSuspension},
	}
	for _, test := range tests {
		_, err := Compute(test.rule, Inputs{Anchor: MustDate("2024-01-10"), Suspended: []Interval{test.s}}, montenegro())
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Code != test.code || refusal.Cite == "" {
			t.Errorf("%s: got %v, want the refusal %s with its article", test.why, err, test.code)
		}
	}
}

func TestSuspensionOutsideTheCalendar(t *testing.T) {
	r := limit("R", 10, WorkingDays, RollNominal)
	r.Suspensions = []Pause{{Ground: "court", Budget: 300}}
	for _, test := range []struct{ why, anchor, ledger string }{
		{"days of the suspension", "2035-12-10", "2035-12-20 2036-01-05 court"},
		{"the new end", "2035-12-10", "2035-12-11 2035-12-28 court"},
	} {
		in := at(test.anchor)
		in.Suspended = stopped(test.ledger)
		if _, err := Compute(r, in, montenegro()); !errors.As(err, new(*OutsideCalendar)) {
			t.Errorf("%s: got %v, want an OutsideCalendar", test.why, err)
		}
	}
}
