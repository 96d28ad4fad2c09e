package staff

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// Cost of argon2id: the second recommended option of RFC 9106, 64 MiB and three passes, with
// two lanes.
const (
	memoryKiB = 64 << 10
	passes    = 3
	lanes     = 2
	saltSize  = 16
	hashSize  = 32
)

// ErrSignIn is the one answer to every sign-in that fails, whatever the reason.
var ErrSignIn = errors.New("the login or the password is not right")

// HashPassword derives an encoded argon2id hash with a fresh salt.
func HashPassword(password string) string {
	salt := make([]byte, saltSize)
	rand.Read(salt)
	enc := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memoryKiB, passes, lanes,
		enc.EncodeToString(salt), enc.EncodeToString(derive(password, salt)))
}

func derive(password string, salt []byte) []byte {
	return argon2.IDKey([]byte(password), salt, passes, memoryKiB, lanes, hashSize)
}

// noPassword is what an unknown login is compared with, so that it costs the same.
const noPassword = "$argon2id$v=19$m=65536,t=3,p=2$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// samePassword compares in constant time. The parameters are the package's own.
func samePassword(encoded, password string) bool {
	parts := strings.Split(encoded, "$")
	if len(parts) != 6 {
		return false
	}
	salt, errSalt := base64.RawStdEncoding.DecodeString(parts[4])
	hash, errHash := base64.RawStdEncoding.DecodeString(parts[5])
	if errors.Join(errSalt, errHash) != nil {
		return false
	}
	return subtle.ConstantTimeCompare(hash, derive(password, salt)) == 1
}

// SignIn checks a login and a password. An unknown login, a wrong password and a disabled
// account do the same work and get ErrSignIn.
func (s *Staff) SignIn(ctx context.Context, login, password string) (Member, error) {
	m, err := s.ByLogin(ctx, strings.ToLower(strings.TrimSpace(login)))
	if err != nil && !errors.Is(err, ErrNoMember) {
		return Member{}, err
	}
	known := err == nil && m.Password != "" && m.Status == "active"
	against := noPassword
	if known {
		against = m.Password
	}
	same, err := s.compare(ctx, against, password)
	if err != nil {
		return Member{}, err
	}
	if !same || !known {
		return Member{}, errors.Join(ErrSignIn, s.enter(ctx, "session.refused", "", login))
	}
	return m, nil
}

// compare waits its turn, so that a flood of sign-ins takes time and not memory.
func (s *Staff) compare(ctx context.Context, encoded, password string) (bool, error) {
	select {
	case s.hashing <- struct{}{}:
	case <-ctx.Done():
		return false, ctx.Err()
	}
	defer func() { <-s.hashing }()
	return samePassword(encoded, password), nil
}

// newSecret draws 256 random bits for a session or a token.
func newSecret() string {
	raw := make([]byte, 32)
	rand.Read(raw)
	return base64.RawURLEncoding.EncodeToString(raw)
}

// NewToken draws the secret of a token of an officer and the digest under which it is kept.
func (s *Staff) NewToken(officer string) (secret, digest string) {
	secret = secretOf(officer)
	return secret, s.digest("token", secret)
}

// secretOf draws a secret that says whose it is, so that a row moved to another officer is
// worth nothing.
func secretOf(officer string) string { return officer + "." + newSecret() }

// digest keeps a secret of 256 random bits under the register's key: whoever can write the
// database, and has not the key, cannot make a row that a secret of theirs opens.
func (s *Staff) digest(use, secret string) string { return s.reg.MAC(use, secret) }

// owner is the officer whose secret it says it is.
func owner(secret string) string {
	officer, _, _ := strings.Cut(secret, ".")
	return officer
}
