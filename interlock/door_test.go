package interlock_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/interlock"
)

// at is the claim of the file "request" in the register of assistance.
func at() interlock.Ref { return interlock.Ref{Register: "assistance", Case: "request"} }

// ordinary is a town in which a person is protected from XA and claimed by XA, and nobody has looked.
func ordinary() *town {
	t := newTown()
	t.protection.protect("shelter", interlock.Cause{Person: named("Verano"), Feared: []string{"XA"}, Stands: true})
	t.first.claim("request", interlock.Claim{Person: named("Verano"), States: []string{"XA"}})
	return t
}

func TestAsk(t *testing.T) {
	for _, c := range []struct {
		reason string
		change func(t *town)
		held   bool
		told   bool // the door could look
	}{
		{"protected from the state that claims", func(*town) {}, true, true},
		{"protected from another state", func(t *town) {
			t.first.claim("request", interlock.Claim{Person: named("Verano"), States: []string{"XB"}})
		}, false, true},
		{"nobody knows yet which state", func(t *town) { t.first.claim("request", interlock.Claim{Person: named("Verano")}) }, true, true},
		{"nobody knows which state is feared", func(t *town) {
			t.protection.protect("shelter", interlock.Cause{Person: named("Verano"), Stands: true})
		}, true, true},
		{"another person", func(t *town) {
			t.first.claim("request", interlock.Claim{Person: named("Orlova"), States: []string{"XA"}})
		}, false, true},
		{"protected no longer", func(t *town) { t.protection.protect("shelter", interlock.Cause{Person: named("Verano")}) }, false, true},
		{"a measure protects", func(t *town) {
			t.protection.protect("shelter", interlock.Cause{Person: named("Verano")})
			t.book.causes["measure"] = []interlock.Cause{{Person: named("Verano"), Stands: true}}
		}, true, true},
		{"two liaisons said they are different", func(t *town) {
			all, _ := t.book.Note(context.Background(), []interlock.Pair{{Claim: t.first.claims["request"], Cause: t.protection.causes["shelter"]}})
			for key := range t.book.pairs {
				t.book.pairs[key] = interlock.Noted{Hold: all[0].Hold}
			}
		}, false, true},
		{"there is no such claim", func(t *town) { clear(t.first.claims) }, true, false},
		{"protection is down", func(t *town) { t.protection.down = true }, true, false},
		{"the door's book is down", func(t *town) { t.book.down = true }, true, false},
		{"the own register is down", func(t *town) { t.first.down = true }, true, false},
	} {
		town := ordinary()
		c.change(town)
		got := town.Ask(context.Background(), at())
		if got.Held != c.held || (got.Digest != "") != c.told {
			t.Errorf("%s: got %+v, want held %v, told %v", c.reason, got, c.held, c.told)
		}
		if want := c.held && c.told; (town.first.standing() > 0) != want {
			t.Errorf("%s: %d holds stand, want some: %v", c.reason, town.first.standing(), want)
		}
	}
	unknown := ordinary().Ask(context.Background(), interlock.Ref{Register: "diplomacy", Case: "request"})
	if !unknown.Held || unknown.Digest != "" {
		t.Errorf("a register that the door does not know: got %+v, want held and no digest", unknown)
	}
}

// A cause bars the states that are feared; while the procedure lasts nobody is removed to any state, and
// extradition to one that is not feared goes on.
func TestBars(t *testing.T) {
	for _, c := range []struct {
		reason string
		cause  interlock.Cause
		claim  interlock.Claim
		want   bool
	}{
		{"feared", interlock.Cause{Stands: true, Feared: []string{"XA"}}, interlock.Claim{States: []string{"XA"}}, true},
		{"not feared", interlock.Cause{Stands: true, Stays: true, Feared: []string{"XA"}}, interlock.Claim{States: []string{"XB"}}, false},
		{"removed while the procedure lasts", interlock.Cause{Stands: true, Stays: true, Feared: []string{"XA"}}, interlock.Claim{States: []string{"XB"}, Leaves: true}, true},
		{"removed with a status", interlock.Cause{Stands: true, Feared: []string{"XA"}}, interlock.Claim{States: []string{"XB"}, Leaves: true}, false},
		{"nobody knows what is feared", interlock.Cause{Stands: true}, interlock.Claim{States: []string{"XB"}}, true},
		{"nobody knows where to", interlock.Cause{Stands: true, Feared: []string{"XA"}}, interlock.Claim{}, true},
		{"it protects no more", interlock.Cause{Stays: true, Feared: []string{"XA"}}, interlock.Claim{States: []string{"XA"}, Leaves: true}, false},
	} {
		if got := c.cause.Bars(c.claim); got != c.want {
			t.Errorf("%s: got %v, want %v", c.reason, got, c.want)
		}
	}
}

