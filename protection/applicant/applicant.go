// Package applicant is the person of a protection file: names, dates of birth, states, papers
// and signs of vulnerability, and the form in which they are given.
//
// It may not import a store, a web, a clock or a log, and, as everything below protection, it
// may not be named by a desk that can write to the country of origin (Article 45). It does
// not decide whether two applicants are one person.
package applicant

import (
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
)

// An Applicant is what a file holds of the person.
type Applicant struct {
	Person     Person
	Names      []Name
	Births     []Birth
	Ties       []Tie
	Languages  []Spoken
	Identity   []IdentityDocument
	Indicators []VulnerabilityIndicator
}

// A Person is who seeks protection.
type Person struct {
	ID           string
	Gender       string // female | male | other | not_known
	PlaceOfBirth string
}

// A Name is one written form of the person's name.
type Name struct {
	ID         string
	Kind       string // document | latin | also
	Script     string // ISO 15924
	Family     string
	Given      string
	NoGiven    bool // the person has no given name
	Patronymic string
	SearchKey  string
}

// A Birth is one date of birth that is claimed, with its precision.
type Birth struct {
	ID        string
	Year      int64
	Month     int64  // 0 = not known
	Day       int64  // 0 = not known
	Precision string // day | month | year | about
}

// A Tie links the person to a state.
type Tie struct {
	ID    string
	Kind  string // nationality | former_residence | feared
	State string // code of the closed list of states
}

// A Spoken is a language the person can be interviewed in, the preferred first.
type Spoken struct {
	ID       string
	Language string
}

// An IdentityDocument is a paper the person carries or names.
type IdentityDocument struct {
	ID      string
	Kind    string
	Number  string
	State   string
	Expires deadline.Date
}

// A VulnerabilityIndicator is a sign that special guarantees may be needed.
type VulnerabilityIndicator struct {
	ID   string
	Kind string
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
