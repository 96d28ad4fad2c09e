// Package georgian reads names in the Georgian scripts into the sound alphabet
// of package sound: one letter is one sound, so that a table is enough.
//
// It may not judge which person a name belongs to, and it takes no ending off:
// the -i of the nominative is part of the name as it is written.
package georgian

import "strings"

// sounds are the letters of Mkhedruli from U+10D0 on, in the order of Unicode.
// The aspirated p stands for the f of foreign names as well. The last of them
// are letters of older texts and of Mingrelian and Svan.
var sounds = [...]string{
	"a", "b", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "Z", "r", "s", "t", "u", "P",
	"k", "G", "Q", "S", "C", "c", "dz", "c", "C", "x", "J", "h", "ej", "j", "w", "Q", "o", "f", "@", "@", "G", "", "j",
}

// The first letters of the three alphabets of Georgian: Mkhedruli, the capitals
// of modern print, and the small letters of the church. Each has the same order.
const (
	mkhedruli = 0x10d0
	mtavruli  = 0x1c90
	nuskhuri  = 0x2d00
	capitals  = 0x10a0
)

// Read returns the one reading of a word in Georgian letters, nil if it has
// none. Letters of other scripts are skipped.
func Read(word string) []string {
	var out strings.Builder
	last := byte(0)
	for _, r := range word {
		s := letter(r)
		if s == "" || s[0] == last {
			continue
		}
		out.WriteString(s)
		last = s[len(s)-1]
	}
	if out.Len() == 0 {
		return nil
	}
	return []string{out.String()}
}

// letter returns the sound of one letter, "" for anything else.
func letter(r rune) string {
	for _, first := range [...]rune{mkhedruli, mtavruli, nuskhuri, capitals} {
		if i := r - first; i >= 0 && int(i) < len(sounds) {
			return sounds[i]
		}
	}
	return ""
}
