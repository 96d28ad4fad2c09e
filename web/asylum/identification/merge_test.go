package identification_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
)

// paired gives two files of one man, with the verdict that they are, given in the first.
func (s *site) paired() (own, other string) {
	s.t.Helper()
	other, own = s.received(latin(), s.AsylumUnit), s.received(cyrillic(), s.AsylumUnit)
	s.done(s.Caseworker, "/c/"+own+"/act/identity.searched", nil)
	s.decide(s.Caseworker, own, other, map[string]string{"verdict": "same", "reasons": "He says so himself."})
	return own, other
}

// Two files are merged by two people, and parted again by two; each page says what follows, and after
// the parting every paper of the meantime is listed in both files.
func TestMergeAndUnmerge(t *testing.T) {
	s := open(t)
	own, other := s.paired()
	propose := s.page(s.Caseworker, "/c/"+own+"/act/merge.proposed")
	wantIn(t, words(propose), "One of the files goes on and the other is closed.", "File that goes on "+short(other))
	s.done(s.Caseworker, "/c/"+own+"/act/merge.proposed", map[string]string{"reason": "One and the same man."})
	listed := s.page(s.Leader, "/identification")
	wantIn(t, words(listed), "Waits for a second officer", short(own), short(other), "Officer m.petrovic 17 October 2023")
	wantNotIn(t, words(s.page(s.Stranger, "/identification")), "Waits for a second officer")
	waiting := words(s.page(s.Leader, "/c/"+own))
	wantIn(t, waiting, "Continue this file in another one waits for a second officer", "One and the same man.", "Approve the merge", "Refuse the proposal")
	approve := s.page(s.Leader, "/c/"+own+"/act/files.merged")
	wantIn(t, words(approve), short(other), "Officer m.petrovic, 17 October 2023", "One and the same man.", "Compare the two files")
	wantNotIn(t, words(approve), "A refusal needs a remark")
	proposer := s.page(s.Caseworker, "/c/"+own+"/act/files.merged")
	wantIn(t, words(proposer), "This act is not yours to perform", "You proposed it, so another officer decides on it.")
	wantNotIn(t, proposer, `name="remark"`)
	wantIn(t, s.page(s.Caseworker, "/work"), own, other)
	s.done(s.Leader, "/c/"+own+"/act/files.merged", nil)

	for _, path := range []string{"", "/documents", "/deadlines", "/candidates", "/act/document.filed"} {
		page := s.page(s.Caseworker, "/c/"+own+path)
		text := words("<main" + page)
		wantIn(t, text, "This file is continued in "+short(other), "Nothing more is entered here")
		wantIn(t, page, `href="/c/`+other+`"`)
	}
	wantIn(t, words(s.page(s.Caseworker, "/c/"+own+"/print?part=person")), "This file is continued in "+short(other))
	wantIn(t, words(s.page(s.Caseworker, "/c/"+own+"/act/document.filed")), "Act there, or part the two files first.")
	wantIn(t, words(s.page(s.Caseworker, "/c/"+own)), "Continued in "+short(other)+". Nothing more is awaited here.")
	wantNotIn(t, s.page(s.Caseworker, "/c/"+own+"/act/application.lodged"), `data-prevent-double-click="true">Lodge the application`)
	work := s.page(s.Caseworker, "/work")
	wantIn(t, work, other)
	wantNotIn(t, work, own)
	survivor := s.page(s.Caseworker, "/c/"+other)
	wantIn(t, words("<main"+survivor), "This file continues "+short(own)+" since 17 October 2023.")
	wantIn(t, survivor, `href="/c/`+own+`"`)

	s.Do(housetest.Act{By: s.Caseworker, Kind: "document.filed", Case: other, Form: housetest.Paper("evidence", "A letter of the meantime")})
	wantIn(t, words(s.page(s.Caseworker, "/c/"+own+"/act/unmerge.proposed")), "Every paper that was issued or filed in either file meanwhile is listed")
	paper := "Evidence, 17 October 2023, " + short(other)
	wantIn(t, words(s.page(s.Caseworker, "/c/"+own+"/act/unmerge.proposed")), paper)
	s.done(s.Caseworker, "/c/"+own+"/act/unmerge.proposed", map[string]string{"reason": "The fingerprints differ."})
	wantIn(t, words(s.page(s.Leader, "/c/"+own)), "Part the merged files waits for a second officer", "The fingerprints differ.", "Approve the parting")
	wantNotIn(t, words(s.page(s.Leader, "/c/"+own)), "Approve the merge")
	parting := words(s.page(s.Leader, "/c/"+own+"/act/files.unmerged"))
	wantIn(t, parting, paper)
	wantNotIn(t, parting, "A refusal needs a remark")
	to := s.done(s.Leader, "/c/"+own+"/act/files.unmerged", map[string]string{"remark": "Seen."})
	after := words("<main" + s.page(s.Leader, to))
	wantNotIn(t, after, "This file is continued in")
	wantIn(t, after, "Part the merged files approved", "The fingerprints differ.", "Seen.",
		"Issued or filed while the two files were one. Each of these may be wrong.", "Evidence, 17 October 2023, "+short(other))
	for _, path := range []string{own + "/candidates/" + other, other + "/candidates/" + own} { // a parting is a verdict
		wantIn(t, words(s.page(s.Caseworker, "/c/"+path)), "The verdict that stands Different persons")
	}
	wantNotIn(t, words(s.page(s.Caseworker, "/c/"+own)), "Propose to merge them first")
	there := words("<main" + s.page(s.Leader, "/c/"+other))
	wantIn(t, there, "Was continued here "+short(own), "Each of these may be wrong.", "Evidence, 17 October 2023, "+short(other))
	wantNotIn(t, there, "This file continues")
}

