package backup

import (
	"bytes"
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/backup/stream"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// The drill: a register is made again in an empty place, on either engine from either, and is
// the same row for row and root for root; acts go on, and nobody is signed in.
func TestDrill(t *testing.T) {
	for _, one := range []struct {
		name     string
		from, to *pgtest.Cluster
	}{
		{"SQLite to SQLite", nil, nil},
		{"SQLite to PostgreSQL", nil, pgtest.Start(t)},
		{"PostgreSQL to SQLite", pgtest.Start(t), nil},
		{"PostgreSQL to PostgreSQL", pgtest.Start(t), pgtest.Start(t)},
	} {
		t.Run(one.name, func(t *testing.T) {
			w := lived(t, place(t, "notes", one.from))
			m, src := w.backup()
			want := contents(t, w.reg)
			if len(want["session"]) != 1 || len(want["tile"]) < 60 || len(want["checkpoint"]) != 2 {
				t.Fatalf("the world is too small: %d tiles", len(want["tile"]))
			}
			want["session"] = nil
			cfg := w.elsewhere(one.to)
			done, err := Restore(t.Context(), cfg, src)
			if err != nil {
				t.Fatal(err)
			}
			if done.Seq != 65 || !bytes.Equal(done.Root, m.Root) || done.Newer != 0 {
				t.Errorf("got %+v, want the root %x", done, m.Root)
			}
			goesOn(w, cfg, want)
		})
	}
}

func goesOn(w *world, cfg store.Config, want map[string][]string) {
	w.Helper()
	r, err := store.Open(w.Context(), cfg)
	if err != nil {
		w.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	if d := differences(contents(w.T, r), want); d != "" {
		w.Errorf("the registers differ: %s", d)
	}
	w.enter(r, 66, 70)
	w.hour = w.hour.Add(2 * 3600e9)
	if _, err := r.Checkpoint(w.Context()); err != nil {
		w.Error(err)
	}
	v, err := r.Verify(w.Context())
	if err != nil || len(v.Misfits) > 0 || v.Entries != 70 {
		w.Errorf("got %+v, %v", v, err)
	}
	if err := Vacant(w.Context(), cfg); !errors.Is(err, store.ErrNotEmpty) {
		w.Errorf("a place that holds a register: got %v", err)
	}
}

// An empty register has a backup too, and one that has only been padded.
func TestDrillOfAnEmptyRegister(t *testing.T) {
	w := newWorld(t, place(t, "notes", nil))
	for range 2 {
		_, src := w.backup()
		if _, err := Restore(t.Context(), w.elsewhere(nil), src); err != nil {
			t.Error(err)
		}
		w.checkpoint()
	}
}

// A backup of an older schema is restored as it was and then brought up to date; one of a
// newer schema is refused.
func TestOlderSchema(t *testing.T) {
	for _, c := range []*pgtest.Cluster{nil, pgtest.Start(t)} {
		w := lived(t, place(t, "notes", nil))
		_, src := w.backup()
		cfg := w.elsewhere(c)
		cfg.Schema = fstest.MapFS{"001_first.sql": {Data: []byte(firstSchema)}, "002_second.sql": {Data: []byte(secondSchema)}}
		if _, err := Restore(t.Context(), cfg, src); err != nil {
			t.Fatal(err)
		}
		r, err := store.Open(t.Context(), cfg)
		if err != nil {
			t.Fatal(err)
		}
		newer := &world{T: t, cfg: cfg, reg: r, who: w.who, hour: w.hour}
		_, src = newer.backup()
		if err := r.Close(); err != nil {
			t.Error(err)
		}
		older := w.elsewhere(nil)
		if _, err := Restore(t.Context(), older, src); !errors.Is(err, ErrNewer) {
			t.Errorf("a newer schema: got %v", err)
		}
		nothing(t, older, "a newer schema")
	}
}

// Where the key's folder knows of a later checkpoint, restoring says what is lost, and keeps
// the evidence.
func TestWhatIsNewerElsewhere(t *testing.T) {
	w := lived(t, place(t, "notes", nil))
	_, src := w.backup()
	w.checkpoint()
	cfg := w.elsewhere(nil)
	_, _, anchor := w.cfg.Files()
	later, err := os.ReadFile(anchor)
	if err != nil {
		t.Fatal(err)
	}
	_, _, path := cfg.Files()
	if err := os.WriteFile(path, later, 0o600); err != nil {
		t.Fatal(err)
	}
	done, err := Restore(t.Context(), cfg, src)
	if err != nil || done.Newer != 3*1024 {
		t.Errorf("got %d leaves, %v", done.Newer, err)
	}
	if kept, err := os.ReadFile(path + ".before"); err != nil || !bytes.Equal(kept, later) {
		t.Errorf("the later checkpoint is gone: %v", err)
	}
	r, err := store.Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
}

// A backup holds no key; sealed, it shows no name of a table, and opened without the
// register's key it shows nothing that is sealed. Only its owner can read the file.
func TestWhatABackupShows(t *testing.T) {
	w := lived(t, place(t, "notes", nil))
	m, src := w.backup()
	sealed, err := os.ReadFile(m.File)
	if err != nil {
		t.Fatal(err)
	}
	_, keyFile, _ := w.cfg.Files()
	key, err := os.ReadFile(keyFile)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(key)))
	if err != nil {
		t.Fatal(err)
	}
	open := plain(t, src)
	for _, secret := range [][]byte{bytes.TrimSpace(key), raw, []byte(fact), []byte("paper of c001"), []byte("s1")} {
		if bytes.Contains(open, secret) && len(secret) > 2 {
			t.Error("the opened backup holds what it must not")
		}
	}
	for _, known := range []string{"note", "book", "c001", "draft", fact} {
		if bytes.Contains(sealed, []byte(known)) && len(known) > 4 {
			t.Errorf("the sealed backup shows %q", known)
		}
	}
	if info, err := os.Stat(m.File); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode: got %v, %v", info.Mode(), err)
	}
	if len(open)%stream.Smallest != 0 {
		t.Errorf("%d bytes is no class of sizes", len(open))
	}
	if left, err := os.ReadDir(filepath.Dir(m.File)); err != nil || len(left) != 1 {
		t.Errorf("beside the backup: %v, %v", left, err)
	}
	if again, err := Newest(filepath.Dir(m.File), "notes"); err != nil || again != m.File {
		t.Errorf("newest: got %s, %v", again, err)
	}
}

// Two registers of different size have backups of one size.
func TestSizesAreClasses(t *testing.T) {
	for _, one := range []struct {
		size, want int64
		reason     string
	}{
		{1, 1 << 20, "the smallest"},
		{1 << 20, 1 << 20, "just the smallest"},
		{1<<20 + 1, 2 << 20, "steps of a megabyte at first"},
		{8 << 20, 8 << 20, "up to eight"},
		{8<<20 + 1, 10 << 20, "then of two"},
		{500 << 20, 512 << 20, "four classes to a doubling"},
		{513 << 20, 640 << 20, "at most a quarter more"},
	} {
		if got := stream.Class(one.size); got != one.want {
			t.Errorf("%d: got %d, want %d: %s", one.size, got, one.want, one.reason)
		}
	}
	few, many := newWorld(t, place(t, "notes", nil)), lived(t, place(t, "notes", nil))
	a, _ := few.backup()
	b, _ := many.backup()
	if a.Bytes != b.Bytes {
		t.Errorf("an empty register takes %d bytes, a full one %d", a.Bytes, b.Bytes)
	}
}
