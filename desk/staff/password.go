package staff

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"strings"

	"github.com/zaklon/zaklon/desk/staff/secret"

	"github.com/zaklon/zaklon/desk/staff/account"
)

// ErrSignIn is the one answer to every sign-in that fails, whatever the reason.
var ErrSignIn = errors.New("the login or the password is not right")

// HashPassword derives an encoded argon2id hash with a fresh salt.
func HashPassword(password string) string { return secret.Hash(password) }

// SignIn checks a login and a password, and opens nothing. A wrong password, a login that
// nobody has, a locked one and a disabled account do the same work and get ErrSignIn.
func (s *Staff) SignIn(ctx context.Context, login, password string) (Member, error) {
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
	same, err := s.compare(ctx, against, password)
	if err != nil {
		return Member{}, err
	}
	if !same || !known {
		return Member{}, errors.Join(ErrSignIn, s.enter(ctx, "session.refused", "", typed))
	}
	return m, s.passing.GiveBack(ctx, login)
}

// normal is the form in which a login is kept.
func normal(login string) string { return strings.ToLower(strings.TrimSpace(login)) }

// compare waits its turn, so that a flood of sign-ins takes time and not memory.
func (s *Staff) compare(ctx context.Context, encoded, password string) (bool, error) {
	select {
	case s.hashing <- struct{}{}:
	case <-ctx.Done():
		return false, ctx.Err()
	}
	defer func() { <-s.hashing }()
	s.ran("argon2id")
	return secret.Same(encoded, password), nil
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
