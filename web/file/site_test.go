package file_test

import (
	"bytes"
	"context"
	"html"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/web"
	"github.com/zaklon/zaklon/web/page"
)

// A site is the whole server over a world, as one officer after another sees it.
type site struct {
	*housetest.World
	t       *testing.T
	handler http.Handler
}

func open(t *testing.T) *site {
	t.Helper()
	w := housetest.New(t)
	handler, err := web.New(w.House, web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &site{World: w, t: t, handler: handler}
}

// do sends a request in a fresh session of the officer.
func (s *site) do(by staff.Member, r *http.Request) *httptest.ResponseRecorder {
	s.t.Helper()
	secret, err := s.Staff.Begin(context.Background(), by.ID, "test")
	if err != nil {
		s.t.Fatal(err)
	}
	r.AddCookie(&http.Cookie{Name: page.SessionCookie, Value: secret})
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w
}

func (s *site) get(by staff.Member, path string) *httptest.ResponseRecorder {
	s.t.Helper()
	return s.do(by, httptest.NewRequest(http.MethodGet, path, nil))
}

// page gets a page that must be there.
func (s *site) page(by staff.Member, path string) string {
	s.t.Helper()
	w := s.get(by, path)
	if w.Code != http.StatusOK {
		s.t.Fatalf("GET %s: got %d, want 200\n%s", path, w.Code, words(w.Body.String()))
	}
	return w.Body.String()
}

func (s *site) post(by staff.Member, path string, form url.Values) *httptest.ResponseRecorder {
	s.t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for name, values := range form {
		for _, v := range values {
			if err := m.WriteField(name, v); err != nil {
				s.t.Fatal(err)
			}
		}
	}
	if err := m.Close(); err != nil {
		s.t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, path, &body)
	r.Header.Set("Content-Type", m.FormDataContentType())
	return s.do(by, r)
}

// readings counts the entries of a kind of reading in the book.
func (s *site) readings(kind string) int {
	s.t.Helper()
	n := 0
	err := s.Protection.Register.View(context.Background(), func(v *store.View) error {
		return v.Entries(context.Background(), func(audit.Entry) error { n++; return nil }, `WHERE kind = $1`, kind)
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

var (
	tags   = regexp.MustCompile(`(?s)<[^>]*>`)
	spaces = regexp.MustCompile(`\s+`)
)

// words gives the text of a page, without its markup.
func words(page string) string {
	_, main, found := strings.Cut(page, `<main`)
	if !found {
		main = page
	}
	return strings.TrimSpace(spaces.ReplaceAllString(html.UnescapeString(tags.ReplaceAllString("<main"+main, " ")), " "))
}

func wantIn(t *testing.T, text string, all ...string) {
	t.Helper()
	for _, want := range all {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
}

func wantNotIn(t *testing.T, text string, all ...string) {
	t.Helper()
	for _, unwanted := range all {
		if strings.Contains(text, unwanted) {
			t.Errorf("the page says %q", unwanted)
		}
	}
}

var title = regexp.MustCompile(`<title>(.*?)</title>`)

// wantNobody fails where title or address of an answer hold a part of the invented name.
func wantNobody(t *testing.T, w *httptest.ResponseRecorder) {
	t.Helper()
	said := strings.Join(title.FindStringSubmatch(w.Body.String()), " ") + w.Header().Get("Location") + w.Header().Get("Content-Disposition")
	wantNotIn(t, said, "Verano", "Alma", "Верано", "Алма", "Veltria")
}
