package contract

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/store"
)

// leapDay needs a calendar.
func leapDay() deadline.Date {
	return deadline.DateIn(time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC), time.UTC)
}

// A value of every kind comes back as it was put, after a restart too.
func roundTrip(b *bench) {
	want := b.put(Note{ID: "n1", Case: "c1", Number: -3, Flag: true, Day: leapDay(), Bytes: []byte{0, 1}, Secret: "geheim ž"})
	b.reopen()
	got := b.all()
	if len(got) != 1 || got[0].Secret != want.Secret || got[0].Number != want.Number || !got[0].Flag || got[0].Day != want.Day || string(got[0].Bytes) != "\x00\x01" {
		b.Errorf("got %+v, want %+v", got, want)
	}
	b.must(b.r.View(b.ctx, func(v *store.View) error {
		content, err := v.Blob(b.ctx, "c1", want.Blob)
		if string(content) != "content of n1" {
			b.Errorf("got file %q", content)
		}
		if _, err := v.Blob(b.ctx, "c2", want.Blob); err == nil {
			b.Error("the file opens under another case")
		}
		if v.Register() != b.r.Name() {
			b.Errorf("got register %q", v.Register())
		}
		return err
	}))
}

// Rows changed without an entry are undone, and so is everything before an error.
func unentered(b *bench) {
	kept := b.put(Note{ID: "n1", Case: "c1"})
	broken := errors.New("broken")
	for _, c := range []struct {
		reason string
		work   func(tx *store.Tx) error
		want   error
	}{
		{"a row without an entry", func(tx *store.Tx) error {
			return tx.Put(b.ctx, Notes(), "c1", (&Note{ID: "n2", Case: "c1"}).Fields())
		}, store.ErrUnentered},
		{"a removal without an entry", func(tx *store.Tx) error { return tx.Remove(b.ctx, Notes(), "n1") }, store.ErrUnentered},
		{"an error after the entry", func(tx *store.Tx) error {
			return errors.Join(enter(b.ctx, tx, Record("c1")), broken)
		}, broken},
	} {
		if err := b.r.Write(b.ctx, c.work); !errors.Is(err, c.want) {
			b.Errorf("%s: got %v, want %v", c.reason, err, c.want)
		}
		if got := b.all(); len(got) != 1 || got[0].ID != kept.ID {
			b.Errorf("%s: the register holds %+v", c.reason, got)
		}
	}
	b.whole(1)
}

// What cannot be written is an error, and nothing of its work remains.
func brokenWorks(b *bench) {
	b.put(Note{ID: "n1", Case: "c1"})
	ctx := b.ctx
	for reason, work := range map[string]func(tx *store.Tx) error{
		"a row that breaks a constraint": func(tx *store.Tx) error {
			return tx.Put(ctx, Notes(), "c1", (&Note{ID: "n2", Case: "c1", Number: 100}).Fields())
		},
		"a field that no column holds": func(tx *store.Tx) error {
			return tx.Put(ctx, store.Table{Name: "note", Columns: []string{"id", "number"}}, "c1", []any{new(string), new(float64)})
		},
		"sealing for a case without key":  func(tx *store.Tx) error { return tx.Put(ctx, Notes(), "c9", (&Note{ID: "n2", Case: "c9"}).Fields()) },
		"a file for a case without key":   func(tx *store.Tx) error { _, err := tx.PutBlob(ctx, "c9", nil); return err },
		"an entry for a case without key": func(tx *store.Tx) error { return enter(ctx, tx, Record("c9")) },
		"a second key for a case":         func(tx *store.Tx) error { return tx.NewCase(ctx, "c1") },
		"a table that is not":             func(tx *store.Tx) error { return tx.Remove(ctx, store.Table{Name: "nothing"}, "n1") },
		"minutes that are no JSON": func(tx *store.Tx) error {
			rec := Record("c1")
			rec.Minutes = make(chan int)
			return enter(ctx, tx, rec)
		},
	} {
		after := func(tx *store.Tx) error { return errors.Join(enter(ctx, tx, Record("c1")), work(tx)) }
		if err := b.r.Write(ctx, after); err == nil {
			b.Errorf("%s: no error", reason)
		}
	}
	b.whole(1)
}

