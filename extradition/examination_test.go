package extradition_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zaklon/zaklon/extradition/ending"
	"github.com/zaklon/zaklon/extradition/examination"
	"github.com/zaklon/zaklon/extradition/part"
)

func TestOffences(t *testing.T) {
	l := open(t)
	record := func(edit func(in *examination.OffenceForm)) rule {
		return with(examination.RecordOffence, offence(), edit)
	}
	const recorded, assess, before = "offence.recorded", "offence.assessed", "arrival.recorded"
	l.all([]attempt{
		{"an offence", recorded, before, "2025-05-12", record(nil), ""},
		{"undescribed", recorded, before, "2025-05-12", record(func(in *examination.OffenceForm) { in.Description = "" }), "description: text_missing"},
		{"against no law", recorded, before, "2025-05-12", record(func(in *examination.OffenceForm) { in.Law = "" }), "law: text_missing"},
		{"threatened with nothing known", recorded, before, "2025-05-12", record(func(in *examination.OffenceForm) { in.Penalty = "" }), "months: months_without_term; penalty: choose_from_list"},
		{"with death", recorded, before, "2025-05-12", record(func(in *examination.OffenceForm) { in.Penalty, in.Months = "death", 0 }), ""},
		{"for less than nothing", recorded, before, "2025-05-12", record(func(in *examination.OffenceForm) { in.Months = -1 }), "months: months_impossible"},
		{"for a hundred years", recorded, before, "2025-05-12", record(func(in *examination.OffenceForm) { in.Months = 1200 }), ""},
		{"for more", recorded, before, "2025-05-12", record(func(in *examination.OffenceForm) { in.Months = 1201 }), "months: months_impossible"},
		{"on no calendar's day", recorded, before, "2025-05-12", record(func(in *examination.OffenceForm) { in.On = "2019-13" }), "on: day_impossible"},
		{"on a day that is not stated", recorded, before, "2025-05-12", record(func(in *examination.OffenceForm) { in.On, in.Place = "", "" }), ""},
		{"at a place of two lines", recorded, before, "2025-05-12", record(func(in *examination.OffenceForm) { in.Place = "a\nb" }), "place: one_line"},
		{"assessed", assess, recorded, "2025-05-12", assessed(nil), ""},
		{"of another file", assess, recorded, "2025-05-12", assessed(func(in *examination.AssessmentForm) { in.Offence = "R999" }), "offence: choose_from_list"},
		{"on no question", assess, recorded, "2025-05-12", assessed(func(in *examination.AssessmentForm) { in.Point = "weather" }), "point: choose_from_list"},
		{"with perhaps", assess, recorded, "2025-05-12", assessed(func(in *examination.AssessmentForm) { in.Answer = "perhaps" }), "answer: choose_from_list"},
		{"without reasons", assess, recorded, "2025-05-12", assessed(func(in *examination.AssessmentForm) { in.Reasons = "" }), "reasons: text_missing"},
	})
	f, _ := l.try(attempt{"a second answer", assess, assess, "2025-05-13", assessed(func(in *examination.AssessmentForm) { in.Answer = "unclear" }), ""})
	if len(f.Assessments) != 2 || f.Assessments[0].Answer != "yes" || f.Assessments[1].Answer != "unclear" {
		t.Errorf("got %+v", f.Assessments)
	}
}

