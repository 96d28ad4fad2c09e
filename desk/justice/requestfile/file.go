// Package requestfile is the SQL of the register of international legal assistance: how a file of a
// request is found, loaded and kept. The desks of the ministry, of the courts and of the minister share
// it, because they share the register.
//
// It decides nothing: what an officer may see is authority's, what an act does is package
// extradition's. It can name nothing of protection (Article 45): of that it holds one mark, a hold,
// and never its cause.
package requestfile

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/hold"
	"github.com/zaklon/zaklon/desk/justice/certificate"
	"github.com/zaklon/zaklon/desk/justice/legacy"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/rows"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Register is the name of the register.
const Register = "assistance"

// Config says how the register of legal assistance is opened.
func Config(dir, keyDir string, clock func() time.Time) (store.Config, error) {
	schema, err := fs.Sub(migrations, "migrations")
	c := store.Config{
		Name: Register, Dir: dir, KeyDir: keyDir, Schema: schema, Clock: clock,
		Blobs: append(mail.Blobs(), "annex.blob"),
	}
	for _, t := range append(append(mail.Tables(), legacy.Tables()...), requests, hold.Table(), certificate.Table()) {
		c.Tables = append(c.Tables, t.Name)
	}
	for _, p := range partsOf(new(extradition.File), new(extradition.File)) {
		c.Tables = append(c.Tables, p.Name())
	}
	return c, err
}

// Keeper keeps the files of the register. Nobody is told that a file exists who may not read it.
func Keeper() desk.Keeper[extradition.File] {
	return desk.Keeper[extradition.File]{
		New:  func(id string) extradition.File { return extradition.File{Request: extradition.Request{ID: id}} },
		Sees: "request.read",
		Find: find,
		Load: func(ctx context.Context, v *store.View, id string) (extradition.File, bool, error) {
			return assemble(rows.Standing(ctx, v, requests, id))
		},
		AsOf:    asOf,
		Save:    save,
		Version: func(f extradition.File) int64 { return f.Request.Version },
		PackDay: extradition.File.PackDay,
	}
}

func asOf(ctx context.Context, v *store.View, id string, before time.Time) (extradition.File, bool, error) {
	past, err := rows.Past(ctx, v, id, before)
	if err != nil {
		return extradition.File{}, false, err
	}
	return assemble(past)
}

// assemble reads the request and then the tables of the parts that its file has.
func assemble(from rows.Of) (extradition.File, bool, error) {
	var f extradition.File
	var has derived
	found := false
	err := from(requests, func() []any { found = true; return requestFields(&f.Request, &has) })
	if err != nil || !found {
		return f, false, err
	}
	return f, true, rows.Load(from, partsOf(&f, &f), has.Parts)
}

// save writes the request, whose version every act changes, and of its parts those that the act changed.
func save(ctx context.Context, tx *store.Tx, before, after extradition.File) error {
	is := derive(after)
	if err := tx.Put(ctx, requests, after.Request.ID, requestFields(&after.Request, &is)); err != nil {
		return err
	}
	return rows.Save(ctx, tx, after.Request.ID, partsOf(&before, &after))
}

// find reads what authority may look at, with the same work for a reference that is not in the register.
func find(ctx context.Context, v *store.View, call desk.Call, _ deadline.Date) (authority.Case, bool, error) {
	const facts = `SELECT id, state, unit, entered_unit, assignee, court, proposer FROM request WHERE id = $1`
	var c authority.Case
	err := v.QueryRow(ctx, facts, call.Case).Scan(&c.ID, &c.State, &c.Unit, &c.EnteredUnit, &c.Assignee, &c.Court, &c.Proposer)
	absent := errors.Is(err, sql.ErrNoRows)
	if err != nil && !absent {
		return authority.Case{}, false, fmt.Errorf("request: %w", err)
	}
	return c, !absent, nil
}
