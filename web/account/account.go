package account

import (
	"context"
	"net/http"

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
	Changed  bool // the password was changed just now
}

func render(w http.ResponseWriter, r *http.Request, v *page.Visit, form *page.Form) error {
	sessions, err := v.Staff.Sessions(r.Context(), v.Member.ID)
	if err != nil {
		return err
	}
	status := http.StatusOK
	if len(form.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return page.Show(w, r, status, accountPage(accountView{
		Frame: page.Frame{Visit: v, Title: v.T("page.account"), Problem: status != http.StatusOK}, Form: form,
		Sessions: sessions, Changed: r.URL.Query().Get("done") == "password",
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
	if err := end(r.Context(), v); err != nil {
		return err
	}
	return page.Go(w, r, "/account")
}

// end ends every session of the officer but the one that asks.
func end(ctx context.Context, v *page.Visit) error {
	sessions, err := v.Staff.Sessions(ctx, v.Member.ID)
	if err != nil {
		return err
	}
	for _, one := range sessions {
		if one.ID == v.Session.ID {
			continue
		}
		if err := v.Staff.End(ctx, v.Member.ID, one.ID); err != nil {
			return err
		}
	}
	return nil
}

// here tells whether a session is the one that looks.
func here(f page.Frame, s staff.Session) bool { return s.ID == f.Session.ID }
