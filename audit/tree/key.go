package tree

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"

	"golang.org/x/mod/sumdb/tlog"
)

// A Key makes leaves that only its holder can make. It belongs to the register and is held
// outside its database.
type Key struct{ key []byte }

// NewKey returns a key of 32 bytes.
func NewKey(key []byte) Key { return Key{key: key} }

// Salt is what opens the leaf of one entry: given with the entry to whoever may check it, it
// says nothing of any other.
func (k Key) Salt(entry string) []byte { return k.mac("leaf", []byte(entry)) }

// Padding is the leaf at a position where no entry stands.
func (k Key) Padding(position int64) tlog.Hash {
	return tlog.RecordHash(k.mac("padding", binary.BigEndian.AppendUint64(nil, uint64(position))))
}

func (k Key) mac(use string, of []byte) []byte {
	m := hmac.New(sha256.New, k.key)
	m.Write([]byte(use))
	m.Write(of)
	return m.Sum(nil)
}

// Leaf commits to a statement without telling it: the hash that stands in the tree for an
// entry whose digest is statement.
func Leaf(salt, statement []byte) tlog.Hash {
	m := hmac.New(sha256.New, salt)
	m.Write(statement)
	return tlog.RecordHash(m.Sum(nil))
}
