package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/extradition/certificate"
	"github.com/zaklon/zaklon/extradition/legacy"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/web"
	"github.com/zaklon/zaklon/web/page"
)

// ofAbroad tells whether a route is one of the ministry, the courts, the minister or the police. They
// are visited in a world of their own.
func ofAbroad(s *site, r page.Route) bool {
	return (r.Desk == s.house.Assistance || r.Desk == s.house.Police) && !strings.Contains(r.Pattern, " /draft")
}

// A called is who visits a page, and where.
type called struct{ as, path string }

// An abroad is the world in which those pages are visited: an extradition before the court, a message
// that was answered, a removal, a table that was taken over and a certificate.
type abroad struct{ request, letter, message, person, removal, table, certificate string }

func newAbroad(w *housetest.World) abroad {
	a := abroad{
		request: w.Extradition("panel.decided"), message: w.Answered(housetest.Wanted()), removal: w.Prepared(housetest.Removed()),
	}
	a.letter, a.person = w.Request(a.request).Letters[0].ID, w.Message(a.message).Persons[0].ID
	a.table = w.Do(housetest.Act{By: w.Justice, Kind: "register.imported", Form: legacy.Taking{
		Name: "Register of 2009", Content: []byte("number,kind,state,received_on,family_name\nKS-1/09,extradition,XC,9.3.2009.,Orlan\n"),
	}}).Case
	a.certificate = w.Do(housetest.Act{By: w.Justice, Kind: "negative_certificate.issued", Form: certificate.Request{
		Requester: "court", AskedBy: "Basic Court", Purpose: "A procedure.", Particulars: particulars.Particulars{
			Names: []particulars.NameForm{{Kind: "latin", Family: "Quillon", Given: "Wenda"}}, Births: []particulars.BirthForm{{Year: "1974"}},
		},
	}}).Case
	return a
}

// views lists the pages, by the pattern of their route. A route of both registers has one for each.
// Of the pages of acts, which are made of the same boxes, each institution has some.
func (a abroad) views() map[string][]called {
	out := map[string][]called{
		"GET /c/{ref}":           {{"j.first", "/c/" + a.request}, {"i.bureau", "/c/" + a.message}, {"p.first", "/c/" + a.removal}},
		"GET /c/{ref}/deadlines": {{"j.first", "/c/" + a.request + "/deadlines"}, {"i.bureau", "/c/" + a.message + "/deadlines"}},
		"GET /c/{ref}/documents": {{"j.first", "/c/" + a.request + "/documents"}},
		"GET /letters":           {{"j.first", "/letters"}, {"i.bureau", "/letters"}},
		"GET /post":              {{"j.first", "/post"}, {"p.first", "/post"}},
	}
	for _, path := range []string{"/requests", "/register", "/deadlines", "/awaiting", "/new/request.received", "/new/request.drafted"} {
		out["GET "+path] = []called{{"j.first", path}}
	}
	for _, path := range []string{"/messages", "/statements", "/new/routine_message.received", "/new/urgent_message.received", "/new/notice.imported"} {
		out["GET "+path] = []called{{"i.bureau", path}}
	}
	for _, path := range []string{"/removals", "/new/removal.prepared", "/new/escort.ordered"} {
		out["GET "+path] = []called{{"p.first", path}}
	}
	out["GET /post"] = append(out["GET /post"], called{"c.judge", "/post"})
	out["GET /c/{ref}/letters/{letter}"] = []called{{"j.first", "/c/" + a.request + "/letters/" + a.letter}}
	const imports, certificates = "/register/imports", "/register/certificates"
	for _, path := range []string{imports, imports + "/new", imports + "/records", certificates, certificates + "/new"} {
		out["GET "+path] = []called{{"j.first", path}}
	}
	out["GET "+imports+"/{ref}"] = []called{{"j.first", imports + "/" + a.table}}
	out["GET "+certificates+"/{ref}"] = []called{{"j.first", certificates + "/" + a.certificate}}
	for _, kind := range []string{"person.described", "offence.recorded", "assurance.recorded", "court.chased"} {
		out["GET /c/{ref}/act/"+kind] = []called{{"j.first", "/c/" + a.request + "/act/" + kind}}
	}
	for _, kind := range []string{"alias.recorded", "check.made"} {
		out["GET /c/{ref}/act/"+kind] = []called{{"i.bureau", "/c/" + a.message + "/act/" + kind}}
	}
	out["GET /c/{ref}/statement/{person}"] = []called{{"i.bureau", "/c/" + a.message + "/statement/" + a.person}}
	out["GET /c/{ref}/act/removal.ordered"] = []called{{"p.first", "/c/" + a.removal + "/act/removal.ordered"}}
	return out
}

// testAbroad holds the pages of the ministry, the courts and the police to what testRoutes holds all
// others to. Files that are downloaded and the pages of further acts are tested without a browser.
func (b *bench) testAbroad(t *testing.T) {
	s, w := world(t)
	views := newAbroad(w).views()
	tabs := map[string]*tab{}
	var seen []string
	for _, r := range web.Routes(s.house, s.options) {
		if !ofAbroad(s, r) || !strings.HasPrefix(r.Pattern, "GET ") || slices.Contains(seen, r.Pattern) {
			continue
		}
		seen = append(seen, r.Pattern)
		visits, has := views[r.Pattern]
		if !has && !strings.Contains(r.Pattern, "/act/") && !strings.HasSuffix(r.Pattern, "/{annex}") && !strings.HasSuffix(r.Pattern, "/{letter}") {
			t.Errorf("%s has no view", r.Pattern)
		}
		for _, v := range visits {
			t.Run(v.as+" "+strings.TrimPrefix(r.Pattern, "GET "), func(t *testing.T) {
				tb := b.tabOf(tabs, s, v.as)
				tb.t = t
				b.visit(tb, fixture{}, visit{t, v.path, nil})
			})
		}
	}
	for pattern := range views {
		if !slices.Contains(seen, pattern) {
			t.Errorf("%s has a view, but there is no such route", pattern)
		}
	}
}
