package health_test

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/health"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

var hour = time.Date(2024, 3, 1, 10, 0, 0, 0, time.UTC)

func register(t *testing.T, c *pgtest.Cluster) store.Config {
	t.Helper()
	dir := t.TempDir()
	cfg := store.Config{
		Name: "notes", Dir: dir, KeyDir: filepath.Join(dir, "keys"), Clock: func() time.Time { return hour },
		Schema: fstest.MapFS{"001_notes.sql": {Data: []byte("-- +goose Up\nCREATE TABLE note (id TEXT PRIMARY KEY);\n")}},
	}
	if c != nil {
		cfg.Postgres.Serve, cfg.Postgres.Owner = c.Register(t, cfg.Name)
	}
	r, err := store.Create(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Checkpoint(t.Context()); err != nil {
		t.Fatal(err)
	}
	err = r.Write(t.Context(), func(tx *store.Tx) error {
		_, err := tx.Append(t.Context(), store.Record{Sort: audit.Reading, Kind: "book.read"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	return cfg
}

// What is found of a sound register, on both engines; nobody holds its key.
func TestLook(t *testing.T) {
	for _, c := range []*pgtest.Cluster{nil, pgtest.Start(t)} {
		cfg := register(t, c)
		_, key, _ := cfg.Files()
		if err := os.Remove(key); err != nil {
			t.Fatal(err)
		}
		f := health.Look(t.Context(), cfg)
		b := f.Book
		if f.Failed != nil || b.Entries != 1 || !b.LastEntry.Equal(hour) || !b.Signed.Equal(hour) || b.Waiting != 1 || !b.AnchorFound || !b.Backup.IsZero() {
			t.Errorf("got %+v", f)
		}
		if len(f.Allowed) > 0 || !slices.Contains([]string{"wal", ""}, f.Settings["journal_mode"]) || f.Settings["is_superuser"] == "on" {
			t.Errorf("got %v, %v", f.Allowed, f.Settings)
		}
		if c != nil && (f.Settings["fsync"] == "" || f.Settings["in_hot_standby"] != "off") {
			t.Errorf("got %v", f.Settings)
		}
		older(t, cfg)
		strange(t, cfg)
	}
}

// older looks with a program that has a further migration.
func older(t *testing.T, cfg store.Config) {
	t.Helper()
	cfg.Schema = fstest.MapFS{"001_notes.sql": {}, "002_more.sql": {}}
	f := health.Look(t.Context(), cfg)
	if len(f.Schemas) != 2 || f.Schemas[1] != (health.Schema{Table: "schema_register", Done: 1, Last: 2}) || f.Failed == nil {
		t.Errorf("got %+v", f)
	}
}

// strange looks where the checkpoint beside the key is none of the register's.
func strange(t *testing.T, cfg store.Config) {
	t.Helper()
	_, _, anchor := cfg.Files()
	if err := os.WriteFile(anchor, []byte("another"), 0o600); err != nil {
		t.Fatal(err)
	}
	if f := health.Look(t.Context(), cfg); f.Book.AnchorFound {
		t.Error("another register's checkpoint was taken")
	}
	if err := errors.Join(os.Remove(anchor), os.Mkdir(anchor, 0o700)); err != nil {
		t.Fatal(err)
	}
	if f := health.Look(t.Context(), cfg); f.Book.AnchorFound {
		t.Error("a checkpoint that cannot be read was taken for none")
	}
}

// settle moves what stands beside a SQLite file into it.
func settle(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// What must not be, made true.
func TestWhatMustNotBe(t *testing.T) {
	cfg := register(t, nil)
	path, _, _ := cfg.Files()
	settle(t, path)
	bytes, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < 4096+2000; i++ {
		bytes[i] ^= 0x55
	}
	if err := os.WriteFile(path, bytes, 0o600); err != nil {
		t.Fatal(err)
	}
	if f := health.Look(t.Context(), cfg); f.Failed == nil && f.Settings["quick_check"] == "ok" {
		t.Error("a damaged file was found sound")
	}
	cfg.Dir = t.TempDir()
	if f := health.Look(t.Context(), cfg); f.Failed == nil {
		t.Error("no file at all was found sound")
	}
	c := pgtest.Start(t)
	cfg = register(t, c)
	cfg.Postgres.Serve = cfg.Postgres.Owner
	if f := health.Look(t.Context(), cfg); !slices.Contains(f.Allowed, "rewrite") || !slices.Contains(f.Allowed, "create") {
		t.Errorf("the owner serves: got %v, %v", f.Allowed, f.Failed)
	}
	c.Halt(t)
	if f := health.Look(t.Context(), cfg); f.Failed == nil {
		t.Error("a server that is down was found sound")
	}
	c.Resume(t)
}
