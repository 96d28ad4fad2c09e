package police_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/interpol/stage"
)

var alert = regexp.MustCompile(`(?s)<div role="alert">.*?</ul>`)

// opened sends a form that opens a file and gives the address of the file.
func (s *site) opened(by staff.Member, kind string, values map[string]string) string {
	s.t.Helper()
	w := s.send(by, "/new/"+kind, values)
	path, _, _ := strings.Cut(w.Header().Get("Location"), "?")
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(path, "/c/") {
		s.t.Fatalf("%s: got %d to %q, want the file\n%s", kind, w.Code, path, alert.FindString(w.Body.String()))
	}
	return path
}

// message is what is typed of a routine message.
func message() map[string]string {
	return map[string]string{
		"priority": "routine", "form": "diffusion", "sender": "XB", "reference": "XB/77", "received_at": "10:00", "language": "en",
		"restriction": "restricted", "actions": "locate", "charge": "Fraud", "case_number": "K 12/23", "article": "Article 1", "summary": "Where is the person?",
		"persons.0.names.0.family": "Verano", "persons.0.names.0.given": "Alma", "persons.0.births.0.day": "14",
		"persons.0.births.0.month": "3", "persons.0.births.0.year": "1974",
	}
}

// removed is what is typed of a removal.
func removed() map[string]string {
	return map[string]string{
		"kind": "expulsion", "to": "XB", "ground": "entry_ban", "person.names.0.family": "Verano", "person.names.0.given": "Alma",
		"person.births.0.day": "14", "person.births.0.month": "3", "person.births.0.year": "1974",
	}
}

// Every page of the register renders for whoever may see it, and no text is missing on it; and nobody
// sees the files of the other desk.
func TestEveryPageHasItsWords(t *testing.T) {
	s := open(t)
	asked, gone := s.opened(s.Interpol, "routine_message.received", message()), s.opened(s.Police, "removal.prepared", removed())
	for _, path := range []string{"/messages", "/statements", "/letters", "/new/urgent_message.received", "/new/notice.imported", asked, asked + "/deadlines"} {
		s.page(s.Interpol, path)
	}
	for _, path := range []string{"/removals", "/post", "/new/escort.ordered", gone} {
		s.page(s.Police, path)
	}
	for _, kind := range stage.Path() {
		s.page(s.Interpol, asked+"/act/"+kind)
	}
	for _, kind := range removal.Path() {
		s.page(s.Police, gone+"/act/"+kind)
	}
	if got := s.ask(s.Police, asked, nil).Code; got != http.StatusNotFound {
		t.Errorf("a message for who removes: got %d, want 404", got)
	}
	if got := s.ask(s.Interpol, gone, nil).Code; got != http.StatusNotFound {
		t.Errorf("a removal for the INTERPOL desk: got %d, want 404", got)
	}
}

// What was typed stands in the file, and the lists name it.
func TestFilesAreEnteredByTheirPages(t *testing.T) {
	s := open(t)
	asked, gone := s.opened(s.Interpol, "routine_message.received", message()), s.opened(s.Police, "removal.prepared", removed())
	for _, row := range []struct {
		by   staff.Member
		list string
		file string
		want []string
	}{
		{s.Interpol, "/messages", asked, []string{"Verano", "XB/77", "Fraud", "Diffusion"}},
		{s.Police, "/removals", gone, []string{"Verano", "Expulsion", "Ban on entry"}},
	} {
		body := s.page(row.by, row.file)
		for _, want := range row.want {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not say %q", row.list, want)
			}
		}
		if !strings.Contains(s.page(row.by, row.list), row.file) {
			t.Errorf("%s does not lead to the file", row.list)
		}
		if w := s.ask(row.by, row.list, url.Values{"find": {"verano"}}); !strings.Contains(w.Body.String(), row.file) {
			t.Errorf("%s does not find the name", row.list)
		}
	}
}

// The form of a check offers the persons of the message and nobody else, and has no box to type another.
func TestACheckIsOnANamedPerson(t *testing.T) {
	s := open(t)
	file := s.opened(s.Interpol, "routine_message.received", message())
	body := s.page(s.Interpol, file+"/act/check.made")
	if got := strings.Count(body, `<option value="`); !strings.Contains(body, "Verano") || got < 3 {
		t.Errorf("got %d choices and no name, want the person named", got)
	}
	for _, box := range []string{"person", "name", "purpose"} {
		if strings.Contains(body, `<input class="govuk-input" id="`+box+`"`) {
			t.Errorf("%s can be typed", box)
		}
	}
	if got := strings.Count(body, "Locate"); got != 1 || strings.Contains(body, "Movements") {
		t.Errorf("got %d times what is asked, and what is not", got)
	}
}

// Every act whose boxes are a table is read without an error of the program.
func TestEveryBoxHasAPlace(t *testing.T) {
	s := open(t)
	file := s.opened(s.Interpol, "routine_message.received", message())
	for _, kind := range stage.Path() {
		if w := s.send(s.Interpol, file+"/act/"+kind, nil); w.Code >= http.StatusInternalServerError {
			t.Errorf("%s: got %d, want an answer about the form", kind, w.Code)
		}
	}
	file = s.opened(s.Police, "removal.prepared", removed())
	for _, kind := range removal.Path() {
		if w := s.send(s.Police, file+"/act/"+kind, nil); w.Code >= http.StatusInternalServerError {
			t.Errorf("%s: got %d, want an answer about the form", kind, w.Code)
		}
	}
	for _, kind := range []string{"urgent_message.received", "notice.imported"} {
		if w := s.send(s.Interpol, "/new/"+kind, nil); w.Code >= http.StatusInternalServerError {
			t.Errorf("%s: got %d, want an answer about the form", kind, w.Code)
		}
	}
}

// A barred act is refused in one sentence, beside no box, and the file says the same as that of any hold.
func TestABarredActSaysOneSentence(t *testing.T) {
	s := open(t)
	file := s.opened(s.Police, "removal.prepared", removed())
	s.Do(housetest.Act{By: s.Liaison, Kind: "measure.received", Form: map[string]any{
		"body": "rule39", "reference": "12/23", "received_at": "09:15", "persons": []map[string]any{{
			"names": []map[string]any{{"kind": "latin", "family": "Verano", "given": "Alma"}}, "births": []string{"1974-03-14"},
		}},
	}})
	body := s.send(s.Police, file+"/act/removal.ordered", map[string]string{"number": "12/24"}).Body.String()
	if !strings.Contains(body, "A hold stands. This act cannot be entered now.") {
		t.Errorf("the act does not say that it is barred\n%s", alert.FindString(body))
	}
	for _, page := range []string{body, s.page(s.Police, file)} {
		for _, unwanted := range []string{"Rule 39", "rule39", "Court of Human Rights", "measure.received", "09:15"} {
			if strings.Contains(strings.ReplaceAll(page, `href="/measure"`, ""), unwanted) {
				t.Errorf("the page says %q", unwanted)
			}
		}
	}
	if !strings.Contains(s.page(s.Police, file), "Nobody is handed over under this file now.") {
		t.Error("the file does not say that a hold stands")
	}
}
