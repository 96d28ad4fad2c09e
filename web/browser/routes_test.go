package browser

import (
	"context"
	"mime"
	"net/http"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/web"
)

// testRoutes visits every GET route of the house: axe-core finds nothing on any screen, the
// page reflows, names nobody in title or address, asks no other host, and hides no focus.
func (b *bench) testRoutes(t *testing.T) {
	s := demonstration(t)
	known := fixtures()
	for _, r := range web.Routes(s.house, s.options) {
		if _, has := known[r.Pattern]; !has && strings.HasPrefix(r.Pattern, "GET ") && !atTheDoor(s, r) && !ofAbroad(s, r) {
			t.Errorf("%s has no fixture", r.Pattern)
		}
	}
	names := s.names()
	tabs := map[string]*tab{}
	visited := 0
	for _, r := range web.Routes(s.house, s.options) {
		f, has := known[r.Pattern]
		if !has || atTheDoor(s, r) || ofAbroad(s, r) {
			continue
		}
		delete(known, r.Pattern)
		visited++
		t.Run(strings.TrimPrefix(r.Pattern, "GET "), func(t *testing.T) {
			tb := b.tabOf(tabs, s, f.as)
			tb.t = t
			b.visit(tb, f, visit{t, f.address(tb, r.Pattern), names})
		})
	}
	for pattern := range known {
		t.Errorf("%s has a fixture, but there is no such route", pattern)
	}
	t.Logf("%d GET routes visited, %d screens each", visited, len(screens))
	for name, f := range furtherViews() {
		t.Run(name, func(t *testing.T) {
			tb := b.tabOf(tabs, s, f.as)
			tb.t = t
			b.visit(tb, f, visit{t, f.address(tb, ""), names})
		})
	}
}

// tabOf gives the tab of an officer; each signs in once.
func (b *bench) tabOf(tabs map[string]*tab, s *site, login string) *tab {
	if tabs[login] == nil {
		tabs[login] = b.tab(s.t, s)
		if login != "" {
			tabs[login].signIn(login)
		}
	}
	return tabs[login]
}

// A visit is one page to look at, and the names that its title may not hold.
type visit struct {
	t     *testing.T
	path  string
	names []string
}

func (b *bench) visit(tb *tab, f fixture, v visit) {
	if f.download {
		wantDownload(v, tb.site.plainly(tb, v.path))
		return
	}
	tb.open(v.path)
	tb.wantStatus(http.StatusOK)
	if f.click != "" {
		tb.follow(tb.site.T(f.click))
		tb.wantStatus(http.StatusOK)
	}
	if !f.moves && f.click == "" && tb.path() != v.path {
		v.t.Fatalf("%s leads to %s", v.path, tb.path())
	}
	tb.wantQuiet(v.names)
	b.wantAccessible(tb)
	if f.click == "" {
		tb.walkEverywhere(tb.path())
	}
}

// walkEverywhere comes to every stop of a page by Tab, on a wide and a narrow screen.
func (tb *tab) walkEverywhere(path string) {
	tb.t.Helper()
	for _, sc := range []screen{screens[0], screens[2]} {
		tb.show(sc)
		tb.open(path)
		tb.walkFocus()
	}
}

// wantDownload fails unless the answer is a file that is kept, not shown, under a name that
// names nobody.
func wantDownload(v visit, response *http.Response) {
	v.t.Helper()
	kind, detail, err := mime.ParseMediaType(response.Header.Get("Content-Disposition"))
	if err != nil || response.StatusCode != http.StatusOK || kind != "attachment" || response.Header.Get("X-Content-Type-Options") != "nosniff" {
		v.t.Errorf("%s: got %s, %q; want 200 and an attachment", v.path, response.Status, response.Header)
	}
	for _, name := range v.names {
		if spoken(detail["filename"], name) {
			v.t.Errorf("%s: the file name %q names a person", v.path, detail["filename"])
		}
	}
}

// testErrors holds the pages of errors to the same promises.
func (b *bench) testErrors(t *testing.T) {
	s := demonstration(t)
	names := s.names()
	mira := b.tab(t, s)
	mira.signIn("mira")
	for _, page := range []struct {
		reason, path string
		want         int64
	}{
		{"no such address", "/nothing/here", http.StatusNotFound},
		{"no such case", "/c/00000000000000000000000000", http.StatusNotFound},
		{"a case of the border police", "/c/" + s.aCase(`c.handed_over_on = ''`), http.StatusNotFound},
		{"a page that is another role's", "/book", http.StatusForbidden},
	} {
		t.Run(page.reason, func(t *testing.T) {
			mira.t = t
			mira.open(page.path)
			mira.wantStatus(page.want)
			mira.wantQuiet(names)
			b.wantAccessible(mira)
		})
	}
	t.Run("a form with problems", func(t *testing.T) {
		mira.t = t
		mira.open(aCase(inStateOf("mira", s, "assessment")+` AND NOT `+draftWaits, "/act/decision.drafted")(s))
		mira.fill(s.T("field.statement_of_reasons"), "Typed and not lost.")
		mira.submit("decision.drafted")
		mira.wantStatus(http.StatusUnprocessableEntity)
		mira.wantQuiet(names)
		if got := evaluate[string](mira, `document.querySelector("textarea").value`); got != "Typed and not lost." {
			t.Errorf("after a problem the field holds %q", got)
		}
		b.wantAccessible(mira)
	})
	t.Run("an intention without anything", func(t *testing.T) {
		vesna := b.tab(t, s)
		vesna.signIn("vesna")
		vesna.open("/intention")
		vesna.follow(s.T("border.register"))
		vesna.wantStatus(http.StatusUnprocessableEntity)
		vesna.wantQuiet(names)
		b.wantAccessible(vesna)
	})
	t.Run("a wrong password", func(t *testing.T) {
		nobody := b.tab(t, s)
		nobody.open("/signin")
		nobody.fill(s.T("field.login"), "mira")
		nobody.fill(s.T("field.password"), "not the password")
		nobody.follow(s.T("signin.do"))
		nobody.wantStatus(http.StatusUnprocessableEntity)
		nobody.wantQuiet(names)
		b.wantAccessible(nobody)
	})
}

// inStateOf is the condition of a stage, of the cases of one caseworker.
func inStateOf(login string, s *site, state string) string {
	m, err := s.house.Staff.ByLogin(context.Background(), login)
	if err != nil {
		s.t.Fatal(err)
	}
	return `c.state = '` + state + `' AND c.assignee = '` + m.ID + `'`
}
