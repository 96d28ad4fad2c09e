package engine

import (
	"context"
	"database/sql"
	"database/sql/driver"
)

// A conn is one connection. Where the driver does not keep statements prepared, it does.
type conn struct {
	raw    *sql.Conn
	stmts  map[string]*sql.Stmt
	broken bool             // not to be used again
	gone   func(*conn) bool // tells, after a statement failed, whether the database undid the transaction; nil: it refuses the next statement by itself
	lost   bool             // it did: nothing runs outside a transaction
}

// after looks at the connection once a statement has failed.
func (c *conn) after(err error) {
	if err != nil && c.gone != nil && !c.lost {
		c.lost = c.gone(c)
	}
}

// maxStmts bounds what a connection keeps prepared; lists with many filters are many texts.
const maxStmts = 200

func (c *conn) close() { _ = c.raw.Close() }

// discard closes a connection for good, whatever is still open on it.
func (c *conn) discard() {
	_ = c.raw.Raw(func(any) error { return driver.ErrBadConn })
	c.close()
}

func (c *conn) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if stmt, ok := c.stmts[query]; ok {
		return stmt, nil
	}
	if len(c.stmts) >= maxStmts {
		for _, stmt := range c.stmts {
			_ = stmt.Close()
		}
		clear(c.stmts)
	}
	stmt, err := c.raw.PrepareContext(ctx, query)
	if err == nil {
		c.stmts[query] = stmt
	}
	return stmt, err
}

// ExecContext runs a statement that returns no rows.
func (c *conn) ExecContext(ctx context.Context, query string, args ...any) (res sql.Result, err error) {
	if c.lost {
		return nil, ErrLost
	}
	defer func() { c.after(err) }()
	ctx = context.WithoutCancel(ctx)
	if c.stmts == nil || len(args) == 0 {
		return c.raw.ExecContext(ctx, query, args...)
	}
	stmt, err := c.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(ctx, args...)
}

// QueryContext runs a statement that returns rows, which the caller closes.
func (c *conn) QueryContext(ctx context.Context, query string, args ...any) (rows *sql.Rows, err error) {
	if c.lost {
		return nil, ErrLost
	}
	defer func() { c.after(err) }()
	ctx = context.WithoutCancel(ctx)
	if c.stmts == nil {
		return c.raw.QueryContext(ctx, query, args...)
	}
	stmt, err := c.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

// QueryRowContext runs a statement that returns at most one row.
func (c *conn) QueryRowContext(ctx context.Context, query string, args ...any) (row *sql.Row) {
	ctx = context.WithoutCancel(ctx)
	if c.lost {
		gone, cancel := context.WithCancelCause(ctx)
		cancel(ErrLost)
		return c.raw.QueryRowContext(gone, query, args...) // a row that says it was cancelled
	}
	defer func() { c.after(row.Err()) }()
	if c.stmts == nil {
		return c.raw.QueryRowContext(ctx, query, args...)
	}
	stmt, err := c.prepared(ctx, query)
	if err != nil {
		return c.raw.QueryRowContext(ctx, query, args...) // it says the same
	}
	return stmt.QueryRowContext(ctx, args...)
}
