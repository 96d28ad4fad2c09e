package hangul

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity/sound"
)

func TestRead(t *testing.T) {
	cases := []struct{ word, want, because string }{
		{"홍길동", "hongildong", "the specimen of Korean forms: Hong Gil-dong, equal neighbours once"},
		{"김길동", "kimgildong", "k begins a word and g stands within it"},
		{"이길동", "ligildong", "Lee"},
		{"이길동", "igildong", "Yi, and I in the official table"},
		{"리길동", "igildong", "the northern form meets the southern one"},
		{"박길동", "pakgildong", "Pak"},
		{"박길동", "parkgildong", "Park"},
		{"최길동", "Coigildong", "Choi"},
		{"최길동", "Coegildong", "Choe"},
		{"임길동", "limgildong", "Lim"},
		{"림길동", "imgildong", "the northern form has the southern Im"},
		{"유길동", "rjugildong", "the southern form has the northern Ryu"},
		{"노길동", "rogildong", "Roh"},
		{"우길동", "wugildong", "Woo"},
		{"남궁길동", "namgungildong", "a family name of two syllables"},
		{"제갈길동", "Jegalgildong", "another"},
		{"선우현", "sonwuhjon", "Sunwoo"},
		{"정", "Jong", "a family name alone; open eo is o"},
		{"은", "un", "close eu is u"},
		{"혜", "he", "the glide before e is not written"},
		{"걸리버", "kolibo", "l stands for r after l, and is written once"},
		{"달러", "talo", "two l are one"},
		{"값", "kap", "two consonants that close a syllable are one sound"},
		{"스미스", "smis", "Smith without the vowels that Korean adds"},
		{"스미스", "sumisu", "and with them"},
		{"트리", "tri", "the added vowel goes at the beginning too"},
	}
	for _, c := range cases {
		if got := Read(c.word); !slices.Contains(got, c.want) {
			t.Errorf("Read(%s): got %v, want %q among them: %s", c.word, got, c.want, c.because)
		}
	}
}

// TestGivenNameKeepsItsVowels wants no foreign reading of a Korean name.
func TestGivenNameKeepsItsVowels(t *testing.T) {
	if got := Read("김은숙"); !slices.Equal(got, []string{"kimunsuk"}) {
		t.Errorf("got %v, want kimunsuk alone", got)
	}
}

// TestNothingToRead wants nil where nothing is Hangul, and no harm from half of it.
func TestNothingToRead(t *testing.T) {
	for _, word := range []string{"", "kim", "金", "\xff\xea", "ㅏ"} {
		if got := Read(word); got != nil {
			t.Errorf("Read(%q): got %v, want nil", word, got)
		}
	}
	if got := Read("a이"); !slices.Contains(got, "i") {
		t.Errorf("got %v, want the syllable read and the letter skipped", got)
	}
}

func TestSplit(t *testing.T) {
	cases := []struct {
		word, family, given string
		ok                  bool
		because             string
	}{
		{"홍길동", "홍", "길동", true, "one and two"},
		{"김산", "김", "산", true, "one and one"},
		{"남궁길동", "남궁", "길동", true, "two and two"},
		{"황보현", "황보", "현", true, "황 is a family name, and 황보 comes first"},
		{"남궁", "남", "궁", true, "two syllables are one and one"},
		{"리길동", "리", "길동", true, "a northern form"},
		{"테레사", "", "", false, "no family name"},
		{"이스트", "", "", false, "a vowel that Korean adds to a consonant"},
		{"마르코", "", "", false, "a consonant that given names do not have"},
		{"조세베", "", "", false, "an open syllable that given names do not have"},
		{"김길동수", "", "", false, "three syllables after a single family name"},
		{"김", "", "", false, "a family name alone"},
		{"김a", "", "", false, "a letter that is not Hangul"},
		{"엘리자베스", "", "", false, "too long"},
	}
	for _, c := range cases {
		family, given, ok := Split(c.word)
		if family != c.family || given != c.given || ok != c.ok {
			t.Errorf("Split(%s): got %q %q %v, want %q %q %v: %s", c.word, family, given, ok, c.family, c.given, c.ok, c.because)
		}
	}
}

// TestSurnames wants the table written in whole syllables with sounds of the alphabet.
func TestSurnames(t *testing.T) {
	for name, spellings := range surnames {
		n := len(cut(name))
		if n < 1 || n > 2 || len(name) != 3*n {
			t.Errorf("%s is no family name of one or two syllables", name)
		}
		for _, s := range spellings {
			if !sound.Valid(s) {
				t.Errorf("%s: %q is not of the alphabet", name, s)
			}
		}
	}
}

// TestEverySyllable reads each of the 11,172 syllables.
func TestEverySyllable(t *testing.T) {
	for r := firstSyllable; r <= lastSyllable; r++ {
		checkReadings(t, string(r))
	}
}

func TestRandomWords(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for range 2000 {
		var b strings.Builder
		for range random.Intn(12) {
			b.WriteRune(rune(firstSyllable + random.Intn(lastSyllable-firstSyllable+1)))
		}
		checkReadings(t, b.String())
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"홍길동", "남궁길동", "스미스", "", "\xea\xb0", "a김"} {
		f.Add(seed)
	}
	f.Fuzz(checkReadings)
}

// checkReadings wants at most four different readings of the alphabet, and a split that loses
// nothing.
func checkReadings(t *testing.T, word string) {
	got := Read(word)
	if len(got) > 4 {
		t.Errorf("Read(%q): got %d readings, want four at most", word, len(got))
	}
	for i, one := range got {
		if !sound.Valid(one) || sound.Fold(one) != one || slices.Contains(got[:i], one) {
			t.Errorf("Read(%q): %q of %v is no new reading in the alphabet", word, one, got)
		}
	}
	if family, given, ok := Split(word); ok && family+given != word {
		t.Errorf("Split(%q): got %q and %q", word, family, given)
	}
}
