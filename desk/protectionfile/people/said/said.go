// Package said takes a person as persons are compared from what is entered of an applicant, and makes
// one person of what several files say.
//
// It is pure: it reads no register, compares nobody, and may not import a store, a desk or a clock.
package said

import (
	"cmp"
	"slices"

	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/protection/applicant"
)

// By is the person that particulars tell of. What is not a date is no date of birth; nothing is
// refused.
func By(a applicant.Applicant) person.Person {
	p := person.Person{Gender: person.ParseGender(a.Person.Gender)}
	for _, n := range a.Names {
		if n.Family+n.Given+n.Patronymic != "" {
			p.Names = append(p.Names, person.Name{Kind: kindOf(n), Family: n.Family, Given: n.Given, Patronymic: n.Patronymic})
		}
	}
	for _, b := range a.Births {
		if born := Born(b.Date()); !born.IsZero() {
			p.Births = append(p.Births, born)
		}
	}
	if a.Person.PlaceOfBirth != "" {
		p.Places = []string{a.Person.PlaceOfBirth}
	}
	for _, t := range a.Ties {
		if t.Kind == "nationality" {
			p.Nationalities = append(p.Nationalities, t.State)
		}
	}
	for _, d := range a.Identity {
		p.Documents = append(p.Documents, person.Document{Kind: d.Kind, Issuer: d.State, Number: d.Number})
	}
	return p
}

// kindOf says where a name of a file comes from.
func kindOf(n applicant.Name) person.NameKind {
	switch {
	case n.Kind == string(identity.NameAlso):
		return person.Alias
	case n.Kind == string(identity.NameDocument) && n.Script != "Latn":
		return person.Original
	}
	return person.Official
}

// Born is a date of birth as dates of birth are compared.
func Born(b identity.BirthDate) person.Birth {
	return person.Birth{Year: uint16(b.Year), Month: uint8(b.Month), Day: uint8(b.Day), About: b.Precision == identity.PrecisionAbout} //nolint:gosec // a calendar's numbers
}

// Unite adds to a person what another file says.
func Unite(p, more person.Person) person.Person {
	return person.Person{
		Names: added(p.Names, more.Names), Births: added(p.Births, more.Births), Places: added(p.Places, more.Places),
		Nationalities: added(p.Nationalities, more.Nationalities), Gender: cmp.Or(p.Gender, more.Gender),
		Documents: added(p.Documents, more.Documents), Father: cmp.Or(p.Father, more.Father), Mother: cmp.Or(p.Mother, more.Mother),
	}
}

// added gives all of one list and what another has beside it.
func added[T comparable](list, more []T) []T {
	out := slices.Clone(list)
	for _, one := range more {
		if !slices.Contains(out, one) {
			out = append(out, one)
		}
	}
	return out
}
