package contract

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/store"
)

// The one case of those who count, and in it the row that is counted in.
const theCase, counter = "counting", "counter"

func tally() store.Table {
	return store.Table{Name: "tally", Columns: []string{"id", "case_id", "number", "secret"}}
}

type counted struct {
	ID, Case string
	Number   int64
	Secret   string
}

func (c *counted) fields() []any {
	return []any{&c.ID, &c.Case, &c.Number, store.Sealed(&c.Secret)}
}

// Begin opens the case in which Count counts.
func Begin(ctx context.Context, r *store.Register) error {
	return r.Write(ctx, func(tx *store.Tx) error {
		if err := tx.NewCase(ctx, theCase); err != nil {
			return err
		}
		first := counted{ID: counter, Case: theCase}
		return errors.Join(tx.Put(ctx, tally(), theCase, first.fields()), enter(ctx, tx, Record(theCase)))
	})
}

// Count is an act that adds a row and counts it in another: one that is lost, done twice or
// done by half shows. It does nothing where the form came before.
func Count(ctx context.Context, r *store.Register, form string) error {
	return r.Write(ctx, func(tx *store.Tx) error { return countIn(ctx, tx, form) })
}

func countIn(ctx context.Context, tx *store.Tx, form string) error {
	if _, seen, err := tx.Replayed(ctx, form); seen || err != nil {
		return err
	}
	var c counted
	if err := tx.Rows(ctx, tally(), c.fields, "WHERE id = $1", counter); err != nil {
		return err
	}
	c.Number++
	own := counted{ID: form, Case: theCase, Number: c.Number, Secret: strings.Repeat(form, 20)}
	if err := tx.Put(ctx, tally(), theCase, c.fields()); err != nil {
		return err
	}
	if err := tx.Put(ctx, tally(), theCase, own.fields()); err != nil {
		return err
	}
	rec := Record(theCase)
	rec.Request = form
	return enter(ctx, tx, rec)
}

// Check fails the test unless every acknowledged form stands in the book once, no act stands in
// the register by half, and the register verifies. It returns the forms in the order of the book.
func Check(t *testing.T, r *store.Register, acknowledged []string) []string {
	t.Helper()
	forms, rows, number := readTally(t, r)
	if rows != len(forms) || number != int64(rows) {
		t.Fatalf("%d forms were entered, %d have a row, %d were counted", len(forms), rows, number)
	}
	times := map[string]int{}
	for _, form := range forms {
		times[form]++
	}
	for _, form := range acknowledged {
		if times[form] != 1 {
			t.Fatalf("an acknowledged act: %s stands in the book %d times", form, times[form])
		}
	}
	v, err := r.Verify(context.Background())
	if err != nil || len(v.Misfits) > 0 {
		t.Fatalf("the register does not verify: %v %+v", err, v.Misfits[:min(3, len(v.Misfits))])
	}
	return forms
}

// readTally reads the forms entered, the rows that their acts added, and what was counted.
func readTally(t *testing.T, r *store.Register) (forms []string, rows int, number int64) {
	t.Helper()
	ctx := context.Background()
	err := r.View(ctx, func(v *store.View) error {
		each := func(e audit.Entry) error { forms = append(forms, e.Request); return nil }
		if err := v.Entries(ctx, each, "WHERE request <> '' ORDER BY seq"); err != nil {
			return err
		}
		var found []*counted
		fresh := func() []any { found = append(found, &counted{}); return found[len(found)-1].fields() }
		if err := v.Rows(ctx, tally(), fresh, "ORDER BY id"); err != nil {
			return err
		}
		at := slices.IndexFunc(found, func(c *counted) bool { return c.ID == counter })
		if at < 0 {
			return errors.New("the row that is counted in is gone")
		}
		rows, number = len(found)-1, found[at].Number
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return forms, rows, number
}
