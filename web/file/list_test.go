package file_test

import (
	"database/sql"
	"encoding/csv"
	"errors"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/reference"
)

func TestWorkShowsEachRoleItsOwn(t *testing.T) {
	s := open(t)
	entered := s.CaseThrough("intention.expressed")
	mine := s.Case(protection.Registered)
	draft := s.CaseThrough("decision.drafted")
	rows := []struct {
		why  string
		by   staff.Member
		path string
		want []string
		not  []string
	}{
		{"a caseworker begins with the own cases", s.Caseworker, "/work", []string{mine, draft}, []string{entered}},
		{"nothing is unassigned", s.Caseworker, "/work?list=unassigned", nil, []string{mine, draft, entered}},
		{"the unit of a team leader", s.Leader, "/work", []string{mine, draft}, []string{entered}},
		{"one stage", s.Leader, "/work?state=assessment", []string{draft}, []string{mine}},
		{"a second reader sees drafts of others", s.Reader, "/work", []string{draft}, []string{mine, entered}},
		{"counsel sees the clients", s.Counsel, "/work", []string{mine, draft}, []string{entered}},
		{"the border police see what they hold", s.Border, "/work", []string{entered}, []string{mine, draft}},
		{"another unit sees nothing", s.Stranger, "/work?list=unit", nil, []string{mine, draft, entered}},
		{"a query that means nothing", s.Leader, "/work?list=x&due=y&state=z&page=-3", []string{mine, draft}, nil},
	}
	for _, row := range rows {
		text := s.page(row.by, row.path)
		for _, id := range row.want {
			if !strings.Contains(text, "/c/"+id) {
				t.Errorf("%s: a case is missing\n%s", row.why, words(text))
			}
		}
		for _, id := range row.not {
			if strings.Contains(text, "/c/"+id) {
				t.Errorf("%s: a case is shown that should not be", row.why)
			}
		}
	}
	for by, want := range map[staff.Member]int{s.Auditor: http.StatusForbidden, s.Administrator: http.StatusNotFound} { // of another register: as absent
		if got := s.get(by, "/work").Code; got != want {
			t.Errorf("%s has no list: got %d, want %d", by.Role, got, want)
		}
	}
}

func TestWorkRow(t *testing.T) {
	s := open(t)
	s.Case(protection.Registered)
	before := s.readings("list.read")
	text := words(s.page(s.Caseworker, "/work"))
	wantIn(t, text, "Alma Verano", "Алма Верано", "Veltria", "Registered", "Schedule the personal interview",
		"26 April 2024", "Art. 50 (MNE-A10)", "1 to 1 of 1", "Download as CSV")
	if got := s.readings("list.read") - before; got != 1 {
		t.Errorf("entries of the list: got %d, want 1", got)
	}
	s.Clock.Set(s.Day("2024-05-01"))
	wantIn(t, words(s.page(s.Caseworker, "/work?due=overdue")), "1 Overdue", "5 days overdue")
	wantIn(t, words(s.page(s.Caseworker, "/work?due=week")), "No case fits these filters")
}

func TestWorkPages(t *testing.T) {
	s := open(t)
	for range 27 {
		s.Do(housetest.Act{By: s.Border, Kind: "intention.expressed", Form: housetest.Intention()})
	}
	first, second := s.page(s.Border, "/work"), s.page(s.Border, "/work?page=2")
	wantIn(t, words(first), "1 to 25 of 27", "My registrations")
	wantIn(t, words(second), "26 to 27 of 27")
	if got, want := strings.Count(first, "data-open"), 25; got != want {
		t.Errorf("rows of the first page: got %d, want %d", got, want)
	}
	if strings.Contains(second, strings.Split(strings.Split(first, `class="z-who" href="`)[1], `"`)[0]) {
		t.Error("a row of the first page stands on the second, too")
	}
}

func TestTables(t *testing.T) {
	s := open(t)
	odd := housetest.Intention()
	odd.Names[1].Family = "-Verano" // a name may begin with a hyphen; a formula does, too
	id := s.Do(housetest.Act{By: s.Border, Kind: "intention.expressed", Form: odd}).Case
	for path, by := range map[string]staff.Member{"/work.csv": s.Border, "/deadlines.csv": s.Border} {
		before := s.readings("list.read")
		w := s.get(by, path)
		wantNobody(t, w)
		if got, want := w.Header().Get("Content-Disposition"), `attachment; filename="list-2023-10-17.csv"`; got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
		if got, want := w.Header().Get("Content-Type"), "text/csv; charset=utf-8"; got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
		lines, err := csv.NewReader(w.Body).ReadAll()
		if err != nil || len(lines) < 2 {
			t.Fatalf("%s: got %d lines, %v", path, len(lines), err)
		}
		if got, want := lines[1][0], reference.Ref(id).String(); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
		if path == "/work.csv" && lines[1][1] != "'-Verano" {
			t.Errorf("a name that begins like a formula: got %q, want '-Verano", lines[1][1])
		}
		if got := s.readings("list.read") - before; got != 1 {
			t.Errorf("%s: entries: got %d, want 1", path, got)
		}
	}
}

