package protection_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/protection"
)

// propose proposes a value for the first entry of a field.
func propose(field, value string) rule {
	return func(f protection.File, o act.Occasion) (protection.File, act.Minutes, error) {
		return correction(func(in *protection.CorrectionForm) {
			in.Field, in.Value, in.Part = field, value, partOf(f, field)
		})(f, o)
	}
}

func partOf(f protection.File, field string) string {
	all := f.Entries()
	if i := slices.IndexFunc(all, func(e protection.Entry) bool { return e.Field == field }); i >= 0 {
		return all[i].Part
	}
	return "R999"
}

func TestProposeCorrection(t *testing.T) {
	l := open(t)
	const kind, before = "correction.proposed", "application.registered"
	try := func(reason, want string, r rule) {
		t.Helper()
		l.try(attempt{reason, kind, before, nil, "2024-01-05", caseworker, r, want})
	}
	try("the place of birth", "", propose("place_of_birth", "Upper Lanset"))
	try("the family name", "", propose("family", "Verani"))
	try("the given name", "", propose("given", "Almina"))
	try("the patronymic", "", propose("patronymic", "Ilarova"))
	try("the date of birth", "", propose("birth", "1988-03-14"))
	try("an estimate of it", "", propose("birth", "1987~"))
	try("the state", "", propose("state", "XB"))
	try("the number of a paper", "", propose("document_number", "XA 104 23"))
	try("the gender", "", propose("gender", "other"))
	try("the day of the intention", "", propose("intention_on", "2023-10-16"))
	try("the day of lodging", "", propose("lodged_on", "2023-10-25"))
	try("a name of digits", "value: name_digit", propose("family", "V3rano"))
	try("a day that is not", "value: date_iso", propose("birth", "1988-02-31"))
	try("born tomorrow", "value: date_future", propose("birth", "2025-12-02"))
	try("a state that is not", "value: state_unknown", propose("state", "ZZZ"))
	try("no number", "value: document_empty", propose("document_number", ""))
	try("a gender nobody listed", "value: choose_from_list", propose("gender", "unknown"))
	try("no place", "value: text_missing", propose("place_of_birth", ""))
	try("lodged on no day", "value: day_impossible", propose("lodged_on", "26 October"))
	try("lodged tomorrow", "value: day_in_future; value: day_out_of_order", propose("lodged_on", "2025-12-02"))
	try("lodged before the intention", "value: day_out_of_order", propose("lodged_on", "2023-10-16"))
	try("lodged after registration", "value: day_out_of_order", propose("lodged_on", "2023-10-28"))
	try("the intention after the certificate", "value: day_out_of_order", propose("intention_on", "2023-10-18"))
	try("what stands there already", "value: correction_changes_nothing", propose("gender", "female"))
	try("an entry that is not", "field: choose_from_list", propose("shoe_size", "44"))
	try("without reason", "reason: text_missing", correction(func(in *protection.CorrectionForm) { in.Reason = "" }))
	try("without proof", "proof: document_missing", correction(func(in *protection.CorrectionForm) { in.Proof = "" }))
	l.try(attempt{"on no day", kind, before, nil, "", caseworker, propose("gender", "other"), "on: day_missing"})
	l.try(attempt{"two at a time", kind, "correction.proposed", nil, "2024-04-12", caseworker, propose("gender", "other"), ": correction_pending"})
}

func TestDecideCorrection(t *testing.T) {
	l := open(t)
	approve := with(protection.ApproveCorrection, protection.Reading{}, nil)
	hidden := protection.Reading{Remark: "a\u202eb"}
	const before = "correction.proposed"
	l.all([]attempt{
		{"approved", "correction.approved", before, nil, "2024-04-12", leader, approve, ""},
		{"by its proposer", "correction.approved", before, nil, "2024-04-12", caseworker, approve, ": own_correction"},
		{"on no day", "correction.approved", before, nil, "", leader, approve, "on: day_missing"},
		{"none to approve", "correction.approved", "assessment.opened", nil, "2024-04-12", leader, approve, ": no_correction"},
		{"a remark with hidden signs", "correction.approved", before, nil, "2024-04-12", leader, with(protection.ApproveCorrection, hidden, nil), "remark: text_bidi_control"},
		{"the entry changed meanwhile", "correction.approved", before, func(f *protection.File) { f.Person.PlaceOfBirth = "Elsewhere" }, "2024-04-12", leader, approve, ": correction_overtaken"},
		{"refused", "correction.refused", before, nil, "2024-04-12", leader, with(protection.RefuseCorrection, protection.Reading{Remark: "The passport says so."}, nil), ""},
		{"refused without a word", "correction.refused", before, nil, "2024-04-12", leader, with(protection.RefuseCorrection, protection.Reading{}, nil), "remark: text_missing"},
		{"refused by its proposer", "correction.refused", before, nil, "2024-04-12", caseworker, with(protection.RefuseCorrection, protection.Reading{}, nil), ": own_correction"},
	})
	f := l.after("correction.refused", 1)
	if f.Person.PlaceOfBirth != "Lanset on the Mar" || f.Corrections[1].Status != "refused" {
		t.Errorf("a refused correction changed the file: %+v, %+v", f.Person, f.Corrections[1])
	}
}

