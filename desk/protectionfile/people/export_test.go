package people

import (
	"context"
	"io"
	"sync/atomic"

	"github.com/zaklon/zaklon/store"
)

// Counted is an index that counts how often it was made from the rows and taken from a snapshot.
type Counted struct {
	*People
	Rebuilt, Restored atomic.Int32
}

// Count makes a counted index of a register; weights, unless empty, stands for their version.
func Count(r *store.Register, weights string) *Counted {
	c, m := &Counted{}, made()
	if weights != "" {
		m.weights = weights
	}
	fresh, restore := m.fresh, m.restore
	m.fresh = func() engine { c.Rebuilt.Add(1); return fresh() }
	m.restore = func(from io.Reader) (engine, error) { c.Restored.Add(1); return restore(from) }
	c.People = with(r, m)
	return c
}

// Gated makes an index that says when it begins to be made, and is made only once the gate is open.
func Gated(r *store.Register, begun chan<- struct{}, gate <-chan struct{}) *People {
	m := made()
	fresh := m.fresh
	m.fresh = func() engine { begun <- struct{}{}; <-gate; return fresh() }
	return with(r, m)
}

// Waiting tells whether somebody makes the index ready that was not.
func Waiting(p *People) bool { return len(p.opening) > 0 }

// Held runs work while nobody else moves the index; bring brings it up to the book.
func Held(ctx context.Context, p *People, work func(bring func() error) error) error {
	if err := p.turn.take(ctx); err != nil {
		return err
	}
	defer p.turn.give()
	return work(func() error {
		return p.register.View(ctx, func(v *store.View) error { return p.advance(ctx, v) })
	})
}

// KeepNow writes the snapshot at once.
func KeepNow(ctx context.Context, p *People) error { return p.keep(ctx) }

// Tend does once what Keep does again and again.
func Tend(ctx context.Context, p *People) error { return p.tend(ctx) }

// Purpose names the snapshot.
const Purpose = purpose
