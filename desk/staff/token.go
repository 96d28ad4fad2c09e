package staff

import (
	"context"
	"errors"

	"github.com/zaklon/zaklon/deadline"
)

// A token counts as a fresh proof of its officer only where it was issued so. That is part of
// the digest, under the register's key, so that no token becomes more than it was.
const (
	tokenPlain  = "token"
	tokenStrong = "token issued as a proof"
)

// OfToken finds the active officer of a token that has not run out on day, and tells whether the token was issued as a proof (zaklon user token
// --step-up).
func (s *Staff) OfToken(ctx context.Context, secret string, day deadline.Date) (m Member, isProof bool, err error) {
	for _, use := range []string{tokenPlain, tokenStrong} {
		m, err = s.one(ctx, memberQuery+`JOIN token t ON t.officer_id = o.id WHERE t.digest = $1 AND t.officer_id = $2 AND t.until >= $3 AND o.status = 'active'`,
			s.digest(use, secret), Owner(secret), day.String())
		if !errors.Is(err, ErrNoMember) {
			return m, use == tokenStrong && err == nil, err
		}
	}
	return m, false, err
}

// NewToken draws the secret of a token of an officer and the digest under which it is kept.
func (s *Staff) NewToken(officer string) (secret, digest string) {
	secret = secretOf(officer)
	return secret, s.digest(tokenPlain, secret)
}

// NewProof is NewToken for a token that counts as a fresh proof of its officer.
func (s *Staff) NewProof(officer string) (secret, digest string) {
	secret = secretOf(officer)
	return secret, s.digest(tokenStrong, secret)
}
