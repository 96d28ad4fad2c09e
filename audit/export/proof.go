package export

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/audit/checkpoint"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// ErrProof: the proof does not lead from the entry to the root that was signed.
var ErrProof = errors.New("the entry does not stand in the tree that was signed")

// A Proof shows that one entry stands in the book, to whoever has the key of the register
// and nothing else of it (c2sp.org/tlog-proof). The extra line holds the entry and its salt.
type Proof struct {
	Entry      Entry
	Leaf       int64 // number of its leaf, from 0
	Hashes     tlog.RecordProof
	Checkpoint []byte // signed, with or without cosignatures
}

// Limits of a proof: hashes of one, and bytes.
const (
	proofFirst = "c2sp.org/tlog-proof@v1"
	mostHashes = 63
	mostProof  = mostLine + checkpoint.MaxText + 8<<10
)

// Text is the one form of a proof.
func (p Proof) Text() ([]byte, error) {
	entry, err := json.Marshal(p.Entry)
	if err != nil {
		return nil, fmt.Errorf("proof: %w", err)
	}
	text := fmt.Appendf(nil, "%s\nextra %s\nindex %d\n", proofFirst, base64.StdEncoding.EncodeToString(entry), p.Leaf)
	for _, h := range p.Hashes {
		text = fmt.Appendf(text, "%s\n", h)
	}
	return append(append(text, '\n'), p.Checkpoint...), nil
}

// ParseProof reads what Text wrote, and nothing written otherwise. It refuses with ErrForm.
func ParseProof(text []byte) (Proof, error) {
	head, signed, found := bytes.Cut(text, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || len(text) > mostProof || len(lines) < 3 || len(lines) > 3+mostHashes || lines[0] != proofFirst {
		return Proof{}, ErrForm
	}
	extra, isExtra := strings.CutPrefix(lines[1], "extra ")
	index, isIndex := strings.CutPrefix(lines[2], "index ")
	entry, errExtra := base64.StdEncoding.DecodeString(extra)
	leaf, errIndex := strconv.ParseInt(index, 10, 64)
	p := Proof{Leaf: leaf, Checkpoint: signed}
	if !isExtra || !isIndex || errExtra != nil || errIndex != nil || leaf < 0 || json.Unmarshal(entry, &p.Entry) != nil {
		return Proof{}, ErrForm
	}
	for _, l := range lines[3:] {
		h, err := tlog.ParseHash(l)
		if err != nil {
			return Proof{}, ErrForm
		}
		p.Hashes = append(p.Hashes, h)
	}
	if again, err := p.Text(); err != nil || !bytes.Equal(again, text) {
		return Proof{}, ErrForm
	}
	return p, nil
}

// Check checks a proof with the keys given, and gives the checkpoint it leads to and who
// cosigned that. It refuses with ErrForm, ErrProof or an error of package checkpoint.
func (p Proof) Check(by Trust) (checkpoint.Checkpoint, []checkpoint.Cosigned, error) {
	verifier, err := note.NewVerifier(by.Key)
	if err != nil {
		return checkpoint.Checkpoint{}, nil, fmt.Errorf("key of the register: %w", err)
	}
	c, cosigned, err := by.open(p.Checkpoint, verifier)
	if err != nil {
		return checkpoint.Checkpoint{}, nil, err
	}
	own, err := p.Entry.Leaf()
	if err != nil {
		return checkpoint.Checkpoint{}, nil, err
	}
	if p.Leaf >= c.Size || tlog.CheckRecord(p.Hashes, c.Size, c.Root, p.Leaf, own) != nil {
		return checkpoint.Checkpoint{}, nil, ErrProof
	}
	return c, cosigned, nil
}
