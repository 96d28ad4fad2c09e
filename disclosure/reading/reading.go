// Package reading cuts a text into folded words and numbers, each with its place in the original.
//
// Two ways of writing one word give one folded word: Cyrillic or Latin letters, with diacritics or
// without, with signs that cannot be seen, broken over two lines, spaced letter by letter, or with a
// letter of another script that only looks alike. Places are byte offsets of the text as it was
// given, whatever was folded. The package knows no language and no person; it may not import a
// register, a store, a clock or a log, and it reads any bytes without a failure.
package reading

import (
	"unicode"
	"unicode/utf8"
)

// A Gap is what stands before a word.
type Gap uint8

// The gaps, from the nearest to the widest.
const (
	Glued Gap = iota // nothing: a letter beside a digit
	Space            // blanks, or a line that goes on
	Mark             // a comma, a dash, a slash, a bracket and the like
	Stop             // a sentence or a line ends
)

// A Token is one word or one number of a text.
type Token struct {
	Start, End int32 // bytes of the original, End not included
	lo, hi     int32 // in the folded bytes
	Gap        Gap
	Number     bool // digits alone; otherwise letters alone
	Capital    bool // begins with a capital letter
	Upper      bool // every letter of it is a capital
}

// A Text is a text that was read. The zero value is an empty one; Read may be called again, which
// uses its memory anew, so a Text serves one goroutine at a time.
type Text struct {
	Original string
	Tokens   []Token
	folded   []byte
}

// Longest is how many bytes one text may have, so that offsets fit. Read drops what is beyond.
const Longest = 1 << 30

// Word gives the folded bytes of a token: lower case a-z for Latin and Cyrillic letters, 0-9 for
// digits. The caller may not write into them.
func (t *Text) Word(i int) []byte { return t.folded[t.Tokens[i].lo:t.Tokens[i].hi] }

// Read cuts a text.
func (t *Text) Read(original string) {
	if len(original) > Longest {
		original = original[:Longest]
	}
	t.Original, t.Tokens, t.folded = original, t.Tokens[:0], t.folded[:0]
	s := scanner{text: t, s: original, gap: Stop}
	s.run()
	t.collapse()
}

// A scanner walks once over the bytes of a text.
type scanner struct {
	text   *Text
	s      string
	at     int
	gap    Gap  // what stood since the last token
	open   bool // the last token may go on
	latin  bool // the open token has Latin letters
	other  bool // the open token has letters that look like Latin ones
	breaks bool // a line ended in the gap
	dot    bool // a full stop stands in the gap
}

func (s *scanner) run() {
	for s.at < len(s.s) {
		if b := s.s[s.at]; b < utf8.RuneSelf {
			s.ascii(b)
			continue
		}
		r, size := utf8.DecodeRuneInString(s.s[s.at:])
		s.rune(r, size)
	}
	s.close()
}

// ascii takes one byte of the common letters.
func (s *scanner) ascii(b byte) {
	switch c := classes[b]; c {
	case classLower, classUpper:
		s.letter(c == classUpper, 1)
		s.latin = true
		s.text.folded = append(s.text.folded, b|0x20)
		s.grow(1)
	case classDigit:
		s.digit(b, 1)
	case classApostrophe:
		s.apostrophe(1)
	case classSpace:
		s.widen(Space, 1)
	case classLine:
		s.line()
	case classEnd:
		s.end(b)
	default:
		s.widen(Mark, 1)
	}
}

// rune takes one character beyond the common ones.
func (s *scanner) rune(r rune, size int) {
	switch {
	case unseen(r):
		s.at += size
		if s.open {
			s.text.Tokens[len(s.text.Tokens)-1].End = int32(s.at)
		}
	case unicode.IsLetter(r):
		s.letter(unicode.IsUpper(r), size)
		s.latin = s.latin || r < firstGreek
		s.other = s.other || r >= firstGreek && r <= lastCyrillic
		s.text.folded = fold(s.text.folded, r)
		s.grow(size)
	case unicode.Is(unicode.Nd, r):
		s.digit(digitOf(r), size)
	case r == '’' || r == 'ʼ' || r == '‘' || r == 'ʹ':
		s.apostrophe(size)
	case unicode.IsSpace(r):
		s.widen(Space, size)
	default:
		s.widen(Mark, size)
	}
}

