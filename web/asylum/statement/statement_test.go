package statement_test

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
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/web"
	"github.com/zaklon/zaklon/web/page"
)

const (
	list  = "/identification/statements"
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
	wantNotIn(s.t, said, "Verano", "Alma", "Верано", "Kaldor")
	wantNotIn(s.t, w.Body.String(), "⟦", "style=")
	return w
}

func (s *site) get(by staff.Member, path string) *httptest.ResponseRecorder {
	s.t.Helper()
	return s.do(by, httptest.NewRequest(http.MethodGet, path, nil))
}

func (s *site) page(by staff.Member, path string) string {
	s.t.Helper()
	w := s.get(by, path)
	if w.Code != http.StatusOK {
		s.t.Fatalf("GET %s: got %d, want 200\n%s", path, w.Code, words(w.Body.String()))
	}
	return w.Body.String()
}

// send sends the form of a statement as its page was filled in.
func (s *site) send(by staff.Member, values map[string]string) *httptest.ResponseRecorder {
	s.t.Helper()
	form := url.Values{}
	for _, found := range hidden.FindAllStringSubmatch(s.page(by, fresh), -1) {
		form.Set(found[1], found[2])
	}
	for name, value := range values {
		form.Set(name, value)
	}
	return s.post(by, form)
}

func (s *site) post(by staff.Member, form url.Values) *httptest.ResponseRecorder {
	s.t.Helper()
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
	r := httptest.NewRequest(http.MethodPost, fresh, &body)
	r.Header.Set("Content-Type", m.FormDataContentType())
	return s.do(by, r)
}

var (
	hidden = regexp.MustCompile(`name="(form-token|version)" value="([^"]*)"`)
	tags   = regexp.MustCompile(`(?s)<[^>]*>`)
	title  = regexp.MustCompile(`<title>(.*?)</title>`)
)

func words(page string) string {
	if _, main, found := strings.Cut(page, `<main`); found {
		page = "<main" + main
	}
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(page, " "))), " ")
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

func (s *site) entries(kind, id string) int {
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

// asked is a form in which every field is filled in.
func asked() map[string]string {
	return map[string]string{
		"asked_by": "The court of Lanset", "purpose": "A question of custody.",
		"names.0.family": "Верано", "names.0.given": "Алма", "also": "Weranow, Alma\nVerana",
		"births.0.day": "14", "births.0.month": "March", "births.0.year": "1988", "births.1.year": "about 1990",
		"nationalities": "XA", "documents.0.kind": "passport", "documents.0.number": "XA 104 22", "documents.0.state": "XA",
	}
}

// A statement says who was looked for, how, when and by whom, what was found, and for whom it is not.
func TestListed(t *testing.T) {
	s := open(t)
	id := s.Case(protection.Registered)
	w := s.send(s.Caseworker, asked())
	to := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(to, list+"/") {
		t.Fatalf("got %d to %q\n%s", w.Code, to, words(w.Body.String()))
	}
	sheet := s.page(s.Caseworker, to)
	ref := reference.Ref(strings.TrimPrefix(to, list+"/"))
	wantIn(t, sheet, "<title>"+ref.Short()+" - Zaklon</title>", `<bdi lang="und-Cyrl" dir="auto">Алма Верано</bdi>`, "data-print")
	wantIn(t, words(sheet), "For the file of the authority only. It is not for any other state and not for any person abroad.",
		"1 file of the register may be of this person.", reference.Ref(id).Short(), "bits",
		"Date of birth 14 March 1988, about 1990", "Citizen of Veltria", "Passport XA 104 22", "The court of Lanset", "A question of custody.",
		"Верано Алма", "Verano Alma", "Alma Weranow", "Verana", "Dates of birth searched 14 March 1988, about 1990",
		"names, dates of birth, states, papers", "Persons compared with 1", "Least tier of a candidate Possibly one person, −3.50 bits", "Version of the weights "+s.People.Weights(),
		"Files that are still with the border police were not.", "Officer m.petrovic 27 October 2023, 12:00", "Directorate for Asylum")
	if got := s.entries("statement.read", string(ref)); got != 1 {
		t.Errorf("readings entered: got %d, want 1", got)
	}
	mine := s.page(s.Leader, list)
	wantIn(t, mine, `href="`+to+`"`, "Officer m.petrovic", "27 October 2023")
	wantNotIn(t, mine, "Верано", "Verano", "Lanset")
	for _, by := range []staff.Member{s.Stranger, s.Border, s.Counsel, s.Auditor} {
		if got := s.get(by, to).Code; got != http.StatusNotFound {
			t.Errorf("%s of another unit or role: got %d, want 404", by.Role, got)
		}
	}
	wantIn(t, words(s.page(s.Stranger, list)), "Your unit has issued no statement yet.")
}

func TestNotListed(t *testing.T) {
	s := open(t)
	s.Case(protection.Registered)
	w := s.send(s.Leader, map[string]string{"asked_by": "The court", "purpose": "Custody.", "also": "Zoltan Kaldor"})
	wantIn(t, words(s.page(s.Leader, w.Header().Get("Location"))), "No file was found that reaches the tier “Possibly one person”.", "Date of birth not said Citizen of not said Document not said", "Zoltan Kaldor", "Persons compared with 1")
}

// What is wrong stands at the field in which it was typed, with everything else as it was.
func TestProblemsAtTheirFields(t *testing.T) {
	s := open(t)
	for _, c := range []struct {
		reason string
		edit   map[string]string
		at     string
		said   string
	}{
		{"nobody is named", map[string]string{"names.0.family": "", "names.0.given": "", "also": ""}, "names.0.family", "Family name: "},
		{"no given name and no word why", map[string]string{"names.0.given": ""}, "names.0.given", "Given name: "},
		{"a digit in the second further name", map[string]string{"also": "Weranow\nV3rana"}, "also", "Further names and spellings: "},
		{"no such day, in the second date", map[string]string{"births.0.day": "", "births.0.month": "", "births.0.year": "", "births.1.day": "31", "births.1.month": "2", "births.1.year": "1988"},
			"births.1.day", "Another date of birth: "},
		{"a paper without a number", map[string]string{"documents.0.number": ""}, "documents.0.number", "Number: "},
		{"nobody asked", map[string]string{"asked_by": ""}, "asked_by", "Who asked for the statement: "},
		{"no purpose", map[string]string{"purpose": ""}, "purpose", "What it is for: "},
	} {
		form := asked()
		for name, value := range c.edit {
			form[name] = value
		}
		w := s.send(s.Caseworker, form)
		if w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s: got %d, want 422", c.reason, w.Code)
			continue
		}
		wantIn(t, w.Body.String(), `<title>Error:`, `href="#`+c.at+`"`, `id="`+c.at+`"`, "govuk-form-group--error", `value="XA" selected`)
		wantIn(t, words(w.Body.String()), "There is a problem", c.said)
	}
	if got := words(s.page(s.Caseworker, list)); !strings.Contains(got, "Your unit has issued no statement yet.") {
		t.Errorf("a refused form was entered: %s", got)
	}
}

