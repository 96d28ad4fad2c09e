package identification_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/reference"
)

const nowhere = "00000000000000000000000000"

func short(id string) string { return reference.Ref(id).Short() }

// Before an application is lodged the person is looked for, and every page on the way says what is
// missing and leads there.
func TestNobodyLodgesBeforeTheSearch(t *testing.T) {
	s := open(t)
	one, two := s.received(cyrillic(), s.AsylumUnit), s.received(latin(), s.AsylumUnit)
	lodge := "/c/" + one + "/act/application.lodged"
	search := `href="/c/` + one + `/act/identity.searched"`
	wantIn(t, s.page(s.Caseworker, "/c/"+one), search)
	wantIn(t, words(s.page(s.Caseworker, "/tasks")), "2 open tasks", "Before lodging", "Compare with the register", "Wednesday 1 November 2023", "Why this date")
	form := s.page(s.Caseworker, lodge)
	wantIn(t, words(form), "has not been looked for in the register yet")
	wantIn(t, form, search)
	early := s.send(s.Caseworker, form, lodge, map[string]string{"form": "in_person"})
	if early.Code != http.StatusUnprocessableEntity {
		t.Fatalf("lodged before the search: got %d, want 422", early.Code)
	}
	wantIn(t, early.Body.String(), "has not been looked for in the register yet", search)

	wantIn(t, words(s.page(s.Caseworker, "/c/"+one+"/act/identity.searched")), "compared with every file that was handed over, whichever unit holds it")
	to := s.done(s.Caseworker, "/c/"+one+"/act/identity.searched", nil)
	if !strings.HasPrefix(to, "/c/"+one+"/candidates?done=") {
		t.Fatalf("the search leads to %s, want the candidates", to)
	}
	found := s.page(s.Caseworker, to)
	wantIn(t, words(found), "Entered in the book. Person compared with the register.", "Persons of the register compared with: 1.", short(two), "No verdict yet", "The verdict is missing on candidates of the search: 1.")
	wantIn(t, words(s.page(s.Caseworker, lodge)), "The verdict is missing on candidates of the search: 1.")
	wantIn(t, s.page(s.Caseworker, lodge), `href="/c/`+one+`/candidates"`)

	to = s.decide(s.Caseworker, one, two, map[string]string{"verdict": "unresolved", "reasons": "The second paper is still awaited."})
	wantIn(t, words(s.page(s.Caseworker, to)), "Verdict on a candidate given.", "It cannot be told", "Every candidate has a verdict.", "Lodge the application")
	wantNotIn(t, words(s.page(s.Caseworker, lodge)), "verdict is missing", "has not been looked for")
	s.done(s.Caseworker, lodge, map[string]string{"form": "in_person"})
	wantIn(t, words(s.page(s.Caseworker, "/tasks")), "1 open task")
}

// decide gives the verdict on a pair from the page that shows both files.
func (s *site) decide(by staff.Member, own, other string, values map[string]string) string {
	s.t.Helper()
	w := s.send(by, s.page(by, "/c/"+own+"/candidates/"+other), "/c/"+own+"/act/candidate.decided", values)
	if w.Code != http.StatusSeeOther {
		s.t.Fatalf("verdict: got %d, want 303\n%s", w.Code, words(w.Body.String()))
	}
	return w.Header().Get("Location")
}

// Two files stand side by side with everything that tells people apart, of a file of another unit too,
// and nothing else of it; each look is entered in the other file.
func TestSideBySide(t *testing.T) {
	s := open(t)
	theirs := s.received(latin(), s.OtherUnit)
	own := s.received(cyrillic(), s.AsylumUnit)
	s.done(s.Caseworker, "/c/"+own+"/act/identity.searched", nil)
	page := s.page(s.Caseworker, "/c/"+own+"/candidates/"+theirs)
	text := words(page)
	wantIn(t, text, "Side by side", "Данило Остапович Морвин As in the document May be read: Danilo Ostapovich Morvin", "Danylo Morvyn",
		"Born 30 January 1971 30 January 1971", "Tarnograd", "Passport MD 77120", "Morania",
		"What speaks for one person", "Words of the name that sound the same морвин morvyn +", "The same date of birth", "The same nationality Morania Morania +",
		"Score: ", "Weights "+s.People.Weights()+".", "Give a verdict on a candidate", "No verdict yet.")
	wantIn(t, page, `<bdi lang="und-Cyrl" dir="auto">Данило Остапович Морвин</bdi>`, `name="other" value="`+theirs+`"`, "<title>"+short(own)+" - Zaklon</title>")
	_, beside, _ := strings.Cut(text, "Side by side")
	wantNotIn(t, beside, "Fears", "Debeli Brijeg", "Moranian")
	wantNotIn(t, page, `href="/c/`+theirs+`"`)
	if got := s.readings("candidate.read", theirs); got != 1 {
		t.Errorf("looks entered in the other file: got %d, want 1", got)
	}
	if got := s.get(s.Caseworker, "/c/"+theirs).Code; got != http.StatusNotFound {
		t.Errorf("the rest of the other file: got %d, want 404", got)
	}
	// The other unit sees the pair from its side, where no search has found it yet.
	there := words(s.page(s.Stranger, "/c/"+theirs+"/candidates/"+own))
	wantIn(t, there, "The other file found this one.", "Данило Остапович Морвин", "so no verdict is asked for here")
	wantNotIn(t, there, "Reasons of the verdict")
}

