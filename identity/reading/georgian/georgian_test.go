package georgian

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
		{"გიორგი", "giorgi", "the i of the nominative stays"},
		{"რუსთაველი", "rustaveli", "one letter is one sound"},
		{"ჭავჭავაძე", "CavCavadze", "the hard affricates, and dz of two symbols"},
		{"ყაზბეგი", "Qazbegi", "the uvular q"},
		{"ფიროსმანი", "Pirosmani", "the aspirated p is the f of foreign names too"},
		{"ხაჩატურიანი", "xaCaturiani", "kh"},
		{"ანნა", "ana", "equal neighbours are written once"},
		{"ᲜᲘᲜᲝ", "nino", "capitals of modern print"},
		{"ⴌⴈⴌⴍ", "nino", "the small letters of the church"},
		{"ნინო2x", "nino", "what is no letter is skipped"},
		{"", "", "nothing is read from nothing"},
		{"nino", "", "nor from another script"},
	}
	for _, tt := range tests {
		if got := strings.Join(Read(tt.word), " "); got != tt.want {
			t.Errorf("%s: Read(%q) got %q, want %q", tt.reason, tt.word, got, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"გიორგი", "რუსთაველი", "ჭავჭავაძე", "ყაზბეგი", "ფიროსმანი", "ხაჩატურიანი", "ანნა", "ᲜᲘᲜᲝ", "ⴌⴈⴌⴍ", "ნინო2x", "nino"} {
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
