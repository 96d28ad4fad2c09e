package backup

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"filippo.io/age"

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/backup/stream"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// Whatever happens to the file, it is refused, and nothing remains.
func TestDamage(t *testing.T) {
	w := lived(t, place(t, "notes", nil))
	_, src := w.backup()
	whole, err := os.ReadFile(src.Path)
	if err != nil {
		t.Fatal(err)
	}
	cfg := w.elsewhere(nil)
	try := func(reason string, bytes []byte) {
		t.Helper()
		path := filepath.Join(t.TempDir(), "damaged")
		if err := os.WriteFile(path, bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Restore(t.Context(), cfg, Source{path, src.Identities}); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrIdentity) {
			t.Errorf("%s: got %v", reason, err)
		}
		nothing(t, cfg, reason)
	}
	for i := 0; i < len(whole); i += 7 + min(i*3, len(whole)/30) {
		flipped := bytes.Clone(whole)
		flipped[i] ^= 1
		try("a flipped bit", flipped)
	}
	for _, n := range []int{0, 1, 100, 200, len(whole) / 2, len(whole) - 1, len(whole) - 1<<16} {
		try("cut off", whole[:n])
	}
	try("longer", append(bytes.Clone(whole), 0))
	if _, err := Restore(t.Context(), cfg, src); err != nil {
		t.Errorf("the whole file: %v", err)
	}
}

// A stream that somebody else sealed for the custodian is not believed: not with a byte
// changed and its sums left, not with its sums made anew.
func TestForgedStream(t *testing.T) {
	for _, c := range []*pgtest.Cluster{nil, pgtest.Start(t)} {
		w := lived(t, place(t, "notes", nil))
		_, src := w.backup()
		open := plain(t, src)
		cfg := w.elsewhere(c)
		used := len(bytes.TrimRight(open, "\x00"))
		places := []int{bytes.Index(open, []byte("typed"))} // a draft is in no book: the sums alone show it
		for i := 0; i < used; i += 1 + used/20 {
			places = append(places, i)
		}
		for _, i := range places {
			changed := bytes.Clone(open)
			changed[i] ^= 1
			if _, err := Restore(t.Context(), cfg, w.sealedAs(changed)); err == nil {
				t.Fatalf("byte %d of %d changed: it was restored", i, used)
			}
			nothing(t, cfg, "a changed stream")
		}
		for _, what := range []string{"nc007", "2024-03-01", "note.taken", "blob"} {
			forged := resummed(open, bytes.LastIndex(open, []byte(what)))
			if _, err := Restore(t.Context(), cfg, w.sealedAs(forged)); err == nil {
				t.Errorf("%s changed with its sums: it was restored", what)
			}
			nothing(t, cfg, "a forged stream")
		}
		nothing(t, cfg, "all")
	}
}

// resummed changes one byte of a stream and makes every sum after it anew, which needs no key.
func resummed(stream []byte, at int) []byte {
	out := bytes.Clone(stream)
	out[at] ^= 1
	was, is := sha256.New(), sha256.New()
	done := 0 // bytes of out that is has seen
	for i := range bytes.TrimRight(stream, "\x00") {
		if sum := was.Sum(nil); i > at && bytes.HasPrefix(stream[i:], sum) {
			is.Write(out[done:i])
			done = i
			copy(out[i:], is.Sum(nil))
		}
		was.Write(stream[i : i+1])
	}
	return out
}

