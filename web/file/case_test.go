package file_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/reference"
)

// nowhere is a reference that is in no register.
const nowhere = "00000000000000000000000000"

func TestAbsentAndNotForYouAreTheSame(t *testing.T) {
	s := open(t)
	id := s.Case(protection.Registered)
	document := s.File(id).Documents[0].ID
	rows := []struct {
		by   staff.Member
		path string
	}{
		{s.Stranger, ""}, {s.Border, ""}, {s.Administrator, ""}, {s.Reader, ""}, {s.Auditor, ""},
		{s.Stranger, "?as_of=2023-10-20"}, {s.Stranger, "?show=key"},
		{s.Stranger, "/documents"}, {s.Stranger, "/documents/" + document}, {s.Stranger, "/deadlines"},
		{s.Stranger, "/access"}, {s.Counsel, "/access"}, {s.Administrator, "/access"},
		{s.Stranger, "/print"}, {s.Stranger, "/print?part=person"}, {s.Auditor, "/print?part=person"},
		{s.Stranger, "/act/application.registered"},
	}
	for _, row := range rows {
		there, absent := s.get(row.by, "/c/"+id+row.path), s.get(row.by, "/c/"+nowhere+row.path)
		if there.Code != http.StatusNotFound || absent.Code != http.StatusNotFound {
			t.Errorf("%s %s: got %d and %d, want 404", row.by.Role, row.path, there.Code, absent.Code)
		}
		if there.Body.String() != absent.Body.String() || len(there.Header()) != len(absent.Header()) {
			t.Errorf("%s %s: the two answers differ", row.by.Role, row.path)
		}
	}
	if got, want := s.get(s.Caseworker, "/c/"+id+"/documents/"+nowhere), s.get(s.Caseworker, "/c/"+nowhere); got.Body.String() != want.Body.String() {
		t.Error("a document that is not in the file is not as absent as a file")
	}
}

func TestOverview(t *testing.T) {
	s := open(t)
	id := s.Case(protection.FinalUnchallenged)
	w := s.get(s.Caseworker, "/c/"+id)
	wantNobody(t, w)
	wantIn(t, w.Body.String(), "<title>"+reference.Ref(id).Short()+" - Zaklon</title>", `<bdi lang="und-Cyrl">Алма Иларовна Верано</bdi>`, "Protected, Art. 45.")
	text := words(w.Body.String())
	wantIn(t, text, "What happens next", "Nothing further is awaited",
		"A correction awaits a second officer", "Not known", "Asked for.",
		"The applicant was heard.", "The second date is wrong.", "Two witnesses abroad.", "For these reasons.", "Say why the state is safe.",
		"Upper Lanset", "Certificate of the expressed intention")
	wantNotIn(t, text, "⟦", "Surrender and return are blocked", "now wrong")
	wantNotIn(t, w.Body.String(), "<script>", "style=")
	all := strings.Count(w.Body.String(), "moj-timeline__item")
	key := strings.Count(s.page(s.Caseworker, "/c/"+id+"?show=key"), "moj-timeline__item")
	papers := strings.Count(s.page(s.Caseworker, "/c/"+id+"?show=documents"), "moj-timeline__item")
	if papers != 3 || key >= all || key == 0 {
		t.Errorf("acts told: %d key, %d of documents, %d in all", key, papers, all)
	}
}

// A correction of what a paper says marks the paper that left the office.
func TestOverviewSaysWhichPaperIsWrong(t *testing.T) {
	s := open(t)
	id := s.Case(protection.Assessment)
	f := s.File(id)
	s.Clock.Reach(s.Day("2024-05-21"))
	s.Do(housetest.Act{By: s.Caseworker, Kind: "correction.proposed", Case: id, Form: protection.CorrectionForm{
		Field: "family", Part: f.Names[1].ID, Value: "Verann", Reason: "A second spelling.", Proof: f.Documents[1].ID,
	}})
	s.Do(housetest.Act{By: s.Leader, Kind: "correction.approved", Case: id})
	wantIn(t, words(s.page(s.Caseworker, "/c/"+id)), "now wrong, since 21 May 2024")
}

