package race

import (
	"context"
	"flag"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/store"
)

// How much is done.
var (
	schedules = flag.Int("schedules", 100, "how many schedules are run, on each engine and in each way")
	kills     = flag.Int("kills", 40, "how often a program is killed")
	seed      = flag.Uint64("seed", 1, "of what is drawn")
)

// begin makes the registers of a site and opens it.
func begin(t *testing.T, databases map[string]store.Postgres, between func(parts) parts) (*site, place) {
	t.Helper()
	own := maps.Clone(databases) // of the house itself; the rest are this package's
	for _, name := range append([]string{"door"}, registers()...) {
		delete(own, name)
	}
	w := housetest.In(t, own)
	p := place{House: w.Dir, Own: filepath.Join(t.TempDir(), "own"), At: w.Clock.Now(), Of: own, Postgres: databases}
	p.Officer, p.Sworn, p.Unit = w.Border.Authority(), w.Sworn.Authority(), w.AsylumUnit
	s, err := settle(p, w.House, store.Create, between)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.close(); err != nil {
			t.Error(err)
		}
	})
	return s, p
}

// A here is a crew of goroutines of this process.
type here struct {
	site  *site
	place place
}

func (h here) do(ctx context.Context, c command) reply { return h.site.do(ctx, h.place, c) }

// abreast is how many schedules run at a time.
const abreast = 8

// runAll runs schedules and tallies them.
func runAll(ctx context.Context, crew crew, many int) *tally { return runFrom(ctx, crew, 0, many) }

// runFrom runs schedules from a number on.
func runFrom(ctx context.Context, crew crew, first, many int) *tally {
	var t tally
	var group sync.WaitGroup
	turns := make(chan uint64)
	for range abreast {
		group.Go(func() {
			for n := range turns {
				r := rand.New(rand.NewPCG(*seed, n))
				s := &schedule{crew: crew, rand: r, who: anybody(r)}
				t.add(s.who, s.run(ctx))
			}
		})
	}
	for n := range many {
		turns <- uint64(first + n)
	}
	close(turns)
	group.Wait()
	return &t
}

// fair fails a run that broke the law, or in which too little happened to say so.
func (c *tally) fair(t *testing.T) {
	t.Helper()
	for _, w := range c.wrong {
		t.Error(w)
	}
	if c.executed == 0 || c.held == 0 || c.trust == 0 {
		t.Errorf("%d were handed over, %d were held, %d acts acknowledged: the run shows nothing", c.executed, c.held, c.trust)
	}
	t.Logf("%d schedules: %d handed over, %d held, %d acts acknowledged, not known: %v", c.schedules, c.executed, c.held, c.trust, c.unknown)
}

// Acts that protect and acts that hand over race in one process, on SQLite.
func TestRace(t *testing.T) {
	s, p := begin(t, nil, slowed(*seed))
	c := runAll(context.Background(), here{s, p}, *schedules)
	c.fair(t)
	if len(c.unknown) > 0 {
		t.Errorf("operations failed: %v", c.unknown)
	}
}

// Three long-lived programs on the same registers.
func TestRaceOfPrograms(t *testing.T) {
	_, p := begin(t, nil, whole)
	c := runAll(context.Background(), crewOf(t, p, 3), *schedules)
	c.fair(t)
	if len(c.unknown) > 0 {
		t.Errorf("operations failed: %v", c.unknown)
	}
}

// whole leaves the parts of a door as they are.
func whole(p parts) parts { return p }

// Programs are killed in the middle of what they do and started again: nobody is handed over after an act
// was acknowledged, and in the end no hold is lost, also of acts that nobody was told of. Every so many
// deaths the registers are new, because each start looks at everything. A crew waits for the start of
// whoever was killed; as many crews as there are processors are at work.
func TestKilled(t *testing.T) {
	const generation = 20
	var all tally
	t.Run("crews", func(t *testing.T) {
		for n := 0; n < *kills; n += generation {
			t.Run(strconv.Itoa(n), func(t *testing.T) {
				t.Parallel()
				all.join(killing(t, n, min(generation, *kills-n)))
			})
		}
	})
	all.fair(t)
	t.Logf("%d programs killed", *kills)
}

// struck is how many schedules run while one program is killed: enough that most deaths come in the
// middle of several operations.
const struck = 4

// killing kills so many programs of a crew, one after another, each while the crew works. Persons are
// drawn from a number on.
func killing(t *testing.T, first, many int) *tally {
	t.Helper()
	s, p := begin(t, nil, whole)
	crew := crewOf(t, p, 3)
	all := new(tally)
	for n := range many {
		var killer sync.WaitGroup
		killer.Go(func() {
			time.Sleep(time.Duration(rand.IntN(60)) * time.Millisecond)
			crew.kill()
		})
		all.join(runFrom(context.Background(), crew, (first+n)*struck, struck))
		killer.Wait()
	}
	crew.end()
	if err := s.door.Reconcile(context.Background()); err != nil {
		t.Fatal(err)
	}
	lost := 0
	for _, c := range all.claims {
		r := s.do(context.Background(), p, c)
		if r.Unknown || !r.Done && !r.Elsewise {
			lost++
		}
	}
	if lost > 0 || len(all.claims) == 0 {
		t.Errorf("of %d claims %d have lost their hold", len(all.claims), lost)
	}
	return all
}

// Without a step of the protocol the race on real registers sees it.
func TestRaceSees(t *testing.T) {
	for _, c := range []struct {
		step    string
		between func(parts) parts
		after   func(*site)
	}{
		{"the hold", func(p parts) parts {
			for i, one := range p.claims {
				p.claims[i] = noHolds{one}
			}
			return p
		}, func(*site) {}},
		{"the matcher", func(p parts) parts {
			for i, one := range p.claims {
				p.claims[i] = blindClaims{one}
			}
			p.Shelters, p.Ledger = blindShelters{p.Shelters}, blindLedger{p.Ledger}
			return p
		}, func(*site) {}},
		{"the look before acknowledging", whole, func(s *site) { s.house.Protection.Entered, s.liaise.Entered = nil, nil }},
	} {
		t.Run(c.step, func(t *testing.T) {
			s, p := begin(t, nil, c.between)
			c.after(s)
			for round := range 60 {
				if all := runFrom(context.Background(), here{s, p}, round*abreast, abreast); len(all.wrong) > 0 {
					return
				}
			}
			t.Errorf("without %s nothing was seen in %d schedules", c.step, 60*abreast)
		})
	}
}
