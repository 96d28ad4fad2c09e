package faults

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// generation is after how many rounds a new register is begun, so that checking the whole of
// it each time does not take ever longer.
const generation = 50

// A program is killed at random moments, from its start through the opening of the register
// into its acts: what it acknowledged is there, and what it did not is whole or absent.
func TestKilledProgramOnSQLite(t *testing.T) {
	k := killing{t: t, amount: asMuch(*rounds)}
	for k.goesOn() {
		if k.round%generation == 1 {
			k.begin(onSQLite(t))
		}
		k.program()
	}
	k.report()
}

// On PostgreSQL the program is killed, and in every fifth round the server, with everything
// that belongs to it at one stroke, or by itself.
func TestKilledProgramAndServerOnPostgres(t *testing.T) {
	c := pgtest.Start(t)
	k := killing{t: t, amount: asMuch(*rounds)}
	for k.goesOn() {
		if k.round%generation == 1 {
			k.begin(database(t, c, "kill"))
		}
		switch k.round % 10 {
		case 5:
			k.server(func() { c.Halt(t) }, func() { c.Resume(t) })
		case 0:
			k.server(func() { strike(t, c.PID(t)) }, func() { c.Resume(t) })
		default:
			k.program()
		}
	}
	k.report()
}

// killing is what one engine goes through.
type killing struct {
	t            *testing.T
	amount       amount
	cfg          store.Config
	round        int
	early        int // rounds in which the program died before it had opened the register
	acknowledged []string
	total        int
	slowest      time.Duration
}

func (k *killing) goesOn() bool {
	if k.amount.reached(k.round) || k.t.Failed() {
		return false
	}
	k.round++
	return true
}

func (k *killing) begin(cfg store.Config) {
	create(k.t, cfg)
	k.cfg, k.acknowledged = cfg, nil
}

func (k *killing) task() task {
	return task{Dir: k.cfg.Dir, At: k.cfg.Postgres, Name: fmt.Sprint("round", k.round), Hands: 4}
}

// program kills a program a moment after its start, after it has opened the register, or after
// its first act.
func (k *killing) program() {
	c := begin(k.t, k.task())
	if k.round%4 != 0 && !c.ready() {
		k.t.Errorf("round %d: the program did not open the register: %s", k.round, c.errors.String())
	}
	if k.round%4 > 1 {
		c.first()
	}
	time.AfterFunc(time.Duration(rand.IntN(40_000))*time.Microsecond, func() { _ = c.Process.Kill() })
	k.reap(c)
	k.check()
}

// server kills the server under a program that goes on, and the program a moment later.
func (k *killing) server(kill, resume func()) {
	told := k.task()
	told.Bear = true
	c := begin(k.t, told)
	if !c.ready() {
		k.t.Errorf("round %d: the program did not open the register: %s", k.round, c.errors.String())
	}
	over := make(chan struct{})
	go func() { k.reap(c); close(over) }()
	time.Sleep(time.Duration(rand.IntN(60_000)) * time.Microsecond)
	kill()
	time.Sleep(time.Duration(rand.IntN(5_000)) * time.Microsecond)
	_ = c.Process.Kill()
	<-over
	resume()
	k.check()
}

// reap takes what a program acknowledged until it died of the kill and nothing else.
func (k *killing) reap(c *child) {
	forms := c.said()
	if err := c.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		k.t.Errorf("round %d: the program ended by itself: %v: %s", k.round, err, c.errors.String())
	}
	if len(forms) == 0 {
		k.early++
	}
	k.acknowledged = append(k.acknowledged, forms...)
	k.total += len(forms)
}

func (k *killing) check() {
	_, took := reopen(k.t, k.cfg, k.acknowledged)
	k.slowest = max(k.slowest, took)
}

func (k *killing) report() {
	k.t.Logf("killed %d times, %d acts acknowledged, %d times before the first; opening took at most %v",
		k.round, k.total, k.early, k.slowest.Round(time.Millisecond))
}

// strike kills a server and all its children before any of them can notice.
func strike(t *testing.T, postmaster int) {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%[1]d/task/%[1]d/children", postmaster))
	if err != nil {
		t.Fatal(err)
	}
	for _, pid := range append([]string{strconv.Itoa(postmaster)}, strings.Fields(string(text))...) {
		if n, err := strconv.Atoi(pid); err == nil {
			_ = syscall.Kill(n, syscall.SIGKILL) // one that has just gone is dead too
		}
	}
}
