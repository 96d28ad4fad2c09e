package view

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store/row"
)

// Rows reads rows of a table into fresh, which returns the pointers of the next row in the
// order of the columns. where is hand-written SQL after the table's name.
func (v *View) Rows(ctx context.Context, table row.Table, fresh func() []any, where string, args ...any) error {
	rows, err := v.conn.QueryContext(ctx, table.Select()+" "+where, args...)
	if err != nil {
		return fmt.Errorf("%s: %w", table.Name, err)
	}
	found, err := row.All(rows, len(table.Columns))
	if err != nil {
		return fmt.Errorf("%s: %w", table.Name, err)
	}
	for _, values := range found {
		if err := row.Decode(Cipher(ctx, v), table, values, fresh()); err != nil {
			return err
		}
	}
	return nil
}

// Cipher opens the sealed texts of rows: the reference of the entry that sealed each stands
// before its sealed bytes.
func Cipher(ctx context.Context, v *View) row.Cipher {
	return row.Cipher{Open: func(at row.Place, b []byte) (string, error) {
		if len(b) < reference.Length {
			return "", audit.ErrSealed
		}
		key, err := Key(ctx, v, at.Case)
		if err != nil {
			return "", err
		}
		text, err := key.Open(Place(v, at, string(b[:reference.Length])), b[reference.Length:])
		return string(text), err
	}}
}

// Place is where a sealed value of an entry belongs.
func Place(v *View, at row.Place, entry string) audit.Place {
	p := v.place(at.Case)
	p.Entry, p.Field = entry, at.Column
	return p
}
