package due

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// errJSON is the fault of a line that is no JSON.
var errJSON = errors.New("the line is not one JSON object")

// read reads a line strictly: one object, no unknown field, no field twice. The texts of q
// stand in the line as long as it does. After an error q holds what was read before it.
func read(line []byte, q *Question) error {
	*q = Question{Extensions: q.Extensions[:0], Suspensions: q.Suspensions[:0]}
	if !utf8.Valid(line) {
		return errors.New("the line is not UTF-8")
	}
	s := scanner{text: line}
	if err := s.object(lineFields, func(field int) error { return s.field(field, q) }); err != nil {
		return err
	}
	if s.next() != 0 || s.at < len(s.text) {
		return errJSON
	}
	return nil
}

// The fields of a line, of an extension and of a suspension. immutable
var (
	lineFields       = []string{"id", "rule", "anchor", "extensions", "suspensions", "calendar", "stated"}
	extensionFields  = []string{"on", "until", "ground"}
	suspensionFields = []string{"from", "to", "ground"}
)

// field reads the value of a field of a line.
func (s *scanner) field(field int, q *Question) (err error) {
	switch lineFields[field] {
	case "id":
		q.ID, err = s.value()
	case "rule":
		q.Rule, err = s.string("rule")
	case "anchor":
		q.Anchor, err = s.string("anchor")
	case "stated":
		q.Stated, err = s.string("stated")
	case "calendar":
		q.Calendar, err = s.string("calendar")
	case "extensions":
		err = s.array("extensions", func() error {
			var e Extension
			err := s.object(extensionFields, func(i int) (err error) {
				*[]*[]byte{&e.On, &e.Until, &e.Ground}[i], err = s.string(extensionFields[i])
				return err
			})
			q.Extensions = append(q.Extensions, e)
			return err
		})
	case "suspensions":
		err = s.array("suspensions", func() error {
			var e Suspension
			err := s.object(suspensionFields, func(i int) (err error) {
				*[]*[]byte{&e.From, &e.To, &e.Ground}[i], err = s.string(suspensionFields[i])
				return err
			})
			q.Suspensions = append(q.Suspensions, e)
			return err
		})
	}
	return err
}

// scanner walks through a line.
type scanner struct {
	text []byte
	at   int
}

// next gives the next byte that is no space, without taking it; 0 at the end.
func (s *scanner) next() byte {
	for ; s.at < len(s.text); s.at++ {
		switch c := s.text[s.at]; c {
		case ' ', '\t', '\r', '\n':
		default:
			return c
		}
	}
	return 0
}

// take takes c if it is next.
func (s *scanner) take(c byte) bool {
	if s.next() != c || s.at == len(s.text) {
		return false
	}
	s.at++
	return true
}

// null takes the word if it is next.
func (s *scanner) null() bool {
	if s.next() == 'n' && bytes.HasPrefix(s.text[s.at:], []byte("null")) {
		s.at += 4
		return true
	}
	return false
}

// object reads an object whose fields stand in a list, at most 31, and has each value read.
func (s *scanner) object(fields []string, value func(field int) error) error {
	if !s.take('{') {
		return errJSON
	}
	if s.take('}') {
		return nil
	}
	var seen uint32
	for {
		if s.next() != '"' {
			return errJSON
		}
		name, err := s.string("")
		if err != nil || !s.take(':') {
			return errJSON
		}
		field := -1
		for i, known := range fields {
			if string(name) == known {
				field = i
			}
		}
		if field < 0 {
			return fmt.Errorf("unknown field %q", name)
		}
		if seen&(1<<field) != 0 {
			return fmt.Errorf("field %q stands twice", name)
		}
		seen |= 1 << field
		if err := value(field); err != nil {
			return err
		}
		if s.take('}') {
			return nil
		}
		if !s.take(',') {
			return errJSON
		}
	}
}

// array reads a list and has each element read; null is an empty one.
func (s *scanner) array(field string, element func() error) error {
	if s.null() {
		return nil
	}
	if !s.take('[') {
		return fmt.Errorf("%s: is not a list", field)
	}
	if s.take(']') {
		return nil
	}
	for {
		if err := element(); err != nil {
			return err
		}
		if s.take(']') {
			return nil
		}
		if !s.take(',') {
			return errJSON
		}
	}
}

// string reads a text; null is an empty one.
func (s *scanner) string(field string) ([]byte, error) {
	if s.null() {
		return nil, nil
	}
	if !s.take('"') {
		return nil, fmt.Errorf("%s: is not a text", field)
	}
	begin := s.at
	for ; s.at < len(s.text); s.at++ {
		switch c := s.text[s.at]; {
		case c == '"':
			s.at++
			return s.text[begin : s.at-1], nil
		case c == '\\':
			return s.escaped(begin)
		case c < ' ':
			return nil, errJSON
		}
	}
	return nil, errJSON
}

// escaped reads a text that holds a backslash, from its first byte on.
func (s *scanner) escaped(begin int) ([]byte, error) {
	for ; s.at < len(s.text); s.at++ {
		switch s.text[s.at] {
		case '\\':
			s.at++
		case '"':
			s.at++
			var text string
			if err := json.Unmarshal(s.text[begin-1:s.at], &text); err != nil {
				return nil, errJSON
			}
			return []byte(text), nil
		}
	}
	return nil, errJSON
}

// value takes any value as it is written.
func (s *scanner) value() ([]byte, error) {
	s.next()
	begin, depth := s.at, 0
	for s.at < len(s.text) {
		switch c := s.text[s.at]; c {
		case '"':
			if _, err := s.string(""); err != nil {
				return nil, errJSON
			}
			s.at--
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		case ',', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return s.valid(begin)
			}
		}
		if depth < 0 {
			return s.valid(begin)
		}
		s.at++
	}
	return nil, errJSON
}

// valid gives what stands from begin up to here, if it is a value.
func (s *scanner) valid(begin int) ([]byte, error) {
	if value := s.text[begin:s.at]; json.Valid(value) {
		return value, nil
	}
	return nil, errJSON
}
