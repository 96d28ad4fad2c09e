// Package store keeps one register: its database, its keys and its book.
//
// It knows rows, entries and files, never their meaning; it may not decide who may read or
// write, and it may not join two registers: a Register holds exactly one database. Nothing
// is written except inside Write, and what Write changes is entered in the book or undone.
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/zaklon/zaklon/audit"
	_ "modernc.org/sqlite" // the SQLite driver, pure Go
)

//go:embed migrations/*.sql
var bookMigrations embed.FS

// Errors that callers tell apart.
var (
	ErrNoRegister = errors.New("there is no register here; run zaklon init")
	ErrNotEmpty   = errors.New("the folder already holds a register")
	ErrUnentered  = errors.New("rows were changed without an entry in the book")
)

// Config says which register to open and how.
type Config struct {
	Name   string           // "protection", "system"
	Dir    string           // folder of the databases
	KeyDir string           // folder of the key files, held outside the databases
	Schema fs.FS            // the register's own forward-only migrations, *.sql
	Tables []string         // its tables of rows, each with the primary key "id"
	Blobs  []string         // its columns that name files, as "table.column"
	Clock  func() time.Time // entry time
}

// A Register is one open database with its keys. It is safe for concurrent use; Write lets
// one writer in at a time.
type Register struct {
	cfg   Config
	keys  audit.Keyring
	write *sql.DB
	read  *sql.DB
	mu    sync.Mutex
}

// Create makes a new register with a new key and opens it. It returns ErrNotEmpty where
// one exists: nothing is ever written over.
func Create(ctx context.Context, cfg Config) (*Register, error) {
	for _, path := range []string{cfg.path(), cfg.keyPath()} {
		if _, err := os.Stat(path); err == nil {
			return nil, fmt.Errorf("create register %s: %w", cfg.Name, ErrNotEmpty)
		}
	}
	if err := errors.Join(os.MkdirAll(cfg.Dir, 0o700), os.MkdirAll(cfg.KeyDir, 0o700)); err != nil {
		return nil, fmt.Errorf("create register %s: %w", cfg.Name, err)
	}
	if err := errors.Join(newKeyFile(cfg.keyPath()), newFile(cfg.path(), nil)); err != nil {
		return nil, fmt.Errorf("create register %s: %w", cfg.Name, err)
	}
	return open(ctx, cfg)
}

// Open opens an existing register and brings its schema up to date. It returns
// ErrNoRegister where there is none, and an error naming the key file where that is missing.
func Open(ctx context.Context, cfg Config) (*Register, error) {
	if _, err := os.Stat(cfg.path()); err != nil {
		return nil, fmt.Errorf("open register %s: %w", cfg.Name, ErrNoRegister)
	}
	return open(ctx, cfg)
}

func open(ctx context.Context, cfg Config) (*Register, error) {
	kek, err := readKeyFile(cfg.keyPath())
	if err != nil {
		return nil, fmt.Errorf("open register %s: %w", cfg.Name, err)
	}
	keys, err := audit.NewKeyring(cfg.Name, kek)
	if err != nil {
		return nil, fmt.Errorf("open register %s: %w", cfg.Name, err)
	}
	r := &Register{cfg: cfg, keys: keys}
	if r.write, r.read, err = openSQLite(cfg.path()); err != nil {
		return nil, fmt.Errorf("open register %s: %w", cfg.Name, err)
	}
	if err := r.migrate(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open register %s: %w", cfg.Name, err), r.Close())
	}
	return r, nil
}

// Close closes both pools.
func (r *Register) Close() error { return errors.Join(r.write.Close(), r.read.Close()) }

// Name gives the register's name.
func (r *Register) Name() string { return r.cfg.Name }

// MAC authenticates a few texts under the register's key: what only the register could have
// written into its database.
func (r *Register) MAC(texts ...string) string { return r.keys.MAC(texts...) }

// Now is the register's clock.
func (r *Register) Now() time.Time { return r.cfg.Clock() }

func (c Config) path() string    { return filepath.Join(c.Dir, c.Name+".db") }
func (c Config) keyPath() string { return filepath.Join(c.KeyDir, c.Name+".key") }

// openSQLite opens one connection that writes and a pool that can only read. Acknowledged
// means durable: every commit reaches the disk (synchronous FULL).
func openSQLite(path string) (write, read *sql.DB, err error) {
	const common = "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)"
	write, err = sql.Open("sqlite", "file:"+path+common+"&_txlock=immediate")
	if err != nil {
		return nil, nil, err
	}
	write.SetMaxOpenConns(1)
	read, err = sql.Open("sqlite", "file:"+path+common+"&_pragma=query_only(1)")
	if err != nil {
		return nil, nil, errors.Join(err, write.Close())
	}
	read.SetMaxOpenConns(8)
	return write, read, nil
}