// A part is asked about by itself, and without one the whole file.
func TestAbout(t *testing.T) {
	all := []interlock.Claim{{Ref: interlock.Ref{Part: "a"}}, {Ref: interlock.Ref{Part: "b"}}}
	if got := interlock.About(all, "a"); len(got) != 1 || got[0].Part != "a" || len(all) != 2 {
		t.Errorf("got %v of %v, want the claim of part a", got, all)
	}
	if got := interlock.About(all, ""); len(got) != 2 {
		t.Errorf("got %v, want both", got)
	}
}

// The digest tells another person and other states, and not another order.
func TestDigest(t *testing.T) {
	one := interlock.Claim{Ref: at(), Person: named("Verano"), States: []string{"XA", "XB"}}
	turned, person, states := one, one, one
	turned.States, person.Person, states.States = []string{"XB", "XA"}, named("Orlova"), []string{"XA"}
	for reason, c := range map[string]struct {
		other interlock.Claim
		same  bool
	}{"the states in another order": {turned, true}, "another person": {person, false}, "other states": {states, false}} {
		if got := one.Digest() == c.other.Digest(); got != c.same {
			t.Errorf("%s: got same %v, want %v", reason, got, c.same)
		}
	}
	if one.States[0] != "XA" || turned.States[0] != "XB" {
		t.Error("a digest turned the states of its claim")
	}
	if a, b := interlock.DigestOf([]interlock.Claim{one, person}), interlock.DigestOf([]interlock.Claim{person, one}); a != b {
		t.Error("the digest of several claims depends on their order")
	}
}

// After an act of protection its holds stand in every register, and only then is it confirmed.
func TestSheltered(t *testing.T) {
	ctx := context.Background()
	town := ordinary()
	town.second.claim("removal", interlock.Claim{Person: named("Verano"), States: []string{"XA"}})
	if town.Confirmed(ctx, "shelter") {
		t.Error("confirmed before anybody looked")
	}
	if err := town.Sheltered(ctx, "shelter"); err != nil {
		t.Fatal(err)
	}
	if town.first.standing() != 1 || town.second.standing() != 1 || !town.Confirmed(ctx, "shelter") {
		t.Errorf("got %d and %d holds, confirmed %v; want one in each and yes", town.first.standing(), town.second.standing(), town.Confirmed(ctx, "shelter"))
	}
	if err := town.Sheltered(ctx, "shelter"); err != nil || town.first.standing() != 1 {
		t.Errorf("a second look: %v, %d holds; want the same one", err, town.first.standing())
	}
	town.protection.protect("shelter", interlock.Cause{Person: named("Verano"), Stands: true})
	if town.Confirmed(ctx, "shelter") {
		t.Error("confirmed although a further act was not looked at")
	}
}

// A claim that comes while holds are placed has its hold before the act is acknowledged.
func TestSecondLook(t *testing.T) {
	town := ordinary()
	town.first.moves = func() {
		town.first.claim("later", interlock.Claim{Person: named("Verano"), States: []string{"XA"}})
	}
	if err := town.Sheltered(context.Background(), "shelter"); err != nil || town.first.standing() != 2 {
		t.Errorf("got %v and %d holds, want none lost", err, town.first.standing())
	}
	restless := ordinary()
	n := 0
	restless.first.moves = func() {
		n++
		restless.first.claim("request", interlock.Claim{Person: named("Verano"), States: []string{"XA", strings.Repeat("X", n)}})
	}
	if err := restless.Sheltered(context.Background(), "shelter"); !errors.Is(err, interlock.ErrUnconfirmed) {
		t.Errorf("claims that never stand still: got %v, want unconfirmed", err)
	}
}

