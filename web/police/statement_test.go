package police_test

import (
	"html"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	issuing = regexp.MustCompile(`href="(/c/[0-9A-Z]+/statement/[^"]+)"`)
	decided = regexp.MustCompile(`name="(is\.[^"]+)"`)
)

// check is what is typed of a check; the person and the name are those that the form offers.
func (s *site) check(file string) map[string]string {
	s.t.Helper()
	out := map[string]string{"purpose": "locate", "source": "border_crossings", "result": "record", "remark": "Seen."}
	body := s.page(s.Interpol, file+"/act/check.made")
	for _, box := range []string{"person", "name"} {
		found := regexp.MustCompile(`(?s)<select[^>]*name="` + box + `".*?<option value="([^"]+)"`).FindStringSubmatch(body)
		if found == nil {
			s.t.Fatalf("the form offers no %s", box)
		}
		out[box] = found[1]
	}
	return out
}

// A statement is issued from the page of a message: of everybody who may be the person the officer says
// whether they are, what was typed stays where one was left out, and the sheet says every act, what each
// check was for, and whether the police acted solely on request.
func TestStatementIsIssuedFromItsPage(t *testing.T) {
	s := open(t)
	file := s.opened(s.Interpol, "routine_message.received", message())
	if w := s.send(s.Interpol, file+"/act/check.made", s.check(file)); w.Code != http.StatusSeeOther {
		t.Fatalf("the check: got %d\n%s", w.Code, alert.FindString(w.Body.String()))
	}
	s.opened(s.Police, "removal.prepared", removed())
	found := issuing.FindStringSubmatch(s.page(s.Interpol, file))
	if found == nil {
		t.Fatal("the message does not lead to the form of a statement")
	}
	path := found[1]
	boxes := slices.Compact(slices.Sorted(maps.Keys(names(decided.FindAllStringSubmatch(s.page(s.Interpol, path), -1)))))
	if len(boxes) != 2 {
		t.Fatalf("the form asks of %d persons, want the person of the message and of the removal", len(boxes))
	}
	own := "is." + strings.Replace(strings.TrimPrefix(path, "/c/"), "/statement/", ".", 1)
	w := s.send(s.Interpol, path, map[string]string{"asked_by": "Ministry of Foreign Affairs", own: "chosen"})
	if body := html.UnescapeString(w.Body.String()); w.Code != http.StatusUnprocessableEntity || !strings.Contains(body, "1 more in the register may be this person") || !strings.Contains(body, "Ministry of Foreign Affairs") {
		t.Errorf("one person undecided: got %d\n%s", w.Code, alert.FindString(body))
	}
	for _, row := range []struct{ reason, other, want, unwanted string }{
		{"the removal is of another person", "others", "solely on request", "not act on this person on requests alone"},
		{"the removal is of the same person", "chosen", "not act on this person on requests alone", "solely on request"},
	} {
		values := map[string]string{"asked_by": "Ministry of Foreign Affairs"}
		for _, box := range boxes {
			values[box] = row.other
		}
		values[own] = "chosen"
		w := s.send(s.Interpol, path, values)
		if w.Code != http.StatusSeeOther {
			t.Fatalf("%s: got %d\n%s", row.reason, w.Code, alert.FindString(w.Body.String()))
		}
		body := s.page(s.Interpol, w.Header().Get("Location"))
		for _, want := range []string{row.want, "limited to the persons whom a message names", "Check made", "Locate, Border crossings", "Verano", "data-print"} {
			if !strings.Contains(body, want) {
				t.Errorf("%s: the sheet does not say %q", row.reason, want)
			}
		}
		if strings.Contains(body, row.unwanted) {
			t.Errorf("%s: the sheet says %q", row.reason, row.unwanted)
		}
	}
	if body := s.page(s.Interpol, "/statements"); strings.Count(body, "data-open") != 2 {
		t.Error("the list does not show both statements")
	}
	for _, path := range []string{path, path + "X", "/c/00000000000000000000000000/statement/X"} {
		if got := s.ask(s.Police, path, nil).Code; got != http.StatusNotFound {
			t.Errorf("the police of removals, %s: got %d, want 404", path, got)
		}
	}
	if got := s.ask(s.Interpol, path+"X", nil).Code; got != http.StatusNotFound {
		t.Errorf("a person whom the message does not name: got %d, want 404", got)
	}
}

// names are the first groups of matches.
func names(matches [][]string) map[string]bool {
	out := map[string]bool{}
	for _, m := range matches {
		out[m[1]] = true
	}
	return out
}

// A further name of a person of the message is entered with its source, and a check may then be made under
// it. A check on somebody whom the message does not name, or under a name that nobody recorded, is refused
// with the article, whatever is sent instead of what the form offers.
func TestChecksStayWithTheNamedPersons(t *testing.T) {
	s := open(t)
	file := s.opened(s.Interpol, "routine_message.received", message())
	alias := map[string]string{
		"name.kind": "also", "name.family": "Werano", "name.given": "Alma", "name.no_given_name": "no", "source": "police_records", "reason": "On file.",
	}
	alias["person"] = s.check(file)["person"]
	if w := s.send(s.Interpol, file+"/act/alias.recorded", alias); w.Code != http.StatusSeeOther {
		t.Fatalf("the alias: got %d\n%s", w.Code, alert.FindString(w.Body.String()))
	}
	for _, row := range []struct {
		reason, kind string
		change       map[string]string
		want         string
	}{
		{"an alias of somebody who is not named", "alias.recorded", map[string]string{"person": "stranger"}, "The message does not name this person."},
		{"an alias without its source", "alias.recorded", map[string]string{"source": ""}, "Choose one of the answers offered."},
		{"a check on somebody who is not named", "check.made", map[string]string{"person": "stranger"}, "The message does not name this person."},
		{"a check under a name that was not recorded", "check.made", map[string]string{"name": "stranger"}, "Choose a name of this person"},
		{"a check in a source of others", "check.made", map[string]string{"source": "asylum_register"}, "Choose a police data set."},
	} {
		values := s.check(file)
		if row.kind == "alias.recorded" {
			values = maps.Clone(alias)
			values["name.family"] = "Verani"
		}
		maps.Copy(values, row.change)
		w := s.send(s.Interpol, file+"/act/"+row.kind, values)
		if body := html.UnescapeString(w.Body.String()); w.Code != http.StatusUnprocessableEntity || !strings.Contains(body, row.want) {
			t.Errorf("%s: got %d, want %q\n%s", row.reason, w.Code, row.want, alert.FindString(body))
		}
	}
	values := s.check(file)
	body := s.page(s.Interpol, file+"/act/check.made")
	under := regexp.MustCompile(`<option value="([^"]+)"[^>]*>Werano, Alma</option>`).FindStringSubmatch(body)
	if under == nil {
		t.Fatal("the form of a check does not offer the alias")
	}
	values["name"] = under[1]
	if w := s.send(s.Interpol, file+"/act/check.made", values); w.Code != http.StatusSeeOther {
		t.Errorf("a check under the alias: got %d\n%s", w.Code, alert.FindString(w.Body.String()))
	}
}
