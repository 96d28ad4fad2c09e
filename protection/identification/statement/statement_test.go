package statement

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/protection/identification"
)

func request(edit func(in *Request)) Request {
	in := Request{
		AskedBy: "Municipal court", Purpose: "A question of guardianship.",
		Names:  []applicant.NameForm{{Kind: "document", Family: "Верано", Given: "Алма"}, {Kind: "also", Family: "Weranow"}},
		Births: []applicant.BirthForm{{Day: "14", Month: "3", Year: "1988"}, {Year: "1990"}}, Nationality: []string{"XA"},
		Documents: []applicant.IdentityPaper{{Kind: "passport", Number: "XA 104 22", State: "XA"}},
		Comparison: identification.Comparison{Persons: 7, Weights: "test-1", More: true, Matches: []identification.Match{
			{File: "b", Tier: "probable", Bits: 1900, Terms: "[]"},
		}},
	}
	if edit != nil {
		edit(&in)
	}
	return in
}

func occasion(t *testing.T, on string) act.Occasion {
	t.Helper()
	library, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	today, err := deadline.ParseDate("2026-04-01")
	if err != nil {
		t.Fatal(err)
	}
	pack, err := library.Pack("me", today)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	o := act.Occasion{Kind: "statement.issued", Today: today, Officer: "o", Unit: "u", Pack: pack, NewID: func() string { n++; return fmt.Sprint("R", n) }}
	if on != "" {
		o.On, err = deadline.ParseDate(on)
	}
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func problems(err error) string {
	var refused *act.Refused
	if !errors.As(err, &refused) {
		return fmt.Sprint(err)
	}
	var out []string
	for _, p := range refused.Problems {
		out = append(out, p.Field+": "+p.Code)
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

func TestIssueRefuses(t *testing.T) {
	for _, c := range []struct {
		reason, on, want string
		edit             func(in *Request)
	}{
		{"of yesterday", "2026-03-31", "on: statement_of_today", nil},
		{"of tomorrow", "2026-04-02", "on: statement_of_today", nil},
		{"of no day", "", "on: statement_of_today", nil},
		{"for nobody", "2026-04-01", "asked_by: text_missing", func(in *Request) { in.AskedBy = " " }},
		{"for no purpose", "2026-04-01", "purpose: text_missing", func(in *Request) { in.Purpose = "" }},
		{"on nobody", "2026-04-01", "names.0.family: name_empty", func(in *Request) { in.Names = nil }},
		{"a name of digits", "2026-04-01", "names.0.family: name_digit", func(in *Request) { in.Names[0].Family = "Ver4no" }},
		{"born tomorrow", "2026-04-01", "births.0.year: date_future", func(in *Request) { in.Births[0].Year = "2027" }},
		{"of a state that is not", "2026-04-01", "nationalities: state_unknown", func(in *Request) { in.Nationality = []string{"ZZZ"} }},
		{"a paper without a number", "2026-04-01", "documents.0.number: document_empty", func(in *Request) { in.Documents[0].Number = "" }},
	} {
		s, minutes, err := Issue(Statement{ID: "s"}, request(c.edit), occasion(t, c.on))
		if got := problems(err); got != c.want || minutes != nil || s.Version != 0 {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
	if _, _, err := Issue(Statement{ID: "s", Version: 1}, request(nil), occasion(t, "2026-04-01")); problems(err) != ": statement_issued" {
		t.Errorf("twice: got %v", err)
	}
}

func TestIssue(t *testing.T) {
	o := occasion(t, "2026-04-01")
	s, minutes, err := Issue(Statement{ID: "s"}, request(nil), o)
	if err != nil {
		t.Fatal(err)
	}
	want := Statement{
		ID: "s", Version: 1, IssuedOn: o.Today, Officer: "o", Unit: "u", AskedBy: "Municipal court", Purpose: "A question of guardianship.",
		Person: s.Person, Variants: []string{"Алма Верано", "Alma Verano", "Верано Алма", "Verano Alma", "Weranow"}, Dates: []string{"1988-03-14", "1990"},
		Readings: s.Readings,
		Searched: Searched(), Persons: 7, Threshold: "possible", Weights: "test-1", More: true,
		Found: []identification.Match{{File: "b", Tier: "probable", Bits: 1900, Terms: "[]"}},
	}
	if diff := cmp.Diff(s, want); diff != "" || !s.Listed() {
		t.Errorf("(-got +want)\n%s", diff)
	}
	if len(s.Readings) != 3 || s.Readings[0] != "алма = alma" || s.Readings[1] != "верано = verano" || !strings.HasPrefix(s.Readings[2], "weranow = ") {
		t.Errorf("readings: got %q", s.Readings)
	}
	twice := request(func(in *Request) { in.Names[1] = in.Names[0] })
	if got := Readings(twice.Names); len(got) != 2 {
		t.Errorf("a word twice: got %q", got)
	}
	if p := s.Person; len(p.Names) != 2 || p.Names[0].Script != "Cyrl" || len(p.Ties) != 1 || p.Ties[0].Kind != "nationality" || len(p.Identity) != 1 {
		t.Errorf("the person as given: got %+v", p)
	}
	if diff := cmp.Diff(minutes, act.Minutes{
		{Key: "weights", Value: "test-1"}, {Key: "threshold", Value: "possible"}, {Key: "persons", Value: "7"}, {Key: "candidates", Value: "1"},
	}); diff != "" {
		t.Errorf("minutes (-got +want)\n%s", diff)
	}
	none, _, err := Issue(Statement{ID: "n"}, request(func(in *Request) { in.Comparison.Matches = nil }), o)
	if err != nil || none.Listed() {
		t.Errorf("nobody was found: got %v, listed %t", err, none.Listed())
	}
}
