package justice_test

import (
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/particulars"
)

// many enters so many requests for other assistance about persons of one family.
func (s *site) many(n int, family string) {
	s.t.Helper()
	for i := range n {
		s.Do(housetest.Act{By: s.Justice, Kind: "request.received", Form: extradition.Reception{
			Letterhead: extradition.Letterhead{Kind: "letter_rogatory", State: "XC", Authority: "Ministry", Basis: "reciprocity", Reference: fmt.Sprint("R-", i)},
			Arrival:    extradition.ArrivalForm{Channel: "post", Sender: "Ministry", Organ: "Ministry of Justice", On: s.Assistance.Today(), Form: "assistance_request", Language: "en"},
			Persons: []particulars.Particulars{{
				Names: []particulars.NameForm{{Kind: "latin", Family: family, Given: "Ivo"}}, Births: []particulars.BirthForm{{Year: fmt.Sprint(1930 + i)}},
			}},
		}})
	}
}

var (
	further = regexp.MustCompile(`<a href="([^"]*)" rel="next">`)
	sending = regexp.MustCompile(`(?s)<form method="post" action="([^"]*)">(<input type="hidden" name="find" value="[^"]*">)`)
	file    = regexp.MustCompile(`href="/c/[^"/]*" data-open`)
)

// The second page of a list is narrowed as the first was: by a stage in its address, by a search in what
// is sent, and by both. No search stands in an address.
func TestThePagerKeepsWhatTheListIsNarrowedBy(t *testing.T) {
	s := open(t)
	s.many(51, "Orlan")
	s.many(2, "Quillon")
	page := func(body string) int { return len(file.FindAllString(body, -1)) }

	first := s.page(s.Justice, "/requests?state=received_by_ministry")
	next := html.UnescapeString(further.FindStringSubmatch(first + `<a href="" rel="next">`)[1])
	if got, err := url.Parse(next); err != nil || got.Query().Get("state") != "received_by_ministry" || got.Query().Get("page") != "2" {
		t.Errorf("by a stage: the next page is %q", next)
	}
	if n := page(first); n != 50 {
		t.Errorf("by a stage: %d rows on the first page, want 50", n)
	}
	if n := page(s.page(s.Justice, next)); n != 3 {
		t.Errorf("by a stage: %d rows on the second page, want 3", n)
	}
	for _, at := range []string{"/requests", "/register?state=received_by_ministry"} {
		found := s.ask(s.Justice, at, url.Values{"find": {"orlan"}}).Body.String()
		form := sending.FindStringSubmatch(found)
		if form == nil || strings.Contains(form[1], "orlan") || strings.Contains(at, "state") != strings.Contains(form[1], "state=received_by_ministry") {
			t.Fatalf("%s: the next page of a search is %q", at, form)
		}
		second := s.ask(s.Justice, html.UnescapeString(form[1]), url.Values{"find": {"orlan"}}).Body.String()
		if n := page(second); n != 1 || strings.Contains(second, "Quillon") {
			t.Errorf("%s: %d rows on the second page of a search, want 1", at, n)
		}
	}
}

// The day of the list of what the courts have goes with its pages, and the day is said on it.
func TestAwaitingAsOfADay(t *testing.T) {
	s := open(t)
	id := s.Extradition("request.referred")
	day := s.Assistance.Today().String()
	s.Clock.Reach(s.Assistance.Today() + 45)
	body := s.page(s.Justice, "/awaiting?as_of="+day)
	if !strings.Contains(body, "no feedback had been received") || !strings.Contains(body, "/c/"+id) || !strings.Contains(body, `value="`+strings.TrimLeft(day[8:], "0")+`"`) {
		t.Error("the list does not say how it stood on the day")
	}
	if now := s.page(s.Justice, "/c/"+id); !strings.Contains(now, "no feedback had been received") || !strings.Contains(now, "45 days") {
		t.Error("the file does not say that the court is awaited, and for how long")
	}
	if w := s.ask(s.Justice, "/awaiting?as_of=2099-01-01", nil); !strings.Contains(w.Body.String(), `id="as_of-error"`) {
		t.Errorf("a day in the future is not refused: %d %s", w.Code, w.Body.String())
	}
}

// The register is given out in every form to who may see it, narrowed as it is shown, and as much of it as
// the officer may see.
func TestTheRegisterIsGivenOut(t *testing.T) {
	s := open(t)
	s.many(60, "Orlan")
	s.many(1, "Quillon")
	for _, c := range []struct {
		reason string
		by     staff.Member
		form   url.Values
		want   int
	}{
		{"everything", s.Justice, url.Values{"format": {"json"}}, 61},
		{"a search", s.Justice, url.Values{"format": {"json"}, "find": {"quillon"}}, 1},
		{"a stage", s.Justice, url.Values{"format": {"json"}, "state": {"referred"}}, 0},
		{"a court that has none of them", s.Clerk, url.Values{"format": {"json"}}, 0},
	} {
		w := s.ask(c.by, "/register/export", c.form)
		var rows []map[string]string
		if err := json.Unmarshal(w.Body.Bytes(), &rows); err != nil || len(rows) != c.want || w.Header().Get("Content-Disposition") != `attachment; filename="list-`+s.Assistance.Today().String()+`.json"` {
			t.Errorf("%s: got %d rows, %v, %q; want %d", c.reason, len(rows), err, w.Header().Get("Content-Disposition"), c.want)
		}
	}
	if w := s.ask(s.Justice, "/register/export", url.Values{"format": {"csv"}}); w.Code != http.StatusOK || strings.Count(w.Body.String(), "\n") != 62 {
		t.Errorf("csv: got %d and %d lines, want 62", w.Code, strings.Count(w.Body.String(), "\n"))
	}
}
