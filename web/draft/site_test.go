package draft_test

import (
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/web"
)

// A browser is one browser before the whole server, with the cookies it was given.
type browser struct {
	*housetest.World
	t      *testing.T
	url    string
	client *http.Client
}

// open serves a world; another gives a further browser of it.
func open(t *testing.T) *browser {
	t.Helper()
	w := housetest.New(t)
	handler, err := web.New(w.House, web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return (&browser{World: w, t: t, url: server.URL}).another()
}

func (b *browser) another() *browser {
	b.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		b.t.Fatal(err)
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &browser{World: b.World, t: b.t, url: b.url, client: &http.Client{Jar: jar, CheckRedirect: stay}}
}

// An answer is what a page said.
type answer struct {
	status int
	to     string // where the browser is sent
	text   string
	header http.Header
}

func (b *browser) get(path string) answer {
	b.t.Helper()
	return b.took(b.client.Get(b.url + path))
}

func (b *browser) post(path string, form url.Values) answer {
	b.t.Helper()
	return b.took(b.client.PostForm(b.url+path, form))
}

func (b *browser) took(r *http.Response, err error) answer {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	text, err := io.ReadAll(r.Body)
	if errClose := r.Body.Close(); err != nil || errClose != nil {
		b.t.Fatal(err, errClose)
	}
	return answer{status: r.StatusCode, to: r.Header.Get("Location"), text: string(text), header: r.Header}
}

func (b *browser) signIn(m staff.Member) {
	b.t.Helper()
	a := b.post("/signin", url.Values{"login": {m.Login}, "password": {housetest.Password}})
	if a.status != http.StatusSeeOther || a.to != "/" {
		b.t.Fatalf("sign-in of %s: got %d to %q", m.Login, a.status, a.to)
	}
}

var (
	hidden = regexp.MustCompile(`name="(form-token|version)" value="([^"]*)"`)
	linked = regexp.MustCompile(`href="(/draft/[^"]*)"`)
	tags   = regexp.MustCompile(`(?s)<[^>]*>`)
)

// form begins a form with what its page hides in it.
func (b *browser) form(path string, values map[string]string) url.Values {
	b.t.Helper()
	a := b.get(path)
	if a.status != http.StatusOK {
		b.t.Fatalf("%s: got %d to %q, want 200", path, a.status, a.to)
	}
	form := url.Values{}
	for _, found := range hidden.FindAllStringSubmatch(a.text, -1) {
		form.Set(found[1], found[2])
	}
	for name, value := range values {
		form.Set(name, value)
	}
	return form
}

// drafts gives the addresses of the drafts that a page lists.
func (b *browser) drafts(path string) []string {
	b.t.Helper()
	var out []string
	for _, found := range linked.FindAllStringSubmatch(b.get(path).text, -1) {
		out = append(out, found[1])
	}
	return out
}

func (b *browser) wantIn(a answer, all ...string) {
	b.t.Helper()
	text := html.UnescapeString(a.text)
	for _, want := range all {
		if !strings.Contains(text, want) {
			b.t.Errorf("the page (%d to %q) does not say %q:\n%.3000s", a.status, a.to, want, tags.ReplaceAllString(text, " "))
		}
	}
}

func (b *browser) wantTo(reason string, a answer, to string) {
	b.t.Helper()
	if a.status != http.StatusSeeOther || a.to != to {
		b.t.Fatalf("%s: got %d to %q, want 303 to %q\n%.2000s", reason, a.status, a.to, to, tags.ReplaceAllString(a.text, " "))
	}
}
