// Package particulars is a person as another state or another police describes them: the form in
// which the description comes, and the parts of a file that it makes.
//
// It serves the files of legal assistance and of police cooperation and holds nothing that only
// the person themselves could say. It may not import a store, a desk, a clock or a package of rules,
// it compares nobody, and no type here puts a person's words into an error.
package particulars

import (
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
)

// A File is everything that a file holds of the persons it names, as flat lists: every part says
// whose it is by the reference of the person. Rules receive it by value and never write into a slice.
type File struct {
	Persons       []Person
	Names         []Name
	Births        []Birth
	Nationalities []Nationality
	Papers        []Paper
}

// A Person is one whom the file names.
type Person struct {
	ID           string
	Gender       string // female | male | other | not_known
	PlaceOfBirth string // sealed
	Father       string // sealed: the father's name, as written
	Mother       string // sealed: the mother's name, as written
}

// A Name is one written form of a person's name.
type Name struct {
	ID         string
	Person     string
	Kind       string // document | latin | also
	Script     string // ISO 15924
	Family     string
	Given      string
	NoGiven    bool // it is known that the person has no given name
	Patronymic string
	SearchKey  string
}

// A Birth is one date of birth that is stated, with its precision.
type Birth struct {
	ID        string
	Person    string
	Year      int64
	Month     int64  // 0 = not known
	Day       int64  // 0 = not known
	Precision string // day | month | year | about
}

// A Nationality is one that is stated; several are usual.
type Nationality struct {
	ID     string
	Person string
	State  string // code of the closed list of states
}

// A Paper is a document with a number that is stated to be the person's.
type Paper struct {
	ID      string
	Person  string
	Kind    string // of identity.DocumentKinds
	Number  string
	State   string
	Expires deadline.Date
}

// Date gives the date of birth as package identity knows it.
func (b Birth) Date() identity.BirthDate {
	return identity.BirthDate{
		Year: int(b.Year), Month: int(b.Month), Day: int(b.Day), Precision: identity.Precision(b.Precision),
	}
}

// keyed sets what follows from the written parts: script and search key.
func (n Name) keyed() Name {
	whole := strings.Join([]string{n.Given, n.Patronymic, n.Family}, " ")
	n.Script, n.SearchKey = identity.ScriptOf(whole), identity.SearchKey(whole)
	return n
}

// Listed is the first name of a person as it stands in a sorted list; empty for a stranger.
func (f File) Listed(personID string) string {
	for _, n := range f.Names {
		if n.Person == personID {
			return identity.Name{Family: n.Family, Given: n.Given, Patronymic: n.Patronymic}.Listed()
		}
	}
	return ""
}

// Has tells whether the file names a person of this reference.
func (f File) Has(personID string) bool {
	for _, p := range f.Persons {
		if p.ID == personID {
			return true
		}
	}
	return false
}

// States lists the nationalities stated of a person, in the order in which they were entered.
func (f File) States(personID string) []string {
	var out []string
	for _, n := range f.Nationalities {
		if n.Person == personID {
			out = append(out, n.State)
		}
	}
	return out
}
