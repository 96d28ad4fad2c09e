package passing

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"time"

	"github.com/zaklon/zaklon/store"
)

// What waits for its next step is gone after five minutes, and after five attempts.
const (
	waitsFor    = 5 * time.Minute
	mayTry      = 5
	enrolsFor   = 10 * time.Minute // to set up an authenticator takes longer; nothing waits longer than that
	mostUnnamed = 4096             // rows that name no officer: anybody can begin one, and the oldest makes room
)

// What a row waits for. It is part of the row's seal, so that no challenge serves another
// purpose than its own.
const (
	ForFactor    = "factor"    // a sign-in: the second factor
	ForEnrolment = "enrolment" // a sign-in: the first enrolment
	ForAnybody   = "anybody"   // a sign-in: a passkey that says whose it is
	ForAgency    = "agency"    // a sign-in: an agency's provider
	ForCode      = "code"      // an officer: the code of a new authenticator
	ForPasskey   = "passkey"   // an officer: a new passkey
	ForProof     = "proof"     // an officer: a passkey, to prove who they are again
)

// ErrOver is returned where nothing waits, or no longer.
var ErrOver = errors.New("the sign-in is over; begin again")

// A Wait is something that waits for its next step, in a table that proves nothing: a row
// that the register did not write is not there.
type Wait struct {
	ID, Officer, Purpose, Method, Agent string
	Challenge                           string // used once; empty: none
	Attempts                            int64
	Began                               time.Time
}

func (w Wait) sealed(t *Tables) string {
	return t.Reg.MAC("waiting row", w.ID, w.Officer, w.Purpose, w.Method, w.Agent, w.Challenge,
		strconv.FormatInt(w.Attempts, 10), strconv.FormatInt(w.Began.UnixMicro(), 10))
}

// over tells whether it waits no longer.
func (w Wait) over(now time.Time) bool {
	limit := waitsFor
	if w.Purpose == ForCode || w.Purpose == ForPasskey || w.Purpose == ForEnrolment {
		limit = enrolsFor
	}
	return now.Sub(w.Began) >= limit || w.Attempts >= mayTry
}

// Put keeps a row in place of the one before, and sweeps what is over.
func (t *Tables) Put(ctx context.Context, w Wait) error {
	w.Agent = Clip(w.Agent)
	return t.fleeting(ctx, func(ctx context.Context, q conn) error {
		if _, err := q.ExecContext(ctx, `DELETE FROM waiting WHERE began_at < $1`, t.Reg.Now().Add(-enrolsFor).UnixMicro()); err != nil {
			return err
		}
		if err := t.writeWait(ctx, q, w); err != nil || w.Officer != "" {
			return err
		}
		_, err := q.ExecContext(ctx, `DELETE FROM waiting WHERE officer_id = '' AND began_at <= (
			SELECT kept.began_at FROM waiting kept WHERE kept.officer_id = '' ORDER BY kept.began_at DESC LIMIT 1 OFFSET $1)`, mostUnnamed)
		return err
	})
}

func (t *Tables) writeWait(ctx context.Context, q conn, w Wait) error {
	const query = `INSERT INTO waiting (id, officer_id, purpose, method, agent, challenge, attempts, began_at, seal)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT (id) DO UPDATE SET officer_id = excluded.officer_id, purpose = excluded.purpose, method = excluded.method,
			agent = excluded.agent, challenge = excluded.challenge, attempts = excluded.attempts, began_at = excluded.began_at, seal = excluded.seal`
	_, err := q.ExecContext(ctx, query, w.ID, w.Officer, w.Purpose, w.Method, w.Agent, w.Challenge, w.Attempts, w.Began.UnixMicro(), w.sealed(t))
	return err
}

// Find reads a row that waits for one of these purposes, or ErrOver.
func (t *Tables) Find(ctx context.Context, id string, purposes ...string) (w Wait, err error) {
	err = t.Reg.View(ctx, func(v *store.View) error {
		w, err = t.readWait(v.QueryRow(ctx, waitQuery, id), purposes)
		return err
	})
	return w, err
}

// Try is Find that counts an attempt and takes the challenge out, before anything is
// compared with it: an answer is looked at once, whatever it says.
func (t *Tables) Try(ctx context.Context, id string, purposes ...string) (w Wait, err error) {
	err = t.fleeting(ctx, func(ctx context.Context, q conn) error {
		if w, err = t.readWait(q.QueryRowContext(ctx, waitQuery, id), purposes); err != nil {
			return err
		}
		tried := w
		tried.Attempts++
		if w.Purpose != ForCode { // the secret of a new authenticator stays until it is confirmed
			tried.Challenge = ""
		}
		return t.writeWait(ctx, q, tried)
	})
	return w, err
}

const waitQuery = `SELECT id, officer_id, purpose, method, agent, challenge, attempts, began_at, seal FROM waiting WHERE id = $1`

func (t *Tables) readWait(row *sql.Row, purposes []string) (Wait, error) {
	var w Wait
	var began int64
	var seal string
	err := row.Scan(&w.ID, &w.Officer, &w.Purpose, &w.Method, &w.Agent, &w.Challenge, &w.Attempts, &began, &seal)
	if errors.Is(err, sql.ErrNoRows) {
		return Wait{}, ErrOver
	}
	if err != nil {
		return Wait{}, err
	}
	w.Began = time.UnixMicro(began)
	for _, p := range purposes {
		if w.Purpose == p && seal == w.sealed(t) && !w.over(t.Reg.Now()) {
			return w, nil
		}
	}
	return Wait{}, ErrOver
}

// Drop ends what waits, once: it is ErrOver for whoever comes second.
func (t *Tables) Drop(ctx context.Context, id string) error {
	return t.fleeting(ctx, func(ctx context.Context, q conn) error {
		done, err := q.ExecContext(ctx, `DELETE FROM waiting WHERE id = $1`, id)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n > 0 {
			return err
		}
		return ErrOver
	})
}
