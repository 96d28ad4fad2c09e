// Package han reads names in Chinese characters into the sound alphabet of package sound.
//
// One word is the whole name, since Chinese, Korean and Malaysian Chinese names are written
// without spaces, and the same characters are a different name in Latin letters wherever their
// bearer comes from: 陳 is Chen in Beijing, Chan in Hong Kong, Tan in Singapore, Chin among the
// Hakka and Jin in Seoul. So a word has up to six readings, one for each such tradition. A word
// that spells a foreign name by its sounds is read by the values characters have there (斯 is s).
//
// The readings of single characters are facts of the Unihan database (characters.txt). The
// package may not judge whose name it is; it does not know where a person comes from. It knows
// no Japanese readings.
package han

import (
	"slices"
	"strings"

	"github.com/zaklon/zaklon/identity/reading/hangul"
	"github.com/zaklon/zaklon/identity/sound"
)

// most is the number of readings a word may have, and longest the most characters that are
// read: no name is longer, and input is hostile.
const most, longest = 6, 16

// A name is a word with what the readings need: its characters in simplified form, and how many
// of them are the family name (0 where the word is no whole Chinese name).
type name struct {
	chars  []character
	family int
}

// Read returns the readings of a word, the likeliest first and six at most, nil if it has no
// character that the tables know.
func Read(word string) []string {
	n := parse(word)
	if len(n.chars) == 0 {
		return nil
	}
	var out list
	if n.family == 0 && looksForeign(n.chars) {
		out.add(loan(n.chars))
		out.add(mandarin(n))
		out.add(cantonese(n))
		return out
	}
	out.add(mandarin(n))
	out.add(cantonese(n))
	south, korea := southern(n), korean(n)
	for i := range most {
		for _, from := range [][]string{south, korea} {
			if i < len(from) {
				out.add(from[i])
			}
		}
		if i == 0 && (n.family == 0 || allLoans(n.chars)) {
			out.add(loan(n.chars))
		}
	}
	out.add(otherMandarin(n))
	return out
}

// A list is readings without duplicates.
type list []string

// add appends a reading, equal neighbours written once, if it is new and there is room.
func (l *list) add(reading string) {
	reading = sound.Fold(reading)
	if reading != "" && len(*l) < most && !slices.Contains(*l, reading) {
		*l = append(*l, reading)
	}
}

// parse looks the characters of a word up, and takes the family name off.
func parse(word string) name {
	var n name
	for _, r := range word {
		if c, isKnown := find(r); isKnown && len(n.chars) < longest {
			n.chars = append(n.chars, c)
		}
	}
	n.family = familyLength(n.chars)
	return n
}

// spell joins the sounds that a table has for each character.
func spell(chars []character, of func(character) string) string {
	var b strings.Builder
	for _, c := range chars {
		b.WriteString(of(c))
	}
	return b.String()
}

// koreanFamily are the Korean readings that characters have as family names only. immutable
var koreanFamily = map[rune]string{'金': "김", '沈': "심", '车': "차", '叶': "섭", '贾': "가", '易': "이", '都': "도", '曾': "증", '单': "선", '肖': "소"}

// korean reads the word as a Korean name. A whole name must begin with a family name that Korea
// has, and every character must have a Korean reading.
func korean(n name) []string {
	var b strings.Builder
	for i, c := range n.chars {
		switch {
		case c.korean == "":
			return nil
		case i == 0 && koreanFamily[c.simple] != "":
			b.WriteString(koreanFamily[c.simple])
		default:
			b.WriteString(c.korean)
		}
	}
	word := b.String()
	if _, _, isName := hangul.Split(word); n.family > 0 && !isName {
		return nil
	}
	return hangul.Read(word)
}
