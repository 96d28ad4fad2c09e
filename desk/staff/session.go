package staff

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"strconv"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk/staff/account"
	"github.com/zaklon/zaklon/desk/staff/passing"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

// A session is locked after a quarter of an hour without a request: it is kept, and asks for
// its holder before it shows anything. It ends after twelve hours in any case.
const (
	IdleLock = 15 * time.Minute
	Longest  = 12 * time.Hour
)

// ErrLocked is returned with the officer and the session where the holder has to prove who
// they are before anything is shown or entered.
var ErrLocked = errors.New("the session is locked")

// A Session is one sign-in of one officer.
type Session struct {
	ID, Officer, Agent string
	Method             string // password | passkey | agency, and what was asked for after it: "password+totp"
	Began, Seen        time.Time
	Proved             time.Time // when its holder last proved who they are by all that the account has
	Locked             bool

	digest, seal string
}

// sealed binds a row to the register: what it says of its holder is not for whoever can write
// the database to say.
func (one Session) sealed(s *Staff) string {
	at := func(t time.Time) string { return strconv.FormatInt(t.UnixMicro(), 10) }
	return s.reg.MAC("session row", one.ID, one.digest, one.Officer, one.Agent, one.Method, at(one.Began), at(one.Seen), at(one.Proved))
}

// Begin opens a session of an officer whose password was checked and of whom no more is
// asked, and returns its secret, which only the browser keeps. Of an officer who has a second
// factor, or must have one, it is ErrSignIn: their sign-in is Start.
func (s *Staff) Begin(ctx context.Context, officer, agent string) (secret string, err error) {
	m, err := s.Member(ctx, officer)
	if err != nil {
		return "", err
	}
	next, err := s.after(ctx, m)
	if err != nil {
		return "", err
	}
	if next != Done {
		return "", ErrSignIn
	}
	return s.begin(ctx, m, Session{Agent: agent, Method: byPassword, Proved: s.reg.Now()})
}

// begin opens the session of an officer who proved everything that was asked. The failures of
// their login are forgotten.
func (s *Staff) begin(ctx context.Context, m Member, one Session) (secret string, err error) {
	id, err := reference.New(rand.Reader)
	if err != nil {
		return "", err
	}
	secret = secretOf(m.ID)
	one.ID, one.Officer, one.digest, one.Agent = string(id), m.ID, s.digest("session", secret), passing.Clip(one.Agent)
	one.Began, one.Seen = s.reg.Now(), s.reg.Now()
	if err := s.EndLockout(ctx, m.Login); err != nil {
		return "", err
	}
	err = s.fleeting(ctx, func(ctx context.Context, q store.Conn) error {
		if _, err := q.ExecContext(ctx, `DELETE FROM session WHERE began_at <= $1`, s.reg.Now().Add(-Longest).UnixMicro()); err != nil {
			return err
		}
		const query = `INSERT INTO session (id, digest, officer_id, agent, method, began_at, seen_at, proved_at, seal)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`
		_, err := q.ExecContext(ctx, query, one.ID, one.digest, one.Officer, one.Agent, one.Method,
			one.Began.UnixMicro(), one.Seen.UnixMicro(), one.Proved.UnixMicro(), one.sealed(s))
		return err
	})
	if err != nil {
		return "", err
	}
	return secret, s.enter(ctx, "session.begun", m.ID, "")
}

// enter notes in the book of the system register what became of a sign-in. login is what
// was typed where it was refused: sealed, and without telling whether the account exists.
func (s *Staff) enter(ctx context.Context, kind, officer, login string) error {
	err := s.reg.Write(ctx, func(tx *store.Tx) error {
		s.ran("entry " + kind)
		_, err := tx.Append(ctx, store.Record{
			Sort: audit.Reading, Kind: kind, Officer: officer, Minutes: map[string]string{"login": passing.Clip(login)},
		})
		return err
	})
	return wrap(kind, err)
}

// InSession finds the active officer of a living session and the session itself. Rights are
// read anew each time, so a change of role holds at once. A locked session is given with
// ErrLocked.
func (s *Staff) InSession(ctx context.Context, secret string) (Member, Session, error) {
	found, err := s.sessions(ctx, `WHERE digest = $1 AND officer_id = $2`, s.digest("session", secret), Owner(secret))
	if err != nil {
		return Member{}, Session{}, err
	}
	if len(found) == 0 {
		return Member{}, Session{}, ErrNoMember
	}
	m, err := s.Member(ctx, found[0].Officer)
	if err == nil && m.Status != account.Active {
		err = ErrNoMember
	}
	if err != nil {
		return Member{}, Session{}, err
	}
	if found[0].Locked {
		return m, found[0], ErrLocked
	}
	return m, found[0], s.touch(ctx, found[0])
}

