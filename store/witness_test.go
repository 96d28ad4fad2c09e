package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/audit/checkpoint"
	"github.com/zaklon/zaklon/audit/witness"
	"github.com/zaklon/zaklon/store"
)

// A life is one course that a register takes. Two lives with the same key are what the owner
// of the register can make, and nobody can tell them apart but a witness.
type life struct {
	*testing.T
	cfg store.Config
	at  time.Time
	reg *store.Register
}

func begin(t *testing.T) *life {
	t.Helper()
	l := &life{T: t, at: time.Date(2024, 3, 1, 10, 0, 0, 0, time.UTC)}
	l.cfg = config(t.TempDir())
	l.cfg.Rhythm, l.cfg.Clock = store.Hourly(), func() time.Time { return l.at }
	reg, err := store.Create(context.Background(), l.cfg)
	if err != nil {
		t.Fatal(err)
	}
	l.reg = reg
	return l
}

func (l *life) close() {
	l.Helper()
	if err := l.reg.Close(); err != nil {
		l.Fatal(err)
	}
}

func (l *life) open() {
	l.Helper()
	reg, err := store.Open(context.Background(), l.cfg)
	if err != nil {
		l.Fatal(err)
	}
	l.reg = reg
}

// fork is a copy of database and key, as they are now. Both lives go on.
func (l *life) fork() *life {
	l.Helper()
	l.close()
	other := &life{T: l.T, cfg: l.cfg, at: l.at}
	other.cfg.Dir = l.TempDir()
	other.cfg.KeyDir = filepath.Join(other.cfg.Dir, "keys")
	other.cfg.Clock = func() time.Time { return other.at }
	if err := os.CopyFS(other.cfg.Dir, os.DirFS(l.cfg.Dir)); err != nil {
		l.Fatal(err)
	}
	l.open()
	other.open()
	return other
}

// enter appends an entry and signs the tree an hour later.
func (l *life) enter(kind string) {
	l.Helper()
	ctx := context.Background()
	err := l.reg.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.Append(ctx, store.Record{Sort: audit.Reading, Kind: kind})
		return err
	})
	if err != nil {
		l.Fatal(err)
	}
	l.at = l.at.Add(time.Hour)
	if _, err := l.reg.Checkpoint(ctx); err != nil {
		l.Fatal(err)
	}
}

// ask asks a witness to cosign, with a proof from a size.
func (l *life) ask(w *witness.Witness, from int64) error {
	l.Helper()
	proof, text, err := l.reg.ProveGrowth(context.Background(), from)
	if err != nil {
		l.Fatal(err)
	}
	line, err := w.Add(witness.Request{Old: from, Proof: proof, Checkpoint: []byte(text)}.Text())
	if err != nil {
		return err
	}
	key, err := l.reg.VerifierKey()
	if err != nil {
		l.Fatal(err)
	}
	cosigned := append([]byte(text), line...)
	if _, _, err := (checkpoint.Policy{Log: key, Witnesses: []string{w.Key()}, Quorum: 1}).Check(cosigned); err != nil {
		l.Fatal(err)
	}
	if v, err := l.reg.Verify(context.Background(), cosigned); err != nil || len(v.Misfits) > 0 {
		l.Fatalf("with the cosigned checkpoint: %v %+v", err, v.Misfits)
	}
	return nil
}

