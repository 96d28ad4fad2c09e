package faults

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/contract"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// config is the register of the contract, with a clock that goes and a quick rhythm.
func config(dir string, at store.Postgres) store.Config {
	cfg := contract.Config(dir, at)
	cfg.Clock = time.Now
	cfg.Rhythm = store.Rhythm{Every: 200 * time.Millisecond, Leaves: 32}
	return cfg
}

// create makes a register that holds one case with nothing counted.
func create(t *testing.T, cfg store.Config) {
	t.Helper()
	ctx := context.Background()
	r, err := store.Create(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(contract.Begin(ctx, r), r.Close()); err != nil {
		t.Fatal(err)
	}
}

// reopen opens the register as the next program does, acts, and checks all of it. It returns
// the forms that stand in the book, and how long opening took.
func reopen(t *testing.T, cfg store.Config, acknowledged []string) (forms []string, took time.Duration) {
	t.Helper()
	began := time.Now()
	r, err := store.Open(context.Background(), cfg)
	if err != nil {
		t.Fatalf("the register does not open: %v", err)
	}
	took = time.Since(began)
	defer func() {
		if err := r.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}()
	if err := contract.Count(context.Background(), r, fmt.Sprint("after ", began.UnixNano())); err != nil {
		t.Fatalf("the register does not go on: %v", err)
	}
	return contract.Check(t, r, acknowledged), took
}

// onSQLite gives a register in a new folder.
func onSQLite(t *testing.T) store.Config { return config(t.TempDir(), store.Postgres{}) }

// database gives a register in a new database, in place of the one of that name.
func database(t *testing.T, c *pgtest.Cluster, name string) store.Config {
	t.Helper()
	const drop = "DROP DATABASE IF EXISTS zaklon_%[1]s WITH (FORCE);\nDROP ROLE IF EXISTS zaklon_%[1]s, zaklon_%[1]s_owner"
	c.Run(t, "postgres", fmt.Sprintf(drop, name))
	serve, own := c.Register(t, name)
	return config(t.TempDir(), store.Postgres{Serve: serve, Owner: own})
}
