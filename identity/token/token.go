// Package token takes a written name apart into words, each in one script, in the form that
// readings, grammar and comparison expect.
//
// It knows scripts and signs, not names: which word is a patronymic or a title is told by package
// grammar. It refuses nothing, because what it is given was typed in another country: signs it
// does not know part two words. It may not import a package above identity.
package token

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A Word is one word of a name.
type Word struct {
	Text   string // NFKC, lower case, one script, every apostrophe '
	Also   string // another form of the same word, such as with its article written on; or ""
	Script Script
	Caps   bool // written in capitals beside words that are not: by custom the family name
	Before bool // stands before a comma, or in the first part of a machine-readable zone: the family name
	Cut    bool // may be cut short, as the last component of a full machine-readable zone
}

// most is the most words of a name that are looked at, and longestName the most bytes: no name
// is longer in earnest, and a bound keeps the cost of hostile input small.
const (
	most        = 16
	longestName = 1 << 10
)

// usual is how many words room is made for at once: few names have more.
const usual = 4

// Split gives the words of a written name in their order.
func Split(name string) []Word {
	if len(name) > longestName {
		name = strings.ToValidUTF8(name[:longestName], "")
	}
	s := splitter{words: make([]Word, 0, usual), text: make([]rune, 0, 8*usual)}
	full := false
	if strings.Contains(name, "<") {
		name, full = zone(name)
	}
	runes := []rune(norm.NFKC.String(name))
	for i, r := range runes {
		if glued(runes, i) {
			s.end()
		}
		s.add(r)
	}
	s.end()
	if full && len(s.words) > 0 {
		s.words[len(s.words)-1].Cut = true
	}
	return s.marked()
}

// glued reports whether another word begins at runes[i] without a space: a capital with a small
// letter after it behind three small letters or more (ArmanTuleshovich; not McDonald, nor the
// ShEYMAN of a romanisation that writes one letter with two).
func glued(runes []rune, i int) bool {
	if i < 3 || i+1 >= len(runes) || !unicode.IsUpper(runes[i]) || !unicode.IsLower(runes[i+1]) {
		return false
	}
	return unicode.IsLower(runes[i-1]) && unicode.IsLower(runes[i-2]) && unicode.IsLower(runes[i-3])
}

// zone turns the name field of a machine-readable zone into a name with a comma after the
// primary identifier. A field without filler at its end is full: its last component may be cut
// short (ICAO Doc 9303, part 3, 4.6), and lists shorten fields further, so its length says nothing.
func zone(field string) (name string, full bool) {
	field = strings.TrimSpace(field)
	full = !strings.HasSuffix(field, "<")
	name = strings.Replace(strings.TrimRight(field, "<"), "<<", ", ", 1)
	return strings.ReplaceAll(name, "<", " "), full
}

// A splitter collects the words of one name.
type splitter struct {
	words  []Word
	text   []rune
	upper  int // letters of the word in capitals
	lower  int // letters of the word that are not, where the script tells
	script Script
	comma  bool
	mixed  bool // the word has letters of two scripts that look alike
}

// add takes the next character of the name.
func (s *splitter) add(r rune) {
	switch {
	case invisible(r):
	case isApostrophe(r):
		s.text = append(s.text, '\'')
	case r == '״' || r == '"' || r == '“' || r == '”':
		if s.script == Hebrew {
			s.text = append(s.text, '"')
		}
	case unicode.IsLetter(r) || unicode.IsMark(r):
		s.letter(r)
	case r == ',' || r == '，' || r == '،':
		s.end()
		s.family()
	default:
		s.end()
	}
}

// letter adds a letter or a mark; a letter of another script begins another word.
func (s *splitter) letter(r rune) {
	script := scriptOf(r)
	if script != Common && s.script != Common && script != s.script && !s.lookalike(r, script) {
		s.end()
	}
	switch {
	case unicode.IsUpper(r):
		s.upper++
	case unicode.IsLower(r):
		s.lower++
	}
	if script != Common && s.script == Common {
		s.script = script
	}
	if low := unicode.ToLower(r); low != '\u0307' || len(s.text) == 0 || s.text[len(s.text)-1] != 'i' {
		s.text = append(s.text, low)
	}
}

// lookalike reports whether a letter stands in a word of the other of the two scripts whose
// letters look alike: a Latin i in a Cyrillic word, or the other way round. At the end of the word
// the script of more letters wins; its reading knows the letters of the other that look alike.
func (s *splitter) lookalike(r rune, script Script) bool {
	both := (script == Latin && s.script == Cyrillic) || (script == Cyrillic && s.script == Latin)
	s.mixed = s.mixed || both
	return both
}

// family marks every word so far as standing before the comma.
func (s *splitter) family() {
	if s.comma {
		return
	}
	s.comma = true
	for i := range s.words {
		s.words[i].Before = true
	}
}

// end closes a word. A quotation mark or an apostrophe at its ends is no letter of it, but a
// geresh at the end of a Hebrew word is part of the letter before it.
func (s *splitter) end() {
	text := strings.TrimRight(strings.TrimLeft(string(s.text), "'\""), "\"")
	if s.script != Hebrew {
		text = strings.TrimRight(text, "'\"")
	}
	script := s.script
	if s.mixed {
		script = majority(text)
	}
	if script == Common || len(s.words) == most {
		text = ""
	}
	if text != "" {
		s.words = append(s.words, Word{Text: norm.NFC.String(text), Script: script, Caps: s.upper > 1 && s.upper > s.lower})
	}
	s.text, s.upper, s.lower, s.script, s.mixed = s.text[:0], 0, 0, Common, false
}

// marked takes Caps away where every word is in capitals, for then it says nothing; and Before
// where nothing stands after the comma.
func (s *splitter) marked() []Word {
	caps, before := 0, 0
	for _, w := range s.words {
		if w.Caps {
			caps++
		}
		if w.Before {
			before++
		}
	}
	for i := range s.words {
		s.words[i].Caps = s.words[i].Caps && caps < len(s.words)
		s.words[i].Before = s.words[i].Before && before < len(s.words)
	}
	return s.words
}
