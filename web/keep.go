package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/desk/draft"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/reference"
	drafts "github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/page"
)

// keptCookie holds the secrets of forms that came after their session had ended: what alone
// opens them, for a day.
const (
	keptCookie = "zaklon-kept"
	keptAge    = 24 * 60 * 60 // seconds
	mostKept   = 8            // forms of one browser
	maxUnknown = 512 << 10    // bytes read of a form of whoever is not signed in
	between    = "~"
)

// turnedAway answers a request of whoever has no open session. A form is not lost by it: it
// becomes a draft of the officer whose session is locked, or is kept sealed under a key that
// the browser takes with it.
func (s *server) turnedAway(w http.ResponseWriter, r *http.Request, v *page.Visit, route page.Route) error {
	if v.Session.Locked {
		return s.locked(w, r, v, route)
	}
	officer := staff.Owner(page.CookieValue(r, page.SessionCookie))
	if r.Method != http.MethodPost || route.Act == "" || officer == "" {
		return page.Go(w, r, "/signin")
	}
	form := page.TypedWithin(w, r, v, maxUnknown)
	typed := drafts.Unfinished{Visit: v, Form: form, Route: route}.Typed(r)
	if ref, err := reference.Parse(r.PathValue("ref")); err == nil && route.Case != nil {
		typed.Case = string(ref)
	}
	secret, err := draft.Keep(r.Context(), v.Desk, officer, typed)
	if len(form.Problems) > 0 || errors.Is(err, draft.ErrTooLarge) {
		return page.Go(w, r, "/signin?form=lost")
	}
	if err != nil {
		return err
	}
	setKept(w, r, append(keptSecrets(r), secret))
	return page.Go(w, r, "/signin?form=kept")
}

// locked leads to the page that asks for the officer again, and from there back. A form that
// came meanwhile is the officer's draft then.
func (s *server) locked(w http.ResponseWriter, r *http.Request, v *page.Visit, route page.Route) error {
	if r.Method == http.MethodGet {
		return page.GoBack(w, r, "/lock", r.URL.RequestURI())
	}
	if route.Act == "" {
		return page.Go(w, r, "/lock")
	}
	form := page.Typed(w, r, v)
	unfinished := drafts.Unfinished{Visit: v, Form: form, Route: route}
	kept, err := unfinished.Save(r)
	if len(form.Problems) > 0 || err != nil {
		return page.Go(w, r, "/lock?form=lost")
	}
	return page.GoBack(w, r, "/lock", unfinished.Path(kept))
}

// claim makes drafts of the forms that the browser kept for the officer who is signed in now.
// Those of another officer stay as they are. What cannot be claimed now is left for the next
// request, because the page that was asked for does not depend on it.
func (s *server) claim(w http.ResponseWriter, r *http.Request, v *page.Visit) {
	secrets := keptSecrets(r)
	rest := slices.DeleteFunc(slices.Clone(secrets), func(secret string) bool { return s.claimed(r, v, secret) })
	if len(rest) < len(secrets) {
		setKept(w, r, rest)
	}
}

// claimed makes a draft of one kept form, in the register in which it was kept: the officer's own, or
// that of a form which everybody may fill in. A form of a case that the officer may not know of is not
// the officer's any more.
func (s *server) claimed(r *http.Request, v *page.Visit, secret string) bool {
	for _, at := range []room{s.rooms[roomOf(v.Member.Role)], s.rooms[protection], s.rooms[door]} {
		if at.desk == nil {
			continue
		}
		f, err := draft.Kept(r.Context(), at.desk, v.Member.ID, secret)
		if err != nil {
			continue
		}
		sees := f.Case == ""
		if !sees {
			there := *v
			there.Desk = at.desk
			sees, err = at.sees(r.Context(), &there, f.Case)
		}
		if err == nil && sees {
			_, err = draft.Save(r.Context(), at.desk, v.Member.ID, f)
		}
		return err == nil && draft.Drop(r.Context(), at.desk, secret) == nil
	}
	return false
}

func keptSecrets(r *http.Request) []string {
	value := page.CookieValue(r, keptCookie)
	if value == "" {
		return nil
	}
	return strings.Split(value, between)
}

func setKept(w http.ResponseWriter, r *http.Request, secrets []string) {
	c := page.NewCookie(r, keptCookie, strings.Join(secrets[max(0, len(secrets)-mostKept):], between))
	if c.Value != "" {
		c.MaxAge = keptAge
	}
	http.SetCookie(w, c)
}
