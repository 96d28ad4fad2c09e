// Package totp computes the six digits that an authenticator shows every 30 seconds
// (RFC 6238 with HMAC-SHA-1, as RFC 4226 truncates it).
//
// It is arithmetic on a secret and a moment: it may not keep a secret, read a clock or say
// whose code it is.
package totp

import (
	"crypto/hmac"
	"crypto/sha1" //nolint:gosec // RFC 6238: what authenticators compute; HMAC does not need collision resistance
	"crypto/subtle"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
)

// SecretSize is the length of a secret in bytes: that of a SHA-1 (RFC 4226, section 4, R6).
const SecretSize = 20

const (
	digits = 6
	modulo = 1_000_000
	period = 30 // seconds of a step (RFC 6238, section 5.2)
	window = 1  // steps before and after the present one that are taken (RFC 6238, section 6)
)

// Step is the number of the step in which a moment lies.
func Step(at time.Time) int64 { return at.Unix() / period }

// Code is the code of a step.
func Code(secret []byte, step int64) string {
	m := hmac.New(sha1.New, secret)
	m.Write(binary.BigEndian.AppendUint64(nil, uint64(step)))
	sum := m.Sum(nil)
	offset := sum[len(sum)-1] & 0x0f
	number := binary.BigEndian.Uint32(sum[offset:]) & 0x7fffffff
	return fmt.Sprintf("%0*d", digits, number%modulo)
}

// Match finds the step to which a typed code belongs: the present one, or one step beside it,
// and later than last, the step of the code that was taken last. It compares with every step
// of the window, whatever it finds.
func Match(secret []byte, typed string, at time.Time, last int64) (step int64, ok bool) {
	now := Step(at)
	for candidate := now - window; candidate <= now+window; candidate++ {
		same := subtle.ConstantTimeCompare([]byte(Code(secret, candidate)), []byte(typed)) == 1
		if same && candidate > last {
			step, ok = candidate, true
		}
	}
	return step, ok
}

// Digits tells whether a typed text has the form of a code.
func Digits(typed string) bool {
	return len(typed) == digits && strings.Trim(typed, "0123456789") == ""
}

// Plain is a code as it is compared: without the spaces and hyphens that people add.
func Plain(typed string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", "-", "", "\u00a0", "").Replace(typed))
}

// InFours is a secret as it is read out and typed off.
func InFours(text string) string {
	var groups []string
	for chunk := range slices.Chunk([]byte(text), 4) {
		groups = append(groups, string(chunk))
	}
	return strings.Join(groups, " ")
}

// Text is a secret as an authenticator takes it: base32 without padding.
func Text(secret []byte) string {
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(secret)
}

// Parse is the inverse of Text.
func Parse(text string) ([]byte, error) {
	secret, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(text)
	if err != nil || len(secret) != SecretSize {
		return nil, fmt.Errorf("secret of a code: want %d bytes in base32", SecretSize)
	}
	return secret, nil
}

// Address is the otpauth address that an authenticator reads from a picture. account and
// issuer are what it shows beside the code.
func Address(issuer, account string, secret []byte) string {
	query := "secret=" + Text(secret) + "&issuer=" + url.QueryEscape(issuer) + "&algorithm=SHA1&digits=6&period=30"
	return "otpauth://totp/" + url.PathEscape(issuer) + ":" + url.PathEscape(account) + "?" + strings.ReplaceAll(query, "+", "%20")
}
