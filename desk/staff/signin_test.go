package staff_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/desk/staff/totp"
	"github.com/zaklon/zaklon/house/housetest"
)

// own is an officer's call on the own account.
func own(w *housetest.World, m staff.Member) desk.Call {
	return desk.Call{Officer: m.Authority(), Case: m.ID, On: w.System.Today(), Proved: w.Clock.Now()}
}

func add(t *testing.T, w *housetest.World, m staff.Member, f staff.NewFactor) {
	t.Helper()
	if _, err := desk.Perform(context.Background(), w.System, administration.AddFactor(), own(w, m), f); err != nil {
		t.Fatal(err)
	}
}

// enrol sets up an authenticator for an officer in a session, and gives its secret.
func enrol(t *testing.T, w *housetest.World, m staff.Member) []byte {
	t.Helper()
	ctx := context.Background()
	secret, err := w.Staff.Begin(ctx, m.ID, "enrolment")
	if err != nil {
		t.Fatal(err)
	}
	_, session, err := w.Staff.InSession(ctx, secret)
	if err != nil {
		t.Fatal(err)
	}
	key := confirm(t, w, m, session.Holder())
	w.Clock.Advance(30 * time.Second)
	return key
}

func confirm(t *testing.T, w *housetest.World, m staff.Member, h staff.Holder) []byte {
	t.Helper()
	ctx := context.Background()
	offer, err := w.Staff.OfferCode(ctx, h)
	if err != nil {
		t.Fatal(err)
	}
	key := parsed(t, offer)
	f, err := w.Staff.ConfirmCode(ctx, h, code(w, key))
	if err != nil {
		t.Fatal(err)
	}
	add(t, w, m, f)
	return key
}

// parsed is the secret of an offer.
func parsed(t *testing.T, offer staff.Offer) []byte {
	t.Helper()
	key, err := totp.Parse(strings.ReplaceAll(offer.Secret, " ", ""))
	if err != nil || !strings.Contains(offer.Address, "secret="+totp.Text(key)) {
		t.Fatalf("%v: the text and the address differ", err)
	}
	return key
}

func code(w *housetest.World, key []byte) string { return totp.Code(key, totp.Step(w.Clock.Now())) }

// start goes through the first step, which must lead to the next.
func start(t *testing.T, s *staff.Staff, m staff.Member, next staff.Next) string {
	t.Helper()
	p, err := s.Start(context.Background(), staff.Credentials{Login: m.Login, Password: housetest.Password, Agent: "a browser"})
	if err != nil || p.Next != next {
		t.Fatalf("got %q, %v; want %q", p.Next, err, next)
	}
	return p.Secret
}

// From the password to the session: a second factor where there is one, and no session before.
func TestSecondFactor(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	start(t, w.Staff, w.Caseworker, staff.Done)
	key := enrol(t, w, w.Caseworker)
	if _, err := w.Staff.Begin(ctx, w.Caseworker.ID, "around"); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("a session without the second factor: got %v", err)
	}
	secret := start(t, w.Staff, w.Caseworker, staff.AskFactor)
	if _, _, err := w.Staff.InSession(ctx, secret); !errors.Is(err, staff.ErrNoMember) {
		t.Errorf("the secret of a sign-in under way opened a session: %v", err)
	}
	waiting, err := w.Staff.Waiting(ctx, secret)
	if err != nil || waiting.Member.ID != w.Caseworker.ID || !waiting.HasCode || waiting.HasPasskey || waiting.HasRecovery {
		t.Errorf("got %+v, %v", waiting, err)
	}
	if _, err := w.Staff.OfferCode(ctx, waiting.Holder()); !errors.Is(err, staff.ErrNoSignIn) {
		t.Errorf("who has a second factor set up another before proving the first: %v", err)
	}
	if _, err := w.Staff.ProveCode(ctx, secret, "000000"); !errors.Is(err, staff.ErrCode) {
		t.Errorf("a wrong code: %v", err)
	}
	done, err := w.Staff.ProveCode(ctx, secret, " "+code(w, key)[:3]+" "+code(w, key)[3:])
	if err != nil || done.Next != staff.Done {
		t.Fatalf("the right code: %+v, %v", done, err)
	}
	m, session, err := w.Staff.InSession(ctx, done.Secret)
	if err != nil || m.ID != w.Caseworker.ID || session.Method != "password+totp" || session.Agent != "a browser" || !session.Proved.Equal(w.Clock.Now()) {
		t.Errorf("got %+v, %v", session, err)
	}
	if _, err := w.Staff.ProveCode(ctx, secret, code(w, key)); !errors.Is(err, staff.ErrNoSignIn) {
		t.Errorf("a sign-in was used twice: %v", err)
	}
	verified(t, w)
}

