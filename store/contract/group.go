package contract

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/zaklon/zaklon/store"
)

func (b *bench) together(n int, work func(i int, form string) error) []string {
	b.Helper()
	return Together(b.T, b.r, n, work)
}

// Together holds the writer until n works wait behind it, so that they share its commit. It
// returns the forms of those that were acknowledged.
func Together(t *testing.T, r *store.Register, n int, work func(i int, form string) error) []string {
	t.Helper()
	var said []string
	var mu sync.Mutex
	var all, here sync.WaitGroup
	here.Add(n)
	var once sync.Once // the work that holds may be run again with the others
	hold := func() {
		for i := range n {
			form := fmt.Sprint("together/", i)
			all.Go(func() {
				here.Done()
				if work(i, form) == nil {
					mu.Lock()
					said = append(said, form)
					mu.Unlock()
				}
			})
		}
		here.Wait()
		time.Sleep(20 * time.Millisecond) // until they have not only come but asked
	}
	_ = r.Fleeting(context.Background(), func(store.Conn) error { once.Do(hold); return nil }) // it fails where their commit fails
	all.Wait()
	return said
}

// Among many who write at the same time, one that fails or panics is alone with it, and the
// book has the acts of each in the order in which they were acknowledged to him.
func neighbours(b *bench) {
	b.must(Begin(b.ctx, b.r))
	const hands, acts = 64, 25
	said := make([][]string, hands)
	var all sync.WaitGroup
	for hand := range hands {
		all.Go(func() {
			for i := range acts {
				form := fmt.Sprintf("%d/%d", hand, i)
				switch (hand*acts + i) % 100 {
				case 31:
					b.breaks(b.ctx, form)
				case 73:
					b.panics(b.ctx, form)
				default:
					if err := Count(b.ctx, b.r, form); err != nil {
						b.Errorf("%s: %v", form, err)
					}
					said[hand] = append(said[hand], form)
				}
			}
		})
	}
	all.Wait()
	forms := Check(b.T, b.r, slices.Concat(said...))
	if want := len(slices.Concat(said...)); len(forms) != want {
		b.Errorf("%d forms stand in the book, want %d", len(forms), want)
	}
	for hand := range hands {
		of := func(form string) bool { return !strings.HasPrefix(form, fmt.Sprint(hand, "/")) }
		if got := slices.DeleteFunc(slices.Clone(forms), of); !slices.Equal(got, said[hand]) {
			b.Errorf("the book has %v, acknowledged were %v", got, said[hand])
		}
	}
}

// A work that panics when its entry is written, in the middle of a shared commit, leaves the
// book as it was for those behind it.
func panics(b *bench) {
	b.must(Begin(b.ctx, b.r))
	said := b.together(12, func(i int, form string) error {
		if i%3 == 1 {
			b.panics(b.ctx, form)
			return errBroken
		}
		return Count(b.ctx, b.r, form)
	})
	if forms := Check(b.T, b.r, said); len(said) != 8 || len(forms) != 8 {
		b.Errorf("%d were acknowledged and %d entered, want 8", len(said), len(forms))
	}
}

// Where the end of the book cannot be written, all of the commit fail, and nothing remains.
func failingSeal(b *bench) {
	b.must(Begin(b.ctx, b.r))
	for i := range 28 {
		b.must(Count(b.ctx, b.r, fmt.Sprint("before/", i)))
	}
	b.tamper(`CREATE UNIQUE INDEX one ON tile (number)`) // the 32nd leaf begins a second level, with number 0
	said := b.together(12, func(_ int, form string) error { return Count(b.ctx, b.r, form) })
	if forms := Check(b.T, b.r, said); len(forms) != 28+len(said) || len(said) > 3 {
		b.Errorf("%d were acknowledged, %d stand in the book", len(said), len(forms)-28)
	}
	b.tamper(`DROP INDEX one`)
	for i := range 12 {
		b.must(Count(b.ctx, b.r, fmt.Sprint("together/", i)))
	}
	if forms := Check(b.T, b.r, nil); len(forms) != 40 {
		b.Errorf("afterwards %d forms stand in the book, want 40", len(forms))
	}
}

// Whoever has gone before his turn has written nothing; whoever goes in the middle is answered
// all the same, and the others do not notice.
func cancelled(b *bench) {
	b.must(Begin(b.ctx, b.r))
	said := b.together(12, func(i int, form string) error {
		ctx, cancel := context.WithCancel(b.ctx)
		defer cancel()
		switch i % 3 {
		case 0:
			cancel()
			return Count(ctx, b.r, form)
		case 1:
			return b.r.Write(ctx, func(tx *store.Tx) error { cancel(); return countIn(ctx, tx, form) })
		}
		return Count(ctx, b.r, form)
	})
	if forms := Check(b.T, b.r, said); len(said) != 8 || len(forms) != 8 {
		b.Errorf("%d were acknowledged and %d entered, want 8", len(said), len(forms))
	}
	gone, cancel := context.WithCancel(b.ctx)
	cancel()
	if err := b.r.View(gone, func(*store.View) error { return nil }); err != nil && !errors.Is(err, context.Canceled) {
		b.Errorf("a look of one who has gone: %v", err)
	}
}

