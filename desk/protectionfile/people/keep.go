package people

import (
	"context"
	"time"

	"github.com/zaklon/zaklon/store"
)

const (
	keepEvery = time.Minute      // the longest that the index stays behind while nobody asks
	keepAfter = 500              // changes after which the snapshot is written anew
	keepPairs = 20_000           // and while pairs are looked for, each of which is a change
	restAfter = time.Millisecond // between two stretches of the search for pairs, that others come to the machine
)

// Keep makes the index ready while nobody waits for it, looks for the pairs, and keeps the snapshot,
// until ctx ends. wrong is told what went wrong; it holds nothing of a person. after makes its clock;
// nil: the machine's.
func (p *People) Keep(ctx context.Context, wrong func(error), after func(time.Duration) <-chan time.Time) {
	if after == nil {
		after = time.After
	}
	p.mu.Lock()
	p.served = true
	p.mu.Unlock()
	for {
		if err := p.tend(ctx); err != nil && ctx.Err() == nil {
			wrong(err)
		}
		select {
		case <-ctx.Done():
			return
		case <-after(keepEvery):
		}
	}
}

// tend does once what Keep does now and then. The snapshot is written before the search for pairs,
// because the index is what takes long to make again, and then whenever much has changed.
func (p *People) tend(ctx context.Context) error {
	if err := p.Ready(ctx); err != nil {
		return err
	}
	for left := 1; ; {
		if p.changed() >= keepAfter && (left == 0 || p.changed() >= keepPairs || !p.kept()) {
			if err := p.keep(ctx); err != nil {
				return err
			}
		}
		if left == 0 || ctx.Err() != nil {
			return ctx.Err()
		}
		err := p.register.View(ctx, func(v *store.View) (err error) {
			left, err = p.pairSome(ctx, v)
			return err
		})
		if err != nil {
			return err
		}
		time.Sleep(restAfter)
	}
}

// kept tells whether there is a snapshot of what the index was made from.
func (p *People) kept() bool {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.state.kept
}

func (p *People) changed() int {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.state.changes
}

// Close keeps the snapshot, where that is worth its writing: the next program need not begin anew. The
// register must still be open. What is searched for afterwards fails with it.
func (p *People) Close(ctx context.Context) error {
	p.mu.RLock()
	least, changes := keepAfter, p.state.changes
	if p.served {
		least = 1
	}
	p.mu.RUnlock()
	if changes < least {
		return nil
	}
	return p.keep(ctx)
}
