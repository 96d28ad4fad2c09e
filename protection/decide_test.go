package protection_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/protection"
)

func TestAssessment(t *testing.T) {
	l := open(t)
	assess := with(protection.OpenAssessment, protection.NoInput{}, nil)
	l.all([]attempt{
		{"on the day of the interview", "assessment.opened", "interview.held", nil, "2024-01-24", caseworker, assess, ""},
		{"before the interview", "assessment.opened", "interview.held", nil, "2024-01-23", caseworker, assess, "on: assessment_before_interview"},
	})
}

func TestDraft(t *testing.T) {
	l := open(t)
	draft := func(outcome, ground, reasons string) rule {
		return with(protection.DraftDecision, protection.DraftForm{Outcome: outcome, Ground: ground, Reasons: reasons}, nil)
	}
	const kind, before = "decision.drafted", "correction.approved"
	for _, outcome := range protection.Outcomes() {
		want, ground := "", ""
		if outcome == "inadmissible" {
			want = "inadmissibility_ground: choose_from_list"
		}
		l.try(attempt{"outcome " + outcome, kind, before, nil, "2024-05-10", caseworker, draft(outcome, ground, "Reasons."), want})
	}
	for _, ground := range protection.InadmissibleGrounds() {
		l.try(attempt{"ground " + ground, kind, before, nil, "2024-05-10", caseworker, draft("inadmissible", ground, "Reasons."), ""})
	}
	l.all([]attempt{
		{"an outcome nobody knows", kind, before, nil, "2024-05-10", caseworker, draft("perhaps", "", "Reasons."), "outcome: choose_from_list"},
		{"a ground with another outcome", kind, before, nil, "2024-05-10", caseworker, draft("excluded", "safe_third_country", "Reasons."), "inadmissibility_ground: ground_without_inadmissibility"},
		{"without reasons", kind, before, nil, "2024-05-10", caseworker, draft("excluded", "", ""), "statement_of_reasons: text_missing"},
		{"before the assessment", kind, before, nil, "2024-02-04", caseworker, draft("excluded", "", "Reasons."), "on: draft_before_assessment"},
		{"two at a time", kind, "decision.drafted", nil, "2024-05-10", caseworker, draft("excluded", "", "Reasons."), ": draft_pending"},
	})
}

func TestSecondReading(t *testing.T) {
	l := open(t)
	approve := func(remark string) rule {
		return with(protection.ApproveDecision, protection.Reading{Remark: remark}, nil)
	}
	back := func(remark string) rule { return with(protection.ReturnDraft, protection.Reading{Remark: remark}, nil) }
	const before = "decision.drafted"
	l.all([]attempt{
		{"approved without a word", "decision.approved", before, nil, "2024-05-10", reader, approve(""), ""},
		{"by its author", "decision.approved", before, nil, "2024-05-11", caseworker, approve(""), ": own_draft"},
		{"before it was written", "decision.approved", before, nil, "2024-05-09", reader, approve(""), "on: read_before_draft"},
		{"nothing to approve", "decision.approved", "assessment.opened", nil, "2024-05-11", reader, approve(""), ": no_draft"},
		{"a draft that was returned", "decision.approved", "decision.returned", nil, "2024-05-14", reader, approve(""), ": no_draft"},
		{"a remark with hidden signs", "decision.approved", before, nil, "2024-05-11", reader, approve("a\u200eb\u202e"), "remark: text_bidi_control"},
		{"returned with a reason", "decision.returned", before, nil, "2024-05-10", reader, back("Say why."), ""},
		{"returned without a word", "decision.returned", before, nil, "2024-05-10", reader, back(""), "remark: text_missing"},
		{"returned by its author", "decision.returned", before, nil, "2024-05-10", caseworker, back("Say why."), ": own_draft"},
		{"nothing to return", "decision.returned", "assessment.opened", nil, "2024-05-10", reader, back("Say why."), ": no_draft"},
	})
	f, minutes := l.try(attempt{"in time", "decision.approved", before, nil, "2025-01-24", reader, approve(""), ""})
	want := act.Minutes{{Key: "outcome", Value: "refugee_status"}, {Key: "author", Value: caseworker}}
	if diff := cmp.Diff(minutes, want); diff != "" {
		t.Errorf("in time (-got +want)\n%s", diff)
	}
	if d, ok := f.Decision(); !ok || d.Reader != reader || d.ReadOn != day("2025-01-24") || f.Case.DecidedOn != d.ReadOn {
		t.Errorf("got %+v, %t", d, ok)
	}
	if _, ok := f.Draft(); ok {
		t.Error("the draft is still open")
	}
	_, minutes = l.try(attempt{"late", "decision.approved", before, nil, "2025-08-01", reader, approve(""), ""})
	var findings []string
	for _, line := range minutes {
		if line.Finding {
			findings = append(findings, line.Key+" "+line.Value)
		}
	}
	if diff := cmp.Diff(findings, []string{"late_for MNE-A10", "late_for MNE-A12"}); diff != "" {
		t.Errorf("late (-got +want)\n%s", diff)
	}
	if _, ok := (protection.File{}).Decision(); ok {
		t.Error("an empty file has a decision")
	}
}

