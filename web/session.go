package web

import (
	"context"
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
	rooms   map[string]room
	doors   map[string]http.Handler // of the rooms, by register
}

// open makes the handler of each room. What is in no room is answered by one page, with the same work.
func (s *server) open(all []room, everybody []page.Route) {
	s.rooms, s.doors = map[string]room{}, map[string]http.Handler{}
	for _, one := range all {
		mux := http.NewServeMux()
		for _, route := range append(everybody[:len(everybody):len(everybody)], one.routes...) {
			mux.Handle(route.Pattern, s.page(route))
		}
		mux.Handle("/", s.page(page.Route{Handle: absent, Desk: s.house.System}))
		s.rooms[one.register], s.doors[one.register] = one, mux
	}
}

// An opened request is one whose officer is named, or of whom it is known that there is none.
type opened struct {
	visit *page.Visit
	err   error // the system register could not be asked
}

// visiting is the key under which an opened request is kept.
type visiting struct{}

// ServeHTTP names the officer of the session, anew for every request, and leads to the room of the
// officer's register.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	o := s.opened(r)
	r = r.WithContext(context.WithValue(r.Context(), visiting{}, o))
	to, ok := s.doors[roomOf(s.owner(r, o).Role)]
	if !ok {
		to = s.doors[""]
	}
	to.ServeHTTP(w, r)
}

// opened finds the officer of the session. A panic on the way is an error that says nothing.
func (s *server) opened(r *http.Request) (o opened) {
	o.visit = &page.Visit{Printer: s.printer, Desk: s.house.System, Staff: s.house.Staff, Demo: s.opts.Demo, Path: r.URL.Path}
	defer func() {
		if recover() != nil {
			o.err = errors.New("the session panicked")
		}
	}()
	o.err = s.sign(r, o.visit)
	return o
}

// owner is the officer in whose room a request is answered. A form that came after its session had
// ended is kept where it was typed, so that the room is then of the officer whom the browser names:
// nobody is signed in by that.
func (s *server) owner(r *http.Request, o opened) staff.Member {
	if o.visit.Member.ID != "" || o.err != nil || r.Method != http.MethodPost {
		return o.visit.Member
	}
	named := staff.Owner(page.CookieValue(r, page.SessionCookie))
	if named == "" {
		return staff.Member{}
	}
	m, err := s.house.Staff.Member(r.Context(), named)
	if err != nil {
		return staff.Member{}
	}
	return m
}

// page makes the handler of a route. Whatever goes wrong in a page, it is answered here.
func (s *server) page(route page.Route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sent := &answer{ResponseWriter: w}
		o, _ := r.Context().Value(visiting{}).(opened)
		if o.visit == nil {
			o = s.opened(r)
		}
		o.visit.Desk = route.Desk
		if err := s.try(sent, r, o, route); err != nil {
			s.fail(sent, r, o.visit, err)
		}
	})
}

// try shows a page, and makes a panic an error that says nothing: what was thrown may hold
// something of a person.
func (s *server) try(w http.ResponseWriter, r *http.Request, o opened, route page.Route) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("the page panicked")
		}
	}()
	if o.err != nil {
		return o.err
	}
	return s.show(w, r, o.visit, route)
}

// show gives the page, and sends whoever is not signed in to the sign-in page.
func (s *server) show(w http.ResponseWriter, r *http.Request, v *page.Visit, route page.Route) error {
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
