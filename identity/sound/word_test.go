package sound

import (
	"math/rand"
	"slices"
	"strings"
	"testing"
)

func TestAlphabet(t *testing.T) {
	seen := map[rune]bool{}
	for i, c := range Alphabet {
		if seen[c] {
			t.Errorf("%c stands twice", c)
		}
		seen[c] = true
		if vowel := strings.ContainsRune("aeiouyOU@", c); IsVowel(Alphabet[i]) != vowel {
			t.Errorf("IsVowel(%c) = %v", c, !vowel)
		}
	}
	if IsVowel('!') || IsVowel(0xff) {
		t.Error("a byte that is no symbol is a vowel")
	}
	if len(Alphabet) >= side {
		t.Errorf("%d symbols and nothing do not fit in a table of %d", len(Alphabet), side)
	}
}

func TestValid(t *testing.T) {
	for reading, want := range map[string]bool{"": false, "mara": true, "mára": false, "ma ra": false, "3A": true, "L": false} {
		if got := Valid(reading); got != want {
			t.Errorf("Valid(%q) = %v, want %v", reading, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for reading, want := range map[string]string{"": "", "mohammed": "mohamed", "aaa": "a", "abab": "abab"} {
		if got := Fold(reading); got != want {
			t.Errorf("Fold(%q) = %q, want %q", reading, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	rows := []struct {
		why  string
		word Word
		want string
	}{
		{"a word gives its reading back", NewWord("aJgerim"), "aJgerim"},
		{"what is no symbol is skipped", NewWord("m-a!\xffra"), "mara"},
		{"nothing", NewWord(""), ""},
		{"a long word is cut", NewWord(strings.Repeat("ab", 100)), strings.Repeat("ab", longest/2)},
		{"and counted without what is skipped", NewWord(strings.Repeat("!", 100) + "ab"), "ab"},
		{"joined", Join(NewWord("abd"), NewWord("ul"), NewWord("")), "abdul"},
		{"joined of nothing", Join(), ""},
		{"joined and cut", Join(NewWord(strings.Repeat("ab", 10)), NewWord(strings.Repeat("cd", 10))), strings.Repeat("ab", 10) + strings.Repeat("cd", 6)},
		{"the beginning", NewWord("sabirova").First(3), "sab"},
		{"the beginning of a short one", NewWord("ab").First(3), "ab"},
		{"none of it", NewWord("ab").First(0), ""},
	}
	for _, row := range rows {
		if got := row.word.String(); got != row.want {
			t.Errorf("%s: got %q, want %q", row.why, got, row.want)
		}
		if got := row.word.Len(); got != len(row.want) {
			t.Errorf("%s: got length %d, want %d", row.why, got, len(row.want))
		}
		if same := NewWord(row.want); !row.word.Equal(same) {
			t.Errorf("%s: %q is not as if read anew: its pairs differ", row.why, row.want)
		}
	}
	if NewWord("ab").Equal(NewWord("ba")) {
		t.Error("ab is ba")
	}
}

func TestKeysOfSymbols(t *testing.T) {
	rows := []struct {
		why, reading string
		want         []Key
	}{
		{"no consonant, no class", "aj3", []Key{0}},
		{"the first class is the lowest", "mn", []Key{nasalM | nasalN<<4}},
		{"equal classes that meet are one", "pabaf", []Key{labial}},
		{"a breath and a glide have no class", "haji", []Key{0}},
		{"an open symbol gives two", "1a", []Key{guttural, sibilant}},
		{"x is a stop or a breath", "xa", []Key{guttural, 0}},
		{"waw is a vowel or a lip", "Wm", []Key{nasalM, labial | nasalM<<4}},
		{"Latin x is two classes or one", "5", []Key{guttural | sibilant<<4, sibilant}},
		{"three open symbols: the third is taken for its likeliest", "1m1m1", []Key{
			guttural | nasalM<<4 | guttural<<8 | nasalM<<12 | guttural<<16,
			sibilant | nasalM<<4 | guttural<<8 | nasalM<<12 | guttural<<16,
			guttural | nasalM<<4 | sibilant<<8 | nasalM<<12 | guttural<<16,
			sibilant | nasalM<<4 | sibilant<<8 | nasalM<<12 | guttural<<16,
		}},
	}
	for _, row := range rows {
		got := NewWord(row.reading).Keys()
		slices.Sort(got)
		slices.Sort(row.want)
		if !slices.Equal(got, row.want) {
			t.Errorf("%s: Keys(%q) = %x, want %x", row.why, row.reading, got, row.want)
		}
	}
	long := NewWord(strings.Repeat("mn", 16)).Keys()
	if len(long) != 1 || long[0].Len() != longestKey {
		t.Errorf("a long word has keys %x, want one of %d classes", long, longestKey)
	}
}

func TestWithout(t *testing.T) {
	rows := []struct {
		why  string
		key  Key
		i    int
		want Key
	}{
		{"the first", 0x321, 0, 0x32},
		{"one in the middle", 0x321, 1, 0x31},
		{"the last", 0x321, 2, 0x21},
		{"equal classes that meet become one", 0x121, 1, 0x1},
		{"and what follows them stays", 0x3121, 1, 0x31},
		{"none there", 0x321, 3, 0x321},
		{"far beyond", 0x321, 15, 0x321},
		{"of nothing", 0, 0, 0},
		{"the only one", 5, 0, 0},
	}
	for _, row := range rows {
		if got := row.key.Without(row.i); got != row.want {
			t.Errorf("%s: %x.Without(%d) = %x, want %x", row.why, row.key, row.i, got, row.want)
		}
	}
}

// A word and the same word without one symbol always meet: that is what the index rests on.
func TestKeysMeetWithoutASymbol(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for range 5_000 {
		b := make([]byte, 2+r.Intn(9))
		for i := range b {
			b[i] = "aeioupbtdszkgmnlr"[r.Intn(17)]
		}
		at := r.Intn(len(b))
		short := string(b[:at]) + string(b[at+1:])
		if !meet(NewWord(string(b)).Keys(), NewWord(short).Keys()) {
			t.Fatalf("%s and %s do not meet", b, short)
		}
	}
}

func TestBag(t *testing.T) {
	rows := []struct {
		why, a, b string
		want      bool
	}{
		{"the same", "sabirova", "sabirova", false},
		{"in another order", "sabirova", "vorisaba", false},
		{"nothing and nothing", "aa", "ou", false},
		{"short words may differ wholly", "mi", "ra", false},
		{"four consonants and four others", "mamemimo", "rulelori", true},
		{"no consonant in common", "mnlr", "pdsk", true},
		{"open symbols may be any", "mnlr1212", "pdsk", false},
	}
	for _, row := range rows {
		a, b := NewWord(row.a).Bag(), NewWord(row.b).Bag()
		if got := a.Unlike(b); got != row.want {
			t.Errorf("%s: %s unlike %s: got %v, want %v", row.why, row.a, row.b, got, row.want)
		}
		if a.Unlike(b) != b.Unlike(a) {
			t.Errorf("%s: not the same both ways round", row.why)
		}
	}
}

func TestBagWith(t *testing.T) {
	a, b := NewWord("mara1"), NewWord("pola2")
	if got, want := a.Bag().With(b.Bag()), NewWord("mara1pola2").Bag(); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	many, more := Bag{}, NewWord(strings.Repeat("ma", 16)).Bag()
	for range 40 {
		many = many.With(more)
	}
	if n := uint8(many.classes >> (8 * (nasalM - 1))); many.all != 255 || n != 255 {
		t.Errorf("640 consonants are counted as %d, all of one class as %d", many.all, n)
	}
	half := NewWord(strings.Repeat("ma", 16)).Bag().With(NewWord(strings.Repeat("pa", 16)).Bag())
	long, other := Bag{}, Bag{}
	for range 6 {
		long, other = long.With(more).With(more), other.With(half)
	}
	if long.Unlike(other) {
		t.Error("of 384 consonants 192 have no counterpart, which is no more than two in three")
	}
}
