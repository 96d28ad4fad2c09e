package identification_test

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
	"github.com/zaklon/zaklon/protection/part"
)

// day reads an ISO date that a test wrote.
func day(s string) deadline.Date {
	d, err := deadline.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// yesterday is a day on which no search of these tests is entered.
const yesterday = "2026-05-31"

// The officers of these tests.
const caseworker, leader = "caseworker", "leader"

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
	pack, err := library.Pack("me", day("2026-01-12"))
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
	o := act.Occasion{Kind: kind, Today: day("2026-06-01"), Officer: officer, Unit: "asylum", Pack: l.pack, NewID: func() string {
		l.drawn++
		return fmt.Sprintf("R%03d", l.drawn)
	}}
	if on != "" {
		o.On = day(on)
	}
	if kind == "identity.searched" && on != yesterday {
		o.Today = o.On // it is entered on its day
	}
	return o
}

// A rule is one act with its form already filled in.
type rule func(f protection.File, o act.Occasion) (protection.File, act.Minutes, error)

func with[In any](r func(protection.File, In, act.Occasion) (protection.File, act.Minutes, error), in In) rule {
	return func(f protection.File, o act.Occasion) (protection.File, act.Minutes, error) { return r(f, in, o) }
}

// A step is one act on a file.
type step struct {
	kind, on, officer string
	rule              rule
}

func (l *laws) then(f protection.File, steps ...step) protection.File {
	l.Helper()
	for _, s := range steps {
		next, _, err := s.rule(f, l.occasion(s.kind, s.on, s.officer))
		if err != nil {
			l.Fatalf("%s: %v", s.kind, err)
		}
		f = next
	}
	return f
}

// certified is a file with its certificate, handed is handed over on 12 January 2026.
func (l *laws) certified(id string) protection.File {
	in := protection.Intention{Place: "Debeli Brijeg", Form: "oral", Particulars: applicant.Particulars{
		Gender: "female", Names: []applicant.NameForm{{Kind: "latin", Family: "Verano", Given: "Alma"}},
		Nationality: []string{"XA"}, Languages: []string{"qva"},
	}}
	return l.then(protection.File{Case: protection.Case{ID: id}},
		step{"intention.expressed", "2026-01-12", "border", with(protection.Express, in)},
		step{"certificate.issued", "2026-01-12", "border", with(protection.Certify, protection.NoInput{})})
}

func (l *laws) handed(id string) protection.File {
	return l.then(l.certified(id), step{"case.handed_over", "2026-01-12", "border", with(protection.HandOver, protection.Handover{Unit: "asylum", Units: []string{"asylum"}})})
}

// found is a search that comes to candidates.
func found(others ...string) step {
	return step{"identity.searched", "2026-01-13", caseworker, with(identification.Search, searching(others...))}
}

func searching(others ...string) identification.SearchForm {
	in := identification.SearchForm{Comparison: identification.Comparison{Persons: 7, Weights: "test-1"}}
	for i, other := range others {
		in.Comparison.Matches = append(in.Comparison.Matches, identification.Match{File: other, Tier: "probable", Bits: int64(2000 - 100*i), Terms: `[{"kind":"word"}]`})
	}
	return in
}

func verdict(other, says string) step {
	return step{"candidate.decided", "2026-01-14", caseworker, with(identification.Decide, identification.VerdictForm{Other: other, Verdict: says, Reasons: "Seen both."})}
}

// An attempt is one act tried on a file.
type attempt struct {
	reason, kind string
	on, officer  string
	f            protection.File
	rule         rule
	want         string // "field: code" of every problem; empty: allowed
}

// try runs an attempt and checks what every rule owes: a refusal has a text without a gap and no
// minutes, an act adds one to the version, and neither writes into the file it was given.
func (l *laws) try(a attempt) (protection.File, act.Minutes) {
	l.Helper()
	kept := photograph(a.f)
	got, minutes, err := a.rule(a.f, l.occasion(a.kind, a.on, a.officer))
	if photograph(a.f) != kept {
		l.Errorf("%s: the rule wrote into the file it was given", a.reason)
	}
	if answer := l.problems(err); answer != a.want {
		l.Errorf("%s: got %q, want %q", a.reason, answer, a.want)
		return got, minutes
	}
	if err != nil && minutes != nil {
		l.Errorf("%s: a refusal has minutes: %+v", a.reason, minutes)
	}
	if err == nil && got.Case.Version != a.f.Case.Version+1 {
		l.Errorf("%s: got version %d after %d", a.reason, got.Case.Version, a.f.Case.Version)
	}
	return got, minutes
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

// decided gives a file a decision.
func decided(f protection.File) protection.File {
	f.Decisions = []protection.Decision{{ID: "d", Status: "approved", Outcome: "refugee_status"}}
	return f
}

// elsewhere is one verdict that stands in another file.
func elsewhere(file, says string, round int64) []part.Elsewhere {
	return []part.Elsewhere{{File: file, Verdict: part.Verdict{Verdict: says, Decider: "somebody", DecidedOn: day("2026-01-20"), Round: round, Weights: "test-2", Tier: "same", Bits: 3000}}}
}
