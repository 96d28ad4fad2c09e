// Package account is the pages of an officer's own account: sign-in, sessions, password.
//
// It knows the system register alone and may not name a case.
package account

import (
	"errors"
	"net/http"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/web/page"
)

// A DemoLogin is an account of the demonstration, shown on its sign-in page.
type DemoLogin struct{ Login, Password, Name, Role, Unit string }

type signIn struct{ logins []DemoLogin }

func (s signIn) show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if v.Signed() {
		return page.Go(w, r, v.Home())
	}
	return s.render(w, r, v, page.NewForm(v.Printer, 0))
}

// enter opens a session. Every failure has the same answer and costs the same; only a form
// that could not be read is answered at once, because it says nothing of any account.
func (s signIn) enter(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.TypedWithin(w, r, v, page.MaxSmall)
	if len(form.Problems) > 0 {
		return s.render(w, r, v, form)
	}
	member, err := v.Staff.SignIn(r.Context(), form.Get("login"), form.Get("password"))
	if errors.Is(err, staff.ErrSignIn) {
		form.Note(act.Problem{Field: "login", Code: "sign_in"})
		return s.render(w, r, v, form)
	}
	if err != nil {
		return err
	}
	secret, err := v.Staff.Begin(r.Context(), member.ID, r.UserAgent())
	if err != nil {
		return err
	}
	setSession(w, r, secret, 0)
	v.Member = member
	return page.Go(w, r, v.Home())
}

func (s signIn) render(w http.ResponseWriter, r *http.Request, v *page.Visit, form *page.Form) error {
	form.Values.Del("password")
	status := http.StatusOK
	if len(form.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	frame := page.Frame{Visit: v, Title: v.T("signin.title"), Plain: true, Problem: status != http.StatusOK}
	return page.Show(w, r, status, signInPage(frame, form, s.logins))
}

func signOut(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := v.Staff.End(r.Context(), v.Member.ID, v.Session.ID); err != nil {
		return err
	}
	setSession(w, r, "", -1)
	return page.Go(w, r, "/signin")
}

// setSession sets the cookie of a session: for this site alone, out of reach of scripts, and
// only over TLS wherever the server speaks TLS or stands behind a proxy that does.
func setSession(w http.ResponseWriter, r *http.Request, secret string, age int) {
	http.SetCookie(w, &http.Cookie{
		Name: page.SessionCookie, Value: secret, Path: "/", MaxAge: age,
		HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: !local(r),
	})
}

// local tells whether the browser speaks to this very machine, where there is no wire. The
// host alone does not say so: a proxy on the same machine that ends TLS may pass on its own
// address as the host, and then only what it adds to the request tells that it stands there.
func local(r *http.Request) bool {
	for _, passed := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "Via"} {
		if len(r.Header.Values(passed)) > 0 {
			return false
		}
	}
	name, _, _ := strings.Cut(r.Host, ":")
	return name == "127.0.0.1" || name == "localhost" || r.Host == "[::1]" || strings.HasPrefix(r.Host, "[::1]:")
}
