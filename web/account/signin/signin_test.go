package signin_test

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/desk/staff/totp"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/web"
	"github.com/zaklon/zaklon/web/webtest"
)

// A browser is one browser before the whole server, with the cookies it was given.
type browser struct {
	*housetest.World
	*webtest.Browser
}

// open serves a world in which officers sign in as the requirement says.
func open(t *testing.T, factor staff.Requirement) *browser {
	t.Helper()
	w := housetest.New(t)
	if factor == staff.Required {
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		policy := staff.Policy{SecondFactor: factor, Site: housetest.Site()}
		h, err := house.Open(context.Background(), house.Config{Dir: w.Dir, Clock: w.Clock.Now, SignIn: policy})
		if err != nil {
			t.Fatal(err)
		}
		w.House = h
	}
	handler, err := web.New(w.House, web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &browser{w, webtest.Open(t, handler)}
}

func (b *browser) another() *browser { return &browser{b.World, b.Another()} }

func (b *browser) post(path string, pairs ...string) webtest.Answer {
	b.T.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return b.Post(path, form)
}

func (b *browser) wantPage(reason string, a webtest.Answer, status int, all ...string) {
	b.T.Helper()
	if a.Status != status || strings.Contains(a.Text, "⟦") {
		b.T.Fatalf("%s: got %d to %q, want %d, or a text is missing\n%.2000s", reason, a.Status, a.To, status, a.Text)
	}
	for _, want := range all {
		if !strings.Contains(a.Text, want) {
			b.T.Errorf("%s: the page does not say %q", reason, want)
		}
	}
}

func (b *browser) signIn(m staff.Member) webtest.Answer {
	b.T.Helper()
	return b.post("/signin", "login", m.Login, "password", housetest.Password)
}

var (
	key   = regexp.MustCompile(`<p class="z-code">([A-Z2-7 ]+)</p>`)
	codes = regexp.MustCompile(`<li>([^<]+)</li>`)
)

// code gives the six digits that an app shows now for the key on an enrolment page.
func (b *browser) code(page webtest.Answer) func() string {
	b.T.Helper()
	found := key.FindStringSubmatch(page.Text)
	if found == nil {
		b.T.Fatalf("no key on the page\n%.2000s", page.Text)
	}
	secret, err := totp.Parse(strings.ReplaceAll(found[1], " ", ""))
	if err != nil {
		b.T.Fatal(err)
	}
	return func() string { return totp.Code(secret, totp.Step(b.Clock.Now())) }
}

// An account that exists, one that does not, one that is locked out and one that has ended
// are one answer: status, bytes and headers, but for the login that was typed.
func TestSignInIsNoOracle(t *testing.T) {
	b := open(t, staff.Offered)
	for range 5 {
		b.post("/signin", "login", b.Leader.Login, "password", "wrong")
	}
	call := desk.Call{Officer: b.Administrator.Authority(), Case: b.Stranger.ID, On: b.System.Today()}
	if _, err := desk.Perform(t.Context(), b.System, administration.Disable(), call, struct{}{}); err != nil {
		t.Fatal(err)
	}
	seen := map[string]webtest.Answer{}
	for _, c := range []struct{ reason, login, password string }{
		{"an account that is not", "nobody.at.all", housetest.Password},
		{"an account, with a wrong password", b.Caseworker.Login, "wrong"},
		{"an account that is locked out, with the right password", b.Leader.Login, housetest.Password},
		{"an account that has ended, with the right password", b.Stranger.Login, housetest.Password},
	} {
		got := b.another().post("/signin", "login", c.login, "password", c.password)
		got.Sent = strings.ReplaceAll(got.Sent, c.login, "LOGIN")
		got.Header.Del("Date")
		got.Header.Del("Content-Length") // differs by the login that was typed alone
		seen[c.reason] = got
		want := seen["an account that is not"]
		if got.Status != http.StatusUnprocessableEntity || got.Sent != want.Sent {
			t.Errorf("%s: got %d, or other bytes than an account that is not", c.reason, got.Status)
		}
		if diff := cmp.Diff(got.Header, want.Header); diff != "" {
			t.Errorf("%s: headers (-got +want)\n%s", c.reason, diff)
		}
	}
}

// An officer without a second factor adds one before anything else, gets recovery codes once,
// and is asked for the factor from then on. A recovery code opens once.
func TestFirstFactor(t *testing.T) {
	b := open(t, staff.Required)
	begun := b.signIn(b.Caseworker)
	b.WantTo("signed in", begun, "/enrol")
	if cookie := begun.Header.Get("Set-Cookie"); !strings.Contains(cookie, "Max-Age=600") {
		t.Errorf("the browser forgets the sign-in before the ten minutes of an enrolment are over: %q", cookie)
	}
	b.WantTo("anything else", b.Get("/work"), "/signin")
	b.wantPage("the choice", b.Get("/enrol"), http.StatusOK, "Before you go on", "/enrol/passkey")
	page := b.Get("/enrol/code")
	b.wantPage("the key", page, http.StatusOK, `<svg class="z-qr"`, "otpauth://")
	app := b.code(page)
	wrong := b.post("/enrol/code", "form-token", "a", "code", "000000")
	b.wantPage("a wrong code", wrong, http.StatusUnprocessableEntity, `href="#code"`, key.FindString(page.Text))
	first := b.post("/enrol/code", "form-token", "b", "code", app())
	b.wantPage("the first factor", first, http.StatusOK, "Your recovery codes")
	recovery := codes.FindAllStringSubmatch(first.Text[strings.Index(first.Text, `<ol class="z-code"`):], -1)
	if len(recovery) != 10 {
		t.Fatalf("got %d recovery codes, want ten", len(recovery))
	}
	b.wantPage("signed in by it", b.Get("/account"), http.StatusOK, "Codes from an app", "10 left")

	other := b.another()
	b.Clock.Advance(time.Minute)
	other.WantTo("with a factor", other.signIn(b.Caseworker), "/signin/second")
	other.WantTo("before the second step", other.Get("/work"), "/signin")
	other.WantTo("enrolment without the second step", other.Get("/enrol"), "/signin?again=yes")
	other.WantTo("again", other.signIn(b.Caseworker), "/signin/second")
	bad := other.post("/signin/second", "code", "123123")
	other.wantPage("a wrong code", bad, http.StatusUnprocessableEntity, "This code is not right")
	if strings.Contains(bad.Text, "123123") {
		t.Error("the code that was typed comes back")
	}
	other.WantTo("the right code", other.post("/signin/second", "code", app()), "/")
	other.wantPage("signed in", other.Get("/work"), http.StatusOK)
	third := b.another()
	third.signIn(b.Caseworker)
	third.WantTo("a recovery code", third.post("/signin/second", "code", recovery[0][1]), "/")
	third.wantPage("one less", third.Get("/account"), http.StatusOK, "9 left", "recovery code")
	fourth := b.another()
	fourth.signIn(b.Caseworker)
	fourth.wantPage("the same recovery code", fourth.post("/signin/second", "code", recovery[0][1]), http.StatusUnprocessableEntity)
	fresh := b.another()
	fresh.WantTo("without a factor", fresh.signIn(b.Leader), "/enrol")
	fresh.WantTo("a second step that is not asked for", fresh.Get("/signin/second"), "/signin?again=yes")
	b.WantTo("without a sign-in under way", b.another().Get("/signin/second"), "/signin?again=yes")
}

// Codes that are wrong end the sign-in under way, and a code of nobody opens nothing.
func TestSecondStepIsBounded(t *testing.T) {
	b := open(t, staff.Required)
	b.signIn(b.Caseworker)
	app := b.code(b.Get("/enrol/code"))
	b.post("/enrol/code", "form-token", "b", "code", app())
	other := b.another()
	b.Clock.Advance(time.Minute)
	other.signIn(b.Caseworker)
	var last webtest.Answer
	for range 6 {
		last = other.post("/signin/second", "code", "000000")
	}
	other.WantTo("after too many", last, "/signin?again=yes")
	other.wantPage("told so", other.Get(last.To), http.StatusOK, "Begin anew")
	b.WantTo("a code of nobody", b.another().post("/signin/second", "code", app()), "/signin?again=yes")
}

// Factors are listed, added and removed on the account's own page, after a fresh proof.
func TestFactorsOfTheAccount(t *testing.T) {
	b := open(t, staff.Offered)
	b.WantTo("signed in", b.signIn(b.Caseworker), "/")
	b.Clock.Advance(staff.FreshWithin)
	b.WantTo("a factor, with an old proof", b.Get("/enrol/code"), "/prove?to=%2Fenrol%2Fcode")
	b.WantTo("proved", b.post("/prove", "to", "/enrol/code", "password", housetest.Password), "/enrol/code")
	app := b.code(b.Get("/enrol/code"))
	b.wantPage("added", b.post("/enrol/code", "form-token", "c", "code", app()), http.StatusOK, "Your recovery codes")
	b.wantPage("new codes", b.post("/enrol/recovery", "form-token", "d"), http.StatusOK, "Your recovery codes")
	factors, err := b.Staff.Factors(t.Context(), b.Caseworker.ID)
	if err != nil || len(factors) != 2 {
		t.Fatalf("got %d factors, %v; want a code and recovery codes", len(factors), err)
	}
	i := slices.IndexFunc(factors, func(f staff.Factor) bool { return f.Kind == staff.KindCode })
	b.Clock.Advance(staff.FreshWithin)
	remove := []string{"form-token", "e", "factor", factors[i].ID}
	b.WantTo("removed, with an old proof", b.post("/account/factor/remove", remove...), "/prove?to=%2Faccount")
	b.wantPage("the proof asks for the code", b.Get("/prove?to=%2Faccount"), http.StatusOK, "Six digits")
	b.wantPage("proved by the password alone", b.post("/prove", "to", "/account", "password", housetest.Password), http.StatusUnprocessableEntity)
	b.WantTo("proved", b.post("/prove", "to", "/account", "password", housetest.Password, "code", app()), "/account")
	b.WantTo("removed", b.post("/account/factor/remove", remove...), "/account?done=removed")
	b.wantPage("none is left", b.Get("/account?done=removed"), http.StatusOK, "You have none", "The second factor was removed")
}

// Recovery codes that are shown are those that open the account, also where the form was sent
// twice.
func TestCodesShownAreCodesKept(t *testing.T) {
	b := open(t, staff.Offered)
	b.signIn(b.Caseworker)
	app := b.code(b.Get("/enrol/code"))
	b.post("/enrol/code", "form-token", "c", "code", app())
	b.post("/enrol/recovery", "form-token", "d")
	page := b.post("/enrol/recovery", "form-token", "d")
	shown := codes.FindAllStringSubmatch(page.Text[strings.Index(page.Text, `<ol class="z-code"`):], -1)
	other := b.another()
	other.WantTo("the password", other.signIn(b.Caseworker), "/signin/second")
	other.WantTo("a code that was shown", other.post("/signin/second", "code", shown[0][1]), "/")
}

// A page that waited longer than its challenge asks again, and does not fail.
func TestProofThatWaitedTooLong(t *testing.T) {
	b := open(t, staff.Offered)
	b.signIn(b.Caseworker)
	b.wantPage("the proof", b.post("/prove/passkey", "answer", "{}", "to", "/work"), http.StatusUnprocessableEntity, "This passkey was not accepted")
	b.WantTo("locked", b.post("/lock", "to", "/work"), "/lock?to=%2Fwork")
	b.wantPage("the lock", b.post("/lock/passkey", "answer", "{}", "to", "/work"), http.StatusUnprocessableEntity, "This passkey was not accepted")
}

// Another password ends what was begun with the one before: sessions and sign-ins under way.
func TestPasswordEndsSignInsUnderWay(t *testing.T) {
	b := open(t, staff.Offered)
	b.signIn(b.Caseworker)
	app := b.code(b.Get("/enrol/code"))
	b.post("/enrol/code", "form-token", "c", "code", app())
	other := b.another()
	other.WantTo("under way", other.signIn(b.Caseworker), "/signin/second")
	const next = "another long password"
	b.WantTo("changed", b.post("/account/password", "form-token", "p", "password_now", housetest.Password, "password", next, "password_again", next), "/account?done=password")
	b.Clock.Advance(time.Minute)
	other.WantTo("with the password before", other.post("/signin/second", "code", app()), "/signin?again=yes")
	b.wantPage("the session that changed it", b.Get("/account"), http.StatusOK)
}

// The sign-in page offers what there is: passkeys where the site has an address, agencies that
// have a provider. A provider's answer that nobody waits for is a sign-in begun anew.
func TestOtherWays(t *testing.T) {
	b := open(t, staff.Offered)
	b.wantPage("passkeys", b.Get("/signin"), http.StatusOK, `href="/signin/passkey"`)
	b.wantPage("their page", b.Get("/signin/passkey"), http.StatusOK, `data-passkey="{`, `"challenge"`)
	b.wantPage("no passkey's answer", b.post("/signin/passkey", "answer", "{}"), http.StatusUnprocessableEntity, "This passkey was not accepted")
	b.WantTo("an agency that is not", b.Get("/signin/agency/nobody"), "/signin?again=yes")
	b.WantTo("an answer that nobody waits for", b.Get("/signin/agency?state=x&code=y"), "/signin?again=yes")
}