// A file that was found only from another one says when nobody was found, and tells the verdict that was
// given there; the file in which it was given says first that both are to be merged.
func TestFoundFromAnotherFile(t *testing.T) {
	s := open(t)
	other := s.received(latin(), s.AsylumUnit)
	s.done(s.Caseworker, "/c/"+other+"/act/identity.searched", nil)
	own := s.received(cyrillic(), s.AsylumUnit)
	s.done(s.Caseworker, "/c/"+own+"/act/identity.searched", nil)
	s.decide(s.Caseworker, own, other, map[string]string{"verdict": "same", "reasons": "He says so himself."})
	for _, below := range []string{"", "/candidates", "/print?part=person"} {
		page := s.page(s.Caseworker, "/c/"+other+below)
		wantIn(t, words("<main"+page), "On 17 October 2023 nobody among 0 persons of the register resembled this person.",
			"Found from another file", short(own)+" The same person, by Officer m.petrovic, 17 October 2023")
		wantNotIn(t, words(page), "Nobody in the register")
		if below != "/print?part=person" {
			wantIn(t, page, `href="/c/`+other+`/candidates/`+own+`"`)
		}
	}
	for _, below := range []string{"", "/candidates"} {
		wantIn(t, words(s.page(s.Caseworker, "/c/"+own+below)), "Both files are of one person by the verdict that stands.", "Propose to merge with another file")
	}
}

// A proposal is refused with a remark, and then nothing waits and nothing is merged.
func TestMergeRefused(t *testing.T) {
	s := open(t)
	own, other := s.paired()
	s.done(s.Caseworker, "/c/"+own+"/act/merge.proposed", map[string]string{"reason": "One and the same man."})
	path := "/c/" + own + "/act/merge.refused"
	if w := s.send(s.Leader, s.page(s.Leader, path), path, nil); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `href="#remark"`) {
		t.Errorf("a refusal without a remark: got %d\n%s", w.Code, words(w.Body.String()))
	}
	s.done(s.Leader, path, map[string]string{"remark": "The photographs differ."})
	wantIn(t, words(s.page(s.Caseworker, "/c/"+own)), "Continue this file in another one refused", "The photographs differ.")
	wantNotIn(t, words("<main"+s.page(s.Caseworker, "/c/"+other)), "This file continues")
}

// Without a verdict that both are of one person there is nothing to merge with, and the page says so.
func TestNothingToMerge(t *testing.T) {
	s := open(t)
	other, id := s.received(latin(), s.AsylumUnit), s.received(cyrillic(), s.AsylumUnit)
	s.done(s.Caseworker, "/c/"+id+"/act/identity.searched", nil)
	for _, verdict := range []string{"", "different", "unresolved"} {
		if verdict != "" {
			s.decide(s.Caseworker, id, other, map[string]string{"verdict": verdict, "reasons": "The photographs."})
		}
		page := s.page(s.Caseworker, "/c/"+id+"/act/merge.proposed")
		wantIn(t, words(page), "No verdict stands that both files are of the same person.")
		wantIn(t, page, `href="/c/`+id+`/candidates"`)
		wantNotIn(t, page, other)
		wantNotIn(t, words(s.page(s.Caseworker, "/c/"+id+"/candidates/"+other)), "Propose to merge")
	}
}

