package store_test

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/store"
)

// notes is a small register of its own: one table with a value of every kind.
func notes() store.Table {
	return store.Table{Name: "note", Columns: []string{"id", "case_id", "number", "flag", "day", "bytes", "secret", "blob"}}
}

const schema = `-- +goose Up
CREATE TABLE note (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, number BIGINT NOT NULL CHECK (number < 100), flag BIGINT NOT NULL,
    day TEXT NOT NULL, bytes BYTEA NOT NULL, secret BYTEA NOT NULL, blob TEXT NOT NULL);
CREATE TABLE loose (id TEXT PRIMARY KEY);
`

func leapDay() deadline.Date {
	return deadline.DateIn(time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC), time.UTC)
}

type note struct {
	ID, Case string
	Number   int64
	Flag     bool
	Day      deadline.Date
	Bytes    []byte
	Secret   string
	Blob     string
}

func (n *note) fields() []any {
	return []any{&n.ID, &n.Case, &n.Number, &n.Flag, &n.Day, &n.Bytes, store.Sealed(&n.Secret), &n.Blob}
}

// wrong has a number where the table has a text: no column fits it.
type wrong struct {
	ID   string
	Case string
}

func (n *wrong) fields() []any {
	return []any{&n.ID, &n.Case, new(string), new(bool), new(deadline.Date), new([]byte), store.Sealed(new(string)), new(string)}
}

func config(dir string) store.Config {
	return store.Config{
		Name: "notes", Dir: dir, KeyDir: filepath.Join(dir, "keys"), Tables: []string{"note"}, Blobs: []string{"note.blob"},
		Schema: fstest.MapFS{"001_notes.sql": {Data: []byte(schema)}},
		Clock:  func() time.Time { return time.Date(2024, 3, 1, 10, 0, 0, 0, time.UTC) },
	}
}

