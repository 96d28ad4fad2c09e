package imports_test

import (
	"bytes"
	"context"
	"encoding/json"
	"html"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk/justice/legacy/sheet"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/web"
	"github.com/zaklon/zaklon/web/page"
)

const (
	list    = "/register/imports"
	fresh   = list + "/new"
	records = list + "/records"
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
	said := strings.Join(title.FindStringSubmatch(w.Body.String()), " ") + w.Header().Get("Location") + w.Header().Get("Content-Disposition")
	if strings.Contains(said, "Orlan") || strings.Contains(w.Body.String(), "⟦") {
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

func (s *site) post(by staff.Member, path string, form url.Values) *httptest.ResponseRecorder {
	s.t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return s.do(by, r)
}

// choose sends the form with a table, as a browser does.
func (s *site) choose(name string, table []byte) *httptest.ResponseRecorder {
	s.t.Helper()
	form := sent(s.page(s.Justice, fresh))
	form.Set("name", name)
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for key := range form {
		if err := m.WriteField(key, form.Get(key)); err != nil {
			s.t.Fatal(err)
		}
	}
	f, err := m.CreateFormFile("content", "table.csv")
	if err == nil {
		_, err = f.Write(table)
	}
	if err == nil {
		err = m.Close()
	}
	if err != nil {
		s.t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, fresh, &body)
	r.Header.Set("Content-Type", m.FormDataContentType())
	return s.do(s.Justice, r)
}

var (
	hidden  = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)"`)
	ticked  = regexp.MustCompile(`name="left_out" type="checkbox" value="([^"]*)"`)
	tags    = regexp.MustCompile(`(?s)<[^>]*>`)
	title   = regexp.MustCompile(`<title>(.*?)</title>`)
	missing = regexp.MustCompile(`⟦[^⟧]*⟧`)
	onFile  = regexp.MustCompile(list + `/[0-9A-HJKMNP-TV-Za-z]{20,}`)
)

// sent is what the last form of a page sends by itself.
func sent(body string) url.Values {
	form := url.Values{}
	for _, found := range hidden.FindAllStringSubmatch(body, -1) {
		form.Set(found[1], html.UnescapeString(found[2]))
	}
	return form
}

// words is what a page says.
func words(body string) string {
	_, main, _ := strings.Cut(body, "<main")
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(main, " "))), " ")
}

func wantIn(t *testing.T, text string, all ...string) {
	t.Helper()
	for _, want := range all {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%.2000s", want, text)
		}
	}
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

const header = "number,kind,state,received_on,family_name,given_names,birth_date\n"

// good has two rows, and bad three of which two have faults.
const (
	good = header + "KS-1/09,extradition,XC,9.3.2009.,Orlan,Ivo,1974-05\nKS-2/09,letter_rogatory,XD,2009-04-01,Orlanova,Mira,\n"
	bad  = header + "KS-1/09,extradition,XC,9.3.2009.,Orlan,Ivo,1974-05\nKS-2/09,marriage,XD,2009-04-01,Orlanova,Mira,\nKS-3/09,extradition,XC,31.2.2009.,,Iva,\n"
)

// A table is shown before it is taken over, is taken over as it was shown, is found again, and leaves the
// register when the import is undone.
func TestTakenOverAndUndone(t *testing.T) {
	s := open(t)
	w := s.choose("Register of 2009", []byte(good))
	body := words(w.Body.String())
	if w.Code != http.StatusOK || s.entered("register.imported") != 0 {
		t.Fatalf("got %d and %d imports, want a preview and none\n%s", w.Code, s.entered("register.imported"), body)
	}
	wantIn(t, body, "Register of 2009", "Rows that can be taken over 2", "KS-1/09", "Orlan Ivo", "Take over 2 records")
	w = s.post(s.Justice, fresh, sent(w.Body.String()))
	to, _, _ := strings.Cut(w.Header().Get("Location"), "?")
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(to, list+"/") || s.entered("register.imported") != 1 {
		t.Fatalf("got %d to %q\n%s", w.Code, to, words(w.Body.String()))
	}
	file := s.page(s.Justice, to)
	wantIn(t, words(file), "Register of 2009", "KS-2/09", "Orlanova Mira", "Letter rogatory", "Take these records out again")
	wantIn(t, words(s.page(s.Justice, list)), "Register of 2009", "2")
	found := s.post(s.Justice, records, url.Values{"find": {"orlanova"}})
	if text := words(found.Body.String()); !strings.Contains(text, "KS-2/09") || strings.Contains(text, "KS-1/09") {
		t.Errorf("a search finds %s", text)
	}
	w = s.post(s.Justice, to, sent(file))
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != list+"?done=import.undone" || s.entered("import.undone") != 1 {
		t.Fatalf("got %d to %q\n%s", w.Code, w.Header().Get("Location"), words(w.Body.String()))
	}
	wantIn(t, words(s.page(s.Justice, list+"?done=import.undone")), "Import of older records undone", "Your unit has taken over no table yet")
	if got := s.do(s.Justice, httptest.NewRequest(http.MethodGet, to, nil)).Code; got != http.StatusNotFound {
		t.Errorf("the import that was undone: got %d, want 404", got)
	}
}

