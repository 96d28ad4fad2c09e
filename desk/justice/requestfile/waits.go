package requestfile

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/dispatch"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/store"
)

// An Awaited is a request that a court had at the end of a day.
type Awaited struct {
	Row
	extradition.Wait
}

// Awaiting lists the requests that an officer may see and that a court has now, each as it waited at the
// end of a day: for how long, how often it was reminded, and whether anything had come back; and whether
// there are more. It is entered as requests.read.
func Awaiting(ctx context.Context, d *desk.Desk, call desk.Call, day deadline.Date, p Page) ([]Awaited, bool, error) {
	q := Query{Limit: p.Limit, Offset: p.Offset}
	for _, s := range stage.AtCourt() {
		q.States = append(q.States, string(s))
	}
	var out []Awaited
	more := false
	err := desk.List(ctx, d, desk.Listing{Kind: "requests.read", Query: "awaiting " + day.String(), Rows: func(v *store.View) (int, error) {
		rows, err := listed(ctx, v, call.Officer, q)
		if err != nil {
			return 0, err
		}
		out, more = nil, len(rows) > q.Limit
		for _, r := range rows[:min(len(rows), q.Limit)] {
			f, _, err := Keeper().Load(ctx, v, r.ID)
			if err != nil {
				return 0, err
			}
			if w, waits := extradition.AwaitedOn(f, day); waits {
				out = append(out, Awaited{r, w})
			}
		}
		return len(out), nil
	}}, call)
	if err != nil {
		return nil, false, err
	}
	return out, more, nil
}

// A QueuedLetter is a letter that waits for its slot, and the file that ordered it.
type QueuedLetter struct {
	Case    string
	ID      string
	Formula string
	Channel string
	Slot    int64 // microseconds since 1970, UTC
}

// Waiting lists the letters of the requests that an officer may see and that wait for their slot, the
// first to leave first, and tells whether there are more. It is entered as requests.read.
func Waiting(ctx context.Context, d *desk.Desk, call desk.Call, p Page) ([]QueuedLetter, bool, error) {
	var out []QueuedLetter
	err := desk.List(ctx, d, desk.Listing{Kind: "requests.read", Query: "letters", Rows: func(v *store.View) (n int, err error) {
		out, err = waitingLetters(ctx, v, call, p)
		return min(len(out), p.Limit), err
	}}, call)
	if err != nil {
		return nil, false, err
	}
	return out[:min(len(out), p.Limit)], len(out) > p.Limit, nil
}

func waitingLetters(ctx context.Context, v *store.View, call desk.Call, p Page) ([]QueuedLetter, error) {
	var s statement
	s.add(`SELECT l.case_id, l.id, l.formula, l.channel, l.slot_at FROM `+dispatch.Table().Name+` l JOIN request c ON c.id = l.case_id
		WHERE l.status = ? AND `, letter.Queued)
	s.visible(call.Officer)
	s.add(` ORDER BY l.slot_at, l.id LIMIT ? OFFSET ?`, p.Limit+1, p.Offset)
	found, err := v.Query(ctx, s.b.String(), s.args...)
	if err != nil {
		return nil, fmt.Errorf("letters: %w", err)
	}
	defer found.Close()
	var out []QueuedLetter
	for found.Next() {
		var q QueuedLetter
		if err := found.Scan(&q.Case, &q.ID, &q.Formula, &q.Channel, &q.Slot); err != nil {
			return nil, fmt.Errorf("letters: %w", err)
		}
		out = append(out, q)
	}
	return out, found.Err()
}