func TestEveryStageHasItsPages(t *testing.T) {
	for _, stage := range protection.States() {
		t.Run(string(stage), func(t *testing.T) {
			s := open(t)
			id := s.Case(stage)
			by := s.Caseworker
			if stage == protection.IntentionExpressed {
				by = s.Border
			}
			for _, path := range []string{"", "/documents", "/deadlines", "/print", "/print?part=person&part=timeline&part=deadlines&part=documents&part=interviews&part=decision&part=corrections&notes=with"} {
				w := s.get(by, "/c/"+id+path)
				if w.Code != http.StatusOK {
					t.Fatalf("%s: got %d, want 200", path, w.Code)
				}
				wantNotIn(t, words(w.Body.String()), "⟦")
				wantIn(t, w.Body.String(), "Alma Verano", "Art. 45")
				if got := strings.Count(w.Body.String(), "<h1"); got != 1 {
					t.Errorf("%s: %d headings of the first level, want 1", path, got)
				}
			}
			text := s.page(by, "/c/"+id)
			if blocked := strings.Contains(text, "Surrender and return are blocked"); blocked != (stage != protection.FinalUnchallenged) {
				t.Errorf("blocked: got %t", blocked)
			}
		})
	}
}

func TestDraftsStayInside(t *testing.T) {
	s := open(t)
	id := s.CaseThrough("decision.returned")
	f := s.File(id)
	again := housetest.Act{By: s.Caseworker, Kind: "decision.drafted", Case: id, Form: protection.DraftForm{Outcome: "refugee_status", Reasons: "Second thoughts."}}
	s.Do(again)
	for _, path := range []string{"", "/print?part=timeline&part=decision&notes=with", "/act/document.filed"} {
		outside := words(s.page(s.Counsel, "/c/"+id+path))
		wantNotIn(t, outside, "Draft decision", "Decision drafted", "returned", "Second thoughts.", "For these reasons.", "Say why", "second reader")
		inside := words(s.page(s.Caseworker, "/c/"+id+path))
		wantIn(t, inside, "Draft decision", "Second thoughts.")
	}
	wantIn(t, words(s.page(s.Reader, "/c/"+id)), "Second thoughts.", "Approve the decision")
	without := words(s.page(s.Caseworker, "/c/"+id+"/print?part=timeline&part=decision&notes=without"))
	wantNotIn(t, without, "Second thoughts.", "Decision drafted", "Case assigned")
	if len(f.Decisions) != 1 {
		t.Fatalf("decisions: got %d, want 1", len(f.Decisions))
	}
}

func TestAsOf(t *testing.T) {
	s := open(t)
	id := s.Case(protection.FinalUnchallenged)
	then := s.page(s.Leader, "/c/"+id+"?as_of.day=20&as_of.month=October&as_of.year=2023")
	wantIn(t, words(then), "at the end of Friday 20 October 2023", "Certificate issued. The person lodges the application", "Surrender and return are blocked")
	wantNotIn(t, words(then), "The applicant was heard.", "Application lodged", "Final")
	wantIn(t, then, `href="/c/`+id+`/documents?as_of=2023-10-20"`)
	wantNotIn(t, then, "/act/") // nothing can be done in the past
	papers := words(s.page(s.Leader, "/c/"+id+"/documents?as_of=2023-10-20"))
	wantIn(t, papers, "1 document ", "Power of attorney", "as the book held it")
	wantNotIn(t, papers, "Birth certificate")
	wantIn(t, words(s.page(s.Leader, "/c/"+id+"/deadlines?as_of=2024-03-01")), "26 April 2024", "56 days left")
	wantIn(t, words(s.page(s.Leader, "/c/"+id+"/print?part=timeline&as_of=2023-10-20")), "Document filed", "at the end of Friday 20 October 2023")
	wrong := map[string]string{
		"?as_of=2023-10-01":                           "the book held nothing of this case",
		"?as_of=2030-01-01":                           "future",
		"?as_of.day=31&as_of.month=2&as_of.year=2024": "There is no such day",
	}
	for query, want := range wrong {
		w := s.get(s.Leader, "/c/"+id+query)
		if w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s: got %d, want 422", query, w.Code)
		}
		wantIn(t, words(w.Body.String()), "There is a problem", want, "Nothing further is awaited")
	}
}

