package staff

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"strings"

	"github.com/zaklon/zaklon/desk/staff/account"
	"github.com/zaklon/zaklon/desk/staff/passing"
	"github.com/zaklon/zaklon/desk/staff/secret"
)

// ErrSignIn is the one answer to every sign-in that fails, whatever the reason.
var ErrSignIn = errors.New("the login or the password is not right")

// HashPassword derives an encoded argon2id hash with a fresh salt.
func HashPassword(password string) string { return secret.Hash(password) }

// SignIn checks a login and a password, and opens nothing. A wrong password, a login that
// nobody has, a locked one and a disabled account do the same work and get ErrSignIn. Whoever
// gives up before it is their turn has done nothing, and leaves nothing behind.
func (s *Staff) SignIn(ctx context.Context, login, password string) (Member, error) {
	leave, err := s.turn(ctx)
	if err != nil {
		return Member{}, err
	}
	defer leave()
	typed := login
	login = normal(login)
	open, err := s.passing.Reserve(ctx, login)
	if err != nil {
		return Member{}, err
	}
	m, err := s.ByLogin(ctx, login)
	if err != nil && !errors.Is(err, ErrNoMember) && !errors.Is(err, account.ErrForged) {
		return Member{}, err
	}
	known := err == nil && open && m.Password != "" && m.Status == account.Active
	against := secret.NoHash
	if known {
		against = m.Password
	}
	s.ran("argon2id")
	if same := secret.Same(against, password); !same || !known {
		return Member{}, errors.Join(ErrSignIn, s.enter(ctx, "session.refused", "", typed))
	}
	return m, s.passing.GiveBack(ctx, login)
}

// normal is the form in which a login is kept.
func normal(login string) string { return strings.ToLower(strings.TrimSpace(passing.Clip(login))) }

// turn waits until a password may be compared, so that a flood of sign-ins takes time, and
// neither memory nor rows. The caller leaves afterwards.
func (s *Staff) turn(ctx context.Context) (leave func(), err error) {
	select {
	case s.hashing <- struct{}{}:
		return func() { <-s.hashing }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// newSecret draws 256 random bits for a session or a token.
func newSecret() string {
	raw := make([]byte, 32)
	rand.Read(raw)
	return base64.RawURLEncoding.EncodeToString(raw)
}

// secretOf draws a secret that says whose it is, so that a row moved to another officer is
// worth nothing.
func secretOf(officer string) string { return officer + "." + newSecret() }

// digest keeps a secret of 256 random bits under the register's key: whoever can write the
// database, and has not the key, cannot make a row that a secret of theirs opens.
func (s *Staff) digest(use, secret string) string { return s.reg.MAC(use, secret) }

// Owner is the officer whose secret it says it is; it proves nothing.
func Owner(secret string) string {
	officer, _, _ := strings.Cut(secret, ".")
	return officer
}
