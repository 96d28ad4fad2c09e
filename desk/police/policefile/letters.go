package policefile

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/store"
)

// A QueuedLetter is a letter that waits for its slot, and the message that it answers.
type QueuedLetter struct {
	Case    string
	ID      string
	Formula string
	Channel string
	Slot    int64 // microseconds since 1970, UTC
}

// Waiting lists the letters of the messages that an officer may see and that wait for their slot, the
// first to leave first, and tells whether there are more. It is entered as messages.read.
func Waiting(ctx context.Context, d *desk.Desk, call desk.Call, q Query) ([]QueuedLetter, bool, error) {
	var out []QueuedLetter
	err := desk.List(ctx, d, desk.Listing{Kind: "messages.read", Query: "letters", Rows: func(v *store.View) (n int, err error) {
		out, err = waiting(ctx, v, call, q)
		return min(len(out), q.Limit), err
	}}, call)
	if err != nil {
		return nil, false, err
	}
	return out[:min(len(out), q.Limit)], len(out) > q.Limit, nil
}

func waiting(ctx context.Context, v *store.View, call desk.Call, q Query) ([]QueuedLetter, error) {
	var s sqlText
	s.add(`SELECT l.case_id, l.id, l.formula, l.channel, l.slot_at FROM letter l JOIN message c ON c.id = l.case_id WHERE l.status = ? AND `, letter.Queued)
	messageList.visible(&s, call.Officer)
	s.add(` ORDER BY l.slot_at, l.id LIMIT ? OFFSET ?`, q.Limit+1, q.Offset)
	rows, err := v.Query(ctx, s.b.String(), s.args...)
	if err != nil {
		return nil, fmt.Errorf("letters: %w", err)
	}
	defer rows.Close()
	var out []QueuedLetter
	for rows.Next() {
		var l QueuedLetter
		if err := rows.Scan(&l.Case, &l.ID, &l.Formula, &l.Channel, &l.Slot); err != nil {
			return nil, fmt.Errorf("letters: %w", err)
		}
		out = append(out, l)
	}
	return out, rows.Err()
}
