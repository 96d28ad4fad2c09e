package store_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/store"
)

// derived keeps a text of several pieces beside a register, and gives the file.
func derived(t *testing.T, r *store.Register, purpose string, text []byte) string {
	t.Helper()
	err := r.KeepDerived(purpose, func(w io.Writer) error {
		for part := range bytes.Lines(text) { // in many small writes
			if _, err := w.Write(part); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(r.Config().Dir, r.Name()+"."+purpose)
}

func readDerived(r *store.Register, purpose string) (text []byte, err error) {
	err = r.Derived(purpose, func(from io.Reader) error {
		text, err = io.ReadAll(from)
		return err
	})
	return text, err
}

// long is longer than two pieces.
func long() []byte { return bytes.Repeat([]byte("what was worked out\n"), 150_000) }

// What is kept is read again, whole; only its owner can read the file, and nothing in it is plain.
func TestDerivedRoundTrip(t *testing.T) {
	r, cfg := create(t)
	for _, row := range []struct {
		why  string
		text []byte
	}{{"several pieces", long()}, {"nothing", nil}, {"exactly a piece", bytes.Repeat([]byte("ab\n\n"), 1<<18)}, {"shorter than before", []byte("short")}} {
		path := derived(t, r, "index", row.text)
		got, err := readDerived(r, "index")
		if err != nil || !bytes.Equal(got, row.text) {
			t.Errorf("%s: got %d bytes, %v, want %d", row.why, len(got), err, len(row.text))
		}
		info, errStat := os.Stat(path)
		sealed, errRead := os.ReadFile(path)
		if err := errors.Join(errStat, errRead); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v; want a file that its owner alone can read", row.why, info, err)
		}
		if bytes.Contains(sealed, []byte("worked")) || bytes.Contains(sealed, []byte("short")) {
			t.Errorf("%s: the file holds plain text", row.why)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(cfg.Dir, "*.new")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if _, err := readDerived(r, "another"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what was never kept: got %v, want %v", err, fs.ErrNotExist)
	}
}

// A writing that breaks off leaves what was kept before, and nothing beside it.
func TestDerivedIsWholeOrNotAtAll(t *testing.T) {
	r, cfg := create(t)
	derived(t, r, "index", []byte("before"))
	broken := errors.New("broken off")
	err := r.KeepDerived("index", func(w io.Writer) error {
		_, err := w.Write(long())
		return errors.Join(err, broken)
	})
	if got, errRead := readDerived(r, "index"); !errors.Is(err, broken) || errRead != nil || string(got) != "before" {
		t.Errorf("got %q, %v after %v", got, errRead, err)
	}
	if left, _ := filepath.Glob(filepath.Join(cfg.Dir, "*.new")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// pieces gives where the sealed pieces of a file begin, and its end.
func pieces(t *testing.T, file []byte) []int {
	t.Helper()
	const name = 16
	at := []int{name}
	for last := name; last < len(file); {
		last += 4 + int(binary.BigEndian.Uint32(file[last:]))
		at = append(at, last)
	}
	if len(at) != 4 || at[3] != len(file) {
		t.Fatalf("got pieces at %v of %d bytes, want three pieces", at, len(file))
	}
	return at
}

// Whatever is done to the file, it does not open.
func TestDerivedIsSealed(t *testing.T) {
	r, _ := create(t)
	path := derived(t, r, "index", long())
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := pieces(t, good)
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	second, _ := create(t) // the same register by name, with another key
	foreign, err := os.ReadFile(derived(t, second, "index", long()))
	if err != nil {
		t.Fatal(err)
	}
	other, err := os.ReadFile(derived(t, r, "other", long()))
	if err != nil {
		t.Fatal(err)
	}
	older, err := os.ReadFile(derived(t, r, "index", long()))
	if err != nil {
		t.Fatal(err)
	}
	rows := []struct {
		why  string
		file []byte
	}{
		{"cut off in a piece", good[:len(good)-1]},
		{"cut off after a piece", good[:at[2]]},
		{"nothing but its name", good[:at[0]]},
		{"empty", nil},
		{"something behind the end", join(good, []byte{0})},
		{"a piece left out", join(good[:at[1]], good[at[2]:])},
		{"two pieces changed places", join(good[:at[0]], good[at[1]:at[2]], good[at[0]:at[1]], good[at[2]:])},
		{"the last piece first", join(good[:at[0]], good[at[2]:])},
		{"a piece of another snapshot", join(good[:at[1]], older[at[1]:at[2]], good[at[2]:])},
		{"a length without end", join(good[:at[0]], []byte{255, 255, 255, 255}, good[at[0]+4:])},
		{"another register's", foreign},
		{"of another purpose", other},
	}
	for _, place := range []int{0, at[0], at[0] + 4, at[1] + 100, at[2] + 3, len(good) - 1} {
		flipped := bytes.Clone(good)
		flipped[place] ^= 1
		rows = append(rows, struct {
			why  string
			file []byte
		}{"a flipped bit", flipped})
	}
	for _, row := range rows {
		if err := os.WriteFile(path, row.file, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := readDerived(r, "index"); !errors.Is(err, audit.ErrSealed) {
			t.Errorf("%s: got %v, want %v", row.why, err, audit.ErrSealed)
		}
	}
	if err := os.WriteFile(path, good, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readDerived(r, "index"); err != nil {
		t.Errorf("put back: %v", err)
	}
	if err := r.Derived("index", func(io.Reader) error { return nil }); err != nil { // reads none of it
		t.Errorf("a reader that stops early: %v", err)
	}
	if err := os.WriteFile(path, good[:at[2]], 0o600); err != nil {
		t.Fatal(err)
	}
	if err := r.Derived("index", func(io.Reader) error { return nil }); !errors.Is(err, audit.ErrSealed) {
		t.Errorf("a reader that stops before the end is cut off: got %v", err)
	}
}

// A mark is one point of one book.
func TestMarks(t *testing.T) {
	r, _ := create(t)
	ctx := context.Background()
	mark := func() (m store.Mark) {
		if err := r.View(ctx, func(v *store.View) (err error) { m, err = v.Mark(ctx); return err }); err != nil {
			t.Fatal(err)
		}
		return m
	}
	first := mark()
	for range 3 {
		write(t, r, "kind")
	}
	last := mark()
	err := r.View(ctx, func(v *store.View) error {
		for _, row := range []struct {
			why  string
			mark store.Mark
			want bool
		}{
			{"the beginning", store.Mark{}, true},
			{"a point passed", first, true},
			{"the end", last, true},
			{"beyond the end", store.Mark{Seq: last.Seq + 1, Hash: last.Hash}, false},
			{"another book's point", store.Mark{Seq: last.Seq, Hash: first.Hash}, false},
			{"a beginning that is none", store.Mark{Hash: first.Hash}, false},
		} {
			if got, err := v.Holds(ctx, row.mark); got != row.want || err != nil {
				t.Errorf("%s: got %t, %v, want %t", row.why, got, err, row.want)
			}
		}
		passed, err := v.Marks(ctx, first.Seq)
		if err != nil || len(passed) != 3 || !passed[2].Is(last) {
			t.Errorf("got %d marks, %v, want 3 up to the end", len(passed), err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// Inside a commit the acts that are not durable yet stand behind the mark, and are gone with it.
func TestActedInATransaction(t *testing.T) {
	r, _ := create(t)
	ctx := context.Background()
	undone := errors.New("undone")
	before := store.Mark{}
	err := r.Bulk(ctx, func(ctx context.Context) error {
		errAct := r.Write(ctx, func(tx *store.Tx) (err error) {
			if before, err = tx.Mark(ctx); err != nil {
				return err
			}
			errKey := tx.NewCase(ctx, "c9")
			_, err = tx.Append(ctx, store.Record{Sort: audit.Act, Kind: "k", Case: "c9"})
			return errors.Join(errKey, err)
		})
		errRead := r.Write(ctx, func(tx *store.Tx) error {
			_, err := tx.Append(ctx, store.Record{Sort: audit.Reading, Kind: "k"})
			return err
		})
		errLook := r.Write(ctx, func(tx *store.Tx) error {
			after, errMark := tx.Mark(ctx)
			acted, errActed := tx.Acted(ctx, after.Seq)
			if !after.Is(before) || len(acted) != 1 || acted[0] != "c9" {
				t.Errorf("got %v behind %d; want the case, once, behind %d", acted, after.Seq, before.Seq)
			}
			return errors.Join(errMark, errActed)
		})
		return errors.Join(errAct, errRead, errLook, undone)
	})
	if !errors.Is(err, undone) || errors.Is(err, audit.ErrSealed) {
		t.Fatal(err)
	}
	err = r.View(ctx, func(v *store.View) error {
		acted, err := v.Acted(ctx, before.Seq)
		if len(acted) > 0 {
			t.Errorf("got %v among the cases that were acted in", acted)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
