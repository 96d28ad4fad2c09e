package store

import (
	"context"
	"fmt"
	"io"

	"github.com/zaklon/zaklon/audit/export"
	"github.com/zaklon/zaklon/store/view"
)

// What a register is read and checked with stands in package view.
type (
	View          = view.View
	Past          = view.Past
	FleetingPlace = view.FleetingPlace
	Verification  = view.Verification
	Misfit        = view.Misfit
	Choice        = view.Choice
	Mark          = view.Mark
)

// ErrUnsigned says that no checkpoint covers the entry yet; the next one will. immutable
var ErrUnsigned = view.ErrUnsigned

// View runs look on a snapshot. It never waits for a writer and cannot write.
func (r *Register) View(ctx context.Context, look func(*View) error) error {
	return r.db.Look(ctx, func(c Conn) error { return look(view.New(c, &r.of)) })
}

// Verify recomputes the chain and the tree of the whole book, opens every entry, and compares
// every row with its last after-image, both ways; known are checkpoints that somebody else
// kept. The error is for a register that cannot be read.
func (r *Register) Verify(ctx context.Context, known ...[]byte) (found Verification, err error) {
	err = r.View(ctx, func(v *View) error {
		found, err = v.Verify(ctx, known...)
		return err
	})
	return found, err
}

// Export writes the book up to the last checkpoint for a check elsewhere: every leaf, and of
// the chosen entries what stands open, never their content. It returns how many were opened.
func (r *Register) Export(ctx context.Context, to io.Writer, choice Choice) (opened int64, err error) {
	err = r.View(ctx, func(v *View) error {
		opened, err = view.Export(ctx, v, to, choice)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("%s: %w", r.cfg.Name, err)
	}
	return opened, nil
}

// ProveEntry proves to somebody who has only the register's key that an entry stands in the
// book. against is a checkpoint that somebody cosigned; nil stands for the last. It returns
// ErrUnsigned for an entry that is younger than the checkpoint, and for one that never was.
func (r *Register) ProveEntry(ctx context.Context, seq int64, against []byte) (p export.Proof, err error) {
	err = r.View(ctx, func(v *View) error {
		p, err = view.Prove(ctx, v, seq, against)
		return err
	})
	if err != nil {
		return export.Proof{}, fmt.Errorf("%s: entry %d: proof: %w", r.cfg.Name, seq, err)
	}
	return p, nil
}
