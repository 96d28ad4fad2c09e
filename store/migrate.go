package store

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"strings"

	"github.com/pressly/goose/v3"
)

// migrate runs the book's migrations, then the register's own. They only go forward.
func (r *Register) migrate(ctx context.Context) error {
	book, err := fs.Sub(bookMigrations, "migrations")
	if err != nil {
		return fmt.Errorf("migrations of the book: %w", err)
	}
	if err := r.up(ctx, "schema_book", book); err != nil {
		return err
	}
	return r.up(ctx, "schema_register", r.cfg.Schema)
}

// up applies what table does not yet list of the migrations.
func (r *Register) up(ctx context.Context, table string, migrations fs.FS) error {
	p, err := goose.NewProvider(goose.DialectSQLite3, r.write, migrations, goose.WithTableName(table))
	if err != nil {
		return fmt.Errorf("migrations of %s: %w", table, err)
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrations of %s: %w", table, err)
	}
	return nil
}

// SchemaDump gives the statements that make the register's schema today, for the dump that
// is kept beside the migrations.
func (r *Register) SchemaDump(ctx context.Context) (string, error) {
	const query = `SELECT sql FROM sqlite_master
		WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'schema_%' AND tbl_name NOT LIKE 'sqlite_%'
		ORDER BY tbl_name, type DESC, name`
	rows, err := r.read.QueryContext(ctx, query)
	if err != nil {
		return "", fmt.Errorf("schema of %s: %w", r.cfg.Name, err)
	}
	statements, err := texts(rows)
	if err != nil {
		return "", fmt.Errorf("schema of %s: %w", r.cfg.Name, err)
	}
	return strings.Join(statements, ";\n\n") + ";\n", nil
}

// texts reads the single column of rows and closes them.
func texts(rows *sql.Rows) ([]string, error) {
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
