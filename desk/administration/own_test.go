package administration_test

import (
	"context"
	"errors"
	"testing"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
)

// Every officer changes the own password, and nobody another's, whatever the role.
func TestChangeOwnPassword(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	const better = "seven boats in the bay"
	hash := staff.HashPassword(better)
	for _, m := range w.Members() {
		own := desk.Call{Officer: m.Authority(), Case: m.ID, On: w.System.Today()}
		if _, err := desk.Perform(ctx, w.System, administration.ChangePassword(), own, administration.ResetForm{Password: better, Hash: hash}); err != nil {
			t.Errorf("%s, the own account: %v", m.Role, err)
		}
		others := own
		if others.Case = w.Border.ID; m.ID == w.Border.ID {
			others.Case = w.Leader.ID
		}
		_, err := desk.Perform(ctx, w.System, administration.ChangePassword(), others, administration.ResetForm{Password: better, Hash: hash})
		if got := answer(err); got != ": not_own_account" {
			t.Errorf("%s, another's account: got %q", m.Role, got)
		}
	}
	own := desk.Call{Officer: w.Leader.Authority(), Case: w.Leader.ID, On: w.System.Today()}
	_, err := desk.Perform(ctx, w.System, administration.ChangePassword(), own, administration.ResetForm{Password: "short"})
	if got := answer(err); got != "password: password_short" {
		t.Errorf("a short password: got %q", got)
	}
	if _, err := w.Staff.SignIn(ctx, w.Leader.Login, better); err != nil {
		t.Errorf("signing in with the new password: %v", err)
	}
	if _, err := w.Staff.SignIn(ctx, w.Leader.Login, housetest.Password); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("signing in with the old password: got %v", err)
	}
}