func verified(t *testing.T, w *housetest.World) {
	t.Helper()
	if v, err := w.System.Register.Verify(context.Background()); err != nil || len(v.Misfits) > 0 {
		t.Errorf("the register does not verify: %v %+v", err, v.Misfits)
	}
}

// A code is taken once, also in another sign-in, and so is every code before it.
func TestCodeIsTakenOnce(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	key := enrol(t, w, w.Caseworker)
	used := code(w, key)
	if _, err := w.Staff.ProveCode(ctx, start(t, w.Staff, w.Caseworker, staff.AskFactor), used); err != nil {
		t.Fatal(err)
	}
	again := start(t, w.Staff, w.Caseworker, staff.AskFactor)
	before := totp.Code(key, totp.Step(w.Clock.Now())-1)
	for reason, replayed := range map[string]string{"the same code": used, "the code before it": before} {
		if _, err := w.Staff.ProveCode(ctx, again, replayed); !errors.Is(err, staff.ErrCode) {
			t.Errorf("%s: got %v", reason, err)
		}
	}
	w.Reopen()
	if _, err := w.Staff.ProveCode(ctx, again, used); !errors.Is(err, staff.ErrCode) {
		t.Errorf("after a restart: got %v", err)
	}
	w.Clock.Advance(30 * time.Second)
	if _, err := w.Staff.ProveCode(ctx, again, code(w, key)); err != nil {
		t.Errorf("the next code: %v", err)
	}
}

// Each recovery code opens the account once; new ones take the place of the old.
func TestRecoveryCodes(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	codes, form := w.Staff.DrawCodes(w.Caseworker.ID)
	if _, err := desk.Perform(ctx, w.System, administration.AddFactor(), own(w, w.Caseworker), form); err == nil {
		t.Error("recovery codes without a second factor")
	}
	enrol(t, w, w.Caseworker)
	add(t, w, w.Caseworker, form)
	if len(codes) != 10 || codes[0] == codes[1] || len(strings.ReplaceAll(codes[0], " ", "")) != 16 {
		t.Fatalf("got %d codes such as %q", len(codes), codes[0])
	}
	prove := func(typed string) error {
		_, err := w.Staff.ProveCode(ctx, start(t, w.Staff, w.Caseworker, staff.AskFactor), typed)
		return err
	}
	if err := prove(strings.ToLower(strings.ReplaceAll(codes[3], " ", "-"))); err != nil {
		t.Errorf("a recovery code in small letters with hyphens: %v", err)
	}
	if err := prove(codes[3]); !errors.Is(err, staff.ErrCode) {
		t.Errorf("the same code again: %v", err)
	}
	factors, err := w.Staff.Factors(ctx, w.Caseworker.ID)
	if err != nil || len(factors) != 2 || factors[0].Left()+factors[1].Left() != 9 {
		t.Errorf("got %+v, %v; want nine left", factors, err)
	}
	next, form := w.Staff.DrawCodes(w.Caseworker.ID)
	add(t, w, w.Caseworker, form)
	if err := prove(codes[5]); !errors.Is(err, staff.ErrCode) {
		t.Errorf("a code of the set before: %v", err)
	}
	if err := prove(next[5]); err != nil {
		t.Errorf("a code of the new set: %v", err)
	}
	enrol(t, w, w.Leader)
	_, form = w.Staff.DrawCodes(w.Leader.ID)
	add(t, w, w.Leader, form)
	if _, err := w.Staff.ProveCode(ctx, start(t, w.Staff, w.Leader, staff.AskFactor), next[6]); !errors.Is(err, staff.ErrCode) {
		t.Errorf("another officer's code: %v", err)
	}
	verified(t, w)
}