// The owner of the register has its genuine key and signs whatever they like. The witness
// cosigns one life of it, and refuses every other: forked, truncated, begun anew.
func TestTheWitnessRefusesEveryOtherLife(t *testing.T) {
	l := begin(t)
	w := watching(t, l.reg)
	l.enter("first")
	if err := l.ask(w, 0); err != nil {
		t.Fatal(err)
	}
	forked, older := l.fork(), l.fork()
	l.enter("second")
	if err := l.ask(w, 1024); err != nil {
		t.Fatal(err)
	}
	forked.enter("another second")
	refuse(t, "another second hour, of the same size", forked.ask(w, 2048), witness.ErrFork)
	refuse(t, "the same with a proof from the first hour", forked.ask(w, 1024), witness.ErrFork)
	forked.enter("third")
	refuse(t, "the fork has grown longer", forked.ask(w, 2048), witness.ErrProof)
	refuse(t, "the fork, from where both lives parted", forked.ask(w, 1024), witness.ErrStale)
	refuse(t, "the book was cut off", older.ask(w, 1024), witness.ErrBehind)
	refuse(t, "the book was cut off, from nothing", older.ask(w, 0), witness.ErrBehind)
	older.at = older.at.Add(2 * time.Hour)
	older.enter("what was cut off is not there")
	refuse(t, "cut off and grown longer by padding", older.ask(w, 2048), witness.ErrProof)

	anew := begin(t)
	anew.takeKey(l)
	anew.enter("rewritten first")
	refuse(t, "begun anew, of the first size", anew.ask(w, 0), witness.ErrBehind)
	anew.enter("second")
	refuse(t, "begun anew, of the present size", anew.ask(w, 2048), witness.ErrFork)
	anew.enter("third")
	refuse(t, "begun anew and grown longer", anew.ask(w, 2048), witness.ErrProof)

	l.enter("third")
	if err := l.ask(w, 2048); err != nil {
		t.Errorf("the honest life after all of that: %v", err)
	}
}

func watching(t *testing.T, r *store.Register) *witness.Witness {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "watch")
	if _, err := witness.Init(dir, "ombudsman.example"); err != nil {
		t.Fatal(err)
	}
	w, err := witness.Open(dir, func() time.Time { return time.Date(2024, 3, 2, 0, 0, 0, 0, time.UTC) })
	if err != nil {
		t.Fatal(err)
	}
	key, err := r.VerifierKey()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Trust(key, witness.Schedule{Every: time.Hour, Leaves: 1024}); err != nil {
		t.Fatal(err)
	}
	return w
}

// takeKey gives an empty register the key of another life.
func (l *life) takeKey(from *life) {
	l.Helper()
	l.close()
	key, err := os.ReadFile(filepath.Join(from.cfg.KeyDir, "notes.key"))
	if err != nil {
		l.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(l.cfg.KeyDir, "notes.key"), key, 0o600); err != nil {
		l.Fatal(err)
	}
	l.open()
}

func refuse(t *testing.T, reason string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: got %v, want %v", reason, got, want)
	}
}

// A checkpoint that was kept of one life does not fit the other, and a longer one shows that an
// older copy was put back. Its own fit.
func TestVerifyWithKeptCheckpoints(t *testing.T) {
	l := begin(t)
	l.enter("first")
	first := l.last()
	forked, older := l.fork(), l.fork()
	l.enter("second")
	forked.enter("another second")
	for _, row := range []struct {
		reason string
		in     *life
		kept   string
		want   string
	}{
		{"its own", l, l.last(), ""},
		{"from before both lives parted", forked, first, ""},
		{"of the other life", l, forked.last(), "the tree is not the one that was signed"},
		{"of the other life, there", forked, l.last(), "the tree is not the one that was signed"},
		{"of a longer tree", older, l.last(), "the tree is shorter than one that was signed: an older copy was put back"},
	} {
		v, err := row.in.reg.Verify(context.Background(), []byte(row.kept))
		if err != nil {
			t.Fatal(err)
		}
		var got string
		for _, m := range v.Misfits {
			got += m.Why
		}
		if got != row.want {
			t.Errorf("%s: got %q, want %q", row.reason, got, row.want)
		}
	}
	if _, err := l.reg.Verify(context.Background(), []byte("no checkpoint")); err == nil {
		t.Error("compared with what is no checkpoint")
	}
}

func (l *life) last() string {
	l.Helper()
	text, err := l.reg.Checkpoint(context.Background())
	if err != nil {
		l.Fatal(err)
	}
	return text
}
