package contract

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/zaklon/zaklon/store"
)

// A checkpoint is signed once in each period, and is longer by the same number each time,
// however much work there was.
func signsInRhythm(b *bench) {
	b.must(Begin(b.ctx, b.r))
	step := b.cfg.Rhythm
	var before int64
	for round, acts := range []int{3, 0, 100, 1} { // 100 are more than one period's leaves
		for i := range acts {
			b.must(Count(b.ctx, b.r, fmt.Sprint(round, "/", i)))
		}
		text, err := b.r.Checkpoint(b.ctx)
		b.must(err)
		again, err := b.r.Checkpoint(b.ctx)
		b.must(err)
		if again != text {
			b.Error("a period was signed twice")
		}
		c, err := b.r.OpenCheckpoint([]byte(text))
		b.must(err)
		if c.Size != before+step.Leaves {
			b.Errorf("round %d: got a tree of %d leaves, want %d", round, c.Size, before+step.Leaves)
		}
		before = c.Size
		b.now = b.now.Add(step.Every)
	}
	b.now = b.now.Add(2 * step.Every) // nobody signed for two periods
	text, err := b.r.Checkpoint(b.ctx)
	b.must(err)
	if c, err := b.r.OpenCheckpoint([]byte(text)); err != nil || c.Size != before+3*step.Leaves {
		b.Errorf("after a pause: got %d leaves, %v; want %d", c.Size, err, before+3*step.Leaves)
	}
	if v := b.whole(105); v.Checkpoints != 6 {
		b.Errorf("the tree was compared with %d checkpoints, want 5 and the one beside the key", v.Checkpoints)
	}
	b.reopen()
	b.whole(105)
}

// Those who act and those who sign do not disturb each other, also where two programs sign.
func signsAmongMany(b *bench) {
	b.must(Begin(b.ctx, b.r))
	other, err := store.Open(b.ctx, b.cfg)
	b.must(err)
	registers := []*store.Register{b.r, other}
	for round := range 5 {
		var all sync.WaitGroup
		for hand := range 8 {
			r := registers[hand%2]
			all.Go(func() {
				for i := range 4 {
					if err := Count(b.ctx, r, fmt.Sprint(round, "/", hand, "/", i)); err != nil {
						b.Errorf("count: %v", err)
					}
				}
				if _, err := r.Checkpoint(b.ctx); err != nil {
					b.Errorf("checkpoint: %v", err)
				}
			})
		}
		all.Wait()
		b.now = b.now.Add(time.Hour)
	}
	b.must(other.Close())
	if v := b.whole(161); v.Checkpoints != 6 {
		b.Errorf("the tree was compared with %d checkpoints, want 5 and the one beside the key", v.Checkpoints)
	}
	if left, _ := filepath.Glob(filepath.Join(b.cfg.KeyDir, "*")); len(left) != 2 {
		b.Errorf("beside the keys lies %v", left)
	}
}

// A register that no longer knows what it signed last does not open.
func rolledBack(b *bench) {
	b.put(Note{ID: "n1", Case: "c1"})
	_, err := b.r.Checkpoint(b.ctx)
	b.must(err)
	path := filepath.Join(b.cfg.KeyDir, "notes.checkpoint")
	early, err := os.ReadFile(path)
	b.must(err)
	b.now = b.now.Add(time.Hour)
	_, err = b.r.Checkpoint(b.ctx)
	b.must(err)
	b.reopen()
	b.must(b.r.Close())
	b.tamper(`DELETE FROM checkpoint WHERE slot = (SELECT MAX(slot) FROM checkpoint)`)
	if _, err := store.Open(b.ctx, b.cfg); !errors.Is(err, store.ErrRolledBack) {
		b.Errorf("got %v, want %v", err, store.ErrRolledBack)
	}
	b.must(os.WriteFile(path, early, 0o600))
	b.r, err = store.Open(b.ctx, b.cfg)
	b.must(err)
	b.must(b.r.Close())
	b.must(os.WriteFile(path, []byte("no checkpoint"), 0o600))
	if _, err := store.Open(b.ctx, b.cfg); err == nil {
		b.Error("the register opened beside something that is no checkpoint")
	}
}

// A checkpoint that somebody else kept shows that its tree was replaced, or that it was not.
func knownCheckpoints(b *bench) {
	b.put(Note{ID: "n1", Case: "c1"})
	text, err := b.r.Checkpoint(b.ctx)
	b.must(err)
	b.put(Note{ID: "n2", Case: "c2"})
	v, err := b.r.Verify(b.ctx, []byte(text))
	if err != nil || len(v.Misfits) > 0 || v.Checkpoints != 3 {
		b.Errorf("its own checkpoint: got %+v, %v", v, err)
	}
	if _, err := b.r.Verify(b.ctx, []byte(text+"x")); err == nil {
		b.Error("a checkpoint that nobody signed was taken")
	}
	proof, newest, err := b.r.ProveGrowth(b.ctx, 0)
	if err != nil || newest != text || len(proof) > 0 {
		b.Errorf("got a proof %v, %v", proof, err)
	}
	b.tamper(`DELETE FROM checkpoint`, `DELETE FROM tile`)
	v, err = b.r.Verify(b.ctx, []byte(text))
	if err != nil || len(v.Misfits) == 0 {
		b.Errorf("the signed tree is gone: got %+v, %v", v, err)
	}
}
