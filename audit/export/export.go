// Package export is the form in which the book of a register is taken to a machine that has
// neither its database nor its key, and the check of it there: an ombudsman needs the file,
// the public key of the register and the checkpoints they kept.
//
// It reads and writes streams and computes; it may not open a register, a file or a network,
// and it holds no key. It sees no content of an entry, only the SHA-256 of what is sealed.
package export

import (
	"crypto/sha256"
	"encoding/json"
	"errors"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/audit/tree"
	"golang.org/x/mod/sumdb/tlog"
)

// Format names the form: one JSON value a line, each in the one way in which Writer writes it.
const Format = "zaklon.book/1"

// Errors that callers tell apart. ErrForm: not an export, or cut off. ErrKey: the export is
// of another register than the one whose key is asked for.
var (
	ErrForm = errors.New("not an export of a book in its one form")
	ErrKey  = errors.New("the export is of another register than the key")
)

// A Header is the first line. What it says is believed only as far as the checkpoints prove it.
type Header struct {
	Format   string `json:"format"`
	Register string `json:"register"`
	Origin   string `json:"origin"`
	Key      string `json:"key"`    // by which the checkpoints are signed, name+id+key
	Every    int64  `json:"every"`  // seconds between two checkpoints
	Leaves   int64  `json:"leaves"` // by which the tree grows in that time
	Size     int64  `json:"size"`   // leaves of the tree that is exported: those of the last checkpoint
	Whole    bool   `json:"whole"`  // every entry stands in it; what is bare is padding
}

// An Entry is an entry of the book without its content, and the salt that opens its leaf.
type Entry struct {
	Seq     int64  `json:"seq"`
	ID      string `json:"id"`
	Sort    string `json:"sort"`
	Kind    string `json:"kind"`
	Case    string `json:"case,omitempty"`
	Officer string `json:"officer,omitempty"`
	Unit    string `json:"unit,omitempty"`
	On      string `json:"on,omitempty"`
	At      int64  `json:"at"` // microseconds since 1970, UTC
	Article string `json:"article,omitempty"`
	Request string `json:"request,omitempty"`
	Sealed  []byte `json:"sealed"` // SHA-256 of the sealed content
	Salt    []byte `json:"salt"`
}

// Disclose gives what an auditor may have of an entry: everything but its content.
func Disclose(e audit.Entry, salt []byte) Entry {
	sealed := sha256.Sum256(e.Sealed)
	return Entry{
		Seq: e.Seq, ID: e.ID, Sort: string(e.Sort), Kind: e.Kind, Case: e.Case, Officer: e.Officer, Unit: e.Unit, On: e.On,
		At: e.At, Article: e.Article, Request: e.Request, Sealed: sealed[:], Salt: salt,
	}
}

// Leaf is what must stand in the tree for the entry. It returns ErrForm for an entry whose
// hashes have not their size.
func (e Entry) Leaf() (tlog.Hash, error) {
	if len(e.Sealed) != sha256.Size || len(e.Salt) != sha256.Size {
		return tlog.Hash{}, ErrForm
	}
	stated := audit.Entry{
		Seq: e.Seq, ID: e.ID, Sort: audit.Sort(e.Sort), Kind: e.Kind, Case: e.Case, Officer: e.Officer, Unit: e.Unit,
		On: e.On, At: e.At, Article: e.Article, Request: e.Request,
	}
	return tree.Leaf(e.Salt, stated.Statement([sha256.Size]byte(e.Sealed))), nil
}

// A Signed is a checkpoint, behind the last leaf it was signed over.
type Signed struct {
	Slot  int64  `json:"slot"`            // number of the period since 1970
	Seq   int64  `json:"seq,omitempty"`   // last entry before its padding; of a whole book alone
	Reach int64  `json:"reach,omitempty"` // leaves after its padding; of a whole book alone
	Note  string `json:"note"`
}

// An end is the last line: without it the file was cut off.
type end struct {
	Leaves  int64 `json:"leaves"`
	Entries int64 `json:"entries"`
}

// A leaf is an entry with the hash that stands in the tree for it.
type leaf struct {
	Hash []byte `json:"hash"`
	Entry
}

// A line holds exactly one of its fields.
type line struct {
	Header     *Header `json:"header,omitempty"`
	Leaf       *leaf   `json:"leaf,omitempty"`
	Bare       []byte  `json:"bare,omitempty"` // leaves that are not opened, 32 bytes each, at most mostBare
	Checkpoint *Signed `json:"checkpoint,omitempty"`
	End        *end    `json:"end,omitempty"`
}

// Limits of a line: bare leaves, and bytes.
const (
	mostBare = 1024
	mostLine = 256 << 10
)

func (l line) text() ([]byte, error) {
	text, err := json.Marshal(l)
	return append(text, '\n'), err
}

// one tells whether just one field is set.
func (l line) one() bool {
	set := 0
	for _, is := range []bool{l.Header != nil, l.Leaf != nil, len(l.Bare) > 0, l.Checkpoint != nil, l.End != nil} {
		if is {
			set++
		}
	}
	return set == 1
}