// Whoever may not compare is not told that there is anybody to compare with.
func TestCandidatesAreNobodyElses(t *testing.T) {
	s := open(t)
	two, own := s.received(latin(), s.AsylumUnit), s.received(cyrillic(), s.AsylumUnit)
	alone := s.received(applicant.Particulars{Names: []applicant.NameForm{{Kind: "document", Family: "Obeid", Given: "Karim"}}}, s.AsylumUnit)
	s.done(s.Caseworker, "/c/"+own+"/act/identity.searched", nil)
	s.mandate(own)
	for _, row := range []struct {
		why, path string
		by        staff.Member
	}{
		{"another unit", "/candidates", s.Stranger}, {"another unit", "/candidates/" + two, s.Stranger},
		{"the border police", "/candidates", s.Border}, {"counsel with a mandate", "/candidates", s.Counsel},
		{"counsel with a mandate", "/candidates/" + two, s.Counsel}, {"the auditor", "/candidates/" + two, s.Auditor},
		{"no candidate", "/candidates/" + alone, s.Caseworker}, {"no file", "/candidates/" + nowhere, s.Caseworker},
		{"no reference", "/candidates/somebody", s.Caseworker}, {"itself", "/candidates/" + own, s.Caseworker},
	} {
		if got := s.get(row.by, "/c/"+own+row.path).Code; got != http.StatusNotFound {
			t.Errorf("%s, %s %s: got %d, want 404", row.why, row.by.Role, row.path, got)
		}
	}
	wantNotIn(t, words(s.page(s.Counsel, "/c/"+own)), short(two), "andidate", "Compared on")
	if got := s.readings("candidate.read", alone); got != 0 {
		t.Errorf("a look at a file that is no candidate was entered %d times", got)
	}
}

// mandate lets counsel read a file.
func (s *site) mandate(id string) {
	s.t.Helper()
	s.Do(housetest.Act{By: s.Caseworker, Kind: "document.filed", Case: id, Form: housetest.Paper("mandate_of_representation", "Power of attorney")})
	s.Do(housetest.Act{By: s.Caseworker, Kind: "counsel.mandated", Case: id, Form: protection.MandateForm{
		Counsel: s.Counsel.ID, Name: "Ana Radulović", Until: s.Day("2026-12-31"), Document: s.File(id).Documents[0].ID,
	}})
}

// A verdict without reasons comes back beside both files, with what was typed; one that was given
// stands on the page of the other file, too.
func TestVerdict(t *testing.T) {
	s := open(t)
	two, own := s.received(latin(), s.AsylumUnit), s.received(cyrillic(), s.AsylumUnit)
	s.done(s.Caseworker, "/c/"+own+"/act/identity.searched", nil)
	s.done(s.Caseworker, "/c/"+two+"/act/identity.searched", nil)
	act := "/c/" + own + "/act/candidate.decided"
	empty := s.page(s.Caseworker, act) // nobody is chosen yet
	wantIn(t, empty, `<select`, `value="`+two+`"`)
	wantNotIn(t, words(empty), "Side by side")
	w := s.send(s.Caseworker, s.page(s.Caseworker, "/c/"+own+"/candidates/"+two), act, map[string]string{"verdict": "same"})
	if w.Code != http.StatusUnprocessableEntity {
		t.Fatalf("without reasons: got %d, want 422", w.Code)
	}
	wantIn(t, w.Body.String(), "<title>Error:", `href="#reasons"`, `name="other" value="`+two+`"`, `value="same" checked`)
	wantIn(t, words(w.Body.String()), "There is a problem", "Side by side", "Words of the name that sound the same")

	s.decide(s.Caseworker, own, two, map[string]string{"verdict": "same", "reasons": "He says so himself."})
	here := words(s.page(s.Caseworker, "/c/"+own+"/candidates/"+two))
	wantIn(t, here, "The verdict that stands The same person", "Officer m.petrovic, 17 October 2023, before a score of ", "weights "+s.People.Weights(), "He says so himself.", "Propose to merge with another file")
	there := words(s.page(s.Caseworker, "/c/"+two+"/candidates/"+own))
	wantIn(t, there, "The verdict that stands The same person", "It was given in the other file, and its reasons stand there.")
	wantNotIn(t, there, "He says so himself.")
	wantIn(t, words(s.page(s.Caseworker, "/c/"+two+"/candidates")), "The same person Officer m.petrovic")
	if got := s.File(own).Candidates[0].Verdict.Verdict; got != "same" {
		t.Errorf("the verdict of the file: got %q", got)
	}
	timeline := words(s.page(s.Caseworker, "/c/"+own))
	wantIn(t, timeline, "Verdict on a candidate given", "Other file: "+short(two), "Verdict: The same person")
}
