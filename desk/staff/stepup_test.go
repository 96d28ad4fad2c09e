package staff_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
)

// A fresh proof holds ten minutes, for the kinds of the table and no others.
func TestFresh(t *testing.T) {
	w := housetest.New(t)
	now := w.Clock.Now()
	for _, c := range []struct {
		reason, kind string
		proved       time.Time
		want         bool
	}{
		{"just now", "decision.approved", now, true},
		{"a second before ten minutes", "decision.approved", now.Add(-10*time.Minute + time.Second), true},
		{"ten minutes ago", "decision.approved", now.Add(-10 * time.Minute), false},
		{"never", "decision.approved", time.Time{}, false},
		{"in the future", "decision.approved", now.Add(time.Second), false},
		{"never, for an act that does not ask", "application.lodged", time.Time{}, true},
	} {
		if got := staff.Fresh(c.kind, c.proved, now); got != c.want {
			t.Errorf("%s: got %t", c.reason, got)
		}
	}
	for _, kind := range []string{"decision.approved", "decision.served", "correction.approved", "files.merged", "files.unmerged", "officer.added", "token.issued", "officer.factor_removed", "officer.factors_reset"} {
		if !staff.FreshFor(kind) || !slices.Contains(w.Authority.Actions(), kind) {
			t.Errorf("%s does not ask for a fresh proof, or is no act", kind)
		}
	}
	asked := 0
	for _, kind := range w.Authority.Actions() {
		if staff.FreshFor(kind) {
			asked++
		}
	}
	if asked != 15 {
		t.Errorf("%d acts ask for a fresh proof, want 15: one of the table is no act", asked)
	}
}

// Perform, Read and List are the one place where a proof is asked for: there is no other way in.
func TestNothingPassesWithoutProof(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	call := desk.Call{Officer: w.Administrator.Authority(), Case: w.Caseworker.ID, On: w.System.Today()}
	_, err := desk.Perform(ctx, w.System, administration.ResetFactors(), call, struct{}{})
	if !errors.Is(err, desk.ErrProve) {
		t.Errorf("an act: %v", err)
	}
	before := len(book(t, w))
	call.Proved = w.Clock.Now().Add(-staff.FreshWithin)
	if _, err := desk.Perform(ctx, w.System, administration.ResetFactors(), call, struct{}{}); !errors.Is(err, desk.ErrProve) {
		t.Errorf("with an old proof: %v", err)
	}
	if after := len(book(t, w)); after != before {
		t.Errorf("%d entries were made", after-before)
	}
	if _, err := desk.Read(ctx, w.System, desk.Look[staff.Record]{Kind: "token.issued", Keeper: staff.Keeper()}, call); !errors.Is(err, desk.ErrProve) {
		t.Errorf("a reading: %v", err)
	}
	if err := desk.List(ctx, w.System, desk.Listing{Kind: "token.issued"}, call); !errors.Is(err, desk.ErrProve) {
		t.Errorf("a list: %v", err)
	}
	unwired := *w.System
	unwired.Fresh = nil
	if _, err := desk.Perform(ctx, &unwired, administration.AddAgency(), own(w, w.Administrator), "A"); !errors.Is(err, desk.ErrProve) {
		t.Errorf("a desk that knows no rule of proof: %v", err)
	}
}

// A locked session opens to the password; a step-up asks for all that the account has.
func TestProveAndUnlock(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	key := enrol(t, w, w.Caseworker)
	done, err := w.Staff.ProveCode(ctx, start(t, w.Staff, w.Caseworker, staff.AskFactor), code(w, key))
	if err != nil {
		t.Fatal(err)
	}
	began := w.Clock.Now()
	stands := func(reason string, wantErr error, wantProved time.Time) staff.Session {
		t.Helper()
		_, s, err := w.Staff.InSession(ctx, done.Secret)
		if !errors.Is(err, wantErr) || !s.Proved.Equal(wantProved) {
			t.Errorf("%s: got %v, proved at %s; want %v, %s", reason, err, s.Proved, wantErr, wantProved)
		}
		return s
	}
	w.Clock.Advance(15 * time.Minute)
	locked := stands("after silence", staff.ErrLocked, began)
	if _, err := w.Staff.OfferCode(ctx, locked.Holder()); !errors.Is(err, staff.ErrNoSignIn) {
		t.Errorf("a locked session set up a factor: %v", err)
	}
	if err := w.Staff.Unlock(ctx, locked, "not the password"); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("a wrong password: %v", err)
	}
	if err := w.Staff.Unlock(ctx, locked, housetest.Password); err != nil {
		t.Fatal(err)
	}
	session := stands("unlocked, and not proved by it", nil, began)
	for _, c := range []struct {
		reason string
		proof  staff.Proof
	}{
		{"the password without the code", staff.Proof{Password: housetest.Password}},
		{"the code without the password", staff.Proof{Code: code(w, key)}},
		{"a wrong code", staff.Proof{Password: housetest.Password, Code: "000000"}},
	} {
		if err := w.Staff.Prove(ctx, session, c.proof); !errors.Is(err, staff.ErrSignIn) {
			t.Errorf("%s: %v", c.reason, err)
		}
	}
	stands("after proofs that were none", nil, began)
	if err := w.Staff.Prove(ctx, session, staff.Proof{Password: housetest.Password, Code: code(w, key)}); err != nil {
		t.Fatal(err)
	}
	session = stands("proved", nil, w.Clock.Now())
	if err := w.Staff.Lock(ctx, session); err != nil {
		t.Fatal(err)
	}
	stands("locked by hand, which ends the proof", staff.ErrLocked, w.Clock.Now().Add(-staff.IdleLock))
}
