// Package store keeps one register: its database, its keys and its book.
//
// It knows rows, entries and files, never their meaning; it may not decide who may read or
// write, and it may not join two registers: a Register holds exactly one database. Nothing
// is written except inside Write, and what Write changes is entered in the book or undone.
package store

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/zaklon/zaklon/audit/tree"
	"github.com/zaklon/zaklon/store/engine"
	"github.com/zaklon/zaklon/store/view"
)

//go:embed migrations/*.sql
var bookMigrations embed.FS

// Errors that callers tell apart.
var (
	ErrNoRegister = errors.New("there is no register here; run zaklon init, or zaklon migrate after an update")
	ErrNotEmpty   = errors.New("the folder already holds a register")
	ErrUnentered  = errors.New("rows were changed without an entry in the book")
	ErrRolledBack = errors.New("the register is older than its last checkpoint: an older copy was put back")
)

// A Conn runs statements inside one transaction.
type Conn = engine.Conn

// Config says which register to open and how.
type Config struct {
	Name     string           // "protection", "system"
	Dir      string           // folder of the SQLite files
	Postgres Postgres         // where the register is a PostgreSQL database instead
	KeyDir   string           // folder of the key files, held outside the databases
	Schema   fs.FS            // the register's own forward-only migrations, *.sql
	Tables   []string         // its tables of rows, each with the primary key "id"
	Blobs    []string         // its columns that name files, as "table.column"
	Passing  []string         // its tables that say only who is signed in just now: no backup holds them
	Clock    func() time.Time // entry time
	Rhythm   Rhythm           // of its checkpoints; zero: Hourly
}

// Postgres names a register's PostgreSQL database, by connection strings.
type Postgres struct {
	Serve string // of the role that reads and writes rows; empty: the register is a SQLite file
	Owner string // of the role that owns the schema, for init and migrate; empty: the schema must be up to date
}

// A Register is one open database with its keys. It is safe for concurrent use; what many
// write at the same time shares a commit.
type Register struct {
	cfg Config
	of  view.Register // what a look must know of it
	db  *engine.DB
	end ending // of the book, while the writer is at it
}

// Create makes a new register with a new key and opens it. It returns ErrNotEmpty where
// one exists: nothing is ever written over.
func Create(ctx context.Context, cfg Config) (*Register, error) {
	r, err := create(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("create register %s: %w", cfg.Name, err)
	}
	return r, nil
}

func create(ctx context.Context, cfg Config) (*Register, error) {
	taken := []string{cfg.keyPath(), cfg.path(), cfg.anchorPath()}
	for _, path := range taken {
		if _, err := os.Stat(path); err == nil {
			return nil, ErrNotEmpty
		}
	}
	if err := errors.Join(os.MkdirAll(cfg.Dir, 0o700), os.MkdirAll(cfg.KeyDir, 0o700)); err != nil {
		return nil, err
	}
	if err := newKeyFile(cfg.keyPath()); err != nil {
		return nil, err // of two programs that make the same register, one comes to its key
	}
	r, err := begin(ctx, cfg)
	if err != nil {
		return nil, errors.Join(err, cfg.unmake())
	}
	return r, nil
}

// begin opens a register that has its key and nothing else.
func begin(ctx context.Context, cfg Config) (*Register, error) {
	if cfg.Postgres.Serve == "" {
		if err := newFile(cfg.path(), nil); err != nil {
			return nil, err
		}
	}
	r, err := open(ctx, cfg)
	if err != nil {
		return nil, err
	}
	if err := r.mustBeEmpty(ctx); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

// Undo closes a register that Create has just made and takes away its files, so that it can be
// made again. It leaves one in which anything was entered, and returns ErrNotEmpty.
func (r *Register) Undo(ctx context.Context) error {
	if err := r.mustBeEmpty(ctx); err != nil {
		return errors.Join(err, r.Close())
	}
	return errors.Join(r.Close(), r.cfg.unmake())
}

// unmake takes away the files of a register in which nothing was entered. What was made in a
// PostgreSQL database stays: an empty schema is no register without its key.
func (c Config) unmake() error {
	paths := []string{c.keyPath()}
	if c.Postgres.Serve == "" {
		paths = append(paths, c.path(), c.path()+"-wal", c.path()+"-shm")
	}
	var all error
	for _, path := range paths {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			all = errors.Join(all, err)
		}
	}
	return all
}

// mustBeEmpty refuses a database that holds a book: it belongs to another key.
func (r *Register) mustBeEmpty(ctx context.Context) error {
	return r.View(ctx, func(v *View) error {
		var entries int64
		err := v.QueryRow(ctx, `SELECT COUNT(*) FROM book_head`).Scan(&entries)
		if err == nil && entries > 0 {
			err = ErrNotEmpty
		}
		return err
	})
}

// Open opens an existing register and brings its schema up to date. It returns
// ErrNoRegister where there is none, an error naming the key file where that is missing, and
// ErrRolledBack where the database is older than what was last signed of it.
func Open(ctx context.Context, cfg Config) (*Register, error) {
	if _, err := os.Stat(cfg.path()); err != nil && cfg.Postgres.Serve == "" {
		return nil, fmt.Errorf("open register %s: %w", cfg.Name, ErrNoRegister)
	}
	r, err := open(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("open register %s: %w", cfg.Name, err)
	}
	return r, nil
}

func open(ctx context.Context, cfg Config) (*Register, error) {
	keys, err := cfg.Keyring()
	if err != nil {
		return nil, err
	}
	if cfg.Rhythm == (Rhythm{}) {
		cfg.Rhythm = Hourly()
	}
	r := &Register{cfg: cfg, of: view.Register{
		Name: cfg.Name, Tables: cfg.Tables, Blobs: cfg.Blobs, Rhythm: cfg.Rhythm,
		Keys: keys, Leaf: tree.NewKey(keys.Tree), Anchor: cfg.anchorPath(),
	}}
	if r.db, err = openEngine(ctx, cfg); err != nil {
		return nil, err
	}
	r.db.Start(engine.Hooks{Lock: "book_head", Begin: r.beginEnding, Mark: r.markEnding, Seal: r.sealEnding})
	if err := r.checkAnchor(ctx); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

// Close closes the database.
func (r *Register) Close() error { return r.db.Close() }

// Name gives the register's name.
func (r *Register) Name() string { return r.cfg.Name }

// MAC authenticates a few texts under the register's key: what only the register could have
// written into its database.
func (r *Register) MAC(texts ...string) string { return r.of.MAC(texts...) }

// Now is the register's clock.
func (r *Register) Now() time.Time { return r.cfg.Clock() }

func (c Config) path() string    { return filepath.Join(c.Dir, c.Name+".db") }
func (c Config) keyPath() string { return filepath.Join(c.KeyDir, c.Name+".key") }