// touch notes that the session lives, at most once a minute. A session that was locked, or
// proved anew, since it was read stays as it is.
func (s *Staff) touch(ctx context.Context, one Session) error {
	if s.reg.Now().Sub(one.Seen) < time.Minute {
		return nil
	}
	read := one.seal
	one.Seen = s.reg.Now()
	return s.update(ctx, one, ` AND seal = $5`, read)
}

// keep writes when a session was seen and when its holder proved who they are.
func (s *Staff) keep(ctx context.Context, one Session) error { return s.update(ctx, one, "") }

func (s *Staff) update(ctx context.Context, one Session, where string, args ...any) error {
	return s.fleeting(ctx, func(ctx context.Context, q store.Conn) error {
		_, err := q.ExecContext(ctx, `UPDATE session SET seen_at = $1, proved_at = $2, seal = $3 WHERE id = $4`+where,
			append([]any{one.Seen.UnixMicro(), one.Proved.UnixMicro(), one.sealed(s), one.ID}, args...)...)
		return err
	})
}

// Lock locks a session as if nothing had come from it for as long as it takes: its last proof
// is no fresh one then.
func (s *Staff) Lock(ctx context.Context, one Session) error {
	one.Seen = s.reg.Now().Add(-IdleLock)
	if one.Proved.After(one.Seen) {
		one.Proved = one.Seen
	}
	return s.keep(ctx, one)
}

// Sessions lists the living sessions of an officer, the locked ones too, the newest first.
func (s *Staff) Sessions(ctx context.Context, officer string) ([]Session, error) {
	return s.sessions(ctx, `WHERE officer_id = $1 ORDER BY began_at DESC`, officer)
}

// End ends one session of an officer; of another officer's it does nothing.
func (s *Staff) End(ctx context.Context, officer, id string) error {
	return s.fleeting(ctx, func(ctx context.Context, q store.Conn) error {
		_, err := q.ExecContext(ctx, `DELETE FROM session WHERE officer_id = $1 AND id = $2`, officer, id)
		return err
	})
}

// EndAll ends every session of an officer, and every sign-in under way.
func (s *Staff) EndAll(ctx context.Context, officer string) error {
	return s.EndOthers(ctx, Session{Officer: officer})
}

// EndOthers ends every session of an officer but one, and every sign-in under way.
func (s *Staff) EndOthers(ctx context.Context, but Session) error {
	officer := but.Officer
	return s.fleeting(ctx, func(ctx context.Context, q store.Conn) error {
		_, errSession := q.ExecContext(ctx, `DELETE FROM session WHERE officer_id = $1 AND id <> $2`, officer, but.ID)
		_, errWaiting := q.ExecContext(ctx, `DELETE FROM waiting WHERE officer_id = $1`, officer)
		return cmp.Or(errSession, errWaiting)
	})
}

// sessions lists living sessions; where is hand-written SQL.
func (s *Staff) sessions(ctx context.Context, where string, args ...any) ([]Session, error) {
	var out []Session
	err := s.view(ctx, func(v *store.View) error {
		rows, err := v.Query(ctx, `SELECT id, digest, officer_id, agent, method, began_at, seen_at, proved_at, seal FROM session `+where, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var one Session
			var began, seen, proved int64
			err := rows.Scan(&one.ID, &one.digest, &one.Officer, &one.Agent, &one.Method, &began, &seen, &proved, &one.seal)
			if err != nil {
				return err
			}
			one.Began, one.Seen, one.Proved = time.UnixMicro(began), time.UnixMicro(seen), time.UnixMicro(proved)
			one.Locked = s.reg.Now().Sub(one.Seen) >= IdleLock
			if one.seal == one.sealed(s) && s.reg.Now().Sub(one.Began) < Longest {
				out = append(out, one)
			}
		}
		return rows.Err()
	})
	return out, err
}

// EndLockout forgets the failures of a login.
func (s *Staff) EndLockout(ctx context.Context, login string) error {
	return s.passing.Forget(ctx, normal(login))
}

// LockedOut tells an administrator whether a login is locked now.
func (s *Staff) LockedOut(ctx context.Context, login string) (bool, error) {
	return s.passing.Locked(ctx, normal(login))
}

// fleeting works on tables that prove nothing.
func (s *Staff) fleeting(ctx context.Context, work func(ctx context.Context, q store.Conn) error) error {
	return wrap("session", s.reg.Fleeting(ctx, func(q store.Conn) error { return work(ctx, q) }))
}
