// Package reference makes and reads references: the one form in which every register
// names a case, an act, a document or an officer.
//
// A reference is 128 random bits in 26 letters and digits plus one check character. It
// says nothing of register, kind, order or number of the things it names (docs/design.md
// section 6), and it may not: this package knows no register and keeps no counter.
package reference

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// Length is the number of characters of a reference without its dashes.
const Length = 27

// shortLength is the number of characters of the short form: 50 bits.
const shortLength = 10

// alphabet is Crockford's base 32: no I, L, O or U, so that a reference survives being read aloud.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// checkAlphabet has a character for every remainder of 31, the largest prime below 32.
const checkAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY"

// ErrForm is returned for a text that is not a reference: a wrong length, a foreign
// character, or a check character that does not fit.
var ErrForm = errors.New("not a reference")

// A Ref names one thing. Its zero value names nothing.
type Ref string

// New draws a reference from 16 bytes of random.
func New(random io.Reader) (Ref, error) {
	var bits [16]byte
	if _, err := io.ReadFull(random, bits[:]); err != nil {
		return "", fmt.Errorf("reference: random source: %w", err)
	}
	return encode(bits), nil
}

func encode(bits [16]byte) Ref {
	var out [Length]byte
	var acc uint32
	var have, n int
	for _, b := range bits {
		acc = acc<<8 | uint32(b)
		have += 8
		for have >= 5 {
			have -= 5
			out[n] = alphabet[acc>>have&31]
			n++
		}
	}
	out[n] = alphabet[acc<<(5-have)&31]
	out[Length-1] = check(string(out[:Length-1]))
	return Ref(out[:])
}

// check weighs each character by its place, modulo the prime 31: a single wrong character
// and two neighbours exchanged always change it. (31 and 0 share a remainder; the one pair
// Z and 0 in the same place is not told apart.)
func check(body string) byte {
	sum := 0
	for i := range len(body) {
		sum += (i + 1) * strings.IndexByte(alphabet, body[i])
	}
	return checkAlphabet[sum%31]
}

// Parse reads a reference as people write it: with or without dashes and spaces, in
// either case, with O for 0 and I or L for 1. It returns ErrForm for anything else.
func Parse(s string) (Ref, error) {
	plain := Normal(s)
	if len(plain) != Length {
		return "", ErrForm
	}
	for i := range Length {
		if strings.IndexByte(alphabet, plain[i]) < 0 {
			return "", ErrForm
		}
	}
	if check(plain[:Length-1]) != plain[Length-1] {
		return "", ErrForm
	}
	return Ref(plain), nil
}

// Normal brings what a person typed into the stored alphabet without judging it, so that
// the beginning of a reference can be looked up.
func Normal(s string) string {
	return strings.NewReplacer("-", "", " ", "", "O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(s))
}

// String gives the written form in groups of five: 7QF3M-2KD8W-XN4TR-0PB6C-HJ5Q2-V9.
func (r Ref) String() string {
	var b strings.Builder
	for i := 0; i < len(r); i += 5 {
		if i > 0 {
			b.WriteByte('-')
		}
		b.WriteString(string(r[i:min(i+5, len(r))]))
	}
	return b.String()
}

// Short gives the first two groups, for lists where the whole would crowd out the person.
func (r Ref) Short() string {
	return r[:min(shortLength, len(r))].String()
}
