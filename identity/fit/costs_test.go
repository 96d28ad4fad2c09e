package fit

import (
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity/sound"
)

// costIn finds what a table says of a step; -1 where it says nothing.
func costIn(t *testing.T, text, kind, a, b string) int {
	t.Helper()
	lines, err := sound.ParseCosts(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if l.Kind.String() == kind && (l.Symbol == a && l.Other == b || l.Symbol == b && l.Other == a) {
			return l.Cost
		}
	}
	return -1
}

// Somebody writes o for every u, sh for S, and leaves every h out. Nobody ever writes k for m.
func TestCostsLearnASpelling(t *testing.T) {
	var all []Spelling
	for _, pair := range [][2]string{
		{"muSa", "mosha"}, {"kuSim", "koshim"}, {"haluk", "alok"}, {"Sahu", "shao"}, {"tuSar", "toshar"}, {"huma", "oma"}, {"nuruS", "norosh"},
		{"mak", "mak"}, {"kamil", "kamil"}, {"tarim", "tarim"},
	} {
		all = append(all, Spelling{Kind: sound.Letters, A: []string{pair[0]}, B: []string{pair[1]}, Weight: 10})
	}
	text, err := Costs(all)
	if err != nil {
		t.Fatal(err)
	}
	for _, cheap := range [][2]string{{"o", "u"}, {"S", "sh"}, {"h", "_"}} {
		if got := costIn(t, text, "letters", cheap[0], cheap[1]); got < 0 || got > sound.Unit {
			t.Errorf("%v costs %d, want less than a bit", cheap, got)
		}
	}
	for _, unseen := range [][2]string{{"k", "m"}, {"a", "_"}, {"i", "u"}} {
		if got := costIn(t, text, "letters", unseen[0], unseen[1]); got >= 0 {
			t.Errorf("%v was never seen and costs %d", unseen, got)
		}
	}
	if got := costIn(t, text, "abjad", "o", "u"); got >= 0 {
		t.Errorf("what was seen among letters costs %d among abjads", got)
	}
	again, err := Costs(all)
	if err != nil || again != text {
		t.Error("the same spellings give another table")
	}
}

func TestCostsOfNothing(t *testing.T) {
	text, err := Costs(nil)
	if err != nil {
		t.Fatal(err)
	}
	if lines, err := sound.ParseCosts(text); err != nil || len(lines) != 0 {
		t.Errorf("got %v, %v", lines, err)
	}
	unlike, err := Costs([]Spelling{{A: []string{"bkdm"}, B: []string{"aeiou"}, Weight: 1}, {A: nil, B: []string{"a"}}})
	if err != nil || unlike != text {
		t.Errorf("two words that are none teach %q, %v", unlike, err)
	}
}

// Of several readings the nearest two teach.
func TestCostsOfReadings(t *testing.T) {
	text, err := Costs([]Spelling{{A: []string{"bkd", "mara"}, B: []string{"morar", "mora"}, Weight: 50}})
	if err != nil {
		t.Fatal(err)
	}
	if got := costIn(t, text, "letters", "a", "o"); got < 0 {
		t.Errorf("nothing was learned: %s", text)
	}
	if got := costIn(t, text, "letters", "b", "m"); got >= 0 {
		t.Errorf("a reading that does not fit taught %d", got)
	}
}

func TestNewStep(t *testing.T) {
	for _, pair := range [][2]string{{"a", "o"}, {"A", "a"}, {"a", none}, {"A", none}, {"3", none}, {"c", "ts"}, {"@", "a"}} {
		there, back := newStep(pair[0], pair[1]), newStep(pair[1], pair[0])
		if there != back {
			t.Errorf("%v is %v, and the other way round %v", pair, there, back)
		}
		if there.a == none || len(there.a) != 1 {
			t.Errorf("%v: %v begins with nothing or with two", pair, there)
		}
	}
}

func TestAligner(t *testing.T) {
	if _, err := newAligner("letters a"); err == nil {
		t.Error("half a line is read")
	}
	table, err := newAligner("letters S sh 3\nletters h _ 2\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := table.cost("maSah", "masha", sound.Letters); got != 5 {
		t.Errorf("got cost %v, want 5", got)
	}
	if got := table.cost("ma", "mo", sound.Letters); got != sound.Most {
		t.Errorf("what is not listed costs %v", got)
	}
	if got := table.cost("S", "sh", sound.Han); got <= 3 {
		t.Errorf("another kind has the same costs")
	}
	want := map[step]bool{{"h", none}: true, {"a", "a"}: true, {"S", "sh"}: true, {"m", "m"}: true}
	for _, one := range table.steps("maSah", "masha", sound.Letters) {
		if !want[one] {
			t.Errorf("a step %v", one)
		}
	}
}

func TestTokens(t *testing.T) {
	got, err := Tokens(strings.NewReader("Маратова\tMaratova\nАнна\tAnna\t17\nАнна Мария\tAnna\n---\tAnna\nᚠᚢ\tAnna\n"))
	if err != nil || len(got) != 2 {
		t.Fatalf("got %v, %v, want two spellings", got, err)
	}
	if got[0].Kind != sound.Letters || len(got[0].A) == 0 || got[0].Weight != 1 {
		t.Errorf("got %+v", got[0])
	}
	for why, text := range map[string]string{"no tab": "Анна\tAnna\nАнна Anna\n", "a line too long": "Анна\tAnna\n" + strings.Repeat("x", 1<<17)} {
		if _, err := Tokens(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), "line 2:") {
			t.Errorf("%s: got %v, want a refusal of line 2", why, err)
		}
	}
}

func TestWords(t *testing.T) {
	got := Words("Сабирова Айгерим", "Aigerim SABIROVA")
	if len(got) != 2 || got[0].Kind != sound.Letters || got[0].Weight != 1 {
		t.Fatalf("got %+v, want two spellings", got)
	}
	if arabic := Words("كريم", "Karim"); len(arabic) != 1 || arabic[0].Weight != nativeAbjad {
		t.Errorf("got %+v, want one that weighs %d", arabic, nativeAbjad)
	}
	if none := Words("Anna", "Lindqvist"); len(none) != 0 {
		t.Errorf("words that are not near give %+v", none)
	}
	if none := Words("", "--"); len(none) != 0 {
		t.Errorf("nothing gives %+v", none)
	}
	if once := Words("Anna Anna", "Anna"); len(once) != 1 {
		t.Errorf("one word is paired with two: %+v", once)
	}
}

func TestEven(t *testing.T) {
	one := func(a, b string) Spelling { return Spelling{A: []string{a}, B: []string{b}, Weight: 2} }
	got := Even([]Spelling{one("a", "b"), one("a", "b"), one("a", "c"), one("a", "b"), one("a", "b")})
	if len(got) != 2 || got[0].Weight != 4 || got[1].Weight != 2 {
		t.Errorf("got %+v, want weights 4 and 2", got)
	}
}