// Every fault is named by its row and column, and nothing is taken over until the rows with faults are left
// out by their numbers.
func TestFaultsByRowAndColumn(t *testing.T) {
	s := open(t)
	w := s.choose("Register of 2009", []byte(bad))
	body := w.Body.String()
	wantIn(t, words(body), "Rows that can be taken over 1", "Rows with faults 2", "3 kind", "4 received_on", "4 family_name", "Leave out 2 rows: 3, 4")
	form := sent(body)
	w = s.post(s.Justice, fresh, form)
	if w.Code != http.StatusUnprocessableEntity || s.entered("register.imported") != 0 {
		t.Fatalf("with faults: got %d, want it refused", w.Code)
	}
	wantIn(t, words(w.Body.String()), "Rows of the table have faults", "4 received_on")
	form = sent(w.Body.String())
	form.Set("left_out", ticked.FindStringSubmatch(w.Body.String())[1])
	w = s.post(s.Justice, fresh, form)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("without them: got %d\n%s", w.Code, words(w.Body.String()))
	}
	to, _, _ := strings.Cut(w.Header().Get("Location"), "?")
	wantIn(t, words(s.page(s.Justice, to)), "Rows left out 3 4", "KS-1/09")
	w = s.choose("The same again", []byte(good))
	wantIn(t, words(w.Body.String()), "2 number", "The register has this number already")
}

// What is no table is said beside its box, and what was typed stays.
func TestNoTable(t *testing.T) {
	s := open(t)
	for _, c := range []struct{ reason, name, table, want string }{
		{"nothing", "Register of 2009", "", `id="content-error"`},
		{"no name", "", good, `id="name-error"`},
		{"not text", "Register of 2009", "a,b\n\xff\xfe", `id="content-error"`},
		{"no rows", "Register of 2009", "\n\n", `id="content-error"`},
	} {
		w := s.choose(c.name, []byte(c.table))
		if body := w.Body.String(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(body, c.want) || !strings.Contains(body, `name="name" value="`+c.name+`"`) {
			t.Errorf("%s: got %d and no %s\n%s", c.reason, w.Code, c.want, words(body))
		}
	}
	form := sent(s.page(s.Justice, fresh))
	form.Set("name", "Register of 2009")
	form.Set("seen", "yes")
	form.Set("table", "bm8gdGFibGU=")
	if w := s.post(s.Justice, fresh, form); w.Code != http.StatusUnprocessableEntity || s.entered("register.imported") != 0 {
		t.Errorf("a table that was not ours: got %d, want it refused", w.Code)
	}
}

// The records are given out in every form, in that in which they were taken over, and it is entered.
func TestGivenOut(t *testing.T) {
	s := open(t)
	w := s.post(s.Justice, fresh, sent(s.choose("Register of 2009", []byte(good)).Body.String()))
	id := strings.TrimPrefix(onFile.FindString(w.Header().Get("Location")), list+"/")
	for _, f := range sheet.Formats() {
		before := s.entered("requests.searched")
		w := s.post(s.Justice, records+"/export", url.Values{"format": {f.Name}, "import": {id}})
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != f.MediaType || !strings.HasSuffix(w.Header().Get("Content-Disposition"), "."+f.Name+`"`) {
			t.Fatalf("%s: got %d, %v", f.Name, w.Code, w.Header())
		}
		if got := s.entered("requests.searched") - before; got != 1 {
			t.Errorf("%s: %d entries, want 1", f.Name, got)
		}
		if f.Name == "json" {
			var rows []map[string]string
			if err := json.Unmarshal(w.Body.Bytes(), &rows); err != nil || len(rows) != 2 || rows[1]["family_name"] != "Orlanova" {
				t.Errorf("json: got %v, %v", rows, err)
			}
			continue
		}
		if table := sheet.Read(w.Body.Bytes()); len(table.Rows) != 3 || table.Rows[1].Cells[0] != "KS-1/09" {
			t.Errorf("%s: got %+v", f.Name, table)
		}
	}
}

// An officer of a court is led to no import and is refused each.
func TestNotForACourt(t *testing.T) {
	s := open(t)
	w := s.post(s.Justice, fresh, sent(s.choose("Register of 2009", []byte(good)).Body.String()))
	to, _, _ := strings.Cut(w.Header().Get("Location"), "?")
	for _, by := range []staff.Member{s.Clerk, s.Judge} {
		if strings.Contains(s.page(by, "/register"), list) {
			t.Errorf("%s is led to the imports", by.Role)
		}
		if got := s.do(by, httptest.NewRequest(http.MethodGet, fresh, nil)).Code; got != http.StatusForbidden {
			t.Errorf("%s: the form: got %d, want 403", by.Role, got)
		}
		if got := s.do(by, httptest.NewRequest(http.MethodGet, to, nil)).Code; got != http.StatusNotFound {
			t.Errorf("%s: an import: got %d, want 404", by.Role, got)
		}
		if text := words(s.page(by, records)); strings.Contains(text, "KS-1/09") {
			t.Errorf("%s sees the records", by.Role)
		}
		s.post(by, to, url.Values{"version": {"1"}, "form-token": {"x"}})
	}
	wantIn(t, words(s.page(s.Justice, to)), "KS-1/09") // nobody undid it
}