// The wrong file, key, identity or place is refused, each by its name.
func TestRefusals(t *testing.T) {
	w := lived(t, place(t, "notes", nil))
	_, src := w.backup()
	other := lived(t, place(t, "other", nil))
	_, strange := other.backup()
	stranger, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	foreign := newWorld(t, place(t, "notes", nil)) // the same name, another key
	wrongKey, good := foreign.elsewhere(nil), w.elsewhere(nil)
	noKey := place(t, "notes", nil)
	taken := w.elsewhere(nil)
	if err := os.MkdirAll(taken.Dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path, _, _ := taken.Files()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	noOwner := w.elsewhere(nil)
	noOwner.Postgres.Serve = "postgres://x"
	for _, one := range []struct {
		reason string
		cfg    store.Config
		src    Source
		want   error
	}{
		{"another register", good, Source{strange.Path, strange.Identities}, ErrOther},
		{"another identity", good, Source{src.Path, []age.Identity{stranger}}, ErrIdentity},
		{"another key", wrongKey, src, ErrKey},
		{"no key", noKey, src, fs.ErrNotExist},
		{"no file", good, Source{filepath.Join(t.TempDir(), "none"), src.Identities}, fs.ErrNotExist},
		{"a place with a file", taken, src, store.ErrNotEmpty},
		{"PostgreSQL without its owner", noOwner, src, ErrOwner},
	} {
		if _, err := Restore(t.Context(), one.cfg, one.src); !errors.Is(err, one.want) {
			t.Errorf("%s: got %v, want %v", one.reason, err, one.want)
		}
		if slices.Contains([]error{ErrOther, ErrIdentity, ErrKey}, one.want) {
			nothing(t, one.cfg, one.reason)
		}
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the file that was there: %v", err)
	}
}

// A custodian checks a backup without its register, with the key and without.
func TestCheck(t *testing.T) {
	w := lived(t, place(t, "notes", nil))
	m, src := w.backup()
	for _, with := range []Keys{WithKey, WithoutKey} {
		got, err := Check(t.Context(), w.cfg, src, with)
		if err != nil || got.Seq != 65 || !bytes.Equal(got.Root, m.Root) || got.Rows < 200 {
			t.Errorf("%s: got %+v, %v", with, got, err)
		}
	}
	foreign := newWorld(t, place(t, "notes", nil))
	if _, err := Check(t.Context(), foreign.cfg, src, WithKey); !errors.Is(err, ErrKey) {
		t.Errorf("another key: got %v", err)
	}
}

// What is not what its book says makes no backup, and leaves no file.
func TestBrokenRegisterMakesNone(t *testing.T) {
	for reason, statement := range map[string]string{
		"an entry was changed": `UPDATE book SET kind = 'note.lost' WHERE seq = 30`,
		"an entry is gone":     `DELETE FROM book WHERE seq = 65`,
		"a tile was changed":   `UPDATE tile SET hashes = (SELECT hashes FROM tile WHERE level = 0 AND number = 2) WHERE level = 0 AND number = 3`,
		"a tile is gone":       `DELETE FROM tile WHERE level = 1 AND number = 0`,
		"the head was moved":   `UPDATE book_head SET seq = 64`,
		"a row was changed":    `UPDATE note SET number = 7 WHERE id = 'nc030'`,
		"a row is gone":        `DELETE FROM note WHERE id = 'nc030'`,
		"a row no act wrote":   `INSERT INTO note SELECT 'strange', case_id, number, secret, blob FROM note WHERE id = 'nc030'`,
		"a file was changed":   `UPDATE blob SET sealed = case_id WHERE case_id = 'c030'`,
		"a data key is gone":   `DELETE FROM case_key WHERE case_id = 'c030'`,
	} {
		w := lived(t, place(t, "notes", nil))
		err := w.reg.Fleeting(t.Context(), func(c store.Conn) error {
			_, err := c.ExecContext(t.Context(), statement)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		o := w.order()
		if _, err := Make(t.Context(), w.reg, o); !errors.Is(err, ErrBook) {
			t.Errorf("%s: got %v", reason, err)
		}
		if left, err := os.ReadDir(o.Dir); err != nil || len(left) > 0 {
			t.Errorf("%s: left %v, %v", reason, left, err)
		}
	}
}

// What a restore left that was stopped on the way opens as no register, and is begun anew.
func TestStoppedOnTheWay(t *testing.T) {
	w := lived(t, place(t, "notes", nil))
	_, src := w.backup()
	cfg := w.elsewhere(nil)
	path, _, _ := cfg.Files()
	seen := false
	at, err := openTarget(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := cfg.Keyring()
	if err != nil {
		t.Fatal(err)
	}
	stopped := errors.New("stopped")
	err = src.open(func(from io.Reader) error {
		r := reading{from: stream.NewReader(from), keys: &keys}
		r.begin = func(h header) error { return at.make(t.Context(), h.Versions) }
		r.row = func(shape, []any) error { seen = true; return stopped }
		_, err := read(t.Context(), cfg, r)
		return errors.Join(err, at.close())
	})
	if !errors.Is(err, stopped) || !seen {
		t.Fatalf("got %v", err)
	}
	if _, err := store.Open(t.Context(), cfg); !errors.Is(err, store.ErrNoRegister) {
		t.Errorf("half of a register: got %v, want %v", err, store.ErrNoRegister)
	}
	if _, err := Restore(t.Context(), cfg, src); err != nil {
		t.Error(err)
	}
	for file, want := range map[string]bool{path: true, path + ".restoring": false} {
		if _, err := os.Stat(file); (err == nil) != want {
			t.Errorf("%s: got %v", filepath.Base(file), err)
		}
	}
}

// Nothing is written over, and a backup that is not kept is gone.
func TestNothingIsWrittenOver(t *testing.T) {
	w := lived(t, place(t, "notes", nil))
	o := w.order()
	m, err := Make(t.Context(), w.reg, o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Make(t.Context(), w.reg, o); !errors.Is(err, fs.ErrExist) {
		t.Errorf("two at a time: got %v", err)
	}
	if err := m.Keep(); err != nil {
		t.Fatal(err)
	}
	if _, err := Make(t.Context(), w.reg, o); !errors.Is(err, fs.ErrExist) {
		t.Errorf("the same name again: got %v", err)
	}
	o.At = o.At.Add(1e9)
	if m, err = Make(t.Context(), w.reg, o); err != nil {
		t.Fatal(err)
	}
	if err := m.Discard(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(o.Dir); err != nil || len(left) != 1 {
		t.Errorf("left: %v, %v", left, err)
	}
	if _, err := Make(t.Context(), w.reg, Order{Dir: o.Dir, At: o.At}); err == nil {
		t.Error("a backup that nobody can open was made")
	}
}
