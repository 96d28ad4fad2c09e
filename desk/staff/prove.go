package staff

import (
	"context"
	"errors"
	"slices"
)

// Proof is what an officer types to prove anew who they are. Code is empty where the account
// has no second factor.
type Proof struct{ Password, Code string }

// Unlock opens a locked session to its holder's password. A wrong one counts as a failed
// sign-in; an account without a password unlocks by passkey.
func (s *Staff) Unlock(ctx context.Context, one Session, password string) error {
	if _, err := s.retyped(ctx, one, password); err != nil {
		return err
	}
	one.Seen = s.reg.Now()
	return s.keep(ctx, one)
}

// Prove notes that the holder of a session proved by all that the account has who they are:
// by the password, and by a code where there is a second factor. It unlocks the session too.
func (s *Staff) Prove(ctx context.Context, one Session, p Proof) error {
	m, err := s.retyped(ctx, one, p.Password)
	if err != nil {
		return err
	}
	have, err := s.Factors(ctx, m.ID)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(have, Factor.Second) {
		_, err = s.useCode(ctx, m, p.Code)
	}
	if errors.Is(err, ErrCode) {
		return ErrSignIn
	}
	if err != nil {
		return err
	}
	return s.proved(ctx, one)
}

func (s *Staff) retyped(ctx context.Context, one Session, password string) (Member, error) {
	m, err := s.Member(ctx, one.Officer)
	if err != nil {
		return Member{}, err
	}
	return s.SignIn(ctx, m.Login, password)
}

// proved notes on a session that its holder is there and has proved it.
func (s *Staff) proved(ctx context.Context, one Session) error {
	one.Seen, one.Proved = s.reg.Now(), s.reg.Now()
	return s.keep(ctx, one)
}
