package load

import (
	"context"
	"errors"
	"sync"
	"time"
)

// An Open load asks at a fixed rate, whether or not the answers keep up. A latency counts from
// the moment at which the request was due, so that a server that stalls cannot hide it.
type Open struct {
	Address   string
	PerSecond int
	For       time.Duration
	Want      int
	Next      Next
}

// lines is how many connections an open load keeps.
const lines = 64

// Run asks everything and waits for the last answer.
func (l Open) Run(ctx context.Context) (Found, error) {
	n := int(l.For.Seconds() * float64(l.PerSecond))
	due := make(chan int, n) // it never blocks the schedule
	all, errs := make([][]float64, lines), make([]error, lines)
	began := time.Now().Add(50 * time.Millisecond)
	at := func(i int) time.Time { return began.Add(time.Duration(i) * time.Second / time.Duration(l.PerSecond)) }
	var waiting sync.WaitGroup
	for c := range lines {
		waiting.Go(func() { all[c], errs[c] = l.answer(ctx, c, due, at) })
	}
	for i := range n {
		time.Sleep(time.Until(at(i)))
		due <- i
	}
	close(due)
	waiting.Wait()
	f := Found{Wall: time.Since(began)}
	for _, one := range all {
		f.Latencies = append(f.Latencies, one...)
	}
	f.Ops = int64(len(f.Latencies))
	return f, errors.Join(errs...)
}

func (l Open) answer(ctx context.Context, c int, due <-chan int, at func(int) time.Time) (latencies []float64, err error) {
	line, err := dial(ctx, l.Address)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, line.Close()) }()
	for i := range due {
		if err := line.ask(l.Next(c, i), l.Want); err != nil {
			return latencies, err
		}
		latencies = append(latencies, float64(time.Since(at(i)).Nanoseconds())/1e3)
	}
	return latencies, nil
}
