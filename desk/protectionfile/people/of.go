package people

import (
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
)

// Of is the person of a file as persons are compared.
func Of(file protection.File) person.Person { return ofApplicant(file.Applicant) }

// OfParticulars is the person of a form that is not entered yet. What is not a date is no date of
// birth; nothing is refused.
func OfParticulars(in applicant.Particulars) person.Person {
	return ofApplicant(in.Applicant(func() string { return "" }))
}

func ofApplicant(a applicant.Applicant) person.Person {
	p := person.Person{Gender: person.ParseGender(a.Person.Gender)}
	for _, n := range a.Names {
		if n.Family+n.Given+n.Patronymic != "" {
			p.Names = append(p.Names, person.Name{Kind: kindOf(n), Family: n.Family, Given: n.Given, Patronymic: n.Patronymic})
		}
	}
	for _, b := range a.Births {
		if born := bornOn(b.Date()); !born.IsZero() {
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

func bornOn(b identity.BirthDate) person.Birth {
	return person.Birth{Year: uint16(b.Year), Month: uint8(b.Month), Day: uint8(b.Day), About: b.Precision == identity.PrecisionAbout} //nolint:gosec // a calendar's numbers
}
