// Package contract is what package store promises, as tests that run on either engine.
//
// It is for tests and may not be imported by anything else. It knows store only by what that
// exports, and the tables only to tamper with them. A promise that one engine alone can keep or
// break is tested beside that engine: store for SQLite, store/contract/pg for PostgreSQL.
package contract

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/zaklon/zaklon/store"
)

// Run runs the whole contract. config gives each test a place where no register is yet, with
// what Config says of it.
func Run(t *testing.T, config func(*testing.T) store.Config) {
	for name, promise := range promises() {
		t.Run(name, func(t *testing.T) { promise(newBench(t, config(t))) })
	}
}

func promises() map[string]func(*bench) {
	return map[string]func(*bench){
		"round trip": roundTrip, "unentered": unentered, "broken works": brokenWorks, "look": look, "one moment": oneMoment,
		"own writes": ownWrites, "created once": createdOnce, "another key": anotherKey, "wrong types": wrongTypes,
		"replay": replay, "as of": asOf, "fleeting": fleeting,
		"misfits": misfits, "bounded report": boundedReport, "a whole register": wholeRegister,
		"checkpoint": signsInRhythm, "checkpoints by many": signsAmongMany, "rolled back": rolledBack, "known checkpoints": knownCheckpoints,
		"neighbours": neighbours, "panic after the entry": panics, "failing seal": failingSeal, "cancelled": cancelled,
		"close while busy": closeWhileBusy, "close under a look": closeUnderLook, "bulk": bulk, "failing bulk among others": failingBulk, "bulk that is over": bulkOver,
		"swallowed error": swallowed, "migrations under load": migrations,
	}
}

const schema = `-- +goose Up
CREATE TABLE note (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, number BIGINT NOT NULL CHECK (number < 100), flag BIGINT NOT NULL,
    day TEXT NOT NULL, bytes BYTEA NOT NULL, secret BYTEA NOT NULL, blob TEXT NOT NULL);
CREATE TABLE tally (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, number BIGINT NOT NULL, secret BYTEA NOT NULL);
CREATE TABLE loose (id TEXT PRIMARY KEY);
`

// Config describes the small register of these tests: in a folder, or with its keys there and
// its rows in PostgreSQL. Its clock stands still.
func Config(dir string, at store.Postgres) store.Config {
	return store.Config{
		Name: "notes", Dir: dir, KeyDir: filepath.Join(dir, "keys"), Postgres: at,
		Tables: []string{"note", "tally"}, Blobs: []string{"note.blob"},
		Schema: fstest.MapFS{"001_notes.sql": {Data: []byte(schema)}},
		Clock:  func() time.Time { return time.Date(2024, 3, 1, 10, 0, 0, 0, time.UTC) },
		Rhythm: store.Rhythm{Every: time.Hour, Leaves: 64},
	}
}

// A bench is one register under test.
type bench struct {
	*testing.T
	cfg store.Config
	now time.Time
	r   *store.Register
	ctx context.Context
}

func newBench(t *testing.T, cfg store.Config) *bench {
	t.Helper()
	b := &bench{T: t, cfg: cfg, now: cfg.Clock(), ctx: context.Background()}
	b.cfg.Clock = func() time.Time { return b.now }
	var err error
	if b.r, err = store.Create(b.ctx, b.cfg); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.r.Close() }) // what must close says so itself
	return b
}

// must fails the test at once where there is an error.
func (b *bench) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b *bench) reopen() {
	b.Helper()
	b.must(b.r.Close())
	r, err := store.Open(b.ctx, b.cfg)
	b.must(err)
	b.r = r
}

// put writes a note of a new case with a file, and enters it.
func (b *bench) put(n Note) Note {
	b.Helper()
	b.must(b.r.Write(b.ctx, func(tx *store.Tx) (err error) {
		if err := tx.NewCase(b.ctx, n.Case); err != nil {
			return err
		}
		if n.Blob, err = tx.PutBlob(b.ctx, n.Case, []byte("content of "+n.ID)); err != nil {
			return err
		}
		return errors.Join(tx.Put(b.ctx, Notes(), n.Case, n.Fields()), enter(b.ctx, tx, Record(n.Case)))
	}))
	return n
}

func enter(ctx context.Context, tx *store.Tx, r store.Record) error {
	_, err := tx.Append(ctx, r)
	return err
}

func (b *bench) all() []Note {
	b.Helper()
	var out []Note
	b.must(b.r.View(b.ctx, func(v *store.View) error {
		return v.Rows(b.ctx, Notes(), func() []any {
			out = append(out, Note{})
			return out[len(out)-1].Fields()
		}, "ORDER BY id")
	}))
	return out
}

// whole fails the test unless the register verifies with so many entries.
func (b *bench) whole(entries int64) store.Verification {
	b.Helper()
	v, err := b.r.Verify(b.ctx)
	if err != nil || len(v.Misfits) > 0 || v.Entries != entries {
		b.Errorf("got %d entries, %v, misfits %+v; want %d and none", v.Entries, err, v.Misfits[:min(3, len(v.Misfits))], entries)
	}
	return v
}

// tamper changes the database behind the register's back, as whoever owns it can.
func (b *bench) tamper(statements ...string) {
	b.Helper()
	driver, address := "pgx", b.cfg.Postgres.Owner
	if address == "" {
		driver, address = "sqlite", "file:"+filepath.Join(b.cfg.Dir, "notes.db?_pragma=busy_timeout(10000)")
	}
	db, err := sql.Open(driver, address)
	b.must(err)
	db.SetMaxOpenConns(1)
	for _, s := range statements {
		if _, err := db.ExecContext(b.ctx, s); err != nil {
			b.Errorf("%s: %v", s, err)
		}
	}
	b.must(db.Close())
}
