package faults

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/contract"
)

// How much is done: as much as fits into the time of each test, or a number whatever it takes.
var (
	rounds   = flag.Int("rounds", 0, "how often a program or a server is killed, on each engine; 0: while there is time")
	points   = flag.Int("points", 0, "at how many system calls a fault is put, on each engine; 0: while there is time")
	patience = flag.Duration("patience", 30*time.Second, "how much time each test has that is told no number")
)

// An amount is how much a test is to do.
type amount struct {
	number int
	until  time.Time
}

func asMuch(number int) amount { return amount{number: number, until: time.Now().Add(*patience)} }

// reached tells whether it is done.
func (a amount) reached(done int) bool {
	if a.number > 0 {
		return done >= a.number
	}
	return time.Now().After(a.until)
}

// A task is what a child is told.
type task struct {
	Dir    string
	At     store.Postgres
	Name   string // of this child: its forms begin with it
	Hands  int    // goroutines that act at the same time
	Acts   int    // of each of them; 0: until the end comes
	Shared int    // every how many forms is one that the other child sends too; 0: none
	Bear   bool   // goes on after an error, as a server does
	Tied   bool   // what writes and what asks each stay on one thread; with one hand
}

const taskEnv = "ZAKLON_TEST_TASK"

// TestMain makes the test binary its own child where it is told so.
func TestMain(m *testing.M) {
	if told := os.Getenv(taskEnv); told != "" {
		if err := obey(told); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// obey acts as told, says the form of each act when it is acknowledged, and signs the tree as
// often as that is due.
func obey(told string) error {
	var k task
	if err := json.Unmarshal([]byte(told), &k); err != nil {
		return err
	}
	if k.Tied {
		runtime.LockOSThread()
	}
	ctx := context.Background()
	r, err := store.Open(ctx, config(k.Dir, k.At))
	if err != nil {
		return err
	}
	fmt.Println("ready")
	if k.Tied {
		tie := func(store.Conn) error { runtime.LockOSThread(); return nil } // the writer's, for as long as it lives
		return errors.Join(r.Fleeting(ctx, tie), k.act(ctx, r, 0, new(sync.Mutex)), r.Close())
	}
	ends := make(chan error, k.Hands)
	var said sync.Mutex
	for hand := range k.Hands {
		go func() { ends <- k.act(ctx, r, hand, &said) }()
	}
	for range k.Hands {
		if err := <-ends; err != nil {
			return err
		}
	}
	return r.Close()
}

func (k task) act(ctx context.Context, r *store.Register, hand int, said *sync.Mutex) error {
	for i := 0; k.Acts == 0 || i < k.Acts; i++ {
		form := fmt.Sprintf("%s/%d/%d", k.Name, hand, i)
		if k.Shared > 0 && i%k.Shared == 0 {
			form = fmt.Sprintf("shared/%d/%d", hand, i)
		}
		err := contract.Count(ctx, r, form)
		if err == nil {
			said.Lock()
			fmt.Println(form)
			said.Unlock()
			if i%8 == 7 && hand == 0 {
				_, err = r.Checkpoint(ctx)
			}
		}
		if err != nil && !k.Bear {
			return err
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			time.Sleep(20 * time.Millisecond)
		}
	}
	return nil
}

// A child is this test binary at a task.
type child struct {
	*exec.Cmd
	out    io.Reader
	lines  *bufio.Scanner
	early  []string // what first has read
	errors strings.Builder
}

// begin starts a child, by a command before it such as strace, and waits for nothing.
func begin(t *testing.T, k task, before ...string) *child {
	t.Helper()
	told, err := json.Marshal(k)
	if err != nil {
		t.Fatal(err)
	}
	argv := append(before, os.Args[0])
	c := &child{Cmd: exec.Command(argv[0], argv[1:]...)}
	c.Env = append(os.Environ(), taskEnv+"="+string(told))
	c.Stderr = &c.errors
	if c.out, err = c.StdoutPipe(); err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	c.lines = bufio.NewScanner(c.out)
	return c
}

// ready waits until the child has opened the register, and tells whether it did.
func (c *child) ready() bool { return c.lines.Scan() && c.lines.Text() == "ready" }

// first waits until the child acknowledges its first act, or ends.
func (c *child) first() {
	if c.lines.Scan() {
		c.early = append(c.early, c.lines.Text())
	}
}

// said reads what the child acknowledges until it ends.
func (c *child) said() []string {
	forms := c.early
	for c.lines.Scan() {
		if form := c.lines.Text(); form != "ready" {
			forms = append(forms, form)
		}
	}
	return forms
}
