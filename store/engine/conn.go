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
func (c *conn) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if c.lost {
		return nil, ErrLost
	}
	res, err := c.exec(context.WithoutCancel(ctx), query, args)
	c.after(err)
	return res, err
}

func (c *conn) exec(ctx context.Context, query string, args []any) (sql.Result, error) {
	if c.stmts == nil {
		return c.raw.ExecContext(ctx, query, args...)
	}
	stmt, err := c.prepared(ctx, query) //nolint:sqlclosecheck // it stays prepared as long as the connection lasts
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(ctx, args...)
}

// QueryContext runs a statement that returns rows, which the caller closes.
func (c *conn) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if c.lost {
		return nil, ErrLost
	}
	rows, err := c.query(context.WithoutCancel(ctx), query, args)
	c.after(err)
	return rows, err
}

func (c *conn) query(ctx context.Context, query string, args []any) (*sql.Rows, error) {
	if c.stmts == nil {
		return c.raw.QueryContext(ctx, query, args...)
	}
	stmt, err := c.prepared(ctx, query) //nolint:sqlclosecheck // it stays prepared as long as the connection lasts
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

// QueryRowContext runs a statement that returns at most one row. Where the transaction is lost,
// the row says that it was cancelled: no other error can be put into one.
func (c *conn) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	ctx = context.WithoutCancel(ctx)
	if c.lost {
		over, cancel := context.WithCancel(ctx)
		cancel()
		return c.raw.QueryRowContext(over, query, args...)
	}
	row := c.row(ctx, query, args)
	c.after(row.Err())
	return row
}

func (c *conn) row(ctx context.Context, query string, args []any) *sql.Row {
	if c.stmts == nil {
		return c.raw.QueryRowContext(ctx, query, args...)
	}
	stmt, err := c.prepared(ctx, query) //nolint:sqlclosecheck // it stays prepared as long as the connection lasts
	if err != nil {
		return c.raw.QueryRowContext(ctx, query, args...) // it says the same
	}
	return stmt.QueryRowContext(ctx, args...)
}
