package object

import "strconv"

// escapes are the letters behind a backslash that stand for another sign. immutable: written here alone.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// literal reads a string in round brackets, which may hold balanced ones.
func (l *Lexer) literal() (any, error) {
	var out []byte
	open := 0
	for ; l.at < len(l.b); l.at++ {
		switch c := l.b[l.at]; c {
		case '\\':
			l.at++
			out = l.escaped(out)
			continue
		case '(':
			if open++; open == 1 {
				continue
			}
		case ')':
			if open--; open == 0 {
				l.at++
				return Text(out), nil
			}
		}
		out = append(out, l.b[l.at])
	}
	return nil, errSyntax
}

// escaped reads what follows a backslash; the place stays on its last character.
func (l *Lexer) escaped(out []byte) []byte {
	if l.at >= len(l.b) {
		return out
	}
	c := l.b[l.at]
	if sign, is := escapes[c]; is {
		return append(out, sign)
	}
	switch {
	case c == '\r' && l.at+1 < len(l.b) && l.b[l.at+1] == '\n': // the line goes on
		l.at++
		return out
	case c == '\r' || c == '\n':
		return out
	case c < '0' || c > '7':
		return append(out, c)
	}
	end := l.at
	for end < len(l.b) && end < l.at+3 && l.b[end] >= '0' && l.b[end] <= '7' {
		end++
	}
	n, err := strconv.ParseUint(string(l.b[l.at:end]), 8, 16)
	if err != nil {
		return out
	}
	l.at = end - 1
	return append(out, byte(n))
}

// hex reads a string of hexadecimal digits; a last one that stands alone is followed by 0.
func (l *Lexer) hex() (any, error) {
	var out []byte
	half, high := false, byte(0)
	for l.at++; l.at < len(l.b); l.at++ {
		c := l.b[l.at]
		if c == '>' {
			l.at++
			if half {
				out = append(out, high<<4)
			}
			return Text(out), nil
		}
		if isSpace(c) {
			continue
		}
		digit, err := strconv.ParseUint(string(c), 16, 8)
		if err != nil {
			return nil, errSyntax
		}
		if half {
			out = append(out, high<<4|byte(digit))
		}
		half, high = !half, byte(digit)
	}
	return nil, errSyntax
}
