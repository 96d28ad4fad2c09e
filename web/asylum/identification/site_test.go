package identification_test

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
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
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
	wantNobody(s.t, w)
	return w.Body.String()
}

// send fills in the form of a page and sends it to an address.
func (s *site) send(by staff.Member, page, to string, values map[string]string) *httptest.ResponseRecorder {
	s.t.Helper()
	form := url.Values{}
	for _, found := range hidden.FindAllStringSubmatch(page, -1) {
		form.Set(found[1], found[2])
	}
	today := s.Protection.Today()
	for i, name := range []string{"on.day", "on.month", "on.year"} {
		form.Set(name, []string{num(today.Day()), num(int(today.Month())), num(today.Year())}[i])
	}
	for name, value := range values {
		form.Set(name, value)
	}
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for name := range form {
		if err := m.WriteField(name, form.Get(name)); err != nil {
			s.t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		s.t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, to, &body)
	r.Header.Set("Content-Type", m.FormDataContentType())
	w := s.do(by, r)
	wantNobody(s.t, w)
	return w
}

// done sends a form that must be entered, and gives where it leads.
func (s *site) done(by staff.Member, path string, values map[string]string) string {
	s.t.Helper()
	w := s.send(by, s.page(by, path), path, values)
	if w.Code != http.StatusSeeOther {
		s.t.Fatalf("POST %s: got %d, want 303\n%s", path, w.Code, words(w.Body.String()))
	}
	return w.Header().Get("Location")
}

func num(n int) string {
	return strings.TrimLeft(string([]byte{'0' + byte(n/1000%10), '0' + byte(n/100%10), '0' + byte(n/10%10), '0' + byte(n%10)}), "0")
}

var (
	hidden = regexp.MustCompile(`name="(form-token|version|other|into)" value="([^"]*)"`)
	tags   = regexp.MustCompile(`(?s)<[^>]*>`)
	spaces = regexp.MustCompile(`\s+`)
	title  = regexp.MustCompile(`<title>(.*?)</title>`)
)

// words gives the text of a page, without its markup.
func words(page string) string {
	if _, main, found := strings.Cut(page, `<main`); found {
		page = "<main" + main
	}
	return strings.TrimSpace(spaces.ReplaceAllString(html.UnescapeString(tags.ReplaceAllString(page, " ")), " "))
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

// wantNobody fails where title or address of an answer hold a part of an invented name.
func wantNobody(t *testing.T, w *httptest.ResponseRecorder) {
	t.Helper()
	said := strings.Join(title.FindStringSubmatch(w.Body.String()), " ") + w.Header().Get("Location")
	wantNotIn(t, said, "Morvin", "Danilo", "Морвин", "Данило", "⟦")
	wantNotIn(t, w.Body.String(), "⟦", "style=", "<script>")
}

// readings counts the entries of a kind of reading of a case.
func (s *site) readings(kind, id string) int {
	s.t.Helper()
	n := 0
	err := s.Protection.Register.View(context.Background(), func(v *store.View) error {
		return v.Entries(context.Background(), func(audit.Entry) error { n++; return nil }, `WHERE kind = $1 AND case_id = $2`, kind, id)
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

// received is a file that the border police have handed over, in which nobody was looked for yet.
func (s *site) received(p applicant.Particulars, unit string) string {
	s.t.Helper()
	id := s.Do(housetest.Act{By: s.Border, Kind: "intention.expressed", Form: protection.Intention{Place: "Debeli Brijeg", Form: "oral", Particulars: withRest(p)}}).Case
	s.Do(housetest.Act{By: s.Border, Kind: "certificate.issued", Case: id})
	s.Do(housetest.Act{By: s.Border, Kind: "case.handed_over", Case: id, Form: protection.Handover{Unit: unit}})
	if unit == s.AsylumUnit {
		s.Do(housetest.Act{By: s.Leader, Kind: "case.assigned", Case: id, Form: protection.Assignment{Officer: s.Caseworker.ID}})
	}
	return id
}

// cyrillic and latin are one invented man whose names share no letter.
func cyrillic() applicant.Particulars {
	return applicant.Particulars{
		Names:  []applicant.NameForm{{Kind: "document", Family: "Морвин", Given: "Данило", Patronymic: "Остапович"}},
		Births: []applicant.BirthForm{{Day: "30", Month: "1", Year: "1971"}}, PlaceOfBirth: "Tarnograd",
	}
}

func latin() applicant.Particulars {
	return applicant.Particulars{
		Names:     []applicant.NameForm{{Kind: "document", Family: "Morvyn", Given: "Danylo"}},
		Births:    []applicant.BirthForm{{Day: "30", Month: "1", Year: "1971"}},
		Documents: []applicant.IdentityPaper{{Kind: "passport", Number: "MD 77120", State: "XB"}},
	}
}
