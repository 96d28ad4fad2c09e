package view

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
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

// A Signed is one checkpoint as the register keeps it.
type Signed struct {
	Slot  int64 // number of the period since 1970
	Seq   int64 // last entry before the padding
	Reach int64 // leaves after the padding
	Size  int64 // leaves signed
	Note  string
	Seal  string // over all of the above
}

// Fields are the pointers of a row in the order of SignedColumns.
func (s *Signed) Fields() []any {
	return []any{&s.Slot, &s.Seq, &s.Reach, &s.Size, &s.Note, &s.Seal}
}

// SignedColumns are the columns of the checkpoints.
const SignedColumns = `slot, seq, reach, size, note, seal`

// SealOf authenticates the row of a checkpoint, of which the note says only origin, size and
// root, and binds it to the row before it, so that none can be taken out.
func (r *Register) SealOf(s, before Signed) string {
	return r.MAC("checkpoint", fmt.Sprint(s.Slot, s.Seq, s.Reach, s.Size), s.Note, before.Seal)
}

var errSignedRow = errors.New("the checkpoint is not as the register entered it")

// LastSigned is the newest checkpoint, or the zero one.
func LastSigned(ctx context.Context, v *View) (Signed, error) {
	two, err := v.checkpoints(ctx, `ORDER BY slot DESC LIMIT 2`)
	if err != nil || len(two) == 0 {
		return Signed{}, err
	}
	if last := append(two, Signed{}); last[0].Seal != v.reg.SealOf(last[0], last[1]) {
		return Signed{}, errSignedRow
	}
	return two[0], nil
}

// allSealed are the checkpoints of the register, in their order, each as it was entered.
func (v *View) allSealed(ctx context.Context) ([]Signed, error) {
	every, err := v.allSigned(ctx)
	var before Signed
	for _, s := range every {
		if s.Seal != v.reg.SealOf(s, before) {
			return nil, errors.Join(err, errSignedRow)
		}
		before = s
	}
	return every, err
}

// allSigned are the checkpoints of the register, in their order, whoever wrote them. With an
// error they are those before the first that cannot be read.
func (v *View) allSigned(ctx context.Context) ([]Signed, error) {
	return v.checkpoints(ctx, `ORDER BY slot`)
}

func (v *View) checkpoints(ctx context.Context, order string) ([]Signed, error) {
	rows, err := v.Query(ctx, `SELECT `+SignedColumns+` FROM checkpoint `+order)
	if err != nil {
		return nil, fmt.Errorf("checkpoints: %w", err)
	}
	defer rows.Close()
	var all []Signed
	for rows.Next() {
		var s Signed
		fields := s.Fields()
		values, err := row.One(rows, len(fields))
		if err != nil {
			return nil, fmt.Errorf("checkpoints: %w", err)
		}
		for i, f := range fields {
			if !row.Take(f, values[i]) { // a number that was made bytes is the same to Scan, and not to a query
				return all, fmt.Errorf("checkpoints: %w", errSignedRow)
			}
		}
		all = append(all, s)
	}
	return all, rows.Err()
}

// Origin names the register's tree to witnesses. It says which register, and nothing else.
func (r *Register) Origin() string {
	const digits = 16
	return "zaklon/" + r.Name + "/" + r.MAC("origin")[:digits]
}

// VerifierKey is what whoever checks this register's checkpoints must have, in the form of
// C2SP signed-note.
func (r *Register) VerifierKey() (string, error) {
	return checkpoint.VerifierKey(r.Origin(), r.Keys.Sign)
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

// Anchored reads the checkpoint kept beside the key; none is kept before the first.
func (r *Register) Anchored() (c checkpoint.Checkpoint, text []byte, err error) {
	text, err = os.ReadFile(r.Anchor)
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

// ProveGrowth proves to a witness that the tree of a size, which it cosigned, is the beginning
// of the tree of the newest checkpoint, whose note it gives.
func ProveGrowth(ctx context.Context, v *View, from int64) (proof tlog.TreeProof, text string, err error) {
	last, err := LastSigned(ctx, v)
	if err != nil || from == 0 || from == last.Size {
		return nil, last.Note, err
	}
	proof, err = tlog.ProveTree(last.Size, from, tree.Reader(Tiles(ctx, v)))
	return proof, last.Note, err
}
