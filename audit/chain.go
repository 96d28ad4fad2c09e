package audit

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
)

// Errors of a book that does not fit together.
var (
	ErrSequence = errors.New("the entry does not follow the one before it")
	ErrHash     = errors.New("the entry or its place was changed")
	ErrHead     = errors.New("the last entry is not the one the head of the book names")
)

// A Chain binds each entry to all before it. The key belongs to the register and is held
// outside its database: who holds only the database can neither append nor rewrite.
type Chain struct{ key []byte }

// NewChain returns a chain with a key of 32 bytes.
func NewChain(key []byte) Chain { return Chain{key: key} }

// Head is the end of a book: the number and hash of its last entry, and the size and root of
// the tree over it, which grows by padding too. The zero Head is the end of an empty book.
type Head struct {
	Seq  int64
	Hash []byte
	Size int64
	Root []byte
}

// Seal sets the number and the hash of an entry that follows head, and returns the new head.
func (c Chain) Seal(head Head, e *Entry) Head {
	e.Seq = head.Seq + 1
	e.Hash = c.hash(head.Hash, *e)
	head.Seq, head.Hash = e.Seq, e.Hash
	return head
}

// Check returns the head after e, or ErrSequence or ErrHash if e does not follow head unchanged.
func (c Chain) Check(head Head, e Entry) (Head, error) {
	if e.Seq != head.Seq+1 {
		return head, ErrSequence
	}
	if !hmac.Equal(e.Hash, c.hash(head.Hash, e)) {
		return head, ErrHash
	}
	head.Seq, head.Hash = e.Seq, e.Hash
	return head, nil
}

func (c Chain) hash(before []byte, e Entry) []byte {
	m := hmac.New(sha256.New, c.key)
	m.Write([]byte("entry"))
	m.Write(before)
	m.Write(e.digest())
	return m.Sum(nil)
}

// SealHead authenticates the head itself, so that removing the last entries of a book shows.
func (c Chain) SealHead(head Head) []byte {
	m := hmac.New(sha256.New, c.key)
	m.Write([]byte("head"))
	for _, n := range []int64{head.Seq, head.Size} {
		m.Write(binary.BigEndian.AppendUint64(nil, uint64(n)))
	}
	for _, b := range [][]byte{head.Hash, head.Root} {
		m.Write(binary.BigEndian.AppendUint64(nil, uint64(len(b))))
		m.Write(b)
	}
	return m.Sum(nil)
}

// CheckHead returns ErrHead unless stored is reached and its seal is genuine.
func (c Chain) CheckHead(reached, stored Head, seal []byte) error {
	same := reached.Seq == stored.Seq && hmac.Equal(reached.Hash, stored.Hash) &&
		reached.Size == stored.Size && hmac.Equal(reached.Root, stored.Root)
	if !same || !hmac.Equal(seal, c.SealHead(stored)) {
		return ErrHead
	}
	return nil
}
