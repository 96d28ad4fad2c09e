package store

import (
	"context"
	"database/sql"
	"fmt"
	"reflect"
	"strings"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/reference"
)

// A Table names a table of rows and its columns. Every table has "id" as its first column;
// one whose rows belong to cases has "case_id" as its second.
type Table struct {
	Name    string
	Columns []string
}

// Sealed marks a field of text that is stored sealed with the key of its case.
func Sealed(text *string) any { return sealed{text} }

type sealed struct{ text *string }

func (t Table) selectAll() string {
	return "SELECT " + strings.Join(t.Columns, ", ") + " FROM " + t.Name
}

// upsert is the same text on both engines: placeholders in order of first appearance.
func (t Table) upsert() string {
	marks := make([]string, len(t.Columns))
	sets := make([]string, 0, len(t.Columns))
	for i, c := range t.Columns {
		marks[i] = fmt.Sprintf("$%d", i+1)
		if c != "id" {
			sets = append(sets, c+" = excluded."+c)
		}
	}
	return "INSERT INTO " + t.Name + " (" + strings.Join(t.Columns, ", ") + ") VALUES (" + strings.Join(marks, ", ") +
		") ON CONFLICT (id) DO UPDATE SET " + strings.Join(sets, ", ")
}

// Put writes one row and notes its after-image. fields are pointers in the order of the
// table's columns: to strings, integers, booleans, days, or Sealed text of case caseID.
func (t *Tx) Put(ctx context.Context, table Table, caseID string, fields []any) error {
	values := make([]any, len(fields))
	for i, f := range fields {
		v, err := t.encode(ctx, f, fieldPlace{table.Name + "." + table.Columns[i], caseID})
		if err != nil {
			return fmt.Errorf("%s.%s: %w", table.Name, table.Columns[i], err)
		}
		values[i] = v
	}
	if _, err := t.conn.ExecContext(ctx, table.upsert(), values...); err != nil {
		return fmt.Errorf("%s: %w", table.Name, err)
	}
	t.images = append(t.images, newImage(table, values))
	return nil
}

// Remove deletes one row and notes that it is gone.
func (t *Tx) Remove(ctx context.Context, table Table, id string) error {
	if _, err := t.conn.ExecContext(ctx, "DELETE FROM "+table.Name+" WHERE id = $1", id); err != nil {
		return fmt.Errorf("%s: %w", table.Name, err)
	}
	t.images = append(t.images, image{Table: table.Name, ID: id, Gone: true})
	return nil
}

// A fieldPlace is where a value stands: its column, and the case whose key seals it.
type fieldPlace struct{ column, caseID string }

func (t *Tx) encode(ctx context.Context, field any, at fieldPlace) (any, error) {
	switch f := field.(type) {
	case sealed:
		key, err := t.caseKey(ctx, at.caseID)
		if err != nil {
			return nil, err
		}
		return append([]byte(t.entry), key.Seal(t.sealPlace(at, t.entry), []byte(*f.text))...), nil
	case *deadline.Date:
		return f.String(), nil
	case *bool:
		if *f {
			return int64(1), nil
		}
		return int64(0), nil
	case *[]byte:
		return append([]byte{}, *f...), nil // never NULL
	}
	return plain(reflect.ValueOf(field).Elem())
}

func plain(v reflect.Value) (any, error) {
	switch {
	case v.Kind() == reflect.String:
		return v.String(), nil
	case v.CanInt():
		return v.Int(), nil
	}
	return nil, fmt.Errorf("no column holds a %s", v.Type())
}

func (v *View) sealPlace(at fieldPlace, entry string) audit.Place {
	p := v.place(at.caseID)
	p.Entry, p.Field = entry, at.column
	return p
}

// Rows reads rows of a table into fresh, which returns the pointers of the next row in the
// order of the columns. where is hand-written SQL after the table's name.
func (v *View) Rows(ctx context.Context, table Table, fresh func() []any, where string, args ...any) error {
	rows, err := v.conn.QueryContext(ctx, table.selectAll()+" "+where, args...)
	if err != nil {
		return fmt.Errorf("%s: %w", table.Name, err)
	}
	found, err := scanAll(rows, len(table.Columns))
	if err != nil {
		return fmt.Errorf("%s: %w", table.Name, err)
	}
	for _, values := range found {
		if err := v.decodeRow(ctx, table, values, fresh()); err != nil {
			return err
		}
	}
	return nil
}

func scanAll(rows *sql.Rows, columns int) ([][]any, error) {
	defer rows.Close()
	var out [][]any
	for rows.Next() {
		values, err := scanRow(rows, columns)
		if err != nil {
			return nil, err
		}
		out = append(out, values)
	}
	return out, rows.Err()
}

func scanRow(rows *sql.Rows, columns int) ([]any, error) {
	values, dest := make([]any, columns), make([]any, columns)
	for i := range values {
		dest[i] = &values[i]
	}
	err := rows.Scan(dest...)
	return values, err
}

func (v *View) decodeRow(ctx context.Context, table Table, values, fields []any) error {
	caseID := ""
	if len(table.Columns) > 1 && table.Columns[1] == "case_id" {
		caseID, _ = values[1].(string)
	}
	for i, f := range fields {
		if err := v.decode(ctx, f, values[i], fieldPlace{table.Name + "." + table.Columns[i], caseID}); err != nil {
			return fmt.Errorf("%s.%s: %w", table.Name, table.Columns[i], err)
		}
	}
	return nil
}

func (v *View) decode(ctx context.Context, field, value any, at fieldPlace) error {
	switch f := field.(type) {
	case sealed:
		text, err := v.open(ctx, value, at)
		*f.text = text
		return err
	case *deadline.Date:
		s, _ := value.(string)
		return f.UnmarshalText([]byte(s))
	case *bool:
		*f = value == int64(1)
		return nil
	case *[]byte:
		*f, _ = value.([]byte)
		return nil
	}
	return assign(reflect.ValueOf(field).Elem(), value)
}

func assign(to reflect.Value, value any) error {
	switch x := value.(type) {
	case string:
		if to.Kind() == reflect.String {
			to.SetString(x)
			return nil
		}
	case int64:
		if to.CanInt() {
			to.SetInt(x)
			return nil
		}
	}
	return fmt.Errorf("the column holds a %T where a %s belongs", value, to.Type())
}

// open reads a sealed text: the reference of the entry that sealed it, then the sealed bytes.
func (v *View) open(ctx context.Context, value any, at fieldPlace) (string, error) {
	b, _ := value.([]byte)
	if len(b) < reference.Length {
		return "", audit.ErrSealed
	}
	key, err := v.caseKey(ctx, at.caseID)
	if err != nil {
		return "", err
	}
	text, err := key.Open(v.sealPlace(at, string(b[:reference.Length])), b[reference.Length:])
	return string(text), err
}
