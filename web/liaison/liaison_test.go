package liaison_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/particulars"
)

// verano is a person of a claim.
func verano() particulars.Particulars {
	return particulars.Particulars{Names: []particulars.NameForm{{Kind: "latin", Family: "Verano", Given: "Alma"}},
		Births: []particulars.BirthForm{{Day: "14", Month: "3", Year: "1974"}}}
}

// claimed opens a removal of the person.
func (s *site) claimed() string {
	s.t.Helper()
	r := s.Do(housetest.Act{By: s.Police, Kind: "removal.prepared", Form: map[string]any{"kind": "expulsion", "to": "XB", "ground": "entry_ban", "person": verano()}})
	return r.Case
}

// measure is what is typed of a measure on a person.
func (s *site) measure(family, given string) map[string]string {
	return s.today(map[string]string{
		"received_at": "09:15", "body": "rule39", "reference": "Verano v. a state, 12/23", "states.0": "",
		"persons.0.names.0.family": family, "persons.0.names.0.given": given, "persons.0.births.0.day": "14",
		"persons.0.births.0.month": "3", "persons.0.births.0.year": "1974",
	})
}

var matchLink = regexp.MustCompile(`href="(/c/[^"/?]+)" data-open`)

// Whoever enters a measure sees the same page after it, whether or not anybody is claimed.
func TestEverybodyIsToldTheSame(t *testing.T) {
	s := open(t)
	s.claimed()
	var seen []string
	for _, name := range [][2]string{{"Верано", "Алма"}, {"Quillon", "Bero"}} {
		form, _ := s.page(s.Sworn, "/measure")
		sent := s.ask(s.Sworn, "/measure", filled(form, s.measure(name[0], name[1])))
		if to := sent.Header().Get("Location"); sent.Code != http.StatusSeeOther || to != "/measure/received" {
			t.Fatalf("%s: got %d to %q, want 303 to /measure/received\n%s", name[0], sent.Code, to, words(sent.Body.String()))
		}
		markup, text := s.page(s.Sworn, "/measure/received")
		wantIn(t, text, "Received", "takes effect at once")
		seen = append(seen, markup)
	}
	if seen[0] != seen[1] {
		t.Error("the page after a measure differs by whether somebody is claimed")
	}
	_, queue := s.page(s.Liaison, "/matches")
	if got := strings.Count(queue, "Nobody has looked at it Police"); got != 1 {
		t.Errorf("matches in the queue: got %d, want 1: %s", got, queue)
	}
}

// A form with a mistake comes back as it was typed, each problem at the box in which it was typed.
func TestMeasureWithProblems(t *testing.T) {
	s := open(t)
	form, _ := s.page(s.Clerk, "/measure")
	typed := s.measure("", "")
	typed["persons.0.births.0.day"], typed["persons.0.births.0.month"], typed["persons.0.births.0.year"] = "", "", ""
	typed["persons.1.names.1.family"], typed["persons.1.births.1.month"], typed["persons.1.births.1.year"] = "Morvin", "13", "1980"
	typed["received_at"] = "25:61"
	sent := s.ask(s.Clerk, "/measure", filled(form, typed))
	if sent.Code != http.StatusUnprocessableEntity {
		t.Fatalf("got %d, want 422", sent.Code)
	}
	wantIn(t, sent.Body.String(), `value="Morvin"`, `value="25:61"`, `href="#received_at"`, `href="#persons.1.births.1.month"`, `id="persons.1.births.1-error"`)
	typed["persons.1.names.1.family"], typed["persons.1.births.1.month"], typed["persons.1.births.1.year"] = "", "", ""
	sent = s.ask(s.Clerk, "/measure", filled(form, typed))
	wantIn(t, sent.Body.String(), "Name at least one person.", `href="#persons.0.names.0.family"`)
	_, queue := s.page(s.Liaison, "/measures")
	wantIn(t, queue, "Nothing stands here.")
	if got := s.ask(s.Counsel, "/measure", nil).Code; got != http.StatusForbidden {
		t.Errorf("counsel enters no measure: got %d, want 403", got)
	}
}

// What is kept of the form for later is continued below its own address, by whichever officer.
func TestMeasureIsKeptForLater(t *testing.T) {
	s := open(t)
	form, _ := s.page(s.Police, "/measure")
	typed := filled(form, s.measure("Verano", "Alma"))
	typed.Set("later", "yes")
	sent := s.ask(s.Police, "/measure", typed)
	if to := sent.Header().Get("Location"); to != "/measure?kept=yes" {
		t.Fatalf("kept: got %d to %q, want /measure", sent.Code, to)
	}
	markup, _ := s.page(s.Police, "/measure")
	link := regexp.MustCompile(`href="(/measure/draft/[^"]+)"`).FindStringSubmatch(markup)
	if link == nil {
		t.Fatal("the draft is not listed beside the form")
	}
	to := s.ask(s.Police, link[1], nil).Header().Get("Location")
	again, _ := s.page(s.Police, to)
	wantIn(t, again, `value="Verano"`, `value="09:15"`)
	other, _ := s.page(s.Sworn, "/measure")
	wantNotIn(t, other, "/measure/draft/")
}

