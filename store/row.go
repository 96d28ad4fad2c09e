package store

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store/row"
)

// A Table names a table of rows and its columns.
type Table = row.Table

// Sealed marks a field of text that is stored sealed with the key of its case.
func Sealed(text *string) any { return row.Sealed(text) }

// Put writes one row and notes its after-image. fields are pointers in the order of the
// table's columns: to strings, integers, booleans, days, or Sealed text of case caseID.
func (t *Tx) Put(ctx context.Context, table Table, caseID string, fields []any) error {
	values, err := row.Encode(t.cipher(ctx), table, caseID, fields)
	if err != nil {
		return err
	}
	if _, err := t.conn.ExecContext(ctx, table.Upsert(), values...); err != nil {
		return fmt.Errorf("%s: %w", table.Name, err)
	}
	t.images = append(t.images, row.NewImage(table, values))
	return nil
}

// Remove deletes one row and notes that it is gone.
func (t *Tx) Remove(ctx context.Context, table Table, id string) error {
	if _, err := t.conn.ExecContext(ctx, "DELETE FROM "+table.Name+" WHERE id = $1", id); err != nil {
		return fmt.Errorf("%s: %w", table.Name, err)
	}
	t.images = append(t.images, row.Image{Table: table.Name, ID: id, Gone: true})
	return nil
}

// Rows reads rows of a table into fresh, which returns the pointers of the next row in the
// order of the columns. where is hand-written SQL after the table's name.
func (v *View) Rows(ctx context.Context, table Table, fresh func() []any, where string, args ...any) error {
	rows, err := v.conn.QueryContext(ctx, table.Select()+" "+where, args...)
	if err != nil {
		return fmt.Errorf("%s: %w", table.Name, err)
	}
	found, err := row.All(rows, len(table.Columns))
	if err != nil {
		return fmt.Errorf("%s: %w", table.Name, err)
	}
	for _, values := range found {
		if err := row.Decode(v.cipher(ctx), table, values, fresh()); err != nil {
			return err
		}
	}
	return nil
}

// cipher opens the sealed texts of rows: the reference of the entry that sealed each stands
// before its sealed bytes.
func (v *View) cipher(ctx context.Context) row.Cipher {
	return row.Cipher{Open: func(at row.Place, b []byte) (string, error) {
		if len(b) < reference.Length {
			return "", audit.ErrSealed
		}
		key, err := v.caseKey(ctx, at.Case)
		if err != nil {
			return "", err
		}
		text, err := key.Open(v.sealPlace(at, string(b[:reference.Length])), b[reference.Length:])
		return string(text), err
	}}
}

// cipher seals the texts of rows for the entry of this act.
func (t *Tx) cipher(ctx context.Context) row.Cipher {
	c := t.View.cipher(ctx)
	c.Seal = func(at row.Place, text string) ([]byte, error) {
		key, err := t.caseKey(ctx, at.Case)
		if err != nil {
			return nil, err
		}
		return append([]byte(t.entry), key.Seal(t.sealPlace(at, t.entry), []byte(text))...), nil
	}
	return c
}

func (v *View) sealPlace(at row.Place, entry string) audit.Place {
	p := v.place(at.Case)
	p.Entry, p.Field = entry, at.Column
	return p
}
