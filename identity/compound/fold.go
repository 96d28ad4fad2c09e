package compound

import "unicode/utf8"

// A writing says by which rules a word is read here.
type writing uint8

const (
	foreign  writing = iota // any script this package has no rules for
	latin                   // folded to a-z, with S for sh and Z for zh
	cyrillic                // folded to the same letters as Latin
	arabic                  // folded to letters of its own: A alif, E ayn, w waw, y ya, h he and its like
)

// longest is the most folded letters of a word that is looked at; longer ones are left alone.
const longest = 28

// A folded word is a word in a small alphabet in which the spellings of a piece fall together:
// without accents and apostrophes, digraphs as one letter, equal neighbours once. It remembers where
// each letter began, so that the word can be cut in its own writing.
type folded struct {
	word    string // as it was written
	writing writing
	n       int
	form    [longest]byte
	double  [longest]bool     // the letter is written twice
	at      [longest + 1]int8 // where the letter begins, in bytes; at[n] is the end
}

// fold folds a word. A word too long to look at is foreign.
func fold(word string) (f folded) {
	f.word = word
	if len(word) > 100 {
		return f
	}
	for i, r := range word {
		w, letter := letterOf(r)
		if letter == 0 {
			continue
		}
		if f.writing == foreign {
			f.writing = w
		}
		if w != f.writing || f.n == longest {
			return folded{word: word}
		}
		f.add(letter, i)
	}
	f.at[f.n] = int8(len(word))
	return f
}

// add adds a letter that begins at byte i, merging it with the one before where the two are one.
func (f *folded) add(letter byte, i int) {
	if f.n > 0 && f.writing != arabic {
		last := &f.form[f.n-1]
		if *last == letter {
			f.double[f.n-1] = true
			if letter == 'o' {
				*last, f.double[f.n-1] = 'u', false // oo
			}
			if letter == 'e' {
				*last, f.double[f.n-1] = 'i', false // ee
			}
			return
		}
		if one := digraph(*last, letter); one != 0 {
			*last = one
			return
		}
	}
	f.form[f.n], f.at[f.n] = letter, int8(i)
	f.n++
}

// digraph gives the one letter that two stand for, or 0.
func digraph(a, b byte) byte {
	switch {
	case b == 'h':
		switch a {
		case 's':
			return 'S'
		case 'z':
			return 'Z'
		case 'k':
			return 'h'
		case 'g', 'd', 't':
			return a
		}
	case a == 'o' && b == 'u':
		return 'u'
	case a == 'd' && (b == 'j' || b == 'Z'):
		return 'j'
	}
	return 0
}

// letterOf folds one letter; 0 where it has no letter here.
func letterOf(r rune) (writing, byte) {
	switch {
	case r >= 'a' && r <= 'z':
		if r == 'w' {
			return latin, 'v'
		}
		return latin, byte(r)
	case r >= 0xC0 && r < 0x180:
		return latin, known(latinLetters[r-0xC0])
	case r >= 0x1E00 && r < 0x1F00:
		return latin, known(latinMore[r-0x1E00])
	case r >= 'а' && r < 'а'+rune(len(cyrillicLetters)):
		return cyrillic, known(cyrillicLetters[r-'а'])
	case r >= 0x490 && r < 0x490+rune(len(cyrillicMore)):
		return cyrillic, known(cyrillicMore[r-0x490])
	case r >= 0x600 && r < 0x700:
		return arabic, known(arabicLetters[r-0x600])
	case r == 'ə':
		return latin, 'a'
	}
	return foreign, 0
}

func known(letter byte) byte {
	if letter == '.' {
		return 0
	}
	return letter
}

// letters gives the folded letters.
func (f *folded) letters() []byte { return f.form[:f.n] }

// starts reports whether the word begins so.
func (f *folded) starts(s string) bool { return f.n >= len(s) && string(f.form[:len(s)]) == s }

// ends reports whether the word ends so.
func (f *folded) ends(s string) bool { return f.n >= len(s) && string(f.form[f.n-len(s):f.n]) == s }

// from gives the written word from its folded letter i on, without the first half of a double letter.
func (f *folded) from(i int) string {
	rest := f.word[f.at[i]:]
	if i < f.n && f.double[i] {
		_, first := utf8.DecodeRuneInString(rest)
		rest = rest[first:]
	}
	return rest
}

// before gives the written word up to its folded letter i.
func (f *folded) before(i int) string { return f.word[:f.at[i]] }

// final is the last folded letter, 0 for none.
func (f *folded) final() byte {
	if f.n == 0 {
		return 0
	}
	return f.form[f.n-1]
}

// initial is the first folded letter, 0 for none.
func (f *folded) initial() byte {
	if f.n == 0 {
		return 0
	}
	return f.form[0]
}

// known script letters only: a word that holds other letters is not touched. These tables give
// the folded letter of each code point, '.' for none. They follow the decompositions of Unicode.
const (
	latinLetters = "aaaaaaeCeeeeiiiidnooooo.ouuuuytsaaaaaaeCeeeeiiiidnooooo.ouuuuyty" +
		"aaaaaaccccccCCddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllll." +
		".llnnnnnn.nnooooooeerrrrrrssSSSSSStttt..uuuuuuuuuuuuvvyyyzzzzZZ."
	latinMore = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkhhllllllllmm" +
		"mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
		"vvvvvvvvvvxxxxyyzzzzzzhtvy....s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
		"eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......"
	cyrillicLetters = "abvgdeZziyklmnoprstufhcCSS.y.euaeedgeziiylnCkiuj"
	cyrillicMore    = ".g.g.....z.q.g...k.n.......s...u.u.h...j.j.h......Z..............a.a.....a.........i...o.o.....u.u.............."
	arabicLetters   = "..................................OAwAyAbhtTjhxdzrzsSsdtzEG....." +
		".fqklmnhwyy......................................A.......t..t.p." +
		"......C.dd.......r.r.r..z................k.....g.....l....n...h." +
		"hhhh..ww....y.y.y.y..h.........................................."
)

// vowel reports whether a folded Latin or Cyrillic letter is a vowel.
func vowel(letter byte) bool {
	switch letter {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}
