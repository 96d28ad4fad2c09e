package kana

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity/sound"
)

func TestRead(t *testing.T) {
	cases := []struct {
		word    string
		want    []string
		because string
	}{
		{"はなこ", []string{"hanako"}, "Hiragana; the specimen of Japanese forms"},
		{"ハナコ", []string{"hanako"}, "the same in Katakana"},
		{"たろう", []string{"taro"}, "u after o is length"},
		{"ゆうき", []string{"juki"}, "u after u is length"},
		{"おおの", []string{"ono"}, "o after o is length"},
		{"しんいち", []string{"SiniCi"}, "shi and chi by their sounds"},
		{"つよし", []string{"cujoSi"}, "tsu is one sound; the glide keeps its vowel"},
		{"きょうこ", []string{"kjoko"}, "a small ya, yu or yo makes one syllable"},
		{"じゅん", []string{"Jun"}, "and takes the glide of ji"},
		{"はっとり", []string{"hatori"}, "the small tsu has no sound of its own; no vowel is left out of Hiragana"},
		{"クリス", []string{"kurisu", "kris"}, "Chris without the vowels that Japanese adds"},
		{"スミス", []string{"sumisu", "smis"}, "Smith"},
		{"ティファニー", []string{"tifani"}, "foreign syllables and the long mark"},
		{"ヴァレリー", []string{"vareri"}, "va"},
		{"ヷレリ", []string{"vareri"}, "va in one letter"},
		{"ツァイ", []string{"cai"}, "tsa"},
		{"ウィリアム", []string{"wiriamu", "wiriam"}, "wi: the u is no vowel there"},
		{"ドゥイエ", []string{"duie"}, "u after o is no length if it makes one syllable with a small vowel"},
		{"コウェン", []string{"kowen"}, "nor does it if it carries a small vowel: Cowen"},
		{"リチャード", []string{"riCado", "riCad"}, "chard"},
		{"フン", []string{"fun"}, "the vowel stays where n closes the syllable"},
		{"ミスヾ", []string{"misu", "mis"}, "an unknown mark is skipped"},
		{"いすゝ", []string{"isusu"}, "a repeat mark; equal neighbours are written once"},
		{"", nil, "nothing"},
		{"abc漢字ー", nil, "nothing that is Kana"},
		{"\xff\xe3", nil, "broken text"},
	}
	for _, c := range cases {
		if got := Read(c.word); !slices.Equal(got, c.want) {
			t.Errorf("Read(%s): got %v, want %v: %s", c.word, got, c.want, c.because)
		}
	}
}

// TestTable wants every letter of the two blocks read, and nothing but sounds in the table.
func TestTable(t *testing.T) {
	for letters, sounds := range syllables {
		if !sound.Valid(sounds) || len([]rune(letters)) > 2 {
			t.Errorf("%s: got %q", letters, sounds)
		}
	}
	for r := firstKatakana; r <= lastKatakana; r++ {
		if got := Read(string(r)); got == nil && r != 'ッ' {
			t.Errorf("%c is not read", r)
		}
	}
}

func TestRandomWords(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for range 2000 {
		var b strings.Builder
		for range random.Intn(16) {
			b.WriteRune(rune(0x3040 + random.Intn(0xC0)))
		}
		checkReadings(t, b.String())
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"はなこ", "ヴァレリー", "ーーー", "っ", "", "\xe3\x81", "ゝう"} {
		f.Add(seed)
	}
	f.Fuzz(checkReadings)
}

// checkReadings wants at most two different readings of the alphabet.
func checkReadings(t *testing.T, word string) {
	got := Read(word)
	if len(got) > 2 || len(got) == 2 && got[0] == got[1] {
		t.Errorf("Read(%q): got %v, want at most two", word, got)
	}
	for _, one := range got {
		if !sound.Valid(one) || sound.Fold(one) != one {
			t.Errorf("Read(%q): %q is not of the alphabet", word, one)
		}
	}
}
