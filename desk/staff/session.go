package staff

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

// Sessions end after an hour without a request and after twelve hours in any case.
const (
	idle     = time.Hour
	longest  = 12 * time.Hour
	maxAgent = 200 // bytes kept of the browser's own description
)

// A Session is one sign-in of one officer.
type Session struct {
	ID, Officer, Agent string
	Began, Seen        time.Time
}

// Begin opens a session and returns its secret, which only the browser keeps.
func (s *Staff) Begin(ctx context.Context, officer, agent string) (secret string, err error) {
	id, err := reference.New(rand.Reader)
	if err != nil {
		return "", err
	}
	secret, now := secretOf(officer), s.reg.Now().UnixMicro()
	agent = agent[:min(len(agent), maxAgent)]
	err = s.reg.Fleeting(ctx, func(tx *sql.Tx) error {
		const query = `INSERT INTO session (id, digest, officer_id, agent, began_at, seen_at) VALUES ($1, $2, $3, $4, $5, $6)`
		_, err := tx.ExecContext(ctx, query, string(id), s.digest("session", secret), officer, agent, now, now)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("session: %w", err)
	}
	return secret, s.enter(ctx, "session.begun", officer, "")
}

// enter notes in the book of the system register what became of a sign-in. login is what
// was typed where it was refused: sealed, and without telling whether the account exists.
func (s *Staff) enter(ctx context.Context, kind, officer, login string) error {
	err := s.reg.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.Append(ctx, store.Record{
			Sort: audit.Reading, Kind: kind, Officer: officer, Minutes: map[string]string{"login": login[:min(len(login), maxAgent)]},
		})
		return err
	})
	if err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}
	return nil
}

// InSession finds the active officer of a living session and the session itself. Rights are
// read anew each time, so a change of role holds at once.
func (s *Staff) InSession(ctx context.Context, secret string) (Member, Session, error) {
	found, err := s.sessions(ctx, `WHERE digest = $1 AND officer_id = $2`, s.digest("session", secret), owner(secret))
	if err != nil {
		return Member{}, Session{}, err
	}
	if len(found) == 0 {
		return Member{}, Session{}, ErrNoMember
	}
	m, err := s.Member(ctx, found[0].Officer)
	if err == nil && m.Status != "active" {
		err = ErrNoMember
	}
	if err != nil {
		return Member{}, Session{}, err
	}
	return m, found[0], s.touch(ctx, found[0])
}

// touch notes that the session lives, at most once a minute.
func (s *Staff) touch(ctx context.Context, session Session) error {
	now := s.reg.Now()
	if now.Sub(session.Seen) < time.Minute {
		return nil
	}
	return s.reg.Fleeting(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE session SET seen_at = $1 WHERE id = $2`, now.UnixMicro(), session.ID)
		return err
	})
}

// Sessions lists the living sessions of an officer, the newest first.
func (s *Staff) Sessions(ctx context.Context, officer string) ([]Session, error) {
	return s.sessions(ctx, `WHERE officer_id = $1 ORDER BY began_at DESC`, officer)
}

// End ends one session of an officer; of another officer's it does nothing.
func (s *Staff) End(ctx context.Context, officer, id string) error {
	return s.reg.Fleeting(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM session WHERE officer_id = $1 AND id = $2`, officer, id)
		return err
	})
}

// EndAll ends every session of an officer.
func (s *Staff) EndAll(ctx context.Context, officer string) error {
	return s.reg.Fleeting(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM session WHERE officer_id = $1`, officer)
		return err
	})
}

// sessions lists living sessions; where is hand-written SQL.
func (s *Staff) sessions(ctx context.Context, where string, args ...any) ([]Session, error) {
	var out []Session
	err := s.reg.View(ctx, func(v *store.View) error {
		rows, err := v.Query(ctx, `SELECT id, officer_id, agent, began_at, seen_at FROM session `+where, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var one Session
			var began, seen int64
			if err := rows.Scan(&one.ID, &one.Officer, &one.Agent, &began, &seen); err != nil {
				return err
			}
			one.Began, one.Seen = time.UnixMicro(began), time.UnixMicro(seen)
			if s.lives(one) {
				out = append(out, one)
			}
		}
		return rows.Err()
	})
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("session: %w", err)
	}
	return out, nil
}

func (s *Staff) lives(one Session) bool {
	now := s.reg.Now()
	return now.Sub(one.Seen) < idle && now.Sub(one.Began) < longest
}