func TestServe(t *testing.T) {
	l := open(t)
	const kind, before = "decision.served", "decision.approved"
	l.all([]attempt{
		{"by post with the receipt", kind, before, nil, "2024-06-03", caseworker, service(nil), ""},
		{"by hand without a paper", kind, before, nil, "2024-06-03", caseworker, service(func(in *protection.Service) { in.Mode, in.Proof = "by_hand", "" }), ""},
		{"by post without the receipt", kind, before, nil, "2024-06-03", caseworker, service(func(in *protection.Service) { in.Proof = "" }), "proof: proof_missing"},
		{"with a receipt that is not there", kind, before, nil, "2024-06-03", caseworker, service(func(in *protection.Service) { in.Proof = "R999" }), "proof: document_missing"},
		{"by pigeon", kind, before, nil, "2024-06-03", caseworker, service(func(in *protection.Service) { in.Mode = "pigeon" }), "mode: choose_from_list"},
		{"before the decision", kind, before, nil, "2024-06-02", caseworker, service(nil), "on: service_before_decision"},
		{"twice", kind, "decision.served", nil, "2024-06-11", caseworker, service(nil), ": already_served"},
	})
	for _, mode := range protection.ServiceModes() {
		l.try(attempt{"by " + mode, kind, before, nil, "2024-06-03", caseworker, service(func(in *protection.Service) { in.Mode = mode }), ""})
	}
}

func TestFinality(t *testing.T) {
	l := open(t)
	final := func(noSuit string) rule {
		return with(protection.Finalise, protection.Finality{}, func(in *protection.Finality) {
			if noSuit != "" {
				in.NoSuitOn = day(noSuit)
			}
		})
	}
	const kind, before = "decision.final", "decision.served" // served on 10 June, a suit until 25 June
	l.all([]attempt{
		{"the day after the limit", kind, before, nil, "2024-06-26", leader, final("2024-06-26"), ""},
		{"on the last day of the limit", kind, before, nil, "2024-06-25", leader, final("2024-06-25"), "on: remedy_still_open"},
		{"confirmed while the limit ran", kind, before, nil, "2024-06-26", leader, final("2024-06-25"), "no_suit_confirmed_on: remedy_still_open"},
		{"without confirmation", kind, before, nil, "2024-06-26", leader, final(""), "no_suit_confirmed_on: day_missing"},
		{"confirmed after it was recorded", kind, before, nil, "2024-06-26", leader, final("2024-06-27"), "no_suit_confirmed_on: day_in_future"},
		{"never served", kind, "decision.approved", nil, "2024-06-26", leader, final("2024-06-26"), ": not_served"},
		{"with an extension that the law in force refuses", kind, before, refusedByLaw, "2024-06-26", leader, final("2024-06-26"), ""},
		{"and where the file gives more days than that law", kind, before, func(f *protection.File) {
			f.Clocks = slices.Clone(f.Clocks)
			i := slices.IndexFunc(f.Clocks, func(c protection.Clock) bool { return c.Due == day("2024-06-25") })
			f.Clocks[i].Due = day("2024-07-25")
		}, "2024-06-26", leader, final("2024-06-26"), "on: remedy_still_open"},
	})
}

// refusedByLaw makes of the extension of a file one that the law in force refuses.
func refusedByLaw(f *protection.File) {
	f.Extensions = slices.Clone(f.Extensions)
	f.Extensions[0].Until = day("2026-01-01")
}

