package race

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/store"
)

const placeEnv = "ZAKLON_TEST_RACE"

// TestMain makes the test binary a program of a crew where it is told so.
func TestMain(m *testing.M) {
	if told := os.Getenv(placeEnv); told != "" {
		if err := serve(told); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// serve opens the registers, reconciles as a server does when it starts, and carries out what it is told,
// all at the same time, until its input ends.
func serve(told string) error {
	var p place
	if err := json.Unmarshal([]byte(told), &p); err != nil {
		return err
	}
	ctx := context.Background()
	h, err := house.Open(ctx, house.Config{Dir: p.House, Databases: p.Of, Clock: p.clock})
	if err != nil {
		return err
	}
	s, err := settle(p, h, store.Open, slowed(uint64(os.Getpid())))
	if err != nil {
		return err
	}
	if err := interlock.New(s.whole.Shelters, s.whole.Ledger, s.whole.claims...).Reconcile(ctx); err != nil {
		return err
	}
	var out sync.Mutex
	say := json.NewEncoder(os.Stdout)
	if err := say.Encode(reply{}); err != nil {
		return err
	}
	var all sync.WaitGroup
	lines := json.NewDecoder(bufio.NewReader(os.Stdin))
	for {
		var c command
		if err := lines.Decode(&c); errors.Is(err, io.EOF) {
			all.Wait()
			return errors.Join(s.close(), h.Close())
		} else if err != nil {
			return err
		}
		all.Go(func() {
			r := s.do(ctx, p, c)
			out.Lock()
			defer out.Unlock()
			_ = say.Encode(r) // who told it has gone
		})
	}
}

// A program is one long-lived process of a crew.
type program struct {
	cmd *exec.Cmd
	in  io.WriteCloser

	mu      sync.Mutex
	waiting map[int]chan reply // nil: it has died
	ended   chan struct{}
}

// start starts a program and waits until it has reconciled.
func start(p place) (*program, error) {
	told, err := json.Marshal(p)
	if err != nil {
		return nil, err
	}
	g := &program{cmd: exec.Command(os.Args[0]), waiting: map[int]chan reply{}, ended: make(chan struct{})}
	// Most of a start is reading what the law says, and a quarter of that collecting garbage.
	g.cmd.Env = append(os.Environ(), placeEnv+"="+string(told), "GOGC=400")
	g.cmd.Stderr = os.Stderr
	out, errOut := g.cmd.StdoutPipe()
	in, errIn := g.cmd.StdinPipe()
	if err := errors.Join(errOut, errIn, g.cmd.Start()); err != nil {
		return nil, err
	}
	g.in = in
	replies := json.NewDecoder(bufio.NewReader(out))
	var ready reply
	if err := replies.Decode(&ready); err != nil {
		return nil, errors.Join(err, g.cmd.Wait())
	}
	go g.listen(replies)
	return g, nil
}

// listen hands replies to those who wait for them, until the program ends.
func (g *program) listen(replies *json.Decoder) {
	defer close(g.ended)
	for {
		var r reply
		err := replies.Decode(&r)
		g.mu.Lock()
		if err != nil {
			for n, to := range g.waiting {
				to <- reply{N: n, Unknown: true}
			}
			g.waiting = nil
			g.mu.Unlock()
			_ = g.cmd.Wait() // how it ended, who ended it knows
			return
		}
		g.waiting[r.N] <- r
		delete(g.waiting, r.N)
		g.mu.Unlock()
	}
}

// tell sends a command and gives where its reply will come; false where the program has died.
func (g *program) tell(c command) (chan reply, bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.waiting == nil {
		return nil, false
	}
	to := make(chan reply, 1)
	g.waiting[c.N] = to
	text, err := json.Marshal(c)
	if err == nil {
		_, _ = g.in.Write(append(text, '\n')) // where it fails the program has died, and its end answers
	}
	return to, true
}

// away is a crew of programs.
type away struct {
	t     *testing.T
	place place

	mu       sync.Mutex
	programs []*program
	n        int
}

func crewOf(t *testing.T, p place, many int) *away {
	t.Helper()
	a := &away{t: t, place: p}
	for range many {
		g, err := start(p)
		if err != nil {
			t.Fatal(err)
		}
		a.programs = append(a.programs, g)
	}
	t.Cleanup(a.end)
	return a
}

// end lets every program end by itself.
func (a *away) end() {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, g := range a.programs {
		_ = g.in.Close()
	}
	for _, g := range a.programs {
		<-g.ended
	}
	a.programs = nil
}

// do sends a command to any program that lives.
func (a *away) do(_ context.Context, c command) reply {
	for {
		a.mu.Lock()
		a.n++
		c.N = a.n
		g := a.programs[rand.IntN(len(a.programs))]
		a.mu.Unlock()
		if to, lives := g.tell(c); lives {
			return <-to
		}
		time.Sleep(time.Millisecond) // it was killed, and another is about to start
	}
}

// kill kills one program in the middle of what it does, and starts another in its place.
func (a *away) kill() {
	a.mu.Lock()
	i := rand.IntN(len(a.programs))
	g := a.programs[i]
	a.mu.Unlock()
	_ = g.cmd.Process.Kill()
	<-g.ended
	next, err := start(a.place)
	if err != nil {
		a.t.Error(err)
		return
	}
	a.mu.Lock()
	a.programs[i] = next
	a.mu.Unlock()
}