func create(t *testing.T) (*store.Register, store.Config) {
	t.Helper()
	cfg := config(t.TempDir())
	r, err := store.Create(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r, cfg
}

func record(id string) store.Record {
	return store.Record{Sort: audit.Act, Kind: "note.taken", Case: id, Officer: "o", Unit: "u", On: "2024-03-01", Minutes: "done"}
}

// put writes a note of a new case with a file, and enters it.
func put(t *testing.T, r *store.Register, n note) note {
	t.Helper()
	ctx := context.Background()
	err := r.Write(ctx, func(tx *store.Tx) (err error) {
		if err := tx.NewCase(ctx, n.Case); err != nil {
			return err
		}
		if n.Blob, err = tx.PutBlob(ctx, n.Case, []byte("content of "+n.ID)); err != nil {
			return err
		}
		if err := tx.Put(ctx, notes(), n.Case, n.fields()); err != nil {
			return err
		}
		_, err = tx.Append(ctx, record(n.Case))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func all(t *testing.T, r *store.Register) []note {
	t.Helper()
	var out []note
	ctx := context.Background()
	err := r.View(ctx, func(v *store.View) error {
		return v.Rows(ctx, notes(), func() []any {
			out = append(out, note{})
			return out[len(out)-1].fields()
		}, "ORDER BY id")
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A value of every kind comes back as it was put, after a restart too.
func TestRoundTrip(t *testing.T) {
	r, cfg := create(t)
	want := put(t, r, note{ID: "n1", Case: "c1", Number: -3, Flag: true, Day: leapDay(), Bytes: []byte{0, 1}, Secret: "geheim ž"})
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := store.Open(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, r)
	got := all(t, r)
	if len(got) != 1 || got[0].Secret != want.Secret || got[0].Number != want.Number || !got[0].Flag || got[0].Day != want.Day || string(got[0].Bytes) != "\x00\x01" {
		t.Errorf("got %+v, want %+v", got, want)
	}
	ctx := context.Background()
	err = r.View(ctx, func(v *store.View) error {
		content, err := v.Blob(ctx, "c1", want.Blob)
		if string(content) != "content of n1" {
			t.Errorf("got file %q", content)
		}
		if _, err := v.Blob(ctx, "c2", want.Blob); err == nil {
			t.Error("the file opens under another case")
		}
		if v.Register() != "notes" {
			t.Errorf("got register %q", v.Register())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Sealed text and files do not stand in the database as they are.
func TestSealedContentIsUnreadable(t *testing.T) {
	r, cfg := create(t)
	put(t, r, note{ID: "n1", Case: "c1", Secret: "the applicant was heard"})
	files, err := filepath.Glob(filepath.Join(cfg.Dir, "notes.db*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, plain := range []string{"the applicant was heard", "content of n1", `"done"`} {
			if strings.Contains(string(text), plain) {
				t.Errorf("%s holds %q", filepath.Base(file), plain)
			}
		}
	}
}

// Rows changed without an entry are undone, and so is everything before an error.
func TestUnentered(t *testing.T) {
	r, _ := create(t)
	kept := put(t, r, note{ID: "n1", Case: "c1"})
	ctx := context.Background()
	broken := errors.New("broken")
	for _, c := range []struct {
		reason string
		work   func(tx *store.Tx) error
		want   error
	}{
		{"a row without an entry", func(tx *store.Tx) error {
			return tx.Put(ctx, notes(), "c1", (&note{ID: "n2", Case: "c1"}).fields())
		}, store.ErrUnentered},
		{"a removal without an entry", func(tx *store.Tx) error { return tx.Remove(ctx, notes(), "n1") }, store.ErrUnentered},
		{"an error after the entry", func(tx *store.Tx) error {
			_, err := tx.Append(ctx, record("c1"))
			return errors.Join(err, broken)
		}, broken},
	} {
		if err := r.Write(ctx, c.work); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.reason, err, c.want)
		}
		if got := all(t, r); len(got) != 1 || got[0].ID != kept.ID {
			t.Errorf("%s: the register holds %+v", c.reason, got)
		}
	}
	for reason, work := range map[string]func(tx *store.Tx) error{
		"a row that breaks a constraint": func(tx *store.Tx) error {
			return tx.Put(ctx, notes(), "c1", (&note{ID: "n2", Case: "c1", Number: 100}).fields())
		},
		"a field that no column holds": func(tx *store.Tx) error {
			return tx.Put(ctx, store.Table{Name: "note", Columns: []string{"id", "number"}}, "c1", []any{new(string), new(float64)})
		},
		"sealing for a case without key":  func(tx *store.Tx) error { return tx.Put(ctx, notes(), "c9", (&note{ID: "n2", Case: "c9"}).fields()) },
		"a file for a case without key":   func(tx *store.Tx) error { _, err := tx.PutBlob(ctx, "c9", nil); return err },
		"an entry for a case without key": func(tx *store.Tx) error { _, err := tx.Append(ctx, record("c9")); return err },
		"a second key for a case":         func(tx *store.Tx) error { return tx.NewCase(ctx, "c1") },
		"a table that is not":             func(tx *store.Tx) error { return tx.Remove(ctx, store.Table{Name: "nothing"}, "n1") },
		"minutes that are no JSON": func(tx *store.Tx) error {
			rec := record("c1")
			rec.Minutes = make(chan int)
			_, err := tx.Append(ctx, rec)
			return err
		},
	} {
		if err := r.Write(ctx, work); err == nil {
			t.Errorf("%s: no error", reason)
		}
	}
	v, err := r.Verify(ctx)
	if err != nil || len(v.Misfits) > 0 || v.Entries != 1 {
		t.Errorf("got %+v, %v", v, err)
	}
}

// Whoever only looks cannot write, and a fleeting write leaves no entry.
func TestViewAndFleeting(t *testing.T) {
	r, _ := create(t)
	ctx := context.Background()
	err := r.View(ctx, func(v *store.View) error {
		var id string
		return v.QueryRow(ctx, `INSERT INTO loose (id) VALUES ('x') RETURNING id`).Scan(&id)
	})
	if err == nil || !strings.Contains(err.Error(), "readonly") {
		t.Errorf("a view wrote: %v", err)
	}
	err = r.Fleeting(ctx, func(tx store.Conn) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO loose (id) VALUES ('x')`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	v, err := r.Verify(ctx)
	if err != nil || v.Entries != 0 || len(v.Misfits) > 0 {
		t.Errorf("got %+v, %v", v, err)
	}
}

// A register is created once, opened where it is, and never without its key.
func TestCreateAndOpen(t *testing.T) {
	ctx := context.Background()
	r, cfg := create(t)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Create(ctx, cfg); !errors.Is(err, store.ErrNotEmpty) {
		t.Errorf("created twice: %v", err)
	}
	if _, err := store.Open(ctx, config(t.TempDir())); !errors.Is(err, store.ErrNoRegister) {
		t.Errorf("opened where there is none: %v", err)
	}
	key := filepath.Join(cfg.KeyDir, "notes.key")
	for _, path := range []string{key, filepath.Join(cfg.Dir, "notes.db")} {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: got %v, %v; want a file that its owner alone can read", filepath.Base(path), info, err)
		}
	}
	kept, err := os.ReadFile(key)
	if err != nil {
		t.Fatal(err)
	}
	for reason, content := range map[string]string{"cut short": "AAAA", "no base64": "!" + string(kept), "empty": ""} {
		if err := os.WriteFile(key, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Open(ctx, cfg); err == nil || !strings.Contains(err.Error(), "key file") || content != "" && strings.Contains(err.Error(), content) {
			t.Errorf("a key %s: %v", reason, err)
		}
	}
	if err := os.Remove(key); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(ctx, cfg); err == nil || !strings.Contains(err.Error(), "notes.key") {
		t.Errorf("without its key: %v", err)
	}
	bad := config(t.TempDir())
	bad.Schema = fstest.MapFS{"001_notes.sql": {Data: []byte("-- +goose Up\nCREATE NONSENSE;\n")}}
	if _, err := store.Create(ctx, bad); err == nil || !strings.Contains(err.Error(), "migrations") {
		t.Errorf("a broken migration: %v", err)
	}
}

// With another key nothing opens and every entry is named.
func TestAnotherKey(t *testing.T) {
	ctx := context.Background()
	r, cfg := create(t)
	put(t, r, note{ID: "n1", Case: "c1", Secret: "s"})
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	other := config(t.TempDir())
	o, err := store.Create(ctx, other)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	key, err := os.ReadFile(filepath.Join(other.KeyDir, "notes.key"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(cfg.KeyDir, "notes.key"), key, 0o600); err != nil {
		t.Fatal(err)
	}
	if r, err = store.Open(ctx, cfg); err != nil {
		t.Fatal(err)
	}
	defer closed(t, r)
	v, err := r.Verify(ctx)
	if err != nil || len(v.Misfits) == 0 || v.Misfits[0].Seq != 1 {
		t.Errorf("got %+v, %v", v, err)
	}
	err = r.Write(ctx, func(tx *store.Tx) error { _, err := tx.Append(ctx, store.Record{Sort: audit.Reading}); return err })
	if !errors.Is(err, audit.ErrHead) {
		t.Errorf("a book was continued with another key: %v", err)
	}
	err = r.View(ctx, func(view *store.View) error {
		return view.Rows(ctx, notes(), func() []any { return (&note{}).fields() }, "")
	})
	if !errors.Is(err, audit.ErrSealed) {
		t.Errorf("a sealed value opened with another key: %v", err)
	}
}

// A column that holds another type than its field is an error, never a zero.
func TestWrongTypes(t *testing.T) {
	r, _ := create(t)
	put(t, r, note{ID: "n1", Case: "c1"})
	ctx := context.Background()
	err := r.View(ctx, func(v *store.View) error {
		return v.Rows(ctx, notes(), func() []any { return (&wrong{}).fields() }, "")
	})
	if err == nil || !strings.Contains(err.Error(), "note.number") {
		t.Errorf("got %v, want the column named", err)
	}
	err = r.View(ctx, func(v *store.View) error {
		return v.Rows(ctx, store.Table{Name: "nothing", Columns: []string{"id"}}, func() []any { return nil }, "")
	})
	if err == nil {
		t.Error("a table that is not was read")
	}
	if err := r.View(ctx, func(v *store.View) error {
		return v.Entries(ctx, func(audit.Entry) error { return nil }, "WHERE nonsense")
	}); err == nil {
		t.Error("a broken query of the book passed")
	}
}

// A form is known again by its digest, with the digest of its content.
func TestReplayed(t *testing.T) {
	r, _ := create(t)
	ctx := context.Background()
	put(t, r, note{ID: "n1", Case: "c1"})
	err := r.Write(ctx, func(tx *store.Tx) error {
		rec := record("c1")
		rec.Request, rec.Body = "form", "content"
		_, err := tx.Append(ctx, rec)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	err = r.Write(ctx, func(tx *store.Tx) error {
		found, seen, err := tx.Replayed(ctx, "form")
		if !seen || found.Body != "content" || found.Kind != "note.taken" || found.Seq != 2 {
			t.Errorf("got %+v, %t", found, seen)
		}
		if _, seen, _ := tx.Replayed(ctx, "another"); seen {
			t.Error("a form that never came is known")
		}
		if _, seen, _ := tx.Replayed(ctx, ""); seen {
			t.Error("acts without a form are taken for each other")
		}
		var minutes string
		return errors.Join(err, tx.Minutes(ctx, found.Entry, &minutes))
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A column of bytes is in the past as it is in the present.
func TestAsOf(t *testing.T) {
	cfg := config(t.TempDir())
	now := time.Date(2024, 3, 1, 10, 0, 0, 0, time.UTC)
	cfg.Clock = func() time.Time { return now }
	ctx := context.Background()
	r, err := store.Create(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, r)
	first := put(t, r, note{ID: "n1", Case: "c1", Bytes: []byte{1}, Secret: "first", Day: leapDay()})
	now = now.Add(time.Hour)
	err = r.Write(ctx, func(tx *store.Tx) error {
		second := note{ID: "n1", Case: "c1", Bytes: []byte{2}, Secret: "second"}
		if err := errors.Join(tx.Put(ctx, notes(), "c1", second.fields()), tx.Remove(ctx, notes(), "n1")); err != nil {
			return err
		}
		_, err := tx.Append(ctx, record("c1"))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		reason string
		before time.Time
		want   int
	}{{"before the first entry", now.Add(-time.Hour), 0}, {"between", now, 1}, {"after the removal", now.Add(time.Hour), 0}} {
		var got []note
		err := r.View(ctx, func(v *store.View) error {
			past, err := v.AsOf(ctx, "c1", c.before)
			if err != nil {
				return err
			}
			return past.Rows(ctx, notes(), func() []any {
				got = append(got, note{})
				return got[len(got)-1].fields()
			})
		})
		if err != nil || len(got) != c.want {
			t.Errorf("%s: got %+v, %v; want %d rows", c.reason, got, err, c.want)
		}
		if c.want == 1 && (got[0].Secret != "first" || got[0].Bytes[0] != 1 || got[0].Day != first.Day) {
			t.Errorf("%s: got %+v", c.reason, got[0])
		}
	}
}

// The report of a register that is wrong throughout ends after a hundred misfits, and they
// are the first ones.
func TestReportIsBounded(t *testing.T) {
	r, cfg := create(t)
	for i := range 120 {
		id := string(rune('A'+i/26)) + string(rune('A'+i%26))
		put(t, r, note{ID: id, Case: "c" + id})
	}
	db, err := sql.Open("sqlite", "file:"+filepath.Join(cfg.Dir, "notes.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, db)
	if _, err := db.Exec(`UPDATE note SET number = number + 1`); err != nil {
		t.Fatal(err)
	}
	v, err := r.Verify(context.Background())
	if err != nil || len(v.Misfits) != 100 || v.Misfits[0].Seq != 1 || v.Misfits[99].Seq != 100 || v.Rows != 120 {
		t.Errorf("got %d misfits of %d rows, %v", len(v.Misfits), v.Rows, err)
	}
}

// closed closes what a test opened, and fails it where that fails.
func closed(t *testing.T, c io.Closer) {
	t.Helper()
	if err := c.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}
