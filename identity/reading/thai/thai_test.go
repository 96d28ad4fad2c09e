package thai

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
		{"สุนทรภู่", "sunTornPu", "ท ร with no vowel between them have o"},
		{"สมชาย", "somCaj", "o between two consonants"},
		{"ถนอม", "Tanom", "a after one consonant; อ as the vowel o"},
		{"นคร", "naKorn", "three consonants at the end"},
		{"เชียงใหม่", "Ciangmai", "a vowel of signs around its consonant; a silent h"},
		{"เกรียง", "kriang", "a cluster has one vowel"},
		{"จันทร์", "Can", "silenced letters"},
		{"ธรรม", "Tam", "double r is a"},
		{"วรรณ", "wan", "before another consonant"},
		{"กรรไกร", "kankrai", "double r before a vowel is an"},
		{"เสือ", "sya", "the vowel of three signs"},
		{"เดิน", "dOn", "the vowel oe"},
		{"เปรม", "prem", "a leading vowel behind its cluster"},
		{"เขา", "Kao", "the vowel ao"},
		{"น้ํา", "nam", "am as NFKC writes it"},
		{"ไทย", "Taij", "ai"},
		{"อมร", "amorn", "a bearer at the beginning"},
		{"ฤทธิ์", "riT", "ri, and the silencer over a vowel"},
		{"เ", "e", "a vowel with nothing behind it"},
		{"์", "", "a silencer with nothing before it"},
		{"somchai", "", "another script"},
		{"", "", "nothing"},
	}
	for _, tt := range tests {
		if got := strings.Join(Read(tt.word), " "); got != tt.want {
			t.Errorf("%s: Read(%q) got %q, want %q", tt.reason, tt.word, got, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"สุนทรภู่", "สมชาย", "ถนอม", "นคร", "เชียงใหม่", "เกรียง", "จันทร์", "ธรรม", "วรรณ", "กรรไกร", "เสือ", "เดิน", "เปรม", "เขา", "น้ํา", "ไทย", "อมร", "ฤทธิ์", "เ", "์", "somchai"} {
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