// A register that is down leaves the act unconfirmed and keeps no other waiting; a later pass confirms it.
func TestRegisterDown(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		reason string
		down   func(t *town, is bool)
		other  int // holds in the register of assistance all the same
	}{
		{"the police", func(t *town, is bool) { t.second.down = is }, 1},
		{"assistance", func(t *town, is bool) { t.first.down = is }, 0},
		{"the door's book", func(t *town, is bool) { t.book.down = is }, 0},
		{"protection itself", func(t *town, is bool) { t.protection.down = is }, 0},
	} {
		town := ordinary()
		c.down(town, true)
		for _, err := range []error{town.Sheltered(ctx, "shelter"), town.Reconcile(ctx)} {
			if !errors.Is(err, interlock.ErrUnconfirmed) {
				t.Errorf("%s is down: got %v, want unconfirmed", c.reason, err)
			}
		}
		if town.first.standing() != c.other || town.Confirmed(ctx, "shelter") {
			t.Errorf("%s is down: %d holds, confirmed %v; want %d, no", c.reason, town.first.standing(), town.Confirmed(ctx, "shelter"), c.other)
		}
		c.down(town, false)
		if err := town.Reconcile(ctx); err != nil || town.first.standing() != 1 || !town.Confirmed(ctx, "shelter") {
			t.Errorf("%s is back: %v, %d holds, confirmed %v", c.reason, err, town.first.standing(), town.Confirmed(ctx, "shelter"))
		}
	}
}

// Holds of claims and of the door's own causes are placed after their acts too.
func TestClaimedAndEntered(t *testing.T) {
	ctx := context.Background()
	town := ordinary()
	if err := town.Claimed(ctx, "assistance", "request"); err != nil || town.first.standing() != 1 {
		t.Errorf("after a claim: %v, %d holds, want one", err, town.first.standing())
	}
	if err := town.Claimed(ctx, "diplomacy", "request"); !errors.Is(err, interlock.ErrUnconfirmed) {
		t.Errorf("a register that the door does not know: got %v, want unconfirmed", err)
	}
	other := newTown()
	other.first.claim("request", interlock.Claim{Person: named("Verano")})
	other.book.causes["measure"] = []interlock.Cause{{Person: named("Verano"), Stands: true}}
	other.book.acts = []string{"measure"}
	other.first.down = true
	if err := other.Entered(ctx, "measure"); !errors.Is(err, interlock.ErrUnconfirmed) || other.ConfirmedMeasure(ctx, "measure") {
		t.Errorf("a measure while a register is down: got %v, want unconfirmed", err)
	}
	other.first.down = false
	if err := other.Entered(ctx, "measure"); err != nil || other.first.standing() != 1 || !other.ConfirmedMeasure(ctx, "measure") {
		t.Errorf("after a measure: %v, %d holds, want one", err, other.first.standing())
	}
	other.book.down = true
	if err := other.Entered(ctx, "measure"); !errors.Is(err, interlock.ErrUnconfirmed) {
		t.Errorf("the book is down: got %v, want unconfirmed", err)
	}
}

// A settled hold is lifted, after the door has looked once more; where it cannot look, it stands.
func TestLifting(t *testing.T) {
	ctx := context.Background()
	settled := func() *town {
		town := ordinary()
		if err := town.Sheltered(ctx, "shelter"); err != nil {
			t.Fatal(err)
		}
		town.book.settled["match"] = []interlock.Hold{{ID: "hold 1", Of: at()}}
		clear(town.book.pairs) // the next note draws another hold
		return town
	}
	town := settled()
	if err := town.Entered(ctx, "match"); err != nil || town.first.holds["hold 1"] || !town.first.holds["hold 2"] {
		t.Errorf("the cause stands again: %v, holds %v; want the old one lifted and a new one", err, town.first.holds)
	}
	town = settled()
	town.protection.protect("shelter", interlock.Cause{Person: named("Verano")})
	if err := town.Entered(ctx, "match"); err != nil || town.first.standing() != 0 {
		t.Errorf("the cause has ended: %v, %d holds; want none", err, town.first.standing())
	}
	town = settled()
	town.protection.down = true
	if err := town.Entered(ctx, "match"); !errors.Is(err, interlock.ErrUnconfirmed) || town.first.standing() != 1 {
		t.Errorf("protection is down: %v, %d holds; want unconfirmed and the hold", err, town.first.standing())
	}
	town = settled()
	town.book.settled["match"][0].Of.Register = "diplomacy"
	if err := town.Entered(ctx, "match"); !errors.Is(err, interlock.ErrUnconfirmed) {
		t.Errorf("a register that the door does not know: got %v, want unconfirmed", err)
	}
}

