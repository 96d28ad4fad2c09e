// Package webtest is a browser without a screen, for the tests of pages: it keeps the cookies it is
// given, and does not follow where it is sent.
//
// Only tests may import it. It knows no page and no officer, and may not reach a register: it asks
// whatever handler it is given over the network, as any browser does.
package webtest

import (
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"testing"
)

// A Browser stands before one server. What it cannot do fails its test.
type Browser struct {
	T      testing.TB
	url    string
	client *http.Client
}

// Open serves a handler until the test ends, and gives a browser before it.
func Open(t testing.TB, handler http.Handler) *Browser {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return (&Browser{T: t}).At(server.URL)
}

// Another is a further browser before the same server, with no cookies yet.
func (b *Browser) Another() *Browser {
	b.T.Helper()
	return b.At(b.url)
}

// At is a further browser before another server.
func (b *Browser) At(address string) *Browser {
	b.T.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		b.T.Fatal(err)
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Browser{T: b.T, url: address, client: &http.Client{Jar: jar, CheckRedirect: stay}}
}

// An Answer is what a page said.
type Answer struct {
	Status int
	To     string // where the browser is sent
	Sent   string // byte for byte
	Text   string // the same as it is read, with quotation marks and not their names
	Header http.Header
}

// Get asks for a page.
func (b *Browser) Get(path string) Answer {
	b.T.Helper()
	return b.took(b.client.Get(b.url + path))
}

// Post sends a form.
func (b *Browser) Post(path string, form url.Values) Answer {
	b.T.Helper()
	return b.took(b.client.PostForm(b.url+path, form))
}

func (b *Browser) took(r *http.Response, err error) Answer {
	b.T.Helper()
	if err != nil {
		b.T.Fatal(err)
	}
	sent, err := io.ReadAll(r.Body)
	if errClose := r.Body.Close(); err != nil || errClose != nil {
		b.T.Fatal(err, errClose)
	}
	return Answer{r.StatusCode, r.Header.Get("Location"), string(sent), html.UnescapeString(string(sent)), r.Header}
}

// WantTo fails the test unless the browser is sent to an address.
func (b *Browser) WantTo(reason string, a Answer, to string) {
	b.T.Helper()
	if a.Status != http.StatusSeeOther || a.To != to {
		b.T.Fatalf("%s: got %d to %q, want 303 to %q\n%.2000s", reason, a.Status, a.To, to, a.Text)
	}
}
