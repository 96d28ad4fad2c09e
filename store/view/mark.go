package view

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/zaklon/zaklon/audit"
)

// A Mark is a point of the book: the number of an entry, and its hash, which no other history of the
// register has at that number. The zero Mark is the beginning.
type Mark struct {
	Seq  int64
	Hash []byte
}

// Is tells whether two marks are the same point of the same book.
func (m Mark) Is(other Mark) bool { return m.Seq == other.Seq && bytes.Equal(m.Hash, other.Hash) }

// Mark is the end of the book as it is durable. Inside a transaction entries may stand behind it
// that are not, and that may still be undone and come to be others.
func (v *View) Mark(ctx context.Context) (Mark, error) {
	head, _, err := Head(ctx, v)
	if err != nil {
		return Mark{}, fmt.Errorf("end of the book: %w", err)
	}
	return Mark{Seq: head.Seq, Hash: head.Hash}, nil
}

// Holds tells whether a mark is a point of this book.
func (v *View) Holds(ctx context.Context, m Mark) (bool, error) {
	if m.Seq == 0 {
		return len(m.Hash) == 0, nil
	}
	there := Mark{Seq: m.Seq}
	err := v.QueryRow(ctx, `SELECT hash FROM book WHERE seq = $1`, m.Seq).Scan(&there.Hash)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("point of the book: %w", err)
	}
	return there.Is(m), nil
}

// Marks gives the points of the book after one number, in order.
func (v *View) Marks(ctx context.Context, after int64) ([]Mark, error) {
	rows, err := v.Query(ctx, `SELECT seq, hash FROM book WHERE seq > $1 ORDER BY seq`, after)
	if err != nil {
		return nil, fmt.Errorf("points of the book: %w", err)
	}
	defer rows.Close()
	var out []Mark
	for rows.Next() {
		var m Mark
		if err := rows.Scan(&m.Seq, &m.Hash); err != nil {
			return nil, fmt.Errorf("points of the book: %w", err)
		}
		out = append(out, m)
	}
	return out, rows.Err()
}

// Acted gives the cases in which an act was entered after one number, each once. Inside a
// transaction that holds the acts of the same commit too.
func (v *View) Acted(ctx context.Context, after int64) ([]string, error) {
	const query = `SELECT DISTINCT case_id FROM book WHERE seq > $1 AND sort = $2 AND case_id <> '' ORDER BY case_id`
	rows, err := v.Query(ctx, query, after, string(audit.Act))
	if err != nil {
		return nil, fmt.Errorf("acts of the book: %w", err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("acts of the book: %w", err)
		}
		out = append(out, id)
	}
	return out, rows.Err()
}
