package justice_test

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
	"github.com/zaklon/zaklon/extradition/stage"
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
	today := s.House.Assistance.Today()
	for _, at := range []string{"on", "arrived", "arrival.on"} {
		form.Set(at+".day", strconv.Itoa(today.Day()))
		form.Set(at+".month", strconv.Itoa(int(today.Month())))
		form.Set(at+".year", strconv.Itoa(today.Year()))
	}
	for name, value := range values {
		form.Set(name, value)
	}
	return s.ask(by, path, form)
}

// request is what is typed of a request for extradition.
func request() map[string]string {
	return map[string]string{
		"kind": "extradition", "state": "XA", "authority": "Ministry of Justice of XA", "basis": "reciprocity", "reference": "XA-12/23",
		"measures": "extradition", "arrival.time": "09:15", "arrival.channel": "ministry_of_justice", "arrival.form": "extradition_request",
		"arrival.sender": "Ministry of Justice of XA", "arrival.organ": "Ministry of Justice", "arrival.language": "en", "arrival.complete": "yes",
		"persons.0.names.0.family": "Verano", "persons.0.names.0.given": "Alma", "persons.0.births.0.day": "14",
		"persons.0.births.0.month": "3", "persons.0.births.0.year": "1974", "persons.0.nationalities.0": "XA",
	}
}

// received enters a request by its page and gives the address of its file.
func (s *site) received() string {
	s.t.Helper()
	w := s.send(s.Justice, "/new/request.received", request())
	path, _, _ := strings.Cut(w.Header().Get("Location"), "?")
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(path, "/c/") {
		s.t.Fatalf("got %d to %q, want the file\n%s", w.Code, path, alerts(w.Body.String()))
	}
	return path
}

var alert = regexp.MustCompile(`(?s)<div role="alert">.*?</ul>`)

func alerts(body string) string { return alert.FindString(body) }

// Every page of the register renders for whoever may see it, and no text is missing on it; the page of an
// act that cannot be performed now renders, too.
func TestEveryPageHasItsWords(t *testing.T) {
	s := open(t)
	file := s.received()
	for _, path := range []string{"/requests", "/register", "/deadlines", "/awaiting", "/letters", "/post", "/new/request.drafted", file, file + "/deadlines", file + "/documents"} {
		s.page(s.Justice, path)
	}
	for _, kind := range stage.Path() {
		s.page(s.Justice, file+"/act/"+kind)
	}
	for _, by := range []staff.Member{s.Clerk, s.Judge, s.Minister} {
		s.page(by, "/requests")
		if got := s.ask(by, file, nil).Code; got != http.StatusNotFound {
			t.Errorf("a request that is not before %s: got %d, want 404", by.Role, got)
		}
	}
}

// What was typed stands in the file, and the list names it.
func TestARequestIsEnteredByItsPage(t *testing.T) {
	s := open(t)
	file := s.received()
	body := s.page(s.Justice, file)
	for _, want := range []string{"Verano", "XA-12/23", "Request for extradition", "Judgment or order"} {
		if !strings.Contains(body, want) {
			t.Errorf("the file does not say %q", want)
		}
	}
	if list := s.page(s.Justice, "/requests"); !strings.Contains(list, file) {
		t.Error("the list does not lead to the file")
	}
	w := s.ask(s.Justice, "/requests", url.Values{"find": {"verano"}})
	if !strings.Contains(w.Body.String(), file) {
		t.Error("the search does not find the name")
	}
	if w := s.ask(s.Justice, "/requests", url.Values{"find": {"nobody"}}); strings.Contains(w.Body.String(), file) {
		t.Error("the search finds what it does not look for")
	}
}

// A value that the rule refuses is said beside its box, and what was typed stays.
func TestARefusalStandsBesideItsBox(t *testing.T) {
	s := open(t)
	in := request()
	in["persons.0.names.0.family"], in["persons.0.names.0.given"], in["arrival.time"] = "Ver7ano", "Alma", "99:99"
	w := s.send(s.Justice, "/new/request.received", in)
	body := w.Body.String()
	for _, want := range []string{`id="persons.0.names.0.family-error"`, `id="arrival.time-error"`, "Ver7ano", "99:99"} {
		if !strings.Contains(body, want) {
			t.Errorf("got no %s\n%s", want, alerts(body))
		}
	}
	if w.Header().Get("Location") != "" {
		t.Error("it was entered")
	}
}

// Every act whose boxes are a table is read without an error of the program: no box is without a place
// in the input of its rule.
func TestEveryBoxHasAPlace(t *testing.T) {
	s := open(t)
	file := s.received()
	for _, kind := range stage.Path() {
		w := s.send(s.Justice, file+"/act/"+kind, nil)
		if w.Code >= http.StatusInternalServerError {
			t.Errorf("%s: got %d, want an answer about the form", kind, w.Code)
		}
		if w.Code == http.StatusSeeOther {
			file = s.received() // the empty form was an act
		}
	}
}

// shown is a page without what differs from one look to the next.
func (s *site) shown(path string) string {
	s.t.Helper()
	return fresh.ReplaceAllString(s.page(s.Justice, path), "")
}

var fresh = regexp.MustCompile(`name="form-token" value="[^"]*"|nonce="[^"]*"`)

// With a hold the file says one sentence more, and with further holds of other causes not a byte more or
// less; the list and the page of an act say nothing of it at all.
func TestAHoldSaysNothingOfItsCause(t *testing.T) {
	s := open(t)
	file := s.received()
	around := []string{"/requests", file + "/deadlines", file + "/act/annex.filed"}
	var before []string
	for _, path := range around {
		before = append(before, s.shown(path))
	}
	free, held := s.shown(file), ""
	for _, row := range []struct{ kind, name string }{
		{"measure.received", "rule39"}, {"measure.received", "uncat"}, {"measure.received", "hrc"}, {"measure.received", "constcourt"},
		{"cause.entered", "supreme"}, {"cause.entered", "minor"}, {"cause.entered", "assurance_missing"},
	} {
		s.Do(housetest.Act{By: s.Liaison, Kind: row.kind, Form: cause(row.kind, row.name)})
		now := s.shown(file)
		if held == "" {
			held = now
		}
		if now != held {
			t.Errorf("%s: the page is another than with the first cause", row.name)
		}
	}
	const text = "Nobody is handed over under this file now."
	if strings.Contains(free, text) || strings.Count(held, text) != 1 {
		t.Errorf("got the sentence %d times before and %d times after, want 0 and 1", strings.Count(free, text), strings.Count(held, text))
	}
	if without := stop.ReplaceAllString(held, ""); without != free {
		t.Error("the page says more of a hold than its one sentence")
	}
	for i, path := range around {
		if s.shown(path) != before[i] {
			t.Errorf("%s: the page is another since a hold stands", path)
		}
	}
}

var stop = regexp.MustCompile(`(?s)<section class="z-stop".*?</section>`)

// cause is the form of a measure or of another cause on the person of request.
func cause(kind, name string) map[string]any {
	form := map[string]any{"persons": []map[string]any{{
		"names": []map[string]any{{"kind": "latin", "family": "Verano", "given": "Alma"}}, "births": []string{"1974-03-14"},
	}}}
	if kind == "cause.entered" {
		form["cause"], form["reason"] = name, "seen"
		return form
	}
	form["body"], form["reference"], form["received_at"] = name, "12/23", "09:15"
	return form
}
