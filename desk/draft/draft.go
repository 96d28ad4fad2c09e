// Package draft keeps what an officer has typed into the form of an act and not yet entered,
// in the register that the form speaks of.
//
// A draft proves nothing: its rows are fleeting and are in no book. It is sealed with the key
// of its case, or of the register where there is no case yet, and belongs to one officer: it
// may not be listed for, or opened by, anybody else, and absent and not-yours are the same
// answer. The package serves every register that has its two tables; it knows no rule, asks
// no authority (whoever calls it has asked whether the officer may see the case) and may not
// import another desk.
package draft

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

// MaxForm is the most that is kept of one form, in bytes of its sealed text.
const MaxForm = 1 << 20

const (
	lasts = 30 * 24 * time.Hour // after this a draft is thrown away
	most  = 100                 // drafts of one officer; the oldest makes room
)

// ErrTooLarge is returned for a form beyond MaxForm: it is not kept.
var ErrTooLarge = errors.New("the form is larger than what is kept of one")

// A Form is what was typed into the form of an act.
type Form struct {
	Kind   string     `json:"kind"`           // of the act, "interview.scheduled"
	Case   string     `json:"case,omitempty"` // empty where the act opens a file
	Path   string     `json:"path"`           // address of the page on which it is continued
	Token  string     `json:"token"`          // of the form; the same form is kept once
	Values url.Values `json:"values"`
}

// A Draft names a form that is kept.
type Draft struct {
	ID, Kind, Case string
	Saved          time.Time
}

// idOf gives the reference of a form of an officer. It is drawn from the form's own token, so
// that the same form is kept in the same place, and only the register could have drawn it.
func idOf(d *desk.Desk, officer, token string) (string, error) {
	mac, err := hex.DecodeString(d.Register.MAC("draft", officer, token))
	if err != nil {
		return "", fmt.Errorf("draft: %w", err)
	}
	id, err := reference.New(bytes.NewReader(mac))
	return string(id), err
}

func place(id, caseID string) store.FleetingPlace {
	return store.FleetingPlace{Case: caseID, Row: id, Column: "draft.form"}
}

// Save keeps a form of an officer, in the place of what was kept of the same form before. It
// returns desk.ErrAbsent where there is no such case, and ErrTooLarge.
func Save(ctx context.Context, d *desk.Desk, officer string, f Form) (Draft, error) {
	out := Draft{Kind: f.Kind, Case: f.Case, Saved: d.Register.Now()}
	text, err := json.Marshal(f)
	if err != nil {
		return Draft{}, fmt.Errorf("draft: %w", err)
	}
	if len(text) > MaxForm {
		return Draft{}, ErrTooLarge
	}
	if out.ID, err = idOf(d, officer, f.Token); err != nil {
		return Draft{}, err
	}
	sealed, err := seal(ctx, d, place(out.ID, f.Case), text)
	if err != nil {
		return Draft{}, err
	}
	const query = `INSERT INTO draft (id, case_id, officer_id, kind, saved_at, form) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (id) DO UPDATE SET case_id = excluded.case_id, kind = excluded.kind, saved_at = excluded.saved_at, form = excluded.form`
	return out, change(ctx, d,
		statement{query, []any{out.ID, f.Case, officer, f.Kind, out.Saved.UnixMicro(), sealed}},
		statement{`DELETE FROM draft WHERE saved_at <= $1`, []any{expired(d)}},
		statement{`DELETE FROM draft WHERE officer_id = $1 AND id NOT IN (
			SELECT kept.id FROM draft kept WHERE kept.officer_id = $2 ORDER BY kept.saved_at DESC, kept.id LIMIT $3)`, []any{officer, officer, most}},
	)
}

// expired is the moment up to which drafts have run out.
func expired(d *desk.Desk) int64 { return d.Register.Now().Add(-lasts).UnixMicro() }

