package administration

import (
	"context"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/desk/staff/account"
	"github.com/zaklon/zaklon/store"
)

// SetIssuer is the act that gives an agency an OpenID provider, in place of the one before;
// without an address the agency has none any more.
func SetIssuer() desk.Act[staff.Record, staff.IssuerForm] {
	return desk.Act[staff.Record, staff.IssuerForm]{Kind: "agency.issuer_set", Keeper: staff.Keeper(), Rule: func(r staff.Record, in staff.IssuerForm, o act.Occasion) (staff.Record, act.Minutes, error) {
		if len(r.Agencies) == 0 {
			return r, nil, o.Refuse("", "choose_from_list")
		}
		var c act.Checks
		if in.Address != "" {
			c.Require(staff.IssuerAddress(in.Address), "address", "issuer_address")
			c.Line("client", in.Client)
		}
		for _, value := range in.Strong {
			c.Require(strongForm(value), "strong", "issuer_strong")
		}
		return r.WithIssuer(in), act.Minutes{{Key: "issuer", Value: in.Address}}, c.Err()
	}}
}

// strongForm tells whether a value says which class or method counts as a second factor.
func strongForm(value string) bool {
	class, isClass := strings.CutPrefix(value, "acr:")
	method, isMethod := strings.CutPrefix(value, "amr:")
	return (isClass && class != "" || isMethod && method != "") && !strings.ContainsAny(value, " \t\r\n")
}

// A Binding is the form of Bind.
type Binding = staff.Binding

// Bind is the act that lets an officer sign in by an agency's provider, as the subject by
// which that provider knows them. It is the only way to such a sign-in.
func Bind() desk.Act[staff.Record, staff.Binding] {
	a := on("officer.bound", func(r staff.Record, in staff.Binding, o act.Occasion) (staff.Record, act.Minutes, error) {
		if r.ID == o.Officer {
			return r, nil, o.Refuse("", "own_account")
		}
		var c act.Checks
		c.Line("subject", in.Subject)
		r = account.Bound(r.ID, in).Add(r, o.NewID(), o.Today)
		return change(r, func(*staff.Officer) {}), nil, c.Err()
	})
	once := onlyOnce[staff.Binding](func(call desk.Call, in staff.Binding) staff.NewFactor { return account.Bound(call.Case, in) })
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *staff.Binding) error {
		address, err := account.IssuerAddress(ctx, &tx.View, in.Issuer)
		if in.Address = address; err == nil && address == "" {
			err = &act.Refused{Problems: []act.Problem{{Field: "agency", Code: "choose_from_list"}}}
		}
		if err != nil {
			return err
		}
		return once(ctx, tx, call, in)
	}
	return a
}

// Unbind is the act that ends an officer's sign-in by their agency's provider. The caller ends
// the account's sessions afterwards. What is bound needs no naming.
func Unbind() desk.Act[staff.Record, struct{}] {
	return on("officer.unbound", func(r staff.Record, _ struct{}, o act.Occasion) (staff.Record, act.Minutes, error) {
		rest := r.WithoutKinds(staff.KindAgency)
		if len(rest.Factors) == len(r.Factors) {
			return r, nil, o.Refuse("", "not_bound")
		}
		return change(rest, func(*staff.Officer) {}), nil, nil
	})
}
