package engine

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

// ErrSchema is returned where the schema is older than the program, and whoever opened the
// database may not change it.
var ErrSchema = errors.New("the schema is older than this program; run zaklon migrate with the owner's connection")

// A migration is a set of forward-only steps and the table that lists those done.
type migration struct {
	dialect goose.Dialect
	table   string
	files   fs.FS
}

// migrate applies what the table does not yet list. Two programs that start at the same time
// may both try: the one that comes second finds it done.
func migrate(ctx context.Context, db *sql.DB, m migration) error {
	p, err := goose.NewProvider(m.dialect, db, m.files, goose.WithTableName(m.table))
	if err != nil {
		return fmt.Errorf("migrations of %s: %w", m.table, err)
	}
	_, err = p.Up(ctx)
	for tries := 0; err != nil && tries < 3; tries++ {
		pending, errPending := p.HasPending(ctx)
		if errPending == nil && !pending {
			return nil
		}
		_, err = p.Up(ctx)
	}
	if err != nil {
		return fmt.Errorf("migrations of %s: %w", m.table, err)
	}
	return nil
}

// Behind tells whether the schema lacks a migration, by a question that needs no right but to
// read the table.
func (db *DB) Behind(ctx context.Context, table string, migrations fs.FS) error {
	p, err := goose.NewProvider(db.kind.dialect, db.write, migrations, goose.WithTableName(table))
	if err != nil {
		return fmt.Errorf("migrations of %s: %w", table, err)
	}
	var last int64
	for _, source := range p.ListSources() {
		last = max(last, source.Version)
	}
	var done int64
	if err := db.read.QueryRowContext(ctx, "SELECT MAX(version_id) FROM "+table).Scan(&done); err != nil {
		return fmt.Errorf("migrations of %s: %w: %w", table, ErrSchema, err)
	}
	if done < last {
		return fmt.Errorf("migrations of %s: %w", table, ErrSchema)
	}
	return nil
}

// Last is the number of the last migration among files.
func Last(files fs.FS) (int64, error) {
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		return 0, err
	}
	var last int64
	for _, name := range names {
		n, err := goose.NumericComponent(name)
		if err != nil {
			return 0, fmt.Errorf("migration %s: %w", name, err)
		}
		last = max(last, n)
	}
	return last, nil
}
