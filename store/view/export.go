package view

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/audit/export"
	"github.com/zaklon/zaklon/audit/tree"
	"golang.org/x/mod/sumdb/tlog"
)

// ErrUnsigned says that no checkpoint covers the entry yet; the next one will.
var ErrUnsigned = errors.New("no checkpoint covers the entry yet")

// A Choice tells which entries an export opens; nil opens all.
type Choice func(audit.Entry) bool

// Export writes the book up to the last checkpoint for a check elsewhere: every leaf, and of
// the chosen entries what stands open, never their content. It returns how many were opened.
// The leaves are computed from the entries, so that what was changed does not fit there.
func Export(ctx context.Context, v *View, to io.Writer, choice Choice) (int64, error) {
	every, err := v.allSealed(ctx)
	if err != nil {
		return 0, err
	}
	if len(every) == 0 {
		return 0, ErrUnsigned
	}
	key, err := v.reg.VerifierKey()
	if err != nil {
		return 0, err
	}
	w := export.NewWriter(to, export.Header{
		Register: v.reg.Name, Origin: v.reg.Origin(), Key: key, Every: int64(v.reg.Rhythm.Every.Seconds()),
		Leaves: v.reg.Rhythm.Leaves, Size: every[len(every)-1].Size, Whole: choice == nil,
	})
	x := &exported{reg: v.reg, to: w, choice: choice, pads: every, notes: every, size: every[len(every)-1].Size}
	if err := v.eachPage(ctx, x.page); err != nil {
		return 0, err
	}
	for len(x.pads) > 0 {
		x.pad()
	}
	return w.Entries(), w.Close()
}

// exported is the tree as it is written out, leaf after leaf, up to a size.
type exported struct {
	reg    *Register
	to     *export.Writer
	choice Choice
	pads   []Signed // whose padding is still to come
	notes  []Signed // which are still to be written
	size   int64
}

func (x *exported) page(page []line) error {
	for _, l := range page {
		if err := x.line(l); err != nil {
			return err
		}
	}
	return nil
}

func (x *exported) line(l line) error {
	for len(x.pads) > 0 && x.pads[0].Seq < l.Seq {
		x.pad()
	}
	leaf := x.reg.LeafOf(l.Entry)
	switch {
	case l.wrong != nil:
		return fmt.Errorf("entry %d: %w", l.Seq, l.wrong)
	case x.to.Leaves() >= x.size:
		return nil
	case x.choice == nil || x.choice(l.Entry):
		x.to.Entry(export.Disclose(l.Entry, x.reg.Leaf.Salt(l.ID)), leaf)
	default:
		x.to.Bare(leaf)
	}
	x.checkpoint()
	return nil
}

func (x *exported) pad() {
	for x.to.Leaves() < x.pads[0].Size {
		x.to.Bare(x.reg.Leaf.Padding(x.to.Leaves()))
		x.checkpoint()
	}
	x.pads = x.pads[1:]
}

// checkpoint writes those over just the leaves written. Where entries are left out, how many
// there were in each period is left out too.
func (x *exported) checkpoint() {
	for len(x.notes) > 0 && x.notes[0].Size <= x.to.Leaves() {
		s := export.Signed{Slot: x.notes[0].Slot, Note: x.notes[0].Note}
		if x.choice == nil {
			s.Seq, s.Reach = x.notes[0].Seq, x.notes[0].Reach
		}
		x.to.Checkpoint(s)
		x.notes = x.notes[1:]
	}
}

// Prove proves to somebody who has only the register's key that an entry stands in the
// book. against is a checkpoint that somebody cosigned; nil stands for the last. It returns
// ErrUnsigned for an entry that is younger than the checkpoint, and for one that never was.
func Prove(ctx context.Context, v *View, seq int64, against []byte) (export.Proof, error) {
	last, err := LastSigned(ctx, v)
	if err != nil || last.Size == 0 {
		return export.Proof{}, errors.Join(err, ErrUnsigned)
	}
	if against == nil {
		against = []byte(last.Note)
	}
	head, err := v.reg.OpenCheckpoint(against)
	if err != nil {
		return export.Proof{}, err
	}
	leaf, err := v.leafNumber(ctx, seq)
	if err != nil {
		return export.Proof{}, err
	}
	var found []audit.Entry
	keep := func(e audit.Entry) error { found = append(found, e); return nil }
	if err := v.Entries(ctx, keep, "WHERE seq = $1", seq); err != nil {
		return export.Proof{}, err
	}
	if len(found) == 0 || leaf >= head.Size || head.Size > last.Size {
		return export.Proof{}, ErrUnsigned
	}
	hashes, err := tlog.ProveRecord(head.Size, leaf, tree.Reader(Tiles(ctx, v)))
	if err != nil {
		return export.Proof{}, err
	}
	return export.Proof{Entry: export.Disclose(found[0], v.reg.Leaf.Salt(found[0].ID)), Leaf: leaf, Hashes: hashes, Checkpoint: against}, nil
}

// leafNumber is where in the tree an entry stands: behind the padding of the last checkpoint
// before it.
func (v *View) leafNumber(ctx context.Context, seq int64) (int64, error) {
	var before Signed
	every, err := v.allSealed(ctx)
	for _, s := range every {
		if s.Seq < seq {
			before = s
		}
	}
	return before.Reach + (seq - before.Seq) - 1, err
}
