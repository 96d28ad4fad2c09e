// Package health looks at the database of a register from outside, also where the register
// does not open: how the engine is set, which schema stands, how old the last checkpoint and
// the last backup are.
//
// It needs no key. It may not write, and may not read what an entry, a case or an account
// says: it counts, and takes the times at which something was entered.
package health

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/engine"
)

// Facts are what was found of one register. What could not be read keeps its zero value, and
// Failed says at what the reading ended.
type Facts struct {
	Failed   error
	Settings map[string]string // of the engine, by name
	Allowed  []string          // what the serving role of PostgreSQL may and must not, by a word
	Schemas  []Schema
	Book     Book
	Bytes    int64 // of a SQLite file
}

// A Schema is how far the migrations of a table were done.
type Schema struct {
	Table      string
	Done, Last int64 // the last one done, the last one this program has
}

// A Book is what stands at the end of a book, without what any entry says.
type Book struct {
	Entries     int64
	LastEntry   time.Time
	Signed      time.Time // beginning of the period of the last checkpoint; zero: none
	Waiting     int64     // leaves of the tree that the last checkpoint does not hold
	AnchorFound bool      // the checkpoint beside the key is one of the register's, or there is none
	Backup      time.Time // the last entry of a backup; zero: none (they stand in the system register's book)
	SharedHash  int64     // accounts of which another has the very same stored password (system register)
	Law         string    // digest of the edition of the law in force (system register); empty: none
}

// Look gathers the facts of a register.
func Look(ctx context.Context, cfg store.Config) Facts {
	f := Facts{Settings: map[string]string{}}
	db, err := open(ctx, cfg)
	if err != nil {
		f.Failed = err
		return f
	}
	f.Failed = errors.Join(f.look(ctx, db, cfg), db.Close())
	return f
}

// open opens the database as the program does, so that what is found is what it works with.
func open(ctx context.Context, cfg store.Config) (*engine.DB, error) {
	if cfg.Postgres.Serve != "" {
		return engine.OpenPostgres(ctx, cfg.Postgres.Serve)
	}
	path, _, _ := cfg.Files()
	if _, err := os.Stat(path); err != nil {
		return nil, store.ErrNoRegister
	}
	return engine.OpenSQLite(path)
}

func (f *Facts) look(ctx context.Context, db *engine.DB, cfg store.Config) error {
	a := asking{ctx, db}
	steps := []func(asking, store.Config) error{f.sqlite, f.schemas, f.book, f.checkpoints}
	if cfg.Postgres.Serve != "" {
		steps[0] = f.postgres
	}
	if cfg.Name == "system" {
		steps = append(steps, f.system)
	}
	for _, step := range steps {
		if err := step(a, cfg); err != nil {
			return err
		}
	}
	return nil
}

// An asking is one question after another of a database.
type asking struct {
	ctx context.Context
	db  *engine.DB
}

// one reads the first value of a query; where there is no row, it stays as it is.
func (a asking) one(to any, query string, args ...any) error {
	rows, err := a.db.Query(a.ctx, query, args...)
	if err != nil {
		return redacted(err)
	}
	defer rows.Close()
	if rows.Next() {
		err = rows.Scan(to)
	}
	return errors.Join(err, rows.Err())
}

func (f *Facts) sqlite(a asking, cfg store.Config) error {
	path, _, _ := cfg.Files()
	if info, err := os.Stat(path); err == nil {
		f.Bytes = info.Size()
		f.Settings["mode"] = fmt.Sprintf("%04o", info.Mode().Perm())
	}
	for name, pragma := range map[string]string{"journal_mode": "journal_mode", "synchronous": "synchronous", "quick_check": "quick_check(1)"} {
		var value string
		if err := a.one(&value, "PRAGMA "+pragma); err != nil {
			return err
		}
		f.Settings[name] = value
	}
	return nil
}

// settings are those of PostgreSQL that a register stands on. immutable
var settings = []string{"server_version_num", "fsync", "full_page_writes", "synchronous_commit", "in_hot_standby", "is_superuser", "transaction_read_only"}

// forbidden are statements that must be refused to the serving role, each by a word. immutable
var forbidden = map[string]string{
	"rewrite":   `UPDATE book SET kind = kind WHERE seq = 0`,
	"create":    `CREATE TABLE doctor_probe (x TEXT)`,
	"catalogue": `SELECT datname FROM pg_database`,
}

