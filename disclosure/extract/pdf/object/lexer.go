package object

import (
	"bytes"
	"math"
	"strconv"
)

// A Lexer reads values one after another from bytes.
type Lexer struct {
	b       []byte
	at      int
	Remark  func(string) // told of each comment, if set
	content bool         // words are operators, and no value is a reference
}

// Content reads the values and operators of a content stream or a character map.
func Content(b []byte) *Lexer { return &Lexer{b: b, content: true} }

// isSpace and isDelimiter are the classes of characters of ISO 32000-1, 7.2.2.
func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// skip passes blanks and comments.
func (l *Lexer) skip() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			from := l.at
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
			if l.Remark != nil {
				l.Remark(string(l.b[from:l.at]))
			}
		default:
			return
		}
	}
}

// End tells whether nothing is left but blanks and comments.
func (l *Lexer) End() bool {
	l.skip()
	return l.at >= len(l.b)
}

// word reads characters up to a blank or delimiter.
func (l *Lexer) word() string {
	from := l.at
	for l.at < len(l.b) && !isSpace(l.b[l.at]) && !isDelimiter(l.b[l.at]) {
		l.at++
	}
	return string(l.b[from:l.at])
}

// Next reads one value.
func (l *Lexer) Next() (any, error) { return l.value(0) }

func (l *Lexer) value(depth int) (any, error) {
	if l.End() || depth > maxDepth {
		return nil, errSyntax
	}
	switch c := l.b[l.at]; {
	case c == '/':
		l.at++
		return l.name(), nil
	case c == '(':
		return l.literal()
	case c == '[':
		l.at++
		return l.array(depth)
	case l.has("<<"):
		l.at += 2
		return l.dict(depth)
	case c == '<':
		return l.hex()
	case l.content && (c == '{' || c == '}'): // a small program inside a function or map
		l.at++
		return Operator(string(c)), nil
	case isDelimiter(c):
		return nil, errSyntax
	}
	return l.numberOrWord()
}

func (l *Lexer) has(mark string) bool { return bytes.HasPrefix(l.b[l.at:], []byte(mark)) }

// numberOrWord reads a number, a reference, true, false, null, or an operator.
func (l *Lexer) numberOrWord() (any, error) {
	from := l.at
	word := l.word()
	if n, is := number(word); is {
		if r, is := l.reference(n); is {
			return r, nil
		}
		return n, nil
	}
	switch word {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	}
	if l.content && word != "" {
		return Operator(word), nil
	}
	l.at = from
	return nil, errSyntax
}

// number reads digits with a sign and a point. Doubled signs, which some programs write, count once.
func number(word string) (float64, bool) {
	if word == "" || !(word[0] == '+' || word[0] == '-' || word[0] == '.' || word[0] >= '0' && word[0] <= '9') {
		return 0, false
	}
	for len(word) > 1 && word[0] == '-' && word[1] == '-' {
		word = word[1:]
	}
	for _, c := range word {
		if c != '+' && c != '-' && c != '.' && (c < '0' || c > '9') {
			return 0, false
		}
	}
	n, err := strconv.ParseFloat(word, 64)
	return n, err == nil && !math.IsInf(n, 0)
}

// maxNumber is the highest number of an object.
const maxNumber = 8 << 20

// reference reads on behind a number: "12 0 R". Without it the place is unchanged.
func (l *Lexer) reference(n float64) (Ref, bool) {
	if l.content || n < 0 || n > maxNumber || n != math.Trunc(n) {
		return 0, false
	}
	from := l.at
	l.skip()
	generation := l.word()
	l.skip()
	if _, is := number(generation); is && l.word() == "R" {
		return Ref(n), true
	}
	l.at = from
	return 0, false
}

// name reads a symbol, in which #41 is A.
func (l *Lexer) name() Name {
	word := l.word()
	if !bytes.ContainsRune([]byte(word), '#') {
		return Name(word)
	}
	var out []byte
	for i := 0; i < len(word); i++ {
		if word[i] == '#' && i+2 < len(word) {
			if c, err := strconv.ParseUint(word[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(c))
				i += 2
				continue
			}
		}
		out = append(out, word[i])
	}
	return Name(out)
}

func (l *Lexer) array(depth int) (any, error) {
	var out Array
	for {
		if l.End() {
			return nil, errSyntax
		}
		if l.b[l.at] == ']' {
			l.at++
			return out, nil
		}
		v, err := l.value(depth + 1)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
}

func (l *Lexer) dict(depth int) (any, error) {
	out := Dict{}
	for {
		if l.End() {
			return nil, errSyntax
		}
		if l.has(">>") {
			l.at += 2
			return out, nil
		}
		key, err := l.value(depth + 1)
		if err != nil {
			return nil, err
		}
		name, is := key.(Name)
		if !is {
			return nil, errSyntax
		}
		if l.End() || l.has(">>") {
			return nil, errSyntax
		}
		if out[name], err = l.value(depth + 1); err != nil {
			return nil, err
		}
	}
}

// PastImage passes the bytes of a picture inside a content stream, behind its word ID, and its
// end EI.
func (l *Lexer) PastImage() error {
	for l.at++; l.at+2 <= len(l.b); l.at++ {
		if l.has("EI") && isSpace(l.b[l.at-1]) && (l.at+2 == len(l.b) || isSpace(l.b[l.at+2])) {
			l.at += 2
			return nil
		}
	}
	return errSyntax
}
