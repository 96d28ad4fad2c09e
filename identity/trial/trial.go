// Package trial measures the comparison and the search of persons on lists of names whose
// answers are known, and reads the files that such lists come in.
//
// It holds no list and no name. It may not be imported by anything that compares persons in a
// register.
package trial

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/person"
)

// A Side is one person of a list: the name as one text, a date of birth as far as it is known
// ("1988-03-14", "1988"), the code of a state, and f, m or nothing.
type Side struct {
	Name        string `json:"name"`
	Birth       string `json:"dob"`
	Nationality string `json:"nat"`
	Gender      string `json:"gender"`
}

// Person is the side as a register would hold it.
func (s Side) Person() person.Person {
	p := person.Person{Names: []person.Name{{Kind: person.Official, Whole: s.Name}}, Gender: person.ParseGender(s.Gender)}
	if b := person.ParseBirth(s.Birth); !b.IsZero() {
		p.Births = []person.Birth{b}
	}
	if s.Nationality != "" {
		p.Nationalities = []string{s.Nationality}
	}
	return p
}

// A Pair is two persons, and whether they are known to be one: "same", "diff", or "" where it
// is not known.
type Pair struct {
	ID       string `json:"id"`
	Label    string `json:"label"`
	Category string `json:"cat"`
	Query    Side   `json:"q"`
	Found    Side   `json:"c"`
}

// byteOrderMark may stand at the beginning of a file that Windows wrote.
const byteOrderMark = "\ufeff"

// longestLine is the most bytes of a line.
const longestLine = 1 << 20

// Lines reads one JSON object a line; empty lines say nothing. The error names the line and says what
// is wrong in it, without a word of it, and nothing comes after it.
func Lines[T any](r io.Reader) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		in := bufio.NewScanner(r)
		in.Buffer(nil, longestLine)
		n := 1
		for ; in.Scan(); n++ {
			var one T
			text := bytes.TrimSpace(bytes.TrimPrefix(in.Bytes(), []byte(byteOrderMark)))
			if len(text) == 0 {
				continue
			}
			if err := json.Unmarshal(text, &one); err != nil {
				yield(one, fmt.Errorf("line %d: %w", n, told(err)))
				return
			}
			if !yield(one, nil) {
				return
			}
		}
		if err := in.Err(); err != nil {
			var none T
			yield(none, fmt.Errorf("line %d: %w", n, told(err)))
		}
	}
}

// told says in words of its own what is wrong in a line; any other error stays as it is.
func told(err error) error {
	var sort *json.UnmarshalTypeError
	switch {
	case errors.As(err, &sort) && sort.Field != "":
		return fmt.Errorf("%q may not be a JSON %s", sort.Field, sort.Value)
	case errors.As(err, &sort), errors.As(err, new(*json.SyntaxError)):
		return errors.New("this is not a JSON object")
	case errors.Is(err, bufio.ErrTooLong):
		return fmt.Errorf("longer than %d bytes", longestLine)
	}
	return err
}

// Population counts the words of every different name of the pairs: how rare a word is, the list
// itself must say, for there is no register.
func Population(pairs []Pair) *lexicon.Lexicon {
	x := lexicon.New()
	known := map[string]bool{}
	for _, p := range pairs {
		for _, s := range []Side{p.Query, p.Found} {
			if known[s.Name] {
				continue
			}
			known[s.Name] = true
			x.Count(x.Keep(s.Person().Names[0]), 1)
		}
	}
	x.Weigh()
	return x
}
