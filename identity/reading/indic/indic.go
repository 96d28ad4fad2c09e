// Package indic reads names in the scripts of India and Sri Lanka into the
// sound alphabet of package sound: Devanagari, Bengali, Gurmukhi, Gujarati,
// Odia, Tamil, Telugu, Kannada, Malayalam and Sinhala. Unicode lays the first
// nine out alike (the order of ISCII), so that one table serves them all.
//
// It may not judge which person a name belongs to. Aspirates are written as
// their Latin spellings are read: kh as K, gh as G, th as T, dh as D, ph as P.
package indic

import "strings"

// A script is one block of 128 code points.
type script struct {
	base rune
	// schwa says that the vowel written by no sign is silent at the end of a word
	// and weak in the middle, as in Hindi.
	schwa bool
	tamil bool // one letter for voiced and voiceless stops
}

var scripts = [...]script{
	{base: 0x0900, schwa: true}, {base: 0x0980, schwa: true}, {base: 0x0a00, schwa: true}, {base: 0x0a80, schwa: true},
	{base: 0x0b00}, {base: 0x0b80, tamil: true}, {base: 0x0c00}, {base: 0x0c80}, {base: 0x0d00},
}

// A kind says what a code point does in a syllable.
type kind byte

const (
	none      kind = iota
	consonant      // has the vowel a until a sign says otherwise
	vowel          // stands alone
	sign           // replaces the vowel of the consonant before
	virama         // takes it away
	nasal          // n or m after the vowel
	nukta          // changes the consonant before
	final          // a consonant without a vowel
)

// A letter is what one code point means.
type letter struct {
	kind  kind
	sound string
}

// vowels are the vowels that stand alone, from base+0x05 on, and signs those
// that follow a consonant, from base+0x3e on.
var (
	vowels = [...]string{"a", "a", "i", "i", "u", "u", "ri", "li", "e", "e", "e", "ai", "o", "o", "o", "au"}
	signs  = [...]string{"a", "i", "i", "u", "u", "ri", "ri", "e", "e", "e", "ai", "o", "o", "o", "au"}
)

// consonants are from base+0x15 on: k to h.
var consonants = [...]string{
	"k", "K", "g", "G", "ng", "C", "C", "J", "J", "n", "t", "T", "d", "D", "n", "t", "T", "d", "D", "n", "n",
	"p", "P", "b", "b", "m", "j", "r", "r", "l", "l", "l", "v", "S", "S", "s", "h",
}

// dotted are the consonants a nukta changes: the Persian and Arabic sounds, and
// the flapped r.
var dotted = map[string]string{"k": "Q", "K": "x", "g": "G", "J": "z", "d": "r", "D": "r", "P": "f", "n": "n", "r": "r", "l": "l"}

// odd are the code points outside the common frame.
var odd = map[rune]letter{
	0x0900: {nasal, "n"},
	0x09af: {consonant, "J"}, 0x09ce: {final, "t"}, 0x09f0: {consonant, "r"}, 0x09f1: {consonant, "w"},
	0x0a70: {nasal, "n"}, 0x0b5f: {consonant, "j"}, 0x0b71: {consonant, "w"},
	0x0b95: {consonant, "k"}, 0x0b9a: {consonant, "C"},
	0x0d7a: {final, "n"}, 0x0d7b: {final, "n"}, 0x0d7c: {final, "r"}, 0x0d7d: {final, "l"}, 0x0d7e: {final, "l"}, 0x0d7f: {final, "k"},
}

// bengaliYa marks the y of Bengali: with a dot below, and after a consonant,
// the letter that otherwise is j.
var bengaliYa = strings.NewReplacer("\u09af\u09bc", "\u09df", "\u09cd\u09af", "\u09cd\u09df")

// Read returns the one reading of a word in one of these scripts, nil if it has
// none of their letters.
func Read(word string) []string {
	var syllables []syllable
	var last script
	for _, r := range bengaliYa.Replace(word) {
		l, s := look(r)
		if l.kind == none {
			continue
		}
		last = s
		syllables = add(syllables, l)
	}
	if last.tamil {
		voice(syllables)
	}
	if last.schwa {
		weaken(syllables)
	}
	if out := write(syllables); out != "" {
		return []string{out}
	}
	return nil
}

// look finds the meaning of one code point and its script.
func look(r rune) (letter, script) {
	if r >= sinhalaFirst && r <= sinhalaLast {
		return sinhala(r), script{base: sinhalaFirst}
	}
	for _, s := range scripts {
		if r >= s.base && r < s.base+0x80 {
			if l, isOdd := odd[r]; isOdd {
				return l, s
			}
			return frame(int(r - s.base)), s
		}
	}
	return letter{}, script{}
}

// frame is the common order of a block, by the distance from its base.
func frame(i int) letter {
	switch {
	case i >= 0x05 && i <= 0x14:
		return letter{vowel, vowels[i-0x05]}
	case i >= 0x15 && i <= 0x39:
		return letter{consonant, consonants[i-0x15]}
	case i >= 0x3e && i <= 0x4c:
		return letter{sign, signs[i-0x3e]}
	case i >= 0x58 && i <= 0x5f: // the dotted letters that were given a place of their own
		return letter{consonant, [...]string{"Q", "x", "G", "z", "r", "r", "f", "j"}[i-0x58]}
	}
	switch i {
	case 0x01, 0x02:
		return letter{nasal, "n"}
	case 0x3c:
		return letter{nukta, ""}
	case 0x4d:
		return letter{virama, ""}
	case 0x57:
		return letter{sign, "au"}
	}
	return letter{}
}
