// Package grammar holds what one word of a name tells about itself: that it is
// a patronymic and of which father, the stem under which husband and wife bear
// one surname, or that it is no name at all but a connector, a title, a
// generation mark or an initial.
//
// Patronymics and surnames are told from the sound reading of the word, so
// that one table serves every script. A sound reading is a string of one-byte
// symbols: a e i o u y O U @ are vowels, C is ch, S sh, Z zh, x kh, G gh, Q the
// back q, j the glide; A I W H B P K X are letters of abjads and 1 2 4 5 Y 6 8 9
// Latin letters that a script leaves open. Roles are told from the written
// word.
//
// The package may not compare two persons, may not decide what a word is from
// the words around it, and knows no given names: those are in package family. It reads no file, clock or network.
package grammar

import "strings"

// A Strength says how far a word alone supports what it is taken for.
type Strength uint8

const (
	// None: the word is not that.
	None Strength = iota
	// Possible: the word may be that, or an ordinary name; its place decides.
	Possible
	// Sure: the word is that wherever it stands.
	Sure
)

// kinds lists what a capital letter of an ending stands for; a small letter in
// an ending is itself. immutable
var kinds = [128]string{
	'O': "oeaO@WA", // the vowel that links -vich and -vna: Belarusian also writes a
	'E': "oeO@W",   // the vowel of -ov and -ev
	'V': "vwWBf",   // v, as German, Polish and the abjads write it too
	'B': "vwB",     // v that is no f
	'U': "uwW",     // the short u of Belarusian
	'I': "iIyYj",   // i in any alphabet
	'C': "C21cX8",  // tʃ, with its plain Latin and Hebrew spellings
	'Z': "sSCcX",   // what follows t where tʃ is written as two letters
	'A': "aAH@",    // the vowel of a woman's form
	'K': "kQK",     // k
	'S': "scz16",   // what stands before -ky: s, and the ts of -cky
	'J': "jYIi",    // a glide
	'R': "uU",      // Turkic u, ü
	'Y': "yYi",     // Turkic ı in Cyrillic and Latin
	'M': "yYiI",    // Turkic ı in any alphabet
	'L': "oOuUAWa", // the first vowel of oğlu, ugli
	'G': "gGkKh9Q", // the consonant of oğlu
	'Q': "QkKgGx9", // the consonant of qızı
	'N': "oaA",     // the first vowel of zoda, zade
	'D': "aeHA@",   // the last vowel of zoda, zade
	'P': "A",       // the letter alif
	'W': "W",       // the letter waw
	'T': "I",       // the letter yod
}

// ends reports whether the last sounds of a reading are an ending of the tables.
func ends(reading, ending string) bool {
	if len(reading) < len(ending) {
		return false
	}
	tail := reading[len(reading)-len(ending):]
	for i := len(ending) - 1; i >= 0; i-- {
		if !meets(ending[i], tail[i]) {
			return false
		}
	}
	return true
}

// meets reports whether one letter of an ending stands for a symbol.
func meets(letter, symbol byte) bool {
	if letter >= 'a' {
		return letter == symbol
	}
	return strings.IndexByte(kinds[letter], symbol) >= 0
}

// vowel reports whether a symbol can be nothing but a vowel.
func vowel(symbol byte) bool { return strings.IndexByte("aeiouyOU@", symbol) >= 0 }

// stands reports whether what an ending leaves is long enough to be a name:
// least symbols, and one of them a consonant.
func stands(stem string, least int) bool {
	if len(stem) < least {
		return false
	}
	for i := range len(stem) {
		if strings.IndexByte("aeiouyOU@AIWHY", stem[i]) < 0 {
			return true
		}
	}
	return false
}

// bare is a stem without the glide at its end, which spellings keep or drop:
// nikolaj and nikola, alij and ali. It never leaves less than least symbols.
func bare(stem string, least int) string {
	last := len(stem) - 1
	if last < 1 || !stands(stem[:last], least) {
		return stem
	}
	switch stem[last] {
	case 'j':
		return stem[:last]
	case 'i', 'I', 'Y':
		if vowel(stem[last-1]) || stem[last-1] == 'A' {
			return stem[:last]
		}
	}
	return stem
}
