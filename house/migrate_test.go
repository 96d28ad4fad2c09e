package house_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/store"
)

// old makes an installation as a program made it that knew the system register and protection alone.
func old(t *testing.T) *housetest.World {
	t.Helper()
	w := housetest.New(t)
	w.CaseThrough("certificate.issued")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"assistance", "police", "door"} {
		lose(t, filepath.Join(w.Dir, name+".db"), filepath.Join(w.Dir, "keys", name+".key"), filepath.Join(w.Dir, "keys", name+".checkpoint"))
	}
	t.Cleanup(func() { // the world closes what is open when its test ends
		h, err := house.Open(context.Background(), w.Config())
		if err != nil {
			t.Error(err)
			return
		}
		w.House = h
	})
	return w
}

// lose removes files, whether they are there or not.
func lose(t *testing.T, paths ...string) {
	t.Helper()
	for _, path := range paths {
		if err := os.RemoveAll(path); err != nil {
			t.Fatal(err)
		}
	}
}

// An installation that knew two registers does not open with a program that knows five; migrate makes
// the others, once, and what stood in the two stands.
func TestMigrateMakesNewRegisters(t *testing.T) {
	w, ctx := old(t), context.Background()
	if h, err := house.Open(ctx, w.Config()); !errors.Is(err, store.ErrNoRegister) {
		t.Fatalf("before: got %v, %v; want %v", h, err, store.ErrNoRegister)
	}
	for _, want := range [][]string{{"assistance", "police", "door"}, nil} {
		if made, err := house.Migrate(ctx, w.Config()); err != nil || !slices.Equal(made, want) {
			t.Errorf("made %v, %v; want %v", made, err, want)
		}
	}
	h, err := house.Open(ctx, w.Config())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range h.Desks() {
		v, err := d.Register.Verify(ctx)
		if err != nil || len(v.Misfits) > 0 {
			t.Errorf("%s: %v, %+v", d.Register.Name(), err, v.Misfits)
		}
		if name := d.Register.Name(); (name == "system" || name == "protection") != (v.Entries > 0) {
			t.Errorf("%s: %d entries", name, v.Entries)
		}
	}
	if err := h.Close(); err != nil {
		t.Error(err)
	}
}

// A register that was lost is not made anew: its key, its checkpoint or a cosignature still tells of it,
// and the first two registers every installation has.
func TestMigrateMakesNothingThatWasLost(t *testing.T) {
	for _, c := range []struct{ reason, left string }{
		{"its key is left", filepath.Join("keys", "door.key")},
		{"its checkpoint is left", filepath.Join("keys", "door.checkpoint")},
		{"a witness saw it", filepath.Join("cosigned", "door")},
		{"its database is left", "door.db"},
	} {
		w := old(t)
		path := filepath.Join(w.Dir, c.left)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte("left"), 0o600)); err != nil {
			t.Fatal(err)
		}
		if made, err := house.Migrate(context.Background(), w.Config()); err == nil || slices.Contains(made, "door") {
			t.Errorf("%s: made %v, %v", c.reason, made, err)
		}
		lose(t, path)
		if _, err := house.Migrate(context.Background(), w.Config()); err != nil {
			t.Errorf("after %s was taken away: %v", c.reason, err)
		}
	}
	none := house.Config{Dir: t.TempDir()}
	if made, err := house.Migrate(context.Background(), none); !errors.Is(err, store.ErrNoRegister) || len(made) > 0 {
		t.Errorf("no installation: made %v, %v; want %v", made, err, store.ErrNoRegister)
	}
	w := housetest.New(t)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	lose(t, filepath.Join(w.Dir, "protection.db"), filepath.Join(w.Dir, "keys", "protection.key"), filepath.Join(w.Dir, "keys", "protection.checkpoint"))
	if made, err := house.Migrate(context.Background(), w.Config()); !errors.Is(err, store.ErrNoRegister) || len(made) > 0 {
		t.Errorf("protection was lost: made %v, %v; want %v", made, err, store.ErrNoRegister)
	}
}
