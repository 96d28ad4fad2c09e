// Package arabic reads one word of the Arabic script in the sound alphabet of package sound:
// Arabic, Persian, Dari, Pashto, Urdu, Sindhi, Central Kurdish and Uyghur.
//
// The script leaves short vowels out and long vowels open, so alif, waw, ya and final he are read
// as the open symbols A, W, I and H, and the distance decides what they stood for. A language is
// only assumed where its own letters show it. The package does not split a word: the article and
// the parts of compound names are the business of package compound. It may not look anything up,
// guess vowels, or know names.
package arabic

import (
	"slices"
	"strings"
)

// A tongue is a writing that gives some letters another value than the common one.
type tongue int

const (
	common tongue = iota
	central
	full
)

// A value says which of the two values of an ambiguous letter to take.
type value int

const (
	likely value = iota
	second
)

// longest is the number of letters of a word that are read; no name comes near.
const longest = 48

// Read gives the readings of one word, the likeliest first: one for nearly every word, two where
// a letter has two values that nothing reconciles (final alif maqsura, which Persians type for ya;
// Pashto ښ and ږ; the silent waw of عمرو). Letters of other scripts are skipped; nil if none is left.
func Read(word string) []string {
	var space [longest]rune
	runes := space[:0]
	for _, r := range word {
		if known(r) && len(runes) < longest {
			runes = append(runes, r)
		}
	}
	if len(runes) == 0 {
		return nil
	}
	speech := tell(runes)
	read := spell(runes, speech, likely)
	if read == "" {
		return nil
	}
	if !forks(runes, speech) {
		return []string{read}
	}
	other := spell(runes, speech, second)
	if other == read || other == "" {
		return []string{read}
	}
	return []string{read, other}
}

// known reports whether a letter or mark is one that is read.
func known(r rune) bool {
	return r >= first && r < first+256 && letters[r-first] != "" || r == 'ݣ'
}

// tell names the writing that a word's own letters show: Uyghur has ۇ ۈ ۋ; it and Central Kurdish
// write e with ە and begin a word that has no first consonant with ئ, and of the two only
// Uyghur writes ي and ى, where Kurdish has ی.
func tell(runes []rune) tongue {
	speech, arab := common, false
	for i, r := range runes {
		switch r {
		case 'ۇ', 'ۈ', 'ۋ':
			return full
		case 'ي', 'ى':
			arab = true
		case 'ێ', 'ڕ', 'ڵ', 'ۆ', 'ە':
			speech = central
		case 'ئ':
			if i == 0 {
				speech = central
			}
		}
	}
	if arab && speech == central {
		return full
	}
	return speech
}

// spell writes the sounds of all letters, neighbouring equal vowels once.
func spell(runes []rune, speech tongue, v value) string {
	var space [2 * longest]byte
	out := space[:0]
	for i := range runes {
		sounds, own := ownLetter(runes[i], speech)
		if !own {
			sounds = letterOf(runes, i, v)
		}
		for j := range len(sounds) {
			if len(out) == 0 || out[len(out)-1] != sounds[j] || twice(sounds[j]) {
				out = append(out, sounds[j])
			}
		}
	}
	return string(out)
}

// twice reports whether two equal sounds stand apart. The script does not double a letter for
// a long consonant, so two equal consonants have a vowel between them (ممدوح Mamduh); but two vowels
// are one, and two l are the article's and the name's (اللطيف, الله).
func twice(sound byte) bool { return strings.IndexByte("AIWHhaeiouOUl", sound) < 0 }

// ownLetter gives the value of a letter that the writing reads in its own way.
func ownLetter(r rune, speech tongue) (sounds string, own bool) {
	switch speech {
	case full:
		sounds, own = uyghur[r]
	case central:
		sounds, own = sorani[r]
	case common:
	}
	return sounds, own
}

// letterOf gives the sounds of the letter at i.
func letterOf(runes []rune, i int, v value) string {
	r := runes[i]
	if sounds, forks := secondOf(runes, i); forks && v == second {
		return sounds
	}
	if r == 'ݣ' {
		return "g" // Moroccan gaf, outside the table's block
	}
	last := i == len(runes)-1
	switch r {
	case fatha, kasra, damma:
		if !last && lengthens(r, runes[i+1]) {
			return "" // the mark only says what the long vowel after it is
		}
	case 'ا', 'إ':
		if i == 0 && !last && (isWaw(runes[1]) || isYa(runes[1])) {
			return "" // bears the long vowel that follows: ايمان Iman, اوميد Omid
		}
	case 'أ':
		if i == 0 && !last && isWaw(runes[1]) {
			return ""
		}
	case 'ه', 'ہ', 'ھ':
		if last && i > 0 {
			return "H"
		}
	}
	return letters[r-first]
}

// secondOf gives the second value of the letter at i, if it has one.
func secondOf(runes []rune, i int) (sounds string, forks bool) {
	switch r := runes[i]; {
	case r == 'ى' && i == len(runes)-1:
		return "A", true
	case i == len(runes)-1 && isYa(r) && slices.Contains(maqsura, string(runes[:i])):
		return "A", true
	case r == 'ښ':
		return "x", true // northern Pashto; southern is S
	case r == 'ږ':
		return "Z", true // southern Pashto; northern is g
	case isWaw(r) && slices.Equal(runes, amr[:]):
		return "", true
	}
	return "", false
}

// forks reports whether a word has a letter with two values.
func forks(runes []rune, speech tongue) bool {
	for i := range runes {
		if _, own := ownLetter(runes[i], speech); own {
			continue
		}
		if _, forked := secondOf(runes, i); forked {
			return true
		}
	}
	return false
}

// maqsura are the names, without their last letter, that end in alif maqsura: Persians and many
// Egyptians type it as ya (موسی, موسي), and it is read a or e. immutable
var maqsura = []string{
	"موس", "عیس", "عيس", "یحی", "يحي", "مصطف", "مرتض", "مجتب", "لیل", "ليل", "سلم", "هد", "ند", "من",
	"کبر", "كبر", "صغر", "بشر", "یسر", "يسر", "نجو", "سلو", "فدو", "رض",
}

// amr is the name Amr as it is written, with a waw only to tell it from Umar (عمر). immutable
var amr = [...]rune{'ع', 'م', 'ر', 'و'}

// lengthens reports whether a long vowel only repeats the mark before it.
func lengthens(mark, r rune) bool {
	switch mark {
	case fatha:
		return r == 'ا' || r == 'ى' || r == daggerAlif
	case kasra:
		return isYa(r)
	case damma:
		return isWaw(r)
	}
	return false
}

func isWaw(r rune) bool { return r == 'و' }

func isYa(r rune) bool { return r == 'ي' || r == 'ی' || r == 'ى' }
