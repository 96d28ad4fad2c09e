package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/contract"
)

// What the store promises on either engine holds on SQLite; store/contract/pg shows the other.
func TestContract(t *testing.T) {
	contract.Run(t, func(t *testing.T) store.Config { return config(t.TempDir()) })
}

func create(t *testing.T) (*store.Register, store.Config) {
	t.Helper()
	cfg := config(t.TempDir())
	r, err := store.Create(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	if err := contract.Begin(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	return r, cfg
}

// Sealed text and files do not stand in the database as they are.
func TestSealedContentIsUnreadable(t *testing.T) {
	r, cfg := create(t)
	ctx := context.Background()
	const said = "the applicant was heard"
	err := r.Write(ctx, func(tx *store.Tx) error {
		err := tx.NewCase(ctx, "c1")
		_, errBlob := tx.PutBlob(ctx, "c1", []byte(said+" in a file"))
		_, errAppend := tx.Append(ctx, store.Record{Sort: "act", Kind: "k", Case: "c1", Minutes: said + " in minutes"})
		return errors.Join(err, errBlob, errAppend)
	})
	if err := errors.Join(err, contract.Count(ctx, r, said)); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(cfg.Dir, "notes.db*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, plain := range []string{said + " in", strings.Repeat(said, 2)} { // the form itself is no secret
			if strings.Contains(string(text), plain) {
				t.Errorf("%s holds %q", filepath.Base(file), plain)
			}
		}
	}
}

// A register is created once, opened where it is, and never without its key.
func TestCreateAndOpen(t *testing.T) {
	ctx := context.Background()
	r, cfg := create(t)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Create(ctx, cfg); !errors.Is(err, store.ErrNotEmpty) {
		t.Errorf("created twice: %v", err)
	}
	if _, err := store.Open(ctx, config(t.TempDir())); !errors.Is(err, store.ErrNoRegister) {
		t.Errorf("opened where there is none: %v", err)
	}
	key := filepath.Join(cfg.KeyDir, "notes.key")
	for _, path := range []string{key, filepath.Join(cfg.Dir, "notes.db")} {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: got %v, %v; want a file that its owner alone can read", filepath.Base(path), info, err)
		}
	}
	kept, err := os.ReadFile(key)
	if err != nil {
		t.Fatal(err)
	}
	for reason, content := range map[string]string{"cut short": "AAAA", "no base64": "!" + string(kept), "empty": ""} {
		if err := os.WriteFile(key, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Open(ctx, cfg); err == nil || !strings.Contains(err.Error(), "key file") || content != "" && strings.Contains(err.Error(), content) {
			t.Errorf("a key %s: %v", reason, err)
		}
	}
	if err := os.Remove(key); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(ctx, cfg); err == nil || !strings.Contains(err.Error(), "notes.key") {
		t.Errorf("without its key: %v", err)
	}
	bad := config(t.TempDir())
	bad.Schema = fstest.MapFS{"001_notes.sql": {Data: []byte("-- +goose Up\nCREATE NONSENSE;\n")}}
	if _, err := store.Create(ctx, bad); err == nil || !strings.Contains(err.Error(), "migrations") {
		t.Errorf("a broken migration: %v", err)
	}
}

// behind changes the database past the register.
func behind(t *testing.T, cfg store.Config, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(cfg.Dir, "notes.db")+"?_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(statement)
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

// A statement that makes SQLite give the whole transaction up, as a full disk does, costs the
// act that made it, and no other; and it costs it also where its work does not notice.
func TestGivenUp(t *testing.T) {
	for reason, notice := range map[string]func(error) error{
		"the work notices": func(err error) error { return err },
		"it does not":      func(error) error { return nil },
	} {
		r, cfg := create(t)
		behind(t, cfg, `CREATE TRIGGER gives_up BEFORE INSERT ON loose BEGIN SELECT RAISE(ROLLBACK, 'gives up'); END`)
		ctx := context.Background()
		work := func(_ int, form string) error { return contract.Count(ctx, r, form) }
		said := contract.Together(t, r, 12, func(i int, form string) error {
			if i%4 != 1 {
				return work(i, form)
			}
			return r.Fleeting(ctx, func(q store.Conn) error {
				_, err := q.ExecContext(ctx, `INSERT INTO loose (id) VALUES ($1)`, form)
				_, after := q.ExecContext(ctx, `INSERT INTO blob (id, case_id, sealed) VALUES ($1, 'x', 'x')`, form)
				if after == nil {
					t.Errorf("%s: a statement ran outside every transaction", reason)
				}
				return notice(err)
			})
		})
		if forms := contract.Check(t, r, said); len(said) != 9 || len(forms) != 9 {
			t.Errorf("%s: %d were acknowledged and %d entered, want 9", reason, len(said), len(forms))
		}
	}
}

// A database that may not grow any more refuses acts, keeps those it acknowledged, and goes on
// when there is room again.
func TestFullDatabase(t *testing.T) {
	r, _ := create(t)
	ctx := context.Background()
	limit := func(pages int) {
		err := r.Fleeting(ctx, func(q store.Conn) error {
			_, err := q.ExecContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", pages))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	limit(120)
	said := contract.Together(t, r, 400, func(_ int, form string) error { return contract.Count(ctx, r, form) })
	if len(said) == 0 || len(said) == 400 {
		t.Errorf("%d of 400 acts were acknowledged: want some, until the database was full", len(said))
	}
	contract.Check(t, r, said)
	limit(1_000_000)
	if err := contract.Count(ctx, r, "room again"); err != nil {
		t.Error(err)
	}
	contract.Check(t, r, append(said, "room again"))
}
