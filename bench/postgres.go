package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// postgresActs is goal 2 on PostgreSQL: one installation, on which acts of 64 officers and the
// same acts in transactions of 1,000 take turns. CPU is our own; the server's is not in it.
func postgresActs(ctx context.Context, b *builds, s *harness.Sheet) (err error) {
	f := &fixture{TB: new(testing.T)} // for what a fixture calls besides: it marks frames of a test's log
	defer f.end(&err)
	defer b.stop(&err)
	dir, err := os.MkdirTemp(b.Dir, "postgres")
	if err != nil {
		return err
	}
	if err := f.databases(filepath.Join(dir, "databases.yaml"), "system", "protection"); err != nil {
		return err
	}
	if err := b.seed(ctx, dir, [2]string{"new", fmt.Sprint(b.Sized(1000, 100))}); err != nil {
		return err
	}
	child, err := b.subject(ctx, "acts", dir)
	if err != nil {
		return err
	}
	turn := func(name, command string) func() error {
		return func() error {
			_, err := ask(s, name, child, [2]string{command, fmt.Sprint("assign ", b.Sized(2000, 200), " 0")})
			return err
		}
	}
	const grouped, bulk = "assign, 64 officers", "assign, transactions of 1,000"
	if err := b.Each(ctx, s, turn(grouped, "together"), turn(bulk, "bulk"), b.single(s, child)); err != nil {
		return err
	}
	s.Divide("assign: acts per CPU second, grouped over bulk", harness.CPU(bulk), harness.CPU(grouped), harness.Goal{Least: 0.85})
	s.Divide("assign: acts per second, grouped over bulk", harness.Wall(bulk), harness.Wall(grouped), harness.Goal{Least: 0.85})
	s.Divide("one officer alone: acknowledged over a bare append", single, bare, harness.Goal{})
	return whole(s, []*harness.Child{child})
}

// A fixture lets a program use what was made for tests: where a test would fail, the work ends
// with that error.
type fixture struct {
	testing.TB
	ends   []func()
	failed error
}

// Cleanup keeps what has to be ended.
func (f *fixture) Cleanup(end func()) { f.ends = append(f.ends, end) }

// Errorf keeps the first error.
func (f *fixture) Errorf(format string, args ...any) {
	if f.failed == nil {
		f.failed = fmt.Errorf(format, args...)
	}
}

// Fatalf ends the work; databases gives it back as an error.
func (f *fixture) Fatalf(format string, args ...any) { panic(fmt.Errorf(format, args...)) }

// Fatal ends the work.
func (f *fixture) Fatal(args ...any) { panic(errors.New(fmt.Sprint(args...))) }

func (f *fixture) end(err *error) {
	for i := len(f.ends) - 1; i >= 0; i-- {
		f.ends[i]()
	}
	if *err == nil {
		*err = f.failed
	}
}

// databases starts a cluster with a database for each register, and writes the file by which an
// installation finds them.
func (f *fixture) databases(path string, registers ...string) (err error) {
	defer func() {
		if thrown, ok := recover().(error); ok {
			err = thrown
		}
	}()
	cluster := pgtest.Start(f)
	var text []byte
	for _, name := range registers {
		serve, own := cluster.Register(f, name)
		text = fmt.Appendf(text, "%s:\n  serve: %q\n  owner: %q\n", name, serve, own)
	}
	return os.WriteFile(path, text, 0o600)
}
