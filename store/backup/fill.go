package backup

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/pressly/goose/v3"
)

// A filler writes the rows of a stream into an empty database, in one transaction, several
// rows to a statement.
type filler struct {
	tx      *sql.Tx
	of      shape
	stmts   map[int]*sql.Stmt // by number of rows, of this table
	pending []any
	rows    int
	weight  int // bytes that wait
	marks   marking
	most    int // values of a statement
}

// A statement writes so many values, and so many bytes, at most. PostgreSQL is asked over a
// line, SQLite in the same memory.
const (
	mostValues       = 8000
	mostValuesSQLite = 400
	mostWeight       = 4 << 20
)

func newFiller(ctx context.Context, t *target) (*filler, error) {
	tx, err := t.db.BeginTx(ctx, nil)
	f := &filler{tx: tx, stmts: map[int]*sql.Stmt{}, marks: marks, most: mostValues}
	if t.dialect == goose.DialectSQLite3 {
		f.marks, f.most = unnumbered, mostValuesSQLite
	}
	return f, err
}

func (f *filler) row(ctx context.Context, s shape, values []any) error {
	f.of = s
	f.pending = append(f.pending, values...)
	f.rows++
	for _, v := range values {
		switch v := v.(type) {
		case string:
			f.weight += len(v)
		case []byte:
			f.weight += len(v)
		}
	}
	if f.rows == max(1, f.most/len(s.Columns)) || f.weight >= mostWeight {
		return f.flush(ctx)
	}
	return nil
}

// table ends a table.
func (f *filler) table(ctx context.Context) error {
	err := f.flush(ctx)
	for _, stmt := range f.stmts {
		err = errors.Join(err, stmt.Close())
	}
	clear(f.stmts)
	return err
}

func (f *filler) flush(ctx context.Context) error {
	if f.rows == 0 {
		return nil
	}
	if err := f.prepare(ctx); err != nil {
		return err
	}
	if _, err := f.stmts[f.rows].ExecContext(ctx, f.pending...); err != nil {
		return fmt.Errorf("write rows: %w", redacted(err))
	}
	f.pending, f.rows, f.weight = f.pending[:0], 0, 0
	return nil
}

// prepare keeps a statement for so many rows as wait; table closes it.
func (f *filler) prepare(ctx context.Context) error {
	if f.stmts[f.rows] != nil {
		return nil
	}
	var err error
	f.stmts[f.rows], err = f.tx.PrepareContext(ctx, f.of.insert(f.rows, f.marks)) //nolint:sqlclosecheck // table closes it
	return err
}

func (f *filler) end(err error) error {
	if err != nil {
		_ = f.tx.Rollback() // what remains is cleared
		return err
	}
	return f.tx.Commit()
}
