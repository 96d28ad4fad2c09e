// Package sound is the one alphabet into which every script is read, the distance between two
// words read into it, and the keys under which words that sound alike are found.
//
// A reading is a string of the alphabet's symbols, one byte each. The package knows sounds, not
// scripts, languages or names: it may not import another package of the product, and it holds no
// word of any person.
//
// Some symbols are open: they stand for what a script's spelling leaves open (Arabic waw may be
// w, v, u or o; Latin c may be k, ts or a c whose mark was lost). What an open symbol may be is
// not decided here either but measured: the costs of the distance are fitted on public lists of
// transliterated words (package fit), and read from costs.txt.
package sound

import "strings"

// Alphabet lists the symbols. Vowels come first, then consonants, then the open symbols:
//
//	A alif or alef      I ya or yod            W waw or vav     H final ha, ta marbuta, he
//	B b or v (bet)      P p or f (pe, ph)      K k or kh        X s or sh (shin)
//	1 Latin c           2 Latin ch             4 Latin j        5 Latin x
//	6 Latin sz          8 Latin dj, gj, đ      9 Latin g before e, i, y        Y Latin y
//
// Of the plain ones y is ы, @ a weak vowel, O and U the rounded front vowels, c is ts, C is č,
// J is dž, S is š, Z is ž, Q is uvular q, x is kh, G is gh, j is the glide, T and D are the
// dental fricatives, and 3 is ʿayn.
const Alphabet = "aeiouyOU@" + "pbfvwmntdszkglrhcCJSZQxGjTD3" + "AIWHBPKX1245689Y"

const (
	vowelCount = 9
	symbols    = len(Alphabet)
	gap        = symbols // the place of "nothing" in a table of costs
	none       = 255     // the place of a byte that is no symbol
)

// longest is the most symbols of a reading that are compared. No name's word is longer in
// earnest, and a bound keeps the cost of hostile input small.
const longest = 32

// codes gives each symbol's place in the alphabet, and none for every other byte. immutable
var codes = func() (c [256]byte) {
	for i := range c {
		c[i] = none
	}
	for i := range len(Alphabet) {
		c[Alphabet[i]] = byte(i)
	}
	return c
}()

// Valid reports whether a reading has at least one symbol and no byte that is not in the
// alphabet.
func Valid(reading string) bool {
	for i := range len(reading) {
		if codes[reading[i]] == none {
			return false
		}
	}
	return reading != ""
}

// Fold writes equal neighbours once, as readings have them.
func Fold(reading string) string {
	var b strings.Builder
	for i := range len(reading) {
		if i == 0 || reading[i] != reading[i-1] {
			b.WriteByte(reading[i])
		}
	}
	return b.String()
}

// IsVowel reports whether a symbol is a vowel and can be nothing else.
func IsVowel(symbol byte) bool { return codes[symbol] < vowelCount }

// A Word is a reading made ready for comparing: the place of each symbol in the alphabet. It is
// small, because an index holds one for every word of a register.
type Word struct{ places string }

// NewWord makes a reading ready. Bytes that are not in the alphabet are skipped, and symbols
// after the 32nd.
func NewWord(reading string) Word {
	var places [longest]byte
	n := 0
	for i := 0; i < len(reading) && n < longest; i++ {
		if c := codes[reading[i]]; c != none {
			places[n] = c
			n++
		}
	}
	return Word{string(places[:n])}
}

// Places gives the place of each symbol in the alphabet, a byte each.
func (w Word) Places() string { return w.places }

// OfPlaces makes a word of what Places gave, or of a part of it.
func OfPlaces(places string) Word { return Word{places} }

// Len is the number of symbols.
func (w Word) Len() int { return len(w.places) }

// Equal reports whether two words are the same reading.
func (w Word) Equal(other Word) bool { return w == other }

// String gives the reading back.
func (w Word) String() string {
	var out [longest]byte
	n := 0
	for ; n < len(w.places) && n < longest; n++ {
		out[n] = Alphabet[w.places[n]]
	}
	return string(out[:n])
}

// Join makes one word of several that stand together. It writes the symbol twice with which one
// ends and the next begins: in an abjad a vowel may stand between the two.
func Join(words ...Word) Word {
	var places [longest]byte
	n := 0
	for _, w := range words {
		n += copy(places[n:], w.places)
	}
	return Word{string(places[:n])}
}

// Length is the number of symbols of what Join makes of some words.
func Length(words []Word) int {
	n := 0
	for _, w := range words {
		n += w.Len()
	}
	return min(n, longest)
}

// First gives the first n symbols of a word.
func (w Word) First(n int) Word { return Word{w.places[:min(n, len(w.places))]} }
