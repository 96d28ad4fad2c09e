package staff

import (
	"context"

	"github.com/zaklon/zaklon/deadline"
)

// ByToken is OfToken without whether the token is a proof.
func (s *Staff) ByToken(ctx context.Context, secret string, day deadline.Date) (Member, error) {
	m, _, err := s.OfToken(ctx, secret, day)
	return m, err
}

// Watch tells watch of every statement, every entry and every password compared.
func (s *Staff) Watch(watch func(step string)) { s.watch = watch }

// Touch notes that a session lives, as InSession does after it has read it.
func (s *Staff) Touch(ctx context.Context, one Session) error { return s.touch(ctx, one) }
