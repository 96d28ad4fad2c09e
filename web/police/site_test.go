package police_test

import (
	"context"
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

// page gets a page that must be there, and on which no text is missing.
func (s *site) page(by staff.Member, path string) string {
	s.t.Helper()
	w := s.ask(by, path, nil)
	body := w.Body.String()
	if w.Code != http.StatusOK {
		s.t.Errorf("GET %s: got %d, want 200", path, w.Code)
	}
	for _, key := range missing.FindAllString(body, -1) {
		s.t.Errorf("GET %s: no text for %s", path, key)
	}
	return body
}

var (
	missing = regexp.MustCompile(`⟦[^⟧]*⟧`)
	hidden  = regexp.MustCompile(`name="(form-token|version)" value="([^"]*)"`)
)

// send fills in a form that the officer opened, today, and gives the answer.
func (s *site) send(by staff.Member, path string, values map[string]string) *httptest.ResponseRecorder {
	s.t.Helper()
	form := url.Values{}
	for _, found := range hidden.FindAllStringSubmatch(s.page(by, path), -1) {
		form.Set(found[1], found[2])
	}
	today := s.House.Police.Today()
	for _, at := range []string{"on", "dated"} {
		form.Set(at+".day", strconv.Itoa(today.Day()))
		form.Set(at+".month", strconv.Itoa(int(today.Month())))
		form.Set(at+".year", strconv.Itoa(today.Year()))
	}
	for name, value := range values {
		form.Set(name, value)
	}
	return s.ask(by, path, form)
}