// Where a second factor is required, an officer without one is led to it before anything else.
func TestEnrolmentBeforeAnythingElse(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	strict, err := staff.New(w.System.Register, staff.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := strict.Begin(ctx, w.Reader.ID, "around"); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("a session without a second factor: %v", err)
	}
	secret := start(t, strict, w.Reader, staff.AskEnrolment)
	if p, err := strict.Enrolled(ctx, secret); err != nil || p.Next != staff.AskEnrolment {
		t.Errorf("without a factor: %+v, %v", p, err)
	}
	if _, err := strict.ProveCode(ctx, secret, "000000"); !errors.Is(err, staff.ErrNoSignIn) {
		t.Errorf("a code where there is no factor: %v", err)
	}
	waiting, err := strict.Waiting(ctx, secret)
	if err != nil || waiting.Next != staff.AskEnrolment {
		t.Fatalf("got %+v, %v", waiting, err)
	}
	w.Staff = strict
	confirm(t, w, w.Reader, waiting.Holder())
	done, err := strict.Enrolled(ctx, secret)
	if err != nil || done.Next != staff.Done {
		t.Fatalf("with a factor: %+v, %v", done, err)
	}
	if m, s, err := strict.InSession(ctx, done.Secret); err != nil || m.ID != w.Reader.ID || s.Method != "password+totp" {
		t.Errorf("got %+v, %v", s, err)
	}
}

// A sign-in under way ends after five minutes and after five attempts.
func TestWaitingIsShort(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	key := enrol(t, w, w.Caseworker)
	late := start(t, w.Staff, w.Caseworker, staff.AskFactor)
	w.Clock.Advance(5 * time.Minute)
	if _, err := w.Staff.ProveCode(ctx, late, code(w, key)); !errors.Is(err, staff.ErrNoSignIn) {
		t.Errorf("after five minutes: %v", err)
	}
	tried := start(t, w.Staff, w.Caseworker, staff.AskFactor)
	for range 5 {
		if _, err := w.Staff.ProveCode(ctx, tried, "000000"); !errors.Is(err, staff.ErrCode) {
			t.Errorf("a wrong code: %v", err)
		}
	}
	if _, err := w.Staff.ProveCode(ctx, tried, code(w, key)); !errors.Is(err, staff.ErrNoSignIn) {
		t.Errorf("the sixth attempt: %v", err)
	}
	if _, err := w.Staff.Start(ctx, staff.Credentials{Login: w.Caseworker.Login, Password: housetest.Password}); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("wrong codes do not count against the login: %v", err)
	}
}

// Rights change at once: a reset takes the factors, the sessions and the sign-ins under way.
func TestFactorsReset(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	key := enrol(t, w, w.Caseworker)
	done, err := w.Staff.ProveCode(ctx, start(t, w.Staff, w.Caseworker, staff.AskFactor), code(w, key))
	if err != nil {
		t.Fatal(err)
	}
	under := start(t, w.Staff, w.Caseworker, staff.AskFactor)
	call := desk.Call{Officer: w.Administrator.Authority(), Case: w.Caseworker.ID, On: w.System.Today(), Proved: w.Clock.Now()}
	if _, err := desk.Perform(ctx, w.System, administration.ResetFactors(), call, struct{}{}); err != nil {
		t.Fatal(err)
	}
	if err := w.Staff.EndAll(ctx, w.Caseworker.ID); err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.Staff.InSession(ctx, done.Secret); !errors.Is(err, staff.ErrNoMember) {
		t.Errorf("the session: %v", err)
	}
	w.Clock.Advance(30 * time.Second)
	if _, err := w.Staff.ProveCode(ctx, under, code(w, key)); !errors.Is(err, staff.ErrNoSignIn) {
		t.Errorf("the sign-in under way: %v", err)
	}
	if factors, err := w.Staff.Factors(ctx, w.Caseworker.ID); err != nil || len(factors) != 0 {
		t.Errorf("got %+v, %v", factors, err)
	}
	start(t, w.Staff, w.Caseworker, staff.Done)
	verified(t, w)
}

// No secret of a factor stands in the database as it is.
func TestFactorsAreSealed(t *testing.T) {
	w := housetest.New(t)
	key := enrol(t, w, w.Caseworker)
	codes, form := w.Staff.DrawCodes(w.Caseworker.ID)
	add(t, w, w.Caseworker, form)
	secrets := []string{totp.Text(key), string(key), strings.ReplaceAll(codes[0], " ", ""), codes[0]}
	absentFromFiles(t, w, secrets)
}