func TestEnclosures(t *testing.T) {
	l := open(t)
	check := func(edit func(in *examination.EnclosureForm)) rule {
		return func(f file, o occasion) (file, minutes, error) {
			in := examination.EnclosureForm{Enclosure: f.Enclosures[0].ID, Status: part.Received, Language: "en"}
			edit(&in)
			return examination.CheckEnclosure(f, in, o)
		}
	}
	const kind, before = "enclosure.checked", "annex.filed"
	l.all([]attempt{
		{"received", kind, before, "2025-05-12", check(func(*examination.EnclosureForm) {}), ""},
		{"in no language", kind, before, "2025-05-12", check(func(in *examination.EnclosureForm) { in.Language = "" }), "language: language_unknown"},
		{"missing, in none", kind, before, "2025-05-12", check(func(in *examination.EnclosureForm) { in.Status, in.Language = part.Missing, "" }), ""},
		{"missing, in one that is none", kind, before, "2025-05-12", check(func(in *examination.EnclosureForm) { in.Status, in.Language = part.Missing, "qq" }), "language: language_unknown"},
		{"with the document", kind, before, "2025-05-12", func(f file, o occasion) (file, minutes, error) {
			in := examination.EnclosureForm{Enclosure: f.Enclosures[0].ID, Status: part.Received, Language: "en", Document: f.Annexes[0].ID}
			return examination.CheckEnclosure(f, in, o)
		}, ""},
		{"of another file", kind, before, "2025-05-12", check(func(in *examination.EnclosureForm) { in.Enclosure = "R999" }), "enclosure: choose_from_list"},
		{"in no state", kind, before, "2025-05-12", check(func(in *examination.EnclosureForm) { in.Status = "lost" }), "status: choose_from_list"},
		{"with a document of another file", kind, before, "2025-05-12", check(func(in *examination.EnclosureForm) { in.Document = "R999" }), "document: document_missing"},
	})
	for _, c := range []struct{ kind, status, want string }{
		{part.Judgment, part.Missing, "enclosure_status missing"},
		{part.Judgment, part.Untranslated, "enclosure_status untranslated"},
		{part.JudgmentTranslation, part.Missing, "enclosure_status missing"},
		{part.JudgmentTranslation, part.NotRequired, ""},
		{"text_of_law", part.Missing, ""},
	} {
		f, minutes := l.try(attempt{c.kind + " " + c.status, kind, before, "2025-05-12", enclosed(c.kind, c.status), ""})
		if findings(minutes) != c.want || len(f.Enclosures) != 8 {
			t.Errorf("%s %s: got %q", c.kind, c.status, findings(minutes))
		}
	}
}

// The information asked for is awaited to its own day, which no calendar moves; nothing follows from it.
func TestInformation(t *testing.T) {
	l := open(t)
	ask := func(edit func(in *examination.InformationForm)) rule {
		return with(examination.RequestInformation, examination.InformationForm{What: "The law.", Until: day("2025-05-30")}, edit)
	}
	const asked, came = "information.requested", "information.received"
	l.all([]attempt{
		{"asked", asked, "request.received", "2025-05-13", ask(nil), ""},
		{"for nothing", asked, "request.received", "2025-05-13", ask(func(in *examination.InformationForm) { in.What = " " }), "what: text_missing"},
		{"to no day", asked, "request.received", "2025-05-13", ask(func(in *examination.InformationForm) { in.Until = 0 }), "until: day_missing"},
		{"to the same day", asked, "request.received", "2025-05-30", ask(nil), "until: until_not_after"},
		{"come", came, asked, "2025-05-12", received(nil), ""},
		{"what nobody asked for", came, asked, "2025-05-12", received(func(in *examination.ReceiptForm) { in.Information = "R999" }), "information: choose_from_list"},
		{"by no arrival", came, asked, "2025-05-12", received(func(in *examination.ReceiptForm) { in.Arrival = "R999" }), "arrival: choose_from_list"},
		{"before it was asked for", came, asked, "2025-04-21", received(nil), "on: received_before_request"},
		{"twice", came, came, "2025-05-13", received(nil), "information: choose_from_list"},
	})
	f, _ := l.try(attempt{"two at once", asked, asked, "2025-04-23", ask(func(in *examination.InformationForm) { in.Until = day("2025-05-05") }), ""})
	if got := due(f, "EXT-09"); got != "2025-05-05" {
		t.Errorf("of two the one that ends first counts: got %s", got)
	}
	late, minutes := l.try(attempt{"late", came, asked, "2025-05-13", received(nil), ""})
	if findings(minutes) != "information_late 2025-05-12" || due(late, "EXT-09") != "2025-05-12 met 2025-05-13" {
		t.Errorf("got %q and %s", findings(minutes), due(late, "EXT-09"))
	}
	inTime, minutes := l.try(attempt{"in time", came, asked, "2025-05-12", received(nil), ""})
	if findings(minutes) != "" || due(inTime, "EXT-09") != "2025-05-12 met 2025-05-12" {
		t.Errorf("got %q and %s", findings(minutes), due(inTime, "EXT-09"))
	}
}

