// Package administration is the desk that keeps agencies, units and officers.
//
// It works on the system register alone and may not name any other: an administrator never
// sees a case.
package administration

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/desk/staff/account"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/store"
)

// opens makes an act that opens a record of the system register.
func opens[In any](kind string, rule func(staff.Record, In, act.Occasion) (staff.Record, act.Minutes, error)) desk.Act[staff.Record, In] {
	return desk.Act[staff.Record, In]{Kind: kind, Opens: true, Keeper: staff.Keeper(), Rule: rule}
}

// on makes an act on an account. A record that is none is refused before the rule looks at it.
func on[In any](kind string, rule func(staff.Record, In, act.Occasion) (staff.Record, act.Minutes, error)) desk.Act[staff.Record, In] {
	return desk.Act[staff.Record, In]{Kind: kind, Keeper: staff.Keeper(), Rule: func(r staff.Record, in In, o act.Occasion) (staff.Record, act.Minutes, error) {
		if len(r.Officers) == 0 {
			return r, nil, o.Refuse("", "choose_from_list")
		}
		return rule(r, in, o)
	}}
}

// AddAgency is the act that enters an agency. Its input is the agency's name.
func AddAgency() desk.Act[staff.Record, string] {
	return opens("agency.added", func(r staff.Record, name string, _ act.Occasion) (staff.Record, act.Minutes, error) {
		var c act.Checks
		c.Line("agency", name)
		r.Agencies = []staff.Agency{{ID: r.ID, Name: identity.Clean(name)}}
		return r, nil, c.Err()
	})
}

// AddUnit is the act that enters a unit of an agency.
func AddUnit() desk.Act[staff.Record, staff.Unit] {
	return opens("unit.added", func(r staff.Record, in staff.Unit, _ act.Occasion) (staff.Record, act.Minutes, error) {
		var c act.Checks
		c.Line("unit", in.Name)
		c.OneOf("kind", in.Kind, staff.UnitKinds())
		in.ID, in.Name = r.ID, identity.Clean(in.Name)
		r.Units = []staff.Unit{in}
		return r, act.Minutes{{Key: "kind", Value: in.Kind}}, c.Err()
	})
}

// A NewOfficer is the form of an account. Password may be empty: then the officer works by
// token alone.
type NewOfficer struct {
	Unit     staff.Unit
	Login    string
	Name     string
	Role     authority.Role
	Password string `json:"-"` // never in a digest, however sealed
	Hash     string `json:"-"` // made by the caller before the transaction: it is slow by design
}

// AddOfficer is the act that enters an account. Two accounts never share a login.
func AddOfficer() desk.Act[staff.Record, NewOfficer] {
	a := opens("officer.added", addOfficer)
	a.Bring = func(ctx context.Context, tx *store.Tx, _ desk.Call, in *NewOfficer) error {
		taken, err := account.LoginTaken(ctx, &tx.View, in.Login)
		if err == nil && taken {
			err = &act.Refused{Problems: []act.Problem{{Field: "login", Code: "login_taken"}}}
		}
		return err
	}
	return a
}

func addOfficer(r staff.Record, in NewOfficer, _ act.Occasion) (staff.Record, act.Minutes, error) {
	var c act.Checks
	c.Line("name", in.Name)
	c.Require(loginForm(in.Login), "login", "login_form", "max", strconv.Itoa(maxLogin))
	c.OneOf("role", string(in.Role), serves(in.Unit.Kind))
	checkPassword(&c, in.Password)
	if in.Password == "" {
		in.Hash = "" // of no password it would open the account to whoever types none
	}
	r.Officers = []staff.Officer{{
		ID: r.ID, Unit: in.Unit.ID, Login: in.Login, Name: identity.Clean(in.Name), Role: in.Role,
		Status: "active", Password: in.Hash, Version: 1,
	}}
	return r, act.Minutes{{Key: "role", Value: string(in.Role)}}, c.Err()
}

