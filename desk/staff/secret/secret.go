// Package secret keeps passwords as argon2id hashes.
//
// It is arithmetic on a password: it may not know whose it is, keep it, or say more of two
// than whether they are the same.
package secret

import (
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

// Hash derives an encoded argon2id hash with a fresh salt.
func Hash(password string) string {
	salt := make([]byte, saltSize)
	rand.Read(salt)
	enc := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memoryKiB, passes, lanes,
		enc.EncodeToString(salt), enc.EncodeToString(derive(password, salt)))
}

func derive(password string, salt []byte) []byte {
	return argon2.IDKey([]byte(password), salt, passes, memoryKiB, lanes, hashSize)
}

// NoHash is what an unknown login is compared with, so that it costs the same.
const NoHash = "$argon2id$v=19$m=65536,t=3,p=2$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// Same compares in constant time. The parameters are the package's own.
func Same(encoded, password string) bool {
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
