// Package page is what every page of Zaklon is made of: the frame, the parts of a form, and
// the way from a typed form to an act and back.
//
// It knows no case and no desk's rules; it may not name an institution. Titles and addresses
// made here hold a reference at most, never a name (channel 42: nothing about a person in a
// title, an address or a log).
package page

import (
	"net/http"
	"net/url"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/locale"
)

// A Visit is one request of one officer, or of nobody before sign-in.
type Visit struct {
	locale.Printer
	Desk    *desk.Desk   // of the register this route works on
	Staff   *staff.Staff // the system register
	Member  staff.Member
	Session staff.Session
	Demo    bool
	Path    string // of the request, to mark where the officer is
}

// Signed tells whether an officer is signed in and the session is not locked.
func (v *Visit) Signed() bool { return v.Member.ID != "" && !v.Session.Locked }

// Proved tells whether the officer has shown who they are recently enough for an act or a
// reading of this kind. Most kinds ask for nothing beyond the session.
func (v *Visit) Proved(kind string) bool {
	return !staff.FreshFor(kind) || staff.Fresh(kind, v.Session.Proved, v.Desk.Register.Now())
}

// Call begins a call of the visiting officer on a case.
func (v *Visit) Call(caseID string) desk.Call {
	return desk.Call{Officer: v.Member.Authority(), Case: caseID, Proved: v.Session.Proved}
}

// Cited is a text of the house with the places of instruments that it cites, such as [[cat/3]], by
// their official names. The tests let no text pass that cites what is not there.
func (v *Visit) Cited(key string) string {
	text, err := v.Desk.Law.Now().Fill(v.T(key))
	if err != nil {
		return v.T(key) // an edition without that instrument: the reader still sees what was meant
	}
	return text
}

// A Handler answers one route. An error becomes a page of its own: ErrAbsent the one page
// for absent and not-for-you, anything unknown the page that says only that it failed.
type Handler func(w http.ResponseWriter, r *http.Request, v *Visit) error

// A Route is one address. Public routes need no officer.
type Route struct {
	Pattern string // "GET /c/{ref}"
	Handle  Handler
	Public  bool
	Desk    *desk.Desk // set where the pages are put together; a page is given no other

	// Act is the kind of the act whose form the page is, so that what is typed can be kept and
	// what needs a fresh proof of the officer is known; empty where it is no such form.
	Act string
	// Below stands before the addresses of drafts of the form, where it is of another register than the
	// officer's own: "/shelter". It is empty for the forms of the officer's register.
	Below string
	// Case gives the case of a request if the officer may know of it, and desk.ErrAbsent if
	// not; nil where the act opens a file.
	Case func(r *http.Request, v *Visit) (string, error)
}

// On gives routes the desk of their register.
func On(d *desk.Desk, routes ...[]Route) []Route {
	var out []Route
	for _, list := range routes {
		for _, r := range list {
			r.Desk = d
			out = append(out, r)
		}
	}
	return out
}

// A Frame is what stands around a page's own content.
type Frame struct {
	*Visit
	Title   string // reference at most, never a name
	Problem bool   // the page reports a problem: the title says so first
	Plain   bool   // without navigation: sign-in and error pages
	Onward  string // address that the page leads on to by itself; empty for all but one
	Strip   templ.Component
}

// Show writes a page with a status.
func Show(w http.ResponseWriter, r *http.Request, status int, c templ.Component) error {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	return c.Render(r.Context(), w)
}

// Go sends the browser on after a form was entered, so that a reload enters nothing.
func Go(w http.ResponseWriter, r *http.Request, path string) error {
	http.Redirect(w, r, path, http.StatusSeeOther)
	return nil
}

// GoBack leads to a page that leads back to another when it is done.
func GoBack(w http.ResponseWriter, r *http.Request, path, to string) error {
	return Go(w, r, path+"?"+url.Values{"to": {to}}.Encode())
}

// SessionCookie is the name of the cookie that holds the secret of a session.
const SessionCookie = "zaklon-session"
