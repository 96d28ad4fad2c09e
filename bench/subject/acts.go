package subject

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/bench/site"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

const (
	together  = 64   // officers who act at the same time
	perBulk   = 1000 // acts in one transaction of the comparison
	paperSize = 4096 // bytes of a paper that is filed
)

// acts performs acts on the cases of one installation, each case by one officer at a time.
type acts struct {
	*site.Site
	cases    []string
	busy     []sync.Mutex // one act at a time on each case
	second   []bool       // the case is now assigned to the second caseworker
	next     atomic.Int64 // the case that the next act is performed on
	entered  atomic.Int64 // acts acknowledged
	refused  atomic.Int64 // acts that had to fail, and did
	assign   desk.Act[protection.File, protection.Assignment]
	document desk.Act[protection.File, protection.Filing]
}

// errPlanted fails an act after its rows were written.
var errPlanted = errors.New("planted fault")

func openActs(ctx context.Context, dir string) (map[string]harness.Command, error) {
	s, err := site.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	a := &acts{Site: s, assign: asylum.Assign(s.Staff), document: asylum.FileDocument()}
	if a.cases, err = casesOf(ctx, s, site.Leader); err != nil {
		return nil, err
	}
	a.busy, a.second = make([]sync.Mutex, len(a.cases)), make([]bool, len(a.cases))
	return map[string]harness.Command{
		"together": a.measured(a.together), "bulk": a.measured(a.bulk), "single": a.single, "check": a.check,
	}, nil
}

// casesOf lists the references of the cases an officer may see.
func casesOf(ctx context.Context, s *site.Site, login string) ([]string, error) {
	var ids []string
	scope := protectionfile.Scope{Officer: s.Officers[login].Authority(), Today: s.Protection.Today()}
	err := s.Protection.Register.View(ctx, func(v *store.View) error {
		rows, err := protectionfile.List(ctx, v, scope, protectionfile.Query{Limit: 1 << 20})
		for _, r := range rows {
			if r.LodgedOn != 0 {
				ids = append(ids, r.ID)
			}
		}
		return err
	})
	return ids, err
}

// measured reads "KIND N FAILING": of N acts every FAILING-th must fail; 0: none.
func (a *acts) measured(run func(ctx context.Context, one func(context.Context, int) error, n int) error) harness.Command {
	return func(ctx context.Context, arg string) (harness.Answer, error) {
		w, err := words(arg, 3)
		if err != nil {
			return harness.Answer{}, err
		}
		n, errN := strconv.Atoi(w[1])
		failing, errFailing := strconv.Atoi(w[2])
		if err := errors.Join(errN, errFailing); err != nil {
			return harness.Answer{}, err
		}
		one := func(ctx context.Context, i int) error {
			return a.one(ctx, w[0], failing != 0 && i%failing == failing-1)
		}
		return harness.Measured(func() (int64, error) { return int64(n), run(ctx, one, n) })
	}
}

// together lets each of 64 officers perform their share of n acts, one after the other.
func (a *acts) together(ctx context.Context, one func(context.Context, int) error, n int) error {
	errs := make([]error, together)
	var waiting sync.WaitGroup
	for officer := range together {
		waiting.Go(func() {
			for i := officer; i < n && errs[officer] == nil; i += together {
				errs[officer] = one(ctx, i)
			}
		})
	}
	waiting.Wait()
	return cmp.Or(errs...)
}

// bulk performs n acts, a thousand to a transaction.
func (a *acts) bulk(ctx context.Context, one func(context.Context, int) error, n int) error {
	for from := 0; from < n; from += perBulk {
		err := a.Protection.Register.Bulk(ctx, func(ctx context.Context) error {
			for i := from; i < min(n, from+perBulk); i++ {
				if err := one(ctx, i); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// one performs an act of a kind on the next case. An act that must fail and does is no error;
// one that must not fail and does, or the other way round, is.
func (a *acts) one(ctx context.Context, kind string, fails bool) error {
	i := int(a.next.Add(1)-1) % len(a.cases)
	do := map[string]func(context.Context, int, bool) error{"assign": a.assigned, "paper": a.filed}[kind]
	if do == nil {
		return fmt.Errorf("no act %q", kind)
	}
	a.busy[i].Lock()
	defer a.busy[i].Unlock()
	err := do(ctx, i, fails)
	if !fails {
		a.entered.Add(1)
		return err
	}
	if !errors.Is(err, errPlanted) && !errors.As(err, new(*act.Refused)) {
		return fmt.Errorf("an act that had to fail gave: %w", err)
	}
	a.refused.Add(1)
	return nil
}

// assigned hands a case to the other caseworker. A failing one is refused by its rule: the
// case is theirs already.
func (a *acts) assigned(ctx context.Context, i int, fails bool) error {
	to := site.Second
	if a.second[i] != fails {
		to = site.Worker
	}
	if _, err := desk.Perform(ctx, a.Protection, a.assign, a.As(site.Leader, a.cases[i]), protection.Assignment{Officer: a.Officers[to].ID}); err != nil {
		return err
	}
	a.second[i] = !a.second[i]
	return nil
}

// filed files a paper. A failing one breaks after its rows and its file were written.
func (a *acts) filed(ctx context.Context, i int, fails bool) error {
	filing := a.document
	if fails {
		save := filing.Keeper.Save
		filing.Keeper.Save = func(ctx context.Context, tx *store.Tx, before, after protection.File) error {
			return errors.Join(save(ctx, tx, before, after), errPlanted)
		}
	}
	_, err := desk.Perform(ctx, a.Protection, filing, a.As(site.Worker, a.cases[i]), site.Paper("A letter", paperSize))
	return err
}

// single performs "KIND N" acts one by one and gives the time to the acknowledgement.
func (a *acts) single(ctx context.Context, arg string) (harness.Answer, error) {
	w, err := words(arg, 2)
	if err != nil {
		return harness.Answer{}, err
	}
	n, err := strconv.Atoi(w[1])
	if err != nil {
		return harness.Answer{}, err
	}
	var waits []float64
	answer, err := harness.Measured(func() (int64, error) {
		for range n {
			began := time.Now()
			if err := a.one(ctx, w[0], false); err != nil {
				return 0, err
			}
			waits = append(waits, float64(time.Since(began).Nanoseconds())/1e3)
		}
		return int64(n), nil
	})
	answer.Figures = map[string]float64{"ack p50": harness.Median(waits)}
	return answer, err
}

// check wants the book to hold every acknowledged act and no other, and the register to verify.
func (a *acts) check(ctx context.Context, _ string) (harness.Answer, error) {
	v, err := a.Protection.Register.Verify(ctx)
	if err != nil {
		return harness.Answer{}, err
	}
	if len(v.Misfits) > 0 {
		return harness.Answer{}, fmt.Errorf("the register does not verify: %d misfits, first %q", len(v.Misfits), v.Misfits[0].Why)
	}
	var held int64
	err = a.Protection.Register.View(ctx, func(v *store.View) error {
		const query = `SELECT COUNT(*) FROM book WHERE kind = $1 OR kind = $2`
		return v.QueryRow(ctx, query, "case.assigned", "document.filed").Scan(&held)
	})
	if err != nil {
		return harness.Answer{}, err
	}
	const byActs = 3 // the case that was copied: one assignment, two papers
	if want := a.entered.Load() + int64(len(a.cases)-1) + byActs; held != want {
		return harness.Answer{}, fmt.Errorf("the book holds %d acts, want %d", held, want)
	}
	return harness.Answer{Ops: a.entered.Load(), Figures: map[string]float64{"refused": float64(a.refused.Load())}}, nil
}
