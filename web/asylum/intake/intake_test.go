package intake_test

import (
	"context"
	"encoding/json"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/web"
	"github.com/zaklon/zaklon/web/page"
)

// What waits in the inbox is offered by whom it is said to be about, its papers and the day on which it
// came; a message about nobody named says so.
func TestTakeInEvidence(t *testing.T) {
	w := housetest.New(t)
	handler, err := web.New(w.House, web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	id := w.CaseThrough("case.assigned")
	send(t, w, `{"state":"XA","note":"","person":{"names":[{"kind":"latin","family":"Orlova","given":"Ines"}]}}`, "First letter")
	send(t, w, `{"state":"","note":"","person":{}}`, "Second letter")
	w.Clock.Advance(time.Hour)
	if _, _, err := w.Posting().Pass(context.Background()); err != nil {
		t.Fatal(err)
	}
	path := "/c/" + id + "/act/evidence.taken_in"
	got := ask(t, w, handler, w.Caseworker, path)
	if got.Code != http.StatusOK {
		t.Fatalf("got %d", got.Code)
	}
	body := html.UnescapeString(got.Body.String())
	for _, want := range []string{"Orlova, Ines · First letter · ", "Nobody named · Second letter · "} {
		if !strings.Contains(body, want) {
			t.Errorf("the page does not offer %q", want)
		}
	}
	if got := ask(t, w, handler, w.Stranger, path); got.Code == http.StatusOK || strings.Contains(got.Body.String(), "First letter") {
		t.Errorf("an officer of another unit: got %d", got.Code)
	}
}

// A place is a world with a message in the inbox of the authority, and the site over it.
type place struct {
	*housetest.World
	t       *testing.T
	handler http.Handler
	message string // reference of the message
}

func arrived(t *testing.T) place {
	t.Helper()
	w := housetest.New(t)
	handler, err := web.New(w.House, web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	send(t, w, `{"state":"XA","note":"Asks what became of it.","person":{"names":[{"kind":"latin","family":"Orlova","given":"Ines"}],"births":["1988"],"nationalities":["XA"]}}`, "First letter")
	w.Clock.Advance(time.Hour)
	if _, _, err := w.Posting().Pass(context.Background()); err != nil {
		t.Fatal(err)
	}
	p := place{World: w, t: t, handler: handler}
	found := link.FindStringSubmatch(p.page(w.Caseworker, "/intake"))
	if found == nil {
		t.Fatal("the list leads to no message")
	}
	p.message = found[1]
	return p
}

var (
	link    = regexp.MustCompile(`href="/intake/([0-9A-Z]+)"`)
	hidden  = regexp.MustCompile(`name="(form-token|version)" value="([^"]*)"`)
	missing = regexp.MustCompile(`⟦[^⟧]*⟧`)
)

// page gets a page that must be there, and on which no text is missing.
func (p place) page(by staff.Member, path string) string {
	p.t.Helper()
	got := ask(p.t, p.World, p.handler, by, path)
	body := html.UnescapeString(got.Body.String())
	if got.Code != http.StatusOK {
		p.t.Fatalf("GET %s: got %d, want 200", path, got.Code)
	}
	for _, key := range missing.FindAllString(body, -1) {
		p.t.Errorf("GET %s: no text for %s", path, key)
	}
	return body
}

// post sends a form.
func (p place) post(by staff.Member, path string, form url.Values) *httptest.ResponseRecorder {
	p.t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return answer(p.t, p.World, p.handler, by, r)
}

// kinds counts the entries of a kind in the book of the register.
func (p place) kinds(kind string) (n int) {
	p.t.Helper()
	ctx := context.Background()
	err := p.Protection.Register.View(ctx, func(v *store.View) error {
		n = 0
		return v.Entries(ctx, func(audit.Entry) error { n++; return nil }, `WHERE kind = $1`, kind)
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return n
}

// A message is listed, read, led to a file by the short form of its reference, and taken in there: then
// its paper stands in the file, and nothing waits any more. Each reading of it is in the book.
func TestAMessageGoesIntoAFile(t *testing.T) {
	p := arrived(t)
	id := p.CaseThrough("case.assigned")
	before := p.kinds("intake.opened")
	body := p.page(p.Caseworker, "/intake/"+p.message)
	for _, want := range []string{"Orlova, Ines", "1988", "First letter", "Asks what became of it."} {
		if !strings.Contains(body, want) {
			t.Errorf("the message does not say %q", want)
		}
	}
	for _, unwanted := range []string{"assistance", "Ministry of Justice", "xtradition"} {
		if strings.Contains(body, unwanted) {
			t.Errorf("the message tells that it comes from %q", unwanted)
		}
	}
	if got := p.kinds("intake.opened"); got != before+1 {
		t.Errorf("the book has %d openings, want %d", got, before+1)
	}
	paper := ask(t, p.World, p.handler, p.Caseworker, "/intake/"+p.message+"/papers/1")
	if paper.Code != http.StatusOK || paper.Body.String() != "First letter" || !strings.HasPrefix(paper.Header().Get("Content-Disposition"), "attachment") {
		t.Errorf("the paper: got %d, %q, %q", paper.Code, paper.Body, paper.Header())
	}
	to := p.post(p.Caseworker, "/intake/"+p.message, url.Values{"file": {reference.Ref(id).Short()}})
	where := to.Header().Get("Location")
	if want := "/c/" + id + "/intake/" + p.message; to.Code != http.StatusSeeOther || where != want {
		t.Fatalf("got %d to %q, want %q", to.Code, where, want)
	}
	form := url.Values{}
	body = p.page(p.Caseworker, where)
	for _, h := range hidden.FindAllStringSubmatch(body, -1) {
		form.Set(h[1], h[2])
	}
	if !strings.Contains(body, `value="`+p.message+`" selected`) {
		t.Error("the message is not chosen in the form")
	}
	today := p.Protection.Today()
	form.Set("message", p.message)
	form.Set("on.day", strconv.Itoa(today.Day()))
	form.Set("on.month", strconv.Itoa(int(today.Month())))
	form.Set("on.year", strconv.Itoa(today.Year()))
	if done := p.post(p.Caseworker, "/c/"+id+"/act/evidence.taken_in", form); done.Code != http.StatusSeeOther {
		t.Fatalf("taking it in: got %d", done.Code)
	}
	if body := p.page(p.Caseworker, "/c/"+id+"/documents"); !strings.Contains(body, "First letter") {
		t.Error("the paper is not in the file")
	}
	if body := p.page(p.Caseworker, "/intake"); strings.Contains(body, p.message) {
		t.Error("the message waits still")
	}
}

// Whoever may not read the post is refused, a message that never was is absent, and a reference of no
// file of the officer's is said to be none, whatever it is.
func TestWhoMayReadThePost(t *testing.T) {
	p := arrived(t)
	id := p.CaseThrough("case.assigned")
	for _, row := range []struct {
		reason, path string
		by           staff.Member
		want         int
	}{
		{"the border police list it", "/intake", p.Border, http.StatusForbidden},
		{"the border police read it", "/intake/" + p.message, p.Border, http.StatusForbidden},
		{"the ministry lists it", "/intake", p.Justice, http.StatusNotFound},
		{"no such message", "/intake/00000000000000000000000000", p.Caseworker, http.StatusNotFound},
		{"no such paper", "/intake/" + p.message + "/papers/2", p.Caseworker, http.StatusNotFound},
		{"a file of another unit", "/c/" + id + "/intake/" + p.message, p.Stranger, http.StatusNotFound},
	} {
		if got := ask(t, p.World, p.handler, row.by, row.path); got.Code != row.want || strings.Contains(got.Body.String(), "Orlova") {
			t.Errorf("%s: got %d, want %d", row.reason, got.Code, row.want)
		}
	}
	for _, typed := range []string{"", "A", "00000-00000", "00000000000000000000000000"} {
		got := p.post(p.Caseworker, "/intake/"+p.message, url.Values{"file": {typed}})
		if got.Code != http.StatusUnprocessableEntity || !strings.Contains(got.Body.String(), "There is no file of this reference among yours.") {
			t.Errorf("the reference %q: got %d", typed, got.Code)
		}
	}
	if got := p.post(p.Stranger, "/intake/"+p.message, url.Values{"file": {reference.Ref(id).String()}}); got.Code != http.StatusUnprocessableEntity {
		t.Errorf("the file of another unit: got %d", got.Code)
	}
}

// send sends evidence as an act of the ministry of justice does.
func send(t *testing.T, w *housetest.World, form, title string) {
	t.Helper()
	ctx := context.Background()
	err := w.House.Assistance.Register.Write(ctx, func(tx *store.Tx) error {
		_, err := mail.Send(ctx, tx, mail.Sending{Now: w.Clock.Now(), Zone: w.Protection.Zone, Message: post.Message{
			To: post.Protection, Kind: post.EvidenceKind, Form: json.RawMessage(form),
			Documents: []post.Document{{Title: title, MediaType: "text/plain", SHA256: post.Digest([]byte(title)), Content: []byte(title)}},
		}})
		if err != nil {
			return err
		}
		_, err = tx.Append(ctx, store.Record{Sort: audit.Act, Kind: "evidence.posted"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func ask(t *testing.T, w *housetest.World, handler http.Handler, by staff.Member, path string) *httptest.ResponseRecorder {
	t.Helper()
	return answer(t, w, handler, by, httptest.NewRequest(http.MethodGet, path, nil))
}

// answer sends a request in a fresh session of the officer.
func answer(t *testing.T, w *housetest.World, handler http.Handler, by staff.Member, r *http.Request) *httptest.ResponseRecorder {
	t.Helper()
	secret, err := w.Staff.Begin(context.Background(), by.ID, "test")
	if err != nil {
		t.Fatal(err)
	}
	r.AddCookie(&http.Cookie{Name: page.SessionCookie, Value: secret})
	out := httptest.NewRecorder()
	handler.ServeHTTP(out, r)
	return out
}
