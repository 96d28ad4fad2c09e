package lexicon

import (
	"strings"
	"unicode"

	"github.com/zaklon/zaklon/identity/person"
)

// A Record is a person ready for comparing.
type Record struct {
	Names         []Name
	Births        []person.Birth
	Nationalities []string
	Gender        person.Gender
	Documents     []string // numbers, folded
	Places        []Name
	Parents       []Name // the father's and the mother's names
}

// Record makes a person ready. Words that no name of the population holds are not kept.
func (x *Lexicon) Record(p person.Person) Record {
	r := Record{Births: p.Births, Nationalities: p.Nationalities, Gender: p.Gender, Documents: numbers(p.Documents)}
	for _, n := range p.Names {
		if name := x.Name(n); len(name.Words) > 0 {
			r.Names = append(r.Names, name)
		}
	}
	r.Places = x.wholes(p.Places...)
	r.Parents = x.wholes(p.Father, p.Mother)
	return r
}

func (x *Lexicon) wholes(texts ...string) []Name {
	var names []Name
	for _, text := range texts {
		if n := x.Name(person.Name{Whole: text}); len(n.Words) > 0 {
			names = append(names, n)
		}
	}
	return names
}

func numbers(documents []person.Document) []string {
	var out []string
	for _, d := range documents {
		if n := FoldNumber(d.Number); n != "" {
			out = append(out, n)
		}
	}
	return out
}

// FoldNumber writes the number of a document as it is compared: letters and digits alone, in
// capitals, and what is read for another sign when copied by hand (O for 0, I for 1) as digits.
func FoldNumber(number string) string {
	return strings.Map(func(r rune) rune {
		switch r = unicode.ToUpper(r); {
		case r == 'O':
			return '0'
		case r == 'I':
			return '1'
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return r
		}
		return -1
	}, number)
}

// KeepRecord is Record for a person who belongs to the population: all words stay in the lexicon.
// It counts nothing.
func (x *Lexicon) KeepRecord(p person.Person) Record {
	r := Record{Births: p.Births, Nationalities: p.Nationalities, Gender: p.Gender, Documents: numbers(p.Documents)}
	for _, n := range p.Names {
		if name := x.Keep(n); len(name.Words) > 0 {
			r.Names = append(r.Names, name)
		}
	}
	r.Places = x.keepWholes(p.Places...)
	r.Parents = x.keepWholes(p.Father, p.Mother)
	return r
}

func (x *Lexicon) keepWholes(texts ...string) []Name {
	var names []Name
	for _, text := range texts {
		if text == "" {
			continue
		}
		if n := x.Keep(person.Name{Whole: text}); len(n.Words) > 0 {
			names = append(names, n)
		}
	}
	return names
}
