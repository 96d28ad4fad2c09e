package pg

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/contract"
	"github.com/zaklon/zaklon/store/engine"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// terminate ends every connection of the registers, as an administrator or a network does.
const terminate = `SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename LIKE 'zaklon%' AND usename NOT LIKE '%owner'`

func open(t *testing.T, c *pgtest.Cluster) (*store.Register, store.Config) {
	t.Helper()
	cfg := database(t, c)
	r, err := store.Create(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	if err := contract.Begin(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	return r, cfg
}

// Connections that are lost, and a server that stops, cost acts an error and nothing more:
// what was acknowledged is there, what was not is whole or absent, and whoever sends his form
// again until he gets an answer has his act entered once.
func TestLostConnections(t *testing.T) {
	c := pgtest.Start(t)
	for name, harm := range map[string]func(){
		"terminated": func() { c.Run(t, "postgres", terminate) },
		"restarted":  func() { c.Halt(t); c.Resume(t) },
	} {
		t.Run(name, func(t *testing.T) {
			r, _ := open(t, c)
			w := crowd{r: r, hands: 16, unsure: map[string]bool{}}
			w.begin()
			for range 12 {
				time.Sleep(time.Duration(rand.IntN(60)) * time.Millisecond)
				harm()
			}
			w.end()
			forms := contract.Check(t, r, w.said)
			if len(forms) != len(w.said) {
				t.Errorf("%d forms stand in the book, %d were acknowledged in the end", len(forms), len(w.said))
			}
			if w.failed == 0 {
				t.Error("nobody noticed anything")
			}
			t.Logf("%d acts acknowledged, %d answers were errors, %d of them that it is not known", len(w.said), w.failed, len(w.unsure))
		})
	}
}

// A crowd acts until it is told to end; each sends a form again until it is acknowledged.
type crowd struct {
	r      *store.Register
	hands  int
	over   chan struct{}
	all    sync.WaitGroup
	mu     sync.Mutex
	said   []string
	failed int
	unsure map[string]bool // forms of which it was once not known whether they were entered
}

func (w *crowd) begin() {
	w.over = make(chan struct{})
	for hand := range w.hands {
		w.all.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-w.over:
					return
				default:
					w.insist(fmt.Sprint(hand, "/", i))
				}
			}
		})
	}
}

func (w *crowd) insist(form string) {
	for {
		err := contract.Count(context.Background(), w.r, form)
		w.mu.Lock()
		if err == nil {
			w.said = append(w.said, form)
			w.mu.Unlock()
			return
		}
		w.failed++
		if errors.Is(err, engine.ErrUnknown) {
			w.unsure[form] = true
		}
		w.mu.Unlock()
		time.Sleep(5 * time.Millisecond)
	}
}

func (w *crowd) end() {
	close(w.over)
	w.all.Wait()
}

// A connection that is lost in the middle of a shared commit takes no act with it but the one
// that was at work: the others are done again on another.
func TestLostInTheMiddle(t *testing.T) {
	c := pgtest.Start(t)
	r, _ := open(t, c)
	ctx := context.Background()
	said := contract.Together(t, r, 12, func(i int, form string) error {
		if i != 6 {
			return contract.Count(ctx, r, form)
		}
		return r.Fleeting(ctx, func(q store.Conn) error {
			c.Run(t, "postgres", terminate)
			_, err := q.ExecContext(ctx, `INSERT INTO loose (id) VALUES ('x')`)
			if err == nil {
				t.Error("a statement ran on a connection that was ended")
			}
			return nil // the error is swallowed
		})
	})
	if forms := contract.Check(t, r, said); len(said) < 11 || len(forms) < 11 {
		t.Errorf("%d were acknowledged and %d entered, want 11", len(said), len(forms))
	}
}

// Where the database gives up a commit and says so, all of it fail and nothing remains.
func TestGivenUp(t *testing.T) {
	c := pgtest.Start(t)
	r, _ := open(t, c)
	ctx := context.Background()
	c.Run(t, "zaklon_alone", `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused'; END $$;
		CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON loose DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse();`)
	said := contract.Together(t, r, 12, func(i int, form string) error {
		if i == 6 {
			err := r.Fleeting(ctx, func(q store.Conn) error {
				_, err := q.ExecContext(ctx, `INSERT INTO loose (id) VALUES ('x')`)
				return err
			})
			if err == nil || !strings.Contains(err.Error(), "refused") {
				t.Errorf("got %v, want that it was refused", err)
			}
			return err
		}
		return contract.Count(ctx, r, form)
	})
	forms := contract.Check(t, r, said)
	if len(forms) != len(said) {
		t.Errorf("%d were acknowledged and %d entered", len(said), len(forms))
	}
}