// letter begins or continues a word.
func (s *scanner) letter(capital bool, size int) {
	if s.open && !s.last().Number {
		s.last().Upper = s.last().Upper && capital
		return
	}
	s.close()
	s.begin(Token{Capital: capital, Upper: capital}, size)
}

// digit begins or continues a number.
func (s *scanner) digit(b byte, size int) {
	if !s.open || !s.last().Number {
		s.close()
		s.begin(Token{Number: true}, size)
	}
	s.text.folded = append(s.text.folded, b)
	s.grow(size)
}

// begin opens a token with the gap that was seen. A line that goes on with a small letter or after
// no full stop in mid-sentence is a blank; one that begins with a capital is an end.
func (s *scanner) begin(k Token, size int) {
	k.Start, k.Gap = int32(s.at), s.gap
	if len(s.text.Tokens) > 0 && s.gap < Stop && (s.dot && s.ends(k) || s.breaks && (k.Capital || s.dot)) {
		k.Gap = Stop
	}
	k.lo = int32(len(s.text.folded))
	k.hi, k.End = k.lo, int32(s.at+size)
	s.text.Tokens = append(s.text.Tokens, k)
	s.open, s.gap, s.dot, s.breaks, s.latin, s.other = true, Glued, false, false, false, false
}

// ends tells whether a full stop and a blank before a capital end a sentence: not after one letter, a
// short word that is usually cut ("Ms.", "br.") or the number of a day, for what follows belongs to it.
func (s *scanner) ends(next Token) bool {
	if !next.Capital || s.gap == Glued {
		return false
	}
	last := s.text.Word(len(s.text.Tokens) - 1)
	return len(last) > 1 && !cut[string(last)] && (len(last) > 2 || !s.last().Number)
}

func (s *scanner) last() *Token { return &s.text.Tokens[len(s.text.Tokens)-1] }

// grow moves on, with the open token.
func (s *scanner) grow(size int) {
	s.at += size
	k := s.last()
	k.End, k.hi = int32(s.at), int32(len(s.text.folded))
}

// widen closes the open token and notes what stands after it.
func (s *scanner) widen(g Gap, size int) {
	if g == Mark && size == 1 && s.s[s.at] == '-' && s.joins() {
		return
	}
	s.close()
	s.gap = max(s.gap, g)
	s.at += size
}

// joins skips a dash and a line end between two small letters: one word broken over two lines.
func (s *scanner) joins() bool {
	if !s.open || s.last().Number {
		return false
	}
	i := s.at + 1
	for i < len(s.s) && (s.s[i] == '\r' || s.s[i] == ' ') {
		i++
	}
	if i >= len(s.s) || s.s[i] != '\n' {
		return false
	}
	for i++; i < len(s.s) && s.s[i] == ' '; i++ {
	}
	if r, _ := utf8.DecodeRuneInString(s.s[i:]); !unicode.IsLower(r) {
		return false
	}
	s.at = i
	return true
}

// apostrophe is skipped inside a word and a mark elsewhere.
func (s *scanner) apostrophe(size int) {
	next, _ := utf8.DecodeRuneInString(s.s[s.at+size:])
	if s.open && !s.last().Number && unicode.IsLetter(next) {
		s.at += size
		return
	}
	s.widen(Mark, size)
}

// line notes the end of a line; an empty line is an end whatever follows.
func (s *scanner) line() {
	s.close()
	if s.breaks {
		s.gap = Stop
	}
	s.breaks = true
	s.gap = max(s.gap, Space)
	s.at++
}

// end notes a sign that can end a sentence.
func (s *scanner) end(b byte) {
	s.close()
	s.at++
	if b != '.' {
		s.gap = Stop
		return
	}
	s.dot, s.gap = true, max(s.gap, Mark)
}

// close ends the open token. A word of two scripts is folded by what its letters look like.
func (s *scanner) close() {
	if s.open && s.latin && s.other {
		k := s.last()
		s.text.folded = s.text.folded[:k.lo]
		for _, r := range s.s[k.Start:k.End] {
			if unicode.IsLetter(r) {
				s.text.folded = foldLook(s.text.folded, r)
			}
		}
		k.hi = int32(len(s.text.folded))
	}
	s.open = false
}

// Run gives the folded bytes of neighbouring tokens, to not included, as if nothing stood between.
// The caller may not write into them.
func (t *Text) Run(from, to int) []byte {
	if from >= to {
		return nil
	}
	return t.folded[t.Tokens[from].lo:t.Tokens[to-1].hi]
}
