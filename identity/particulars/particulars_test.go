package particulars_test

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
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/identity/person"
)

func day(s string) deadline.Date {
	d, err := deadline.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func good() particulars.Particulars {
	return particulars.Particulars{
		Names: []particulars.NameForm{
			{Kind: "document", Family: "Орлова", Given: "Инес", Patronymic: "Павловна"}, {Kind: "latin", Family: "Orlova", Given: "Ines"},
			{Kind: "also", Family: "Orlow"},
		},
		Births: []particulars.BirthForm{{Year: "1974", Month: "3", Day: "14"}, {Year: "about 1975"}},
		Gender: "female", PlaceOfBirth: "Lanset", Nationalities: []string{"XA", "XB"}, Father: "Pavel", Mother: "Vera",
		Documents: []particulars.PaperForm{{Kind: "passport", Number: "XA 10 422", State: "XA", Expires: "2030-01-01"}},
	}
}

func drawing() func() string {
	n := 0
	return func() string { n++; return fmt.Sprintf("R%02d", n) }
}

func problems(check func(c *act.Checks)) string {
	var c act.Checks
	check(&c)
	var refused *act.Refused
	if !errors.As(c.Err(), &refused) {
		return ""
	}
	var out []string
	for _, p := range refused.Problems {
		out = append(out, p.Field+": "+p.Code)
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

// Every fault of a form, by its field. What is not known is no fault, but a person has a name.
func TestCheck(t *testing.T) {
	many := func(n int) []string { return slices.Repeat([]string{"XA"}, n) }
	for _, c := range []struct {
		reason string
		edit   func(p *particulars.Particulars)
		want   string
	}{
		{"everything known", func(*particulars.Particulars) {}, ""},
		{"a name alone", func(p *particulars.Particulars) { *p = particulars.Particulars{Names: p.Names[:1]} }, ""},
		{"no name", func(p *particulars.Particulars) { p.Names = nil }, "names.0.family: name_empty"},
		{"an empty name", func(p *particulars.Particulars) { p.Names = []particulars.NameForm{{Kind: "latin"}} }, "names.0.family: name_empty"},
		{"a given name that is not known", func(p *particulars.Particulars) { p.Names[1].Given = "" }, ""},
		{"a given name and none", func(p *particulars.Particulars) { p.Names[1].NoGiven = true }, "names.1.given: given_name_and_none"},
		{"a name of no kind", func(p *particulars.Particulars) { p.Names[1].Kind = "nick" }, "names.1.kind: choose_from_list"},
		{"a name with a digit", func(p *particulars.Particulars) { p.Names[1].Given = "In3s" }, "names.1.given: name_digit"},
		{"too many names", func(p *particulars.Particulars) { p.Names = slices.Repeat(p.Names[:1], particulars.MaxParts+1) }, "names: too_many"},
		{"born on no day", func(p *particulars.Particulars) { p.Births[0].Day = "32" }, "births.0.day: date_impossible"},
		{"born tomorrow", func(p *particulars.Particulars) { p.Births[0].Year = "2026" }, "births.0.year: date_future"},
		{"too many births", func(p *particulars.Particulars) {
			p.Births = slices.Repeat(p.Births[:1], particulars.MaxParts+1)
		}, "births: too_many"},
		{"of no gender of the list", func(p *particulars.Particulars) { p.Gender = "f" }, "gender: choose_from_list"},
		{"of a gender not told", func(p *particulars.Particulars) { p.Gender = "" }, ""},
		{"a father of two lines", func(p *particulars.Particulars) { p.Father = "a\nb" }, "father: one_line"},
		{"of no state", func(p *particulars.Particulars) { p.Nationalities[0] = "QQ" }, "nationalities: state_unknown"},
		{"of one state twice", func(p *particulars.Particulars) { p.Nationalities[0] = "XB" }, "nationalities: twice"},
		{"of too many states", func(p *particulars.Particulars) { p.Nationalities = many(particulars.MaxParts + 1) },
			strings.Repeat("nationalities: too_many", 1) + strings.Repeat("; nationalities: twice", particulars.MaxParts)},
		{"with a paper of nobody", func(p *particulars.Particulars) { p.Documents[0] = particulars.PaperForm{Expires: "soon"} },
			"documents.0.expires: day_impossible; documents.0.kind: choose_from_list; documents.0.number: document_empty; documents.0.state: state_unknown"},
		{"with too many papers", func(p *particulars.Particulars) {
			p.Documents = slices.Repeat(p.Documents, particulars.MaxParts+1)
		}, "documents: too_many"},
	} {
		p := good()
		c.edit(&p)
		if got := problems(func(k *act.Checks) { p.Check(k, "", day("2025-04-14")) }); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
	gathered := good()
	gathered.Names = slices.Repeat(gathered.Names[:1], particulars.MaxParts+1)
	gathered.Births[0].Year = "2026"
	if got := problems(func(k *act.Checks) { gathered.CheckGathered(k, "") }); got != "" {
		t.Errorf("what a file gathered has the limit of one form: got %q", got)
	}
	gathered.Gender = "x"
	if got := problems(func(k *act.Checks) { gathered.CheckGathered(k, "") }); got != "gender: choose_from_list" {
		t.Errorf("what a file gathered is not looked at: got %q", got)
	}
	none := particulars.Particulars{Gender: "x"}
	if got := problems(func(k *act.Checks) { none.CheckMore(k, "persons.3.", day("2025-04-14")) }); got != "persons.3.gender: choose_from_list" {
		t.Errorf("more of a person needs no name: got %q", got)
	}
	if !(particulars.Particulars{}).Empty() || good().Empty() || (particulars.Particulars{Mother: "Vera"}).Empty() {
		t.Error("Empty is not the form that says nothing")
	}
}

// What is said again is there once, what is said anew is there too, and nothing is taken away.
func TestAddAndDescribe(t *testing.T) {
	newID := drawing()
	before, id := particulars.File{}.Add(good(), newID)
	kept, err := json.Marshal(before)
	if err != nil {
		t.Fatal(err)
	}
	if again := before.Describe(id, good(), newID); cmp.Diff(again, before) != "" {
		t.Errorf("the same again (-got +want)\n%s", cmp.Diff(again, before))
	}
	more := particulars.Particulars{
		Names: []particulars.NameForm{{Kind: "also", Family: "Orloff"}}, Births: []particulars.BirthForm{{}, {Year: "1974"}},
		Nationalities: []string{"XA", "XC"}, Gender: "other", Documents: []particulars.PaperForm{{Kind: "passport", Number: "7", State: "XC"}},
	}
	after := before.Describe(id, more, newID)
	if len(after.Names) != 4 || len(after.Births) != 3 || !slices.Equal(after.States(id), []string{"XA", "XB", "XC"}) || len(after.Papers) != 2 {
		t.Errorf("got %+v", after)
	}
	if p := after.Persons[0]; p.Gender != "other" || p.PlaceOfBirth != "Lanset" || p.Father != "Pavel" {
		t.Errorf("got %+v", p)
	}
	if now, err := json.Marshal(before); err != nil || string(now) != string(kept) {
		t.Error("the file that was given was written to")
	}
	two, other := after.Add(particulars.Particulars{Names: []particulars.NameForm{{Kind: "latin", Family: "Beria", Given: "Tomas"}}}, newID)
	if two.Listed(other) != "Beria, Tomas" || two.Listed(id) != "Орлова, Инес Павловна" || two.Listed("nobody") != "" || !two.Has(other) || two.Has("nobody") {
		t.Errorf("got %q and %q", two.Listed(other), two.Listed(id))
	}
	if len(two.Person(other).Names) != 1 || len(two.Person("nobody").Names) != 0 || two.Person(other).Gender != person.GenderUnknown {
		t.Errorf("got %+v", two.Person(other))
	}
	if n := two.Names[0]; n.Script != "Cyrl" || n.SearchKey == "" || n.Person != id {
		t.Errorf("got %+v", n)
	}
}

// What one register tells another of a person makes the same person there.
func TestDescribed(t *testing.T) {
	f, id := particulars.File{}.Add(good(), drawing())
	said := f.Described(id)
	if got := problems(func(k *act.Checks) { said.Check(k, "", day("2025-04-14")) }); got != "" {
		t.Errorf("what was told cannot be entered: %s", got)
	}
	again, _ := particulars.File{}.Add(said, drawing())
	if diff := cmp.Diff(again, f); diff != "" {
		t.Errorf("(-got +want)\n%s", diff)
	}
	if !f.Described("nobody").Empty() {
		t.Error("a stranger is described")
	}
}

// The person of a form and the person of the file that it makes are compared as one.
func TestToPerson(t *testing.T) {
	want := person.Person{
		Names: []person.Name{
			{Kind: person.Original, Family: "Орлова", Given: "Инес", Patronymic: "Павловна"}, {Kind: person.Official, Family: "Orlova", Given: "Ines"},
			{Kind: person.Alias, Family: "Orlow"},
		},
		Births: []person.Birth{{Year: 1974, Month: 3, Day: 14}, {Year: 1975, About: true}},
		Places: []string{"Lanset"}, Nationalities: []string{"XA", "XB"}, Gender: person.Female,
		Documents: []person.Document{{Kind: "passport", Issuer: "XA", Number: "XA 10 422"}}, Father: "Pavel", Mother: "Vera",
	}
	if diff := cmp.Diff(good().ToPerson(), want); diff != "" {
		t.Errorf("the form (-got +want)\n%s", diff)
	}
	f, id := particulars.File{}.Add(good(), drawing())
	if diff := cmp.Diff(f.Person(id), want); diff != "" {
		t.Errorf("the file (-got +want)\n%s", diff)
	}
}

// A date of birth is read from three boxes or from one text.
func TestBirthForm(t *testing.T) {
	for text, want := range map[string]particulars.BirthForm{
		`"1974-03-14"`: {Year: "1974", Month: "03", Day: "14"}, `"1974"`: {Year: "1974"}, `"1974~"`: {Year: "about 1974"},
		`{"day":"4","month":"March","year":"1974"}`: {Day: "4", Month: "March", Year: "1974"},
	} {
		var got particulars.BirthForm
		if err := json.Unmarshal([]byte(text), &got); err != nil || got != want {
			t.Errorf("%s: got %+v, %v", text, got, err)
		}
	}
	if err := json.Unmarshal([]byte("7"), new(particulars.BirthForm)); err == nil {
		t.Error("a number is a date of birth")
	}
}