// Closing waits for what is being done, and refuses the rest; what was acknowledged is there.
func closeWhileBusy(b *bench) {
	b.must(Begin(b.ctx, b.r))
	var said []string
	var mu sync.Mutex
	var all, busy sync.WaitGroup
	const hands = 16
	busy.Add(hands)
	for hand := range hands {
		all.Go(func() {
			for i := 0; ; i++ {
				form := fmt.Sprint(hand, "/", i)
				errLook := b.r.View(b.ctx, func(*store.View) error { return nil })
				if err := errors.Join(errLook, Count(b.ctx, b.r, form)); err != nil {
					return
				}
				mu.Lock()
				said = append(said, form)
				mu.Unlock()
				if i == 3 {
					busy.Done()
				}
			}
		})
	}
	busy.Wait()
	b.must(b.r.Close())
	all.Wait()
	r, err := store.Open(b.ctx, b.cfg)
	b.must(err)
	b.r = r
	Check(b.T, b.r, said)
}

// A look that is under way ends before the register is closed.
func closeUnderLook(b *bench) {
	b.put(Note{ID: "n1", Case: "c1"})
	closed := make(chan error, 1)
	b.must(b.r.View(b.ctx, func(v *store.View) error {
		go func() { closed <- b.r.Close() }()
		time.Sleep(20 * time.Millisecond)
		if len(closed) > 0 {
			b.Error("the register was closed under a look")
		}
		var n int64
		return v.QueryRow(b.ctx, `SELECT COUNT(*) FROM note`).Scan(&n)
	}))
	b.must(<-closed)
}

// A work that goes on after a statement of its own failed keeps what the engine keeps, whole, or
// is refused: it is never acknowledged and undone. Nobody else is touched.
func swallowed(b *bench) {
	b.must(Begin(b.ctx, b.r))
	said := b.together(12, func(i int, form string) error {
		return b.r.Write(b.ctx, func(tx *store.Tx) error {
			if i%4 == 1 {
				_ = tx.Put(b.ctx, Notes(), theCase, (&Note{ID: "x", Case: theCase, Number: 100}).Fields()) // the error is swallowed
			}
			return countIn(b.ctx, tx, form)
		})
	})
	if forms := Check(b.T, b.r, said); len(said) < 9 || len(forms) != len(said) {
		b.Errorf("%d were acknowledged and %d entered, want those that swallowed nothing", len(said), len(forms))
	}
	err := b.r.Fleeting(b.ctx, func(q store.Conn) error {
		_, _ = q.ExecContext(b.ctx, `INSERT INTO nothing (id) VALUES ('x')`) // the error is swallowed
		_, _ = q.ExecContext(b.ctx, `INSERT INTO loose (id) VALUES ('x')`)
		return nil
	})
	if n := b.loose(b.ctx); (err == nil) != (n == 1) {
		b.Errorf("got %v and %d rows", err, n)
	}
}

// A newer program brings the schema up to date while this one writes; both go on.
func migrations(b *bench) {
	b.must(Begin(b.ctx, b.r))
	newer := b.cfg
	files, isMap := b.cfg.Schema.(fstest.MapFS)
	if !isMap {
		b.Fatalf("the schema is a %T", b.cfg.Schema)
	}
	steps := maps.Clone(files)
	steps["002_more.sql"] = &fstest.MapFile{Data: []byte("-- +goose Up\nCREATE TABLE more (id TEXT PRIMARY KEY);\n" +
		"ALTER TABLE loose ADD COLUMN text TEXT NOT NULL DEFAULT '';\nCREATE INDEX tally_number ON tally (number);\n")}
	newer.Schema = fs.FS(steps)
	var said []string
	quit, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for i := 0; ; i++ {
			select {
			case <-quit:
				return
			default:
			}
			form := fmt.Sprint("old/", i)
			if err := Count(b.ctx, b.r, form); err != nil {
				b.Errorf("the older program: %v", err)
				return
			}
			said = append(said, form)
		}
	}()
	r, err := store.Open(b.ctx, newer)
	if err == nil {
		err = errors.Join(Count(b.ctx, r, "new"), r.Fleeting(b.ctx, func(q store.Conn) error {
			_, err := q.ExecContext(b.ctx, `INSERT INTO loose (id, text) VALUES ('x', 'y')`)
			return err
		}), r.Close())
	}
	close(quit)
	<-ended
	b.must(err)
	Check(b.T, b.r, append(said, "new"))
	b.reopen() // the older program starts again, on the newer schema
	b.must(Count(b.ctx, b.r, "old again"))
}