func (f *Facts) postgres(a asking, _ store.Config) error {
	for _, name := range settings {
		var value string
		if err := a.one(&value, "SHOW "+name); err != nil {
			return err
		}
		f.Settings[name] = value
	}
	return a.db.Own(func(db *sql.DB) error {
		for word, statement := range forbidden {
			allowed, err := try(a.ctx, db, statement)
			if err != nil {
				return err
			}
			if allowed {
				f.Allowed = append(f.Allowed, word)
			}
		}
		return nil
	})
}

// try tells whether a role may do something, and undoes it.
func try(ctx context.Context, db *sql.DB, statement string) (bool, error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return false, redacted(err)
	}
	_, err = tx.ExecContext(ctx, statement)
	errUndo := tx.Rollback()
	const refused = "42501"
	if e := new(pgconn.PgError); errors.As(err, &e) && e.Code == refused {
		return false, errUndo
	}
	if err != nil {
		return false, redacted(err)
	}
	return true, errUndo
}

func (f *Facts) schemas(a asking, cfg store.Config) error {
	schemas, err := cfg.Schemas()
	if err != nil {
		return err
	}
	for _, s := range schemas {
		last, err := engine.Last(s.Files)
		if err != nil {
			return err
		}
		found := Schema{Table: s.Table, Last: last}
		if err := a.one(&found.Done, "SELECT COALESCE(MAX(version_id), 0) FROM "+s.Table); err != nil {
			return err
		}
		f.Schemas = append(f.Schemas, found)
		if found.Done < found.Last {
			return ErrBehind
		}
	}
	return nil
}

// ErrBehind says that the schema is older than the program, so that no more can be asked.
var ErrBehind = errors.New("the schema is older than this program")

func (f *Facts) book(a asking, _ store.Config) error {
	var at int64
	err := errors.Join(a.one(&f.Book.Entries, `SELECT COUNT(*) FROM book`), a.one(&at, `SELECT COALESCE(MAX(entered_at), 0) FROM book`))
	f.Book.LastEntry = moment(at)
	return err
}

func (f *Facts) checkpoints(a asking, cfg store.Config) error {
	if cfg.Rhythm == (store.Rhythm{}) {
		cfg.Rhythm = store.Hourly()
	}
	var slot, signed, size int64
	err := errors.Join(a.one(&slot, `SELECT COALESCE(MAX(slot), 0) FROM checkpoint`), a.one(&signed, `SELECT COALESCE(MAX(size), 0) FROM checkpoint`),
		a.one(&size, `SELECT COALESCE(MAX(size), 0) FROM book_head`))
	f.Book.Signed, f.Book.Waiting = moment(slot*cfg.Rhythm.Every.Microseconds()), size-signed
	_, _, anchor := cfg.Files()
	text, errAnchor := os.ReadFile(anchor)
	if f.Book.AnchorFound = errors.Is(errAnchor, fs.ErrNotExist); errAnchor == nil {
		var known int64
		err = errors.Join(err, a.one(&known, `SELECT COUNT(*) FROM checkpoint WHERE note = $1`, string(text)))
		f.Book.AnchorFound = known > 0
	}
	return err
}

func (f *Facts) system(a asking, _ store.Config) error {
	var at int64
	err := a.one(&at, `SELECT COALESCE(MAX(entered_at), 0) FROM book WHERE kind = 'backup.made' AND sort = 'reading'`)
	f.Book.Backup = moment(at)
	const shared = `SELECT COUNT(*) FROM officer o WHERE o.status = 'active' AND o.password <> ''
		AND EXISTS (SELECT 1 FROM officer p WHERE p.password = o.password AND p.id <> o.id)`
	const edition = `SELECT COALESCE(MAX(digest), '') FROM law_edition WHERE status = 'in_force'`
	return errors.Join(err, a.one(&f.Book.SharedHash, shared), a.one(&f.Book.Law, edition))
}

func moment(micro int64) time.Time {
	if micro == 0 {
		return time.Time{}
	}
	return time.UnixMicro(micro)
}

// redacted keeps the code of an error of PostgreSQL and not its detail, which quotes rows.
func redacted(err error) error {
	if e := new(pgconn.PgError); errors.As(err, &e) {
		return fmt.Errorf("PostgreSQL refuses: %s", e.Code)
	}
	return err
}
