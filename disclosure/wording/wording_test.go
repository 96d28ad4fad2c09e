package wording

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/zaklon/zaklon/disclosure/reading"
)

func lexicon(t testing.TB) *Lexicon {
	t.Helper()
	l, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// kinds lists what a text discloses.
func kinds(l *Lexicon, text string, c Context) []string {
	var t reading.Text
	t.Read(text)
	var out []string
	for _, h := range l.Find(&t, c) {
		out = append(out, h.Kind)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// What discloses is found in both languages and all their spellings; law quoted in general and what
// only looks like it is not.
func TestFind(t *testing.T) {
	l := lexicon(t)
	for _, one := range []struct{ reason, text, want string }{
		{"existence", "She seeks asylum.", "EXIST"},
		{"existence denied", "She is not an asylum seeker.", "EXIST"},
		{"existence in Montenegrin", "Imenovana je zatražila međunarodnu zaštitu.", "EXIST"},
		{"without diacritics", "Imenovana je zatrazila medunarodnu zastitu.", "EXIST"},
		{"with dj", "Imenovana je zatrazila medjunarodnu zastitu.", "EXIST"},
		{"in Cyrillic", "Именована је затражила међународну заштиту.", "EXIST"},
		{"spaced and hidden", "She wants a s y l u m and as\u00adylum.", "EXIST"},
		{"status", "He enjoys protection.", "STATUS"},
		{"stage", "Her appeal is pending.", "STAGE"},
		{"stage in Montenegrin", "Njena žalba je u toku.", "STAGE"},
		{"cause", "She cannot be surrendered until another procedure ends.", "CAUSE"},
		{"cause in Montenegrin", "Imenovana se ne može predati dok traje drugi postupak.", "CAUSE"},
		{"a legal instrument beside a person", "Mr. Mirni is protected by the principle of non-refoulement.", "LEGAL"},
		{"counsel", "She is represented by a lawyer.", "REP"},
		{"whereabouts", "He resides in Bar.", "PLACE"},
		{"kin", "He came with his wife.", "ASSOC"},
		{"fear", "She fears reprisals.", "CONTENT"},
		{"papers", "Her passport was deposited.", "DATA"},
		{"a question about the past", "Please verify whether he was a member of the party.", "DATA"},
		{"a time limit", "The six-month limit runs for her.", "STAGE"},
		{"a unit", "Directorate for Asylum", "META"},
		{"general: the law says it of everybody", "Every person may seek asylum.", ""},
		{"general: a state is party", "Montenegro is a party to the 1951 Convention.", ""},
		{"an animal shelter", "Zahvaljujemo na poklonu za azil za pse.", ""},
		{"a building permit", "The application for the building permit is pending.", ""},
		{"history", "The exhibition shows political asylum in the nineteenth century.", ""},
		{"the procedure that was asked for", "The person sought was heard in the extradition procedure, which is pending.", ""},
		{"a translation that is missing", "It cannot be considered because the translation of her procedure is missing.", ""},
		{"an answer", "The request was received.", ""},
	} {
		if got := strings.Join(kinds(l, one.text, Context{}), ","); !strings.Contains(got, one.want) || one.want == "" && got != "" {
			t.Errorf("%s: %q: got %q, want %q", one.reason, one.text, got, one.want)
		}
	}
}

// Some wording discloses only in a letter about somebody: told from outside, or by a sentence.
func TestAbout(t *testing.T) {
	l := lexicon(t)
	const text = "The interview took place. An interim measure is in force."
	if got := kinds(l, text, Context{}); len(got) != 0 {
		t.Errorf("about nobody: got %v, want nothing", got)
	}
	if got := kinds(l, text, Context{About: true}); !slices.Equal(got, []string{"CAUSE"}) {
		t.Errorf("about somebody: got %v, want CAUSE", got)
	}
	if got := kinds(l, text+" She was heard.", Context{}); !slices.Equal(got, []string{"CAUSE"}) {
		t.Errorf("about her: got %v, want CAUSE", got)
	}
	const general = "Whoever seeks asylum, Mirni says, is heard."
	if got := kinds(l, general, Context{About: true}); len(got) != 0 {
		t.Errorf("general: got %v, want nothing", got)
	}
	if got := kinds(l, general, Context{Names: []int{3}}); !slices.Equal(got, []string{"EXIST"}) {
		t.Errorf("general with a name: got %v, want EXIST", got)
	}
}

// A sentence without end is cut, and a text full of findings ends at a bound.
func TestBounds(t *testing.T) {
	l := lexicon(t)
	var text reading.Text
	text.Read("She " + strings.Repeat("asylum ", most+longest))
	if got := len(l.Find(&text, Context{About: true})); got < most || got > most+longest {
		t.Errorf("got %d findings, want about %d", got, most)
	}
}

// Every kind has a neutral wording in both languages, and every rule its kind.
func TestNeutral(t *testing.T) {
	l := lexicon(t)
	if got := len(l.Kinds()); got < 12 {
		t.Errorf("got %d kinds, want at least 12", got)
	}
	for _, kind := range l.Kinds() {
		if l.Neutral(kind, "en") == "" || l.Neutral(kind, "cnr") == "" {
			t.Errorf("%s: no neutral wording", kind)
		}
	}
	if got := l.Neutral("NONE", "en"); got != "" {
		t.Errorf("got %q for no kind, want nothing", got)
	}
}

// A table with a fault is not read.
func TestLoad(t *testing.T) {
	const concepts, neutral = "concepts:\n  person: he\n  general: all\n", "neutral: {X: {en: a, cnr: b}}\n"
	rule := func(s string) string { return "rules:\n  - {" + s + "}\n" + neutral }
	const good = "code: a, kind: X, all: [person], within: 3, person: none"
	for _, one := range []struct{ reason, concepts, rules, want string }{
		{"good", concepts, rule(good), ""},
		{"no concepts", "", rule(good), "concepts.yaml"},
		{"no rules", concepts, "", "rules.yaml"},
		{"an unknown field", concepts + "more: 1\n", rule(good), "concepts.yaml"},
		{"an empty concept", concepts + "  none: ' , '\n", rule(good), "none is empty"},
		{"no general", "concepts:\n  person: he\n", rule(good), "are required"},
		{"a concept that is none", concepts, rule("code: a, kind: X, all: [them], within: 3, person: none"), "no concept them"},
		{"no concept at all", concepts, rule("code: a, kind: X, within: 3, person: none"), "are required"},
		{"no distance", concepts, rule("code: a, kind: X, all: [person], person: none"), "are required"},
		{"nobody", concepts, rule("code: a, kind: X, all: [person], within: 3"), "are required"},
		{"a kind without neutral wording", concepts, rule("code: a, kind: Y, all: [person], within: 3, person: none"), "are required"},
		{"too many concepts", concepts + strings.Repeat("x", 0) + many(mostConcepts), rule(good), "more than"},
	} {
		files := fstest.MapFS{}
		if one.concepts != "" {
			files["concepts.yaml"] = &fstest.MapFile{Data: []byte(one.concepts)}
		}
		if one.rules != "" {
			files["rules.yaml"] = &fstest.MapFile{Data: []byte(one.rules)}
		}
		_, err := Load(files)
		if one.want == "" && err != nil || one.want != "" && (err == nil || !strings.Contains(err.Error(), one.want)) {
			t.Errorf("%s: got %v, want %q", one.reason, err, one.want)
		}
	}
}

func many(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("  c" + strings.Repeat("i", i) + ": word\n")
	}
	return b.String()
}
