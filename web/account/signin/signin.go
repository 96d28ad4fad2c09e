// Package signin is the way into an account: password, second step, the first second factor,
// an agency's own sign-in, the lock of a session nobody used, and the proof that an act asks
// for anew.
//
// It knows the system register alone and may not name a case. No page of it differs between an
// account that exists, one that does not and one that is locked out; nothing secret that was
// typed comes back.
package signin

import (
	"errors"
	"net/http"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/web/page"
)

// A DemoLogin is an account of the demonstration, shown on its sign-in page.
type DemoLogin struct{ Login, Password, Name, Role, Unit string }

// Routes lists the pages. The logins are shown on the sign-in page of a demonstration;
// otherwise there are none.
func Routes(logins []DemoLogin) []page.Route {
	s := start{logins: logins}
	return []page.Route{
		{Pattern: "GET /signin", Handle: s.show, Public: true},
		{Pattern: "POST /signin", Handle: s.enter, Public: true},
		{Pattern: "GET /signin/second", Handle: second, Public: true},
		{Pattern: "POST /signin/second", Handle: proveCode, Public: true},
		{Pattern: "GET /signin/passkey", Handle: startPasskey, Public: true},
		{Pattern: "POST /signin/passkey", Handle: provePasskey, Public: true},
		{Pattern: "GET /signin/agency/{issuer}", Handle: startAgency, Public: true},
		{Pattern: "GET " + staff.AgencyPath, Handle: finishAgency, Public: true},
		{Pattern: "GET /enrol", Handle: choose, Public: true},
		{Pattern: "GET /enrol/code", Handle: offerCode, Public: true},
		{Pattern: "POST /enrol/code", Handle: confirmCode, Public: true},
		{Pattern: "GET /enrol/passkey", Handle: offerPasskey, Public: true},
		{Pattern: "POST /enrol/passkey", Handle: confirmPasskey, Public: true},
		{Pattern: "POST /enrol/recovery", Handle: drawCodes},
		{Pattern: "GET /lock", Handle: showLock, Public: true},
		{Pattern: "POST /lock", Handle: lockNow},
		{Pattern: "POST /lock/open", Handle: unlock, Public: true},
		{Pattern: "POST /lock/passkey", Handle: unlockByPasskey, Public: true},
		{Pattern: "GET /prove", Handle: showProof},
		{Pattern: "POST /prove", Handle: prove},
		{Pattern: "POST /prove/passkey", Handle: proveByPasskey},
		{Pattern: "POST /signout", Handle: signOut, Public: true},
	}
}

type start struct{ logins []DemoLogin }

func (s start) show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if v.Signed() {
		return page.Go(w, r, v.Home())
	}
	return s.render(w, r, v, page.NewForm(v.Printer, 0))
}

// enter begins a sign-in. Every failure has the same answer and costs the same; only a form
// that could not be read is answered at once, because it says nothing of any account.
func (s start) enter(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.TypedWithin(w, r, v, page.MaxSmall)
	if len(form.Problems) > 0 {
		return s.render(w, r, v, form)
	}
	p, err := v.Staff.Start(r.Context(), staff.Credentials{Login: form.Get("login"), Password: form.Get("password"), Agent: r.UserAgent()})
	if errors.Is(err, staff.ErrSignIn) {
		form.Note(act.Problem{Field: "login", Code: "sign_in"})
		return s.render(w, r, v, form)
	}
	if err != nil {
		return err
	}
	return onward(w, r, p)
}

// A startView is the sign-in page.
type startView struct {
	page.Frame
	*page.Form
	Logins   []DemoLogin
	Issuers  []staff.IssuerButton
	Passkeys bool
	Note     string // what became of a form or of a sign-in before; a key, or empty
}

func (s start) render(w http.ResponseWriter, r *http.Request, v *page.Visit, form *page.Form) error {
	form.Values.Del("password")
	issuers, err := v.Staff.Issuers(r.Context())
	if err != nil {
		return err
	}
	view := startView{Form: form, Logins: s.logins, Issuers: issuers, Passkeys: v.Staff.Policy().Site.ID != "", Note: note(r)}
	view.Frame = plain(v, "signin.title", form)
	return page.Show(w, r, statusOf(form), startPage(view))
}

// note reads from the address what the sign-in page says first.
func note(r *http.Request) string {
	asked := r.URL.Query()
	switch {
	case asked.Get("form") == "kept":
		return "signin.form_kept"
	case asked.Get("form") == "lost":
		return "signin.form_lost"
	case asked.Get("again") != "":
		return "signin.again"
	}
	return ""
}

// plain is the frame of a page that has no navigation.
func plain(v *page.Visit, title string, form *page.Form) page.Frame {
	return page.Frame{Visit: v, Title: v.T(title), Plain: true, Problem: len(form.Problems) > 0}
}

func statusOf(form *page.Form) int {
	if len(form.Problems) > 0 {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

// signOut ends the session. The cookie keeps whose it was and no secret, so that a form that is
// still open in another tab can be kept for that officer.
func signOut(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if v.Member.ID == "" {
		return page.Go(w, r, "/signin")
	}
	if err := v.Staff.End(r.Context(), v.Member.ID, v.Session.ID); err != nil {
		return err
	}
	http.SetCookie(w, page.NewCookie(r, page.SessionCookie, v.Member.ID+"."))
	return page.Go(w, r, "/signin")
}
