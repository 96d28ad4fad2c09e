package who

import (
	"bytes"
	"context"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/locale"
)

func english(t *testing.T) locale.Printer {
	t.Helper()
	c, err := locale.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return c.In("en")
}

// drawn renders a component, with the text of its markup beside it.
func drawn(t *testing.T, draw func(context.Context, *bytes.Buffer) error) (markup, text string) {
	t.Helper()
	var b bytes.Buffer
	if err := draw(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	text = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(b.String(), " ")
	return b.String(), strings.Join(strings.Fields(html.UnescapeString(text)), " ")
}

// hows are the findings that each kind of term can have.
var hows = map[string]string{
	match.TermWord:        "same near far language short_form related initial cut",
	match.TermPatronymic:  "same near far language short_form related initial cut",
	match.TermApart:       "given patronymic family other several",
	match.TermExtra:       "patronymic word",
	match.TermWhole:       "whole one",
	match.TermBirth:       "same swapped first_january year_month year_alone day_or_month digit year_only day_month near few differs",
	match.TermNationality: "same differs",
	match.TermGender:      "same differs",
	match.TermDocument:    "same",
	match.TermPlace:       "same",
	match.TermParent:      "same",
	match.TermFloor:       "sounds name",
	match.TermBase:        "base",
}

// Every term that a comparison can give has words of its own.
func TestEveryTermHasWords(t *testing.T) {
	p := english(t)
	for kind, all := range hows {
		for how := range strings.FieldsSeq(all) {
			if !p.Has("term." + kind + "_" + how) {
				t.Errorf("en.yaml: no words for term.%s_%s", kind, how)
			}
		}
	}
}

func TestReasons(t *testing.T) {
	r := Reasons{Words: english(t), Bits: -1725, Tier: "possible", Weights: "2026-11", Terms: []match.Term{
		{Kind: match.TermWord, How: "near", Query: "морвин", Found: "morvyn", Bits: 9.5},
		{Kind: match.TermBirth, How: "swapped", Query: "1971-01-30, 1972~, 1973-04, 1974, 1975-26-01", Found: "1971-30-01", Bits: 4.25},
		{Kind: match.TermNationality, How: "differs", Query: "XB, QQ", Found: "XC", Bits: -1.5},
		{Kind: "omen", How: "seen", Bits: -29.5},
	}}
	markup, text := drawn(t, func(ctx context.Context, b *bytes.Buffer) error { return r.Show().Render(ctx, b) })
	for _, want := range []string{
		"Words of the name that sound nearly the same морвин morvyn +9.50",
		"30 January 1971 about 1972 April 1973 1974 1975-26-01 1971-30-01 +4.25",
		"The nationalities differ", "QQ", "−1.50",
		"A sign that this version of the program has no words for – – −29.50",
		"Score: Possibly one person Weights 2026-11. −17.25",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the reasons do not say %q: %s", want, text)
		}
	}
	if strings.Contains(text, "⟦") {
		t.Errorf("a text is missing: %s", text)
	}
	if want := `<bdi lang="und-Cyrl" dir="auto">морвин</bdi>`; !strings.Contains(markup, want) {
		t.Errorf("a word of another script is not marked: %s", markup)
	}
	if strings.Contains(markup, `lang="und-Latn"`) {
		t.Error("a Latin word is marked as of another script")
	}
	own := r.list()[0].Own[0].Text
	r.Swapped = true
	if got := r.list()[0].Other[0].Text; got != own {
		t.Errorf("found from the other side: got %q beside, want %q", got, own)
	}
}

// A person of any register is shown by the record that registers compare, each name in its script.
func TestPairOfRecords(t *testing.T) {
	words := english(t)
	own := person.Person{
		Names:  []person.Name{{Kind: person.Original, Family: "Морвин", Given: "Данило"}, {Kind: person.Alias, Whole: "Danilo M."}},
		Births: []person.Birth{{Year: 1971, About: true}}, Gender: person.Male, Nationalities: []string{"XB"}, Father: "Petar",
		Documents: []person.Document{{Kind: "passport", Number: "MD 77120", Issuer: "XB"}},
	}
	other := person.Person{Names: []person.Name{{Kind: person.Official, Family: "Morvyn", Given: "Danylo"}}, Places: []string{"Tarnograd"}}
	p := Pair{
		Words: words, Own: Side{Label: "Claim", Ref: "ONE", Rows: Rows(words, own)},
		Other: Side{Label: "Cause", Ref: "TWO", Path: "/c/TWO", Rows: Rows(words, other)},
	}
	markup, text := drawn(t, func(ctx context.Context, b *bytes.Buffer) error { return p.Show().Render(ctx, b) })
	for _, want := range []string{
		"Данило Морвин May be read: Danilo Morvin Danilo M.", "Danylo Morvyn", "about 1971", "Male –", "MD 77120", "– Tarnograd", "Petar",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the pair does not say %q: %s", want, text)
		}
	}
	if !strings.Contains(markup, `lang="und-Cyrl"`) || strings.Count(markup, "<a ") != 1 || strings.Contains(text, "⟦") {
		t.Errorf("script, link or text is wrong: %s", markup)
	}
}
