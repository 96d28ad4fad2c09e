package policefile

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/interpol/statement"
	"github.com/zaklon/zaklon/store"
)

// A keptStatement is the row, with lists as text.
type keptStatement struct {
	statement.Statement
	person, chosen, lines string
}

func (k *keptStatement) fields() []any {
	s := &k.Statement
	return []any{
		&s.ID, &s.ID, &s.Version, &s.IssuedOn, &s.Officer, &s.Unit, store.Sealed(&s.AskedBy), &s.Through, &s.Messages, &s.Checks, &s.Solely,
		store.Sealed(&k.person), store.Sealed(&k.chosen), store.Sealed(&k.lines),
	}
}

// lists pairs each list with its text in the row.
func (k *keptStatement) lists() map[*string]any {
	return map[*string]any{&k.person: &k.Person, &k.chosen: &k.Chosen, &k.lines: &k.Lines}
}

// Statements keeps the police statements. Nobody is told that one exists who may not read it.
func Statements() desk.Keeper[statement.Statement] {
	return desk.Keeper[statement.Statement]{
		New:  func(id string) statement.Statement { return statement.Statement{ID: id} },
		Sees: "police_statement.read",
		Find: findStatement,
		Load: func(ctx context.Context, v *store.View, id string) (statement.Statement, bool, error) {
			return assembleStatement(func(fresh func() []any) error { return v.Rows(ctx, statements, fresh, `WHERE id = $1`, id) })
		},
		AsOf: func(ctx context.Context, v *store.View, id string, before time.Time) (statement.Statement, bool, error) {
			past, err := v.AsOf(ctx, id, before)
			if err != nil {
				return statement.Statement{}, false, err
			}
			return assembleStatement(func(fresh func() []any) error { return past.Rows(ctx, statements, fresh) })
		},
		Save:    saveStatement,
		Version: func(s statement.Statement) int64 { return s.Version },
		PackDay: func(s statement.Statement) deadline.Date { return s.IssuedOn },
	}
}

func findStatement(ctx context.Context, v *store.View, call desk.Call, _ deadline.Date) (authority.Case, bool, error) {
	c, found, err := find(ctx, v, call, `SELECT id, '`+statement.State+`', unit, '', '' FROM police_statement WHERE id = $1`)
	return c, found, err
}

func assembleStatement(rows func(fresh func() []any) error) (statement.Statement, bool, error) {
	var k keptStatement
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
	return k.Statement, true, nil
}

func saveStatement(ctx context.Context, tx *store.Tx, _, after statement.Statement) error {
	k := keptStatement{Statement: after}
	for text, list := range k.lists() {
		raw, err := json.Marshal(list)
		if err != nil {
			return fmt.Errorf("statement: %w", err)
		}
		*text = string(raw)
	}
	return tx.Put(ctx, statements, after.ID, k.fields())
}
