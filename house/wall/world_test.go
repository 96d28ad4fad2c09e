package wall

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/cryptotest"
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/house/housetest"
)

// A pattern is a world at rest, of which as many copies are made as there are worlds to compare.
type pattern struct {
	*housetest.World
	files map[string][]byte // by path below Dir
	day   deadline.Date
}

// lay builds a world and lays it down.
func lay(t *testing.T, build func(w *housetest.World)) pattern {
	t.Helper()
	metered()
	cryptotest.SetGlobalRandom(t, 1)
	w := housetest.New(t)
	build(w)
	p := pattern{World: w, files: map[string][]byte{}, day: w.Protection.Today()}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	err := fs.WalkDir(os.DirFS(w.Dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		p.files[path], err = os.ReadFile(filepath.Join(w.Dir, path))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	w.Reopen()
	return p
}

// A fork is a world that goes on from a pattern.
type fork struct {
	*housetest.World
	t     *testing.T
	seed  uint64 // of the chance of the next step
	beats int    // for which the door has waited
}

// fork makes a copy of a pattern, on the day after it. The copy is closed when the test ends.
func (p pattern) fork(t *testing.T) *fork {
	t.Helper()
	w := *p.World
	w.Dir, w.Clock = t.TempDir(), &housetest.Clock{}
	w.Clock.Set(p.day + 1)
	for path, content := range p.files {
		path = filepath.Join(w.Dir, path)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, content, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	f := &fork{World: &w, t: t, seed: 1000}
	cfg := w.Config()
	cfg.Wait = func(context.Context, time.Duration) { f.beats++ }
	h, err := house.Open(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	w.House = h
	t.Cleanup(func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// step draws chance anew: what comes next gives the same references in every world.
func (f *fork) step() {
	f.t.Helper()
	f.seed++
	cryptotest.SetGlobalRandom(f.t, f.seed)
}
