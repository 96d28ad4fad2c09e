// Package liaison is the desk of the protection liaison, on the door's own register: interim measures
// and other causes, matches of a claim and a cause with what two liaisons say of them, and liftings.
//
// It knows the other registers only through package interlock: it may not name package protection, a
// desk of another register, or their rules. What is entered here no other desk reads; the liaison is
// the only one who sees both sides of a match.
package liaison

import (
	"context"
	"embed"
	"io/fs"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/rows"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Register is the name of the door's own register.
const Register = "door"

// Config says how the door's register is opened.
func Config(dir, keyDir string, clock func() time.Time) (store.Config, error) {
	schema, err := fs.Sub(migrations, "migrations")
	c := store.Config{
		Name: Register, Dir: dir, KeyDir: keyDir, Schema: schema, Clock: clock, Blobs: append([]string{"door_paper.blob"}, mail.Blobs()...),
		Tables: []string{heads.Name},
	}
	var none ledger.File
	for _, t := range tablesOf(&none, &none) {
		c.Tables = append(c.Tables, t.name)
	}
	for _, t := range mail.Tables() {
		c.Tables = append(c.Tables, t.Name)
	}
	return c, err
}

// Keeper keeps the files of the door's register. Nobody is told that a file exists who may not read it;
// how they read it follows from its sort.
func Keeper(sees string) desk.Keeper[ledger.File] {
	return desk.Keeper[ledger.File]{
		New:     func(id string) ledger.File { return ledger.File{Head: ledger.Head{ID: id}} },
		Sees:    sees,
		Find:    find,
		Load:    load,
		AsOf:    asOf,
		Save:    save,
		Version: func(f ledger.File) int64 { return f.Head.Version },
		PackDay: func(ledger.File) (none deadline.Date) { return none },
	}
}

// find gives what authority may look at. The files of the door are of every liaison: each is of the unit
// of who asks.
func find(ctx context.Context, v *store.View, call desk.Call, _ deadline.Date) (authority.Case, bool, error) {
	f, found, err := head(ctx, v, call.Case)
	c := authority.Case{ID: call.Case, State: f.Head.State, Unit: call.Officer.Unit, Proposer: f.Head.Proposer}
	return c, found, err
}

func head(ctx context.Context, v *store.View, id string) (f ledger.File, found bool, err error) {
	var present int64
	err = v.Rows(ctx, heads, func() []any { found = true; return headFields(&f.Head, &present) }, `WHERE id = $1`, id)
	return f, found, err
}

func load(ctx context.Context, v *store.View, id string) (ledger.File, bool, error) {
	return assemble(rows.Standing(ctx, v, heads, id))
}

func asOf(ctx context.Context, v *store.View, id string, before time.Time) (ledger.File, bool, error) {
	past, err := rows.Past(ctx, v, id, before)
	if err != nil {
		return ledger.File{}, false, err
	}
	return assemble(past)
}

func assemble(of rows.Of) (f ledger.File, found bool, err error) {
	var present int64
	err = of(heads, func() []any { found = true; return headFields(&f.Head, &present) })
	if err != nil || !found {
		return f, false, err
	}
	return f, true, rows.Load(of, partsOf(&f, &f), present)
}

func save(ctx context.Context, tx *store.Tx, before, after ledger.File) error {
	parts := partsOf(&before, &after)
	present := rows.Present(parts)
	if err := tx.Put(ctx, heads, after.Head.ID, headFields(&after.Head, &present)); err != nil {
		return err
	}
	return rows.Save(ctx, tx, after.Head.ID, parts)
}

// on makes an act on a file of the door's register that a liaison reads as sees.
func on[In any](kind, sees string, rule func(ledger.File, In, act.Occasion) (ledger.File, act.Minutes, error)) desk.Act[ledger.File, In] {
	return desk.Act[ledger.File, In]{Kind: kind, Keeper: Keeper(sees), Rule: rule}
}