// serves lists the roles that may serve in a unit of a kind, so that no account crosses a wall.
func serves(kind string) []string {
	roles := map[string][]authority.Role{
		"border":         {authority.BorderOfficer},
		"asylum":         {authority.Caseworker, authority.TeamLeader, authority.SecondReader},
		"counsel":        {authority.Counsel},
		"justice":        {authority.LegalAssistanceOfficer},
		"court":          {authority.CourtClerk, authority.Judge},
		"minister":       {authority.Minister},
		"interpol":       {authority.InterpolOfficer},
		"police":         {authority.PoliceOfficer},
		"custody":        {authority.SwornOfficer},
		"liaison":        {authority.Liaison},
		"oversight":      {authority.Auditor},
		"administration": {authority.Administrator},
	}[kind]
	words := make([]string, len(roles))
	for i, role := range roles {
		words[i] = string(role)
	}
	return words
}

// A ResetForm is the form of a new password.
type ResetForm struct {
	Password string `json:"-"`
	Hash     string `json:"-"`
}

// ResetPassword is the act that gives an account another password. Its tokens end with the one
// before, except where officers reset their own, on the command line, by such a token: the only
// administrator of an installation could issue no other.
func ResetPassword() desk.Act[staff.Record, ResetForm] {
	return on("officer.password_reset", func(r staff.Record, in ResetForm, o act.Occasion) (staff.Record, act.Minutes, error) {
		var c act.Checks
		c.Require(in.Password != "", "password", "text_missing")
		checkPassword(&c, in.Password)
		if r.ID != o.Officer {
			r.Tokens = nil
		}
		return change(r, func(o *staff.Officer) { o.Password = in.Hash }), nil, c.Err()
	})
}

// Disable is the act that ends an account. Its sessions and tokens end with it.
func Disable() desk.Act[staff.Record, struct{}] {
	return on("officer.disabled", func(r staff.Record, _ struct{}, o act.Occasion) (staff.Record, act.Minutes, error) {
		if r.Officers[0].Status != "active" {
			return r, nil, o.Refuse("", "already_disabled")
		}
		if r.ID == o.Officer {
			return r, nil, o.Refuse("", "own_account")
		}
		return change(r, func(one *staff.Officer) { one.Status = "disabled" }), nil, nil
	})
}

// A TokenForm is the form of a token: the digest of its secret and its last day. Whoever drew
// the secret made the digest; it is kept sealed with that day.
type TokenForm struct {
	Digest string `json:"-"` // says too whether the token counts as a proof: staff.NewProof
	Until  deadline.Date
}

// IssueToken is the act that lets a command line act as an officer.
func IssueToken() desk.Act[staff.Record, TokenForm] {
	return on("token.issued", func(r staff.Record, in TokenForm, o act.Occasion) (staff.Record, act.Minutes, error) {
		if in.Until < o.Today {
			return r, nil, o.Refuse("until", "ends_before_it_begins")
		}
		r.Tokens = append(r.Tokens[:len(r.Tokens):len(r.Tokens)], staff.Token{
			ID: o.NewID(), Officer: r.ID, Digest: in.Digest, Issued: o.Today, Until: in.Until,
		})
		return change(r, func(*staff.Officer) {}), act.Minutes{{Key: "until", Value: in.Until.String()}}, nil
	})
}

func change(r staff.Record, edit func(o *staff.Officer)) staff.Record {
	one := r.Officers[0]
	edit(&one)
	one.Version++
	r.Officers = []staff.Officer{one}
	return r
}

// Limits of an account's form.
const (
	minPassword = 12
	maxPassword = 200
	maxLogin    = 60
)

func checkPassword(c *act.Checks, password string) {
	n := utf8.RuneCountInString(password)
	c.Require(password == "" || n >= minPassword, "password", "password_short", "min", strconv.Itoa(minPassword))
	c.Require(n <= maxPassword, "password", "text_too_long", "max", strconv.Itoa(maxPassword), "length", strconv.Itoa(n))
}

// loginForm tells whether a login is of small letters, digits, dots and hyphens.
func loginForm(s string) bool {
	return s != "" && len(s) <= maxLogin && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789.-") == ""
}
