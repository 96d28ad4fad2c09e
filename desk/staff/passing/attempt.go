package passing

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/zaklon/zaklon/store"
)

// How sign-ins that fail are slowed down: from the fifth on, for a minute, and for twice as
// long each time, up to an hour. A login text that nobody tried for a day is forgotten.
const (
	freeFailures = 5
	firstLock    = time.Minute
	longestLock  = time.Hour
	forgotten    = 24 * time.Hour
)

// lockFor is how long the n-th failure in a row locks a login.
func lockFor(failures int64) time.Duration {
	if failures < freeFailures {
		return 0
	}
	return min(firstLock<<min(failures-freeFailures, 10), longestLock)
}

// attempts is what is kept of a login text, whether or not an account has it.
type attempts struct{ failures, until int64 }

// Reserve counts an attempt as failed before it is made, so that a thousand at once are a
// thousand failures, and tells whether it may be made at all. A locked login does the same
// work. Whoever succeeds gives the count back.
func (t *Tables) Reserve(ctx context.Context, login string) (open bool, err error) {
	now := t.Reg.Now()
	err = t.fleeting(ctx, func(ctx context.Context, q conn) error {
		const forget = `DELETE FROM attempt WHERE last_at < $1`
		t.Ran(forget)
		if _, err := q.ExecContext(ctx, forget, now.Add(-forgotten).UnixMicro()); err != nil {
			return err
		}
		t.Ran(attemptQuery)
		a, err := readAttempts(q.QueryRowContext(ctx, attemptQuery, t.loginMark(login)))
		if err != nil {
			return err
		}
		if open = now.UnixMicro() >= a.until; open {
			a.failures++
			a.until = 0
			if lock := lockFor(a.failures); lock > 0 {
				a.until = now.Add(lock).UnixMicro()
			}
		}
		const count = `INSERT INTO attempt (mark, failures, last_at, until_at) VALUES ($1, $2, $3, $4)
			ON CONFLICT (mark) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at, until_at = excluded.until_at`
		t.Ran(count)
		_, err = q.ExecContext(ctx, count, t.loginMark(login), a.failures, now.UnixMicro(), a.until)
		return err
	})
	return open, err
}

const attemptQuery = `SELECT failures, until_at FROM attempt WHERE mark = $1`

func readAttempts(row *sql.Row) (attempts, error) {
	var a attempts
	err := row.Scan(&a.failures, &a.until)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return a, err
}

// GiveBack takes one failure away: the attempt was right, and another step follows.
func (t *Tables) GiveBack(ctx context.Context, login string) error {
	return t.fleeting(ctx, func(ctx context.Context, q conn) error {
		_, err := q.ExecContext(ctx, `UPDATE attempt SET failures = failures - 1, until_at = 0 WHERE mark = $1 AND failures > 0`, t.loginMark(login))
		return err
	})
}

// Forget forgets the failures of a login.
func (t *Tables) Forget(ctx context.Context, login string) error {
	return t.fleeting(ctx, func(ctx context.Context, q conn) error {
		_, err := q.ExecContext(ctx, `DELETE FROM attempt WHERE mark = $1`, t.loginMark(login))
		return err
	})
}

// Locked tells whether a login is locked now.
func (t *Tables) Locked(ctx context.Context, login string) (locked bool, err error) {
	err = t.Reg.View(ctx, func(v *store.View) error {
		a, err := readAttempts(v.QueryRow(ctx, attemptQuery, t.loginMark(login)))
		locked = t.Reg.Now().UnixMicro() < a.until
		return err
	})
	return locked, err
}

// loginMark is what failures are counted by: whoever reads the database does not learn which
// logins were tried.
func (t *Tables) loginMark(login string) string { return t.Reg.MAC("attempt", login) }

// conn is a transaction on tables that prove nothing.
type conn = store.Conn

// fleeting works on tables that prove nothing.
func (t *Tables) fleeting(ctx context.Context, work func(ctx context.Context, q conn) error) error {
	err := t.Reg.Fleeting(ctx, func(q conn) error { return work(ctx, q) })
	if err != nil {
		return fmt.Errorf("sign-in: %w", err)
	}
	return nil
}
