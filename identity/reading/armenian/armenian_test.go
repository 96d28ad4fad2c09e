package armenian

import (
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity/sound"
)

// alphabet holds every symbol a reading may have.
const alphabet = sound.Alphabet

func TestRead(t *testing.T) {
	tests := []struct{ word, want, reason string }{
		{"հակոբ", "hakob hagop", "Western Armenian exchanges k and g, b and p"},
		{"նարեկացի", "narekaci naregaci", "ts in both, k and g exchanged"},
		{"թումանյան", "tumanjan", "ու is u; y before a vowel"},
		{"երվանդ", "jervand jervant", "ye at the beginning"},
		{"ոսկան", "voskan vosgan", "vo at the beginning"},
		{"օհան", "ohan", "the o that is never vo"},
		{"և", "jev", "the ligature at the beginning"},
		{"սևան", "sevan", "the ligature inside a word"},
		{"սեւան", "sevan", "the ligature as NFKC writes it"},
		{"աննա", "ana", "equal neighbours are written once"},
		{"ձորայան", "dzorajan corajan", "dz is two symbols"},
		{"ՀԱՅԿ", "hajk hajg", "capitals"},
		{"abc", "", "another script"},
		{"", "", "nothing"},
	}
	for _, tt := range tests {
		if got := strings.Join(Read(tt.word), " "); got != tt.want {
			t.Errorf("%s: Read(%q) got %q, want %q", tt.reason, tt.word, got, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"հակոբ", "նարեկացի", "թումանյան", "երվանդ", "ոսկան", "օհան", "և", "սևան", "սեւան", "աննա", "ձորայան", "ՀԱՅԿ", "abc"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, word string) {
		readings := Read(word)
		if len(readings) > 6 {
			t.Errorf("Read(%q) gives %d readings, want 6 at most", word, len(readings))
		}
		for i, r := range readings {
			if r == "" || strings.Trim(r, alphabet) != "" || slices.Contains(readings[:i], r) {
				t.Errorf("Read(%q) got %q: empty, twice, or outside the alphabet", word, readings)
			}
			for k := 1; k < len(r); k++ {
				if r[k] == r[k-1] {
					t.Errorf("Read(%q) got %q: equal neighbours", word, r)
				}
			}
		}
	})
}
