package main

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/bench/harness"
)

// acts is goal 2: acts of 64 officers share commits, each in its savepoint, beside the same
// acts in transactions of 1,000; and one officer alone, beside the bare disk.
func acts(ctx context.Context, b *builds, s *harness.Sheet) (err error) {
	defer b.stop(&err)
	dir, err := b.site(ctx, installation{visible: b.Sized(2000, 200)})
	if err != nil {
		return err
	}
	var turns []func() error
	var children []*harness.Child
	for _, one := range []struct{ name, command, failing string }{
		{"64 officers", "together", "0"}, {"transactions of 1,000", "bulk", "0"}, {"64 officers, 1% fail", "together", "100"},
	} {
		for _, kind := range []string{"assign", "paper"} {
			own, err := b.clone(dir)
			if err != nil {
				return err
			}
			child, err := b.subject(ctx, "acts", own)
			if err != nil {
				return err
			}
			children = append(children, child)
			turns = append(turns, func() error {
				_, err := ask(s, kind+", "+one.name, child, [2]string{one.command, fmt.Sprint(kind, " ", b.Sized(2000, 200), " ", one.failing)})
				return err
			})
		}
	}
	turns = append(turns, b.single(s, children[0]))
	if err := b.Each(ctx, s, turns...); err != nil {
		return err
	}
	for _, kind := range []string{"assign", "paper"} {
		grouped, bulk, faulty := kind+", 64 officers", kind+", transactions of 1,000", kind+", 64 officers, 1% fail"
		s.Divide(kind+": acts per CPU second, grouped over bulk", harness.CPU(bulk), harness.CPU(grouped), harness.Goal{Least: 0.85})
		s.Divide(kind+": acts per second, grouped over bulk", harness.Wall(bulk), harness.Wall(grouped), harness.Goal{Least: 0.85})
		s.Divide(kind+": acts per CPU second, 1% failing over none", harness.CPU(grouped), harness.CPU(faulty), harness.Goal{})
	}
	s.Divide("one officer alone: acknowledged over a bare append", single, bare, harness.Goal{Most: 1.3})
	return whole(s, children)
}

// The figures of one officer alone, and of the control that bounds it.
var ( // immutable
	single = harness.Key{Subject: "assign, one officer", Figure: "acknowledged, p50", Unit: "us"}
	bare   = harness.Key{Subject: "control", Figure: "4 KiB append + fdatasync, p50"}
)

func (b *builds) single(s *harness.Sheet, child *harness.Child) func() error {
	return func() error {
		a, err := child.Ask("single", fmt.Sprint("assign ", b.Sized(300, 20)))
		if err == nil {
			s.Note(single, a.Figures["ack p50"])
		}
		return err
	}
}

// whole wants every register to verify and to hold every acknowledged act and no other.
func whole(s *harness.Sheet, children []*harness.Child) error {
	var entered, refused int64
	for _, child := range children {
		a, err := child.Ask("check", "")
		if err != nil {
			return err
		}
		entered += a.Ops
		refused += int64(a.Figures["refused"])
	}
	s.Remarks = append(s.Remarks, fmt.Sprintf("every register verified: %d acts acknowledged and held, %d planted failures, none of their neighbours failed", entered, refused))
	return nil
}
