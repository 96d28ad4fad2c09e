package staff_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	virtual "github.com/descope/virtualwebauthn"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
)

// A device is an authenticator of software, and the browser that it is plugged into.
type device struct {
	site virtual.RelyingParty
	auth virtual.Authenticator
	key  virtual.Credential
}

func newDevice(holder string) *device {
	site := housetest.Site()
	return &device{
		site: virtual.RelyingParty{Name: site.Name, ID: site.ID, Origin: site.Origin},
		auth: virtual.NewAuthenticatorWithOptions(virtual.AuthenticatorOptions{UserHandle: []byte(holder)}),
		key:  newKey(),
	}
}

// newKey draws a key whose coordinates begin with no zero: the authenticator of software leaves
// such a byte out, and is refused for it, once in 128 times.
func newKey() virtual.Credential {
	const whole = 77 // bytes of a public key with two coordinates of 32 (RFC 9053, section 7.1.1)
	for {
		if key := virtual.NewCredential(virtual.KeyTypeEC2); len(key.Key.AttestationData()) == whole {
			return key
		}
	}
}

func (d *device) make(t *testing.T, options []byte) []byte {
	t.Helper()
	parsed, err := virtual.ParseAttestationOptions(string(options))
	if err != nil {
		t.Fatal(err)
	}
	return []byte(virtual.CreateAttestationResponse(d.site, d.auth, d.key, *parsed))
}

// answer counts, as an authenticator of hardware does.
func (d *device) answer(t *testing.T, options []byte) []byte {
	t.Helper()
	d.key.Counter++
	return d.again(t, options)
}

func (d *device) again(t *testing.T, options []byte) []byte {
	t.Helper()
	parsed, err := virtual.ParseAssertionOptions(string(options))
	if err != nil {
		t.Fatal(err)
	}
	return []byte(virtual.CreateAssertionResponse(d.site, d.auth, d.key, *parsed))
}

