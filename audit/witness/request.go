package witness

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/zaklon/zaklon/audit/checkpoint"
)

// Limits of one request. A consistency proof of RFC 6962 never needs more lines.
const (
	maxProof   = 63
	MaxRequest = checkpoint.MaxText + 8<<10 // bytes
)

// A Request asks a witness to cosign a checkpoint (c2sp.org/tlog-witness, add-checkpoint).
type Request struct {
	Old        int64          // leaves of the checkpoint the witness cosigned last; 0 if none
	Proof      tlog.TreeProof // that the tree of Old leaves is the beginning of the new one; empty if Old is 0
	Checkpoint []byte         // signed by its log
}

// Text is the one form of a request: "old" and the size, a line for each hash of the proof,
// an empty line, the checkpoint.
func (r Request) Text() []byte {
	text := fmt.Appendf(nil, "old %d\n", r.Old)
	for _, h := range r.Proof {
		text = fmt.Appendf(text, "%s\n", h)
	}
	return append(append(text, '\n'), r.Checkpoint...)
}

// ParseRequest reads what Text wrote, and nothing written otherwise. It refuses with
// ErrTooLarge or ErrMalformed. The checkpoint is not looked into.
func ParseRequest(text []byte) (Request, error) {
	if len(text) > MaxRequest {
		return Request{}, ErrTooLarge
	}
	head, signed, found := bytes.Cut(text, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if len(lines) > 1+maxProof {
		return Request{}, ErrTooLarge
	}
	size, isOld := strings.CutPrefix(lines[0], "old ")
	old, err := strconv.ParseInt(size, 10, 64)
	if !found || !isOld || err != nil || old < 0 || old > checkpoint.MaxSize {
		return Request{}, ErrMalformed
	}
	r := Request{Old: old, Checkpoint: signed}
	for _, line := range lines[1:] {
		h, err := tlog.ParseHash(line)
		if err != nil {
			return Request{}, ErrMalformed
		}
		r.Proof = append(r.Proof, h)
	}
	if !bytes.Equal(r.Text(), text) {
		return Request{}, ErrMalformed
	}
	return r, nil
}
