package police_test

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/house/housetest"
)

var (
	narrowed = regexp.MustCompile(`href="/messages\?state=([a-z_]+)"`)
	further  = regexp.MustCompile(`<a href="([^"]*)" rel="next">`)
	sending  = regexp.MustCompile(`(?s)<form method="post" action="([^"]*)">(<input type="hidden" name="find" value="[^"]*">)`)
	file     = regexp.MustCompile(`href="/c/[^"/]*" data-open`)
)

// The second page of a list is narrowed as the first was: by a stage in its address, by a search in what is
// sent. No search stands in an address.
func TestThePagerKeepsWhatTheListIsNarrowedBy(t *testing.T) {
	s := open(t)
	for range 51 {
		s.Received(housetest.Wanted())
	}
	stage := narrowed.FindStringSubmatch(s.page(s.Interpol, "/messages"))
	if stage == nil {
		t.Fatal("the list can be narrowed to no stage")
	}
	next := further.FindStringSubmatch(s.page(s.Interpol, "/messages?state="+stage[1]))
	if next == nil {
		t.Fatal("there is no second page")
	}
	got, err := url.Parse(html.UnescapeString(next[1]))
	if err != nil || got.Query().Get("state") != stage[1] || got.Query().Get("page") != "2" {
		t.Errorf("the next page is %q", next[1])
	}
	if n := len(file.FindAllString(s.page(s.Interpol, got.String()), -1)); n != 1 {
		t.Errorf("%d rows on the second page, want 1", n)
	}
	name := housetest.Wanted().Names[0].Family
	form := sending.FindStringSubmatch(s.ask(s.Interpol, "/messages", url.Values{"find": {name}}).Body.String())
	if form == nil || strings.Contains(form[1], name) || !strings.Contains(form[2], name) {
		t.Errorf("the next page of a search is %q", form)
	}
}
