package race

import (
	"context"
	"math/rand/v2"
	"runtime"
	"sync"
	"time"

	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/interlock"
)

// slowed puts a random wait before every step of the door, so that steps of others come between.
func slowed(seed uint64) func(parts) parts {
	var mu sync.Mutex
	r := rand.New(rand.NewPCG(seed, 1))
	wait := func() {
		mu.Lock()
		n, long := r.IntN(10), time.Duration(r.IntN(3000))*time.Microsecond
		mu.Unlock()
		switch {
		case n < 5:
		case n < 8:
			runtime.Gosched()
		default:
			time.Sleep(long)
		}
	}
	return func(p parts) parts {
		p.Shelters, p.Ledger = slowShelters{p.Shelters, wait}, slowLedger{p.Ledger, wait}
		for i, c := range p.claims {
			p.claims[i] = slowClaims{c, wait}
		}
		return p
	}
}

type slowShelters struct {
	interlock.Shelters
	wait func()
}

func (s slowShelters) Cause(ctx context.Context, file string) (interlock.Cause, error) {
	s.wait()
	return s.Shelters.Cause(ctx, file)
}

func (s slowShelters) Near(ctx context.Context, q person.Person) ([]interlock.Found, error) {
	s.wait()
	return s.Shelters.Near(ctx, q)
}

type slowLedger struct {
	interlock.Ledger
	wait func()
}

func (l slowLedger) Near(ctx context.Context, q person.Person) ([]interlock.Found, error) {
	l.wait()
	return l.Ledger.Near(ctx, q)
}

func (l slowLedger) Note(ctx context.Context, pairs []interlock.Pair) ([]interlock.Noted, error) {
	l.wait()
	return l.Ledger.Note(ctx, pairs)
}

type slowClaims struct {
	interlock.Claims
	wait func()
}

func (c slowClaims) Near(ctx context.Context, q person.Person) ([]interlock.Near, error) {
	c.wait()
	return c.Claims.Near(ctx, q)
}

func (c slowClaims) Of(ctx context.Context, file string) ([]interlock.Claim, error) {
	c.wait()
	defer c.wait()
	return c.Claims.Of(ctx, file)
}

func (c slowClaims) Fence(ctx context.Context, q person.Person, holds []interlock.Hold) ([]interlock.Near, error) {
	c.wait()
	return c.Claims.Fence(ctx, q, holds)
}

func (c slowClaims) Place(ctx context.Context, holds []interlock.Hold) error {
	c.wait()
	return c.Claims.Place(ctx, holds)
}

// noHolds is a register in which no hold is placed.
type noHolds struct{ interlock.Claims }

func (c noHolds) Fence(ctx context.Context, q person.Person, _ []interlock.Hold) ([]interlock.Near, error) {
	return c.Claims.Fence(ctx, q, nil)
}

func (c noHolds) Place(context.Context, []interlock.Hold) error { return nil }

// blindClaims, blindShelters and blindLedger find nobody.
type blindClaims struct{ interlock.Claims }

func (c blindClaims) Near(context.Context, person.Person) ([]interlock.Near, error) { return nil, nil }

func (c blindClaims) Fence(ctx context.Context, q person.Person, holds []interlock.Hold) ([]interlock.Near, error) {
	_, err := c.Claims.Fence(ctx, q, holds)
	return nil, err
}

type blindShelters struct{ interlock.Shelters }

func (blindShelters) Near(context.Context, person.Person) ([]interlock.Found, error) { return nil, nil }

type blindLedger struct{ interlock.Ledger }

func (blindLedger) Near(context.Context, person.Person) ([]interlock.Found, error) { return nil, nil }
