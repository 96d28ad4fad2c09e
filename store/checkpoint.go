package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/zaklon/zaklon/audit/checkpoint"
	"github.com/zaklon/zaklon/audit/export"
	"github.com/zaklon/zaklon/audit/tree"
	"github.com/zaklon/zaklon/store/view"
	"golang.org/x/mod/sumdb/tlog"
)

// A Rhythm says when the tree of a register is signed, and by how many leaves it is longer.
type Rhythm = view.Rhythm

// Hourly fits a register with fewer than 24,576 entries a day, in the mean of weeks.
func Hourly() Rhythm { return view.Hourly() }

// Checkpoint signs the tree if that is due, and returns the last signed checkpoint, in the
// form of C2SP tlog-checkpoint.
func (r *Register) Checkpoint(ctx context.Context) (string, error) {
	last, err := r.lastSigned(ctx)
	for err == nil && last.Slot < r.slot() {
		if err = r.db.Write(ctx, func(Conn) error { r.end.due = true; return nil }); err == nil {
			last, err = r.lastSigned(ctx)
		}
	}
	if err == nil {
		err = r.anchor(last.Note)
	}
	if err != nil {
		return "", fmt.Errorf("%s: checkpoint: %w", r.cfg.Name, err)
	}
	return last.Note, nil
}

// Due is when the next checkpoint will be due.
func (r *Register) Due() time.Time {
	return time.UnixMicro((r.slot() + 1) * r.cfg.Rhythm.Every.Microseconds())
}

func (r *Register) slot() int64 { return r.Now().UnixMicro() / r.cfg.Rhythm.Every.Microseconds() }

func (r *Register) lastSigned(ctx context.Context) (last view.Signed, err error) {
	err = r.View(ctx, func(v *View) error {
		last, err = view.LastSigned(ctx, v)
		return err
	})
	return last, err
}

// mostSlots is how many periods one commit makes up for. After a long time closed the padding comes
// in several, so that nobody waits for all of it.
const mostSlots = export.MostPeriods

// sign pads the tree to the size that is due and signs that size. Another program may have
// done it meanwhile.
func (r *Register) sign(ctx context.Context, c Conn) error {
	v := view.New(c, &r.of)
	last, err := view.LastSigned(ctx, v)
	if err != nil || last.Slot >= r.slot() {
		return err
	}
	next := view.Signed{Slot: r.slot(), Seq: r.end.head.Seq, Size: last.Size + r.cfg.Rhythm.Leaves}
	if last.Slot > 0 {
		next.Slot = min(next.Slot, last.Slot+mostSlots)
		next.Size = last.Size + r.cfg.Rhythm.Leaves*(next.Slot-last.Slot)
	}
	for r.end.tree.Size() < next.Size {
		r.end.tree.Add(r.of.Leaf.Padding(r.end.tree.Size()))
	}
	next.Reach = r.end.tree.Size()
	if err := r.keepTree(ctx, c); err != nil {
		return err
	}
	root, err := tlog.TreeHash(next.Size, tree.Reader(view.Tiles(ctx, v)))
	if err != nil {
		return err
	}
	signer, err := checkpoint.NewSigner(r.Origin(), r.of.Keys.Sign)
	if err != nil {
		return err
	}
	text, err := checkpoint.Sign(checkpoint.Checkpoint{Origin: r.Origin(), Size: next.Size, Root: root}, signer)
	if err != nil {
		return err
	}
	next.Note = string(text)
	const insert = `INSERT INTO checkpoint (` + view.SignedColumns + `) VALUES ($1, $2, $3, $4, $5, $6)`
	_, err = c.ExecContext(ctx, insert, next.Slot, next.Seq, next.Reach, next.Size, next.Note, r.of.SealOf(next, last))
	return err
}

// Origin names the register's tree to witnesses. It says which register, and nothing else.
func (r *Register) Origin() string { return r.of.Origin() }

// VerifierKey is what whoever checks this register's checkpoints must have, in the form of
// C2SP signed-note.
func (r *Register) VerifierKey() (string, error) { return r.of.VerifierKey() }

// OpenCheckpoint reads a checkpoint and checks that this register signed it.
func (r *Register) OpenCheckpoint(text []byte) (checkpoint.Checkpoint, error) {
	return r.of.OpenCheckpoint(text)
}

// ProveGrowth proves to a witness that the tree of a size, which it cosigned, is the beginning
// of the tree of the newest checkpoint.
func (r *Register) ProveGrowth(ctx context.Context, from int64) (proof tlog.TreeProof, text string, err error) {
	err = r.View(ctx, func(v *View) error {
		proof, text, err = view.ProveGrowth(ctx, v, from)
		return err
	})
	if err != nil {
		return nil, "", fmt.Errorf("%s: proof: %w", r.cfg.Name, err)
	}
	return proof, text, nil
}

func (c Config) anchorPath() string { return filepath.Join(c.KeyDir, c.Name+".checkpoint") }

// anchor keeps the last checkpoint beside the key, where somebody who puts back an older copy
// of the database does not reach.
func (r *Register) anchor(text string) error {
	c, err := r.OpenCheckpoint([]byte(text))
	if err != nil {
		return err
	}
	kept, _, err := r.of.Anchored()
	if err != nil || kept.Size >= c.Size {
		return err // another program may have kept a later one
	}
	fresh := r.cfg.anchorPath() + "." + rand.Text() // two programs may be at it
	if err := newFile(fresh, []byte(text)); err != nil {
		return errors.Join(err, os.Remove(fresh))
	}
	return os.Rename(fresh, r.cfg.anchorPath())
}

// checkAnchor refuses a register that does not know a checkpoint it signed.
func (r *Register) checkAnchor(ctx context.Context) error {
	want, text, err := r.of.Anchored()
	if err != nil || text == nil {
		return err
	}
	return r.View(ctx, func(v *View) error {
		var note string
		err := v.QueryRow(ctx, `SELECT note FROM checkpoint WHERE size = $1`, want.Size).Scan(&note)
		if errors.Is(err, sql.ErrNoRows) || err == nil && note != string(text) {
			return ErrRolledBack
		}
		return err
	})
}
