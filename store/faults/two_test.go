package faults

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// Two programs act on one register at the same time, 10,000 acts together; every tenth form is
// sent to both. None is lost, none is done twice, and chain and tree stay whole.
func TestTwoPrograms(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) { twoPrograms(t, onSQLite(t)) })
	t.Run("PostgreSQL", func(t *testing.T) { twoPrograms(t, database(t, pgtest.Start(t), "two")) })
}

func twoPrograms(t *testing.T, cfg store.Config) {
	const hands, acts, shared = 20, 250, 10
	create(t, cfg)
	began := time.Now()
	var children []*child
	for i := range 2 {
		k := task{Dir: cfg.Dir, At: cfg.Postgres, Name: fmt.Sprint("program", i), Hands: hands, Acts: acts, Shared: shared}
		children = append(children, begin(t, k))
	}
	type done struct {
		forms []string
		err   error
	}
	ends := make(chan done)
	for _, c := range children {
		go func() { forms := c.said(); ends <- done{forms, c.Wait()} }()
	}
	var acknowledged []string
	for range children {
		d := <-ends
		if d.err != nil {
			t.Errorf("a program ended: %v", d.err)
		}
		if len(d.forms) != hands*acts {
			t.Errorf("a program acknowledged %d acts, want %d", len(d.forms), hands*acts)
		}
		acknowledged = append(acknowledged, d.forms...)
	}
	for _, c := range children {
		if c.errors.Len() > 0 {
			t.Errorf("a program said: %s", c.errors.String())
		}
	}
	took := time.Since(began)
	forms, _ := reopen(t, cfg, acknowledged)
	slices.Sort(acknowledged)
	if want := len(slices.Compact(acknowledged)) + 1; len(forms) != want {
		t.Errorf("%d forms stand in the book, want %d", len(forms), want)
	}
	t.Logf("%d acts acknowledged, %d entered, in %v", 2*hands*acts, len(forms), took.Round(time.Millisecond))
}
