// Command bench measures Zaklon beside its peers on one machine, in one run: reference figures
// in docs/performance.md come from it. Run it from its own folder, as `make bench` does.
//
// Every subject and every peer runs in a process of its own, so that its CPU time is its own.
// A bench whose controls were not steady is not reported, and the program exits with 1.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/bench/subject"
)

// Rounds of a full run: the median of fewer says little.
const fullRounds = 5

// A bench compares a subject with its peers.
type bench struct {
	name, title string
	run         func(ctx context.Context, b *builds, s *harness.Sheet) error
}

func benches() []bench {
	return []bench{
		{"acts", "group commit: acts of 64 officers beside the same acts in transactions of 1,000, through Perform", acts},
		{"postgres", "the same on PostgreSQL: group commit beside transactions of 1,000", postgresActs},
		{"http", "an act over HTTP, 64 clients, beside PocketBase's create of one record", posts},
		{"pages", "case page and worklist of an officer who sees 1,000 cases, by the number of hidden cases", pages},
		{"start", "cold start to the first page for an officer, memory and binary", starts},
		{"open", "500 pages a second, whatever the server does, with 20 acts a second", openLoop},
		{"book", "64 writers append to the book, beside Tessera on the file system", appends},
		{"limits", "six time limits of a million cases and the next due date of each, in memory, beside cel-go", dueDates},
		{"people", "a person among a million, asked for in another script or spelling, beside PostgreSQL with pg_trgm", people},
		{"verify", "verification of a book of a million entries", verification},
	}
}

type options struct {
	short                             bool
	only, json, child, dir, profiling string
}

func main() {
	var o options
	flag.BoolVar(&o.short, "short", false, "a smoke run: everything once and small, nothing to be trusted")
	flag.StringVar(&o.only, "run", "", "names of the benches to run, separated by commas; empty: all but verify")
	flag.StringVar(&o.json, "json", "", "file for the results as JSON")
	flag.StringVar(&o.profiling, "profile", "", "folder for a CPU profile of each child of ours")
	flag.StringVar(&o.child, "child", "", "be this subject and serve commands (used by the program itself)")
	flag.StringVar(&o.dir, "dir", "", "folder for what is measured; of a child: its installation")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, o)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	if o.child != "" {
		return subject.Serve(ctx, subject.Options{Name: o.child, Dir: o.dir, Profile: o.profiling})
	}
	chosen, err := chosen(o.only, o.short)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp(o.dir, "zaklon-bench-")
	if err != nil {
		return fmt.Errorf("bench: %w", err)
	}
	self, err := os.Executable()
	if err != nil {
		return errors.Join(fmt.Errorf("bench: %w", err), os.RemoveAll(dir))
	}
	r := &harness.Run{Dir: dir, Self: self, Rounds: fullRounds, Short: o.short}
	if o.short {
		r.Rounds = 1
	}
	return errors.Join(measure(ctx, r, chosen, o), os.RemoveAll(dir))
}

func chosen(only string, short bool) ([]bench, error) {
	if only == "" {
		return slices.DeleteFunc(benches(), func(b bench) bool { return b.name == "verify" && !short }), nil
	}
	var out []bench
	for name := range strings.SplitSeq(only, ",") {
		i := slices.IndexFunc(benches(), func(b bench) bool { return b.name == name })
		if i < 0 {
			return nil, fmt.Errorf("bench: there is no %q", name)
		}
		out = append(out, benches()[i])
	}
	return out, nil
}

func measure(ctx context.Context, r *harness.Run, chosen []bench, o options) (err error) {
	if err := r.Open(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	report := harness.Report{Machine: harness.Machine(), Rounds: r.Rounds}
	fmt.Println(report.Machine)
	b := &builds{Run: r, profiling: o.profiling, sites: map[installation]string{}}
	for _, one := range chosen {
		s := &harness.Sheet{Name: one.name, Title: one.title}
		if err := one.run(ctx, b, s); err != nil {
			return fmt.Errorf("bench %s: %w", one.name, err)
		}
		s.Judge()
		if err := s.Text(os.Stdout); err != nil {
			return err
		}
		report.Sheets = append(report.Sheets, s)
	}
	return report.Close(o.json)
}
