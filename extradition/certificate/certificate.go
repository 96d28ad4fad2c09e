// Package certificate is the rule of the negative certificate: that nobody who may be a person is named
// in the register of international legal assistance on a day, and how they were looked for.
//
// A certificate is a file of its own kind, is issued once and never changes. Where somebody is found who
// may be the person none is issued, and the refusal says how many were found and not whom. It speaks of
// this register alone. The package may not import a store, a web, a clock or a log, and cannot name
// protection.
package certificate

import (
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/identity/spelling"
)

// Threshold is the least tier of a finding that stands against a certificate.
const Threshold = "possible"

// Searched lists what a certificate speaks of: the persons of the requests, and those of the records
// taken over from the registers kept before.
func Searched() []string {
	return []string{"claimed_person", "claimed_name", "claimed_birth", "claimed_nationality", "claimed_paper", "legacy_record"}
}

// Requesters lists who may ask for a certificate.
func Requesters() []string { return []string{"court", "prosecutor", "institution"} }

// A Certificate says for whom the register was searched and how. That nobody was found is that there is one.
type Certificate struct {
	ID        string
	Version   int64 // 1: it never changes
	IssuedOn  deadline.Date
	Officer   string
	Unit      string
	Requester string // of Requesters
	AskedBy   string // sealed: its name
	Purpose   string // sealed

	Person   particulars.Particulars // sealed: the person as given
	Variants []string                // sealed: the forms of the names that were searched
	Readings []string                // sealed: how each word of them is read
	Dates    []string                // sealed: the dates of birth that were searched, ISO 8601
	Searched []string                // what was searched, of Searched

	Persons   int64  // compared with
	Threshold string // the least tier of a finding
	Weights   string // version of the weights
}

// A Request is the form of a certificate.
type Request struct {
	Requester string `json:"requester"`
	AskedBy   string `json:"asked_by"`
	Purpose   string `json:"purpose"`
	particulars.Particulars

	Comparison Comparison `json:"-"` // set by the desk inside the act
}

// A Comparison is what the search of the register came to.
type Comparison struct {
	Persons int64 // compared with
	Near    int   // of them that may be the person
	Weights string
}

// Check refuses a form by which nobody can be looked for.
func (in Request) Check(today deadline.Date) error {
	var c act.Checks
	c.OneOf("requester", in.Requester, Requesters())
	c.Line("asked_by", in.AskedBy)
	c.Text("purpose", in.Purpose)
	in.Particulars.Check(&c, "", today)
	return c.Err()
}

// Issue makes the certificate. It speaks of the day on which it is entered and of no other, and is
// refused where anybody in the register may be the person.
func Issue(s Certificate, in Request, o act.Occasion) (Certificate, act.Minutes, error) {
	if s.Version != 0 {
		return s, nil, o.Refuse("", "certificate_issued")
	}
	if o.On != o.Today {
		return s, nil, o.Refuse("on", "certificate_of_today")
	}
	if err := in.Check(o.Today); err != nil {
		return s, nil, err
	}
	if n := in.Comparison.Near; n > 0 {
		return s, nil, o.Refuse("", "somebody_listed", "persons", strconv.Itoa(n))
	}
	who := in.ToPerson()
	s = Certificate{
		ID: s.ID, Version: 1, IssuedOn: o.On, Officer: o.Officer, Unit: o.Unit, Requester: in.Requester, AskedBy: identity.Clean(in.AskedBy),
		Purpose: in.Purpose, Person: in.Particulars, Variants: spelling.Variants(who.Names), Readings: spelling.Readings(who.Names),
		Searched: Searched(), Persons: in.Comparison.Persons, Threshold: Threshold, Weights: in.Comparison.Weights,
	}
	for _, b := range in.Births {
		if born, p := identity.NewBirthDate(b.Day, b.Month, b.Year); p == nil {
			s.Dates = append(s.Dates, born.ISO())
		}
	}
	return s, act.Minutes{
		{Key: "weights", Value: s.Weights}, {Key: "threshold", Value: s.Threshold}, {Key: "persons", Value: strconv.FormatInt(s.Persons, 10)},
	}, nil
}
