package greek

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
		{"όμηρος", "omiros", "one reading where the two agree"},
		{"γιώργος", "jorgos giorgos", "gi before a vowel is a glide when spoken"},
		{"ευάγγελος", "evangelos", "eu before a vowel, gg is ng"},
		{"ευκλείδης", "efklidis efkleidis", "eu before a voiceless letter; ei is i when spoken"},
		{"μπάμπης", "babis bampis", "b of foreigners, mp of the passport"},
		{"ντίνος", "dinos", "nt at the beginning is d in both"},
		{"αντώνης", "andonis antonis", "nt between vowels keeps its nasal"},
		{"έντγκαρ", "edgar entgkar", "after and before a consonant it is d"},
		{"άγκελα", "angela agkela", "gk between vowels keeps its nasal"},
		{"τσέχωφ", "cexof tsexof", "ts is one sound when spoken"},
		{"τζόυς", "Jois tzois", "tz is the j of foreigners; the accent parts o and y"},
		{"μάιος", "maios", "the accent on the first vowel parts the group"},
		{"ηλαΐς", "ilais", "the diaeresis parts the group"},
		{"αίας", "eas aias", "the accent on the second does not"},
		{"ψυχή", "psixi", "double letters of one sign"},
		{"Σοφοκλῆς", "sofoklis", "breathings and the circumflex of old print"},
		{"σαπφώ", "sapfo", "an accent at the end"},
		{"plato", "", "another script"},
		{"", "", "nothing"},
	}
	for _, tt := range tests {
		if got := strings.Join(Read(tt.word), " "); got != tt.want {
			t.Errorf("%s: Read(%q) got %q, want %q", tt.reason, tt.word, got, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"όμηρος", "γιώργος", "ευάγγελος", "ευκλείδης", "μπάμπης", "ντίνος", "αντώνης", "έντγκαρ", "άγκελα", "τσέχωφ", "τζόυς", "μάιος", "ηλαΐς", "αίας", "ψυχή", "Σοφοκλῆς", "σαπφώ", "plato"} {
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
