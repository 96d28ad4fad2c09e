package liaison_test

import (
	"context"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
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
	handler, err := web.New(w.House, web.Options{Demo: true})
	if err != nil {
		t.Fatal(err)
	}
	return &site{World: w, t: t, handler: handler}
}

// ask sends a request in a fresh session of the officer; a form is posted.
func (s *site) ask(by staff.Member, path string, form url.Values) *httptest.ResponseRecorder {
	s.t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	if form != nil {
		r = httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	secret, err := s.Staff.Begin(context.Background(), by.ID, "test")
	if err != nil {
		s.t.Fatal(err)
	}
	r.AddCookie(&http.Cookie{Name: page.SessionCookie, Value: secret})
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w
}

// page gets a page that must be there, with the text of it.
func (s *site) page(by staff.Member, path string) (markup, text string) {
	s.t.Helper()
	w := s.ask(by, path, nil)
	if w.Code != http.StatusOK {
		s.t.Fatalf("GET %s: got %d, want 200\n%s", path, w.Code, words(w.Body.String()))
	}
	return w.Body.String(), words(w.Body.String())
}

var hidden = regexp.MustCompile(`name="(form-token|version)" value="([^"]*)"`)

// filled begins a form with what its page hides in it.
func filled(markup string, values map[string]string) url.Values {
	form := url.Values{}
	for _, found := range hidden.FindAllStringSubmatch(markup, -1) {
		form.Set(found[1], found[2])
	}
	for name, value := range values {
		form.Set(name, value)
	}
	return form
}

// today fills the boxes of the day.
func (s *site) today(values map[string]string) map[string]string {
	d := s.House.Liaison.Today()
	values["on.day"], values["on.month"], values["on.year"] = strconv.Itoa(d.Day()), strconv.Itoa(int(d.Month())), strconv.Itoa(d.Year())
	return values
}

var (
	tags   = regexp.MustCompile(`(?s)<[^>]*>`)
	spaces = regexp.MustCompile(`\s+`)
)

// words gives the text of a page, without its markup.
func words(markup string) string {
	if _, main, found := strings.Cut(markup, `</head>`); found {
		markup = main
	}
	return strings.TrimSpace(spaces.ReplaceAllString(html.UnescapeString(tags.ReplaceAllString(markup, " ")), " "))
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
