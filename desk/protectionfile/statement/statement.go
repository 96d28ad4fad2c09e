// Package statement keeps the register statements of the protection register: files of a kind of
// their own, each issued once and never changed.
//
// Article 45: it may be named only by desks and pages of the protection register. It decides nothing:
// who may issue and read a statement is authority's, what it says is its rule's. It may not import
// the files of applicants: a statement holds of them what its rule put into it.
package statement

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/protection/identification/statement"
	"github.com/zaklon/zaklon/store"
)

// Table is where statements are kept. Its rows are in the after-images of the acts that issue them.
func Table() store.Table {
	return store.Table{Name: "register_statement", Columns: []string{
		"id", "case_id", "version", "issued_on", "officer", "unit", "asked_by", "purpose", "person", "variants", "readings", "dates", "searched",
		"persons", "threshold", "weights", "more", "found",
	}}
}

// A kept statement is the row, with lists as text.
type kept struct {
	statement.Statement
	person, variants, readings, dates, searched, found string
}

func (k *kept) fields() []any {
	s := &k.Statement
	return []any{
		&s.ID, &s.ID, &s.Version, &s.IssuedOn, &s.Officer, &s.Unit, store.Sealed(&s.AskedBy), store.Sealed(&s.Purpose),
		store.Sealed(&k.person), store.Sealed(&k.variants), store.Sealed(&k.readings), store.Sealed(&k.dates), &k.searched,
		&s.Persons, &s.Threshold, &s.Weights, &s.More, store.Sealed(&k.found),
	}
}

// lists pairs each list with its text in the row.
func (k *kept) lists() map[*string]any {
	s := &k.Statement
	return map[*string]any{&k.person: &s.Person, &k.variants: &s.Variants, &k.readings: &s.Readings, &k.dates: &s.Dates, &k.found: &s.Found}
}

// Keeper keeps the statements. Nobody is told that one exists who may not read it.
func Keeper() desk.Keeper[statement.Statement] {
	return desk.Keeper[statement.Statement]{
		New:     func(id string) statement.Statement { return statement.Statement{ID: id} },
		Sees:    "statement.read",
		Find:    find,
		Load:    load,
		AsOf:    asOf,
		Save:    save,
		Version: func(s statement.Statement) int64 { return s.Version },
		PackDay: func(s statement.Statement) deadline.Date { return s.IssuedOn },
	}
}

// find gives the unit that issued a statement. For a reference that is none it does the same work and
// gives no unit, which is nobody's.
func find(ctx context.Context, v *store.View, call desk.Call, _ deadline.Date) (authority.Case, bool, error) {
	var c authority.Case
	err := v.QueryRow(ctx, `SELECT unit FROM register_statement WHERE id = $1`, call.Case).Scan(&c.Unit)
	if errors.Is(err, sql.ErrNoRows) {
		return authority.Case{}, false, nil
	}
	if err != nil {
		return authority.Case{}, false, fmt.Errorf("statement: %w", err)
	}
	return c, true, nil
}

func load(ctx context.Context, v *store.View, id string) (statement.Statement, bool, error) {
	return assemble(func(fresh func() []any) error { return v.Rows(ctx, Table(), fresh, `WHERE id = $1`, id) })
}

func asOf(ctx context.Context, v *store.View, id string, before time.Time) (statement.Statement, bool, error) {
	past, err := v.AsOf(ctx, id, before)
	if err != nil {
		return statement.Statement{}, false, err
	}
	return assemble(func(fresh func() []any) error { return past.Rows(ctx, Table(), fresh) })
}

func assemble(rows func(fresh func() []any) error) (statement.Statement, bool, error) {
	var k kept
	found := false
	err := rows(func() []any { found = true; return k.fields() })
	if err != nil || !found {
		return statement.Statement{}, false, err
	}
	for text, list := range k.lists() {
		if err := json.Unmarshal([]byte(*text), list); err != nil {
			return statement.Statement{}, false, fmt.Errorf("statement: %w", err)
		}
	}
	k.Searched = strings.Fields(k.searched)
	return k.Statement, true, nil
}

func save(ctx context.Context, tx *store.Tx, _, after statement.Statement) error {
	k := kept{Statement: after, searched: strings.Join(after.Searched, " ")}
	for text, list := range k.lists() {
		raw, err := json.Marshal(list)
		if err != nil {
			return fmt.Errorf("statement: %w", err)
		}
		*text = string(raw)
	}
	return tx.Put(ctx, Table(), after.ID, k.fields())
}
