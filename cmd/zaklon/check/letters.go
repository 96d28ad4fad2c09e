package check

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/disclosure"
	"github.com/zaklon/zaklon/disclosure/gate"
	"github.com/zaklon/zaklon/disclosure/knowledge"
)

// longestLine is how long one letter of a list may be.
const longestLine = 65 << 20

// A line is one letter of a list. What else stands there is not read.
type line struct {
	ID      string   `json:"id"`
	Text    string   `json:"text"`
	Reaches bool     `json:"reaches_origin"`
	About   []string `json:"subjects"`
	Named   []string `json:"named_in_request"`
}

// A known is what a list's own knowledge holds.
type known struct {
	Persons []struct {
		ID    string   `json:"id"`
		Names []string `json:"names"`
		Facts []struct {
			Kind     string   `json:"kind"`
			Value    string   `json:"value"`
			Variants []string `json:"variants"`
		} `json:"facts"`
	} `json:"persons"`
	Formulas []string `json:"approved_formulas"`
}

// A checked letter is one line of the answer.
type checked struct {
	ID    string `json:"id"`
	Hold  bool   `json:"hold"`
	Red   bool   `json:"red"`
	Spans []span `json:"spans"`
}

type span struct {
	Start  int    `json:"start_byte"`
	End    int    `json:"end_byte"`
	Kind   string `json:"kind"`
	Reason string `json:"reason"`
}

// A list checks letters, each by itself, with one knowledge for all.
type list struct {
	checker *disclosure.Checker
	index   *knowledge.Index
	gate    *gate.Gate
}

// letters checks a list and writes a line for each letter. Its error is ErrFindings where one is held.
func (p program) letters(in flags) error {
	l, err := newList(in.knowledge)
	if err != nil {
		return err
	}
	f, err := os.Open(in.letters)
	if err != nil {
		return fmt.Errorf("check: %w", err)
	}
	defer func() { _ = f.Close() }() // it was only read
	held := false
	lines, out := bufio.NewScanner(f), json.NewEncoder(p.Out)
	out.SetEscapeHTML(false)
	lines.Buffer(nil, longestLine)
	for n := 1; lines.Scan(); n++ {
		var one line
		if json.Unmarshal(lines.Bytes(), &one) != nil || one.ID == "" {
			return console.RefusedBecause(fmt.Sprintf("%s: line %d is no letter", filepath.Base(in.letters), n))
		}
		c := l.check(one)
		held = held || c.Hold
		if err := out.Encode(c); err != nil {
			return err
		}
	}
	if lines.Err() != nil {
		return fmt.Errorf("check: %w", lines.Err())
	}
	if held {
		return console.ErrFindings
	}
	return nil
}

func newList(path string) (list, error) {
	checker, err := disclosure.New()
	if err != nil {
		return list{}, err
	}
	l := list{checker: checker, gate: &gate.Gate{}}
	if path == "" {
		return l, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return list{}, fmt.Errorf("check: %w", err)
	}
	var k known
	if err := json.Unmarshal(text, &k); err != nil {
		return list{}, console.RefusedBecause(filepath.Base(path) + " is no list of persons")
	}
	l.gate.Allow(k.Formulas...)
	l.index = knowledge.Build(k.persons())
	return l, nil
}

// persons are the persons of a list as the rules know them. A kind that is none of theirs, such as
// that an application exists, is a matter of wording alone.
func (k known) persons() []knowledge.Person {
	var out []knowledge.Person
	for _, p := range k.Persons {
		one := knowledge.Person{ID: p.ID, Names: p.Names}
		for _, f := range p.Facts {
			fact := knowledge.Fact{Kind: f.Kind, Texts: append([]string{f.Value}, f.Variants...)}
			if day, err := deadline.ParseDate(f.Value); err == nil {
				fact = knowledge.Fact{Kind: f.Kind, Day: day}
			}
			if f.Kind == knowledge.KindPerson {
				fact = knowledge.Fact{Kind: f.Kind, Person: f.Value}
			}
			one.Facts = append(one.Facts, fact)
		}
		out = append(out, one)
	}
	return out
}

func (l list) check(one line) checked {
	item := disclosure.Item{Parts: []disclosure.Part{{Name: disclosure.Body, Text: one.Text}}}
	scope := knowledge.Scope{Concerned: one.About, Named: one.Named}
	v := l.checker.Check(item, disclosure.Way{Gate: l.gate, Reaches: one.Reaches}, l.index, scope)
	c := checked{ID: one.ID, Hold: v.Hold, Red: v.Red, Spans: []span{}}
	for _, f := range v.Findings {
		c.Spans = append(c.Spans, span{f.Start, f.End, f.Kind, f.Reason})
	}
	return c
}
