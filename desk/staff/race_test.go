package staff_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
)

// Whoever has the password alone, and began before the officer had a second factor, does not
// put one of their own in its place afterwards.
func TestEnrolmentEndsWithTheFirstFactor(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	strict, err := staff.New(w.System.Register, staff.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	w.Staff = strict
	theirs, mine := start(t, strict, w.Reader, staff.AskEnrolment), start(t, strict, w.Reader, staff.AskEnrolment)
	before, err := strict.Waiting(ctx, theirs)
	if err != nil {
		t.Fatal(err)
	}
	offer, err := strict.OfferCode(ctx, before.Holder())
	if err != nil {
		t.Fatal(err)
	}
	late, err := strict.ConfirmCode(ctx, before.Holder(), code(w, parsed(t, offer)))
	if err != nil {
		t.Fatal(err)
	}
	waiting, err := strict.Waiting(ctx, mine)
	if err != nil {
		t.Fatal(err)
	}
	key := confirm(t, w, w.Reader, waiting.Holder())
	if _, err := strict.Enrolled(ctx, mine); err != nil {
		t.Fatal(err)
	}
	if got, err := strict.Waiting(ctx, theirs); !errors.Is(err, staff.ErrNoSignIn) {
		t.Errorf("the other sign-in still waits for a first factor: %q, %v", got.Next, err)
	}
	if _, err := desk.Perform(ctx, w.System, administration.AddFactor(), own(w, w.Reader), late); err == nil {
		t.Error("a factor of the other sign-in took the place of the officer's")
	}
	w.Clock.Advance(30 * time.Second)
	if _, err := strict.ProveCode(ctx, start(t, strict, w.Reader, staff.AskFactor), code(w, key)); err != nil {
		t.Errorf("the officer's own code: %v", err)
	}
}

// The secret of an authenticator is shown until it is confirmed, and never after.
func TestOfferEndsWhenItIsConfirmed(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	s := session(t, w, w.Caseworker)
	first, err := w.Staff.OfferCode(ctx, s.Holder())
	if err != nil {
		t.Fatal(err)
	}
	if again, err := w.Staff.OfferCode(ctx, s.Holder()); err != nil || again != first {
		t.Errorf("the offer changed before it was confirmed: %v", err)
	}
	key := confirm(t, w, w.Caseworker, s.Holder())
	if _, err := w.Staff.ConfirmCode(ctx, s.Holder(), code(w, key)); !errors.Is(err, staff.ErrNoSignIn) {
		t.Errorf("confirmed twice: %v", err)
	}
	if later, err := w.Staff.OfferCode(ctx, s.Holder()); err != nil || later.Secret == first.Secret {
		t.Errorf("the secret in use is shown again: %v", err)
	}
}

// A request that was under way when its officer locked the session does not open it again.
func TestLockStandsAgainstRequestsUnderWay(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	secret, err := w.Staff.Begin(ctx, w.Caseworker.ID, "a browser")
	if err != nil {
		t.Fatal(err)
	}
	w.Clock.Advance(2 * time.Minute)
	read, err := w.Staff.Sessions(ctx, w.Caseworker.ID)
	if err != nil || len(read) != 1 {
		t.Fatal(len(read), err)
	}
	if err := w.Staff.Lock(ctx, read[0]); err != nil {
		t.Fatal(err)
	}
	if err := w.Staff.Touch(ctx, read[0]); err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.Staff.InSession(ctx, secret); !errors.Is(err, staff.ErrLocked) {
		t.Errorf("got %v, want a locked session", err)
	}
}

// A sign-in becomes one session, whatever proves it at the same time.
func TestOneSessionOfASignIn(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	enrol(t, w, w.Caseworker)
	codes, form := w.Staff.DrawCodes(w.Caseworker.ID)
	add(t, w, w.Caseworker, form)
	if err := w.Staff.EndAll(ctx, w.Caseworker.ID); err != nil {
		t.Fatal(err)
	}
	secret := start(t, w.Staff, w.Caseworker, staff.AskFactor)
	var won atomic.Int64
	var all sync.WaitGroup
	for _, typed := range codes[:4] {
		all.Go(func() {
			if p, err := w.Staff.ProveCode(ctx, secret, typed); err == nil && p.Next == staff.Done {
				won.Add(1)
			}
		})
	}
	all.Wait()
	sessions, err := w.Staff.Sessions(ctx, w.Caseworker.ID)
	if err != nil || won.Load() != 1 || len(sessions) != 1 {
		t.Errorf("got %d sessions of %d proofs, %v; want one", len(sessions), won.Load(), err)
	}
}

// The same code, or the same recovery code, in two sign-ins at once opens one of them.
func TestOneCodeAtOnce(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	key := enrol(t, w, w.Caseworker)
	codes, form := w.Staff.DrawCodes(w.Caseworker.ID)
	add(t, w, w.Caseworker, form)
	for reason, typed := range map[string]string{"a code": code(w, key), "a recovery code": codes[0]} {
		one, other := start(t, w.Staff, w.Caseworker, staff.AskFactor), start(t, w.Staff, w.Caseworker, staff.AskFactor)
		var won atomic.Int64
		var all sync.WaitGroup
		for _, secret := range []string{one, other} {
			all.Go(func() {
				if _, err := w.Staff.ProveCode(ctx, secret, typed); err == nil {
					won.Add(1)
				}
			})
		}
		all.Wait()
		if won.Load() != 1 {
			t.Errorf("%s opened %d sign-ins, want one", reason, won.Load())
		}
	}
}
