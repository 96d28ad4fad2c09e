package contract

import (
	"context"
	"errors"
	"fmt"

	"github.com/zaklon/zaklon/store"
)

var errBroken = errors.New("broken")

// Acts of a bulk share a commit; one that fails or panics undoes only itself.
func bulk(b *bench) {
	b.must(Begin(b.ctx, b.r))
	var said []string
	b.must(b.r.Bulk(b.ctx, func(ctx context.Context) error {
		for i := range 50 {
			form := fmt.Sprint("bulk/", i)
			switch i % 10 {
			case 3:
				b.breaks(ctx, form)
			case 7:
				b.panics(ctx, form)
			default:
				b.must(Count(ctx, b.r, form))
				said = append(said, form)
			}
		}
		return nil
	}))
	if forms := Check(b.T, b.r, said); len(forms) != len(said) {
		b.Errorf("got %d forms, want %d", len(forms), len(said))
	}
	err := b.r.Bulk(b.ctx, func(ctx context.Context) error { return errors.Join(Count(ctx, b.r, "undone"), errBroken) })
	if !errors.Is(err, errBroken) {
		b.Errorf("got %v, want %v", err, errBroken)
	}
	if forms := Check(b.T, b.r, said); len(forms) != len(said) {
		b.Errorf("a bulk that failed left %d forms, want %d", len(forms), len(said))
	}
	b.must(Count(b.ctx, b.r, "after"))
	Check(b.T, b.r, append(said, "after"))
}

// breaks counts, and fails when all is written.
func (b *bench) breaks(ctx context.Context, form string) {
	b.Helper()
	err := b.r.Write(ctx, func(tx *store.Tx) error { return errors.Join(countIn(ctx, tx, form), errBroken) })
	if !errors.Is(err, errBroken) {
		b.Errorf("%s: got %v, want %v", form, err, errBroken)
	}
}

// panics counts, and panics when all is written; the panic arrives here.
func (b *bench) panics(ctx context.Context, form string) {
	b.Helper()
	defer func() {
		if thrown := recover(); thrown != form {
			b.Errorf("%s: got the panic %v", form, thrown)
		}
	}()
	err := b.r.Write(ctx, func(tx *store.Tx) error {
		if err := countIn(ctx, tx, form); err != nil {
			return err
		}
		panic(form)
	})
	b.Errorf("%s: no panic, %v", form, err)
}

// A bulk that fails, in a commit that it shares with others, takes none of them with it.
func failingBulk(b *bench) {
	b.must(Begin(b.ctx, b.r))
	said := b.together(10, func(i int, form string) error {
		if i%2 == 0 {
			return Count(b.ctx, b.r, form)
		}
		return b.r.Bulk(b.ctx, func(ctx context.Context) error { return errors.Join(Count(ctx, b.r, form), errBroken) })
	})
	if forms := Check(b.T, b.r, said); len(said) != 5 || len(forms) != 5 {
		b.Errorf("%d were acknowledged and %d entered, want 5", len(said), len(forms))
	}
}

// Whoever comes with the context of a bulk that has ended is refused: the transaction he means
// is another's by now.
func bulkOver(b *bench) {
	b.must(Begin(b.ctx, b.r))
	var late context.Context
	b.must(b.r.Bulk(b.ctx, func(ctx context.Context) error { late = ctx; return Count(ctx, b.r, "in time") }))
	if err := Count(late, b.r, "late"); err == nil {
		b.Error("an act was entered through a bulk that is over")
	}
	Check(b.T, b.r, []string{"in time"})
	b.whole(2)
}
