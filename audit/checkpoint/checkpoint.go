// Package checkpoint writes and reads the signed heads of a sealed tree: a checkpoint with
// the signature of its log, the cosignatures of witnesses, and the rule how many of them
// are wanted. The forms are those of c2sp.org: signed-note, tlog-checkpoint, and the Ed25519
// cosignature of tlog-cosignature (cosignature/v1), so that a witness need not be ours.
//
// It may not read a clock, a file or a tree: it says who signed which head, never that the
// head is true. That a tree grew by appending alone is judged by package witness.
package checkpoint

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/tlog"
)

// Limits of what is read, in leaves and bytes. MaxSize is more than any register will ever
// hold; beyond 1<<62 the arithmetic of package tlog would not end. MaxText leaves room for
// sixteen signatures of the longest kind in use, which signed-note asks readers to accept.
const (
	MaxSize = 1 << 48
	MaxText = 128 << 10
	maxName = 255
)

// Errors of reading a checkpoint. ErrForm: the text is none, or not in its one written form.
// ErrSignature: the key that is asked for did not sign it. ErrOrigin: it was signed by the
// key of another log than it names. ErrCosignature: a line in the name of a wanted witness is
// false. ErrQuorum: too few of the wanted witnesses cosigned it.
var (
	ErrForm        = errors.New("not a checkpoint")
	ErrSignature   = errors.New("the checkpoint is not signed by the key of its log")
	ErrOrigin      = errors.New("the checkpoint names another log than the one that signed it")
	ErrCosignature = errors.New("a cosignature of the checkpoint is false")
	ErrQuorum      = errors.New("too few witnesses cosigned the checkpoint")
)

// A Checkpoint is the head of a tree: the log that grows it, how many leaves it has, and the
// root over them (RFC 6962, section 2.1).
type Checkpoint struct {
	Origin string // name of the log, such as register.example/protection
	Size   int64  // leaves
	Root   tlog.Hash
}

// Text is the one form in which a checkpoint is signed: three lines, each ended.
func (c Checkpoint) Text() string {
	return fmt.Sprintf("%s\n%d\n%s\n", c.Origin, c.Size, c.Root)
}

// Parse reads what Text wrote. Extension lines are refused, since no auditor could check
// what they say, and so is every other way to write the same values.
func Parse(text string) (Checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || len(text) > MaxText {
		return Checkpoint{}, ErrForm
	}
	size, errSize := strconv.ParseInt(lines[1], 10, 64)
	root, errRoot := tlog.ParseHash(lines[2])
	c := Checkpoint{Origin: lines[0], Size: size, Root: root}
	if errSize != nil || errRoot != nil || size < 0 || size > MaxSize || !IsName(c.Origin) || c.Text() != text {
		return Checkpoint{}, ErrForm
	}
	return c, nil
}

// IsName tells whether a text can name a log or a witness: not empty, at most 255 bytes, no
// space, no sign that cannot be seen, and no plus (signed-note). A name stands in the first
// line of a checkpoint and in every line of a signature.
func IsName(name string) bool {
	hidden := func(r rune) bool { return r == '+' || unicode.IsSpace(r) || !unicode.IsPrint(r) }
	return name != "" && len(name) <= maxName && utf8.ValidString(name) && strings.IndexFunc(name, hidden) < 0
}

// body is the part of a signed text that its signatures are made over.
func body(text []byte) (string, error) {
	signed := string(text)
	end := strings.LastIndex(signed, "\n\n")
	if end < 0 || len(text) > MaxText {
		return "", ErrForm
	}
	return signed[:end+1], nil
}