// A match is shown with both persons and what its score is made of, to liaisons alone; "different" takes
// two of them, and the path shows the hold until then.
func TestMatchTakesTwo(t *testing.T) {
	s := open(t)
	s.claimed()
	form, _ := s.page(s.Border, "/measure")
	if sent := s.ask(s.Border, "/measure", filled(form, s.measure("Верано", "Алма"))); sent.Code != http.StatusSeeOther {
		t.Fatalf("got %d\n%s", sent.Code, words(sent.Body.String()))
	}
	queue, _ := s.page(s.Liaison, "/matches")
	link := matchLink.FindStringSubmatch(queue)
	if link == nil {
		t.Fatalf("no match in the queue: %s", words(queue))
	}
	markup, text := s.page(s.Liaison, link[1])
	wantIn(t, text, "The hold stands", "Алма Верано", "Alma Verano", "May be read:", "Request: Police", "What protects: The door", "Words of the name", "Score:")
	wantIn(t, markup, `lang="und-Cyrl"`)
	wantNotIn(t, markup, "⟦")
	absent := s.ask(s.Liaison, "/c/00000000000000000000000000", nil)
	if absent.Code != http.StatusNotFound {
		t.Errorf("an absent reference: got %d, want 404", absent.Code)
	}
	if got := s.ask(s.Police, link[1], nil).Code; got != http.StatusNotFound {
		t.Errorf("a match to the police: got %d, want 404", got)
	}
	_, path := s.page(s.Liaison, link[1]+"/path")
	wantIn(t, path, "1 hold stands.", "its reason never does", "Police", "it stands")
	audited, path := s.page(s.Auditor, "/paths/"+strings.TrimPrefix(link[1], "/c/"))
	wantIn(t, path, "1 hold stands.", "Police", "it stands")
	wantNotIn(t, audited, link[1], "Верано", "Verano")
	for _, path := range []string{link[1], link[1] + "/path"} {
		if got := s.ask(s.Auditor, path, nil).Code; got != http.StatusNotFound {
			t.Errorf("%s to the auditor: got %d, want 404", path, got)
		}
	}
	book, _ := s.page(s.Auditor, "/book?register=door")
	wantIn(t, book, `href="/paths/`)
	s.enter(link[1]+"/act/match.reviewed", map[string]string{"verdict": "different", "reasons": "Other parents."})
	own, ownText := s.page(s.Liaison, link[1]+"/act/match.confirmed")
	wantIn(t, ownText, "This act is not yours to perform")
	if sent := s.ask(s.Liaison, link[1]+"/act/match.confirmed", filled(own, s.today(map[string]string{}))); sent.Code != http.StatusForbidden {
		t.Errorf("one's own proposal: got %d, want 403", sent.Code)
	}
	second, _ := s.page(s.SecondLiaison, link[1]+"/act/match.confirmed")
	if sent := s.ask(s.SecondLiaison, link[1]+"/act/match.confirmed", filled(second, s.today(map[string]string{"remark": "Agreed."}))); sent.Code != http.StatusSeeOther {
		t.Fatalf("the second person: got %d\n%s", sent.Code, words(sent.Body.String()))
	}
	_, path = s.page(s.Liaison, link[1]+"/path")
	wantIn(t, path, "0 holds stand.", "Two persons, confirmed")
	_, text = s.page(s.Liaison, link[1])
	wantIn(t, text, "Other parents.", "Agreed.", "Confirmed")
	wantNotIn(t, text, "The hold stands Nobody")
}

// enter sends the form of an act as the first liaison.
func (s *site) enter(path string, values map[string]string) {
	s.t.Helper()
	form, _ := s.page(s.Liaison, path)
	if sent := s.ask(s.Liaison, path, filled(form, s.today(values))); sent.Code != http.StatusSeeOther {
		s.t.Fatalf("%s: got %d, want 303\n%s", path, sent.Code, words(sent.Body.String()))
	}
}

