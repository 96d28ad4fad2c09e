// Package statement is the rule of a register statement: what the register of protection holds, or
// does not hold, of a person on a day, and how it was looked for.
//
// A statement is a file of its own kind, is issued once and never changes. It is for the file of the
// authority alone; this package may not be named by anything that can write to the country of
// origin (Article 45), and it may not import a store, a web, a clock or a log.
package statement

import (
	"slices"
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/identity/spelling"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/protection/identification"
)

// A Statement says for whom the register was searched, how, and what was found.
type Statement struct {
	ID       string
	Version  int64 // 1: it never changes
	IssuedOn deadline.Date
	Officer  string
	Unit     string
	AskedBy  string // sealed: who asked for it
	Purpose  string // sealed

	Person   applicant.Applicant // sealed: the person as given
	Variants []string            // sealed: the forms of the names that were searched
	Readings []string            // sealed: how each word of them is read, in the sound alphabet of package sound
	Dates    []string            // sealed: the dates of birth that were searched, ISO 8601
	Searched []string            // what was searched, of Searched

	Persons   int64  // compared with
	Threshold string // the least tier of a finding
	Weights   string // version of the weights
	More      bool   // there were further findings than a statement holds
	Found     []identification.Match
}

// Listed tells whether somebody was found who may be the person.
func (s Statement) Listed() bool { return len(s.Found) > 0 }

// Searched lists what a statement speaks of: names, dates of birth, states and identity documents of
// the files that were handed over to the determining authority. It says nothing of files that are
// still with the border police.
func Searched() []string {
	return []string{"protection_case", "person_name", "birth_date", "person_state", "identity_document"}
}

// A Request is the form of a statement.
type Request struct {
	AskedBy     string                    `json:"asked_by"`
	Purpose     string                    `json:"purpose"`
	Names       []applicant.NameForm      `json:"names"`
	Births      []applicant.BirthForm     `json:"births"`
	Nationality []string                  `json:"nationalities"`
	Documents   []applicant.IdentityPaper `json:"documents"`

	Comparison identification.Comparison `json:"-"` // set by the desk
}

// Particulars are those of the person as the form gives them.
func (in Request) Particulars() applicant.Particulars {
	return applicant.Particulars{Names: in.Names, Births: in.Births, Nationality: in.Nationality, Documents: in.Documents}
}

// Check refuses a form by which nobody can be looked for.
func (in Request) Check(today deadline.Date) error {
	var c act.Checks
	c.Line("asked_by", in.AskedBy)
	c.Text("purpose", in.Purpose)
	in.Particulars().CheckWho(&c, today)
	return c.Err()
}

// Issue makes the statement of what the comparison came to. It speaks of the day on which it is
// entered and of no other.
func Issue(s Statement, in Request, o act.Occasion) (Statement, act.Minutes, error) {
	if s.Version != 0 {
		return s, nil, o.Refuse("", "statement_issued")
	}
	if o.On != o.Today {
		return s, nil, o.Refuse("on", "statement_of_today")
	}
	if err := in.Check(o.Today); err != nil {
		return s, nil, err
	}
	s = Statement{
		ID: s.ID, Version: 1, IssuedOn: o.On, Officer: o.Officer, Unit: o.Unit, AskedBy: identity.Clean(in.AskedBy), Purpose: in.Purpose,
		Person: in.Particulars().Applicant(o.NewID), Variants: Variants(in.Names), Readings: Readings(in.Names), Searched: Searched(),
		Persons: int64(in.Comparison.Persons), Threshold: identification.Threshold, Weights: in.Comparison.Weights,
		More: in.Comparison.More, Found: slices.Clone(in.Comparison.Matches),
	}
	for _, b := range s.Person.Births {
		s.Dates = append(s.Dates, b.Date().ISO())
	}
	return s, act.Minutes{
		{Key: "weights", Value: s.Weights}, {Key: "threshold", Value: s.Threshold}, {Key: "persons", Value: strconv.FormatInt(s.Persons, 10)},
		{Key: "candidates", Value: strconv.Itoa(len(s.Found))},
	}, nil
}

// Variants lists the forms of names that a search looks for, each once.
func Variants(names []applicant.NameForm) []string { return spelling.Variants(compared(names)) }

// Readings lists how each word of names is read, each once.
func Readings(names []applicant.NameForm) []string { return spelling.Readings(compared(names)) }

// compared are names as names are compared.
func compared(names []applicant.NameForm) []person.Name {
	out := make([]person.Name, len(names))
	for i, n := range names {
		out[i] = person.Name{Family: n.Family, Given: n.Given, Patronymic: n.Patronymic}
	}
	return out
}
