package account_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/web/account"
	"github.com/zaklon/zaklon/web/account/signin"
	"github.com/zaklon/zaklon/web/page"
)

// A browser is the pages of the account with the session it holds.
type browser struct {
	*housetest.World
	mux    *http.ServeMux
	cookie *http.Cookie
	err    error
}

func open(t *testing.T) *browser {
	t.Helper()
	b := &browser{World: housetest.New(t), mux: http.NewServeMux()}
	for _, route := range append(account.Routes(), signin.Routes(nil)...) {
		b.mux.HandleFunc(route.Pattern, func(w http.ResponseWriter, r *http.Request) {
			v := &page.Visit{Printer: b.Locale.In("en"), Desk: b.System, Staff: b.Staff, Path: r.URL.Path}
			if b.cookie != nil {
				v.Member, v.Session, b.err = b.Staff.InSession(r.Context(), b.cookie.Value)
			}
			if b.err == nil {
				b.err = route.Handle(w, r, v)
			}
		})
	}
	return b
}

func (b *browser) ask(method, path string, form url.Values) (*http.Response, string) {
	b.err = nil
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	b.mux.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		if c.Name == page.SessionCookie {
			b.cookie = c
		}
	}
	return w.Result(), w.Body.String()
}

func (b *browser) signIn(t *testing.T, m staff.Member, password string) int {
	t.Helper()
	w, _ := b.ask(http.MethodPost, "/signin", url.Values{"login": {m.Login}, "password": {password}})
	return w.StatusCode
}

// An unknown login and a wrong password have the same answer, and the password never comes back.
func TestSignIn(t *testing.T) {
	b := open(t)
	_, wrong := b.ask(http.MethodPost, "/signin", url.Values{"login": {"nobody"}, "password": {"a secret of mine"}})
	_, unknown := b.ask(http.MethodPost, "/signin", url.Values{"login": {b.Caseworker.Login}, "password": {"a secret of mine"}})
	if strings.ReplaceAll(unknown, b.Caseworker.Login, "nobody") != wrong || strings.Contains(wrong, "a secret of mine") {
		t.Error("the two answers differ, or hold the password")
	}
	if got := b.signIn(t, b.Caseworker, housetest.Password); got != http.StatusSeeOther || !b.cookie.HttpOnly || b.cookie.SameSite != http.SameSiteStrictMode {
		t.Errorf("got %d with cookie %+v", got, b.cookie)
	}
}

// Whoever is not signed in may send a few boxes, and no more. What they sent stays unread.
func TestSignInIsBounded(t *testing.T) {
	b := open(t)
	for _, c := range []struct {
		reason   string
		password int // bytes
		want     string
	}{
		{"a long password that is wrong", 4 << 10, "password is wrong"},
		{"more than a sign-in can hold", page.MaxSmall, "larger than 8 kB"},
	} {
		w, text := b.ask(http.MethodPost, "/signin", url.Values{"login": {b.Caseworker.Login}, "password": {strings.Repeat("x", c.password)}})
		if w.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(text, c.want) || strings.Contains(text, "xxxx") {
			t.Errorf("%s: got %d, %v; want a problem that says %q", c.reason, w.StatusCode, b.err, c.want)
		}
	}
}

