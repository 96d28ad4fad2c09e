// Package wording finds general wording that discloses: that somebody asked for protection, how far
// that has come, why something is not done, who helps, where somebody is. It knows words and no
// person, and what it finds it finds in every letter alike.
//
// The words and the rules are tables (concepts.yaml, rules.yaml) that a reviewer reads. A word list
// does not generalise: what is found here is shown to a reviewer and is never the reason why a letter
// may leave. The package may not import a register, a store, a clock or a log.
package wording

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"github.com/zaklon/zaklon/disclosure/reading"
)

//go:embed concepts.yaml rules.yaml
var tables embed.FS

// embedded reads the tables in the binary once. immutable
var embedded = sync.OnceValues(func() (*Lexicon, error) { return Load(tables) })

// Embedded gives the tables in the binary.
func Embedded() (*Lexicon, error) { return embedded() }

// A Lexicon is the concepts and the rules. It is never changed after it was read and safe for
// concurrent use.
type Lexicon struct {
	rules   []compiled
	neutral map[string]map[string]string
	names   map[string]concept
	entries map[uint64][]entry
	whole   [1 << 16]bool // what is no first word of an entry is not looked up
	stems   [1 << 16]bool // nor what is no stem of one
	person  concept
	general concept
}

// A Rule is one line of the table.
type Rule struct {
	Code   string   `yaml:"code"`
	Kind   string   `yaml:"kind"`
	All    []string `yaml:"all"`
	Within int      `yaml:"within"`
	Not    []string `yaml:"not"`
	Person string   `yaml:"person"` // sentence | letter | none
	First  bool     `yaml:"first"`  // the first concept begins the sentence or line
}

// Where somebody in particular must stand for a rule to hold.
const (
	inSentence = "sentence"
	inLetter   = "letter"
	nowhere    = "none"
)

// A concept is the number of one, and a set the concepts that a sentence has.
type (
	concept uint8
	set     uint64
)

const mostConcepts = 64

type compiled struct {
	Rule
	all       []concept
	need, bar set
}

// An entry is one way to say a concept, found by its first word.
type entry struct {
	concept concept
	words   []word
}

// A word of an entry: these bytes, or whatever begins with them.
type word struct {
	text string
	stem bool
}

// Load reads the tables. The error names the table and the first fault.
func Load(files fs.FS) (*Lexicon, error) {
	var c struct {
		Concepts map[string]string `yaml:"concepts"`
	}
	var r struct {
		Rules   []Rule                       `yaml:"rules"`
		Neutral map[string]map[string]string `yaml:"neutral"`
	}
	if err := read(files, "concepts.yaml", &c); err != nil {
		return nil, err
	}
	if err := read(files, "rules.yaml", &r); err != nil {
		return nil, err
	}
	l := &Lexicon{neutral: r.Neutral, names: map[string]concept{}, entries: map[uint64][]entry{}}
	if len(c.Concepts) > mostConcepts {
		return nil, fmt.Errorf("wording concepts.yaml: more than %d concepts", mostConcepts)
	}
	for name, text := range c.Concepts {
		l.names[name] = concept(len(l.names))
		if !l.addConcept(l.names[name], text) {
			return nil, fmt.Errorf("wording concepts.yaml: %s is empty", name)
		}
	}
	for _, rule := range r.Rules {
		if err := l.addRule(rule); err != nil {
			return nil, err
		}
	}
	person, one := l.names["person"]
	general, two := l.names["general"]
	if !one || !two {
		return nil, fmt.Errorf("wording concepts.yaml: person and general are required")
	}
	l.person, l.general = person, general
	return l, nil
}

func read(files fs.FS, name string, into any) error {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return fmt.Errorf("wording: %w", err)
	}
	if err := yaml.UnmarshalWithOptions(text, into, yaml.Strict()); err != nil {
		return fmt.Errorf("wording %s: %w", name, err)
	}
	return nil
}

// addConcept enters every way to say a concept, and tells whether there is one.
func (l *Lexicon) addConcept(c concept, text string) bool {
	any := false
	for _, way := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '\n' }) {
		for _, spelled := range []string{way, strings.NewReplacer("đ", "d", "Đ", "d").Replace(way)} {
			if e := (entry{c, words(spelled)}); len(e.words) > 0 {
				l.enter(e)
				any = true
			}
		}
	}
	return any
}

func (l *Lexicon) enter(e entry) {
	h := reading.Hash([]byte(e.words[0].text))
	same := func(o entry) bool { return o.concept == e.concept && slices.Equal(o.words, e.words) }
	if !slices.ContainsFunc(l.entries[h], same) {
		l.entries[h] = append(l.entries[h], e)
		l.whole[uint16(h>>16)] = true
		l.stems[uint16(h>>16)] = l.stems[uint16(h>>16)] || e.words[0].stem
	}
}

// words folds the words of one way to say something.
func words(text string) []word {
	var out []word
	var t reading.Text
	for _, field := range strings.Fields(text) {
		t.Read(field)
		for i := range t.Tokens {
			out = append(out, word{string(t.Word(i)), strings.HasSuffix(field, "*") && i == len(t.Tokens)-1})
		}
	}
	return out
}

func (l *Lexicon) addRule(r Rule) error {
	c := compiled{Rule: r}
	for _, name := range append(slices.Clone(r.All), r.Not...) {
		if _, known := l.names[name]; !known {
			return fmt.Errorf("wording rules.yaml %s: no concept %s", r.Code, name)
		}
	}
	for _, name := range r.All {
		c.all = append(c.all, l.names[name])
		c.need |= 1 << l.names[name]
	}
	for _, name := range r.Not {
		c.bar |= 1 << l.names[name]
	}
	if len(c.all) == 0 || r.Within < 1 || !slices.Contains([]string{inSentence, inLetter, nowhere}, r.Person) || l.neutral[r.Kind] == nil {
		return fmt.Errorf("wording rules.yaml %s: all, within, person and a neutral wording of its kind are required", r.Code)
	}
	l.rules = append(l.rules, c)
	return nil
}

// Neutral is what could stand where something of a kind is found; empty for an unknown kind.
func (l *Lexicon) Neutral(kind, language string) string { return l.neutral[kind][language] }

// Kinds lists the kinds that have a neutral wording, in the order of the alphabet.
func (l *Lexicon) Kinds() []string {
	var out []string
	for kind := range l.neutral {
		out = append(out, kind)
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}