// A pass looks at what was entered since the last, and the first time at everything.
func TestReconcile(t *testing.T) {
	ctx := context.Background()
	town := ordinary()
	if err := town.Reconcile(ctx); err != nil || town.first.standing() != 1 || !town.Confirmed(ctx, "shelter") {
		t.Fatalf("the first pass: %v, %d holds", err, town.first.standing())
	}
	town.first.claim("second", interlock.Claim{Person: named("Orlova"), States: []string{"XA"}})
	town.protection.protect("other", interlock.Cause{Person: named("Orlova"), Stands: true})
	if err := town.Reconcile(ctx); err != nil || town.first.standing() != 2 || !town.Confirmed(ctx, "other") {
		t.Errorf("a later pass: %v, %d holds", err, town.first.standing())
	}
	town.book.causes["measure"] = []interlock.Cause{{Person: named("Verano"), Stands: true, Ref: interlock.Ref{Register: "door", Case: "measure"}}}
	town.book.acts = []string{"measure"}
	if err := town.Reconcile(ctx); err != nil || town.first.standing() != 3 {
		t.Errorf("after a measure: %v, %d holds", err, town.first.standing())
	}
	town.book.down = true
	if err := town.Reconcile(ctx); !errors.Is(err, interlock.ErrUnconfirmed) {
		t.Errorf("the book is down: got %v, want unconfirmed", err)
	}
	gone, cancel := context.WithCancel(ctx)
	cancel()
	for range 20 { // whoever asked has gone, and nobody waits for the pass of another
		if err := town.Reconcile(gone); err == nil {
			t.Error("a pass for nobody succeeded")
		}
	}
}

// The liaison sees both sides as they are now, and what is there no longer not at all.
func TestSides(t *testing.T) {
	ctx := context.Background()
	town := ordinary()
	shelter := interlock.Ref{Register: "protection", Case: "shelter"}
	claim, cause, err := town.Sides(ctx, at(), shelter)
	if err != nil || !alike(claim.Person, named("Verano")) || !alike(cause.Person, named("Verano")) {
		t.Errorf("got %v, %v, %v; want both", claim.Ref, cause.Ref, err)
	}
	if town.Free(ctx, at(), shelter) {
		t.Error("free although the cause stands")
	}
	clear(town.first.claims)
	if claim, _, err = town.Sides(ctx, at(), shelter); err != nil || claim.Case != "" || !town.Free(ctx, at(), shelter) {
		t.Errorf("the claim is gone: got %v, %v", claim.Ref, err)
	}
	own := interlock.Ref{Register: "door", Case: "measure", Part: "one"}
	town.book.causes["measure"] = []interlock.Cause{{Ref: own, Person: named("Orlova"), Stands: true}}
	if _, cause, err = town.Sides(ctx, at(), own); err != nil || cause.Ref != own {
		t.Errorf("a cause of the book: got %v, %v", cause.Ref, err)
	}
	for reason, down := range map[string]*bool{"protection": &town.protection.down, "the register of the claim": &town.first.down, "the book": &town.book.down} {
		*down = true
		if _, _, err := town.Sides(ctx, at(), shelter); err == nil || town.Free(ctx, at(), shelter) {
			t.Errorf("%s is down: got %v, want an error and not free", reason, err)
		}
		*down = false
	}
}

// The terms of a pair stand from the claim's side, whichever side was asked about.
func TestTermsFromTheClaim(t *testing.T) {
	ctx := context.Background()
	town := newTown()
	claim, cause := named("Verano"), named("Verano")
	claim.Father, cause.Father = "as claimed", "as protected"
	town.protection.protect("shelter", interlock.Cause{Person: cause, Stands: true})
	town.first.claim("request", interlock.Claim{Person: claim})
	for _, err := range []error{town.Sheltered(ctx, "shelter"), town.Claimed(ctx, "assistance", "request")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(town.book.noted) != 2 {
		t.Fatalf("got %d pairs, want one from each side", len(town.book.noted))
	}
	for i, p := range town.book.noted {
		if got := p.Score.Terms[0]; got.Query != "as claimed" || got.Found != "as protected" {
			t.Errorf("%d: got %+v, want the claim first", i, got)
		}
	}
}
