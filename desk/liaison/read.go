package liaison

import (
	"context"
	"fmt"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/store"
)

// An Event is one act of a file as its timeline tells it.
type Event struct {
	audit.Entry
	Minutes act.Minutes
}

// An Opened file is what a liaison gets to see: the file, its acts in the order they were entered, and of a
// match both persons as their registers hold them now. A side that is there no longer is zero.
type Opened struct {
	File   ledger.File
	Events []Event
	Claim  interlock.Claim
	Cause  interlock.Cause
}

// OpenMatch gives a match after the reading is entered as match.read. No other page of the house shows
// both sides.
func OpenMatch(ctx context.Context, d *desk.Desk, door *interlock.Door, call desk.Call) (Opened, error) {
	o, err := open(ctx, d, call, "match.read")
	if err != nil || len(o.File.Pairs) == 0 {
		return o, err
	}
	o.Claim, o.Cause, err = door.Sides(ctx, o.File.Pairs[0].Claim, o.File.Pairs[0].Cause)
	if err != nil {
		return Opened{}, fmt.Errorf("match.read: %w", err)
	}
	return o, nil
}

// OpenMeasure gives a measure, an entered cause or a statement after the reading is entered as
// measure.read.
func OpenMeasure(ctx context.Context, d *desk.Desk, call desk.Call) (Opened, error) {
	return open(ctx, d, call, "measure.read")
}

// open gives a file of the sort that is read so; one of another sort is as absent as one that is not there.
func open(ctx context.Context, d *desk.Desk, call desk.Call, kind string) (Opened, error) {
	var o Opened
	var err error
	o.File, err = desk.Read(ctx, d, desk.Look[ledger.File]{
		Kind: kind, Keeper: Keeper(kind),
		More: func(v *store.View, f ledger.File) (err error) {
			if (f.Head.Sort == ledger.SortMatch) != (kind == "match.read") {
				return desk.ErrAbsent
			}
			o.Events, err = timeline(ctx, v, f.Head.ID)
			return err
		},
	}, call)
	if err != nil {
		return Opened{}, err
	}
	return o, nil
}

func timeline(ctx context.Context, v *store.View, id string) ([]Event, error) {
	var events []Event
	err := v.Entries(ctx, func(e audit.Entry) error { events = append(events, Event{Entry: e}); return nil },
		`WHERE case_id = $1 AND sort = $2 ORDER BY seq`, id, string(audit.Act))
	for i := range events {
		if err == nil {
			err = v.Minutes(ctx, events[i].Entry, &events[i].Minutes)
		}
	}
	return events, err
}

// A Row is one line of the liaison's queue.
type Row struct {
	ID, State, Proposer string
	Register            string // of the claim
	Tier                string
	Bits                int64 // in hundredths
	NotedOn             deadline.Date
}

// A Query says which matches are listed: those in one of the states, none being all.
type Query struct {
	States        []string
	Limit, Offset int
}

// Matches lists matches, the strongest of those noted first in front, after the list is entered.
func Matches(ctx context.Context, d *desk.Desk, call desk.Call, q Query) (list []Row, err error) {
	err = desk.List(ctx, d, desk.Listing{Kind: "matches.read", Rows: func(v *store.View) (int, error) {
		list, err = matches(ctx, v, q)
		return len(list), err
	}}, call)
	if err != nil {
		return nil, err
	}
	return list, nil
}

func matches(ctx context.Context, v *store.View, q Query) ([]Row, error) {
	state, args := among(q.States)
	rows, err := v.Query(ctx, `SELECT f.id, f.state, f.proposer, p.claim_register, p.tier, p.bits, p.noted_on
		FROM door_file f JOIN door_pair p ON p.case_id = f.id WHERE `+state+`
		ORDER BY p.noted_on, p.bits DESC, f.id LIMIT `+number(len(args)+1)+` OFFSET `+number(len(args)+2), append(args, q.Limit, q.Offset)...)
	if err != nil {
		return nil, fmt.Errorf("matches: %w", err)
	}
	defer rows.Close()
	var out []Row
	for rows.Next() {
		var r Row
		var on string
		err := rows.Scan(&r.ID, &r.State, &r.Proposer, &r.Register, &r.Tier, &r.Bits, &on)
		if err == nil {
			err = r.NotedOn.UnmarshalText([]byte(on))
		}
		if err != nil {
			return nil, fmt.Errorf("matches: %w", err)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// A MeasureRow is one line of the list of measures and entered causes.
type MeasureRow struct {
	ID, State, Proposer string
	Body                string
	ReceivedOn          deadline.Date
	ReceivedAt          string
	HoldBy, AckBy       time.Time // zero: no rule says
	AckedOn             deadline.Date
}

// Measures lists measures and entered causes, the newest first, after the list is entered.
func Measures(ctx context.Context, d *desk.Desk, call desk.Call, q Query) (list []MeasureRow, err error) {
	err = desk.List(ctx, d, desk.Listing{Kind: "measures.read", Rows: func(v *store.View) (int, error) {
		list, err = measures(ctx, v, q)
		return len(list), err
	}}, call)
	if err != nil {
		return nil, err
	}
	return list, nil
}

func measures(ctx context.Context, v *store.View, q Query) ([]MeasureRow, error) {
	state, args := among(q.States)
	rows, err := v.Query(ctx, `SELECT f.id, f.state, f.proposer, c.body, c.received_on, c.received_at, c.hold_by, c.ack_by, c.acked_on
		FROM door_file f JOIN door_cause c ON c.case_id = f.id WHERE `+state+`
		ORDER BY c.received_on DESC, c.received_at DESC, f.id LIMIT `+number(len(args)+1)+` OFFSET `+number(len(args)+2), append(args, q.Limit, q.Offset)...)
	if err != nil {
		return nil, fmt.Errorf("measures: %w", err)
	}
	defer rows.Close()
	var out []MeasureRow
	for rows.Next() {
		var r MeasureRow
		var on, acked, hold, ack string
		if err := rows.Scan(&r.ID, &r.State, &r.Proposer, &r.Body, &on, &r.ReceivedAt, &hold, &ack, &acked); err != nil {
			return nil, fmt.Errorf("measures: %w", err)
		}
		if err := r.days(on, acked, hold, ack); err != nil {
			return nil, fmt.Errorf("measures: %w", err)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// days reads what is kept as text.
func (r *MeasureRow) days(on, acked, hold, ack string) error {
	if err := r.ReceivedOn.UnmarshalText([]byte(on)); err != nil {
		return err
	}
	if err := r.AckedOn.UnmarshalText([]byte(acked)); err != nil || hold == "" {
		return err
	}
	var err error
	if r.HoldBy, err = time.Parse(time.RFC3339, hold); err != nil {
		return err
	}
	r.AckBy, err = time.Parse(time.RFC3339, ack)
	return err
}

// among is the condition that a file is in one of the states, all where there are none.
func among(states []string) (string, []any) {
	if len(states) == 0 {
		return `f.state <> ''`, nil
	}
	text, args := `f.state IN (`, []any(nil)
	for i, s := range states {
		if i > 0 {
			text += ", "
		}
		args = append(args, s)
		text += number(len(args))
	}
	return text + `)`, args
}

func number(n int) string { return fmt.Sprintf("$%d", n) }
