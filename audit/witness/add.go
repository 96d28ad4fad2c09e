package witness

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/zaklon/zaklon/audit/checkpoint"
)

// Add judges a request and returns the line of the cosignature, once the new head is durable.
// Every refusal is a *Refusal and leaves what was cosigned as it is; any other error means
// that the state could not be read or written, and nothing is cosigned then either. The same
// checkpoint is cosigned again if asked with its own size, with a later time.
func (w *Witness) Add(text []byte) ([]byte, error) {
	r, err := ParseRequest(text)
	if err != nil {
		return nil, refused(err)
	}
	unlock, err := w.lock()
	if err != nil {
		return nil, err
	}
	defer unlock()
	t, c, err := w.signedBy(r)
	if err != nil {
		return nil, err
	}
	last, err := w.head(t)
	if err != nil {
		return nil, err
	}
	if err := judge(r, c, last, t.Schedule); err != nil {
		return nil, w.refuse(t, err, text)
	}
	return w.cosign(r.Checkpoint, c, t, last)
}

// signedBy finds the log that a request names and opens its checkpoint with the log's key.
func (w *Witness) signedBy(r Request) (trusted, checkpoint.Checkpoint, error) {
	var none checkpoint.Checkpoint
	origin, err := checkpoint.Origin(r.Checkpoint)
	if err != nil {
		return trusted{}, none, refused(ErrMalformed)
	}
	t, err := w.log(origin)
	if errors.Is(err, ErrUnknownLog) {
		return trusted{}, none, refused(ErrUnknownLog)
	}
	if err != nil {
		return trusted{}, none, err
	}
	c, err := checkpoint.Open(r.Checkpoint, t.log)
	switch {
	case errors.Is(err, checkpoint.ErrForm):
		return trusted{}, none, refused(ErrMalformed)
	case err != nil:
		return trusted{}, none, refused(ErrSignature)
	}
	return t, c, nil
}

// refuse keeps the request if it shows that the log was changed, and returns the refusal.
func (w *Witness) refuse(t trusted, refusal error, text []byte) error {
	if !isSign(refusal) {
		return refusal
	}
	kept := w.keepSign(t.log.Name(), sign{w.clock().UTC(), refusal.Error(), string(text)})
	if kept != nil {
		return fmt.Errorf("refused, and the request could not be kept: %w", kept)
	}
	return refusal
}

// judge is the rule of a witness: nil if the tree of c continues the tree of last.
func judge(r Request, c checkpoint.Checkpoint, last head, s Schedule) error {
	empty, err := tlog.TreeHash(0, nil)
	if err != nil {
		return fmt.Errorf("empty tree: %w", err)
	}
	switch {
	case r.Old > c.Size:
		return refused(ErrOldBeyond)
	case c.Size == 0 && c.Root != empty:
		return refused(ErrEmptyRoot)
	case c.Size == last.Size && c.Root != last.Root:
		return refused(ErrFork)
	case c.Size < last.Size:
		return &Refusal{Reason: ErrBehind, Cosigned: last.Size}
	case r.Old != last.Size:
		return &Refusal{Reason: ErrStale, Cosigned: last.Size}
	case !continues(r.Proof, c, last):
		return refused(ErrProof)
	case !s.endsAt(c.Size):
		return refused(ErrOffSchedule)
	}
	return nil
}

// continues checks the proof. Everything continues the empty tree, and the proof of that is
// empty (RFC 6962, section 2.1.2, proves nothing about it).
func continues(proof tlog.TreeProof, c checkpoint.Checkpoint, last head) bool {
	if last.Size == 0 {
		return len(proof) == 0
	}
	return tlog.CheckTree(proof, c.Size, c.Root, last.Size, last.Root) == nil
}

// cosign makes the line, enters it, and only then gives it away. A head that was cosigned
// before stays entered as it was, with the time at which the tree last grew.
func (w *Witness) cosign(signed []byte, c checkpoint.Checkpoint, t trusted, last head) ([]byte, error) {
	bare, err := checkpoint.Bare(signed, t.log)
	if err != nil {
		return nil, err
	}
	at := w.clock()
	if at.Before(last.At) { // a clock that was set back must not date a cosignature before the last
		at = last.At
	}
	by, err := checkpoint.NewCosigner(w.name, w.seed, func() time.Time { return at })
	if err != nil {
		return nil, err
	}
	line, err := checkpoint.Cosign(bare, by)
	if err != nil {
		return nil, err
	}
	if c.Size == last.Size && !last.At.IsZero() {
		return line, nil
	}
	if err := replace(filepath.Join(w.folder(c.Origin), headFile), slices.Concat(bare, line)); err != nil {
		return nil, err
	}
	return line, nil
}
