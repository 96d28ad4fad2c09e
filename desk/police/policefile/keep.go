package policefile

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/rows"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/store"
)

// Messages keeps the files of messages. Nobody is told that one exists who may not read it.
func Messages() desk.Keeper[interpol.File] {
	return desk.Keeper[interpol.File]{
		New:  func(id string) interpol.File { return interpol.File{Message: interpol.Message{ID: id}} },
		Sees: "message.read",
		Find: findMessage,
		Load: func(ctx context.Context, v *store.View, id string) (interpol.File, bool, error) {
			return assembleMessage(rows.Standing(ctx, v, messages, id))
		},
		AsOf: func(ctx context.Context, v *store.View, id string, before time.Time) (interpol.File, bool, error) {
			past, err := rows.Past(ctx, v, id, before)
			if err != nil {
				return interpol.File{}, false, err
			}
			return assembleMessage(past)
		},
		Save:    saveMessage,
		Version: func(f interpol.File) int64 { return f.Message.Version },
		PackDay: interpol.File.PackDay,
	}
}

func assembleMessage(from rows.Of) (interpol.File, bool, error) {
	var f interpol.File
	var has derived
	found := false
	err := from(messages, func() []any { found = true; return messageFields(&f.Message, &has) })
	if err != nil || !found {
		return f, false, err
	}
	return f, true, rows.Load(from, messageParts(&f, &f), has.Parts)
}

func saveMessage(ctx context.Context, tx *store.Tx, before, after interpol.File) error {
	is := derived{
		Parts: rows.Present(messageParts(&after, &after)),
		Due:   cmp.Or(after.DueOn().String(), never), Bell: cmp.Or(after.NextBell().String(), never),
	}
	if err := tx.Put(ctx, messages, after.Message.ID, messageFields(&after.Message, &is)); err != nil {
		return err
	}
	return rows.Save(ctx, tx, after.Message.ID, messageParts(&before, &after))
}

// findMessage reads what authority may look at, with the same work for a reference that is not in the
// register.
func findMessage(ctx context.Context, v *store.View, call desk.Call, _ deadline.Date) (authority.Case, bool, error) {
	return find(ctx, v, call, `SELECT id, state, unit, assignee, '' FROM message WHERE id = $1`)
}

func find(ctx context.Context, v *store.View, call desk.Call, facts string) (authority.Case, bool, error) {
	var c authority.Case
	err := v.QueryRow(ctx, facts, call.Case).Scan(&c.ID, &c.State, &c.Unit, &c.Assignee, &c.Proposer)
	absent := errors.Is(err, sql.ErrNoRows)
	if err != nil && !absent {
		return authority.Case{}, false, fmt.Errorf("file: %w", err)
	}
	return c, !absent, nil
}

// Removals keeps the files of removals and escorts. Nobody is told that one exists who may not read it.
func Removals() desk.Keeper[removal.File] {
	return desk.Keeper[removal.File]{
		New:  func(id string) removal.File { return removal.File{Removal: removal.Removal{ID: id}} },
		Sees: "removal.read",
		Find: findRemoval,
		Load: func(ctx context.Context, v *store.View, id string) (removal.File, bool, error) {
			return assembleRemoval(rows.Standing(ctx, v, removals, id))
		},
		AsOf: func(ctx context.Context, v *store.View, id string, before time.Time) (removal.File, bool, error) {
			past, err := rows.Past(ctx, v, id, before)
			if err != nil {
				return removal.File{}, false, err
			}
			return assembleRemoval(past)
		},
		Save:    saveRemoval,
		Version: func(f removal.File) int64 { return f.Removal.Version },
		PackDay: removal.File.PackDay,
	}
}

func assembleRemoval(from rows.Of) (removal.File, bool, error) {
	var f removal.File
	var parts int64
	found := false
	err := from(removals, func() []any { found = true; return removalFields(&f.Removal, &parts) })
	if err != nil || !found {
		return f, false, err
	}
	return f, true, rows.Load(from, removalParts(&f, &f), parts)
}

func saveRemoval(ctx context.Context, tx *store.Tx, before, after removal.File) error {
	parts := rows.Present(removalParts(&after, &after))
	if err := tx.Put(ctx, removals, after.Removal.ID, removalFields(&after.Removal, &parts)); err != nil {
		return err
	}
	return rows.Save(ctx, tx, after.Removal.ID, removalParts(&before, &after))
}

// findRemoval names as proposer the officer who intended the removal: another one executes it.
func findRemoval(ctx context.Context, v *store.View, call desk.Call, _ deadline.Date) (authority.Case, bool, error) {
	return find(ctx, v, call, `SELECT id, state, unit, assignee, intended_by FROM removal WHERE id = $1`)
}
