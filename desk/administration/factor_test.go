package administration_test

import (
	"context"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
)

// What an administrator may do about sign-in, and to whom.
func TestSignInOfOthers(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	ministry, _, err := w.Staff.AgencyByName(ctx, "Ministry of the Interior")
	if err != nil {
		t.Fatal(err)
	}
	set := func(on string, f staff.IssuerForm) error {
		_, err := desk.Perform(ctx, w.System, administration.SetIssuer(), call(w, on), f)
		return err
	}
	bind := func(on, subject string) error {
		_, err := desk.Perform(ctx, w.System, administration.Bind(), call(w, on), staff.Binding{Issuer: ministry.ID, Subject: subject})
		return err
	}
	plain := func(a desk.Act[staff.Record, struct{}], on string) error {
		_, err := desk.Perform(ctx, w.System, a, call(w, on), struct{}{})
		return err
	}
	good := staff.IssuerForm{Address: "https://id.example", Client: "zaklon", Secret: "s"}
	with := func(change func(f *staff.IssuerForm)) staff.IssuerForm { f := good; change(&f); return f }
	me := w.Administrator.ID
	for _, c := range []struct {
		reason string
		err    error
		want   string
	}{
		{"a binding before there is a provider", bind(w.Caseworker.ID, "1"), "agency: choose_from_list"},
		{"a provider in clear", set(ministry.ID, with(func(f *staff.IssuerForm) { f.Address = "http://id.example" })), "address: issuer_address"},
		{"a provider without our name", set(ministry.ID, with(func(f *staff.IssuerForm) { f.Client = "" })), "client: text_missing"},
		{"a second factor of no kind", set(ministry.ID, with(func(f *staff.IssuerForm) { f.Strong = []string{"otp"} })), "strong: issuer_strong"},
		{"two in one", set(ministry.ID, with(func(f *staff.IssuerForm) { f.Strong = []string{"acr:a b"} })), "strong: issuer_strong"},
		{"a provider of an officer", set(w.Caseworker.ID, good), ": choose_from_list"},
		{"a provider", set(ministry.ID, good), ""},
		{"no subject", bind(w.Caseworker.ID, " "), "subject: text_missing"},
		{"the own account", bind(me, "1"), ": own_account"},
		{"an agency", bind(ministry.ID, "1"), ": choose_from_list"},
		{"a subject", bind(w.Caseworker.ID, "1"), ""},
		{"the same subject for another", bind(w.Leader.ID, "1"), ": factor_taken"},
		{"another subject in its place", bind(w.Caseworker.ID, "2"), ""},
		{"the subject that is free again", bind(w.Leader.ID, "1"), ""},
		{"an end of what is bound", plain(administration.Unbind(), w.Caseworker.ID), ""},
		{"an end of what is not", plain(administration.Unbind(), w.Caseworker.ID), ": not_bound"},
		{"the own factors", plain(administration.ResetFactors(), me), ": own_account"},
		{"an agency's factors", plain(administration.ResetFactors(), ministry.ID), ": choose_from_list"},
		{"an agency's lockout", plain(administration.EndLockout(), ministry.ID), ": choose_from_list"},
		{"an agency's end", plain(administration.Disable(), ministry.ID), ": choose_from_list"},
		{"another's factors", plain(administration.ResetFactors(), w.Caseworker.ID), ""},
		{"another's lockout", plain(administration.EndLockout(), w.Caseworker.ID), ""},
	} {
		if got := answer(c.err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
	if v, err := w.System.Register.Verify(ctx); err != nil || len(v.Misfits) > 0 {
		t.Errorf("the register does not verify: %v %+v", err, v.Misfits)
	}
}

// Only an administrator may, however fresh the proof; and nobody adds or removes another's factor.
func TestSignInIsForAdministrators(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	_, codes := w.Staff.DrawCodes(w.Border.ID)
	for _, m := range w.Members() {
		c := desk.Call{Officer: m.Authority(), Case: w.Border.ID, On: w.System.Today(), Proved: w.Clock.Now()}
		_, errReset := desk.Perform(ctx, w.System, administration.ResetFactors(), c, struct{}{})
		_, errUnlock := desk.Perform(ctx, w.System, administration.EndLockout(), c, struct{}{})
		_, errBind := desk.Perform(ctx, w.System, administration.Bind(), c, staff.Binding{Issuer: "x", Subject: "1"})
		for kind, err := range map[string]error{"reset": errReset, "unlock": errUnlock, "bind": errBind} {
			denied := strings.Contains(answer(err), "is not yours to perform")
			if denied == (m.ID == w.Administrator.ID) {
				t.Errorf("%s, %s: got %v", m.Role, kind, err)
			}
		}
		if m.ID == w.Border.ID {
			continue
		}
		_, errAdd := desk.Perform(ctx, w.System, administration.AddFactor(), c, codes)
		_, errRemove := desk.Perform(ctx, w.System, administration.RemoveFactor(), c, "x")
		for kind, err := range map[string]error{"add": errAdd, "remove": errRemove} {
			if got := answer(err); got != ": not_own_account" {
				t.Errorf("%s, %s another's factor: got %q", m.Role, kind, got)
			}
		}
	}
	own := desk.Call{Officer: w.Border.Authority(), Case: w.Border.ID, On: w.System.Today(), Proved: w.Clock.Now()}
	_, errAdd := desk.Perform(ctx, w.System, administration.AddFactor(), own, codes)
	_, errRemove := desk.Perform(ctx, w.System, administration.RemoveFactor(), own, "x")
	if got := answer(errAdd) + ", " + answer(errRemove); got != ": codes_need_factor, factor: choose_from_list" {
		t.Errorf("got %q", got)
	}
}
