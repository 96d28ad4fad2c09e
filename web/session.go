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

// page makes the handler of a route. Whatever goes wrong in a page, it is answered here.
func (s *server) page(route page.Route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sent := &answer{ResponseWriter: w}
		visit := &page.Visit{Printer: s.printer, Desk: route.Desk, Staff: s.house.Staff, Demo: s.opts.Demo, Path: r.URL.Path}
		if err := s.try(sent, r, visit, route); err != nil {
			s.fail(sent, r, visit, err)
		}
	})
}

// try shows a page, and makes a panic an error that says nothing: what was thrown may hold
// something of a person.
func (s *server) try(w http.ResponseWriter, r *http.Request, v *page.Visit, route page.Route) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("the page panicked")
		}
	}()
	return s.show(w, r, v, route)
}

// show finds the officer of the session, anew for every request, and sends whoever is not
// signed in to the sign-in page.
func (s *server) show(w http.ResponseWriter, r *http.Request, v *page.Visit, route page.Route) error {
	if err := s.sign(r, v); err != nil {
		return err
	}
	if !v.Signed() && !route.Public {
		return s.turnedAway(w, r, v, route)
	}
	if v.Signed() {
		s.claim(w, r, v)
	}
	// Asked before the form is opened, so that nothing is typed in vain; the desk asks again.
	if v.Signed() && r.Method == http.MethodGet && !v.Proved(route.Act) {
		return page.GoBack(w, r, "/prove", r.URL.RequestURI())
	}
	return route.Handle(w, r, v)
}

// sign names the officer of the session. One that is locked has its officer too: so that what
// was typed is kept for them, and for nothing else.
func (s *server) sign(r *http.Request, v *page.Visit) error {
	secret := page.CookieValue(r, page.SessionCookie)
	if secret == "" {
		return nil
	}
	member, session, err := s.house.Staff.InSession(r.Context(), secret)
	if errors.Is(err, staff.ErrNoMember) {
		return nil
	}
	v.Member, v.Session = member, session
	if errors.Is(err, staff.ErrLocked) {
		return nil
	}
	return err
}

// An answer remembers whether any of it has been sent: then no other can take its place.
type answer struct {
	http.ResponseWriter
	begun bool
}

func (a *answer) WriteHeader(status int) {
	a.begun = true
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(b []byte) (int, error) {
	a.begun = true
	return a.ResponseWriter.Write(b)
}
