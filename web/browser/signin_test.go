package browser

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"
	"github.com/zaklon/zaklon/desk/staff/totp"
	"github.com/zaklon/zaklon/house/housetest"
)

// typed fills in the sign-in page and sends it.
func (tb *tab) typed(login string) {
	tb.t.Helper()
	tb.open("/signin")
	tb.fill(tb.site.T("field.login"), login)
	tb.fill(tb.site.T("field.password"), tb.site.password)
	tb.follow(tb.site.T("signin.do"))
	tb.wantStatus(200)
}

// app reads the key on an enrolment page and gives the digits that an app shows for it.
func (tb *tab) app(w *housetest.World) func() string {
	tb.t.Helper()
	secret, err := totp.Parse(strings.ReplaceAll(tb.words("p.z-code"), " ", ""))
	if err != nil {
		tb.t.Fatal(err)
	}
	return func() string { return totp.Code(secret, totp.Step(w.Clock.Now())) }
}

// wantSeen holds the page to what axe-core looks at, where scripts run at all.
func (b *bench) wantSeen(tb *tab) {
	tb.t.Helper()
	if !tb.silent {
		b.wantAccessible(tb)
	}
}

// wantGood holds the page before the officer to the promises of every page.
func (b *bench) wantGood(tb *tab, path string) {
	tb.t.Helper()
	tb.wantStatus(200)
	if at, _, _ := strings.Cut(tb.path(), "?"); at != path {
		tb.t.Fatalf("at %s, want %s: %.600s", at, path, tb.words("main"))
	}
	b.wantSeen(tb)
	tb.show(screens[2])
	tb.walkFocus()
	tb.show(screens[0])
}

// testSignIn adds the first factor, signs in by it, is locked and unlocked, and proves who one
// is anew: with script and without. Every page on the way is looked at.
func (b *bench) testSignIn(t *testing.T) {
	for name, prepare := range map[string]func(*tab){"with script": func(*tab) {}, "without script": (*tab).withoutScript} {
		t.Run(name, func(t *testing.T) {
			s, w := strict(t)
			tb := b.tab(t, s)
			prepare(tb)
			tb.typed(w.Caseworker.Login)
			b.wantGood(tb, "/enrol")
			tb.follow(s.T("enrol.code_do"))
			b.wantGood(tb, "/enrol/code")
			code := tb.app(w)
			tb.fill(s.T("field.code"), code())
			tb.follow(s.T("enrol.confirm"))
			tb.wantWords(s.T("enrol.codes"))
			b.wantGood(tb, "/enrol/code")
			tb.follow(s.T("signin.go_on"))
			tb.wantStatus(200)
			w.Clock.Advance(time.Minute)
			tb.open("/account")
			b.wantGood(tb, "/account")
			tb.follow(s.T("account.sign_out"))
			tb.typed(w.Caseworker.Login)
			b.wantGood(tb, "/signin/second")
			tb.fill(s.T("field.code"), code())
			tb.follow(s.T("signin.go_on"))
			tb.wantStatus(200)
			w.Clock.Advance(20 * time.Minute)
			tb.open("/work")
			b.wantGood(tb, "/lock")
			tb.fill(s.T("field.password"), s.password)
			tb.follow(s.T("lock.open"))
			b.wantGood(tb, "/work")
			tb.open("/enrol")
			b.wantGood(tb, "/prove")
			tb.fill(s.T("field.password"), s.password)
			tb.fill(s.T("field.code"), code())
			tb.follow(s.T("signin.go_on"))
			b.wantGood(tb, "/enrol")
		})
	}
}

// authenticator gives the tab's browser a device that verifies its holder and keeps passkeys.
func (tb *tab) authenticator() {
	tb.t.Helper()
	if _, err := chromedp.Call(tb.ctx, webauthn.Enable, webauthn.EnableParams{}); err != nil {
		tb.t.Fatal(err)
	}
	device := webauthn.VirtualAuthenticatorOptions{
		Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: webauthn.AuthenticatorTransportInternal,
		HasResidentKey: true, HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true,
	}
	if _, err := chromedp.Call(tb.ctx, webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &device}); err != nil {
		tb.t.Fatal(err)
	}
}

// presses clicks a button whose page waits for the browser's own dialogue before it goes on.
func (tb *tab) presses(words, to string) {
	tb.t.Helper()
	tb.clickAt(`action(` + quoted(words) + `)`)
	tb.arrive(to)
}

// testPasskey makes a passkey as the first factor and uses it as the second step, instead of a
// sign-in, to unlock and to prove who one is; then it is removed.
func (b *bench) testPasskey(t *testing.T) {
	s, w := strict(t)
	tb := b.tab(t, s)
	tb.authenticator()
	tb.typed(w.Caseworker.Login)
	tb.follow(s.T("enrol.passkey_do"))
	b.wantGood(tb, "/enrol/passkey")
	tb.fill(s.T("field.passkey_name"), "my telephone")
	tb.clickAt(`action(` + quoted(s.T("enrol.passkey_do")) + `)`)
	tb.waitWords(s.T("enrol.codes_text"))
	tb.open("/account")
	tb.wantWords("my telephone", s.T("factor.passkey"))
	tb.follow(s.T("account.sign_out"))

	tb.typed(w.Caseworker.Login)
	b.wantGood(tb, "/signin/second")
	tb.presses(s.T("signin.use_passkey"), "/work")
	tb.open("/account")
	tb.follow(s.T("account.sign_out"))

	tb.follow(s.T("signin.by_passkey"))
	b.wantGood(tb, "/signin/passkey")
	tb.presses(s.T("signin.use_passkey"), "/work")

	w.Clock.Advance(20 * time.Minute)
	tb.open("/people")
	b.wantGood(tb, "/lock")
	tb.presses(s.T("signin.use_passkey"), "/people")
	w.Clock.Advance(11 * time.Minute)
	tb.open("/enrol")
	b.wantGood(tb, "/prove")
	tb.presses(s.T("signin.use_passkey"), "/enrol")
	tb.open("/account")
	tb.follow(s.T("account.factor_remove") + ": " + s.T("factor.passkey") + " my telephone")
	tb.wantWords(s.T("account.factors_none"))
}

// waitWords waits until the page says something.
func (tb *tab) waitWords(words string) {
	tb.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if text, err := chromedp.Run(tb.ctx, chromedp.Evaluate[string](`document.querySelector("main")?.innerText ?? ""`)); err == nil && strings.Contains(text, words) {
			return
		}
	}
	tb.t.Fatalf("%s does not say %q but: %.800s", tb.path(), words, tb.words("main"))
}
