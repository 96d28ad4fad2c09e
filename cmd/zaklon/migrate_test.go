package main

import (
	"bytes"
	"context"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/health"
)

// Registers as the first version of their schema left them are brought up to the last.
func TestMigrate(t *testing.T) {
	cfg := house.Config{Dir: t.TempDir()}
	registers, err := house.Registers(cfg)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range registers {
		if r.Schema, err = first(r.Schema); err != nil {
			t.Fatal(err)
		}
		made, err := store.Create(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		if err := made.Close(); err != nil {
			t.Fatal(err)
		}
	}
	old := 0
	for _, r := range registers {
		names, err := fs.Glob(r.Schema, "*.sql")
		if err != nil {
			t.Fatal(err)
		}
		if len(names) > 1 {
			old++
		}
	}
	if got := behind(t, registers); got != old || old == 0 {
		t.Fatalf("got %d registers with an old schema, want the %d that have a second migration", got, old)
	}
	var out, told bytes.Buffer
	code := run(context.Background(), console.Place{
		Args: []string{"migrate", "--data", cfg.Dir}, In: strings.NewReader(""), Out: &out, Err: &told,
		Env: func(string) string { return "" }, Clock: time.Now,
	})
	if code != console.ExitDone || !strings.Contains(out.String(), "up to date") {
		t.Errorf("got exit code %d, %q, %q", code, out.String(), told.String())
	}
	if got := behind(t, registers); got != 0 {
		t.Errorf("got %d registers with an old schema, want none", got)
	}
}

// first is a schema with its first migration and no other.
func first(schema fs.FS) (fs.FS, error) {
	names, err := fs.Glob(schema, "001_*.sql")
	if err != nil {
		return nil, err
	}
	only := fstest.MapFS{}
	for _, name := range names {
		text, err := fs.ReadFile(schema, name)
		if err != nil {
			return nil, err
		}
		only[name] = &fstest.MapFile{Data: text}
	}
	return only, nil
}

// behind counts the registers whose schema lacks a migration, without opening any.
func behind(t *testing.T, registers []store.Config) int {
	t.Helper()
	n := 0
	for _, r := range registers {
		for _, s := range health.Look(t.Context(), r).Schemas {
			if s.Done < s.Last {
				n++
			}
		}
	}
	return n
}
