package pdf

import (
	"errors"

	"github.com/zaklon/zaklon/disclosure/extract/pdf/object"
)

// A charMap says how the bytes of a string fall into codes, and what each code stands for
// (ISO 32000-1, 9.7.5 and 9.10.3).
type charMap struct {
	spaces  []codeSpace
	letters map[string]string // by the bytes of the code
}

// A codeSpace is a range of codes of one length.
type codeSpace struct{ low, high string }

// maxLetters is how many codes a map may list. Unicode has not many more letters.
const maxLetters = 1 << 17

// errMap says that a map lists more than it can.
var errMap = errors.New("unsound map of characters")

// readMap reads a map.
func readMap(b []byte) (*charMap, error) {
	m := &charMap{letters: map[string]string{}}
	l := object.Content(b)
	var operands []any
	for !l.End() {
		v, err := l.Next()
		if err != nil {
			return nil, err
		}
		word, is := v.(object.Operator)
		if !is {
			operands = append(operands, v)
			continue
		}
		switch word {
		case "endcodespacerange":
			m.space(operands)
		case "endbfchar":
			err = m.single(operands)
		case "endbfrange":
			err = m.ranges(operands)
		}
		if err != nil {
			return nil, err
		}
		operands = operands[:0]
	}
	return m, nil
}

func (m *charMap) space(operands []any) {
	for i := 0; i+1 < len(operands); i += 2 {
		low, _ := operands[i].(object.Text)
		high, _ := operands[i+1].(object.Text)
		if len(low) > 0 && len(low) == len(high) {
			m.spaces = append(m.spaces, codeSpace{string(low), string(high)})
		}
	}
}

func (m *charMap) single(operands []any) error {
	for i := 0; i+1 < len(operands); i += 2 {
		code, _ := operands[i].(object.Text)
		to, _ := operands[i+1].(object.Text)
		m.letters[string(code)] = fromUTF16(string(to))
	}
	return m.room()
}

func (m *charMap) room() error {
	if len(m.letters) > maxLetters {
		return errMap
	}
	return nil
}

// ranges reads triples: first code, last code, and the first letter or all of them.
func (m *charMap) ranges(operands []any) error {
	for i := 0; i+2 < len(operands); i += 3 {
		low, _ := operands[i].(object.Text)
		high, _ := operands[i+1].(object.Text)
		first, last := codeNumber(string(low)), codeNumber(string(high))
		if last < first || last-first >= 1<<16 {
			return errMap
		}
		for n := first; n <= last; n++ {
			m.letters[codeBytes(n, len(low))] = target(operands[i+2], n-first)
		}
		if err := m.room(); err != nil {
			return err
		}
	}
	return nil
}

// target is the letter at a distance from the first of a range.
func target(v any, distance int) string {
	switch v := v.(type) {
	case object.Array:
		if distance < len(v) {
			to, _ := v[distance].(object.Text)
			return fromUTF16(string(to))
		}
	case object.Text:
		letters := []rune(fromUTF16(string(v)))
		if n := len(letters); n > 0 {
			letters[n-1] += rune(distance)
			return string(letters)
		}
	}
	return ""
}

func codeNumber(s string) int {
	n := 0
	for i := range min(len(s), 4) {
		n = n<<8 | int(s[i])
	}
	return n
}

func codeBytes(n, length int) string {
	b := make([]byte, min(length, 4))
	for i := len(b) - 1; i >= 0; i-- {
		b[i], n = byte(n), n>>8
	}
	return string(b)
}

// length is how many bytes the next code has; without ranges that fit, as many as the shortest.
func (m *charMap) length(s string, without int) int {
	for _, space := range m.spaces {
		if n := len(space.low); n <= len(s) && within(s[:n], space) {
			return n
		}
	}
	return without
}

// within compares byte by byte, as the ranges of codes are defined.
func within(code string, space codeSpace) bool {
	for i := range len(code) {
		if code[i] < space.low[i] || code[i] > space.high[i] {
			return false
		}
	}
	return true
}
