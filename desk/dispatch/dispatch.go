// Package dispatch keeps the letters of a register that wait for their slot, and sends them when it
// comes.
//
// It serves every register that sends letters and knows no rule: whether a file may send a letter is
// its rule's, what the letter says is the window's (package outgoing). It may not make a letter out of
// anything but an order, and it sends nothing anywhere: a letter that was sent can be printed.
package dispatch

import (
	"context"
	_ "embed" // of the statements of the table
	"errors"
	"fmt"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/rows"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/outgoing"
	"github.com/zaklon/zaklon/store"
)

// Migration makes the table of letters; a register that sends letters has it among its own
// migrations. immutable
//
//go:embed letter.sql
var Migration string

// Errors of a letter that cannot be printed.
var (
	ErrWaiting  = errors.New("the letter waits for its slot") // immutable
	ErrRecalled = errors.New("the letter was recalled")       // immutable
)

// Table is where the letters of a register's files are kept, as parts of them.
func Table() store.Table {
	return rows.Table("letter", "channel", "formula", "version", "language", "echo", "filled", "slot_at", "status",
		"queued_on", "queued_by", "ended_on", "reference")
}

// Fields are the fields of a letter in the order of the table's own columns.
func Fields(l *letter.Letter) []any {
	return []any{
		&l.Channel, &l.Formula, &l.Version, &l.Language, store.Sealed(&l.Echo), store.Sealed(&l.Values), &l.Slot, &l.Status,
		&l.QueuedOn, &l.QueuedBy, &l.EndedOn, &l.Reference,
	}
}

// A Moment is when a letter is queued, in which register, and when the request came that it answers.
type Moment struct {
	Register     string
	Arrived, Now time.Time
	Zone         *time.Location
}

// Queue checks an order by the window and finds the slot in which its letter leaves. It returns
// *act.Refused where the order makes no letter of this register.
func Queue(o letter.Order, at Moment) (letter.Queueing, error) {
	window, err := outgoing.Embedded()
	if err != nil {
		return letter.Queueing{}, err
	}
	if _, err := window.Preview(o); err != nil {
		return letter.Queueing{}, err
	}
	f, _ := window.Formula(o.Formula, 0) // the preview found it
	if f.Register != at.Register {
		return letter.Queueing{}, &act.Refused{Problems: []act.Problem{{Field: "formula", Code: "choose_from_list"}}}
	}
	channel, err := window.Channel(o.Channel)
	if err != nil {
		return letter.Queueing{}, err
	}
	slot := channel.Next(outgoing.Slot{Arrived: at.Arrived, Ready: at.Now, Zone: at.Zone})
	return letter.Queueing{Order: o, Version: f.Version, Slot: slot.UnixMicro()}, nil
}

// Preview shows what a letter will say when its slot comes.
func Preview(l letter.Letter) (string, error) {
	o, window, err := order(l)
	if err != nil {
		return "", err
	}
	return window.Preview(o)
}

// Print makes the bytes of a letter that was sent: the same at every time of asking. It returns
// ErrWaiting or ErrRecalled for one that was not.
func Print(l letter.Letter, zone *time.Location) (outgoing.Outgoing, error) {
	switch l.Status {
	case letter.Queued:
		return outgoing.Outgoing{}, ErrWaiting
	case letter.Recalled:
		return outgoing.Outgoing{}, ErrRecalled
	}
	o, window, err := order(l)
	if err != nil {
		return outgoing.Outgoing{}, err
	}
	dated := deadline.DateIn(time.UnixMicro(l.Slot), zone)
	return window.Compose(o, outgoing.Envelope{Version: l.Version, Reference: l.Reference, Dated: dated})
}

func order(l letter.Letter) (letter.Order, *outgoing.Library, error) {
	window, err := outgoing.Embedded()
	if err != nil {
		return letter.Order{}, nil, err
	}
	o, err := l.Order()
	return o, window, err
}

// atOnce is how many files are read in one look for letters that are due.
const atOnce = 50

// A Send enters that the letters of one file are sent whose slot has come by an instant; it is the
// house's act of the desk whose file it is.
type Send func(ctx context.Context, caseID string, in letter.Sending) error

// Pass sends every letter of a register whose slot has come, file by file, and returns of how many
// files. What cannot be sent now is left for the next pass, and the others are sent all the same.
func Pass(ctx context.Context, r *store.Register, send Send) (int, error) {
	now := r.Now().UnixMicro()
	sent, after := 0, ""
	var wrong error
	for {
		due, err := dueAfter(ctx, r, now, after)
		if err != nil || len(due) == 0 {
			return sent, errors.Join(wrong, err)
		}
		for _, id := range due {
			if err := send(ctx, id, letter.Sending{Now: now}); err != nil {
				wrong = errors.Join(wrong, err)
				continue
			}
			sent++
		}
		after = due[len(due)-1]
	}
}

// dueAfter names the files after one that have a letter whose slot has come. References are random,
// so their order is nobody's order of entry.
func dueAfter(ctx context.Context, r *store.Register, now int64, after string) (ids []string, err error) {
	err = r.View(ctx, func(v *store.View) error {
		ids = nil
		const query = `SELECT DISTINCT case_id FROM letter WHERE status = $1 AND slot_at <= $2 AND case_id > $3 ORDER BY case_id LIMIT $4`
		found, err := v.Query(ctx, query, letter.Queued, now, after, int64(atOnce))
		if err != nil {
			return err
		}
		defer found.Close()
		for found.Next() {
			var id string
			if err := found.Scan(&id); err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return found.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("letters due: %w", err)
	}
	return ids, nil
}
