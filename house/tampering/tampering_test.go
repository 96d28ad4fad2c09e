package tampering_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/house/forgery"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

func engines(t *testing.T, walk func(t *testing.T, w *housetest.World, all []*forgery.Forger)) {
	for name, e := range map[string]forgery.Engine{"SQLite": forgery.SQLite(), "PostgreSQL": forgery.PostgreSQL()} {
		t.Run(name, func(t *testing.T) {
			w, all := forgery.Forgers(t, e)
			walk(t, w, all)
		})
	}
}

// chosen are the rows that are walked over: of the first two registers all, of the others the first of
// every table, so that every column is forged. All registers are kept by the same code; their tables are not the same.
func chosen(register int) forgery.Choice {
	if register < 2 {
		return forgery.Every
	}
	return forgery.First
}

// Every value of every column of the rows chosen in every table, edited by SQL: each is found, and
// what is named is the act that wrote the row, the entry, or the place in the tree. The tables
// and columns are the engine's own list, so that a column added tomorrow is covered.
func TestEveryEditedValueIsFound(t *testing.T) {
	engines(t, func(t *testing.T, _ *housetest.World, all []*forgery.Forger) {
		for i, f := range all {
			t.Logf("%s: %d forged values", f.Reg.Name(), f.EditValues(chosen(i)))
		}
	})
}

// Every row chosen in every table removed, and one added to each table.
func TestEveryRowRemovedOrAddedIsFound(t *testing.T) {
	engines(t, func(t *testing.T, _ *housetest.World, all []*forgery.Forger) {
		for i, f := range all {
			t.Logf("%s: %d forged rows", f.Reg.Name(), f.RemoveAndAdd(chosen(i)))
		}
	})
}

// Entries, checkpoints, tiles and padding removed, moved, doubled and exchanged.
func TestEveryMovedEntryIsFound(t *testing.T) {
	engines(t, func(_ *testing.T, _ *housetest.World, all []*forgery.Forger) {
		for _, f := range all {
			f.MoveEntries()
		}
	})
}

// A value of one case copied to another does not open there, though it was sealed by us.
func TestValuesExchangedBetweenCasesAreFound(t *testing.T) {
	engines(t, func(t *testing.T, w *housetest.World, all []*forgery.Forger) {
		w.Case(protection.Interviewed)
		f := all[1]
		f.Whole("with a second case")
		before := f.Copy()
		for _, c := range []struct{ reason, forge string }{
			{"the report of another interview", "UPDATE interview SET report = (SELECT i.report FROM interview i WHERE i.case_id <> interview.case_id AND i.held_on <> '' LIMIT 1) WHERE held_on <> ''"},
			{"the papers of two cases exchanged", "UPDATE document SET blob = (SELECT d.blob FROM document d WHERE d.case_id <> document.case_id LIMIT 1)"},
			{"an entry moved to another case", "UPDATE book SET case_id = (SELECT MIN(case_id) FROM case_key) WHERE case_id = (SELECT MAX(case_id) FROM case_key)"},
			{"the keys of two cases exchanged", "UPDATE case_key SET wrapped = (SELECT k.wrapped FROM case_key k WHERE k.case_id <> case_key.case_id LIMIT 1)"},
			{"the sealed content of two entries exchanged", "UPDATE book SET sealed = (SELECT b.sealed FROM book b WHERE b.seq = 3) WHERE seq = 2"},
		} {
			f.Exec(c.forge)
			if len(f.Misfits()) == 0 {
				t.Errorf("%s: not found", c.reason)
			}
			f.PutBack(before)
			f.Whole("after " + c.reason)
		}
	})
}

// The attacker has our code and the whole database, and rebuilds chain, tree, checkpoints and
// head under a key of their own: every entry is named, and the register does not open again.
func TestARebuiltBookIsFound(t *testing.T) {
	rewritings := map[string]forgery.Rewriting{
		"nothing changed": func(book []audit.Entry) []audit.Entry { return book },
		"an officer replaced": func(book []audit.Entry) []audit.Entry {
			book[len(book)/2].Officer = "somebody-else"
			return book
		},
		"a reading left out": func(book []audit.Entry) []audit.Entry {
			at := slices.IndexFunc(book, func(e audit.Entry) bool { return e.Sort == audit.Reading })
			if at < 0 {
				at = 0
			}
			return slices.Delete(book, at, at+1)
		},
		"two exchanged": func(book []audit.Entry) []audit.Entry {
			book[1], book[2] = book[2], book[1]
			return book
		},
	}
	engines(t, func(t *testing.T, w *housetest.World, all []*forgery.Forger) {
		for _, f := range all {
			before := f.Copy()
			for reason, change := range rewritings {
				entries := f.Rebuild(change)
				found := f.Misfits()
				for seq := int64(1); seq <= min(entries, 100); seq++ {
					if !slices.ContainsFunc(found, func(m store.Misfit) bool { return m.Seq == seq && m.Entry != "" && m.Why == audit.ErrHash.Error() }) {
						t.Errorf("%s: %s: entry %d of %d is not named: %+v", f.Reg.Name(), reason, seq, entries, found)
						break
					}
				}
				f.PutBack(before)
				f.Whole("after " + reason)
			}
		}
		all[1].Rebuild(rewritings["nothing changed"])
		if err := reopened(t, w); !errors.Is(err, store.ErrRolledBack) {
			t.Errorf("opened after it was rebuilt: got %v", err)
		}
	})
}

// reopened closes the world and opens its house once more.
func reopened(t *testing.T, w *housetest.World) error {
	t.Helper()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	h, err := house.Open(context.Background(), w.Config())
	if err == nil {
		w.House = h
	}
	return err
}

// Yesterday's copy of the whole database is put back. It is whole in itself; the checkpoint
// beside the key refuses it, and where the attacker took that away too, the checkpoint that
// the ombudsman kept finds it.
func TestYesterdaysCopyIsFound(t *testing.T) {
	engines(t, func(t *testing.T, w *housetest.World, all []*forgery.Forger) {
		ctx := context.Background()
		f := all[1]
		yesterday := f.Copy()
		w.Clock.Advance(24 * time.Hour)
		call := desk.Call{Officer: w.Auditor.Authority(), Proved: w.Clock.Now()}
		if err := desk.List(ctx, w.Protection, desk.Listing{Kind: "book.read", Query: "all", Rows: func(*store.View) (int, error) { return 0, nil }}, call); err != nil {
			t.Fatal(err)
		}
		kept, err := w.Protection.Register.Checkpoint(ctx)
		if err != nil {
			t.Fatal(err)
		}
		f.PutBack(yesterday)
		if err := reopened(t, w); !errors.Is(err, store.ErrRolledBack) {
			t.Fatalf("opened yesterday's copy: got %v", err)
		}
		if err := os.Remove(filepath.Join(w.Dir, "keys", "protection.checkpoint")); err != nil {
			t.Fatal(err)
		}
		if err := reopened(t, w); err != nil {
			t.Fatalf("without the checkpoint beside the key nothing here can tell: %v", err)
		}
		f.Reg = w.Protection.Register
		f.Whole("as it was yesterday")
		found := f.Misfits([]byte(kept))
		if len(found) != 1 || !strings.Contains(found[0].Why, "an older copy was put back") {
			t.Errorf("with the checkpoint that was kept: got %+v", found)
		}
	})
}
