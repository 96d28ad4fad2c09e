package wall

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/web"
	"github.com/zaklon/zaklon/web/page"
)

// An answer is all that an officer gets, and all that the registers were asked for it.
type answer struct {
	Status int
	Header http.Header
	Body   string
	Beats  int             // for which the door waited
	Work   map[string]work // by register
}

// A site is the whole server over one world.
type site struct {
	*fork
	handler  http.Handler
	sessions map[string]string // by officer
	seen     []string          // what was asked, in this order
	answers  map[string]answer
}

// registers lists those whose work is told.
var registers = []string{"system", "protection", "assistance", "police", "door"} // immutable

func (f *fork) site() *site {
	f.t.Helper()
	handler, err := web.New(f.House, web.Options{})
	if err != nil {
		f.t.Fatal(err)
	}
	for _, d := range f.Desks() { // so that no connection is opened later in one world than in the other
		if err := d.Register.Write(context.Background(), func(*store.Tx) error { return nil }); err != nil {
			f.t.Fatal(err)
		}
	}
	return &site{fork: f, handler: handler, sessions: map[string]string{}, answers: map[string]answer{}}
}

// ask sends a request as an officer, and notes what came of it. A form is posted.
func (s *site) ask(by staff.Member, path string, form url.Values) answer {
	s.t.Helper()
	s.step()
	if s.sessions[by.ID] == "" {
		secret, err := s.Staff.Begin(context.Background(), by.ID, "test")
		if err != nil {
			s.t.Fatal(err)
		}
		s.sessions[by.ID] = secret
	}
	r := httptest.NewRequest(http.MethodGet, path, nil)
	if form != nil {
		r = httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	r.AddCookie(&http.Cookie{Name: page.SessionCookie, Value: s.sessions[by.ID]})
	w, before := httptest.NewRecorder(), s.beats
	metered().reset(s.t, s.Dir)
	s.handler.ServeHTTP(w, r)
	a := answer{w.Code, w.Header(), w.Body.String(), s.beats - before, s.work()}
	s.note(fmt.Sprintf("%s %s %s %s", by.Login, r.Method, path, form.Encode()), a)
	return a
}

// note keeps an answer under what was asked.
func (s *site) note(asked string, a answer) {
	for n := 2; slices.Contains(s.seen, asked); n++ {
		asked = fmt.Sprintf("%s (%d)", strings.TrimSuffix(asked, fmt.Sprintf(" (%d)", n-1)), n)
	}
	s.seen, s.answers[asked] = append(s.seen, asked), a
}

// work tells what every register was asked since the meter was reset.
func (s *site) work() map[string]work {
	s.t.Helper()
	out := map[string]work{}
	for _, name := range registers {
		out[name] = metered().work(s.t, s.Dir, name)
	}
	return out
}

// links are the addresses to which a page leads.
var links = regexp.MustCompile(`(?:href|src|action)="(/[^"#]*)`) // immutable

// walk visits as an officer every page of the server, with refs for the reference in its address, searches
// for words wherever one can, and goes wherever a page leads.
func (s *site) walk(by staff.Member, refs ...string) {
	s.t.Helper()
	queue := []string{"/"}
	for _, ref := range refs {
		queue = append(queue, "/c/"+ref)
	}
	for _, route := range web.Routes(s.House, web.Options{}) {
		method, path, _ := strings.Cut(route.Pattern, " ")
		if method == http.MethodPost && slices.Contains(searches, path) {
			s.ask(by, path, url.Values{"find": {"Kemal"}, "q": {"Kemal"}, "family": {"Kemal"}})
		}
		if method != http.MethodGet {
			continue
		}
		if !strings.Contains(path, "{") {
			queue = append(queue, path)
		}
		for _, ref := range refs[:min(1, len(refs))] {
			if one := strings.ReplaceAll(path, "{ref}", ref); one != path && !strings.Contains(one, "{") {
				queue = append(queue, one)
			}
		}
	}
	s.crawl(by, queue)
}

// searches are the addresses to which words are sent. immutable
var searches = []string{"/requests", "/register", "/messages", "/removals", "/people/search", "/search", "/work"}

// fixed are the addresses of what is the same for everybody, and at which nothing of a file can stand. immutable
var fixed = []string{"/assets/", "/law", "/help", "/signout", "/static/", "/theme/"}

// crawl asks for addresses and for those to which they lead, each once.
func (s *site) crawl(by staff.Member, queue []string) {
	s.t.Helper()
	been := map[string]bool{}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		if been[path] || slices.ContainsFunc(fixed, func(p string) bool { return strings.HasPrefix(path, p) }) {
			continue
		}
		been[path] = true
		a := s.ask(by, path, nil)
		if to := a.Header.Get("Location"); to != "" {
			queue = append(queue, to)
		}
		for _, found := range links.FindAllStringSubmatch(a.Body, -1) {
			queue = append(queue, html.UnescapeString(found[1]))
		}
	}
}

