// Package hebrew reads one word of the Hebrew script in the sound alphabet of package sound, with
// and without points, and Yiddish as far as its digraphs show it.
//
// Without points bet, kaf, pe and shin have two values and alef, vav, yod and final he stand for
// several vowels; they are read as the open symbols B, K, P, X, A, W, I and H, and the distance
// decides. The package may not look anything up, guess vowels, or know names.
package hebrew

import "strings"

// longest is the number of letters of a word that are read; no name comes near.
const longest = 48

// A mark is one letter with all that is written on it.
type mark struct {
	letter       rune
	dagesh, rafe bool
	dot          rune   // shinDot, sinDot or 0
	vowel        string // the sounds of its vowel point, "" without
	point        rune   // the vowel point itself, 0 without
	geresh       bool   // a geresh follows
	first, last  bool
	after        rune // the next letter, 0 at the end
	under        rune // the vowel point of the letter before, 0 without
}

// Read gives the reading of one word: one, or nil where no letter is known. The geresh is the
// ASCII apostrophe, gershayim and letters of other scripts are skipped.
func Read(word string) []string {
	var space [longest]mark
	marks := gather(word, space[:0])
	if len(marks) == 0 {
		return nil
	}
	w := wordOf(marks)
	var room [3 * longest]byte
	out := room[:0]
	for i := range marks {
		out = add(out, w.sounds(&marks[i]))
		out = add(out, w.vowelOf(&marks[i]))
	}
	if len(out) == 0 {
		return nil
	}
	return []string{string(out)}
}

// add writes sounds, neighbouring equal vowels once. Two equal consonants have a vowel between
// them, because the script does not double a letter for a long consonant.
func add(out []byte, sounds string) []byte {
	for i := range len(sounds) {
		if len(out) == 0 || out[len(out)-1] != sounds[i] || strings.IndexByte("AIWHaeiou", sounds[i]) < 0 {
			out = append(out, sounds[i])
		}
	}
	return out
}

// gather collects the letters of a word with their points and geresh.
func gather(word string, marks []mark) []mark {
	for _, r := range word {
		if isLetter(r) {
			if len(marks) == longest {
				break
			}
			marks = append(marks, mark{letter: r})
			continue
		}
		if len(marks) > 0 {
			marks[len(marks)-1].put(r)
		}
	}
	for i := range marks {
		m := &marks[i]
		m.first, m.last = i == 0, i == len(marks)-1
		if !m.first {
			m.under = marks[i-1].point
		}
		if !m.last {
			m.after = marks[i+1].letter
		}
	}
	return marks
}

// put sets on a letter one of the signs that follow it.
func (m *mark) put(r rune) {
	switch {
	case r == '\'':
		m.geresh = true
	case r == dagesh:
		m.dagesh = true
	case r == rafe:
		m.rafe = true
	case r == shinDot, r == sinDot:
		m.dot = r
	case r >= firstVowel && r < firstVowel+rune(len(vowels)):
		m.vowel, m.point = vowels[r-firstVowel], r
	case r == '\u05C7':
		m.vowel, m.point = "o", r // qamats that is read o
	}
}

func isLetter(r rune) bool {
	return r >= first && r < first+rune(len(letters)) && letters[r-first] != ""
}

// A word is what the whole word tells of its letters.
type word struct {
	pointed bool // it has vowel points
	yiddish bool // it has letters only Yiddish has
}

// wordOf looks at the points. Yiddish sets vowel points on alef and yod only, and Hebrew on every
// letter; a word with points elsewhere is Hebrew.
func wordOf(marks []mark) word {
	var w word
	signs := false
	for _, m := range marks {
		bearer := m.letter == 'א' || m.letter == 'י' || m.letter == 'ײ'
		w.pointed = w.pointed || m.point != 0 && !bearer
		signs = signs || m.letter >= 'װ' || m.letter == 'א' && m.point != 0
	}
	w.yiddish = signs && !w.pointed
	return w
}

// sounds gives the sounds of a letter without its vowel.
func (w word) sounds(m *mark) string {
	if s, ok := geresh[m.letter]; ok && m.geresh {
		return s
	}
	switch m.letter {
	case 'ש':
		return shin(m.dot)
	case 'ו':
		return w.vav(m)
	case 'י':
		return w.yod(m)
	case 'א':
		return w.alef(m)
	case 'ה':
		if m.last && !m.first && !m.dagesh {
			return "H"
		}
	case 'ע':
		if w.yiddish {
			return "e"
		}
	case 'ב', 'כ', 'פ', 'ך', 'ף':
		return w.bent(m)
	}
	return letters[m.letter-first]
}

func shin(dot rune) string {
	switch dot {
	case shinDot:
		return "S"
	case sinDot:
		return "s"
	}
	return "X"
}

// bent gives the value of a letter that a dagesh hardens. At the start of a word bet and kaf are
// hard, because the soft sounds are written with vav and het there; a plain pe at the end of
// a word is the p of a foreign word.
func (w word) bent(m *mark) string {
	if m.dagesh {
		return hard[m.letter]
	}
	if s, ok := soft[m.letter]; ok && (m.rafe || w.pointed) {
		return s
	}
	switch {
	case m.letter == 'פ' && m.last && !m.first:
		return "p"
	case m.letter == 'ב' && m.first:
		return "b"
	case m.letter == 'כ' && m.first:
		return "k"
	}
	return letters[m.letter-first]
}

// vav is a vowel where a point says so, the consonant v in any other place of a pointed word, and
// open without points, also doubled: doubling marks the consonant, but many write it once.
func (w word) vav(m *mark) string {
	switch {
	case m.point == holam:
		return "" // the vowel itself is written by the point
	case m.dagesh && m.point == 0:
		return "u"
	case w.pointed && m.point != 0:
		return "v"
	}
	return "W"
}

// yod is silent after the points for i and e, a glide where it bears a vowel, open without points,
// also doubled: יי is a glide, ai and ei.
func (w word) yod(m *mark) string {
	switch {
	case w.pointed && m.vowel != "":
		return "j"
	case m.under == hiriq || m.under == tsere:
		return ""
	}
	return "I"
}

// alef is nothing where it only bears a vowel that is written.
func (w word) alef(m *mark) string {
	if m.vowel != "" {
		return ""
	}
	if m.first && (m.after == 'ו' || m.after == 'י') {
		return ""
	}
	return "A"
}

// vowelOf gives the sounds of a letter's vowel point; a Yiddish digraph has its vowel already.
func (w word) vowelOf(m *mark) string {
	switch {
	case m.letter == 'ײ':
		return ""
	case w.yiddish && m.point == qamats:
		return "o"
	}
	return m.vowel
}