// session opens a session that is not asked for a second factor.
func session(t *testing.T, w *housetest.World, m staff.Member) staff.Session {
	t.Helper()
	secret, err := w.Staff.Begin(context.Background(), m.ID, "a browser")
	if err != nil {
		t.Fatal(err)
	}
	_, s, err := w.Staff.InSession(context.Background(), secret)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// register gives an officer a passkey on a new device.
func register(t *testing.T, w *housetest.World, m staff.Member, s staff.Session) *device {
	t.Helper()
	ctx := context.Background()
	options, err := w.Staff.OfferPasskey(ctx, s.Holder())
	if err != nil {
		t.Fatal(err)
	}
	d := newDevice(m.ID)
	f, err := w.Staff.ConfirmPasskey(ctx, s.Holder(), staff.PasskeyAnswer{Name: "my telephone", Answer: d.make(t, options)})
	if err != nil {
		t.Fatal(err)
	}
	add(t, w, m, f)
	return d
}

// A passkey is a second factor after the password, and a sign-in by itself.
func TestPasskeys(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	s := session(t, w, w.Caseworker)
	d := register(t, w, w.Caseworker, s)
	secret := start(t, w.Staff, w.Caseworker, staff.AskFactor)
	waiting, err := w.Staff.Waiting(ctx, secret)
	if err != nil || !waiting.HasPasskey || waiting.HasCode {
		t.Fatalf("got %+v, %v", waiting, err)
	}
	options, err := w.Staff.AskPasskey(ctx, secret)
	if err != nil || !strings.Contains(string(options), `"userVerification":"required"`) {
		t.Fatalf("got %s, %v", options, err)
	}
	done, err := w.Staff.ProvePasskey(ctx, secret, d.answer(t, options))
	if err != nil {
		t.Fatal(err)
	}
	if m, one, err := w.Staff.InSession(ctx, done.Secret); err != nil || m.ID != w.Caseworker.ID || one.Method != "password+passkey" {
		t.Errorf("after the password: %+v, %v", one, err)
	}
	secret, options, err = w.Staff.StartPasskey(ctx, "another browser")
	if err != nil {
		t.Fatal(err)
	}
	done, err = w.Staff.ProvePasskey(ctx, secret, d.answer(t, options))
	if err != nil {
		t.Fatal(err)
	}
	if m, one, err := w.Staff.InSession(ctx, done.Secret); err != nil || m.ID != w.Caseworker.ID || one.Method != "passkey" || one.Agent != "another browser" {
		t.Errorf("by itself: %+v, %v", one, err)
	}
	w.Clock.Advance(20 * time.Minute)
	if options, err = w.Staff.AskProof(ctx, s); err != nil {
		t.Fatal(err)
	}
	if err := w.Staff.ProveByPasskey(ctx, s, d.answer(t, options)); err != nil {
		t.Fatal(err)
	}
	if all, err := w.Staff.Sessions(ctx, w.Caseworker.ID); err != nil || len(all) != 3 {
		t.Errorf("got %d sessions, %v", len(all), err)
	} else {
		for _, one := range all {
			if (one.ID == s.ID) == one.Locked || one.ID == s.ID && !one.Proved.Equal(w.Clock.Now()) {
				t.Errorf("got %+v; want the session that was proved open, and no other", one)
			}
		}
	}
	verified(t, w)
}

// What a passkey does not prove.
func TestPasskeyIsRefused(t *testing.T) {
	for _, c := range []struct {
		reason string
		answer func(t *testing.T, w *housetest.World, d *device, options []byte) []byte
	}{
		{"nothing", func(*testing.T, *housetest.World, *device, []byte) []byte { return nil }},
		{"the challenge of another sign-in", func(t *testing.T, w *housetest.World, d *device, _ []byte) []byte {
			other, err := w.Staff.AskPasskey(context.Background(), start(t, w.Staff, w.Caseworker, staff.AskFactor))
			if err != nil {
				t.Fatal(err)
			}
			return d.answer(t, other)
		}},
		{"a count that did not grow: a copied authenticator", func(t *testing.T, _ *housetest.World, d *device, options []byte) []byte {
			return d.again(t, options)
		}},
		{"a count that went back", func(t *testing.T, _ *housetest.World, d *device, options []byte) []byte {
			d.key.Counter = 1
			return d.again(t, options)
		}},
		{"another site", func(t *testing.T, _ *housetest.World, d *device, options []byte) []byte {
			d.site.Origin = "http://localhost.example"
			return d.answer(t, options)
		}},
		{"another domain", func(t *testing.T, _ *housetest.World, d *device, options []byte) []byte {
			d.site.ID = "example"
			return d.answer(t, options)
		}},
		{"a holder who was not verified", func(t *testing.T, _ *housetest.World, d *device, options []byte) []byte {
			d.auth.Options.UserNotVerified = true
			return d.answer(t, options)
		}},
		{"nobody there", func(t *testing.T, _ *housetest.World, d *device, options []byte) []byte {
			d.auth.Options.UserNotPresent = true
			return d.answer(t, options)
		}},
		{"another key under the same name", func(t *testing.T, _ *housetest.World, d *device, options []byte) []byte {
			id, count := d.key.ID, d.key.Counter
			d.key = virtual.NewCredential(virtual.KeyTypeEC2)
			d.key.ID, d.key.Counter = id, count
			return d.answer(t, options)
		}},
		{"a passkey nobody registered", func(t *testing.T, w *housetest.World, _ *device, options []byte) []byte {
			return newDevice(w.Caseworker.ID).answer(t, options)
		}},
		{"another officer's passkey", func(t *testing.T, w *housetest.World, _ *device, options []byte) []byte {
			return register(t, w, w.Leader, session(t, w, w.Leader)).answer(t, options)
		}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			w := housetest.New(t)
			ctx := context.Background()
			d := register(t, w, w.Caseworker, session(t, w, w.Caseworker))
			d.key.Counter = 6
			secret := start(t, w.Staff, w.Caseworker, staff.AskFactor)
			options, err := w.Staff.AskPasskey(ctx, secret)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Staff.ProvePasskey(ctx, secret, d.answer(t, options)); err != nil {
				t.Fatal(err)
			}
			secret = start(t, w.Staff, w.Caseworker, staff.AskFactor)
			if options, err = w.Staff.AskPasskey(ctx, secret); err != nil {
				t.Fatal(err)
			}
			if p, err := w.Staff.ProvePasskey(ctx, secret, c.answer(t, w, d, options)); !errors.Is(err, staff.ErrPasskey) {
				t.Errorf("got %+v, %v", p, err)
			}
		})
	}
}

