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
func (x *Lexicon) Record(p person.Person) Record { return record(p, x.Word) }

// KeepRecord is Record for a person who belongs to the population: all words stay in the lexicon.
// It counts nothing.
func (x *Lexicon) KeepRecord(p person.Person) Record { return record(p, x.Add) }

func record(p person.Person, word source) Record {
	r := Record{Births: p.Births, Nationalities: p.Nationalities, Gender: p.Gender, Documents: numbers(p.Documents)}
	r.Names = names(p.Names, word)
	for _, place := range p.Places {
		r.Places = append(r.Places, names([]person.Name{{Whole: place}}, word)...)
	}
	r.Parents = names([]person.Name{{Whole: p.Father}, {Whole: p.Mother}}, word)
	return r
}

// names takes names apart and leaves out those of which nothing can be read.
func names(written []person.Name, word source) []Name {
	var all []Name
	for _, n := range written {
		if name := compile(n, word); len(name.Words) > 0 {
			all = append(all, name)
		}
	}
	return all
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
// What has no digit is no number but a word, such as "none", and gives "".
func FoldNumber(number string) string {
	if !strings.ContainsFunc(number, unicode.IsDigit) {
		return ""
	}
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
