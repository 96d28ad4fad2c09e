package deadline

import (
	"strings"
	"testing"
)

// A table answers what Compute answers, for every day of it; where Compute
// refuses or lacks the calendar, there is no date.
func TestTableIsCompute(t *testing.T) {
	cut := limit("cut", 6, Months, RollForward)
	cut.Cap = Cap{Rule: "C", Length: Length{160, Days}}
	refusing := limit("refusing", 6, Months, RollNominal)
	refusing.Missing = RefuseMissing
	zero := limit("zero", 6, Months, RollForward)
	zero.CountDayZero = true
	rules := []Rule{
		limit("d", 15, Days, RollForward), limit("wd", 10, WorkingDays, RollNominal), limit("m", 21, Months, RollNominal),
		limit("y", 5, Years, RollExternal), limit("l", 40, Days, RollLiberty), cut, refusing, zero,
	}
	from, to := MustDate("2017-12-01"), MustDate("2036-02-01") // the calendar begins and ends within
	for _, r := range rules {
		table, err := Compile(r, montenegro(), from, to)
		if err != nil {
			t.Fatal(err)
		}
		for d := from; d <= to; d++ {
			got, err := Compute(r, Inputs{Anchor: d}, montenegro())
			if err != nil && (table.Due(d) != 0 || got.Due != 0) || err == nil && (table.Nominal(d) != got.Nominal || table.Due(d) != got.Due) {
				t.Fatalf("%s from %s: the table has %s and %s, Compute %s and %s, %v", r.ID, d, table.Nominal(d), table.Due(d), got.Nominal, got.Due, err)
			}
		}
		for _, d := range []Date{0, from - 1, to + 1} {
			if table.Nominal(d) != 0 || table.Due(d) != 0 {
				t.Errorf("%s: a day outside the table has a date", r.ID)
			}
		}
	}
}

func TestRefusedTables(t *testing.T) {
	from, to := MustDate("2020-01-01"), MustDate("2020-12-31")
	tests := []struct {
		why      string
		rule     Rule
		from, to Date
		want     string
	}{
		{"a broken rule", limit("R", 0, Days, RollNominal), from, to, "length"},
		{"hours", limit("R", 3, Hours, RollNominal), from, to, "counted in days"},
		{"no day at all", standing(), from, to, "counted in days"},
		{"the wrong way round", limit("R", 3, Days, RollNominal), to, from, "between"},
		{"before all years", limit("R", 3, Days, RollNominal), 1, to, "between"},
		{"after all years", limit("R", 3, Days, RollNominal), from, lastDate + 1, "between"},
	}
	for _, test := range tests {
		if _, err := Compile(test.rule, montenegro(), test.from, test.to); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want an error with %q", test.why, err, test.want)
		}
	}
}