// seal gives desk.ErrAbsent where the case has no key: there is none, or it was disposed of.
func seal(ctx context.Context, d *desk.Desk, at store.FleetingPlace, text []byte) (sealed []byte, err error) {
	err = d.Register.View(ctx, func(v *store.View) error {
		sealed, err = v.SealFleeting(ctx, at, text)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, desk.ErrAbsent
	}
	return sealed, err
}

// Open gives what an officer has typed, to that officer alone; anybody else, and whoever asks
// for a draft that is not there, gets desk.ErrAbsent. A draft of no case names a person all the
// same: that it was read is entered first, as a reading of one row by whoever may perform its act. It
// returns *desk.Denied to an officer who may not any more.
func Open(ctx context.Context, d *desk.Desk, call desk.Call, id string) (Form, error) {
	f, err := find(ctx, d, call.Officer.ID, id)
	if err != nil || f.Case != "" {
		return f, err // the page of a case enters its own reading
	}
	one := desk.Listing{Kind: f.Kind, Query: "/draft", Rows: func(*store.View) (int, error) { return 1, nil }}
	if err := desk.List(ctx, d, one, call); err != nil {
		return Form{}, err
	}
	return f, nil
}

// Where gives the address of the page on which an officer's draft is continued, and no more of
// it. It returns desk.ErrAbsent as Open does.
func Where(ctx context.Context, d *desk.Desk, officer, id string) (string, error) {
	f, err := find(ctx, d, officer, id)
	return f.Path, err
}

func find(ctx context.Context, d *desk.Desk, officer, id string) (Form, error) {
	var f Form
	err := d.Register.View(ctx, func(v *store.View) error {
		var caseID string
		var sealed []byte
		const query = `SELECT case_id, form FROM draft WHERE id = $1 AND officer_id = $2 AND saved_at > $3`
		if err := v.QueryRow(ctx, query, id, officer, expired(d)).Scan(&caseID, &sealed); err != nil {
			return err
		}
		text, err := v.OpenFleeting(ctx, place(id, caseID), sealed)
		if err != nil {
			return err
		}
		return json.Unmarshal(text, &f)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return Form{}, desk.ErrAbsent
	}
	if err != nil {
		return Form{}, fmt.Errorf("draft: %w", err)
	}
	// A row that was moved to another officer does not fit the name that this one's form has.
	if mine, err := idOf(d, officer, f.Token); err != nil || mine != id {
		return Form{}, errors.Join(err, desk.ErrAbsent)
	}
	return f, nil
}

// List names the drafts of an officer, the last first. It tells nothing of what was typed.
func List(ctx context.Context, d *desk.Desk, officer string) ([]Draft, error) {
	var out []Draft
	err := d.Register.View(ctx, func(v *store.View) error {
		const query = `SELECT id, case_id, kind, saved_at FROM draft WHERE officer_id = $1 AND saved_at > $2 ORDER BY saved_at DESC, id`
		rows, err := v.Query(ctx, query, officer, expired(d))
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var one Draft
			var saved int64
			if err := rows.Scan(&one.ID, &one.Case, &one.Kind, &saved); err != nil {
				return err
			}
			one.Saved = time.UnixMicro(saved)
			out = append(out, one)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("draft: %w", err)
	}
	return out, nil
}

// Discard throws a draft of an officer away; of another officer's it does nothing.
func Discard(ctx context.Context, d *desk.Desk, officer, id string) error {
	return change(ctx, d, statement{`DELETE FROM draft WHERE id = $1 AND officer_id = $2`, []any{id, officer}})
}

// Entered throws away what was kept of the form with this token, whose act is in the book now.
func Entered(ctx context.Context, d *desk.Desk, officer, token string) error {
	id, err := idOf(d, officer, token)
	if err != nil {
		return err
	}
	return Discard(ctx, d, officer, id)
}

// A statement is one change of a fleeting table.
type statement struct {
	text string
	args []any
}

// change makes changes of fleeting tables, all of them or none.
func change(ctx context.Context, d *desk.Desk, all ...statement) error {
	err := d.Register.Fleeting(ctx, func(tx store.Conn) error {
		for _, s := range all {
			if _, err := tx.ExecContext(ctx, s.text, s.args...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("draft: %w", err)
	}
	return nil
}
