// Package audit is the sealed book of a register: what an entry is, how entries are chained
// and how their content is sealed.
//
// It computes and checks; it may not open a database, read a clock or decide who may read.
// Nothing here is specific to a register, and no function returns content without its key.
package audit

import (
	"crypto/sha256"
	"encoding/binary"
)

// Sort tells the sorts of entries apart.
type Sort string

// An act changes a file; a reading only looks at one; a mark is set beside a file, such as a hold, and
// stands in no timeline of it, so that nobody learns the day. All are durable before an answer leaves.
const (
	Act     Sort = "act"
	Reading Sort = "reading"
	Mark    Sort = "mark"
)

// An Entry is one line of a register's book. Its head is legible to an auditor; Sealed is
// legible only with the key of the case (or of the register, where Case is empty).
type Entry struct {
	Seq     int64  // 1, 2, 3 ... without gaps
	ID      string // reference of the entry
	Sort    Sort
	Kind    string // "application.lodged", "file.read"
	Case    string // reference of the case, or empty
	Officer string
	Unit    string
	On      string // day of legal effect, ISO, or empty
	At      int64  // time of entry in microseconds since 1970, UTC
	Article string // article the act rests on
	Request string // digest of the form that asked for it, so that a replay is known; or empty
	Sealed  []byte
	Hash    []byte // HMAC over the hash before and every field above
}

// digest is a Statement's, of the sealed bytes that the entry holds.
func (e Entry) digest() []byte { return e.Statement(sha256.Sum256(e.Sealed)) }

// Statement is a SHA-256 over all fields but Hash, each with its length before it, so that no
// two different entries have the same bytes. The sealed content counts by its SHA-256, so that
// an entry can be checked by somebody who was not given the content.
func (e Entry) Statement(sealed [sha256.Size]byte) []byte {
	h := sha256.New()
	number := func(n int64) {
		var b [8]byte
		binary.BigEndian.PutUint64(b[:], uint64(n))
		h.Write(b[:])
	}
	field := func(s []byte) {
		number(int64(len(s)))
		h.Write(s)
	}
	number(e.Seq)
	for _, s := range []string{e.ID, string(e.Sort), e.Kind, e.Case, e.Officer, e.Unit, e.On} {
		field([]byte(s))
	}
	number(e.At)
	field([]byte(e.Article))
	field([]byte(e.Request))
	field(sealed[:])
	return h.Sum(nil)
}