func TestDocuments(t *testing.T) {
	s := open(t)
	id := s.Case(protection.Registered)
	f := s.File(id)
	text := words(s.page(s.Counsel, "/c/"+id+"/documents"))
	wantIn(t, text, "2 documents", "Birth certificate, better copy", "earlier version", f.Documents[0].SHA256, "Officer m.petrovic")
	before := s.readings("document.read")
	w := s.get(s.Counsel, "/c/"+id+"/documents/"+f.Documents[0].ID)
	if got, want := w.Body.String(), "This is the paper called Power of attorney.\n"; got != want {
		t.Errorf("content: got %q, want %q", got, want)
	}
	for name, want := range map[string]string{
		"Content-Type":           "text/plain",
		"Content-Disposition":    `attachment; filename="` + reference.Ref(f.Documents[0].ID).String() + `.txt"`,
		"X-Content-Type-Options": "nosniff",
		"Cache-Control":          "no-store",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if got := s.readings("document.read") - before; got != 1 {
		t.Errorf("entries: got %d, want 1", got)
	}
}

func TestDeadlinesOfACase(t *testing.T) {
	s := open(t)
	id := s.Case(protection.FinalUnchallenged)
	text := words(s.page(s.Leader, "/c/"+id+"/deadlines"))
	wantIn(t, text, "No deadline is running", "Ended", "Decide on the application", "Decision approved by the second reader, 3 June 2024",
		"Time to decide extended, 10 April 2024", "a complex factual situation must be established", "Day on which the applicant was told", "Two witnesses abroad.")
	running := s.CaseThrough("application.extended")
	page := s.page(s.Leader, "/c/"+running+"/deadlines")
	wantIn(t, page, "<details class=\"govuk-details\" open>", "z-picture", "24 January 2025", "/act/application.extended")
}

func TestAccess(t *testing.T) {
	s := open(t)
	id := s.Case(protection.Registered)
	s.page(s.Counsel, "/c/"+id)
	text := words(s.page(s.Leader, "/c/"+id+"/access"))
	wantIn(t, text, "Officer a.radulovic", "File read", "Counsel")
	auditor := s.page(s.Auditor, "/c/"+id+"/access")
	wantIn(t, words(auditor), "Officer a.radulovic", "File read", "Access to the file read")
	wantIn(t, auditor, reference.Ref(id).String(), "Protected, Art. 45.")
	wantNotIn(t, auditor, "Verano", "Верано", "Veltria", "1988")
	for range 60 {
		s.page(s.Leader, "/c/"+id)
	}
	wantIn(t, s.page(s.Leader, "/c/"+id+"/access"), "/access?page=2")
	wantIn(t, words(s.page(s.Leader, "/c/"+id+"/access?page=2")), "Officer a.radulovic", "Newer")
	wantIn(t, words(s.page(s.Leader, "/c/"+id+"/access?page=99")), "Older")
}

func TestPrint(t *testing.T) {
	s := open(t)
	id := s.Case(protection.Decided)
	choice := s.page(s.Counsel, "/c/"+id+"/print")
	wantNotIn(t, words(choice), "Internal notes")
	wantIn(t, words(s.page(s.Caseworker, "/c/"+id+"/print")), "Internal notes", "Printing is entered in the book")
	before := s.readings("file.printed")
	text := s.page(s.Counsel, "/c/"+id+"/print?part=person&part=timeline")
	if got := s.readings("file.printed") - before; got != 1 {
		t.Errorf("entries: got %d, want 1", got)
	}
	wantIn(t, text, "z-file", reference.Ref(id).String(), "Protected, Art. 45.", "Passport XA 104 22, Veltria, valid to 31 January 2027")
	first, last := strings.Index(text, "Intention to seek protection expressed"), strings.Index(text, "Decision approved")
	if first < 0 || last < first {
		t.Errorf("the acts do not stand in their order: %d, %d", first, last)
	}
	wantNotIn(t, text, "/act/", "The applicant was heard.")
	draft := s.CaseThrough("decision.drafted")
	if got := s.get(s.Reader, "/c/"+draft+"/print").Code; got != http.StatusNotFound {
		t.Errorf("a second reader prints nothing: got %d, want 404", got)
	}
}
