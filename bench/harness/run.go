package harness

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/zaklon/zaklon/bench/load"
)

// The size of the controls, per round.
const (
	syncs       = 200
	staticPages = 2000
	staticAt    = 8 // clients
)

// A Run holds what all benches of one run share.
type Run struct {
	Dir    string // scratch folder on the disk that is measured
	Self   string // this program, which can be a child
	Rounds int
	Short  bool // a smoke run: everything once, nothing to be trusted

	static  *Child
	address string
}

// Open starts the static page that is the control of every round.
func (r *Run) Open(ctx context.Context) error {
	child, err := Start(ctx, r.Self, "-child", "static")
	if err != nil {
		return err
	}
	a, err := child.Ask("address", "")
	r.static, r.address = child, a.Text
	return err
}

// Close ends the control.
func (r *Run) Close() error { return r.static.Stop() }

// Static is the address of the static page.
func (r *Run) Static() string { return r.address }

// Sized gives a count for a full run, and a small one for a smoke run.
func (r *Run) Sized(full, short int) int {
	if r.Short {
		return short
	}
	return full
}

// Each takes the controls and runs the turns, round after round, the first time to warm up.
// The turns begin with another one in each round, so that none is always the first.
func (r *Run) Each(ctx context.Context, s *Sheet, turns ...func() error) error {
	for round := range r.Rounds + 1 {
		s.warming = round == 0
		if err := r.controls(ctx, s); err != nil {
			return err
		}
		for i := range turns {
			if err := turns[(i+round)%len(turns)](); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *Run) controls(ctx context.Context, s *Sheet) error {
	if average, err := strconv.ParseFloat(loadAverages()[0], 64); err == nil {
		s.Note(Key{"control", "load average", "1 min"}, average)
	}
	waits, err := Fdatasync(r.Dir, r.Sized(syncs, 20))
	if err != nil {
		return err
	}
	s.NoteControl(Key{"control", "4 KiB append + fdatasync, p50", "us"}, Median(waits))
	n := r.Sized(staticPages, 200)
	found, cpu, err := r.Paged(ctx, r.static, load.Closed{Address: r.address, Clients: staticAt, Each: n / staticAt, Want: 200, Next: load.Same(load.Get("/", ""))})
	if err != nil {
		return err
	}
	s.NoteControl(Key{"control", "static page, CPU", "us"}, micros(cpu.Seconds()/float64(found.Ops)))
	s.NoteControl(Key{"control", "static page, wall", "us"}, micros(found.Wall.Seconds()/float64(found.Ops)))
	return nil
}

// Paged runs a closed load against a child and gives the CPU time that it cost the child.
func (r *Run) Paged(ctx context.Context, child *Child, l load.Closed) (load.Found, time.Duration, error) {
	before, err := child.Ask("usage", "")
	if err != nil {
		return load.Found{}, 0, err
	}
	found, err := l.Run(ctx)
	if err != nil {
		return load.Found{}, 0, err
	}
	after, err := child.Ask("usage", "")
	return found, after.CPU - before.CPU, err
}

// Fdatasync appends 4 KiB and waits for the disk, n times, and gives each wait in microseconds:
// the limit of what can be acknowledged one by one.
func Fdatasync(dir string, n int) (waits []float64, err error) {
	f, err := os.Create(filepath.Join(dir, "control"))
	if err != nil {
		return nil, fmt.Errorf("control: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close(), os.Remove(f.Name())) }()
	block := make([]byte, 4096)
	for range n {
		began := time.Now()
		_, errWrite := f.Write(block)
		if err := errors.Join(errWrite, syscall.Fdatasync(int(f.Fd()))); err != nil {
			return nil, fmt.Errorf("control: %w", err)
		}
		waits = append(waits, micros(time.Since(began).Seconds()))
	}
	return waits, nil
}

// Free finds an address of this machine at which nobody listens.
func Free() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("free address: %w", err)
	}
	return l.Addr().String(), l.Close()
}
