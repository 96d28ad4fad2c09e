package account

import (
	"net/http"
	"strings"

	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/web/page"
)

func show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return render(w, r, v, page.NewForm(v.Printer, 0))
}

// An accountView is the account with the form of a new password.
type accountView struct {
	page.Frame
	*page.Form
	Sessions []staff.Session
	Factors  []staff.Factor
	Done     string // what was changed just now, as a key; empty where nothing was
}

// done reads from the address what was changed just now.
func done(r *http.Request) string {
	return map[string]string{
		"password": "account.changed", "factor": "account.factor_added", "removed": "account.factor_removed",
	}[r.URL.Query().Get("done")]
}

func render(w http.ResponseWriter, r *http.Request, v *page.Visit, form *page.Form) error {
	sessions, err := v.Staff.Sessions(r.Context(), v.Member.ID)
	if err != nil {
		return err
	}
	factors, err := v.Staff.Factors(r.Context(), v.Member.ID)
	if err != nil {
		return err
	}
	status := http.StatusOK
	if len(form.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return page.Show(w, r, status, accountPage(accountView{
		Frame: page.Frame{Visit: v, Title: v.T("page.account"), Problem: status != http.StatusOK}, Form: form,
		Sessions: sessions, Factors: factors, Done: done(r),
	}))
}

func endSession(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.Typed(w, r, v)
	if err := v.Staff.End(r.Context(), v.Member.ID, form.Get("session")); err != nil {
		return err
	}
	return page.Go(w, r, "/account")
}

func endOthers(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := v.Staff.EndOthers(r.Context(), v.Session); err != nil {
		return err
	}
	return page.Go(w, r, "/account")
}

// here tells whether a session is the one that looks.
func here(f page.Frame, s staff.Session) bool { return s.ID == f.Session.ID }

// method says how a session was begun: what was proved first, and what after it.
func method(f page.Frame, s staff.Session) string {
	parts := strings.Split(s.Method, "+")
	for i, part := range parts {
		parts[i] = f.T("method." + part)
	}
	return strings.Join(parts, ", ")
}
