package oversight

import (
	"context"
	"io"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/audit/export"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/store"
	"golang.org/x/mod/sumdb/tlog"
)

// A Growth is the last checkpoint of a register, and the proof that its tree continues the
// one of an earlier size.
type Growth struct {
	Checkpoint []byte // signed by the register
	Since      int64  // leaves of the earlier tree; 0: none, and no proof
	Proof      tlog.TreeProof
}

// Checkpoint signs the tree of the book if that is due, and gives the last checkpoint with the
// proof of its growth. It is entered like a reading of the book.
func Checkpoint(ctx context.Context, d *desk.Desk, since int64, call desk.Call) (Growth, error) {
	g := Growth{Since: since}
	err := looking(ctx, d, call, "checkpoint", func() (int64, error) {
		if _, err := d.Register.Checkpoint(ctx); err != nil {
			return 0, err
		}
		proof, text, err := d.Register.ProveGrowth(ctx, since)
		g.Checkpoint, g.Proof = []byte(text), proof
		return 1, err
	})
	if err != nil {
		return Growth{}, err
	}
	return g, nil
}

// Key gives the public key by which the register's checkpoints are signed.
func Key(ctx context.Context, d *desk.Desk, call desk.Call) (key string, err error) {
	err = looking(ctx, d, call, "key", func() (int64, error) {
		key, err = d.Register.VerifierKey()
		return 1, err
	})
	return key, err
}

// Prove proves to somebody without the register that one entry stands in its book. against is
// a checkpoint that was cosigned; nil stands for the last.
func Prove(ctx context.Context, d *desk.Desk, entry Entry, call desk.Call) (export.Proof, error) {
	var p export.Proof
	err := looking(ctx, d, call, "proof", func() (n int64, err error) {
		seq := entry.Seq
		if seq == 0 {
			if seq, err = number(ctx, d, entry.ID); err != nil {
				return 0, err
			}
		}
		p, err = d.Register.ProveEntry(ctx, seq, entry.Against)
		return 1, err
	})
	if err != nil {
		return export.Proof{}, err
	}
	return p, nil
}

// An Entry is one that is to be proved: by its number, or where that is 0, by its reference.
type Entry struct {
	Seq     int64
	ID      string
	Against []byte // checkpoint to prove it in; nil: the last
}

func number(ctx context.Context, d *desk.Desk, id string) (seq int64, err error) {
	err = d.Register.View(ctx, func(v *store.View) error {
		return v.Entries(ctx, func(e audit.Entry) error { seq = e.Seq; return nil }, "WHERE id = $1", id)
	})
	if err == nil && seq == 0 {
		err = desk.ErrAbsent
	}
	return seq, err
}

// A Part chooses the entries that an export opens. The zero Part is the whole book.
type Part struct {
	From, Until time.Time // of entry, until excluded; zero: no limit
	Kind        string    // empty: every kind
}

func (p Part) choice() store.Choice {
	if p == (Part{}) {
		return nil
	}
	return func(e audit.Entry) bool {
		at := time.UnixMicro(e.At)
		return !at.Before(p.From) && (p.Until.IsZero() || at.Before(p.Until)) && (p.Kind == "" || p.Kind == e.Kind)
	}
}

// Export writes the book for a check elsewhere and returns how many entries it opens. What was
// written may be used only where the error is nil: then it is entered who took it.
func Export(ctx context.Context, d *desk.Desk, to io.Writer, p Part, call desk.Call) (opened int64, err error) {
	err = looking(ctx, d, call, "export "+p.Kind, func() (int64, error) {
		if _, err := d.Register.Checkpoint(ctx); err != nil {
			return 0, err
		}
		opened, err = d.Register.Export(ctx, to, p.choice())
		return opened, err
	})
	return opened, err
}

// looking enters a reading of the book, with what was asked and how many entries were shown.
// The look is apart from that of the desk: it may sign a checkpoint, and begins looks itself.
func looking(ctx context.Context, d *desk.Desk, call desk.Call, asked string, look func() (int64, error)) error {
	return desk.List(ctx, d, desk.Listing{Kind: "book.read", Query: asked, Apart: func() (int, error) {
		n, err := look()
		return int(n), err
	}}, call)
}
