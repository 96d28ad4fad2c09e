package main

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/bench/limits"
)

// The engines of the bench of time limits, by the name of the figures.
const (
	byTables  = "tables, a case of 6 limits"
	byCompute = "Compute, a case of 6 limits"
	byCEL     = "cel-go, a case of 6 limits"
)

// dueDates is goal 8: the next due date of a million cases with six limits each, in memory, by
// tables, beside cel-go. First every engine must give the same dates for every limit.
func dueDates(ctx context.Context, b *builds, s *harness.Sheet) (err error) {
	defer b.stop(&err)
	ours, err := b.subject(ctx, "limits", b.Dir)
	if err != nil {
		return err
	}
	peer, err := b.peer(ctx, "cel")
	if err != nil {
		return err
	}
	cases := b.Sized(1_000_000, 2_000)
	if err := agree(s, cases, ours, peer); err != nil {
		return err
	}
	turn := func(name string, child *harness.Child, engine string, times int) func() error {
		return func() error {
			_, err := ask(s, name, child, [2]string{"next", fmt.Sprint(engine, " ", cases, " ", times)})
			return err
		}
	}
	err = b.Each(ctx, s, turn(byTables, ours, "tables", b.Sized(40, 1)), turn(byCompute, ours, "compute", 1), turn(byCEL, peer, "cel", 1))
	if err != nil {
		return err
	}
	s.Divide("CPU of cel-go over tables", harness.CPU(byCEL), harness.CPU(byTables), harness.Goal{Least: 40})
	s.Aim("CPU of a case by tables, us: 25 million cases a second and core", harness.CPU(byTables), harness.Goal{Most: 0.04})
	s.Divide("CPU of cel-go over Compute, which keeps every step", harness.CPU(byCEL), harness.CPU(byCompute), harness.Goal{})
	return nil
}

// agree wants the same dates of every engine, limit by limit and the earliest of each case.
func agree(s *harness.Sheet, cases int, ours, peer *harness.Child) error {
	var want string
	for _, one := range []struct {
		engine string
		child  *harness.Child
	}{{"compute", ours}, {"tables", ours}, {"cel", peer}} {
		a, err := one.child.Ask("check", fmt.Sprint(one.engine, " ", cases))
		if err != nil {
			return err
		}
		if want == "" {
			want = a.Text
		}
		if a.Text != want {
			return fmt.Errorf("%s gives other dates than Compute: %s, want %s", one.engine, a.Text, want)
		}
	}
	s.Remarks = append(s.Remarks, fmt.Sprintf("three engines gave the same %d dates", cases*limits.Count))
	return nil
}
