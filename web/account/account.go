package account

import (
	"net/http"

	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/web/page"
)

func show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	sessions, err := v.Staff.Sessions(r.Context(), v.Member.ID)
	if err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, accountPage(page.Frame{Visit: v, Title: v.T("page.account")}, sessions))
}

func endSession(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.Typed(w, r, v)
	if err := v.Staff.End(r.Context(), v.Member.ID, form.Get("session")); err != nil {
		return err
	}
	return page.Go(w, r, "/account")
}

func endOthers(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	sessions, err := v.Staff.Sessions(r.Context(), v.Member.ID)
	if err != nil {
		return err
	}
	for _, one := range sessions {
		if one.ID == v.Session.ID {
			continue
		}
		if err := v.Staff.End(r.Context(), v.Member.ID, one.ID); err != nil {
			return err
		}
	}
	return page.Go(w, r, "/account")
}

// here tells whether a session is the one that looks.
func here(f page.Frame, s staff.Session) bool { return s.ID == f.Session.ID }
