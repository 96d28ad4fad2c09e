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
	Documents     []Document
	Places        []Name
	Parents       []Name // the father's and the mother's names
}

// A Document is a paper as it is compared. Numbers of two states are the same by chance.
type Document struct {
	Issuer string // code of the state; empty: not known
	Number string // by FoldNumber
}

// A Taken is a person whose names are taken apart into written words, and not yet looked up.
type Taken struct {
	person                 person.Person
	names, places, parents []written
}

// Take takes the names of a person apart. That is half the work of making a person ready, and
// needs no lexicon: it may be done beside whoever uses one.
func Take(p person.Person) Taken {
	t := Taken{person: p, names: make([]written, len(p.Names))}
	for i, n := range p.Names {
		t.names[i] = takeName(n)
	}
	for _, place := range p.Places {
		t.places = append(t.places, takeName(person.Name{Whole: place}))
	}
	for _, parent := range [...]string{p.Father, p.Mother} {
		if parent != "" {
			t.parents = append(t.parents, takeName(person.Name{Whole: parent}))
		}
	}
	return t
}

// Record makes a person ready. Words that no name of the population holds are not kept.
func (x *Lexicon) Record(p person.Person) Record { return record(Take(p), x.Word) }

// KeepRecord is Record for a person who belongs to the population: all words stay in the lexicon.
// It counts nothing.
func (x *Lexicon) KeepRecord(p person.Person) Record { return x.KeepTaken(Take(p)) }

// KeepTaken is KeepRecord for a person whose names are taken apart already.
func (x *Lexicon) KeepTaken(t Taken) Record { return record(t, x.Add) }

func record(t Taken, word source) Record {
	p := t.person
	return Record{
		Births: p.Births, Nationalities: p.Nationalities, Gender: p.Gender, Documents: papers(p.Documents),
		Names: names(t.names, word), Places: names(t.places, word), Parents: names(t.parents, word),
	}
}

// names finds the words of names, and leaves out those of which nothing can be read.
func names(all []written, word source) []Name {
	var out []Name
	for _, n := range all {
		if name := compile(n, word); len(name.Words) > 0 {
			out = append(out, name)
		}
	}
	return out
}

func papers(documents []person.Document) []Document {
	var out []Document
	for _, d := range documents {
		if n := FoldNumber(d.Number); n != "" {
			out = append(out, Document{d.Issuer, n})
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