// The same form again leads to the same statement, and one that is kept for later issues none.
func TestOnceOrLater(t *testing.T) {
	s := open(t)
	form := url.Values{}
	for _, found := range hidden.FindAllStringSubmatch(s.page(s.Caseworker, fresh), -1) {
		form.Set(found[1], found[2])
	}
	for name, value := range asked() {
		form.Set(name, value)
	}
	later := url.Values{"later": {"yes"}}
	for name, value := range form {
		later[name] = value
	}
	if got := s.post(s.Caseworker, later).Header().Get("Location"); got != "/work?kept=yes" {
		t.Errorf("kept for later: led to %q", got)
	}
	wantIn(t, words(s.page(s.Caseworker, list)), "Your unit has issued no statement yet.")
	first, again := s.post(s.Caseworker, form).Header().Get("Location"), s.post(s.Caseworker, form).Header().Get("Location")
	if first == "" || first != again {
		t.Errorf("the same form twice: led to %q and %q", first, again)
	}
}

func TestOnlyTheAsylumDeskStates(t *testing.T) {
	s := open(t)
	for _, by := range []staff.Member{s.Border, s.Reader, s.Counsel, s.Auditor, s.Administrator} {
		for _, path := range []string{list, fresh} {
			want := http.StatusForbidden
			if by == s.Administrator {
				want = http.StatusNotFound // an address of another register than theirs
			}
			if got := s.get(by, path).Code; got != want {
				t.Errorf("%s %s: got %d, want %d", by.Role, path, got, want)
			}
		}
	}
	if got := s.get(s.Caseworker, list+"/00000000000000000000000000").Code; got != http.StatusNotFound {
		t.Errorf("no such statement: got %d, want 404", got)
	}
}

// A long list has pages.
func TestPages(t *testing.T) {
	s := open(t)
	for range 26 {
		s.Do(housetest.Act{By: s.Caseworker, Kind: "statement.issued", Form: map[string]any{
			"asked_by": "The court", "purpose": "Custody.", "names": []map[string]string{{"kind": "also", "family": "Kaldor"}},
		}})
	}
	first, second := s.page(s.Caseworker, list), s.page(s.Caseworker, list+"?page=2")
	wantIn(t, first, `href="`+list+`?page=2"`)
	wantNotIn(t, first, `rel="prev"`)
	wantIn(t, second, `href="`+list+`" rel="prev"`)
	wantNotIn(t, second, `rel="next"`)
	if a, b := strings.Count(first, "data-open"), strings.Count(second, "data-open"); a != 25 || b != 1 {
		t.Errorf("statements on the pages: got %d and %d, want 25 and 1", a, b)
	}
}
