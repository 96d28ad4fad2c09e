package applicant_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/locale"
	"github.com/zaklon/zaklon/protection/applicant"
)

func today(t *testing.T) deadline.Date {
	t.Helper()
	d, err := deadline.ParseDate("2023-10-17")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// good is a form in which every field is filled in without fault.
func good() applicant.Particulars {
	return applicant.Particulars{
		Gender: "female", PlaceOfBirth: "Lanset",
		Names: []applicant.NameForm{
			{Kind: "document", Family: "Верано", Given: "Алма", Patronymic: "Иларовна"},
			{Kind: "latin", Family: " Verano ", Given: "Alma"}, {Kind: "also", Family: "Veran"},
		},
		Births:      []applicant.BirthForm{{Day: "14", Month: "3", Year: "1988"}, {Year: "about 1990"}},
		Nationality: []string{"XA"}, Residence: []string{"XB"}, Feared: []string{"XA", "XB"}, Languages: []string{"qva", "en"},
		Documents:  []applicant.IdentityPaper{{Kind: "passport", Number: "XA 104 22", State: "XA", Expires: "2027-01-31"}},
		Indicators: []string{"medical_help_today"},
	}
}

// problems checks a form and lists what is wrong with it; every problem must have a text in
// which no placeholder is left.
func problems(t *testing.T, p applicant.Particulars) string {
	t.Helper()
	words, err := locale.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var c act.Checks
	p.Check(&c, today(t))
	var refused *act.Refused
	if !errors.As(c.Err(), &refused) {
		return ""
	}
	var out []string
	for _, one := range refused.Problems {
		args := make([]any, len(one.Args))
		for i, a := range one.Args {
			args[i] = a
		}
		if text := words.In("en").T("problem."+one.Code, args...); strings.ContainsAny(text, "{}⟦⟧") {
			t.Errorf("problem.%s: the text has a gap: %s", one.Code, text)
		}
		out = append(out, one.Field+": "+one.Code)
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

func TestCheck(t *testing.T) {
	name := func(edit func(n *applicant.NameForm)) func(p *applicant.Particulars) {
		return func(p *applicant.Particulars) { edit(&p.Names[1]) }
	}
	many := func(n int) []string {
		return slices.Repeat([]string{"XA"}, n)
	}
	for _, c := range []struct {
		reason string
		edit   func(p *applicant.Particulars)
		want   string
	}{
		{"nothing wrong", func(*applicant.Particulars) {}, ""},
		{"no gender", func(p *applicant.Particulars) { p.Gender = "" }, "gender: choose_from_list"},
		{"a place of two lines", func(p *applicant.Particulars) { p.PlaceOfBirth = "a\nb" }, "place_of_birth: one_line"},
		{"no name at all", func(p *applicant.Particulars) { p.Names = nil }, "names.0.family: name_empty"},
		{"more names than a form takes", func(p *applicant.Particulars) { p.Names = slices.Repeat(p.Names[:1], 21) }, "names: too_many"},
		{"a name of no kind", name(func(n *applicant.NameForm) { n.Kind = "pet" }), "names.1.kind: choose_from_list"},
		{"an empty name", name(func(n *applicant.NameForm) { n.Family, n.Given = "", "" }), "names.1.family: name_empty"},
		{"a name of zero width", name(func(n *applicant.NameForm) { n.Family = "Ver\u200bano" }), "names.1.family: name_zero_width"},
		{"a name that turns around", name(func(n *applicant.NameForm) { n.Given = "Al\u202ema" }), "names.1.given: name_bidi_control"},
		{"a name without end", name(func(n *applicant.NameForm) { n.Family = strings.Repeat("a", 10<<20) }), "names.1.family: name_too_long"},
		{"no given name and no word why", name(func(n *applicant.NameForm) { n.Given = "" }), "names.1.given: given_name_missing"},
		{"said to have none", name(func(n *applicant.NameForm) { n.Given, n.NoGiven = "", true }), ""},
		{"said to have none and given", name(func(n *applicant.NameForm) { n.NoGiven = true }), "names.1.given: given_name_and_none"},
		{"no date of birth", func(p *applicant.Particulars) { p.Births = nil }, ""},
		{"31 February", func(p *applicant.Particulars) { p.Births[0].Day, p.Births[0].Month = "31", "2" }, "births.0.day: date_impossible"},
		{"born tomorrow", func(p *applicant.Particulars) {
			p.Births[0] = applicant.BirthForm{Day: "18", Month: "10", Year: "2023"}
		}, "births.0.year: date_future"},
		{"too many births", func(p *applicant.Particulars) { p.Births = slices.Repeat(p.Births[1:], 21) }, "births: too_many"},
		{"no nationality", func(p *applicant.Particulars) { p.Nationality = nil }, "nationalities: state_missing"},
		{"an unknown nationality", func(p *applicant.Particulars) { p.Nationality = []string{"QQ"} }, "nationalities: state_unknown"},
		{"stateless", func(p *applicant.Particulars) { p.Nationality = []string{"XXA"} }, ""},
		{"one nationality twice", func(p *applicant.Particulars) { p.Nationality = many(2) }, "nationalities: twice"},
		{"an unknown residence", func(p *applicant.Particulars) { p.Residence = []string{"QQ"} }, "former_residence: state_unknown"},
		{"no feared state", func(p *applicant.Particulars) { p.Feared = nil }, ""},
		{"an unknown feared state", func(p *applicant.Particulars) { p.Feared = []string{"QQ"} }, "feared_states: state_unknown"},
		{"no language", func(p *applicant.Particulars) { p.Languages = nil }, "languages: language_missing"},
		{"an unknown language", func(p *applicant.Particulars) { p.Languages = []string{"xyz"} }, "languages: language_unknown"},
		{"one language twice", func(p *applicant.Particulars) { p.Languages = []string{"en", "en"} }, "languages: twice"},
		{"a paper of no kind", func(p *applicant.Particulars) { p.Documents[0].Kind = "ticket" }, "documents.0.kind: choose_from_list"},
		{"a paper without number", func(p *applicant.Particulars) { p.Documents[0].Number = "" }, "documents.0.number: document_empty"},
		{"a number without end", func(p *applicant.Particulars) { p.Documents[0].Number = strings.Repeat("1", 1000) }, "documents.0.number: document_too_long"},
		{"a paper of no state", func(p *applicant.Particulars) { p.Documents[0].State = "" }, "documents.0.state: state_unknown"},
		{"a paper without end", func(p *applicant.Particulars) { p.Documents[0].Expires = "" }, ""},
		{"a paper that ends never", func(p *applicant.Particulars) { p.Documents[0].Expires = "2027-02-30" }, "documents.0.expires: day_impossible"},
		{"too many papers", func(p *applicant.Particulars) { p.Documents = slices.Repeat(p.Documents, 21) }, "documents: too_many"},
		{"a sign nobody listed", func(p *applicant.Particulars) { p.Indicators = []string{"sad"} }, "vulnerability_indicators: choose_from_list"},
	} {
		p := good()
		c.edit(&p)
		if got := problems(t, p); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
	p := good()
	p.Feared, p.Languages = many(21), slices.Repeat([]string{"en"}, 21)
	if got := problems(t, p); !strings.Contains(got, "feared_states: too_many") || !strings.Contains(got, "languages: too_many") {
		t.Errorf("lists without end: got %q", got)
	}
}

// What is made of a form: cleaned, in order, with references, scripts and search keys.
func TestApplicant(t *testing.T) {
	n := 0
	got := good().Applicant(func() string { n++; return fmt.Sprint("R", n) })
	end, err := deadline.ParseDate("2027-01-31")
	if err != nil {
		t.Fatal(err)
	}
	want := applicant.Applicant{
		Person: applicant.Person{ID: "R1", Gender: "female", PlaceOfBirth: "Lanset"},
		Names: []applicant.Name{
			{ID: "R2", Kind: "document", Script: "Cyrl", Family: "Верано", Given: "Алма", Patronymic: "Иларовна", SearchKey: got.Names[0].SearchKey},
			{ID: "R3", Kind: "latin", Script: "Latn", Family: "Verano", Given: "Alma", SearchKey: "alma verano"},
			{ID: "R4", Kind: "also", Script: "Latn", Family: "Veran", SearchKey: "veran"},
		},
		Births: []applicant.Birth{
			{ID: "R5", Year: 1988, Month: 3, Day: 14, Precision: "day"}, {ID: "R6", Year: 1990, Precision: "about"},
		},
		Ties: []applicant.Tie{
			{ID: "R7", Kind: "nationality", State: "XA"}, {ID: "R8", Kind: "former_residence", State: "XB"},
			{ID: "R9", Kind: "feared", State: "XA"}, {ID: "R10", Kind: "feared", State: "XB"},
		},
		Languages:  []applicant.Spoken{{ID: "R11", Language: "qva"}, {ID: "R12", Language: "en"}},
		Identity:   []applicant.IdentityDocument{{ID: "R13", Kind: "passport", Number: "XA 104 22", State: "XA", Expires: end}},
		Indicators: []applicant.VulnerabilityIndicator{{ID: "R14", Kind: "medical_help_today"}},
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("(-got +want)\n%s", diff)
	}
	if got.Names[0].SearchKey == "" {
		t.Error("the name as written cannot be searched for")
	}
}

// A date of birth in JSON: three boxes or one text.
func TestBirthForm(t *testing.T) {
	for text, want := range map[string]applicant.BirthForm{
		`"1974-03-14"`: {Day: "14", Month: "03", Year: "1974"},
		`"1974-03"`:    {Month: "03", Year: "1974"},
		`"1974"`:       {Year: "1974"},
		`"1974~"`:      {Year: "about 1974"},
		`{"day": "14", "month": "March", "year": "1974"}`: {Day: "14", Month: "March", Year: "1974"},
	} {
		var got applicant.BirthForm
		if err := json.Unmarshal([]byte(text), &got); err != nil || got != want {
			t.Errorf("%s: got %+v, %v; want %+v", text, got, err, want)
		}
	}
	if err := json.Unmarshal([]byte(`[1974]`), new(applicant.BirthForm)); err == nil {
		t.Error("a list was taken for a date of birth")
	}
}

// Every entry that a correction may change: what it says, what it refuses, what it sets.
func TestEntries(t *testing.T) {
	a := good().Applicant(func() string { return "R" })
	for _, c := range []struct{ field, stands, bad, code, value string }{
		{"gender", "female", "unknown", "choose_from_list", "other"},
		{"place_of_birth", "Lanset", "", "text_missing", "Upper Lanset"},
		{"family", "Верано", "V3rano", "name_digit", "Verani"},
		{"given", "Алма", "\u202e", "name_bidi_control", "Almina"},
		{"patronymic", "Иларовна", strings.Repeat("a", 1000), "name_too_long", "Ilarova"},
		{"birth", "1988-03-14", "in spring", "date_iso", "1987~"},
		{"birth", "1988-03-14", "2023-10-18", "date_future", "1987-12"},
		{"state", "XA", "QQ", "state_unknown", "XB"},
		{"document_number", "XA 104 22", strings.Repeat("1", 1000), "document_too_long", "XA 1"},
	} {
		i := slices.IndexFunc(a.Entries(), func(e applicant.Entry) bool { return e.Field == c.field })
		e := a.Entries()[i]
		if e.Value != c.stands {
			t.Errorf("%s: got %q, want %q", c.field, e.Value, c.stands)
		}
		var refused *act.Refused
		var bad, fine act.Checks
		e.Check(&bad, c.bad, act.Occasion{Today: today(t)})
		if !errors.As(bad.Err(), &refused) || refused.Problems[0].Code != c.code || refused.Problems[0].Field != "value" {
			t.Errorf("%s: got %v, want %s", c.field, bad.Err(), c.code)
		}
		e.Check(&fine, c.value, act.Occasion{Today: today(t)})
		if err := fine.Err(); err != nil {
			t.Errorf("%s: %v", c.field, err)
		}
		before := fmt.Sprint(a)
		if after := e.Set(a, c.value); after.Entries()[i].Value != c.value {
			t.Errorf("%s: got %q, want %q", c.field, after.Entries()[i].Value, c.value)
		}
		if fmt.Sprint(a) != before {
			t.Errorf("%s: the entry was changed in place", c.field)
		}
	}
}
