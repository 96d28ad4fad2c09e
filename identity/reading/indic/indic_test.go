package indic

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
		{"राम", "ram", "Hindi: the unwritten vowel is silent at the end"},
		{"मनमोहन", "man@mohan", "and weak between single consonants"},
		{"ख़ान", "xan", "the dot below makes kh of Persian"},
		{"धर्म", "Darma", "a cluster has no vowel inside and keeps the one behind it"},
		{"कबीर", "kabir", "a written vowel replaces the unwritten one"},
		{"अंबा", "amba", "the dot above is m before a labial"},
		{"इंदु", "indu", "and n elsewhere"},
		{"व", "va", "a word of one letter keeps its vowel"},
		{"রবীন্দ্র", "rabindra", "Bengali lies at the same places"},
		{"জয়", "Jaj", "the y of Bengali, j without its dot"},
		{"অভ্যাস", "abjas", "y after a consonant"},
		{"ਨਾਨਕ", "nanak", "Gurmukhi"},
		{"ગાંધી", "ganDi", "Gujarati"},
		{"ଜଗନ୍ନାଥ", "JaganaTa", "Odia keeps the vowel at the end"},
		{"கம்பன்", "kamban", "Tamil: p after a nasal is voiced"},
		{"பாரதி", "paraTi", "and voiceless at the beginning"},
		{"முருகன்", "murugan", "k between vowels is g"},
		{"అన్నమయ్య", "anamaja", "Telugu: equal neighbours are written once"},
		{"ಬಸವ", "basava", "Kannada"},
		{"എഴുത്തച്ഛൻ", "elutaCan", "Malayalam: a final letter without vowel"},
		{"සිංහ", "sinha", "Sinhala has an order of its own"},
		{"හඳ", "handa", "and stops with a nasal"},
		{"ंक", "ka", "a sign at the beginning stands on nothing"},
		{"िक", "ik", "a vowel sign at the beginning is a vowel"},
		{"raam", "", "another script"},
		{"", "", "nothing"},
	}
	for _, tt := range tests {
		if got := strings.Join(Read(tt.word), " "); got != tt.want {
			t.Errorf("%s: Read(%q) got %q, want %q", tt.reason, tt.word, got, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"राम", "मनमोहन", "ख़ान", "धर्म", "कबीर", "अंबा", "इंदु", "व", "রবীন্দ্র", "জয়", "অভ্যাস", "ਨਾਨਕ", "ગાંધી", "ଜଗନ୍ନାଥ", "கம்பன்", "பாரதி", "முருகன்", "అన్నమయ్య", "ಬಸವ", "എഴുത്തച്ഛൻ", "සිංහ", "හඳ", "ंक", "िक", "raam"} {
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
