// Package thai reads names in Thai letters into the sound alphabet of package
// sound. Vowels written before their consonant are read after it, silenced
// letters are left out, and a vowel nobody writes is supplied. Tones are not
// read. It is a best effort: syllables are not looked up in a dictionary.
//
// It may not judge which person a name belongs to. Aspirates are written as
// their Latin spellings are read: kh as K, th as T, ph as P.
package thai

import "strings"

// consonants are the sounds at the beginning of a syllable, from U+0E01 on.
var consonants = [...]string{
	"k", "K", "K", "K", "K", "K", "ng", "C", "C", "C", "s", "C", "j", "d", "t", "T", "T", "T", "n", "d", "t", "T", "T", "T",
	"n", "b", "p", "P", "f", "P", "f", "P", "m", "j", "r", "", "l", "", "w", "s", "s", "s", "h", "l", "", "h",
}

const (
	firstConsonant = 'ก'
	lastConsonant  = 'ฮ'
	bearer         = 'อ' // carries a vowel, or is the vowel o after a consonant
	silencer       = 0x0e4c
	nikhahit       = 0x0e4d // with sara aa, the am of NFKC
	shortener      = 0x0e47
	boundary       = '|' // the end of a syllable, in place of silenced letters
)

// leading are the vowels written before their consonant.
var leading = map[rune]string{'เ': "e", 'แ': "e", 'โ': "o", 'ใ': "ai", 'ไ': "ai"}

// following are the vowels written behind, over or under it, and ri and li.
var following = map[rune]string{
	'ะ': "a", 'ั': "a", 'า': "a", 'ำ': "am", 'ิ': "i", 'ี': "i", 'ึ': "y", 'ื': "y", 'ุ': "u", 'ู': "u", nikhahit: "am",
	'ฤ': "ri", 'ฦ': "li",
}

// groups are the vowels of several signs, as they stand after the consonant
// when เ stands before it; the longest first.
var groups = []struct{ signs, sounds string }{
	{"ียะ", "ia"}, {"ีย", "ia"}, {"ือะ", "ya"}, {"ือ", "ya"}, {"าะ", "o"}, {"อะ", "O"}, {"า", "ao"}, {"ิ", "O"}, {"อ", "O"}, {"ย", "Oj"}, {"ะ", "e"},
}

// clusters are consonants that share one vowel.
const clusters = " กร กล กว ขร ขล ขว คร คล คว ปร ปล พร พล ผล ตร ทร สร หง หญ หน หม หย หร หล หว บร บล ดร ฟร ฟล "

// Read returns the one reading of a word in Thai letters, nil if it has none.
func Read(word string) []string {
	r := reader{word: clean(word)}
	for r.at < len(r.word) {
		r.step()
	}
	if len(r.out) == 0 {
		return nil
	}
	return []string{string(r.out)}
}

// clean keeps consonants and vowels. What the silencer stands over is left out,
// with the vowel between them and with a t before a silenced r (จันทร์); a
// boundary stands in its place, since a syllable ends there.
func clean(word string) []rune {
	var out []rune
	for _, r := range word {
		switch {
		case r == silencer:
			out = append(silence(out), boundary)
		case r == 'า' && len(out) > 0 && out[len(out)-1] == nikhahit:
			// The am that NFKC writes in two characters.
		case isConsonant(r), leading[r] != "", following[r] != "", r == shortener:
			out = append(out, r)
		}
	}
	return out
}

// silence takes off the letters a silencer stands over.
func silence(word []rune) []rune {
	n := len(word)
	for n > 0 && following[word[n-1]] != "" {
		n--
	}
	if n > 1 && word[n-1] == 'ร' && (word[n-2] == 'ท' || word[n-2] == 'ต') {
		n--
	}
	return word[:max(n-1, 0)]
}

// isConsonant leaves out ฤ and ฦ, which stand among the consonants.
func isConsonant(r rune) bool {
	return r >= firstConsonant && r <= lastConsonant && following[r] == ""
}

// initial returns the sound of a consonant.
func initial(r rune) string { return consonants[r-firstConsonant] }

// heads counts the consonants a vowel before them belongs to: 0, 1 or 2.
func heads(word []rune) int {
	if len(word) == 0 || !isConsonant(word[0]) {
		return 0
	}
	if len(word) > 1 && strings.Contains(clusters, " "+string(word[:2])+" ") {
		return 2
	}
	return 1
}

// spell writes consonants. An h that only raises the tone is silent.
func spell(word []rune) string {
	if len(word) == 2 && word[0] == 'ห' {
		return initial(word[1])
	}
	var out strings.Builder
	for _, r := range word {
		out.WriteString(initial(r))
	}
	return out.String()
}
