package contract

import (
	"context"
	"errors"

	"github.com/zaklon/zaklon/store"
)

// Whoever only looks cannot write.
func look(b *bench) {
	for reason, statement := range map[string]string{
		"a row":       `INSERT INTO loose (id) VALUES ('x') RETURNING id`,
		"a new table": `CREATE TABLE other (id TEXT PRIMARY KEY)`,
		"the head":    `DELETE FROM book_head RETURNING register`,
	} {
		err := b.r.View(b.ctx, func(v *store.View) error {
			var id string
			return v.QueryRow(b.ctx, statement).Scan(&id)
		})
		if err == nil {
			b.Errorf("a look wrote %s", reason)
		}
	}
	if n := b.loose(b.ctx); n != 0 {
		b.Errorf("a look left %d rows", n)
	}
	b.whole(0)
}

// loose counts the rows of the table without after-images.
func (b *bench) loose(ctx context.Context) (n int64) {
	b.Helper()
	b.must(b.r.View(ctx, func(v *store.View) error { return v.QueryRow(ctx, `SELECT COUNT(*) FROM loose`).Scan(&n) }))
	return n
}

// A look sees one moment, whatever is written meanwhile, and does not hold up who writes; the
// next look sees it.
func oneMoment(b *bench) {
	b.put(Note{ID: "n1", Case: "c1"})
	b.must(b.r.View(b.ctx, func(v *store.View) error {
		count := func() (n, entries int64) {
			b.must(v.QueryRow(b.ctx, `SELECT COUNT(*) FROM note`).Scan(&n))
			b.must(v.QueryRow(b.ctx, `SELECT COUNT(*) FROM book`).Scan(&entries))
			return n, entries
		}
		count()
		b.put(Note{ID: "n2", Case: "c2"})
		if n, entries := count(); n != 1 || entries != 1 {
			b.Errorf("a look saw %d rows and %d entries; it began with one of each", n, entries)
		}
		return nil
	}))
	if got := b.all(); len(got) != 2 {
		b.Errorf("the next look saw %+v", got)
	}
}

// A work sees what it wrote itself, and the next look what was acknowledged.
func ownWrites(b *bench) {
	n := b.put(Note{ID: "n1", Case: "c1", Secret: "s"})
	for i := range int64(20) {
		b.must(b.r.Write(b.ctx, func(tx *store.Tx) error {
			n.Number = i
			if err := tx.Put(b.ctx, Notes(), "c1", n.Fields()); err != nil {
				return err
			}
			var again Note
			err := tx.Rows(b.ctx, Notes(), again.Fields, "WHERE id = $1", "n1")
			if again.Number != i || again.Secret != "s" {
				b.Errorf("the work sees %+v, want number %d", again, i)
			}
			return errors.Join(err, enter(b.ctx, tx, Record("c1")))
		}))
		if got := b.all(); got[0].Number != i {
			b.Errorf("the look after it sees %+v, want number %d", got[0], i)
		}
	}
	b.whole(21)
}

// What is fleeting leaves no entry, is undone where it fails, and opens only in its place.
func fleeting(b *bench) {
	insert := func(ctx context.Context, q store.Conn) error {
		_, err := q.ExecContext(ctx, `INSERT INTO loose (id) VALUES ('x')`)
		return err
	}
	broken := errors.New("broken")
	err := b.r.Fleeting(b.ctx, func(q store.Conn) error { return errors.Join(insert(b.ctx, q), broken) })
	if !errors.Is(err, broken) || b.loose(b.ctx) != 0 {
		b.Errorf("got %v and %d rows, want the error and none", err, b.loose(b.ctx))
	}
	b.must(b.r.Fleeting(b.ctx, func(q store.Conn) error { return insert(b.ctx, q) }))
	if n := b.loose(b.ctx); n != 1 {
		b.Errorf("got %d rows, want 1", n)
	}
	b.put(Note{ID: "n1", Case: "c1"})
	b.must(b.r.View(b.ctx, func(v *store.View) error {
		at := store.FleetingPlace{Case: "c1", Row: "r", Column: "text"}
		sealed, err := v.SealFleeting(b.ctx, at, []byte("draft"))
		b.must(err)
		if plain, err := v.OpenFleeting(b.ctx, at, sealed); err != nil || string(plain) != "draft" {
			b.Errorf("got %q, %v", plain, err)
		}
		for _, other := range []store.FleetingPlace{{Case: "c1", Row: "q", Column: "text"}, {Case: "c1", Row: "r", Column: "other"}, {Row: "r", Column: "text"}} {
			if _, err := v.OpenFleeting(b.ctx, other, sealed); err == nil {
				b.Errorf("it opens at %+v", other)
			}
		}
		return nil
	}))
	b.whole(1)
}

// A register is created once: nothing is ever written over.
func createdOnce(b *bench) {
	b.put(Note{ID: "n1", Case: "c1"})
	b.must(b.r.Close())
	if _, err := store.Create(b.ctx, b.cfg); !errors.Is(err, store.ErrNotEmpty) {
		b.Errorf("created twice: got %v, want %v", err, store.ErrNotEmpty)
	}
	var err error
	b.r, err = store.Open(b.ctx, b.cfg)
	b.must(err)
	b.whole(1)
	b.must(b.r.Close())
	if err := b.r.View(b.ctx, func(*store.View) error { return nil }); err == nil {
		b.Error("a closed register was looked at")
	}
	if err := b.r.Write(b.ctx, func(*store.Tx) error { return nil }); err == nil {
		b.Error("a closed register was written")
	}
}
