// Package staff is the system register: agencies, units, officers, their tokens and their
// sessions, and the SQL that keeps them.
//
// It holds nothing about persons concerned and may not import a package that does. It does
// not say who may change what; that is authority's, and desk/administration performs it.
package staff

import (
	"context"
	"embed"
	"io/fs"
	"slices"
	"strconv"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Config says how the system register is opened.
func Config(dir, keyDir string, clock func() time.Time) (store.Config, error) {
	schema, err := fs.Sub(migrations, "migrations")
	return store.Config{
		Name: "system", Dir: dir, KeyDir: keyDir, Schema: schema, Clock: clock,
		Tables: []string{"agency", "unit", "officer", "token"},
	}, err
}

// An Agency is an institution of the state, or an organisation of counsel.
type Agency struct{ ID, Name string }

// A Unit is where officers serve.
type Unit struct {
	ID, Agency, Name string
	Kind             string // border | asylum | counsel | oversight | administration
}

// UnitKinds lists the kinds of units.
func UnitKinds() []string {
	return []string{"border", "asylum", "counsel", "oversight", "administration"}
}

// An Officer is an account: one person, one unit, one role.
type Officer struct {
	ID, Unit, Login, Name string
	Role                  authority.Role
	Status                string // active | disabled
	Password              string // argon2id, encoded; empty: no sign-in by password
	Version               int64
	Seal                  string // over all of the above, under the register's key
}

// sealed computes the seal of an account.
func (o Officer) sealed(v *store.View) string {
	return v.MAC("officer", o.ID, o.Unit, o.Login, o.Name, string(o.Role), o.Status, o.Password, strconv.FormatInt(o.Version, 10))
}

// A Token lets a command line act as an officer. Only its digest is kept.
type Token struct {
	ID, Officer, Digest string
	Issued, Until       deadline.Date
}

// A Record is one entry of the system register: the file that its acts change.
type Record struct {
	ID       string
	Agencies []Agency
	Units    []Unit
	Officers []Officer
	Tokens   []Token
}

var ( // immutable: the tables of the register
	agencies = store.Table{Name: "agency", Columns: []string{"id", "name"}}
	units    = store.Table{Name: "unit", Columns: []string{"id", "agency_id", "name", "kind"}}
	officers = store.Table{Name: "officer", Columns: []string{"id", "unit_id", "login", "name", "role", "status", "password", "version", "seal"}}
	tokens   = store.Table{Name: "token", Columns: []string{"id", "officer_id", "digest", "issued_on", "until"}}
)

func (a *Agency) fields() []any { return []any{&a.ID, &a.Name} }
func (u *Unit) fields() []any   { return []any{&u.ID, &u.Agency, &u.Name, &u.Kind} }
func (t *Token) fields() []any  { return []any{&t.ID, &t.Officer, &t.Digest, &t.Issued, &t.Until} }
func (o *Officer) fields() []any {
	return []any{&o.ID, &o.Unit, &o.Login, &o.Name, &o.Role, &o.Status, &o.Password, &o.Version, &o.Seal}
}

// Keeper keeps the records of the system register. Administrators act on their own unit's
// register; the record itself has no rights of its own.
func Keeper() desk.Keeper[Record] {
	return desk.Keeper[Record]{
		New:     func(id string) Record { return Record{ID: id} },
		Find:    find,
		Load:    load,
		Save:    save,
		Version: version,
		PackDay: func(Record) deadline.Date { return 0 },
	}
}

func find(ctx context.Context, v *store.View, call desk.Call, _ deadline.Date) (authority.Case, bool, error) {
	_, found, err := load(ctx, v, call.Case)
	return authority.Case{Unit: call.Officer.Unit}, found, err
}

func version(r Record) int64 {
	if len(r.Officers) == 0 {
		return 1
	}
	return r.Officers[0].Version
}

// load reads an officer with their tokens. Agencies and units are added and never changed.
func load(ctx context.Context, v *store.View, id string) (Record, bool, error) {
	r := Record{ID: id}
	err := v.Rows(ctx, officers, func() []any {
		r.Officers = append(r.Officers, Officer{})
		return r.Officers[len(r.Officers)-1].fields()
	}, `WHERE id = $1`, id)
	if err != nil || len(r.Officers) == 0 {
		return r, false, err
	}
	err = v.Rows(ctx, tokens, func() []any {
		r.Tokens = append(r.Tokens, Token{})
		return r.Tokens[len(r.Tokens)-1].fields()
	}, `WHERE officer_id = $1 ORDER BY id`, id)
	return r, true, err
}

func save(ctx context.Context, tx *store.Tx, before, after Record) error {
	for _, a := range after.Agencies {
		if err := tx.Put(ctx, agencies, after.ID, a.fields()); err != nil {
			return err
		}
	}
	for _, u := range after.Units {
		if err := tx.Put(ctx, units, after.ID, u.fields()); err != nil {
			return err
		}
	}
	for _, o := range after.Officers {
		if slices.Contains(before.Officers, o) {
			continue
		}
		o.Seal = o.sealed(&tx.View)
		if err := tx.Put(ctx, officers, after.ID, o.fields()); err != nil {
			return err
		}
	}
	for _, t := range after.Tokens {
		if slices.Contains(before.Tokens, t) {
			continue
		}
		if err := tx.Put(ctx, tokens, after.ID, t.fields()); err != nil {
			return err
		}
	}
	return nil
}
