package backup

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the SQLite driver, pure Go

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/engine"
)

// A target is an empty database into which a register is being restored.
type target struct {
	cfg     store.Config
	dialect goose.Dialect
	db      *sql.DB
	bare    bool // it had no table when it was opened
	made    bool // something was made in it
}

// Vacant returns store.ErrNotEmpty unless a register can be restored there: no SQLite file,
// no table of PostgreSQL with a row.
func Vacant(ctx context.Context, cfg store.Config) error {
	t, err := openTarget(ctx, cfg)
	if err != nil {
		return fmt.Errorf("restore %s: %w", cfg.Name, err)
	}
	return t.close()
}

// openTarget opens the place of a register, which must be empty. It makes nothing yet.
func openTarget(ctx context.Context, cfg store.Config) (*target, error) {
	t := &target{cfg: cfg, dialect: goose.DialectSQLite3}
	if cfg.Postgres.Serve == "" {
		return t, t.noFiles()
	}
	if cfg.Postgres.Owner == "" {
		return nil, ErrOwner
	}
	t.dialect = goose.DialectPostgres
	var err error
	if t.db, err = t.reopen(); err != nil {
		return nil, err
	}
	if err := t.noRows(ctx); err != nil {
		return nil, errors.Join(err, t.close())
	}
	return t, nil
}

// files are those that SQLite makes.
func (t *target) files() []string {
	path, _, _ := t.cfg.Files()
	return []string{path, path + "-wal", path + "-shm", path + "-journal"}
}

// half is where a SQLite register stands until it is filled: a program that was stopped on the way
// leaves a file there that nobody opens, and the next restore begins it anew.
func (t *target) half() string {
	path, _, _ := t.cfg.Files()
	return path + ".restoring"
}

func (t *target) noFiles() error {
	for _, path := range t.files() {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(err, store.ErrNotEmpty)
		}
	}
	return nil
}

// noRows asks every table of today's schema, and of the tables that list migrations.
func (t *target) noRows(ctx context.Context) error {
	tables, err := t.tables(ctx)
	if err != nil {
		return err
	}
	t.bare = true
	for _, table := range tables {
		there, rows, err := t.rows(ctx, table)
		if err != nil {
			return err
		}
		if rows && !listsMigrations(table) {
			return store.ErrNotEmpty
		}
		t.bare = t.bare && !there
	}
	return nil
}

func listsMigrations(table string) bool { return table == "schema_book" || table == "schema_register" }

// tables names those of today's schema, passing ones too.
func (t *target) tables(ctx context.Context) ([]string, error) {
	latest, err := latest(t.cfg)
	if err != nil {
		return nil, err
	}
	whole := t.cfg
	whole.Passing = nil
	found, err := shapes(ctx, whole, latest)
	names := []string{"schema_book", "schema_register"}
	for _, s := range found {
		names = append(names, s.Name)
	}
	return names, err
}

// rows tells whether a table is there, and whether it has a row.
func (t *target) rows(ctx context.Context, table string) (there, any bool, err error) {
	var one int
	err = t.db.QueryRowContext(ctx, "SELECT 1 FROM "+table+" LIMIT 1").Scan(&one)
	const undefined = "42P01"
	if refused := new(pgconn.PgError); errors.As(err, &refused) && refused.Code == undefined {
		return false, false, nil
	}
	if errors.Is(err, sql.ErrNoRows) {
		return true, false, nil
	}
	return true, err == nil, err
}

// make makes the schema at those versions.
func (t *target) make(ctx context.Context, at Versions) error {
	if t.db == nil {
		if err := t.makeFile(); err != nil {
			return err
		}
	}
	t.made = true
	return migrate(ctx, t.db, t.dialect, t.cfg, at)
}

func (t *target) makeFile() error {
	path := t.half()
	if err := errors.Join(os.MkdirAll(t.cfg.Dir, 0o700), removeAll([]string{path})); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	t.made = true
	// Until it is whole nothing of the file is worth keeping: it is synced in the end.
	const fast = "?_pragma=journal_mode(OFF)&_pragma=synchronous(OFF)&_pragma=cache_size(-65536)"
	db, err := sql.Open("sqlite", "file:"+path+fast)
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	t.db = db
	t.db.SetMaxOpenConns(1)
	return nil
}

// settle closes a database that is filled, sees it on disk and gives it its name.
func (t *target) settle() error {
	if err := t.close(); err != nil || t.dialect == goose.DialectPostgres {
		return err
	}
	f, err := os.OpenFile(t.half(), os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close(), t.noFiles()); err != nil {
		return err
	}
	path, _, _ := t.cfg.Files()
	return errors.Join(os.Rename(t.half(), path), syncDir(t.cfg.Dir))
}

func (t *target) close() error {
	if t.db == nil {
		return nil
	}
	err := t.db.Close()
	t.db = nil
	return err
}

// clear takes away everything that was made.
func (t *target) clear(ctx context.Context) error {
	if err := t.close(); err != nil || !t.made {
		return err
	}
	if t.dialect == goose.DialectSQLite3 {
		return removeAll(append(t.files(), t.half()))
	}
	at, err := t.reopen()
	if err != nil {
		return err
	}
	tables, err := t.tables(ctx)
	for _, table := range tables {
		statement := "DROP TABLE IF EXISTS " + table
		if !t.bare && listsMigrations(table) {
			continue
		}
		if !t.bare {
			statement = "DELETE FROM " + table
		}
		_, errDrop := at.ExecContext(ctx, statement)
		err = errors.Join(err, errDrop)
	}
	return errors.Join(err, at.Close())
}

// reopen opens the database anew, by the owner's connection where it is PostgreSQL.
func (t *target) reopen() (*sql.DB, error) {
	if t.dialect == goose.DialectSQLite3 {
		path, _, _ := t.cfg.Files()
		return sql.Open("sqlite", "file:"+path)
	}
	at, err := pgx.ParseConfig(t.cfg.Postgres.Owner)
	if err != nil {
		return nil, errors.New("connection string of the owner: it cannot be read")
	}
	at.RuntimeParams["timezone"], at.RuntimeParams["application_name"] = "UTC", "zaklon"
	return stdlib.OpenDB(*at), nil
}

func removeAll(paths []string) error {
	var all error
	for _, path := range paths {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			all = errors.Join(all, err)
		}
	}
	return all
}

// latest are the versions that this program knows last.
func latest(cfg store.Config) (Versions, error) {
	schemas, err := cfg.Schemas()
	if err != nil {
		return Versions{}, err
	}
	var last []int64
	for _, s := range schemas {
		newest, err := engine.Last(s.Files)
		if err != nil {
			return Versions{}, err
		}
		last = append(last, newest)
	}
	return Versions{Book: last[0], Register: last[1]}, nil
}