// A cookie without Secure is given to a browser on this very machine, and to no other.
func TestCookieIsSecureBehindProxy(t *testing.T) {
	b := open(t)
	for _, c := range []struct {
		reason, host, header string
		secure               bool
	}{
		{"by the address of this machine", "127.0.0.1:8080", "", false},
		{"by its name", "localhost", "", false},
		{"by its address of the sixth version", "[::1]:8080", "", false},
		{"by a name of the network", "zaklon.example", "", true},
		{"by a name that begins like this machine", "localhost.example", "", true},
		{"a proxy that names whom it speaks for", "127.0.0.1:8080", "X-Forwarded-For", true},
		{"a proxy that names the scheme alone", "127.0.0.1:8080", "X-Forwarded-Proto", true},
		{"a proxy of the standard", "127.0.0.1:8080", "Forwarded", true},
		{"a proxy that names itself", "localhost:8080", "Via", true},
	} {
		form := url.Values{"login": {b.Caseworker.Login}, "password": {housetest.Password}}
		r := httptest.NewRequest(http.MethodPost, "/signin", strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if r.Host = c.host; c.header != "" {
			r.Header.Set(c.header, "anything")
		}
		w := httptest.NewRecorder()
		b.mux.ServeHTTP(w, r)
		if all := w.Result().Cookies(); len(all) != 1 || all[0].Secure != c.secure {
			t.Errorf("%s: got %+v, want one cookie with Secure %t", c.reason, all, c.secure)
		}
	}
}

// A new password needs the present one, ends the other sessions and leaves this one.
func TestChangePassword(t *testing.T) {
	b := open(t)
	ctx := context.Background()
	if _, err := b.Staff.Begin(ctx, b.Caseworker.ID, "another browser"); err != nil {
		t.Fatal(err)
	}
	b.signIn(t, b.Caseworker, housetest.Password)
	const better = "seven boats in the bay"
	for _, c := range []struct{ reason, now, next, again, anchor string }{
		{"the present password is wrong", "no", better, better, "#password_now"},
		{"the new one was typed differently", housetest.Password, better, better + "s", "#password_again"},
		{"the new one is too short", housetest.Password, "short", "short", "#password"},
		{"there is no new one", housetest.Password, "", "", "#password"},
	} {
		w, text := b.ask(http.MethodPost, "/account/password", url.Values{
			"form-token": {c.reason}, "password_now": {c.now}, "password": {c.next}, "password_again": {c.again}})
		if w.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(text, `href="`+c.anchor+`"`) {
			t.Errorf("%s: got %d, %v; want a problem at %s", c.reason, w.StatusCode, b.err, c.anchor)
		}
		if strings.Contains(text, `value="`+better) || strings.Contains(text, housetest.Password) {
			t.Errorf("%s: a password came back", c.reason)
		}
	}
	w, _ := b.ask(http.MethodPost, "/account/password", url.Values{
		"form-token": {"f"}, "password_now": {housetest.Password}, "password": {better}, "password_again": {better}})
	if w.StatusCode != http.StatusSeeOther {
		t.Fatalf("got %d, %v", w.StatusCode, b.err)
	}
	sessions, err := b.Staff.Sessions(ctx, b.Caseworker.ID)
	if err != nil || len(sessions) != 1 {
		t.Errorf("got %d sessions, %v; want this one alone", len(sessions), err)
	}
	if _, text := b.ask(http.MethodGet, "/account?done=password", nil); !strings.Contains(text, "Your password was changed") || strings.Contains(text, "⟦") {
		t.Errorf("the account does not say so (%v)", b.err)
	}
	if old, next := b.signIn(t, b.Caseworker, housetest.Password), b.signIn(t, b.Caseworker, better); old != http.StatusUnprocessableEntity || next != http.StatusSeeOther {
		t.Errorf("signing in with the old password: %d, with the new: %d", old, next)
	}
	if v, err := b.System.Register.Verify(ctx); err != nil || len(v.Misfits) > 0 {
		t.Errorf("the register does not verify: %v %+v", err, v.Misfits)
	}
}

// Sessions are listed, one can be ended alone, and signing out ends this one.
func TestSessions(t *testing.T) {
	b := open(t)
	ctx := context.Background()
	if _, err := b.Staff.Begin(ctx, b.Caseworker.ID, "another browser"); err != nil {
		t.Fatal(err)
	}
	b.signIn(t, b.Caseworker, housetest.Password)
	if _, text := b.ask(http.MethodGet, "/account", nil); !strings.Contains(text, "another browser") {
		t.Error("the other session is not listed")
	}
	b.ask(http.MethodPost, "/account/session/end-others", nil)
	if sessions, _ := b.Staff.Sessions(ctx, b.Caseworker.ID); len(sessions) != 1 {
		t.Errorf("got %d sessions, want one", len(sessions))
	}
	b.ask(http.MethodPost, "/signout", nil)
	if sessions, _ := b.Staff.Sessions(ctx, b.Caseworker.ID); len(sessions) != 0 {
		t.Errorf("got %d sessions after signing out", len(sessions))
	}
}
