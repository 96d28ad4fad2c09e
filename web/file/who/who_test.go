package who

import (
	"bytes"
	"context"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/locale"
	"github.com/zaklon/zaklon/protection/applicant"
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

func someone(names ...applicant.Name) applicant.Applicant {
	return applicant.Applicant{Names: names, Person: applicant.Person{Gender: "male"}}
}

// A name of another script has its script, its direction and a reading; where letters alone would make
// a wrong name, it says so.
func TestReadings(t *testing.T) {
	p := Person{Words: english(t)}
	for _, c := range []struct{ reason, script, family, given, want string }{
		{"Cyrillic is read", "Cyrl", "Морвин", "Данило", "May be read: Danilo Morvin"},
		{"Georgian is read", "Geor", "ბერადანი", "ნიკა", "May be read: Nika Beradani"},
		{"Ethiopic has a table", "Ethi", "ተክልያን", "ሰላም", "May be read: "},
		{"Arabic writes no vowels, and a row of consonants is no name", "Arab", "النورية", "سميرة", "Its script has no sure reading in Latin letters."},
		{"Han has no reading without its language", "Hani", "王", "伟", "Its script has no sure reading in Latin letters."},
	} {
		n := p.name(applicant.Name{Kind: "document", Script: c.script, Family: c.family, Given: c.given})
		if len(n.Notes) != 2 || !strings.HasPrefix(n.Notes[1], c.want) || n.Lang != "und-"+c.script {
			t.Errorf("%s: got %+v, want %q in und-%s", c.reason, n, c.want, c.script)
		}
	}
	if n := p.name(applicant.Name{Kind: "latin", Script: "Latn", Family: "Morvin"}); n.Lang != "" || len(n.Notes) != 1 {
		t.Errorf("a Latin name: got %+v, want no script and no reading", n)
	}
}

func TestPair(t *testing.T) {
	words := english(t)
	side := func(label string, who applicant.Applicant) Side {
		return Side{Person: Person{Words: words, Who: who}, Label: label, Ref: "REF " + label}
	}
	own := someone(applicant.Name{Kind: "document", Script: "Cyrl", Family: "Морвин", Given: "Данило"})
	own.Births = []applicant.Birth{{Year: 1971, Month: 1, Day: 30, Precision: "day"}}
	other := someone(applicant.Name{Kind: "document", Script: "Latn", Family: "Morvyn", Given: "Danylo"})
	other.Person.PlaceOfBirth = "Tarnograd"
	other.Ties = []applicant.Tie{{Kind: "nationality", State: "XB"}, {Kind: "feared", State: "XB"}}
	other.Identity = []applicant.IdentityDocument{{Kind: "passport", Number: "MD 77120", State: "XB"}}
	p := Pair{Own: side("This", own), Other: side("Other", other)}
	p.Own.Path = "/c/ONE"
	markup, text := drawn(t, func(ctx context.Context, b *bytes.Buffer) error { return p.Show().Render(ctx, b) })
	for _, want := range []string{
		"Ref. REF This REF Other", "Names Данило Морвин As in the document May be read: Danilo Morvin Danylo Morvyn",
		"Born 30 January 1971 – ", "Gender Male Male", "Place of birth – Tarnograd", "MD 77120",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the pair does not say %q: %s", want, text)
		}
	}
	for _, want := range []string{`<a href="/c/ONE">`, `<bdi lang="und-Cyrl" dir="auto">Данило Морвин</bdi>`, `data-label="Other"`} {
		if !strings.Contains(markup, want) {
			t.Errorf("the markup lacks %s: %s", want, markup)
		}
	}
	if strings.Count(markup, "<a ") != 1 {
		t.Error("a file that the officer may not read is linked")
	}
	if strings.Contains(text, "Fears") || strings.Contains(text, "Lived in") {
		t.Errorf("what does not tell people apart, or is not known of either, is shown: %s", text)
	}
}
