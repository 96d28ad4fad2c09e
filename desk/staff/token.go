package staff

import (
	"cmp"
	"context"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/staff/account"
)

// A token counts as a fresh proof of its officer only where it was issued so. That is part of
// the digest, under the register's key, so that no token becomes more than it was.
const (
	tokenPlain  = "token"
	tokenStrong = "token issued as a proof"
)

// OfToken finds the active officer of a token that is good on day, or returns ErrNoMember; it tells
// whether the token was issued as a proof (zaklon user token --step-up).
func (s *Staff) OfToken(ctx context.Context, secret string, day deadline.Date) (m Member, isProof bool, err error) {
	plain, proof := s.digest(tokenPlain, secret), s.digest(tokenStrong, secret)
	digest, err := account.GoodToken(ctx, s.reg, account.Token{Officer: Owner(secret), Until: day}, plain, proof)
	if err != nil || digest == "" {
		return m, false, cmp.Or(err, ErrNoMember)
	}
	m, err = s.one(ctx, memberQuery+`WHERE o.id = $1 AND o.status = 'active'`, Owner(secret))
	return m, digest == proof && err == nil, err
}

// NewToken draws the secret of a token of an officer and its digest.
func (s *Staff) NewToken(officer string) (secret, digest string) {
	secret = secretOf(officer)
	return secret, s.digest(tokenPlain, secret)
}

// NewProof is NewToken for a token that counts as a fresh proof of its officer.
func (s *Staff) NewProof(officer string) (secret, digest string) {
	secret = secretOf(officer)
	return secret, s.digest(tokenStrong, secret)
}
