// Package engine is one database of either kind, SQLite in a file or PostgreSQL, with one
// writer that lets many share a commit, and readers that never wait for it.
//
// It knows statements and transactions and no table; what is written means nothing to it. It
// may not be used but by package store.
package engine

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"github.com/pressly/goose/v3"
)

// Errors that callers tell apart.
var (
	ErrClosed  = errors.New("the register is closed")
	ErrUnknown = errors.New("it is not known whether this was written; send the same form again")
)

// A Conn runs statements inside one transaction. A statement that has begun is not broken off
// where the asker goes away: that would take its neighbours with it.
type Conn interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Hooks are what the owner of a database does around every commit.
type Hooks struct {
	Lock  string                                  // table that stands for the whole register: whoever writes has locked it
	Begin func(ctx context.Context, c Conn) error // once the writer is alone, before the first work
	Mark  func() (back func())                    // before each work; back is called where that work is undone and others go on
	Seal  func(ctx context.Context, c Conn) error // after the last work, before the commit
}

// A DB is one open database. It is safe for concurrent use.
type DB struct {
	kind  kind
	hooks Hooks
	write *sql.DB
	read  *sql.DB
	turns chan struct{} // one for each look that may be under way
	idle  chan *conn    // readers at rest
	queue chan *job
	quit  chan struct{} // closed when nothing new may begin
	done  chan struct{} // closed when the writer has ended
	once  sync.Once
}

// readers is how many looks at most there are at a time.
const readers = 8

// A kind is what differs between the two.
type kind struct {
	name      string
	begin     func(ctx context.Context, c *conn, lock string) error // of the writer: afterwards it is alone
	beginLook string                                                // of a reader: one consistent look
	prepare   bool                                                  // statements are kept prepared here, because the driver does not
	dump      string                                                // query for the statements that make the schema; empty: not kept
	dialect   goose.Dialect
	aborted   func(*conn) bool // a statement failed, and a commit would undo everything or has nothing to commit
	gone      func(*conn) bool // of a conn
}

func newDB(k kind, write, read *sql.DB) *DB {
	read.SetMaxOpenConns(readers + 1) // and one for questions outside every look
	return &DB{
		kind: k, write: write, read: read,
		turns: make(chan struct{}, readers), idle: make(chan *conn, readers), quit: make(chan struct{}),
	}
}

// Start sets the writer going, once the schema is up to date.
func (db *DB) Start(hooks Hooks) {
	db.hooks = hooks
	db.queue, db.done = make(chan *job), make(chan struct{})
	go db.run()
}

// Close ends the writer after the commit it is at, waits for looks under way, and ends every
// connection. What comes later gets ErrClosed.
func (db *DB) Close() error {
	db.once.Do(func() {
		close(db.quit)
		if db.done != nil {
			<-db.done
		}
		for range readers {
			db.turns <- struct{}{}
		}
	})
	for {
		select {
		case c := <-db.idle:
			c.close()
		default:
			return errors.Join(db.write.Close(), db.read.Close())
		}
	}
}

// Look runs look in one transaction that sees a single moment and cannot write.
func (db *DB) Look(ctx context.Context, look func(Conn) error) error {
	select {
	case db.turns <- struct{}{}:
		defer func() { <-db.turns }()
	case <-ctx.Done():
		return ctx.Err()
	case <-db.quit:
		return ErrClosed
	}
	c, err := db.reader(ctx)
	if err != nil {
		return fmt.Errorf("look: %w", err)
	}
	defer func() { db.rest(c) }()
	defer func() {
		if _, err := c.ExecContext(ctx, "ROLLBACK"); err != nil {
			c.broken = true
		}
	}()
	return look(c)
}

// reader begins a look on a connection at rest, or on a new one. One that was lost while it
// rested, as in a failover, is replaced.
func (db *DB) reader(ctx context.Context) (*conn, error) {
	select {
	case c := <-db.idle:
		if _, err := c.ExecContext(ctx, db.kind.beginLook); err == nil {
			return c, nil
		}
		c.discard()
	default:
	}
	c, err := db.connect(ctx, db.read)
	if err != nil {
		return nil, err
	}
	if _, err := c.ExecContext(ctx, db.kind.beginLook); err != nil {
		c.discard()
		return nil, err
	}
	return c, nil
}

func (db *DB) rest(c *conn) {
	if c.broken {
		c.discard()
		return
	}
	select {
	case db.idle <- c:
	default:
		c.close()
	}
}

func (db *DB) connect(ctx context.Context, pool *sql.DB) (*conn, error) {
	raw, err := pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	c := &conn{raw: raw, gone: db.kind.gone}
	if db.kind.prepare {
		c.stmts = map[string]*sql.Stmt{}
	}
	return c, nil
}

// Query asks outside every look, for tools that read the schema.
func (db *DB) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return db.read.QueryContext(ctx, query, args...)
}

// Schema gives the statements that make the schema, where the database keeps them.
func (db *DB) Schema(ctx context.Context) ([]string, error) {
	if db.kind.dump == "" {
		return nil, fmt.Errorf("%s keeps no statements", db.kind.name)
	}
	rows, err := db.read.QueryContext(ctx, db.kind.dump)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// Own gives the database itself to whoever owns its schema, to say who may use it.
func (db *DB) Own(own func(*sql.DB) error) error { return own(db.write) }

// Migrate brings the schema up to date, forward only; table lists what was done.
func (db *DB) Migrate(ctx context.Context, table string, migrations fs.FS) error {
	return migrate(ctx, db.write, migration{dialect: db.kind.dialect, table: table, files: migrations})
}
