package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// Limits names the tables in which a serving role may do less than insert, update and delete.
type Limits struct {
	ReadOnly   []string // which migrations have run
	AppendOnly []string // what is never changed: the role may insert, and neither update nor delete
}

// Grants lets a serving role use the tables of a register and nothing else of them: every
// column is granted by name, so that the columns every table has besides (xmin, ctid), whose
// numbers the whole cluster draws together, are refused. The owner calls it on its own
// connection after each migration; it takes back what an earlier call gave and later
// migrations dropped, in one transaction.
func Grants(ctx context.Context, db *sql.DB, serving string, limits Limits) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("grants: %w", err)
	}
	defer func() { _ = tx.Rollback() }()    // after a commit it only says so
	for _, table := range limits.ReadOnly { // one program at a time: two at once would break each other off
		if _, err := tx.ExecContext(ctx, "LOCK TABLE public."+quoted(table)+" IN SHARE ROW EXCLUSIVE MODE"); err != nil {
			return fmt.Errorf("grants: %w", err)
		}
	}
	columns, err := userColumns(ctx, tx)
	if err != nil {
		return fmt.Errorf("grants: %w", err)
	}
	statements := []string{"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM " + quoted(serving)}
	for table, names := range columns {
		statements = append(statements, "GRANT "+limits.rights(table, strings.Join(names, ", "))+" ON public."+quoted(table)+" TO "+quoted(serving))
	}
	for _, s := range statements {
		if _, err := tx.ExecContext(ctx, s); err != nil {
			return fmt.Errorf("grants: %w", err)
		}
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("grants: %w", err)
	}
	return nil
}

// rights words what may be done with the columns of a table.
func (l Limits) rights(table, columns string) string {
	switch {
	case slices.Contains(l.ReadOnly, table):
		return "SELECT (" + columns + ")"
	case slices.Contains(l.AppendOnly, table):
		return "SELECT (" + columns + "), INSERT (" + columns + ")"
	}
	return "SELECT (" + columns + "), INSERT (" + columns + "), UPDATE (" + columns + "), DELETE"
}

// userColumns gives the columns of every table, quoted, in their order.
func userColumns(ctx context.Context, tx *sql.Tx) (map[string][]string, error) {
	const query = `SELECT c.relname, a.attname FROM pg_catalog.pg_class c
		JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
		JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
		WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
		ORDER BY c.relname, a.attnum`
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	columns := map[string][]string{}
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			return nil, err
		}
		columns[table] = append(columns[table], quoted(column))
	}
	return columns, rows.Err()
}

// quoted makes any name an identifier of SQL.
func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
