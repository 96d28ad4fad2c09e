// Package family knows which given names are one name: the same name in another
// language (Alexander, Aleksandr, Iskandar), an everyday short form (Sasha) or a
// distant relative (Yahya of John).
//
// The families are written down in families.txt. A name is looked up by its
// sound reading, so that a member listed in Latin letters is found from every
// alphabet; vowels that an abjad leaves out are not guessed, and forms in Arabic
// and Hebrew script are listed. That two names are of one family says that they
// may be the same name, never that two persons are the same: what it is worth is
// for the caller to weigh. The package may not compare persons and reads no
// file, clock or network.
package family

import (
	_ "embed" // the families
	"strings"
	"sync"

	"github.com/zaklon/zaklon/identity/reading"
	"github.com/zaklon/zaklon/identity/token"
)

// The strengths of a membership, the strongest first. Between two members of one
// family the weaker holds, which is the greater number.
const (
	One   uint8 = 1 + iota // the name itself, in any language
	Short                  // an everyday short form
	Loose                  // a name of the same origin that is mostly borne apart
)

// A Member says that a name belongs to a family and how closely. Families are
// numbered from 1 in the order of the file; the number means nothing else and
// changes with the file.
type Member struct {
	Family   uint16
	Strength uint8
}

//go:embed families.txt
var text string

// A book holds the families by the keys of their members, and by the keys of the
// fathers that their patronymics leave.
type book struct {
	names   map[string][]Member
	fathers map[string][]Member
}

// families is the book, made at the first question. immutable
var families = sync.OnceValue(func() *book { return read(text) })

// Of gives the families of a given name, told by its reading: nil for most
// words, seldom more than two. The slice is shared: the caller may not write it.
func Of(sounds string) []Member {
	var symbols [room]byte
	key := mute(fold(symbols[:0], sounds))
	return families().names[string(key)]
}

// Father gives the families of a father, told by what grammar.Patronymic leaves
// of his name: serg, dmitri and pavl are Sergey, Dmitry and Pavel. Short forms
// and loose relatives make no patronymics and are not found here.
func Father(stem string) []Member {
	var symbols [room]byte
	key := trunk(fold(symbols[:0], stem))
	if len(key) < 2 {
		return nil
	}
	return families().fathers[string(key)]
}

// read makes the book. A word whose letters cannot be read is left out.
func read(text string) *book {
	b := &book{names: make(map[string][]Member, 1<<14), fathers: make(map[string][]Member, 1<<12)}
	number := uint16(0)
	for line := range strings.Lines(text) {
		canonical, rest, isFamily := strings.Cut(strings.TrimSpace(line), ":")
		if !isFamily || strings.HasPrefix(canonical, "#") {
			continue
		}
		number++
		b.name(canonical, Member{number, One})
		for section := range strings.SplitSeq(rest, "|") {
			b.section(section, number)
		}
	}
	return b
}

// section adds the words of one part of a line.
func (b *book) section(section string, number uint16) {
	strength := One
	label, words, labelled := strings.Cut(section, ":")
	if !labelled {
		words = section
	}
	switch strings.TrimSpace(label) {
	case "short":
		strength = Short
	case "loose":
		strength = Loose
	case "stem":
		for word := range strings.FieldsSeq(words) {
			b.father(sounds(word), Member{number, One})
		}
		return
	}
	for word := range strings.FieldsSeq(words) {
		b.name(word, Member{number, strength})
	}
}

// name adds a word to its family under every key its spelling may be heard as.
func (b *book) name(word string, m Member) {
	heard := sounds(word)
	for _, key := range keys(heard) {
		if key = string(mute([]byte(key))); len(key) >= shortest {
			add(b.names, key, m)
		}
	}
	if m.Strength == One {
		b.father(heard, m)
	}
}

// father adds what a patronymic leaves of a name.
func (b *book) father(heard string, m Member) {
	for _, key := range keys(heard) {
		if stem := trunk([]byte(key)); len(stem) > 1 {
			add(b.fathers, string(stem), m)
		}
	}
}

// add puts a membership under a key, once a family: the strongest stays.
func add(to map[string][]Member, key string, m Member) {
	for i, have := range to[key] {
		if have.Family == m.Family {
			to[key][i].Strength = min(have.Strength, m.Strength)
			return
		}
	}
	to[key] = append(to[key], m)
}

// sounds reads one word of the file.
func sounds(word string) string {
	words := token.Split(word)
	if len(words) == 0 {
		return ""
	}
	if readings := reading.Of(words[0]); len(readings) > 0 {
		return readings[0]
	}
	return ""
}