// all stands for every register: what each was asked is compared.
const all = "*"

// same fails the test unless both sites gave the same answers to the same questions, after as many beats of
// the door. own is the register of the officers, or all: what it was asked is compared too. cut takes from
// a body what may differ.
func same(what string, got, want *site, own string, cut func(string) string) {
	t := got.t
	t.Helper()
	if !slices.Equal(got.seen, want.seen) {
		t.Errorf("%s: other pages were led to:\n%s", what, first(cmp.Diff(got.seen, want.seen)))
	}
	wrong := 0
	for _, key := range want.seen {
		g, w := got.answers[key], want.answers[key]
		g.Body, w.Body = cut(g.Body), cut(w.Body)
		if own != all {
			g.Work, w.Work = map[string]work{own: g.Work[own]}, map[string]work{own: w.Work[own]}
		}
		if wrong < 5 && !cmp.Equal(g, w) {
			t.Errorf("%s: %s: another answer after %d beats, want %d (-got +want)\n%s%s", what, key, g.Beats, w.Beats,
				first(cmp.Diff(g.Body, w.Body)+cmp.Diff(g.Header, w.Header)), apart(g.Work, w.Work))
			wrong++
		}
	}
}

// apart says where the work of registers differs first in each.
func apart(got, want map[string]work) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if !got[name].Equal(want[name]) {
			fmt.Fprintf(&b, "%s: %s\n", name, got[name].apart(want[name]))
		}
	}
	return b.String()
}

// hidden is what a page hides in its form.
var hidden = regexp.MustCompile(`name="(form-token|version)" value="([^"]*)"`) // immutable

// send fills in the form of an act on a file, today, and sends it.
func (s *site) send(by staff.Member, path string, values map[string]string) answer {
	s.t.Helper()
	form, today := url.Values{}, s.Protection.Today()
	for _, found := range hidden.FindAllStringSubmatch(s.ask(by, path, nil).Body, -1) {
		form.Set(found[1], found[2])
	}
	form.Set("on.day", strconv.Itoa(today.Day()))
	form.Set("on.month", strconv.Itoa(int(today.Month())))
	form.Set("on.year", strconv.Itoa(today.Year()))
	for name, value := range values {
		form.Set(name, value)
	}
	return s.ask(by, path, form)
}

// until is the first answers of a site, as many as another one has.
func (s *site) until(other *site) *site {
	cut := *s
	cut.seen = s.seen[:min(len(s.seen), len(other.seen))]
	return &cut
}

// barred is the part of a page that says that a hold stands.
var barred = regexp.MustCompile(`(?s)<section class="z-stop" aria-labelledby="held">.*?</section>`) // immutable

func unbarred(body string) string { return barred.ReplaceAllString(body, "") }

func whole(body string) string { return body }

// first is as much of a difference as one wants to read.
func first(diff string) string { return string(bytes.TrimSpace([]byte(diff)[:min(len(diff), 3000)])) }