// Counsel learns that the client's file is continued, and of no other file.
func TestCounselLearnsOfNoOtherFile(t *testing.T) {
	s := open(t)
	own, other := s.paired()
	s.mandate(own)
	s.done(s.Caseworker, "/c/"+own+"/act/merge.proposed", map[string]string{"reason": "One and the same man."})
	wantNotIn(t, s.page(s.Counsel, "/c/"+own), "One and the same man.", "waits for a second officer", short(other), other)
	s.done(s.Leader, "/c/"+own+"/act/files.merged", nil)
	page := s.page(s.Counsel, "/c/"+own)
	wantIn(t, words("<main"+page), "This file is continued in another file of the same person.")
	wantNotIn(t, page, "One and the same man.", short(other), other)
}

// The list of probable duplicates: both names of what is the unit's own, of another unit's file the
// reference alone; where a pair is decided it goes; who may not compare has no list.
func TestDuplicates(t *testing.T) {
	s := open(t)
	own := s.received(cyrillic(), s.AsylumUnit)
	wantIn(t, words(s.page(s.Caseworker, "/identification")), "0 pairs without a verdict", "No two files look like one person")
	theirs := s.received(latin(), s.OtherUnit)
	s.received(applicant.Particulars{Names: []applicant.NameForm{{Kind: "document", Family: "Obeid", Given: "Karim"}}}, s.AsylumUnit)
	held := s.Do(housetest.Act{By: s.Border, Kind: "intention.expressed", Form: protection.Intention{Place: "Debeli Brijeg", Form: "oral", Particulars: withRest(latin())}}).Case
	page := s.page(s.Caseworker, "/identification")
	if got := strings.Count(page, "Данило Морвин"); got != 1 {
		t.Errorf("a name without a Latin form is shown %d times, want once", got)
	}
	wantIn(t, words(page), "1 pair without a verdict", "Данило Морвин", short(own), "A file of another unit "+short(theirs), "bits", "Compare with the register")
	wantIn(t, page, `href="/c/`+own+`/act/identity.searched"`, `aria-current="page"`, "<title>Identification - Zaklon</title>")
	wantNotIn(t, page, "Morvyn", held, short(held), "Karim", "/c/"+theirs)
	s.done(s.Caseworker, "/c/"+own+"/act/identity.searched", nil)
	wantIn(t, s.page(s.Leader, "/identification"), `href="/c/`+own+`/candidates/`+theirs+`"`)
	wantIn(t, s.page(s.Stranger, "/identification"), `href="/c/`+theirs+`/candidates/`+own+`"`, "Morvyn")
	s.decide(s.Caseworker, own, theirs, map[string]string{"verdict": "different", "reasons": "Another face."})
	wantIn(t, words(s.page(s.Caseworker, "/identification?page=7")), "0 pairs without a verdict")
	for _, by := range []string{"border", "reader", "counsel", "auditor", "administrator"} {
		m := map[string]int{"border": 0, "reader": 3, "counsel": 4, "auditor": 5, "administrator": 6}[by]
		want := http.StatusForbidden
		if by == "administrator" {
			want = http.StatusNotFound // an address of another register than theirs
		}
		if got := s.get(s.Members()[m], "/identification").Code; got != want {
			t.Errorf("%s: got %d, want %d", by, got, want)
		}
	}
}

func withRest(p applicant.Particulars) applicant.Particulars {
	p.Gender, p.Nationality, p.Feared, p.Languages = "male", []string{"XB"}, []string{"XB"}, []string{"qmo"}
	return p
}

// While the register is still searched for pairs the list says so, and does not pass for the whole.
func TestTheFirstSearchForPairs(t *testing.T) {
	s := open(t)
	wantNotIn(t, words(s.page(s.Caseworker, "/identification")), "still being searched")
	for range 101 {
		s.Do(housetest.Act{By: s.Border, Kind: "intention.expressed", Form: protection.Intention{Place: "Debeli Brijeg", Form: "oral", Particulars: withRest(latin())}})
	}
	wantIn(t, words(s.page(s.Caseworker, "/identification")), "The register is still being searched for pairs. More may come.")
}
