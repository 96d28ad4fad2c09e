package form

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/zaklon/zaklon/deadline"
)

func TestOpenRefuses(t *testing.T) {
	tests := []struct{ why, text, want string }{
		{"unknown field", "id: a\nnumero: b", `a.yaml:2: unknown field "numero"`},
		{"a key twice", "id: a\nid: b", "a.yaml:2: "},
		{"no YAML", "id: {a", "a.yaml:1: "},
		{"a list for a text", "id: a\nnumber: [1]", "a.yaml:2: "},
		{"empty", "", "a.yaml:1: must hold exactly one YAML document"},
		{"only a comment", "# nothing", "a.yaml:1: must hold exactly one YAML document"},
		{"two documents", "id: a\n---\nid: b", "a.yaml:1: must hold exactly one YAML document"},
		{"an alias", "id: a\nsummary: &x b\nsource: *x", "a.yaml:2: YAML anchors"},
		{"a part of a number", "id: a\nrules: [{warn: [7, 1.5]}]", `a.yaml:2: "1.5" is no whole number`},
		{"a number in another notation", "id: a\nrules: [{warn: [010]}]", `a.yaml:2: "010" is no whole number`},
		{"a version that a number would shorten", "id: 2026.10", `a.yaml:1: "2026.10" is no whole number`},
		{"too long", strings.Repeat("#", longest+1), "a.yaml:1: is longer than 65536 bytes"},
		{"brackets without end", "id: a\nsummary: " + strings.Repeat("[", 60000), "a.yaml:2: nests more than 12 deep"},
		{"lists without end", "id: a\nacts: \n " + strings.Repeat("- ", 30000), "a.yaml:3: nests more than 12 deep"},
	}
	for _, test := range tests {
		var found Problems
		fsys := fstest.MapFS{"a.yaml": {Data: []byte(test.text)}}
		if _, ok := Open(fsys, "a.yaml", &Article{}, &found); ok || len(found) != 1 || !strings.HasPrefix(found.Error(), test.want) {
			t.Errorf("%s: got %v, want one fault %q", test.why, found, test.want)
		}
	}
	var found Problems
	if _, ok := Open(fstest.MapFS{}, "b.yaml", &Article{}, &found); ok || found.Error() != "b.yaml:1: cannot be read" {
		t.Errorf("no file: got %v, want it noted", found)
	}
}

func TestBracketsThatCloseAreNotDeep(t *testing.T) {
	var found Problems
	text := "id: a\n# " + strings.Repeat("-", 80) + "\nsummary: \"" + strings.Repeat("]", 3) + strings.Repeat("[1] ", 100) + "\"\n"
	if _, ok := Open(fstest.MapFS{"a.yaml": {Data: []byte(text)}}, "a.yaml", &Article{}, &found); !ok {
		t.Errorf("got %v, want it read", found)
	}
}

// panicking is a form whose reading panics, as a fault of the YAML library would.
type panicking struct{}

func (*panicking) UnmarshalYAML([]byte) error { panic("broken reader") }

func TestPanicOfTheReaderIsAFault(t *testing.T) {
	var found Problems
	fsys := fstest.MapFS{"a.yaml": {Data: []byte("a: 1")}}
	if _, ok := Open(fsys, "a.yaml", &panicking{}, &found); ok || found.Error() != "a.yaml:1: is not readable YAML" {
		t.Errorf("got %v, want one fault", found)
	}
}

func TestFaultsNameTheirLine(t *testing.T) {
	text := "id: \"\"\n# a comment\ntitle:\n  en: Lodging\nrules:\n  - id: R\n    length: {n: 6, unit: m}\n  - id: S\n    roll: Z\n"
	tests := []struct {
		why  string
		note func(*Page)
		want string
	}{
		{"a field", func(p *Page) { p.Fault("title.en", "is %s", "dull") }, "a.yaml:4: title.en: is dull"},
		{"a field of a list", func(p *Page) { p.OneOf("rules[1].roll", "Z", "F", "N") }, `a.yaml:9: rules[1].roll: "Z" is not one of F, N`},
		{"an absent field has the line of what it should stand in", func(p *Page) { p.Want("rules[1].title", " ") }, "a.yaml:8: rules[1].title: is missing"},
		{"an absent field of the file", func(p *Page) { p.Want("source", "") }, "a.yaml:1: source: is missing"},
		{"a field no path can name", func(p *Page) { p.Fault("rules[x].roll", "odd") }, "a.yaml:"},
		{"a date", func(p *Page) { p.Date("rules[0].length.n", "2023-02-30") }, "a.yaml:7: rules[0].length.n: day 30 does not exist in month 2 of 2023"},
		{"nothing wrong", func(p *Page) { p.Want("id", "x"); p.OneOf("id", "F", "F"); p.Date("id", "2023-02-28") }, ""},
	}
	for _, test := range tests {
		var found Problems
		p, ok := Open(fstest.MapFS{"a.yaml": {Data: []byte(text)}}, "a.yaml", &Article{}, &found)
		if !ok {
			t.Fatal(found)
		}
		test.note(p)
		if got := found.Error(); !strings.HasPrefix(got, test.want) || test.want == "" && got != "" {
			t.Errorf("%s: got %q, want %q", test.why, got, test.want)
		}
	}
}

func TestDatesAreReadOrNoted(t *testing.T) {
	var found Problems
	p, _ := Open(fstest.MapFS{"a.yaml": {Data: []byte("valid_from: 2023-10-26")}}, "a.yaml", &Article{}, &found)
	if got := p.Date("valid_from", "2023-10-26"); got.String() != "2023-10-26" {
		t.Errorf("got %v, want 2023-10-26", got)
	}
	if got := p.Date("valid_to", ""); got != deadline.Date(0) || len(found) != 0 {
		t.Errorf("an empty date: got %v, %v, want no date and no fault", got, found)
	}
}

func TestProblemsAreSortedOnce(t *testing.T) {
	ps := Problems{{"b", 1, "", "x"}, {"a", 2, "f", "y"}, {"a", 2, "f", "y"}, {"a", 1, "", "z"}}
	if got, want := ps.Sorted().Error(), "a:1: z\na:2: f: y\nb:1: x"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
