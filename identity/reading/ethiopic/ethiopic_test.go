package ethiopic

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
		{"ቴዎድሮስ", "tewodros", "the sixth order is silent after a vowel"},
		{"ብርሃን", "b@rhan", "and weak at the beginning"},
		{"ገብረ", "gebre", "the first order is e"},
		{"ኃይለ", "hajle", "but a in the fourth; y as a glide"},
		{"ሀብት", "habt", "and a after h"},
		{"አበበ", "abebe", "and after the bearer"},
		{"ጸሐይ", "cehaj", "ts"},
		{"ቋራ", "kwara", "a consonant with w"},
		{"ሏን", "lwan", "the eighth order is wa"},
		{"ጳውሎስ", "pawlos", "the ejective p"},
		{"ዮሐንስ", "johans", "two silent sixths at the end"},
		{"እ", "@", "a bearer alone"},
		{"abebe", "", "another script"},
		{"", "", "nothing"},
	}
	for _, tt := range tests {
		if got := strings.Join(Read(tt.word), " "); got != tt.want {
			t.Errorf("%s: Read(%q) got %q, want %q", tt.reason, tt.word, got, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"ቴዎድሮስ", "ብርሃን", "ገብረ", "ኃይለ", "ሀብት", "አበበ", "ጸሐይ", "ቋራ", "ሏን", "ጳውሎስ", "ዮሐንስ", "እ", "abebe"} {
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