func TestAssurances(t *testing.T) {
	l := open(t)
	record := func(edit func(in *examination.AssuranceForm)) rule {
		return with(examination.RecordAssurance, assurance(), edit)
	}
	const given, assess, before = "assurance.recorded", "assurance.assessed", "arrival.recorded"
	l.all([]attempt{
		{"an assurance", given, before, "2025-05-12", record(nil), ""},
		{"of nothing", given, before, "2025-05-12", record(func(in *examination.AssuranceForm) { in.Kind = "" }), "kind: choose_from_list"},
		{"in no words", given, before, "2025-05-12", record(func(in *examination.AssuranceForm) { in.Text = "" }), "text: text_missing"},
		{"from nobody", given, before, "2025-05-12", record(func(in *examination.AssuranceForm) { in.From = "" }), "from: text_missing"},
		{"on no day", given, before, "2025-05-12", record(func(in *examination.AssuranceForm) { in.Given = 0 }), "given: day_missing"},
		{"tomorrow", given, before, "2025-05-12", record(func(in *examination.AssuranceForm) { in.Given = day("2025-05-13") }), "given: day_in_future"},
		{"in a document of another file", given, before, "2025-05-12", record(func(in *examination.AssuranceForm) { in.Document = "R999" }), "document: document_missing"},
		{"assessed", assess, given, "2025-05-12", factor(nil), ""},
		{"of another file", assess, given, "2025-05-12", factor(func(in *examination.FactorForm) { in.Assurance = "R999" }), "assurance: choose_from_list"},
		{"by no factor", assess, given, "2025-05-12", factor(func(in *examination.FactorForm) { in.Factor = "overall" }), "factor: choose_from_list"},
		{"with yes", assess, given, "2025-05-12", factor(func(in *examination.FactorForm) { in.Answer = "yes" }), "answer: choose_from_list"},
		{"without reasons", assess, given, "2025-05-12", factor(func(in *examination.FactorForm) { in.Reasons = "" }), "reasons: text_missing"},
	})
	f, _ := l.try(attempt{"assessed again", assess, assess, "2025-05-13", factor(func(in *examination.FactorForm) { in.Answer = "met" }), ""})
	sheet := examination.Sheet(f, f.Assurances[0].ID)
	if len(sheet) != 11 || sheet[1].Answer != "met" || sheet[0].Answer != "" || sheet[0].Factor != "terms_disclosed" {
		t.Errorf("got %+v", sheet)
	}
}

// No assurance, however it is assessed, changes what a hold bars.
func TestNoAssuranceClearsAHold(t *testing.T) {
	l := open(t)
	f := l.after(way(), "request.submitted")
	o := l.occasion("assurance.recorded", "2025-07-02", moj)
	for _, kind := range part.AssuranceKinds() {
		in := assurance()
		in.Kind = kind
		next, _, err := examination.RecordAssurance(f, in, o)
		if err != nil {
			t.Fatal(err)
		}
		f = next
	}
	for _, a := range f.Assurances {
		for _, name := range part.Factors() {
			next, _, err := examination.AssessAssurance(f, examination.FactorForm{Assurance: a.ID, Factor: name, Answer: "met", Reasons: "Yes."}, l.occasion("assurance.assessed", "2025-07-02", moj))
			if err != nil {
				t.Fatal(err)
			}
			f = next
		}
	}
	in := granted()
	in.Door.Held = true
	l.tryOn(f, attempt{"every factor of every assurance is met", "minister.decided", "", "2025-07-03", with(ending.Decide, in, nil), ": held"})
	if diff := cmp.Diff(len(f.Factors), 10*11+1); diff != "" {
		t.Errorf("factors (-got +want)\n%s", diff)
	}
}