// A measure is acknowledged, and listed with the time by which it should be.
func TestMeasureOnItsPage(t *testing.T) {
	s := open(t)
	form, _ := s.page(s.Judge, "/measure")
	if sent := s.ask(s.Judge, "/measure", filled(form, s.measure("Verano", "Alma"))); sent.Code != http.StatusSeeOther {
		t.Fatalf("got %d\n%s", sent.Code, words(sent.Body.String()))
	}
	list, text := s.page(s.Liaison, "/measures")
	wantIn(t, text, "European Court of Human Rights", "In force")
	link := matchLink.FindStringSubmatch(list)
	markup, text := s.page(s.Liaison, link[1])
	wantIn(t, text, "Verano v. a state, 12/23", "Every state", "Alma Verano", "14 March 1974", "To be acknowledged by")
	wantNotIn(t, markup, "⟦")
	if title := regexp.MustCompile(`<title>(.*?)</title>`).FindString(markup); strings.Contains(title, "Verano") {
		t.Errorf("the title names a person: %s", title)
	}
	s.enter(link[1]+"/act/measure.acknowledged", map[string]string{})
	_, text = s.page(s.Liaison, link[1])
	wantIn(t, text, "Interim measure acknowledged")
	s.enter(link[1]+"/act/measure.lifting_received", map[string]string{"reference": "Letter 7"})
	s.enter(link[1]+"/act/lifting.proposed", map[string]string{"reasons": "The body lifted it."})
	_, path := s.page(s.Liaison, link[1]+"/path")
	wantIn(t, path, "No request matches.")
}

// A liaison enters a cause of their own.
func TestEnteredCause(t *testing.T) {
	s := open(t)
	s.claimed()
	form, _ := s.page(s.Liaison, "/new/cause.entered")
	sent := s.ask(s.Liaison, "/new/cause.entered", filled(form, s.today(map[string]string{
		"cause": "minor", "reason": "Born in 2010.", "states.0": "XB", "persons.0.names.0.family": "Verano", "persons.0.names.0.given": "Alma",
	})))
	to := sent.Header().Get("Location")
	if sent.Code != http.StatusSeeOther || !strings.HasPrefix(to, "/c/") {
		t.Fatalf("got %d to %q\n%s", sent.Code, to, words(sent.Body.String()))
	}
	_, text := s.page(s.Liaison, to)
	wantIn(t, text, "Entered in the book. Cause entered", "The person is a minor", "Born in 2010.")
}

// A question of a request that was withdrawn is taken out by a page of its own, which says neither yes nor no.
func TestQuestionIsTakenOut(t *testing.T) {
	s := open(t)
	request := s.Extradition("refoulement.asked")
	asked := s.Asked()
	s.Do(housetest.Act{By: s.Justice, Kind: "request.withdrawn", Case: request})
	form, text := s.page(s.Liaison, "/new/refoulement.dismissed")
	wantIn(t, text, "High Court, Kri.br.3/25")
	sent := s.ask(s.Liaison, "/new/refoulement.dismissed", filled(form, s.today(map[string]string{"message": asked[0], "remark": "Withdrawn."})))
	if sent.Code != http.StatusSeeOther {
		t.Fatalf("got %d\n%s", sent.Code, words(sent.Body.String()))
	}
	to, _, _ := strings.Cut(sent.Header().Get("Location"), "?")
	_, text = s.page(s.Liaison, to)
	wantIn(t, text, "Non-refoulement obligations are engaged Taken out, nobody is told anything", "Withdrawn.")
	_, text = s.page(s.Liaison, "/post")
	wantIn(t, text, "Nothing stands here.")
}

// A court is answered out of the post: nothing of its question is typed again, and a second liaison
// confirms what the first stated.
func TestCourtIsAnswered(t *testing.T) {
	s := open(t)
	s.Extradition("refoulement.asked")
	asked := s.Asked()
	_, text := s.page(s.Liaison, "/post")
	wantIn(t, text, "High Court", "Kri.br.3/25", "Nobody has answered", "Sardovia")
	form, text := s.page(s.Liaison, "/new/refoulement.stated")
	wantIn(t, text, "High Court, Kri.br.3/25")
	wantNotIn(t, form, `name="court"`, `name="case"`, `name="reference"`)
	sent := s.ask(s.Liaison, "/new/refoulement.stated", filled(form, s.today(map[string]string{"message": asked[0]})))
	if sent.Code != http.StatusSeeOther {
		t.Fatalf("got %d\n%s", sent.Code, words(sent.Body.String()))
	}
	to, _, _ := strings.Cut(sent.Header().Get("Location"), "?")
	_, text = s.page(s.Liaison, to)
	wantIn(t, text, "Kri.br.3/25", "Non-refoulement obligations are engaged No", "Another liaison confirms")
	_, text = s.page(s.SecondLiaison, "/post")
	wantIn(t, text, "Stated, a second liaison is awaited")
	confirm, text := s.page(s.SecondLiaison, to+"/act/refoulement.confirmed")
	wantIn(t, text, "Kri.br.3/25", "Non-refoulement obligations are engaged No")
	sent = s.ask(s.SecondLiaison, to+"/act/refoulement.confirmed", filled(confirm, s.today(map[string]string{"remark": "Seen."})))
	if sent.Code != http.StatusSeeOther {
		t.Fatalf("got %d\n%s", sent.Code, words(sent.Body.String()))
	}
	_, text = s.page(s.Liaison, to)
	wantIn(t, text, "Confirmed, the court is told", "Seen.", "High Court", "Sardovia")
	_, text = s.page(s.Liaison, "/post")
	wantIn(t, text, "Nothing stands here.")
}
