package draft_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/web"
	"github.com/zaklon/zaklon/web/webtest"
)

// A browser is one browser before the whole server, with the cookies it was given.
type browser struct {
	*housetest.World
	*webtest.Browser
}

// open serves a world; another gives a further browser of it.
func open(t *testing.T) *browser {
	t.Helper()
	w := housetest.New(t)
	handler, err := web.New(w.House, web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &browser{w, webtest.Open(t, handler)}
}

func (b *browser) another() *browser { return &browser{b.World, b.Another()} }

func (b *browser) signIn(m staff.Member) {
	b.T.Helper()
	a := b.Post("/signin", url.Values{"login": {m.Login}, "password": {housetest.Password}})
	if a.Status != http.StatusSeeOther || a.To != "/" {
		b.T.Fatalf("sign-in of %s: got %d to %q", m.Login, a.Status, a.To)
	}
}

var (
	hidden = regexp.MustCompile(`name="(form-token|version)" value="([^"]*)"`)
	linked = regexp.MustCompile(`href="(/draft/[^"]*)"`)
	tags   = regexp.MustCompile(`(?s)<[^>]*>`)
)

// form begins a form with what its page hides in it.
func (b *browser) form(path string, values map[string]string) url.Values {
	b.T.Helper()
	a := b.Get(path)
	if a.Status != http.StatusOK {
		b.T.Fatalf("%s: got %d to %q, want 200", path, a.Status, a.To)
	}
	form := url.Values{}
	for _, found := range hidden.FindAllStringSubmatch(a.Text, -1) {
		form.Set(found[1], found[2])
	}
	for name, value := range values {
		form.Set(name, value)
	}
	return form
}

// drafts gives the addresses of the drafts that a page lists.
func (b *browser) drafts(path string) []string {
	b.T.Helper()
	var out []string
	for _, found := range linked.FindAllStringSubmatch(b.Get(path).Text, -1) {
		out = append(out, found[1])
	}
	return out
}

func (b *browser) wantIn(a webtest.Answer, all ...string) {
	b.T.Helper()
	for _, want := range all {
		if !strings.Contains(a.Text, want) {
			b.T.Errorf("the page (%d to %q) does not say %q:\n%.3000s", a.Status, a.To, want, tags.ReplaceAllString(a.Text, " "))
		}
	}
}