// A corrected entry is what was proposed, and every paper that left with the mistake is marked.
func TestCorrectionTakesEffect(t *testing.T) {
	l := open(t)
	for _, c := range []struct {
		field, value string
		printed      bool // on the certificate
	}{
		{"family", "Verani", true}, {"given", "Almina", true}, {"patronymic", "Ilarova", true},
		{"birth", "1988-03-14", true}, {"birth", "1987~", true}, {"state", "XB", true}, {"gender", "other", false},
		{"document_number", "XA 104 23", false}, {"place_of_birth", "Upper Lanset", false},
		{"intention_on", "2023-10-16", true}, {"lodged_on", "2023-10-25", false},
	} {
		f := l.after("application.registered", 1)
		f, _, err := propose(c.field, c.value)(f, l.occasion("correction.proposed", "2024-01-05", caseworker))
		if err != nil {
			t.Fatalf("%s: %v", c.field, err)
		}
		f, minutes, err := protection.ApproveCorrection(f, protection.Reading{}, l.occasion("correction.approved", "2024-01-06", leader))
		if err != nil {
			t.Fatalf("%s: %v", c.field, err)
		}
		all := f.Entries()
		i := slices.IndexFunc(all, func(e protection.Entry) bool { return e.Field == c.field })
		if all[i].Value != c.value {
			t.Errorf("%s: got %q, want %q", c.field, all[i].Value, c.value)
		}
		want := act.Minutes{{Key: "field", Value: c.field}}
		if c.printed {
			want = append(want, act.Line{Key: "paper_now_wrong", Value: "intention_certificate", Finding: true})
		}
		if diff := cmp.Diff(minutes, want); diff != "" || f.Papers[0].WrongOn.IsZero() == c.printed {
			t.Errorf("%s (-got +want)\n%s", c.field, diff)
		}
	}
}

// Between proposal and approval other acts may be entered. A day that no longer stands in
// order is not set: here the application was registered, or extended, before the proposed day.
func TestCorrectionOvertaken(t *testing.T) {
	l := open(t)
	f := l.after("application.lodged", 1)
	f.Documents = l.after("application.registered", 1).Documents
	f, _, err := propose("lodged_on", "2023-11-20")(f, l.occasion("correction.proposed", "2024-01-05", caseworker))
	if err != nil {
		t.Fatal(err)
	}
	for reason, change := range map[string]func(f *protection.File){
		"registered": func(f *protection.File) { f.Case.RegisteredOn = day("2023-11-10") },
		"extended":   func(f *protection.File) { f.Extensions = []protection.Extension{{DecidedOn: day("2023-11-15")}} },
	} {
		g := f
		change(&g)
		_, _, err := protection.ApproveCorrection(g, protection.Reading{}, l.occasion("correction.approved", "2024-01-06", leader))
		if got := l.problems(err); got != ": correction_overtaken" {
			t.Errorf("%s meanwhile: got %q, want it overtaken", reason, got)
		}
	}
}

// A corrected day moves every limit that runs from it, and one that was wrong already stays
// marked as it was.
func TestCorrectedDayMovesTheLimits(t *testing.T) {
	l := open(t)
	f := l.after("correction.approved", 1)
	first := f.Papers[0].WrongOn
	f, _, err := propose("lodged_on", "2023-10-25")(f, l.occasion("correction.proposed", "2024-04-20", caseworker))
	if err != nil {
		t.Fatal(err)
	}
	f, _, err = protection.ApproveCorrection(f, protection.Reading{}, l.occasion("correction.approved", "2024-04-21", leader))
	if err != nil {
		t.Fatal(err)
	}
	if c, _ := f.Clock("MNE-A12"); c.Due != day("2025-07-25") || f.Papers[0].WrongOn != first {
		t.Errorf("got a cap on %s, paper wrong on %s", c.Due, f.Papers[0].WrongOn)
	}
}

// Every entry that can be corrected has a name in the catalogue.
func TestEveryEntryHasAName(t *testing.T) {
	l := open(t)
	for _, e := range l.after("application.registered", 1).Entries() {
		if !l.words.Has("entry." + e.Field) {
			t.Errorf("en.yaml: no text for entry.%s", e.Field)
		}
	}
}
