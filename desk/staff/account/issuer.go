package account

import (
	"context"
	"strings"

	"github.com/zaklon/zaklon/store"
)

// An Issuer is the OpenID provider of an agency. What it knows us by is shown to nobody. It signs officers in whom an administrator bound to it, and makes no account.
type Issuer struct {
	Agency          string // reference of the agency, and of the row
	Address, Client string
	Strong          string // what counts as a second factor: "acr:..." and "amr:...", between spaces

	Row, Secret, Seal string
}

// An IssuerForm is what an administrator enters of an agency's provider; without an address
// the agency has none any more.
type IssuerForm struct {
	Address, Client string
	Secret          string `json:"-"` // never in a digest, however sealed
	Strong          []string
}

func (i *Issuer) fields() []any {
	return []any{&i.Row, &i.Agency, &i.Address, &i.Client, store.Sealed(&i.Secret), &i.Strong, &i.Seal}
}

func (i Issuer) sealed(v *store.View) string {
	return v.MAC("issuer", i.Row, i.Agency, i.Address, i.Client, i.Secret, i.Strong)
}

// WithIssuer puts an agency's provider in place of the one before.
func (r Record) WithIssuer(f IssuerForm) Record {
	r.Issuers = nil
	if f.Address != "" {
		r.Issuers = []Issuer{{Agency: r.ID, Row: r.ID, Address: f.Address, Client: f.Client, Secret: f.Secret, Strong: strings.Join(f.Strong, " ")}}
	}
	return r
}

// IssuersWhere reads providers; one that the register did not write is an error.
func IssuersWhere(ctx context.Context, v *store.View, where string, args ...any) ([]Issuer, error) {
	var out []Issuer
	err := v.Rows(ctx, issuers, func() []any {
		out = append(out, Issuer{})
		return out[len(out)-1].fields()
	}, where, args...)
	if err != nil {
		return nil, err
	}
	for _, i := range out {
		if i.Seal != i.sealed(v) {
			return nil, ErrForged
		}
	}
	return out, nil
}

// SubjectMark is what a binding is found by. A subject may be a number of the person, so it
// stands nowhere as it is.
func SubjectMark(v *store.View, issuer, subject string) string {
	return v.MAC("subject", issuer, subject)
}

// A Binding is what an administrator enters to let an officer sign in by an agency's provider.
type Binding struct {
	Issuer  string // reference of the agency
	Subject string `json:"-"` // never in a digest, however sealed
	Address string `json:"-"` // of the provider that knows the subject by it; the act fills it in
}

// subject is who is bound. The same words are somebody else at another provider (OpenID Connect
// Core 1.0, section 2), so a binding ends when the agency goes over to one.
func (b Binding) subject() string { return b.Address + " " + b.Subject }

// Bound is the factor that a binding gives an officer.
func Bound(officer string, b Binding) NewFactor {
	return Proved(Factor{Officer: officer, Kind: KindAgency, Name: b.Issuer, Secret: b.subject()})
}

// BoundTo is the officer who is bound to a subject of an agency's provider, or nobody.
func BoundTo(ctx context.Context, v *store.View, b Binding) (officer string, err error) {
	var found []Factor
	err = v.Rows(ctx, factors, func() []any {
		found = append(found, Factor{})
		return found[len(found)-1].fields()
	}, `WHERE mark = $1 AND kind = $2`, SubjectMark(v, b.Issuer, b.subject()), KindAgency)
	if err != nil || len(found) != 1 {
		return "", err
	}
	if f := found[0]; f.Seal == f.sealed(v) && f.Name == b.Issuer && f.Secret == b.subject() {
		return f.Officer, nil
	}
	return "", nil
}

// IssuerAddress gives the address of an agency's provider; empty where it has none.
func IssuerAddress(ctx context.Context, v *store.View, agency string) (string, error) {
	found, err := IssuersWhere(ctx, v, `WHERE id = $1`, agency)
	if err != nil || len(found) == 0 {
		return "", err
	}
	return found[0].Address, nil
}
