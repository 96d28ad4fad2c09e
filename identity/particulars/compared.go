package particulars

import (
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/person"
)

// ToPerson is the person of the form as persons are compared. What is not a date is no date of
// birth; nothing is refused.
func (p Particulars) ToPerson() person.Person {
	f, id := File{}.Add(p, func() string { return "" })
	return f.Person(id)
}

// Person is one person of the file as persons are compared; nobody for a stranger.
func (f File) Person(id string) person.Person {
	var out person.Person
	for _, p := range f.Persons {
		if p.ID != id {
			continue
		}
		out.Gender, out.Father, out.Mother = person.ParseGender(p.Gender), p.Father, p.Mother
		if p.PlaceOfBirth != "" {
			out.Places = []string{p.PlaceOfBirth}
		}
	}
	for _, n := range f.Names {
		if n.Person == id {
			out.Names = append(out.Names, person.Name{Kind: kindOf(n), Family: n.Family, Given: n.Given, Patronymic: n.Patronymic})
		}
	}
	for _, b := range f.Births {
		if b.Person == id {
			out.Births = append(out.Births, born(b.Date()))
		}
	}
	out.Nationalities = f.States(id)
	for _, d := range f.Papers {
		if d.Person == id {
			out.Documents = append(out.Documents, person.Document{Kind: d.Kind, Issuer: d.State, Number: d.Number})
		}
	}
	return out
}

// kindOf says where a name of a file comes from.
func kindOf(n Name) person.NameKind {
	switch {
	case n.Kind == string(identity.NameAlso):
		return person.Alias
	case n.Kind == string(identity.NameDocument) && n.Script != "Latn":
		return person.Original
	}
	return person.Official
}

// born is a date of birth as dates of birth are compared.
func born(b identity.BirthDate) person.Birth {
	return person.Birth{Year: uint16(b.Year), Month: uint8(b.Month), Day: uint8(b.Day), About: b.Precision == identity.PrecisionAbout} //nolint:gosec // a calendar's numbers
}
