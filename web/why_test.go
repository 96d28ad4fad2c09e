package web_test

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/demo"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/web"
	"github.com/zaklon/zaklon/web/page"
)

// Every legal date on every page has "why this date": an element with data-why holds the date, and
// either the explanation or a link to it. This test signs in as every officer of the demonstration,
// follows every link, and fails on a legal date of a file that is shown bare.
func TestEveryLegalDateHasItsWhy(t *testing.T) {
	s := openDemonstration(t)
	for _, login := range slices.Sorted(maps.Keys(s.homes)) {
		s.crawl(login)
	}
	for login, least := range map[string]int{"mira": 100, "jasna": 100, "vesna": 15, "nora": 20, "andrej": 5, "sava": 10, "lena": 5} {
		if got := s.visited[login]; got < least {
			t.Errorf("%s: %d pages visited, want at least %d", login, got, least)
		}
	}
	for _, kind := range []string{
		"/work", "/deadlines", "/c/REF", "/c/REF/deadlines", "/c/REF/print", "/c/REF/certificate", "/intention", "/tasks",
		"/c/REF/act/application.extended", "/c/REF/act/decision.drafted",
	} {
		if s.explained[kind] == 0 {
			t.Errorf("%s shows no legal date", kind)
		}
	}
	t.Logf("pages of each officer %v; legal dates explained on each kind of page %v", s.visited, s.explained)
}

// A demonstrated site is the server over the demonstration, with what its files' limits compute.
type demonstrated struct {
	t         *testing.T
	house     *house.House
	handler   http.Handler
	homes     map[string]string   // session by login
	known     map[string]dates    // by reference
	trees     map[string]*element // pages of the present officer, by address
	visited   map[string]int      // pages by login
	explained map[string]int      // legal dates that were found explained, by kind of page
	then      int                 // of these, those that lead to a view of another day
	today     deadline.Date
}

func openDemonstration(t *testing.T) *demonstrated {
	t.Helper()
	ctx := context.Background()
	h, logins, err := demo.Build(ctx, t.TempDir(), time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	})
	handler, err := web.New(h, web.Options{Demo: true})
	if err != nil {
		t.Fatal(err)
	}
	s := &demonstrated{
		t: t, house: h, handler: handler, homes: map[string]string{}, known: map[string]dates{}, visited: map[string]int{},
		explained: map[string]int{}, today: h.Protection.Today(),
	}
	for _, l := range logins {
		m, err := h.Staff.ByLogin(ctx, l.Login)
		if err != nil {
			t.Fatal(err)
		}
		if s.homes[l.Login], err = h.Staff.Begin(ctx, m.ID, "test"); err != nil {
			t.Fatal(err)
		}
	}
	err = h.Protection.Register.View(ctx, func(v *store.View) error { return s.learn(ctx, v) })
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// get asks for a page as an officer.
func (s *demonstrated) get(login, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.AddCookie(&http.Cookie{Name: page.SessionCookie, Value: s.homes[login]})
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w
}

// most bounds the pages of one officer.
const most = 600

