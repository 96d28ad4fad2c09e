package mail

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

// killEnv tells the test binary in which folder to deliver until it is killed.
const killEnv = "ZAKLON_TEST_POST"

// killRounds is how often the program that delivers is killed.
const killRounds = 12

// TestMain makes the test binary the program that delivers where it is told so.
func TestMain(m *testing.M) {
	if dir := os.Getenv(killEnv); dir != "" {
		if err := deliverForEver(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// later is a clock an hour after everything was sent.
func later() time.Time { return time.Date(2024, 3, 4, 12, 0, 0, 0, time.UTC) }

func deliverForEver(dir string) error {
	ctx := context.Background()
	var ends []*store.Register
	for _, name := range []string{post.Police, post.Assistance} {
		r, err := store.Open(ctx, config(name, dir, later))
		if err != nil {
			return err
		}
		ends = append(ends, r)
	}
	fmt.Println("ready")
	for {
		if _, err := Deliver(ctx, ends[0], ends[1]); err != nil {
			return err
		}
	}
}

// A program that delivers is killed again and again, at any moment: every message arrives, and once.
func TestKilledWhileDelivering(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	clock := func() time.Time { return b.now }
	open := func(how func(context.Context, store.Config) (*store.Register, error)) {
		var err error
		b.police, err = how(b.ctx, config(post.Police, dir, clock))
		b.must(err)
		b.assistance, err = how(b.ctx, config(post.Assistance, dir, clock))
		b.must(err)
	}
	shut := func() {
		b.must(b.police.Close())
		b.must(b.assistance.Close())
	}
	shut()
	open(store.Create)
	sent := map[string]bool{}
	for range killRounds {
		b.now = time.Date(2024, 3, 4, 9, 1, 0, 0, time.UTC).Add(time.Duration(len(sent)) * time.Millisecond)
		for range 15 {
			id, err := b.send(b.police, escort("handed_over"), nil)
			b.must(err)
			sent[id] = true
		}
		shut()
		killed(t, dir)
		open(store.Open)
	}
	b.now = later()
	before := len(arrived(b.ctx, t, b.assistance))
	_, err := Deliver(b.ctx, b.police, b.assistance)
	b.must(err)
	got := arrived(b.ctx, t, b.assistance)
	for id := range sent {
		if got[id].id != id {
			t.Errorf("a message did not arrive")
		}
	}
	if len(got) != len(sent) {
		t.Errorf("arrived %d, sent %d", len(got), len(sent))
	}
	t.Logf("killed %d times; %d of %d had arrived before the last pass", killRounds, before, len(sent))
	b.whole()
	shut()
}

// killed lets a program deliver for a moment and kills it.
func killed(t *testing.T, dir string) {
	t.Helper()
	program := exec.Command(os.Args[0])
	program.Env = append(os.Environ(), killEnv+"="+dir)
	program.Stderr = os.Stderr
	out, err := program.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	if !bufio.NewScanner(out).Scan() {
		t.Error("the program did not begin")
	}
	time.Sleep(time.Duration(rand.IntN(120_000)) * time.Microsecond)
	_ = program.Process.Kill()
	_ = program.Wait() // it was killed
}
