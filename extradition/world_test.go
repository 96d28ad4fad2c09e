package extradition_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/locale"
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
const moj, second, clerk, minister = "moj", "second", "clerk", "minister"

// The courts of these tests.
const high, appellate, supreme, constitutional = "high", "appellate", "supreme", "constitutional"

func courts() []string { return []string{high, appellate, supreme, constitutional} }

// laws holds the packs of the register and the words, loaded once for a test.
type laws struct {
	*testing.T
	own    *law.Pack
	beside []*law.Pack
	words  locale.Printer
	drawn  int
	walked map[string]extradition.File // the straight way up to an act: rules never write into a file
}

// library is the law that the program carries, read once for all tests. immutable
var library = sync.OnceValues(law.Embedded)

func open(t *testing.T) *laws {
	t.Helper()
	library, err := library()
	if err != nil {
		t.Fatal(err)
	}
	own, err := library.On("me", "extradition", day("2025-04-14"))
	if err != nil {
		t.Fatal(err)
	}
	treaty, err := library.On("int", "extradition", day("2025-04-14"))
	if err != nil {
		t.Fatal(err)
	}
	words, err := locale.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return &laws{T: t, own: own, beside: []*law.Pack{treaty}, words: words.In("en"), walked: map[string]extradition.File{}}
}

func (l *laws) occasion(kind, on, officer string) act.Occasion {
	o := act.Occasion{Kind: kind, Today: day(today), Officer: officer, Unit: "unit of " + officer, Pack: l.own, Beside: l.beside, NewID: func() string {
		l.drawn++
		return fmt.Sprintf("R%03d", l.drawn)
	}}
	if on != "" {
		o.On = day(on)
	}
	return o
}

// A rule is one act with its form already filled in.
type rule func(f extradition.File, o act.Occasion) (extradition.File, act.Minutes, error)

// with fills in a form: a good one, changed by edit where the test wants a bad one.
func with[In any](r func(extradition.File, In, act.Occasion) (extradition.File, act.Minutes, error), good In, edit func(in *In)) rule {
	return func(f extradition.File, o act.Occasion) (extradition.File, act.Minutes, error) {
		in := good
		if edit != nil {
			edit(&in)
		}
		return r(f, in, o)
	}
}

// inFile fills in a form that names a part of the file.
func inFile[In any](r func(extradition.File, In, act.Occasion) (extradition.File, act.Minutes, error), form func(f extradition.File) In, edit func(in *In)) rule {
	return func(f extradition.File, o act.Occasion) (extradition.File, act.Minutes, error) {
		return with(r, form(f), edit)(f, o)
	}
}

// A step is one act on the way of a file that a lawyer would find in order.
type step struct {
	kind, on, officer string
	rule              rule
}

// walk performs steps one after the other.
func (l *laws) walk(f extradition.File, steps []step) extradition.File {
	l.Helper()
	for _, s := range steps {
		next, _, err := s.rule(f, l.occasion(s.kind, s.on, s.officer))
		if err != nil {
			l.Fatalf("%s on %s: %v", s.kind, s.on, err)
		}
		f = next
	}
	return f
}

// after walks a way up to the first act of a kind, that act included.
func (l *laws) after(steps []step, kind string) extradition.File {
	l.Helper()
	i := slices.IndexFunc(steps, func(s step) bool { return s.kind == kind })
	if i < 0 {
		l.Fatalf("the way has no %s", kind)
	}
	return l.walk(extradition.File{Request: extradition.Request{ID: "case"}}, steps[:i+1])
}

// An attempt is one act tried on a file.
type attempt struct {
	reason string
	kind   string
	after  string // the last act of the file before it, on the straight way
	on     string
	rule   rule
	want   string // "field: code" of every problem; empty: allowed
}

// try runs an attempt by an officer of the ministry and checks what every rule owes: a refusal has a
// text without a gap and no minutes, an act adds one to the version, and neither writes into the file
// it was given.
func (l *laws) try(a attempt) (extradition.File, act.Minutes) {
	l.Helper()
	if _, ok := l.walked[a.after]; !ok {
		l.walked[a.after] = l.after(way(), a.after)
	}
	return l.tryOn(l.walked[a.after], a)
}

func (l *laws) tryOn(before extradition.File, a attempt) (extradition.File, act.Minutes) {
	l.Helper()
	kept := photograph(before)
	got, minutes, err := a.rule(before, l.occasion(a.kind, a.on, moj))
	if photograph(before) != kept {
		l.Errorf("%s: the rule wrote into the file it was given", a.reason)
	}
	if answer := l.problems(err); answer != a.want {
		l.Errorf("%s: got %q, want %q", a.reason, answer, a.want)
		return got, minutes
	}
	if err != nil && (minutes != nil || photograph(got) != kept && got.Request.Version == before.Request.Version) {
		l.Errorf("%s: a refusal has minutes or another file: %+v", a.reason, minutes)
	}
	if err == nil && got.Request.Version != before.Request.Version+1 {
		l.Errorf("%s: got version %d after %d", a.reason, got.Request.Version, before.Request.Version)
	}
	return got, minutes
}

func (l *laws) all(attempts []attempt) {
	l.Helper()
	for _, a := range attempts {
		l.try(a)
	}
}

func photograph(f extradition.File) string {
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
		text := l.words.T("problem."+p.Code, args...)
		if strings.ContainsAny(text, "{}⟦⟧") && !strings.HasPrefix(p.Code, "letter_") { // the words of package letter are its own
			l.Errorf("problem.%s: the text has a gap: %s", p.Code, text)
		}
		out = append(out, p.Field+": "+p.Code)
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

// findings lists the marked lines of minutes.
func findings(m act.Minutes) string {
	var out []string
	for _, line := range m {
		if line.Finding {
			out = append(out, line.Key+" "+line.Value)
		}
	}
	return strings.Join(out, "; ")
}

// due is the last day of a limit of the file, with the day on which it was met; empty without it.
func due(f extradition.File, rule string) string {
	c, ok := f.Clock(rule)
	if !ok {
		return ""
	}
	if c.EndedOn.IsZero() {
		return c.Due.String()
	}
	return c.Due.String() + " met " + c.EndedOn.String()
}

// Short names of what every rule takes and gives.
type (
	file     = extradition.File
	occasion = act.Occasion
	minutes  = act.Minutes
)
