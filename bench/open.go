package main

import (
	"cmp"
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/bench/load"
)

// openLoop is goal 4: case pages that come at a fixed rate while acts are entered, beside the
// static page at the same rate. Latency counts from the moment a request was due.
func openLoop(ctx context.Context, b *builds, s *harness.Sheet) (err error) {
	defer b.stop(&err)
	dir, err := b.site(ctx, installation{b.Sized(visible, 100), b.Sized(1000, 100)})
	if err != nil {
		return err
	}
	child, err := b.subject(ctx, "pages", dir)
	if err != nil {
		return err
	}
	desk, err := openDesk(child)
	if err != nil {
		return err
	}
	span := time.Duration(b.Sized(5000, 1000)) * time.Millisecond
	at := func(address string, perSecond, want int, next load.Next) load.Open {
		return load.Open{Address: address, PerSecond: perSecond, For: span, Want: want, Next: next}
	}
	reads := at(desk.address, 500, http.StatusOK, func(client, i int) []byte {
		return load.Get("/c/"+desk.cases[i%len(desk.cases)], desk.cookies[client])
	})
	writes := at(desk.address, 20, http.StatusSeeOther, desk.serial())
	err = b.Each(ctx, s,
		func() error {
			var waiting sync.WaitGroup
			var entered load.Found
			var errWrites error
			waiting.Go(func() { entered, errWrites = writes.Run(ctx) })
			found, err := reads.Run(ctx)
			waiting.Wait()
			if err != nil || errWrites != nil {
				return cmp.Or(err, errWrites)
			}
			noteTail(s, "case pages, 500/s", found)
			noteTail(s, "acts, 20/s", entered)
			return nil
		},
		func() error {
			found, err := at(b.Static(), 500, http.StatusOK, load.Same(load.Get("/", ""))).Run(ctx)
			if err == nil {
				noteTail(s, "static page, 500/s", found)
			}
			return err
		})
	if err != nil {
		return err
	}
	s.Divide("p99 of a case page over a static page", tail("case pages, 500/s"), tail("static page, 500/s"), harness.Goal{Most: 2})
	s.Aim("p99 of a case page, us", tail("case pages, 500/s"), harness.Goal{Most: 5000})
	return nil
}

func tail(name string) harness.Key {
	return harness.Key{Subject: name, Figure: "latency, p99", Unit: "us"}
}

func noteTail(s *harness.Sheet, name string, f load.Found) {
	s.Note(harness.Key{Subject: name, Figure: "latency, p50", Unit: "us"}, harness.Quantile(f.Latencies, 0.5))
	s.Note(tail(name), harness.Quantile(f.Latencies, 0.99))
}

// serial fills in the forms of one case after another, whoever sends them.
func (d *deskLoad) serial() load.Next {
	var mu sync.Mutex
	n := 0
	return func(int, int) []byte {
		mu.Lock()
		defer mu.Unlock()
		n++
		return d.assign(n%clients, n/clients)
	}
}
