package protectionfile

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/store"
)

// A Page is a part of a list.
type Page struct{ Limit, Offset int }

// Ringing finds the files in which a bell of a time limit is due on a day, those whose bell was
// due first before the others. It is for the house alone: no officer's right is asked.
func Ringing(ctx context.Context, v *store.View, today deadline.Date, p Page) ([]string, error) {
	const query = `SELECT id FROM protection_case WHERE next_bell <= $1 ORDER BY next_bell, id LIMIT $2 OFFSET $3`
	rows, err := v.Query(ctx, query, today.String(), p.Limit, p.Offset)
	if err != nil {
		return nil, fmt.Errorf("ringing: %w", err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("ringing: %w", err)
		}
		out = append(out, id)
	}
	return out, rows.Err()
}
