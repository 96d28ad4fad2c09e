package oversight_test

import (
	"database/sql"
	"errors"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/oversight"
	"github.com/zaklon/zaklon/web/page"
)

// pages are the routes of oversight as one officer sees them.
type pages struct {
	*housetest.World
	mux *http.ServeMux
	by  staff.Member
	err error // of the last page, where it was not shown
}

func open(t *testing.T) *pages {
	t.Helper()
	p := &pages{World: housetest.New(t), mux: http.NewServeMux()}
	p.by = p.Auditor
	for _, route := range append(oversight.Law(), oversight.Books(p.Desks())...) {
		p.mux.HandleFunc(route.Pattern, func(w http.ResponseWriter, r *http.Request) {
			v := &page.Visit{Printer: p.Locale.In("en"), Desk: p.Protection, Staff: p.Staff, Member: p.by, Path: r.URL.Path}
			p.err = route.Handle(w, r, v)
		})
	}
	return p
}

func (p *pages) ask(method, path string) (int, string) {
	w := httptest.NewRecorder()
	p.mux.ServeHTTP(w, httptest.NewRequest(method, path, nil))
	return w.Code, w.Body.String()
}

// readRow is the row of a reading of the book.
const readRow = `<th scope="row">Book of acts read`

// The book shows every act and reading by its head, and nobody concerned.
func TestBookShowsHeadsOnly(t *testing.T) {
	p := open(t)
	id := p.Case(protection.FinalUnchallenged)
	f := p.File(id)
	_, text := p.ask(http.MethodGet, "/book")
	if p.err != nil {
		t.Fatal(p.err)
	}
	for _, want := range []string{"Decision became final", "/c/" + id + "/access", p.Leader.Name, "⟦"} {
		if got := strings.Contains(text, want); got == (want == "⟦") {
			t.Errorf("%q: got %v", want, got)
		}
	}
	for _, n := range f.Names {
		for _, part := range []string{n.Family, n.Given, n.Patronymic} {
			if part != "" && strings.Contains(text, part) {
				t.Error("the book shows a name")
			}
		}
	}
	_, again := p.ask(http.MethodGet, "/book")
	if !strings.Contains(again, readRow) {
		t.Error("the reading of the book is not in the book")
	}
}

// The auditor chooses whose book is read; each has its own entry of the reading, and a name of no register
// is absent.
func TestBookOfEachRegister(t *testing.T) {
	p := open(t)
	for _, d := range p.Desks() {
		name := d.Register.Name()
		for range 2 { // the second shows the reading of the first
			p.ask(http.MethodGet, "/book?register="+name)
		}
		_, text := p.ask(http.MethodGet, "/book?register="+name)
		if p.err != nil || !strings.Contains(text, readRow) || !strings.Contains(text, `<option value="`+name+`" selected`) {
			t.Errorf("%s: %v, or the reading is not in its book", name, p.err)
		}
	}
	if _, _ = p.ask(http.MethodGet, "/book?register=diary"); !errors.Is(p.err, desk.ErrAbsent) {
		t.Errorf("a register that is not there: got %v, want %v", p.err, desk.ErrAbsent)
	}
}

// Pages follow each other without a gap, and the filters hold on every one.
func TestBookPagesAndFilters(t *testing.T) {
	p := open(t)
	p.Case(protection.FinalUnchallenged)
	p.Case(protection.FinalUnchallenged)
	_, first := p.ask(http.MethodGet, "/book?sort=act&officer="+p.Caseworker.ID)
	if strings.Contains(first, "<td>"+p.Leader.Name) || !strings.Contains(first, "<td>"+p.Caseworker.Name) {
		t.Error("the filter by officer does not hold")
	}
	_, first = p.ask(http.MethodGet, "/book?sort=act")
	from := strings.Index(first, `href="/book?before=`)
	if from < 0 {
		t.Fatal("no older entries")
	}
	path := strings.ReplaceAll(first[from+len(`href="`):from+strings.Index(first[from:], `" rel`)], "&amp;", "&")
	_, second := p.ask(http.MethodGet, path)
	if !strings.Contains(second, "<h2 id=\"entries\">Entries 1 to ") || strings.Contains(second, readRow) {
		t.Error("the second page does not begin where the first ends, or forgets the filter")
	}
	if _, none := p.ask(http.MethodGet, "/book?kind=nothing.such"); !strings.Contains(none, "No entries") {
		t.Error("an unknown kind does not give an empty page")
	}
}

// The book is the auditor's alone.
func TestBookIsTheAuditors(t *testing.T) {
	p := open(t)
	for _, m := range p.Members() {
		p.by = m
		for _, route := range []string{"GET /book", "POST /book/verify"} {
			method, path, _ := strings.Cut(route, " ")
			p.ask(method, path)
			var denied *desk.Denied
			if got := errors.As(p.err, &denied); got == (m.Role == authority.Auditor) {
				t.Errorf("%s %s: got %v", m.Role, route, p.err)
			}
		}
	}
}

