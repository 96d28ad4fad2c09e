package staff_test

import (
	"context"
	"errors"
	"testing"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
)

// A token is good until its last day, that day included, and ends with the account.
func TestTokens(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	secret := w.Token(w.Caseworker)
	today := w.System.Today()
	for _, c := range []struct {
		reason, secret string
		after          int
		want           bool
	}{
		{"on its first day", secret, 0, true},
		{"on its last day", secret, 365, true},
		{"on the day after", secret, 366, false},
		{"a guess", "guess", 0, false},
		{"nothing", "", 0, false},
	} {
		day, err := today.AddDays(c.after)
		if err != nil {
			t.Fatal(err)
		}
		m, err := w.Staff.ByToken(ctx, c.secret, day)
		if c.want && (err != nil || m.ID != w.Caseworker.ID) || !c.want && !errors.Is(err, staff.ErrNoMember) {
			t.Errorf("%s: got %+v, %v", c.reason, m, err)
		}
	}
	disable(t, w, w.Caseworker)
	if _, err := w.Staff.ByToken(ctx, secret, today); !errors.Is(err, staff.ErrNoMember) {
		t.Errorf("of a disabled account: %v", err)
	}
}

// Who lost a password or a factor may have lost a token too: with a reset by an administrator
// every token of the account ends, and no other.
func TestResetEndsTokens(t *testing.T) {
	password := func(w *housetest.World, call desk.Call) error {
		form := administration.ResetForm{Password: "a horse in the well 7", Hash: "constant"}
		_, err := desk.Perform(context.Background(), w.System, administration.ResetPassword(), call, form)
		return err
	}
	factors := func(w *housetest.World, call desk.Call) error {
		_, err := desk.Perform(context.Background(), w.System, administration.ResetFactors(), call, struct{}{})
		return err
	}
	unlock := func(w *housetest.World, call desk.Call) error {
		_, err := desk.Perform(context.Background(), w.System, administration.EndLockout(), call, struct{}{})
		return err
	}
	for _, c := range []struct {
		reason string
		act    func(*housetest.World, desk.Call) error
		own    string // "own" where the administrator acts on the own account
		ends   bool
	}{
		{"another password", password, "", true},
		{"no factors any more", factors, "", true},
		{"the end of a lockout resets nothing", unlock, "", false},
		{"the own password: an only administrator could issue no other token", password, "own", false},
	} {
		w := housetest.New(t)
		ctx, of := context.Background(), w.Caseworker
		if c.own != "" {
			of = w.Administrator
		}
		one, two, other := w.Token(of), w.Token(of), w.Token(w.Leader)
		call := desk.Call{Officer: w.Administrator.Authority(), Case: of.ID, On: w.System.Today(), Proved: w.Clock.Now()}
		if err := c.act(w, call); err != nil {
			t.Fatalf("%s: %v", c.reason, err)
		}
		for _, secret := range []string{one, two} {
			if _, err := w.Staff.ByToken(ctx, secret, w.System.Today()); errors.Is(err, staff.ErrNoMember) != c.ends {
				t.Errorf("%s: got %v", c.reason, err)
			}
		}
		for _, secret := range []string{other, w.Token(of)} {
			if _, err := w.Staff.ByToken(ctx, secret, w.System.Today()); err != nil {
				t.Errorf("%s: another's token, or one issued since: %v", c.reason, err)
			}
		}
		verified(t, w)
	}
}