// crawl follows every link from an officer's home, and from each file to what only a form leads to.
func (s *demonstrated) crawl(login string) {
	s.t.Helper()
	s.trees = map[string]*element{}
	queue := []string{"/"}
	seen := map[string]bool{"/": true}
	for len(queue) > 0 && s.visited[login] < most {
		path := queue[0]
		queue = queue[1:]
		for _, to := range s.visit(login, path) {
			if !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
	for path, tree := range s.trees {
		s.check(login, path, tree)
	}
}

// visit reads a page and gives where it leads.
func (s *demonstrated) visit(login, path string) []string {
	s.t.Helper()
	w := s.get(login, path)
	if to := w.Header().Get("Location"); to != "" {
		return []string{to}
	}
	if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
		return nil
	}
	tree := read(s.t, w.Body.String())
	s.trees[path] = tree
	s.visited[login]++
	to := more(path)
	for _, link := range tree.find(func(e *element) bool { return e.name == "a" }) {
		address, _, _ := strings.Cut(link.with["href"], "#")
		if strings.HasPrefix(address, "/") && address != path {
			to = append(to, address)
		}
	}
	return to
}

var oneFile = regexp.MustCompile(`^/c/([0-9A-Za-z]+)`)

// more gives the views of a file that no link leads to: its sheets, and as it stood.
func more(path string) []string {
	if oneFile.FindString(path) != path {
		return nil
	}
	sheets := url.Values{"part": {"person", "timeline", "deadlines", "documents", "interviews", "decision", "corrections"}, "notes": {"with"}}
	return []string{
		path + "/print?" + sheets.Encode(), path + "/print?part=timeline", path + "?as_of=2026-10-01", path + "/deadlines?as_of=2026-10-01",
		path + "/deadlines?as_of=2024-04-01",
	}
}

// check fails on every legal date of a page that stands bare, and on a "why" that is none.
func (s *demonstrated) check(login, path string, tree *element) {
	s.t.Helper()
	kind := kindOf(path)
	for _, e := range tree.has("data-why") {
		if problem := s.reason(login, path, e); problem != "" {
			s.t.Errorf("%s %s: %s: %s", login, kind, e.with["data-why"], problem)
		}
	}
	of := s.shown(path, tree)
	tree.walk(func(e *element) {
		if hint := e.inside("class"); hint != nil && hint.with["class"] == "govuk-hint" {
			return // an example of how a day is typed
		}
		for _, d := range daysIn(e.said()) {
			switch why := e.inside("data-why"); {
			case !of.legal[d]:
			case why != nil:
				s.explained[kind]++
			case !of.facts[d]:
				s.t.Errorf("%s %s: %v stands bare in <%s>: %q", login, kind, d, e.in.name, e.said())
			}
		}
	})
}

// said is what an element itself says, without what stands in it.
func (e *element) said() string {
	return (&element{text: e.text, with: e.with}).words()
}

// kindOf is an address without what it is the address of.
func kindOf(path string) string {
	path, _, _ = strings.Cut(path, "?")
	return oneFile.ReplaceAllString(path, "/c/REF")
}

// shown gives the dates of the files that a page speaks of. On a page of one file and in the book
// every day that is a fact may stand bare, though a limit ends on it; on any other page today alone.
func (s *demonstrated) shown(path string, tree *element) dates {
	if m := oneFile.FindStringSubmatch(path); m != nil {
		return s.known[m[1]]
	}
	out := dates{map[deadline.Date]bool{}, map[deadline.Date]bool{s.today: true}}
	for _, link := range tree.has("href") {
		if m := oneFile.FindStringSubmatch(link.with["href"]); m != nil {
			maps.Copy(out.legal, s.known[m[1]].legal)
		}
	}
	switch kindOf(path) {
	case "/intention":
		maps.Copy(out.legal, s.ifCertified())
	case "/book":
		for _, k := range s.known {
			maps.Copy(out.facts, k.facts)
		}
	}
	return out
}

// reason says what an element with data-why lacks: the explanation, which ends with rule and pack, or
// a link named "Why this date" to where it stands. What is linked must explain the day that is shown.
func (s *demonstrated) reason(login, path string, e *element) string {
	rule := e.with["data-why"]
	if explains(e, rule) {
		return ""
	}
	links := whys(e)
	if len(links) != 1 {
		return fmt.Sprintf("no explanation and %d links to it", len(links))
	}
	to, id, _ := strings.Cut(whyLinks(e)[0].with["href"], "#")
	if to == "" {
		to = path
	}
	target, ok := s.trees[to]
	if !ok {
		return "its link leads to no page that was seen"
	}
	for _, place := range target.find(func(x *element) bool { return x.with["id"] == id }) {
		shown := place.inside("data-why")
		if !explains(shown, rule) {
			continue
		}
		if missing := unsaid(e, shown); len(missing) > 0 {
			return fmt.Sprintf("its link leads to the explanation of another date than %v, at %s", missing, kindOf(to))
		}
		if strings.Contains(to, "as_of=") && !strings.Contains(path, "as_of=") {
			s.then++
		}
		return ""
	}
	return "its link leads to no explanation"
}

// unsaid gives the days that an element shows and its explanation does not. A bell lies before or
// after the day that it rings for, which stands beside it with an explanation of its own.
func unsaid(e, explanation *element) []deadline.Date {
	if e.in != nil && strings.HasPrefix(e.in.words(), "Due to be told on") {
		return nil
	}
	said := daysIn(explanation.words())
	return slices.DeleteFunc(daysIn(e.words()), func(d deadline.Date) bool { return slices.Contains(said, d) })
}

func whyLinks(e *element) []*element {
	return e.find(func(x *element) bool { return x.name == "a" && strings.HasPrefix(x.words(), "Why this date") })
}

// whys gives the addresses of the explanations to which an element leads.
func whys(e *element) []string {
	var out []string
	for _, link := range whyLinks(e) {
		to, _, _ := strings.Cut(link.with["href"], "#")
		out = append(out, to)
	}
	return out
}

// explains tells whether an element holds the explanation of a rule, or on paper names the day whose
// deadlines hold it.
func explains(e *element, rule string) bool {
	if e == nil || e.with["data-why"] != rule {
		return false
	}
	return strings.Contains(e.words(), "Rule "+rule+", evidence") || strings.Contains(e.words(), "Rule "+rule+", as the file held it")
}
