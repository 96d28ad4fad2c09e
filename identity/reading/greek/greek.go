// Package greek reads names in Greek letters into the sound alphabet of
// package sound, twice where it differs: as they are spoken, which is how the
// names of foreigners are written (ντ is d, μπ is b), and letter for letter, as
// a Greek passport writes them in Latin letters (ELOT 743: nt, mp, ai, ei, oi).
//
// It may not judge which person a name belongs to.
package greek

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// A pair is two or three letters that are read together, and their sounds.
type pair struct{ letters, sounds string }

// A manner of reading: the groups, the longest first, and those that are read
// otherwise between vowels.
type manner struct{ groups, between []pair }

// spoken is modern Greek as it sounds. ντ and γκ keep their nasal between
// vowels in most names.
var spoken = manner{between: []pair{{"ντ", "nd"}, {"γκ", "ng"}}, groups: []pair{
	{"γιου", "ju"}, {"γει", "ji"}, {"για", "ja"}, {"γιο", "jo"}, {"γιω", "jo"}, {"γιε", "je"}, {"γοι", "ji"},
	{"γαι", "je"}, {"ντζ", "J"}, {"ντσ", "C"},
	{"γε", "je"}, {"γι", "ji"}, {"γη", "ji"}, {"γυ", "ji"},
	{"ου", "u"}, {"αι", "e"}, {"ει", "i"}, {"οι", "i"}, {"υι", "i"},
	{"μπ", "b"}, {"ντ", "d"}, {"γκ", "g"}, {"γγ", "ng"}, {"γχ", "nx"}, {"γξ", "nks"}, {"τσ", "c"}, {"τζ", "J"},
}}

// written is letter for letter.
var written = manner{groups: []pair{
	{"ου", "u"}, {"γγ", "ng"}, {"γχ", "nx"}, {"γξ", "nks"}, {"τσ", "ts"}, {"τζ", "tz"},
}}

// opening are groups that begin a word and are read the same in both ways.
var opening = []pair{{"μπ", "b"}, {"ντ", "d"}, {"γκ", "g"}}

// letters are the sounds of single letters. Delta is written d, since it stands
// before a Latin d nearly always.
var letters = map[rune]string{
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "T", 'ι': "i", 'κ': "k",
	'λ': "l", 'μ': "m", 'ν': "n", 'ξ': "ks", 'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t",
	'υ': "i", 'φ': "f", 'χ': "x", 'ψ': "ps", 'ω': "o", 'ϝ': "w", 'ϊ': "i", 'ϋ': "i", 'ϳ': "j",
}

// split marks the vowels that end no group: ϊ and ϋ, and the ι and υ after a
// vowel with the accent (άι is two vowels, αί is one).
const (
	splitIota    = 'ϊ'
	splitUpsilon = 'ϋ'
)

// Read returns the readings of a word in Greek letters, the spoken one first:
// one or two; nil if no letter is Greek.
func Read(word string) []string {
	plain := unaccent(word)
	first := speak(plain, spoken)
	if first == "" {
		return nil
	}
	if second := speak(plain, written); second != first {
		return []string{first, second}
	}
	return []string{first}
}

// unaccent takes accents and breathings off, and writes ϊ and ϋ for the vowels
// that stand alone.
func unaccent(word string) []rune {
	var out []rune
	stressed := false
	for _, r := range norm.NFD.String(strings.ToLower(word)) {
		switch {
		case r == 0x0301 || r == 0x0342 || r == 0x0300: // acute, circumflex, grave
			stressed = len(out) > 0
		case r == 0x0308 && len(out) > 0: // diaeresis
			out[len(out)-1] = alone(out[len(out)-1])
		case letters[r] == "":
			// Breathings, the iota below and what is not Greek have no sound.
		case stressed && strings.ContainsRune("αεο", out[len(out)-1]):
			out = append(out, alone(r))
			stressed = false
		default:
			out = append(out, r)
			stressed = false
		}
	}
	return out
}

// alone returns the letter for a vowel that ends no group.
func alone(r rune) rune {
	switch r {
	case 'ι':
		return splitIota
	case 'υ':
		return splitUpsilon
	}
	return r
}

// speak reads a word by groups and letters. Equal neighbours are written once.
func speak(word []rune, how manner) string {
	out := make([]byte, 0, len(word))
	for i := 0; i < len(word); {
		s, n := at(word, i, how)
		if s != "" && (len(out) == 0 || out[len(out)-1] != s[0]) {
			out = append(out, s...)
		}
		i += n
	}
	return string(out)
}

// at returns the sounds at one place and the number of letters they take.
func at(word []rune, i int, how manner) (string, int) {
	if s, ok := upsilon(word, i); ok {
		return s, 2
	}
	if i == 0 {
		if g, ok := group(word, opening); ok {
			return g.sounds, 2
		}
	} else if i+2 < len(word) && isVowel(word[i-1]) && isVowel(word[i+2]) {
		if g, ok := group(word[i:], how.between); ok {
			return g.sounds, 2
		}
	}
	if g, ok := group(word[i:], how.groups); ok {
		return g.sounds, len([]rune(g.letters))
	}
	return letters[word[i]], 1
}

// group returns the first group the letters begin with.
func group(word []rune, groups []pair) (pair, bool) {
	text := string(word[:min(len(word), 4)])
	for _, g := range groups {
		if strings.HasPrefix(text, g.letters) {
			return g, true
		}
	}
	return pair{}, false
}

func isVowel(r rune) bool { return strings.ContainsRune("αεηιουωϊϋ", r) }

// voiceless are the letters before which αυ and ευ end in f.
const voiceless = "θκξπσςτφχψ"

// upsilon reads αυ, ευ and ηυ: av and ev, but af and ef before a voiceless
// letter and at the end.
func upsilon(word []rune, i int) (string, bool) {
	if i+1 >= len(word) || word[i+1] != 'υ' || !strings.ContainsRune("αεη", word[i]) {
		return "", false
	}
	if i+2 == len(word) || strings.ContainsRune(voiceless, word[i+2]) {
		return letters[word[i]] + "f", true
	}
	return letters[word[i]] + "v", true
}
