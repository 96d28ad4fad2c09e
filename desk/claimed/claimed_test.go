package claimed_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/store"
)

const schema = `-- +goose Up
CREATE TABLE named (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, name TEXT NOT NULL);
`

func table() store.Table {
	return store.Table{Name: "named", Columns: []string{"id", "case_id", "name"}}
}

// A bench is a register of names with its roll.
type bench struct {
	*testing.T
	ctx  context.Context
	reg  *store.Register
	roll *claimed.Roll
}

func newBench(t *testing.T) *bench {
	t.Helper()
	ctx, dir := context.Background(), t.TempDir()
	r, err := store.Create(ctx, store.Config{
		Name: "names", Dir: dir, KeyDir: filepath.Join(dir, "keys"), Tables: []string{"named"},
		Schema: fstest.MapFS{"001_named.sql": {Data: []byte(schema)}}, Clock: func() time.Time { return time.Date(2025, 2, 13, 9, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return &bench{T: t, ctx: ctx, reg: r, roll: claimed.New(r, claimed.Loader{Of: of, Every: every})}
}

func of(ctx context.Context, v *store.View, files []string) (out []interlock.Claim, err error) {
	for _, id := range files {
		one, errRead := read(ctx, v, `WHERE id = $1`, id)
		out, err = append(out, one...), errors.Join(err, errRead)
	}
	return out, err
}

func every(ctx context.Context, v *store.View, each func(interlock.Claim) error) error {
	all, err := read(ctx, v, `ORDER BY id`)
	for _, c := range all {
		err = errors.Join(err, each(c))
	}
	return err
}

func read(ctx context.Context, v *store.View, where string, args ...any) (out []interlock.Claim, err error) {
	var found [][3]*string
	err = v.Rows(ctx, table(), func() []any {
		row := [3]*string{new(string), new(string), new(string)}
		found = append(found, row)
		return []any{row[0], row[1], row[2]}
	}, where, args...)
	for _, row := range found {
		c := interlock.Claim{Ref: interlock.Ref{Register: "names", Case: *row[0]}}
		if *row[2] != "" {
			c.Person = named(*row[2])
		}
		out = append(out, c)
	}
	return out, err
}

func named(family string) person.Person {
	return person.Person{Names: []person.Name{{Kind: person.Official, Family: family, Given: "Of " + family}}}
}

func (b *bench) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// name enters that a file names somebody; nobody where the name is empty.
func (b *bench) name(ctx context.Context, id, family string, then func(*store.Tx) error) error {
	return b.reg.Write(ctx, func(tx *store.Tx) error {
		if there, err := read(ctx, &tx.View, `WHERE id = $1`, id); err != nil {
			return err
		} else if len(there) == 0 {
			if err := tx.NewCase(ctx, id); err != nil {
				return err
			}
		}
		if err := tx.Put(ctx, table(), id, []any{&id, &id, &family}); err != nil {
			return err
		}
		if _, err := tx.Append(ctx, store.Record{Sort: audit.Act, Kind: "name.entered", Case: id}); err != nil {
			return err
		}
		return then(tx)
	})
}

func nothing(*store.Tx) error { return nil }

// near gives the files in which the roll finds a name.
func (b *bench) near(v *store.View, family string) []string {
	b.Helper()
	found, err := b.roll.Near(b.ctx, v, named(family))
	b.must(err)
	var out []string
	for _, n := range found {
		if len(n.Score.Terms) == 0 {
			b.Errorf("a claim without the terms of its score")
		}
		out = append(out, n.Claim.Case)
	}
	slices.Sort(out)
	return out
}

// wants fails the test unless a fresh look finds just these files.
func (b *bench) wants(reason, family string, want ...string) {
	b.Helper()
	b.must(b.reg.View(b.ctx, func(v *store.View) error {
		if got := b.near(v, family); !slices.Equal(got, want) {
			b.Errorf("%s: got %v, want %v", reason, got, want)
		}
		return nil
	}))
}

// The roll follows the book: what is entered, changed and taken away.
func TestFollows(t *testing.T) {
	b := newBench(t)
	b.must(b.roll.Ready(b.ctx))
	b.wants("an empty register", "Verano")
	b.must(b.name(b.ctx, "one", "Verano", nothing))
	b.wants("entered after the roll was made", "Verano", "one")
	b.must(b.name(b.ctx, "two", "Verano", nothing))
	b.wants("a second one", "Verano", "one", "two")
	b.must(b.name(b.ctx, "one", "Kastrati", nothing))
	b.wants("another name now", "Verano", "two")
	b.wants("the new name", "Kastrati", "one")
	b.must(b.name(b.ctx, "two", "", nothing))
	b.wants("nobody is named any more", "Verano")
}

// Inside a transaction the roll holds its acts, and afterwards those that were undone no longer.
func TestInside(t *testing.T) {
	b := newBench(t)
	b.must(b.name(b.ctx, "one", "Verano", nothing))
	b.must(b.roll.Ready(b.ctx))
	undone := errors.New("undone")
	err := b.name(b.ctx, "two", "Verano", func(tx *store.Tx) error {
		if got := b.near(&tx.View, "Verano"); !slices.Equal(got, []string{"one", "two"}) {
			t.Errorf("inside: got %v, want both", got)
		}
		return undone
	})
	if !errors.Is(err, undone) {
		t.Fatal(err)
	}
	b.wants("after it was undone", "Verano", "one")
}

// A look that began before others moved the roll on is answered with what they entered, too.
func TestOlderLook(t *testing.T) {
	b := newBench(t)
	b.must(b.name(b.ctx, "one", "Verano", nothing))
	b.must(b.roll.Ready(b.ctx))
	b.must(b.reg.View(b.ctx, func(old *store.View) error {
		if _, err := old.Mark(b.ctx); err != nil { // the look begins here
			return err
		}
		b.must(b.name(b.ctx, "two", "Verano", nothing))
		b.wants("a newer look", "Verano", "one", "two")
		if got := b.near(old, "Verano"); !slices.Equal(got, []string{"one", "two"}) {
			t.Errorf("the older look: got %v, want both", got)
		}
		return nil
	}))
}

// Nobody is left out, however many resemble the person; a search gives as many as it is asked for.
func TestAll(t *testing.T) {
	b := newBench(t)
	const many = 70 // more than the first question asks for
	for i := range many {
		b.must(b.name(b.ctx, fmt.Sprintf("%03d", i), "Verano", nothing))
	}
	b.must(b.reg.View(b.ctx, func(v *store.View) error {
		if got := b.near(v, "Verano"); len(got) != many {
			t.Errorf("got %d, want %d", len(got), many)
		}
		found, err := b.roll.Search(b.ctx, v, named("Verano"), claimed.Within{Limit: 3, Keep: func(c interlock.Claim) bool { return c.Case >= "050" }})
		if len(found) != 3 || found[0].Claim.Case < "050" {
			t.Errorf("a search: got %d, first %v", len(found), found[0].Claim.Ref)
		}
		return err
	}))
}