// A file that holds what the law in force refuses goes on, but no act moves a date of it.
func TestExtensionThatTheLawRefuses(t *testing.T) {
	l := open(t)
	const before = "application.extended"
	_, minutes := l.try(attempt{"an act that moves nothing", "case.assigned", before, refusedByLaw, "2024-05-01", leader,
		with(protection.Assign, protection.Assignment{Officer: "second", Officers: []string{"second"}}, nil), ""})
	if got := minutes[len(minutes)-1]; got.Key != "limit_kept" || !got.Finding {
		t.Errorf("got %+v, want a finding that the limit stands", minutes)
	}
	proposed := func(field, value string) func(f *protection.File) {
		return func(f *protection.File) {
			refusedByLaw(f)
			next, _, err := propose(field, value)(*f, l.occasion("correction.proposed", "2024-05-01", caseworker))
			if err != nil {
				t.Fatal(err)
			}
			*f = next
		}
	}
	approve := with(protection.ApproveCorrection, protection.Reading{}, nil)
	l.all([]attempt{
		{"a correction that moves no limit", "correction.approved", before, proposed("family", "Verani"), "2024-05-02", leader, approve, ""},
		{"one of the day from which they run", "correction.approved", before, proposed("lodged_on", "2023-10-25"), "2024-05-02", leader, approve, "until: beyond_cap"},
		{"another extension", "application.extended", before, refusedByLaw, "2024-05-02", leader, extension(func(in *protection.ExtensionForm) { in.Notice = day("2024-05-02") }), "until: beyond_cap"},
		{"the dates moved by an edition", protection.DatesMoved, before, refusedByLaw, today, "", with(protection.MoveDates, protection.Move{Edition: "e"}, nil), "until: beyond_cap"},
	})
}

// Every rule ends by computing the clocks: an error that is no refusal stays what it is.
func TestClocksThatCannotBeComputed(t *testing.T) {
	l := open(t)
	far := deadline.Date(1 << 30)
	f := l.after("case.handed_over", 1)
	f.Case.IntentionOn, f.Case.CertificateOn = far, far
	o := l.occasion("case.assigned", "2023-10-18", leader)
	if _, _, err := protection.Assign(f, assignment(), o); err == nil || l.problems(err)[:6] != "error:" {
		t.Errorf("a day beyond the calendar: got %v, want an error that is no refusal", err)
	}
}

// A file protects while the procedure lives, and afterwards while a status granted lives.
func TestProtects(t *testing.T) {
	l := open(t)
	for _, state := range protection.States() {
		f := l.after("decision.final", 1)
		if f.Case.State = state; !f.Protects() {
			t.Errorf("with a status granted, in %s: does not protect", state)
		}
		f.Decisions = nil
		if got, want := f.Protects(), state != protection.FinalUnchallenged; got != want {
			t.Errorf("without a status, in %s: got %t, want %t", state, got, want)
		}
	}
	for _, outcome := range protection.Outcomes() {
		f := l.after("decision.final", 1)
		f.Decisions = []protection.Decision{{Status: "approved", Outcome: outcome}}
		if got, want := f.Protects(), outcome == "refugee_status" || outcome == "subsidiary_protection"; got != want {
			t.Errorf("final with %s: got %t, want %t", outcome, got, want)
		}
	}
}

// Where the law in force names no limit whose end makes a decision final, nothing is final.
func TestNoFinalityWithoutARemedyLimit(t *testing.T) {
	l := open(t)
	files := fstest.MapFS{}
	for _, folder := range []string{"xx", "calendar", "instrument"} {
		err := fs.WalkDir(os.DirFS("../law"), folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".yaml" {
				return err
			}
			text, err := os.ReadFile(filepath.Join("../law", path))
			files[path] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(text), "consequence: finality", "consequence: finding"))}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	library, err := law.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	f := l.after("decision.served", 1)
	f.Extensions = nil // they were made under another law
	o := l.occasion("decision.final", "2024-12-26", leader)
	if o.Pack, err = library.Pack("xx", f.PackDay()); err != nil {
		t.Fatal(err)
	}
	_, _, err = protection.Finalise(f, protection.Finality{NoSuitOn: day("2024-12-26")}, o)
	if got := l.problems(err); got != ": no_remedy_limit" {
		t.Errorf("got %q, want no finality", got)
	}
}
