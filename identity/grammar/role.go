package grammar

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A Role is what a written word does in a name.
type Role uint8

const (
	// Name: the word names the person. So does every word not known here.
	Name Role = iota
	// Connector: de, van, bin, the Arabic article. It belongs to the word after it.
	Connector
	// Title: dr, sheikh, general. It says what the person is.
	Title
	// Generation: junior, the third.
	Generation
	// Initial: one letter that stands for a whole name.
	Initial
)

// RoleOf gives the role of one written word, in lower case and form NFKC, with
// or without a full stop at its end. Possible means that the same word is also a
// name of its own (Vietnamese Le, the given name Haji, the surname King): the
// caller may weigh it less and may not drop it. A plain name is Sure.
//
// Son and daughter words (oglu, qyzy) are not here: see Son. Arabic compounds
// (abd al-X, abu X) are Name: they are joined elsewhere.
func RoleOf(word string) (Role, Strength) {
	plain := strings.TrimRight(word, ".")
	if entry, ok := roles()[plain]; ok {
		return entry.role, entry.strength
	}
	if initial(plain) {
		return Initial, Sure
	}
	return Name, Sure
}

// initial reports whether a word is one letter of an alphabet that has initials.
// One Han, Hangul or Kana character is a whole name or syllable.
func initial(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	if size == 0 || !unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Arabic, unicode.Hebrew, unicode.Armenian, unicode.Georgian) {
		return false
	}
	return strings.TrimFunc(word[size:], unicode.IsMark) == "" && unicode.IsLetter(r)
}

type entry struct {
	role     Role
	strength Strength
}

// roles is the table of words, made at the first question. immutable
var roles = sync.OnceValue(func() map[string]entry {
	table := make(map[string]entry, 600)
	for _, row := range words {
		for word := range strings.FieldsSeq(row.words) {
			table[word] = entry{row.role, row.strength}
		}
	}
	return table
})
