package main

import (
	"context"
	"fmt"
	"testing"

	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// The two sides of the bench of people.
const (
	byIndex    = "index, a question"
	byTrigrams = "pg_trgm, a question"
)

// people is the search of a person in a register of a million: the index beside pg_trgm, with the
// same register and questions that name the person otherwise.
func people(ctx context.Context, b *builds, s *harness.Sheet) (err error) {
	f := &fixture{TB: new(testing.T)}
	defer f.end(&err)
	defer b.stop(&err)
	var address string
	if err := f.try(func() { address = pgtest.Start(f).Superuser("postgres") }); err != nil {
		return err
	}
	ours, err := b.subject(ctx, "people", b.Dir)
	if err != nil {
		return err
	}
	peer, err := b.peer(ctx, "trgm")
	if err != nil {
		return err
	}
	if _, err := peer.Ask("open", address); err != nil {
		return err
	}
	persons := b.Sized(1_000_000, 2_000)
	if err := filled(s, persons, ours, peer); err != nil {
		return err
	}
	turn := func(name string, child *harness.Child, questions int) func() error {
		return func() error {
			a, err := ask(s, name, child, [2]string{"search", fmt.Sprint(questions)})
			for figure, unit := range map[string]string{"recall@10": "of 1", "p50": "us", "p99": "us"} {
				s.Note(harness.Key{Subject: name, Figure: figure, Unit: unit}, a.Figures[figure])
			}
			return err
		}
	}
	if err := b.Each(ctx, s, turn(byIndex, ours, b.Sized(2000, 50)), turn(byTrigrams, peer, b.Sized(40, 10))); err != nil {
		return err
	}
	median := func(name string) harness.Key { return harness.Key{Subject: name, Figure: "p50", Unit: "us"} }
	s.Divide("median question, pg_trgm over ours", median(byTrigrams), median(byIndex), harness.Goal{Least: 40})
	s.Divide("CPU of a question, pg_trgm over ours", harness.CPU(byTrigrams), harness.CPU(byIndex), harness.Goal{Least: 40})
	s.Aim("CPU of a question, us", harness.CPU(byIndex), harness.Goal{Most: 2500})
	s.Aim("question, p99, us", harness.Key{Subject: byIndex, Figure: "p99", Unit: "us"}, harness.Goal{Most: 8000})
	return nil
}

// filled has both sides take the register in, and notes what that took.
func filled(s *harness.Sheet, persons int, ours, peer *harness.Child) error {
	for _, one := range []struct {
		name  string
		child *harness.Child
	}{{"index", ours}, {"pg_trgm", peer}} {
		a, err := one.child.Ask("fill", fmt.Sprint(persons))
		if err != nil {
			return err
		}
		s.Note(harness.Key{Subject: one.name + ", build", Figure: "wall", Unit: "s"}, a.Wall.Seconds())
		s.Note(harness.Key{Subject: one.name + ", size", Figure: "bytes per person", Unit: "B"}, a.Figures["bytes"])
	}
	s.Aim("bytes per person", harness.Key{Subject: "index, size", Figure: "bytes per person", Unit: "B"}, harness.Goal{Most: 250})
	s.Aim("build, s", harness.Key{Subject: "index, build", Figure: "wall", Unit: "s"}, harness.Goal{Most: 15})
	return nil
}

// try runs what a test would run, and gives the error for which the test would have failed.
func (f *fixture) try(work func()) (err error) {
	defer func() {
		if thrown, ok := recover().(error); ok {
			err = thrown
		}
	}()
	work()
	return nil
}