// Verifying finds a row that was changed past the desks, and names the act and the column.
func TestVerifyFindsTampering(t *testing.T) {
	p := open(t)
	id := p.Case(protection.Lodged)
	p.by = p.Caseworker
	p.ask(http.MethodPost, "/book/verify")
	p.by = p.Auditor
	if _, text := p.ask(http.MethodGet, "/book"); !strings.Contains(text, "The register has not been verified yet.") {
		t.Error("an attempt of an officer who may not verify stands as a verification")
	}
	if code, text := p.ask(http.MethodPost, "/book/verify"); code != http.StatusOK || !strings.Contains(text, "is what its book says") {
		t.Fatalf("got %d, %v for a whole register", code, p.err)
	}
	if _, text := p.ask(http.MethodGet, "/book"); !strings.Contains(text, "Verified up to entry") {
		t.Error("the book does not say up to where it was verified")
	}
	db, err := sql.Open("sqlite", "file:"+filepath.Join(p.Dir, "protection.db")+"?_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	if _, err := db.Exec(`UPDATE protection_case SET lodged_on = '2023-10-25' WHERE id = $1`, id); err != nil {
		t.Fatal(err)
	}
	_, text := p.ask(http.MethodPost, "/book/verify")
	for _, want := range []string{"One place does not fit", "protection_case.lodged_on", "the row is not as this act left it"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q on the page (%v)", want, p.err)
		}
	}
	if _, text := p.ask(http.MethodGet, "/book"); !strings.Contains(text, "one place of the register was not") {
		t.Error("the book does not say that the register is broken")
	}
}

// Every article can be read by every officer, with its words, its source and its examples.
func TestLaw(t *testing.T) {
	p := open(t)
	p.by = p.Administrator
	_, text := p.ask(http.MethodGet, "/law")
	if strings.Contains(text, "⟦") || p.err != nil {
		t.Errorf("a text is missing: %v", p.err)
	}
	host, other := strings.Index(text, "Montenegro"), strings.Index(text, "Xandria")
	if host < 0 || other < host {
		t.Error("the host state's law does not stand first")
	}
	wantDistinctIDs(t, "/law", text)
	rules := text[strings.Index(text, "mne-2017-2018-01-01-rules"):]
	read, unread := strings.Index(rules, "z-tag--green"), strings.LastIndex(rules[:strings.Index(rules, "mne-2017-2018-01-01-articles")], "z-tag--amber")
	if unread > read {
		t.Error("a rule whose source was not read stands after one that was")
	}
	for _, state := range p.Law.Now().States() {
		for _, pack := range p.Law.Now().Versions(state) {
			for _, a := range pack.Articles() {
				_, text := p.ask(http.MethodGet, "/law/"+state+"/"+a.ID)
				if p.err != nil || strings.Contains(text, "⟦") {
					t.Errorf("%s: %v, or a text is missing", a.ID, p.err)
				}
				wantDistinctIDs(t, a.ID, text)
			}
		}
	}
	_, text = p.ask(http.MethodGet, "/law/me/itpf/art-050")
	for _, want := range []string{"no later than 21 months", "26 April 2024", "Refused: ", "six months", "An open question", "Time to decide extended"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in the article", want)
		}
	}
	for path, want := range map[string]string{
		"/law/me/house-rules/art-001": "13 February 2025, 23:55",      // a limit in minutes ends at an instant
		"/law/int/echr/art-034":       "No last day",                  // one that stands until it is lifted
		"/law/int/ece/art-013":        "The day that the act itself",  // one that the act states
		"/law/eu/apd/art-031":         "suspended from 1 January 202", // one that was suspended
		"/law/me/itpf/address":        "the change of address",        // an event that the register does not know
	} {
		if _, text = p.ask(http.MethodGet, path); !strings.Contains(text, want) {
			t.Errorf("%s: no %q", path, want)
		}
	}
	for _, path := range []string{"/law/me/itpf/art-999", "/law/zz/itpf/art-050"} {
		if p.ask(http.MethodGet, path); !errors.Is(p.err, desk.ErrAbsent) {
			t.Errorf("%s: got %v, want absent", path, p.err)
		}
	}
}

// Every place that a limit cites is on the page of its instrument, under the address that the
// page of the article gives.
func TestEveryCitationLeadsToItsPlace(t *testing.T) {
	p := open(t)
	p.by = p.Auditor
	_, list := p.ask(http.MethodGet, "/law/instruments")
	pages := map[string]string{}
	for _, i := range p.Law.Now().Instruments() {
		_, text := p.ask(http.MethodGet, "/law/instruments/"+i.ID)
		if p.err != nil || strings.Contains(text, "⟦") || !strings.Contains(list, `href="/law/instruments/`+i.ID+`"`) {
			t.Errorf("%s: %v, a text is missing, or the list does not lead to it", i.ID, p.err)
		}
		wantDistinctIDs(t, i.ID, text)
		pages[i.ID] = text
	}
	cited := regexp.MustCompile(`href="/law/instruments/([^"#]+)#([^"]+)"`)
	links := 0
	for _, state := range p.Law.Now().States() {
		for _, pack := range p.Law.Now().Versions(state) {
			for _, a := range pack.Articles() {
				_, text := p.ask(http.MethodGet, "/law/"+state+"/"+a.ID)
				for _, found := range cited.FindAllStringSubmatch(text, -1) {
					links++
					if !strings.Contains(pages[found[1]], ` id="`+found[2]+`"`) {
						t.Errorf("%s: cites %s, which is not on its page", a.ID, found[0])
					}
				}
			}
		}
	}
	if links == 0 {
		t.Error("no article cites anything")
	}
	if p.ask(http.MethodGet, "/law/instruments/none"); !errors.Is(p.err, desk.ErrAbsent) {
		t.Errorf("an unknown instrument: got %v, want absent", p.err)
	}
}

var ids = regexp.MustCompile(` id="([^"]*)"`)

// wantDistinctIDs fails where an id stands twice: a pack or an article in two versions.
func wantDistinctIDs(t *testing.T, page, text string) {
	t.Helper()
	seen := map[string]bool{}
	for _, found := range ids.FindAllStringSubmatch(text, -1) {
		if seen[found[1]] {
			t.Errorf("%s: the id %s stands twice", page, found[1])
		}
		seen[found[1]] = true
	}
}
