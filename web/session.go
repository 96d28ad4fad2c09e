package web

import (
	"errors"
	"net/http"

	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/locale"
	"github.com/zaklon/zaklon/web/page"
)

type server struct {
	house   *house.House
	opts    Options
	printer locale.Printer
}

// page makes the handler of a route: it finds the officer of the session, anew for every
// request, and sends whoever is not signed in to the sign-in page.
func (s *server) page(route page.Route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		visit, err := s.visit(r, route)
		switch {
		case err != nil:
			s.fail(w, r, visit, err)
			return
		case !visit.Signed() && !route.Public:
			http.Redirect(w, r, "/signin", http.StatusSeeOther)
			return
		}
		if err := route.Handle(w, r, visit); err != nil {
			s.fail(w, r, visit, err)
		}
	})
}

func (s *server) visit(r *http.Request, route page.Route) (*page.Visit, error) {
	v := &page.Visit{Printer: s.printer, Desk: route.Desk, Staff: s.house.Staff, Demo: s.opts.Demo, Path: r.URL.Path}
	cookie, err := r.Cookie(page.SessionCookie)
	if err != nil {
		return v, nil
	}
	member, session, err := s.house.Staff.InSession(r.Context(), cookie.Value)
	if errors.Is(err, staff.ErrNoMember) {
		return v, nil
	}
	v.Member, v.Session = member, session
	return v, err
}
