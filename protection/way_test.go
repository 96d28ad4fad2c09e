package protection_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/locale"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/protection/identification"
)

// day reads an ISO date that a test wrote.
func day(s string) deadline.Date {
	d, err := deadline.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// today is the day on which every act of these tests is entered.
const today = "2025-12-01"

// The officers of these tests.
const (
	border, caseworker, leader, reader = "border", "caseworker", "leader", "reader"
)

// laws holds the pack of the host state and the words, loaded once for a test.
type laws struct {
	*testing.T
	pack  *law.Pack
	words locale.Printer
	drawn int
}

func open(t *testing.T) *laws {
	t.Helper()
	library, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	pack, err := library.Pack("me", day("2023-10-17"))
	if err != nil {
		t.Fatal(err)
	}
	words, err := locale.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return &laws{T: t, pack: pack, words: words.In("en")}
}

func (l *laws) occasion(kind, on, officer string) act.Occasion {
	o := act.Occasion{Kind: kind, Today: day(today), Officer: officer, Unit: "unit of " + officer, Pack: l.pack, NewID: func() string {
		l.drawn++
		return fmt.Sprintf("R%03d", l.drawn)
	}}
	if on != "" {
		o.On = day(on)
	}
	if kind == "identity.searched" {
		o.Today = o.On // it is entered on its day
	}
	return o
}

// A rule is one act with its form already filled in.
type rule func(f protection.File, o act.Occasion) (protection.File, act.Minutes, error)

// with fills in a form: a good one, changed by edit where the test wants a bad one.
func with[In any](r func(protection.File, In, act.Occasion) (protection.File, act.Minutes, error), good In, edit func(in *In)) rule {
	return func(f protection.File, o act.Occasion) (protection.File, act.Minutes, error) {
		if edit != nil {
			edit(&good)
		}
		return r(f, good, o)
	}
}

// A step is one act on the way of a case that a lawyer would find in order.
type step struct {
	kind, on, officer string
	rule              rule
}

// way is the straight path, each act with a form without fault.
func way() []step {
	paper := func(kind string) rule { return with(protection.FileDocument, filing(kind), nil) }
	draft := with(protection.DraftDecision, protection.DraftForm{Outcome: "refugee_status", Reasons: "Reasons."}, nil)
	return []step{
		{"intention.expressed", "2023-10-17", border, with(protection.Express, intention(), nil)},
		{"certificate.issued", "2023-10-17", border, with(protection.Certify, protection.NoInput{}, nil)},
		{"case.handed_over", "2023-10-17", border, with(protection.HandOver, handover(), nil)},
		{"case.assigned", "2023-10-18", leader, with(protection.Assign, assignment(), nil)},
		{"document.filed", "2023-10-19", caseworker, paper("mandate_of_representation")},
		{"counsel.mandated", "2023-10-19", caseworker, mandate(nil)},
		{"identity.searched", "2023-10-20", caseworker, with(identification.Search, identification.SearchForm{}, nil)},
		{"application.lodged", "2023-10-26", caseworker, with(protection.Lodge, protection.Lodging{Form: "in_person"}, nil)},
		{"document.replaced", "2023-10-26", caseworker, replacing(nil)},
		{"application.registered", "2023-10-27", caseworker, with(protection.Register, protection.Registration{}, nil)},
		{"interview.scheduled", "2024-01-10", caseworker, with(protection.Schedule, plan(), nil)},
		{"interview.held", "2024-01-24", caseworker, with(protection.RecordInterview, report(), nil)},
		{"assessment.opened", "2024-02-05", caseworker, with(protection.OpenAssessment, protection.NoInput{}, nil)},
		{"application.extended", "2024-04-10", leader, extension(nil)},
		{"correction.proposed", "2024-04-12", caseworker, correction(nil)},
		{"correction.approved", "2024-04-13", leader, with(protection.ApproveCorrection, protection.Reading{}, nil)},
		{"decision.drafted", "2024-05-10", caseworker, draft},
		{"decision.returned", "2024-05-13", reader, with(protection.ReturnDraft, protection.Reading{Remark: "Say why."}, nil)},
		{"decision.drafted", "2024-05-20", caseworker, draft},
		{"decision.approved", "2024-06-03", reader, with(protection.ApproveDecision, protection.Reading{}, nil)},
		{"decision.served", "2024-06-10", caseworker, service(nil)},
		{"decision.final", "2024-07-08", leader, with(protection.Finalise, protection.Finality{NoSuitOn: day("2024-07-05")}, nil)},
		{"counsel.ended", "2024-07-09", caseworker, ending(nil)},
		{"correction.proposed", "2024-07-10", caseworker, correction(func(in *protection.CorrectionForm) { in.Value = "Upper Lanset" })},
		{"correction.refused", "2024-07-11", leader, with(protection.RefuseCorrection, protection.Reading{Remark: "Not proved."}, nil)},
	}
}

func intention() protection.Intention {
	return protection.Intention{Place: "Debeli Brijeg", Form: "oral", Particulars: applicant.Particulars{
		Gender: "female", PlaceOfBirth: "Lanset", Names: []applicant.NameForm{{Kind: "latin", Family: "Verano", Given: "Alma"}},
		Births: []applicant.BirthForm{{Year: "1988"}}, Nationality: []string{"XA"}, Languages: []string{"qva"},
		Documents: []applicant.IdentityPaper{{Kind: "passport", Number: "XA 104 22", State: "XA"}},
	}}
}

func handover() protection.Handover {
	return protection.Handover{Unit: "asylum", Units: []string{"asylum", "north"}}
}

func assignment() protection.Assignment {
	return protection.Assignment{Officer: caseworker, Officers: []string{caseworker, "second"}}
}

func filing(kind string) protection.Filing {
	return protection.Filing{Kind: kind, Title: "A paper", MediaType: "application/pdf", Size: 100, SHA256: "ab", Blob: "blob"}
}

func plan() protection.InterviewPlan {
	return protection.InterviewPlan{Date: day("2024-01-24"), Time: "09:30", Place: "Room 4", Language: "qva"}
}

func report() protection.InterviewReport {
	return protection.InterviewReport{Report: "The applicant was heard.", ReadBack: "yes"}
}

// inFile fills in a form that names a part of the file.
func inFile[In any](r func(protection.File, In, act.Occasion) (protection.File, act.Minutes, error), form func(f protection.File) In, edit func(in *In)) rule {
	return func(f protection.File, o act.Occasion) (protection.File, act.Minutes, error) {
		return with(r, form(f), edit)(f, o)
	}
}

func firstDocument(f protection.File) string {
	if len(f.Documents) == 0 {
		return "none"
	}
	return f.Documents[0].ID
}

func mandate(edit func(in *protection.MandateForm)) rule {
	return inFile(protection.TakeMandate, func(f protection.File) protection.MandateForm {
		return protection.MandateForm{Counsel: "counsel", Name: "Ana Radulović", Document: firstDocument(f), Accounts: []string{"counsel"}}
	}, edit)
}

func replacing(edit func(in *protection.Filing)) rule {
	return inFile(protection.ReplaceDocument, func(f protection.File) protection.Filing {
		in := filing("evidence")
		in.Replaces = firstDocument(f)
		return in
	}, edit)
}

func extension(edit func(in *protection.ExtensionForm)) rule {
	return inFile(protection.Extend, func(f protection.File) protection.ExtensionForm {
		return protection.ExtensionForm{
			Ground: "complex_facts", Until: day("2025-01-24"), Notice: day("2024-04-10"), Reasons: "Witnesses abroad.", Evidence: firstDocument(f),
		}
	}, edit)
}

func correction(edit func(in *protection.CorrectionForm)) rule {
	return inFile(protection.ProposeCorrection, func(f protection.File) protection.CorrectionForm {
		return protection.CorrectionForm{Field: "place_of_birth", Value: "Lanset on the Mar", Reason: "As in the paper.", Proof: firstDocument(f)}
	}, edit)
}

func service(edit func(in *protection.Service)) rule {
	return inFile(protection.Serve, func(f protection.File) protection.Service {
		return protection.Service{Mode: "post", Proof: firstDocument(f)}
	}, edit)
}

func ending(edit func(in *protection.MandateEnd)) rule {
	return inFile(protection.EndMandate, func(f protection.File) protection.MandateEnd {
		if len(f.Mandates) == 0 {
			return protection.MandateEnd{Mandate: "none"}
		}
		return protection.MandateEnd{Mandate: f.Mandates[0].ID}
	}, edit)
}

// after walks the way up to the n-th act of a kind, that act included.
func (l *laws) after(kind string, n int) protection.File {
	l.Helper()
	f := protection.File{Case: protection.Case{ID: "case"}}
	for _, s := range way() {
		next, _, err := s.rule(f, l.occasion(s.kind, s.on, s.officer))
		if err != nil {
			l.Fatalf("%s: %v", s.kind, err)
		}
		f = next
		if s.kind == kind {
			if n--; n == 0 {
				return f
			}
		}
	}
	l.Fatalf("the way has no %s", kind)
	return f
}

// An attempt is one act tried on a file.
type attempt struct {
	reason  string
	kind    string
	after   string // the last act of the file before it
	change  func(f *protection.File)
	on      string
	officer string
	rule    rule
	want    string // "field: code" of every problem; empty: allowed
}

// try runs an attempt and checks what every rule owes: a refusal has
// a text without a gap, an act adds one to the version, and neither writes into the
// file it was given.
func (l *laws) try(a attempt) (protection.File, act.Minutes) {
	l.Helper()
	before := l.after(a.after, 1)
	if a.change != nil {
		a.change(&before)
	}
	kept := photograph(before)
	o := l.occasion(a.kind, a.on, a.officer)
	got, minutes, err := a.rule(before, o)
	if photograph(before) != kept {
		l.Errorf("%s: the rule wrote into the file it was given", a.reason)
	}
	if answer := l.problems(err); answer != a.want {
		l.Errorf("%s: got %q, want %q", a.reason, answer, a.want)
		return got, minutes
	}
	if err != nil && minutes != nil {
		l.Errorf("%s: a refusal has minutes: %+v", a.reason, minutes)
	}
	if err == nil && got.Case.Version != before.Case.Version+1 {
		l.Errorf("%s: got version %d after %d", a.reason, got.Case.Version, before.Case.Version)
	}
	return got, minutes
}

func (l *laws) all(attempts []attempt) {
	l.Helper()
	for _, a := range attempts {
		l.try(a)
	}
}

func photograph(f protection.File) string {
	text, err := json.Marshal(f)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// problems lists the problems of a refusal, each with a text in which nothing is missing.
func (l *laws) problems(err error) string {
	l.Helper()
	if err == nil {
		return ""
	}
	var refused *act.Refused
	if !errors.As(err, &refused) {
		return "error: " + err.Error()
	}
	var out []string
	for _, p := range refused.Problems {
		var args []any
		for _, a := range p.Args {
			args = append(args, a)
		}
		if text := l.words.T("problem."+p.Code, args...); strings.ContainsAny(text, "{}⟦⟧") {
			l.Errorf("problem.%s: the text has a gap: %s", p.Code, text)
		}
		out = append(out, p.Field+": "+p.Code)
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}
