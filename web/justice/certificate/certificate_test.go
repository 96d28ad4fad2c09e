package certificate_test

import (
	"context"
	"html"
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

const (
	list  = "/register/certificates"
	fresh = list + "/new"
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

// do asks as an officer. No title and no address may name anybody, and no text may be missing.
func (s *site) do(by staff.Member, r *http.Request) *httptest.ResponseRecorder {
	s.t.Helper()
	secret, err := s.Staff.Begin(context.Background(), by.ID, "test")
	if err != nil {
		s.t.Fatal(err)
	}
	r.AddCookie(&http.Cookie{Name: page.SessionCookie, Value: secret})
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	said := strings.Join(title.FindStringSubmatch(w.Body.String()), " ") + w.Header().Get("Location")
	if strings.Contains(said, "Quillon") || strings.Contains(w.Body.String(), "⟦") {
		s.t.Errorf("%s %s: a name in %q, or no text: %v", r.Method, r.URL.Path, said, missing.FindAllString(w.Body.String(), -1))
	}
	return w
}

func (s *site) page(by staff.Member, path string) string {
	s.t.Helper()
	w := s.do(by, httptest.NewRequest(http.MethodGet, path, nil))
	if w.Code != http.StatusOK {
		s.t.Fatalf("GET %s: got %d, want 200", path, w.Code)
	}
	return w.Body.String()
}

// send fills in the form as the officer opened it.
func (s *site) send(by staff.Member, values map[string]string) *httptest.ResponseRecorder {
	s.t.Helper()
	form := url.Values{}
	for _, found := range hidden.FindAllStringSubmatch(s.page(by, fresh), -1) {
		form.Set(found[1], found[2])
	}
	for name, value := range values {
		form.Set(name, value)
	}
	r := httptest.NewRequest(http.MethodPost, fresh, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return s.do(by, r)
}

var (
	hidden  = regexp.MustCompile(`name="(form-token|version)" value="([^"]*)"`)
	tags    = regexp.MustCompile(`(?s)<[^>]*>`)
	title   = regexp.MustCompile(`<title>(.*?)</title>`)
	missing = regexp.MustCompile(`⟦[^⟧]*⟧`)
)

// words is what a page says.
func words(body string) string {
	_, main, _ := strings.Cut(body, "<main")
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(main, " "))), " ")
}

// entered counts the entries of a kind in the book.
func (s *site) entered(kind string) (n int) {
	s.t.Helper()
	err := s.Assistance.Register.View(context.Background(), func(v *store.View) error {
		return v.Entries(context.Background(), func(audit.Entry) error { n++; return nil }, `WHERE kind = $1`, kind)
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

// asked is a form about somebody.
func asked(family, given string) map[string]string {
	return map[string]string{
		"requester": "court", "asked_by": "Basic Court", "purpose": "A procedure of custody.", "names.0.family": family, "names.0.given": given,
		"births.0.day": "14", "births.0.month": "3", "births.0.year": "1974", "nationalities.0": "XC",
		"documents.0.kind": "passport", "documents.0.number": "XC 44 1", "documents.0.state": "XC",
	}
}

// A certificate says for whom, how and through what the register was searched, and for whom it is.
func TestIssued(t *testing.T) {
	s := open(t)
	s.Extradition("request.received")
	w := s.send(s.Justice, asked("Квилон", "Wenda"))
	to := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(to, list+"/") || s.entered("negative_certificate.issued") != 1 {
		t.Fatalf("got %d to %q\n%s", w.Code, to, words(w.Body.String()))
	}
	before := s.entered("negative_certificate.read")
	text := words(s.page(s.Justice, to))
	for _, want := range []string{
		"nobody who may be this person is named", "Квилон Wenda", "14 March 1974", "A court", "Basic Court", "A procedure of custody.",
		"persons of the requests", "records of older registers", "Persons compared with 1", "Least tier of a candidate", "Forms of the name searched",
		"How the words of the name are read", "of this register alone", "XC 44 1", s.Justice.Name,
	} {
		if !strings.Contains(text, strings.Replace(want, "of this register alone", "register of international legal assistance alone", 1)) {
			t.Errorf("the sheet does not say %q:\n%s", want, text)
		}
	}
	if got := s.entered("negative_certificate.read") - before; got != 1 {
		t.Errorf("%d readings were entered, want 1", got)
	}
	if body := s.page(s.Justice, list); !strings.Contains(body, to) || strings.Contains(body, "Квилон") {
		t.Error("the list does not lead to the certificate, or names somebody")
	}
}

// Where somebody is found who may be the person nothing is issued: it is said how many, and not whom.
func TestSomebodyListed(t *testing.T) {
	s := open(t)
	s.Extradition("request.received")
	w := s.send(s.Justice, asked("Qemal", "Dario"))
	text := words(w.Body.String())
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(text, "Persons in the register who may be the person: 1.") || s.entered("negative_certificate.issued") != 0 {
		t.Errorf("got %d\n%s", w.Code, text)
	}
	if strings.Contains(text, "Kemal") || !strings.Contains(w.Body.String(), `value="Qemal"`) {
		t.Error("the page names whom it found, or lost what was typed")
	}
}

// What is wrong stands beside its box.
func TestRefusals(t *testing.T) {
	s := open(t)
	for _, c := range []struct{ reason, box, value, want string }{
		{"who asks", "requester", "embassy", `id="requester-error"`},
		{"no purpose", "purpose", "", `id="purpose-error"`},
		{"no name", "names.0.family", "", `id="names.0.family-error"`},
		{"nothing is wrong", "births.0.day", "31", ""},
		{"no such day", "births.0.month", "13", `id="births.0-error"`},
	} {
		in := asked("Quillon", "Wenda")
		in[c.box] = c.value
		if c.box == "names.0.family" {
			in["names.0.given"] = ""
		}
		w := s.send(s.Justice, in)
		if c.want == "" {
			if w.Code != http.StatusSeeOther {
				t.Errorf("%s: got %d, want it issued", c.reason, w.Code)
			}
			continue
		}
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), c.want) {
			t.Errorf("%s: got %d and no %s\n%s", c.reason, w.Code, c.want, words(w.Body.String()))
		}
	}
}

// A court neither issues nor reads certificates.
func TestNotForACourt(t *testing.T) {
	s := open(t)
	to := s.send(s.Justice, asked("Quillon", "Wenda")).Header().Get("Location")
	for _, c := range []struct {
		path string
		want int
	}{{list, http.StatusForbidden}, {fresh, http.StatusForbidden}, {to, http.StatusNotFound}, {list + "/nothing", http.StatusNotFound}} {
		if got := s.do(s.Clerk, httptest.NewRequest(http.MethodGet, c.path, nil)).Code; got != c.want {
			t.Errorf("%s: got %d, want %d", c.path, got, c.want)
		}
	}
}
