// Package account keeps the rows of the system register that prove something: agencies, units,
// officers, their tokens and factors, and agencies' providers.
//
// It says how a row is read, sealed and written, and never who may sign in; only package staff
// and the desk of the administration work on its records, and no page may name it.
package account

import (
	"context"
	"errors"
	"strconv"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/store"
)

// ErrForged is returned for a row that the register did not write: nobody works by it, and
// zaklon verify names it.
var ErrForged = errors.New("an account is not as the register wrote it; run zaklon verify")

// An Agency is an institution of the state, or an organisation of counsel.
type Agency struct{ ID, Name string }

// A Unit is where officers serve.
type Unit struct {
	ID, Agency, Name string
	Kind             string // of UnitKinds
}

// UnitKinds lists the kinds of units.
func UnitKinds() []string {
	return []string{
		"border", "asylum", "counsel", "justice", "court", "minister", "interpol", "police", "custody", "liaison", "oversight", "administration",
	}
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

// Active is the status of an account that may sign in.
const Active = "active"

// Sealed computes the seal of an account that has these factors, in the order of their
// references: a factor that was added or taken away past the register breaks it.
func (o Officer) Sealed(v *store.View, factors []string) string {
	texts := []string{"officer", o.ID, o.Unit, o.Login, o.Name, string(o.Role), o.Status, o.Password, strconv.FormatInt(o.Version, 10)}
	return v.MAC(append(texts, factors...)...)
}

// A Record is one entry of the system register: the file that its acts change.
type Record struct {
	ID       string
	Agencies []Agency
	Units    []Unit
	Officers []Officer
	Tokens   []Token
	Factors  []Factor // in the order of their references
	Issuers  []Issuer
}

var ( // immutable: the tables of the register
	agencies = store.Table{Name: "agency", Columns: []string{"id", "name"}}
	units    = store.Table{Name: "unit", Columns: []string{"id", "agency_id", "name", "kind"}}
	officers = store.Table{Name: "officer", Columns: []string{"id", "unit_id", "login", "name", "role", "status", "password", "version", "seal"}}
	tokens   = store.Table{Name: "token", Columns: []string{"id", "officer_id", "digest", "issued_on", "until"}}
	factors  = store.Table{Name: "factor", Columns: []string{"id", "case_id", "kind", "name", "mark", "secret", "counter", "added_on", "seal"}}
	issuers  = store.Table{Name: "issuer", Columns: []string{"id", "case_id", "address", "client", "secret", "strong", "seal"}}
)

func (a *Agency) fields() []any { return []any{&a.ID, &a.Name} }
func (u *Unit) fields() []any   { return []any{&u.ID, &u.Agency, &u.Name, &u.Kind} }

// Fields are the columns of an account, in their order.
func (o *Officer) Fields() []any {
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
