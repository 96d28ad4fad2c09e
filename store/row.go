package store

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/store/row"
	"github.com/zaklon/zaklon/store/view"
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

// cipher seals the texts of rows for the entry of this act.
func (t *Tx) cipher(ctx context.Context) row.Cipher {
	c := view.Cipher(ctx, &t.View)
	c.Seal = func(at row.Place, text string) ([]byte, error) {
		key, err := view.Key(ctx, &t.View, at.Case)
		if err != nil {
			return nil, err
		}
		return append([]byte(t.entry), key.Seal(view.Place(&t.View, at, t.entry), []byte(text))...), nil
	}
	return c
}
