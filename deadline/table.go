package deadline

import "fmt"

// Table holds the end of a limit for every day on which it can begin: what Compute answers
// without an extension and a suspension, at the price of a look. It is never changed after
// Compile and safe for concurrent use.
type Table struct {
	from         Date
	nominal, due []Date
}

// Compile computes a counted limit in days for every anchor from one day to another, both
// included. Where Compute refuses or the calendar lacks a day it needs, the table has no date.
func Compile(rule Rule, cal Calendar, from, to Date) (Table, error) {
	if err := rule.Check(); err != nil {
		return Table{}, fmt.Errorf("rule %s: %w", rule.ID, err)
	}
	if rule.Kind != Counted || rule.Length.Instants() {
		return Table{}, fmt.Errorf("rule %s: only a limit that is counted in days has a table", rule.ID)
	}
	if from < firstDate || to > lastDate || to < from {
		return Table{}, fmt.Errorf("rule %s: a table runs between two days of 1900 to 2199", rule.ID)
	}
	t := Table{from: from, nominal: make([]Date, to-from+1), due: make([]Date, to-from+1)}
	for i := range t.due {
		c := computation{rule: rule, cal: cal, out: Result{Anchor: from + Date(i)}, silent: true}
		if c.count() != nil || c.limit(Inputs{}) != nil {
			continue
		}
		t.nominal[i] = c.out.Nominal
		if c.settle() == nil {
			t.due[i] = c.out.Due
		}
	}
	return t, nil
}

// Nominal is the day before any roll of a limit that begins on d; zero if there is none.
func (t *Table) Nominal(d Date) Date {
	if i := uint(d - t.from); i < uint(len(t.nominal)) {
		return t.nominal[i]
	}
	return 0
}

// Due is the day that counts of a limit that begins on d; zero if there is none.
func (t *Table) Due(d Date) Date {
	if i := uint(d - t.from); i < uint(len(t.due)) {
		return t.due[i]
	}
	return 0
}