// With another key nothing opens, every entry is named, and nobody continues the book.
func anotherKey(b *bench) {
	b.put(Note{ID: "n1", Case: "c1", Secret: "s"})
	other := Config(b.TempDir(), store.Postgres{})
	o, err := store.Create(b.ctx, other)
	b.must(err)
	b.must(o.Close())
	key, err := os.ReadFile(filepath.Join(other.KeyDir, "notes.key"))
	b.must(err)
	b.must(os.WriteFile(filepath.Join(b.cfg.KeyDir, "notes.key"), key, 0o600))
	b.reopen()
	v, err := b.r.Verify(b.ctx)
	if err != nil || len(v.Misfits) == 0 || v.Misfits[0].Seq != 1 {
		b.Errorf("got %+v, %v", v, err)
	}
	err = b.r.Write(b.ctx, func(tx *store.Tx) error { return enter(b.ctx, tx, store.Record{Sort: audit.Reading}) })
	if !errors.Is(err, audit.ErrHead) {
		b.Errorf("a book was continued with another key: %v", err)
	}
	err = b.r.View(b.ctx, func(view *store.View) error {
		return view.Rows(b.ctx, Notes(), func() []any { return (&Note{}).Fields() }, "")
	})
	if !errors.Is(err, audit.ErrSealed) {
		b.Errorf("a sealed value opened with another key: %v", err)
	}
}

// A column that holds another type than its field is an error, never a zero.
func wrongTypes(b *bench) {
	b.put(Note{ID: "n1", Case: "c1"})
	look := func(look func(*store.View) error) error { return b.r.View(b.ctx, look) }
	err := look(func(v *store.View) error {
		return v.Rows(b.ctx, Notes(), func() []any {
			return []any{new(string), new(string), new(string), new(bool), new(deadline.Date), new([]byte), store.Sealed(new(string)), new(string)}
		}, "")
	})
	if err == nil || !strings.Contains(err.Error(), "note.number") {
		b.Errorf("got %v, want the column named", err)
	}
	nothing := store.Table{Name: "nothing", Columns: []string{"id"}}
	if look(func(v *store.View) error { return v.Rows(b.ctx, nothing, func() []any { return nil }, "") }) == nil {
		b.Error("a table that is not was read")
	}
	if look(func(v *store.View) error {
		return v.Entries(b.ctx, func(audit.Entry) error { return nil }, "WHERE nonsense")
	}) == nil {
		b.Error("a broken query of the book passed")
	}
	b.whole(1)
}

// A form is known again by its digest, with the digest of its content.
func replay(b *bench) {
	b.put(Note{ID: "n1", Case: "c1"})
	rec := Record("c1")
	rec.Request, rec.Body = "form", "content"
	b.must(b.r.Write(b.ctx, func(tx *store.Tx) error { return enter(b.ctx, tx, rec) }))
	b.must(b.r.Write(b.ctx, func(tx *store.Tx) error {
		found, seen, err := tx.Replayed(b.ctx, "form")
		if !seen || found.Body != "content" || found.Kind != "note.taken" || found.Seq != 2 {
			b.Errorf("got %+v, %t", found, seen)
		}
		if _, seen, _ := tx.Replayed(b.ctx, "another"); seen {
			b.Error("a form that never came is known")
		}
		if _, seen, _ := tx.Replayed(b.ctx, ""); seen {
			b.Error("acts without a form are taken for each other")
		}
		var minutes string
		return errors.Join(err, tx.Minutes(b.ctx, found.Entry, &minutes))
	}))
	err := b.r.Write(b.ctx, func(tx *store.Tx) error { return enter(b.ctx, tx, rec) })
	if err == nil {
		b.Error("a form was entered twice")
	}
	b.whole(2)
}

// A row is in the past as it was in the present, and gone after its removal.
func asOf(b *bench) {
	first := b.put(Note{ID: "n1", Case: "c1", Bytes: []byte{1}, Secret: "first", Day: leapDay()})
	b.now = b.now.Add(time.Hour)
	b.must(b.r.Write(b.ctx, func(tx *store.Tx) error {
		second := Note{ID: "n1", Case: "c1", Bytes: []byte{2}, Secret: "second"}
		return errors.Join(tx.Put(b.ctx, Notes(), "c1", second.Fields()), tx.Remove(b.ctx, Notes(), "n1"), enter(b.ctx, tx, Record("c1")))
	}))
	for _, c := range []struct {
		reason string
		before time.Time
		want   int
	}{{"before the first entry", b.now.Add(-time.Hour), 0}, {"between", b.now, 1}, {"after the removal", b.now.Add(time.Hour), 0}} {
		got, err := b.past(b.ctx, c.before)
		if err != nil || len(got) != c.want {
			b.Errorf("%s: got %+v, %v; want %d rows", c.reason, got, err, c.want)
		}
		if c.want == 1 && (got[0].Secret != "first" || got[0].Bytes[0] != 1 || got[0].Day != first.Day) {
			b.Errorf("%s: got %+v", c.reason, got[0])
		}
	}
}

func (b *bench) past(ctx context.Context, before time.Time) (got []Note, err error) {
	err = b.r.View(ctx, func(v *store.View) error {
		past, err := v.AsOf(ctx, "c1", before)
		if err != nil {
			return err
		}
		return past.Rows(ctx, Notes(), func() []any {
			got = append(got, Note{})
			return got[len(got)-1].Fields()
		})
	})
	return got, err
}
