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

// KeepNow writes the snapshot at once.
func KeepNow(ctx context.Context, p *People) error { return p.keep(ctx) }

// Tend does once what Keep does again and again.
func Tend(ctx context.Context, p *People) error { return p.tend(ctx) }

// Purpose names the snapshot.
const Purpose = purpose
