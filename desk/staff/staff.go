// Package staff is the system register: agencies, units, officers, their tokens and their
// sessions, and the SQL that keeps them.
//
// It holds nothing about persons concerned and may not import a package that does. It does
// not say who may change what; that is authority's, and desk/administration performs it.
package staff

import (
	"cmp"
	"context"
	"embed"
	"io/fs"
	"slices"
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff/account"
	"github.com/zaklon/zaklon/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Config says how the system register is opened.
func Config(dir, keyDir string, clock func() time.Time) (store.Config, error) {
	schema, err := fs.Sub(migrations, "migrations")
	return store.Config{
		Name: "system", Dir: dir, KeyDir: keyDir, Schema: schema, Clock: clock,
		Tables:  []string{"agency", "unit", "officer", "token", "factor", "issuer", "law_edition", "law_archive"},
		Passing: []string{"session", "waiting", "attempt"},
	}, err
}

// What the system register keeps, in the words of package account.
type (
	Agency     = account.Agency
	Unit       = account.Unit
	Officer    = account.Officer
	Token      = account.Token
	Record     = account.Record
	NewFactor  = account.NewFactor
	IssuerForm = account.IssuerForm
	Binding    = account.Binding
)

// The kinds of factors.
const (
	KindCode     = account.KindCode
	KindPasskey  = account.KindPasskey
	KindRecovery = account.KindRecovery
	KindAgency   = account.KindAgency
)

// UnitKinds lists the kinds of units.
func UnitKinds() []string { return account.UnitKinds() }

// Keeper keeps the records of the system register.
func Keeper() desk.Keeper[Record] { return account.Keeper() }

// A Factor is a factor as pages list it: without what it proves anything by.
type Factor struct {
	ID, Kind string
	Name     string // of a passkey, as its holder called it; of an agency's provider, its reference
	Added    deadline.Date

	left int
}

// Left is how many recovery codes are left.
func (f Factor) Left() int { return f.left }

// Second tells whether an officer who has it is asked for it after the password.
func (f Factor) Second() bool { return f.Kind == KindCode || f.Kind == KindPasskey }

// Factors lists the factors of an officer, in the order in which they were added.
func (s *Staff) Factors(ctx context.Context, officer string) ([]Factor, error) {
	have, err := s.factors(ctx, officer)
	out := make([]Factor, len(have))
	for i, f := range have {
		out[i] = Factor{f.ID, f.Kind, f.Name, f.Added, f.Left()}
	}
	slices.SortStableFunc(out, func(a, b Factor) int { return cmp.Compare(a.Added, b.Added) })
	return out, err
}

// factors reads the factors of an officer with what they prove it by.
func (s *Staff) factors(ctx context.Context, officer string) (have []account.Factor, err error) {
	err = s.view(ctx, func(v *store.View) (err error) {
		s.ran("factors of an officer")
		have, err = account.FactorsOf(ctx, v, officer)
		return err
	})
	return have, err
}
