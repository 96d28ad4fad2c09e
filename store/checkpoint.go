package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/zaklon/zaklon/audit/checkpoint"
	"github.com/zaklon/zaklon/audit/tree"
	"github.com/zaklon/zaklon/store/row"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A Rhythm says when the tree of a register is signed, and by how many leaves it is longer
// each time: as many as the time passed asks for, never as many as there was work. What is
// missing is padding; what is too much is signed with the next.
type Rhythm struct {
	Every  time.Duration
	Leaves int64
}

// Hourly fits a register with fewer than 24,576 entries a day, in the mean of weeks.
func Hourly() Rhythm { return Rhythm{Every: time.Hour, Leaves: 1024} }

// A signed is one checkpoint as the register keeps it.
type signed struct {
	Slot  int64 // number of the period since 1970
	Seq   int64 // last entry before the padding
	Reach int64 // leaves after the padding
	Size  int64 // leaves signed
	Note  string
	Seal  string // over all of the above
}

func (s *signed) fields() []any {
	return []any{&s.Slot, &s.Seq, &s.Reach, &s.Size, &s.Note, &s.Seal}
}

const signedColumns = `slot, seq, reach, size, note, seal`

// sealOf authenticates the row of a checkpoint, of which the note says only origin, size and
// root, and binds it to the row before it, so that none can be taken out.
func (r *Register) sealOf(s, before signed) string {
	return r.MAC("checkpoint", fmt.Sprint(s.Slot, s.Seq, s.Reach, s.Size), s.Note, before.Seal)
}

var errSignedRow = errors.New("the checkpoint is not as the register entered it")

// Checkpoint signs the tree if that is due, and returns the last signed checkpoint, in the
// form of C2SP tlog-checkpoint.
func (r *Register) Checkpoint(ctx context.Context) (string, error) {
	last, err := r.lastSigned(ctx)
	if err == nil && last.Slot < r.slot() {
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

func (r *Register) lastSigned(ctx context.Context) (last signed, err error) {
	err = r.View(ctx, func(v *View) error {
		last, err = v.lastSigned(ctx)
		return err
	})
	return last, err
}

// lastSigned is the newest checkpoint, or the zero one.
func (v *View) lastSigned(ctx context.Context) (signed, error) {
	two, err := v.signed(ctx, `ORDER BY slot DESC LIMIT 2`)
	if err != nil || len(two) == 0 {
		return signed{}, err
	}
	if last := append(two, signed{}); last[0].Seal != v.reg.sealOf(last[0], last[1]) {
		return signed{}, errSignedRow
	}
	return two[0], nil
}

// allSigned are the checkpoints of the register, in their order.
func (v *View) allSigned(ctx context.Context) ([]signed, error) {
	return v.signed(ctx, `ORDER BY slot`)
}

func (v *View) signed(ctx context.Context, order string) ([]signed, error) {
	rows, err := v.Query(ctx, `SELECT `+signedColumns+` FROM checkpoint `+order)
	if err != nil {
		return nil, fmt.Errorf("checkpoints: %w", err)
	}
	defer rows.Close()
	var all []signed
	for rows.Next() {
		var s signed
		fields := s.fields()
		values, err := row.One(rows, len(fields))
		if err != nil {
			return nil, fmt.Errorf("checkpoints: %w", err)
		}
		for i, f := range fields {
			if !row.Take(f, values[i]) { // a number that was made bytes is the same to Scan, and not to a query
				return nil, fmt.Errorf("checkpoints: %w", errSignedRow)
			}
		}
		all = append(all, s)
	}
	return all, rows.Err()
}

// sign pads the tree to the size that is due and signs that size. Another program may have
// done it meanwhile.
func (r *Register) sign(ctx context.Context, c Conn) error {
	v := newView(c, r)
	last, err := v.lastSigned(ctx)
	if err != nil || last.Slot >= r.slot() {
		return err
	}
	next := signed{Slot: r.slot(), Seq: r.end.head.Seq, Size: last.Size + r.cfg.Rhythm.Leaves}
	if last.Slot > 0 {
		next.Size = last.Size + r.cfg.Rhythm.Leaves*(next.Slot-last.Slot)
	}
	for r.end.tree.Size() < next.Size {
		r.end.tree.Add(r.leaf.Padding(r.end.tree.Size()))
	}
	next.Reach = r.end.tree.Size()
	if err := r.keepTree(ctx, c); err != nil {
		return err
	}
	root, err := tlog.TreeHash(next.Size, tree.Reader(v.tile(ctx)))
	if err != nil {
		return err
	}
	signer, err := checkpoint.NewSigner(r.Origin(), r.keys.Sign)
	if err != nil {
		return err
	}
	text, err := checkpoint.Sign(checkpoint.Checkpoint{Origin: r.Origin(), Size: next.Size, Root: root}, signer)
	if err != nil {
		return err
	}
	next.Note = string(text)
	const insert = `INSERT INTO checkpoint (` + signedColumns + `) VALUES ($1, $2, $3, $4, $5, $6)`
	_, err = c.ExecContext(ctx, insert, next.Slot, next.Seq, next.Reach, next.Size, next.Note, r.sealOf(next, last))
	return err
}

// Origin names the register's tree to witnesses. It says which register, and nothing else.
func (r *Register) Origin() string {
	const digits = 16
	return "zaklon/" + r.cfg.Name + "/" + r.MAC("origin")[:digits]
}

// VerifierKey is what whoever checks this register's checkpoints must have, in the form of
// C2SP signed-note.
func (r *Register) VerifierKey() (string, error) {
	return checkpoint.VerifierKey(r.Origin(), r.keys.Sign)
}

// OpenCheckpoint reads a checkpoint and checks that this register signed it.
func (r *Register) OpenCheckpoint(text []byte) (checkpoint.Checkpoint, error) {
	key, err := r.VerifierKey()
	if err != nil {
		return checkpoint.Checkpoint{}, err
	}
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return checkpoint.Checkpoint{}, err
	}
	return checkpoint.Open(text, verifier)
}

// ProveGrowth proves to a witness that the tree of a size, which it cosigned, is the beginning
// of the tree of the newest checkpoint.
func (r *Register) ProveGrowth(ctx context.Context, from int64) (proof tlog.TreeProof, text string, err error) {
	err = r.View(ctx, func(v *View) error {
		last, err := v.lastSigned(ctx)
		if err != nil {
			return err
		}
		text = last.Note
		if from == 0 || from == last.Size {
			return nil
		}
		proof, err = tlog.ProveTree(last.Size, from, tree.Reader(v.tile(ctx)))
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
	kept, _, err := r.anchored()
	if err != nil || kept.Size >= c.Size {
		return err // another program may have kept a later one
	}
	fresh := r.cfg.anchorPath() + "." + rand.Text() // two programs may be at it
	if err := newFile(fresh, []byte(text)); err != nil {
		return errors.Join(err, os.Remove(fresh))
	}
	return os.Rename(fresh, r.cfg.anchorPath())
}

// anchored reads the checkpoint kept beside the key; none is kept before the first.
func (r *Register) anchored() (c checkpoint.Checkpoint, text []byte, err error) {
	text, err = os.ReadFile(r.cfg.anchorPath())
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil, nil
	}
	if err == nil {
		c, err = r.OpenCheckpoint(text)
	}
	if err != nil {
		return c, nil, fmt.Errorf("checkpoint beside the key: %w", err)
	}
	return c, text, nil
}

// checkAnchor refuses a register that does not know a checkpoint it signed.
func (r *Register) checkAnchor(ctx context.Context) error {
	want, text, err := r.anchored()
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
