package subject

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/bench/site"
	"github.com/zaklon/zaklon/store"
)

// book appends entries to the book of the protection register and verifies it.
type book struct{ *site.Site }

func openBook(ctx context.Context, dir string) (map[string]harness.Command, error) {
	s, err := site.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	b := book{s}
	return map[string]harness.Command{"append": b.append, "fill": b.fill, "verify": b.verify}, nil
}

// enter appends one reading entry, as a page does before it is shown.
func (b book) enter(ctx context.Context) error {
	officer := b.Officers[site.Leader]
	return b.Protection.Register.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.Append(ctx, store.Record{
			Sort: audit.Reading, Kind: "list.read", Officer: officer.ID, Unit: officer.Unit, On: b.Protection.Today().String(),
			Minutes: map[string]any{"query": "/work?list=unit", "rows": perPage},
		})
		return err
	})
}

// append lets 64 officers append their share of N entries, each waiting for the disk.
func (b book) append(ctx context.Context, arg string) (harness.Answer, error) {
	n, err := strconv.Atoi(arg)
	if err != nil {
		return harness.Answer{}, err
	}
	waits, errs := make([][]float64, together), make([]error, together)
	a, err := harness.Measured(func() (int64, error) {
		var waiting sync.WaitGroup
		for officer := range together {
			waiting.Go(func() {
				for range n / together {
					began := time.Now()
					if errs[officer] = b.enter(ctx); errs[officer] != nil {
						return
					}
					waits[officer] = append(waits[officer], float64(time.Since(began).Nanoseconds())/1e3)
				}
			})
		}
		waiting.Wait()
		return int64(n / together * together), errors.Join(errs...)
	})
	var all []float64
	for _, one := range waits {
		all = append(all, one...)
	}
	a.Figures = map[string]float64{"ack p50": harness.Median(all)}
	return a, err
}

// fill appends N entries, ten thousand to a commit.
func (b book) fill(ctx context.Context, arg string) (harness.Answer, error) {
	n, err := strconv.Atoi(arg)
	if err != nil {
		return harness.Answer{}, err
	}
	const perCommit = 10000
	return harness.Measured(func() (int64, error) {
		for from := 0; from < n; from += perCommit {
			err := b.Protection.Register.Bulk(ctx, func(ctx context.Context) error {
				for range min(perCommit, n-from) {
					if err := b.enter(ctx); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				return int64(from), err
			}
		}
		return int64(n), nil
	})
}

// verify checks the whole register.
func (b book) verify(ctx context.Context, _ string) (harness.Answer, error) {
	var v store.Verification
	a, err := harness.Measured(func() (_ int64, err error) {
		v, err = b.Protection.Register.Verify(ctx)
		return v.Entries, err
	})
	if err == nil && len(v.Misfits) > 0 {
		err = fmt.Errorf("the register does not verify: %d misfits", len(v.Misfits))
	}
	return a, err
}