// A challenge is used once, whatever came of it, and is good for five minutes.
func TestChallengeIsUsedOnce(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	d := register(t, w, w.Caseworker, session(t, w, w.Caseworker))
	secret := start(t, w.Staff, w.Caseworker, staff.AskFactor)
	options, err := w.Staff.AskPasskey(ctx, secret)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Staff.ProvePasskey(ctx, secret, []byte("{}")); !errors.Is(err, staff.ErrPasskey) {
		t.Errorf("nothing: %v", err)
	}
	if _, err := w.Staff.ProvePasskey(ctx, secret, d.answer(t, options)); !errors.Is(err, staff.ErrPasskey) {
		t.Errorf("a challenge that was used: %v", err)
	}
	secret, options, err = w.Staff.StartPasskey(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	w.Clock.Advance(5 * time.Minute)
	if _, err := w.Staff.ProvePasskey(ctx, secret, d.answer(t, options)); !errors.Is(err, staff.ErrNoSignIn) {
		t.Errorf("after five minutes: %v", err)
	}
	offer := session(t, w, w.Leader)
	if options, err = w.Staff.OfferPasskey(ctx, offer.Holder()); err != nil {
		t.Fatal(err)
	}
	made := newDevice(w.Leader.ID).make(t, options)
	other := session(t, w, w.Leader)
	if _, err := w.Staff.ConfirmPasskey(ctx, other.Holder(), staff.PasskeyAnswer{Name: "x", Answer: made}); !errors.Is(err, staff.ErrNoSignIn) {
		t.Errorf("the offer of another session: %v", err)
	}
}

// Several passkeys, each by its name, each taken away by itself; a passkey is one account's.
func TestPasskeysOfAnOfficer(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	one, other := session(t, w, w.Caseworker), session(t, w, w.Leader)
	register(t, w, w.Caseworker, one)
	second := register(t, w, w.Caseworker, one)
	codes, form := w.Staff.DrawCodes(w.Caseworker.ID)
	add(t, w, w.Caseworker, form)
	have, err := w.Staff.Factors(ctx, w.Caseworker.ID)
	if err != nil || len(have) != 3 || len(codes) != 10 {
		t.Fatalf("got %+v, %v", have, err)
	}
	options, err := w.Staff.OfferPasskey(ctx, other.Holder())
	if err != nil {
		t.Fatal(err)
	}
	stolen, err := w.Staff.ConfirmPasskey(ctx, other.Holder(), staff.PasskeyAnswer{Name: "x", Answer: second.make(t, options)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := desk.Perform(ctx, w.System, administration.AddFactor(), own(w, w.Leader), stolen); err == nil {
		t.Error("one passkey was given to two officers")
	}
	if _, err := desk.Perform(ctx, w.System, administration.AddFactor(), own(w, w.Caseworker), stolen); err == nil {
		t.Error("an officer added another's factor")
	}
	for _, f := range have {
		if f.Kind != staff.KindPasskey {
			continue
		}
		if _, err := desk.Perform(ctx, w.System, administration.RemoveFactor(), own(w, w.Leader), f.ID); err == nil {
			t.Error("an officer took another's factor away")
		}
		if _, err := desk.Perform(ctx, w.System, administration.RemoveFactor(), own(w, w.Caseworker), f.ID); err != nil {
			t.Error(err)
		}
	}
	if have, err = w.Staff.Factors(ctx, w.Caseworker.ID); err != nil || len(have) != 0 {
		t.Errorf("got %+v, %v; want none: recovery codes go with the last factor", have, err)
	}
	verified(t, w)
}

// Without a site there are no passkeys, and none is asked for.
func TestNoSiteNoPasskeys(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	s := session(t, w, w.Caseworker)
	register(t, w, w.Caseworker, s)
	plain, err := staff.New(w.System.Register, staff.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	secret := start(t, plain, w.Caseworker, staff.AskFactor)
	if waiting, err := plain.Waiting(ctx, secret); err != nil || waiting.HasPasskey {
		t.Errorf("got %+v, %v", waiting, err)
	}
	_, errAsk := plain.AskPasskey(ctx, secret)
	_, errOffer := plain.OfferPasskey(ctx, s.Holder())
	_, _, errStart := plain.StartPasskey(ctx, "")
	_, errProve := plain.ProvePasskey(ctx, secret, nil)
	for _, err := range []error{errAsk, errOffer, errStart, errProve} {
		if !errors.Is(err, staff.ErrPasskey) {
			t.Errorf("got %v", err)
		}
	}
	if _, err := staff.New(w.System.Register, staff.Policy{Site: staff.Site{ID: "https://zaklon.example"}}); err == nil {
		t.Error("a site whose domain is none")
	}
}

// The count of an authenticator and the last code are sealed: past the register they do not go
// back.
func TestCountIsSealed(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	d := register(t, w, w.Caseworker, session(t, w, w.Caseworker))
	key := enrol(t, w, w.Leader)
	used := code(w, key)
	if _, err := w.Staff.ProveCode(ctx, start(t, w.Staff, w.Leader, staff.AskFactor), used); err != nil {
		t.Fatal(err)
	}
	secret := start(t, w.Staff, w.Caseworker, staff.AskFactor)
	options, err := w.Staff.AskPasskey(ctx, secret)
	if err != nil {
		t.Fatal(err)
	}
	replay := start(t, w.Staff, w.Leader, staff.AskFactor)
	forge(t, filepath.Join(w.Dir, "system.db"), `UPDATE factor SET counter = 0 WHERE kind = 'totp'`)
	forge(t, filepath.Join(w.Dir, "system.db"), `UPDATE factor SET name = 'another' WHERE kind = 'passkey'`)
	if _, err := w.Staff.ProveCode(ctx, replay, used); err == nil {
		t.Error("a code that was used opened a session again")
	}
	if _, err := w.Staff.ProvePasskey(ctx, secret, d.answer(t, options)); err == nil {
		t.Error("a passkey of a forged row opened a session")
	}
}