func TestDeadlines(t *testing.T) {
	s := open(t)
	s.Case(protection.Registered)
	text := words(s.page(s.Caseworker, "/deadlines"))
	wantIn(t, text, "Decide on the application", "Why this date", "26 April 2024: Article 50, six months from lodging on 26 October 2023",
		"Right to work begins")
	s.Clock.Set(s.Day("2024-05-01"))
	late := words(s.page(s.Leader, "/deadlines?due=overdue"))
	wantIn(t, late, "1 Overdue", "1 time limit runs", "5 days overdue")
	wantNotIn(t, late, "Right to work begins")
	wantIn(t, words(s.page(s.Stranger, "/deadlines")), "No time limit runs in the cases you see")
}

// A file outlives its law pack: a limit that was entered under a rule which the pack no longer
// has is shown as it was entered, on the page and in the table.
func TestDeadlineThatIsNotInThePack(t *testing.T) {
	s := open(t)
	s.Case(protection.Registered)
	db, err := sql.Open("sqlite", "file:"+filepath.Join(s.Dir, "protection.db")+"?_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(`UPDATE clock SET rule = 'MNE-GONE' WHERE rule = 'MNE-A10'`)
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	wantIn(t, words(s.page(s.Caseworker, "/deadlines")), "Not in the law in force", "(MNE-GONE)", "Friday 26 April 2024", "as it was entered under")
	wantIn(t, s.page(s.Caseworker, "/deadlines.csv"), "MNE-GONE,Not in the law in force", "2024-04-26")
}

func TestPeople(t *testing.T) {
	s := open(t)
	id := s.Case(protection.Registered)
	rows := []struct {
		why, typed string
		found      bool
	}{
		{"in Latin letters", "verano", true},
		{"in the other script, in another order", "Алма Верано", true},
		{"part of a reference", reference.Ref(id).Short(), true},
		{"a whole reference in small letters", strings.ToLower(reference.Ref(id).String()), true},
		{"the number of a paper", "XA 104 22", true},
		{"with one wrong digit", "xa-10423", true},
		{"a date of birth", "14.3.1988", true},
		{"a year of birth and a name", "верано 1990", true},
		{"the machine-readable zone of another paper", "P<UTOVERANO<<ALMA<<<<<<<<<<<<<<<<<<<<<<<<<<<\r\nQ7<<<<<<<3UTO8803148F3001019<<<<<<<<<<<<<<<4", true},
		{"of that paper, as a box of one line leaves it", "P<UTOZZYZX<<QWFP<<<<<<<<<<<<<<<<<<<<<<<<<<<<XA10422<<0UTO0101011M3001019<<<<<<<<<<<<<<<0", true},
		{"of somebody else's", "P<UTOZZYZX<<QWFP<<<<<<<<<<<<<<<<<<<<<<<<<<<<\r\nQ7<<<<<<<3UTO0101011M3001019<<<<<<<<<<<<<<<4", false},
		{"another date of birth", "15.3.1988", false},
		{"one Han character, which may be a family name", "王", false},
		{"one syllable of Hangul", "김", false},
		{"nobody", "Nobody Here", false},
		{"a sign that searches mean something by", "%%", false},
	}
	for _, row := range rows {
		before := s.readings("search.run")
		sent := s.post(s.Caseworker, "/people/search", url.Values{"find": {row.typed}})
		wantNobody(t, sent)
		to := sent.Header().Get("Location")
		if sent.Code != http.StatusSeeOther || !strings.HasPrefix(to, "/people/found/") {
			t.Fatalf("%s: got %d to %q", row.why, sent.Code, to)
		}
		shown := s.get(s.Caseworker, to)
		wantNobody(t, shown)
		if got := strings.Contains(shown.Body.String(), "/c/"+id); got != row.found {
			t.Errorf("%s: found %t, want %t", row.why, got, row.found)
		}
		if got := s.readings("search.run") - before; got != 1 {
			t.Errorf("%s: entries: got %d, want 1", row.why, got)
		}
	}
	shown := s.post(s.Caseworker, "/people/search", url.Values{"q": {"verano"}}) // the search of the header
	wantIn(t, words(s.page(s.Caseworker, shown.Header().Get("Location"))), "1 person found", "14 March 1988, 1990", "Passport XA 104 22", "Алма")
	stranger := s.get(s.Stranger, shown.Header().Get("Location"))
	unknown := s.get(s.Stranger, "/people/found/never")
	if stranger.Code != http.StatusNotFound || stranger.Body.String() != unknown.Body.String() {
		t.Errorf("a token of another officer: got %d, want the page of an unknown token", stranger.Code)
	}
	for typed, want := range map[string]string{"": "at least two", "x": "at least two", strings.Repeat("x", 201): "200"} {
		w := s.post(s.Caseworker, "/people/search", url.Values{"find": {typed}})
		if w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%d characters: got %d, want 422", len(typed), w.Code)
		}
		wantIn(t, words(w.Body.String()), "There is a problem", want)
		wantIn(t, w.Body.String(), `value="`+typed+`"`)
	}
}

func TestPeopleSearchIsNotForAuditors(t *testing.T) {
	s := open(t)
	to := s.post(s.Auditor, "/people/search", url.Values{"find": {"verano"}}).Header().Get("Location")
	if got := s.get(s.Auditor, to).Code; got != http.StatusForbidden {
		t.Errorf("got %d, want 403", got)
	}
}
