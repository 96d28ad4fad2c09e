package people_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/store"
)

// kept keeps the snapshot of a world, and gives its file.
func kept(t *testing.T, w *housetest.World) string {
	t.Helper()
	if err := people.KeepNow(t.Context(), w.People); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(w.Dir, "protection."+people.Purpose)
}

// begun is a program that begins now: whether it took up the snapshot or made the index anew.
func begun(t *testing.T, w *housetest.World, weights string) *people.Counted {
	t.Helper()
	p := people.Count(w.Protection.Register, weights)
	if err := p.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	return p
}

func (c came) String() string { return map[came]string{rebuilt: "rebuilt", restored: "restored"}[c] }

type came int

const (
	rebuilt came = iota
	restored
)

func (c came) of(p *people.Counted) bool {
	return c == rebuilt && p.Rebuilt.Load() == 1 || c == restored && p.Restored.Load() == 1 && p.Rebuilt.Load() == 0
}

// Whatever stands in the place of the snapshot, the index answers from the book: it takes up what is
// its own, and makes anew what is in doubt.
func TestSnapshot(t *testing.T) {
	w := housetest.New(t)
	id := enter(w, "Калдер", "Ивен", "1980")
	path := kept(t, w)
	good := read(t, path)
	older := enter(w, "Калдер", "Ивен", "1981") // after the snapshot
	other := housetest.New(t)
	enter(other, "Калдер", "Ивен", "1982")
	foreign := read(t, kept(t, other))
	flipped := bytes.Clone(good)
	flipped[len(flipped)/2] ^= 4
	rows := []struct {
		why     string
		file    []byte
		weights string
		want    came
	}{
		{"its own, and older than the book", good, "", restored},
		{"one byte is another", flipped, "", rebuilt},
		{"cut short", good[:len(good)-20], "", rebuilt},
		{"empty", nil, "", rebuilt},
		{"of another register", foreign, "", rebuilt},
		{"of other weights", good, "other weights", rebuilt},
		{"its own again", good, "", restored},
	}
	for _, row := range rows {
		if err := os.WriteFile(path, row.file, 0o600); err != nil {
			t.Fatal(err)
		}
		p := begun(t, w, row.weights)
		if !row.want.of(p) {
			t.Errorf("%s: rebuilt %d times and restored %d times, want it %s", row.why, p.Rebuilt.Load(), p.Restored.Load(), row.want)
		}
		wantOnly(t, row.why, look(t, w.Protection.Register, p.People, named("Калдер", "Ивен")), id, older)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if p := begun(t, w, ""); !rebuilt.of(p) {
		t.Error("no snapshot: want it rebuilt")
	}
	if err := os.Mkdir(path, 0o700); err != nil { // what cannot be read at all
		t.Fatal(err)
	}
	if p := begun(t, w, ""); !rebuilt.of(p) {
		t.Error("a folder in its place: want it rebuilt")
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// A snapshot that knows more than the book, as after an older copy of the database was put back, or
// another history of the same length, is not taken up.
func TestSnapshotBeyondTheBook(t *testing.T) {
	later := housetest.New(t)
	id := enter(later, "Калдер", "Ивен", "1980")
	w := twin(t, later)
	lost := enter(later, "Калдер", "Ивен", "1981")
	snapshot, path := read(t, kept(t, later)), filepath.Join(w.Dir, "protection."+people.Purpose)
	if err := os.WriteFile(path, snapshot, 0o600); err != nil {
		t.Fatal(err)
	}
	p := begun(t, w, "")
	if !rebuilt.of(p) {
		t.Error("beyond the book: want it rebuilt")
	}
	wantOnly(t, "beyond the book", look(t, w.Protection.Register, p.People, named("Калдер", "Ивен")), id)
	for range 5 { // the book grows past it, another way
		enter(w, "Морвен", "Юна", "1990")
	}
	if err := os.WriteFile(path, snapshot, 0o600); err != nil {
		t.Fatal(err)
	}
	p = begun(t, w, "")
	if !rebuilt.of(p) {
		t.Error("another history: want it rebuilt")
	}
	if got := look(t, w.Protection.Register, p.People, named("Калдер", "Ивен")); slices.Contains(got, lost) {
		t.Error("what the book does not hold is found")
	}
}

// twin is the same installation on another machine, as it stands now.
func twin(t *testing.T, of *housetest.World) *housetest.World {
	t.Helper()
	w := *of
	w.Dir = t.TempDir()
	if err := os.CopyFS(w.Dir, os.DirFS(of.Dir)); err != nil {
		t.Fatal(err)
	}
	cfg := of.Config()
	cfg.Dir = w.Dir
	h, err := house.Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	})
	w.House = h
	return &w
}

// A running program notices that the book went back, as when a standby that lags is promoted.
func TestBookGoesBack(t *testing.T) {
	w, other := housetest.New(t), housetest.New(t)
	id := enter(w, "Калдер", "Ивен", "1980")
	there := enter(other, "Калдер", "Ивен", "1982")
	wantOnly(t, "its own book", look(t, w.Protection.Register, w.People, named("Калдер", "Ивен")), id)
	wantOnly(t, "another book", look(t, other.Protection.Register, w.People, named("Калдер", "Ивен")), there)
	for range 3 {
		enter(other, "Морвен", "Юна", "1990")
	}
	wantOnly(t, "another book, grown", look(t, other.Protection.Register, w.People, named("Калдер", "Ивен")), there)
	wantOnly(t, "its own again, which is shorter", look(t, w.Protection.Register, w.People, named("Калдер", "Ивен")), id)
}

// An older look of the same book is answered without making anything anew.
func TestOlderLook(t *testing.T) {
	w := housetest.New(t)
	id := enter(w, "Калдер", "Ивен", "1980")
	p := begun(t, w, "")
	ctx := context.Background()
	err := w.Protection.Register.View(ctx, func(v *store.View) error {
		if _, err := v.Mark(ctx); err != nil { // the look begins here
			return err
		}
		second := enter(w, "Калдер", "Ивен", "1981")
		wantOnly(t, "a new look", look(t, w.Protection.Register, p.People, named("Калдер", "Ивен")), id, second)
		if got := compared(t, p.People, v, named("Калдер", "Ивен")); !slices.Contains(got, id) {
			t.Errorf("an older look: got %v, want %s among them", got, id)
		}
		return nil
	})
	if err != nil || p.Rebuilt.Load() != 1 {
		t.Errorf("rebuilt %d times, %v; want only at the beginning", p.Rebuilt.Load(), err)
	}
}

// Closing keeps what a server worked out, and a single command leaves a small register's as it is.
func TestCloseKeeps(t *testing.T) {
	w := housetest.New(t)
	enter(w, "Калдер", "Ивен", "1980")
	path := filepath.Join(w.Dir, "protection."+people.Purpose)
	search(t, w, w.House, w.Border, "Калдер")
	w.Reopen()
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a command left a snapshot: %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	w.People.Keep(ctx, func(err error) { t.Error(err) }, nil) // a server that was stopped at once
	search(t, w, w.House, w.Border, "Калдер")
	w.Reopen()
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("a server left no snapshot that its owner alone can read: %v", err)
	}
	if p := begun(t, w, ""); !restored.of(p) {
		t.Error("the next program does not take it up")
	}
}
