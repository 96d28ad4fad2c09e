// Package rows moves the parts of a file between the file and the tables of its register: a table
// for each kind of part, a row for each part.
//
// It serves every register and knows no rule, no name of a table and no column; what a row means and
// who may see it is the desk's that names the table.
package rows

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/zaklon/zaklon/store"
)

// Of reads the rows of a table that are of one case, each into the fields that fresh makes: from the
// register as it stands, or from the after-images of a past day.
type Of func(table store.Table, fresh func() []any) error

// Standing reads the rows of a case as the register stands. The table of heads has one row of it, and
// the others one for each part, in their order.
func Standing(ctx context.Context, v *store.View, heads store.Table, id string) Of {
	return func(t store.Table, fresh func() []any) error {
		order := "WHERE case_id = $1 ORDER BY ord"
		if t.Name == heads.Name {
			order = "WHERE case_id = $1"
		}
		return v.Rows(ctx, t, fresh, order, id)
	}
}

// Past reads the rows of a case as the book held them before a moment.
func Past(ctx context.Context, v *store.View, id string, before time.Time) (Of, error) {
	past, err := v.AsOf(ctx, id, before)
	if err != nil {
		return nil, err
	}
	return func(t store.Table, fresh func() []any) error { return past.Rows(ctx, t, fresh) }, nil
}

// Table is the table of one kind of part: every part has a reference, its case and its place among
// its kind, and then its own columns.
func Table(name string, columns ...string) store.Table {
	return store.Table{Name: name, Columns: append([]string{"id", "case_id", "ord"}, columns...)}
}

// A Part moves one kind of part between a file and its table.
type Part interface {
	Name() string // of the table
	Any() bool    // the file after the act has any
	Load(rows Of) error
	Save(ctx context.Context, tx *store.Tx, caseID string) error
}

// Parts binds the parts of one kind, before and after an act, to their table. Fields gives a part's
// own fields in the order of the table's columns.
type Parts[T comparable] struct {
	Table         store.Table
	Before, After *[]T
	ID            func(*T) *string
	Fields        func(*T) []any
}

// Name is the name of the table.
func (p Parts[T]) Name() string { return p.Table.Name }

// Any tells whether the file has a part of this kind.
func (p Parts[T]) Any() bool { return len(*p.After) > 0 }

// Load reads the parts in their own order: after-images come in the order of the acts.
func (p Parts[T]) Load(rows Of) error {
	type placed struct {
		part   T
		caseID string
		ord    int64
	}
	var found []*placed
	err := rows(p.Table, func() []any {
		one := new(placed)
		found = append(found, one)
		return append([]any{p.ID(&one.part), &one.caseID, &one.ord}, p.Fields(&one.part)...)
	})
	slices.SortStableFunc(found, func(a, b *placed) int { return cmp.Compare(a.ord, b.ord) })
	for _, one := range found {
		*p.After = append(*p.After, one.part)
	}
	return err
}

// Save writes the parts that the act changed and removes those that it took away.
func (p Parts[T]) Save(ctx context.Context, tx *store.Tx, caseID string) error {
	for i, one := range *p.After {
		if i < len(*p.Before) && (*p.Before)[i] == one {
			continue
		}
		ord := int64(i)
		if err := tx.Put(ctx, p.Table, caseID, append([]any{p.ID(&one), &caseID, &ord}, p.Fields(&one)...)); err != nil {
			return err
		}
	}
	for _, one := range *p.Before {
		same := func(other T) bool { return *p.ID(&other) == *p.ID(&one) }
		if slices.ContainsFunc(*p.After, same) {
			continue
		}
		if err := tx.Remove(ctx, p.Table, *p.ID(&one)); err != nil {
			return err
		}
	}
	return nil
}

// Present has a bit for each kind of part that the file has, in the order of the parts: a new kind
// stands last. A head keeps it, so that only those tables are read.
func Present(parts []Part) int64 {
	var bits int64
	for i, p := range parts {
		if p.Any() {
			bits |= 1 << i
		}
	}
	return bits
}

// Load reads the kinds of parts that are present.
func Load(rows Of, parts []Part, present int64) error {
	for i, p := range parts {
		if present&(1<<i) == 0 {
			continue
		}
		if err := p.Load(rows); err != nil {
			return err
		}
	}
	return nil
}

// Save writes of every kind of part what the act changed.
func Save(ctx context.Context, tx *store.Tx, caseID string, parts []Part) error {
	for _, p := range parts {
		if err := p.Save(ctx, tx, caseID); err != nil {
			return err
		}
	}
	return nil
}
