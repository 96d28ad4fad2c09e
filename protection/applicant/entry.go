package applicant

import (
	"slices"
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity"
)

// An Entry is one value of the person that a correction may change.
type Entry struct {
	Field string // "family", "birth", "state" ...
	Part  string // reference of the part, or empty for the person
	Value string // as it stands, in the form in which a correction gives it

	Check func(c *act.Checks, value string, o act.Occasion)
	Set   func(a Applicant, value string) Applicant
}

// Entries lists every value that a correction may change, in the order of the file.
func (a Applicant) Entries() []Entry {
	out := []Entry{a.genderEntry(), a.placeOfBirthEntry()}
	for i := range a.Names {
		out = append(out, a.nameEntries(i)...)
	}
	for i := range a.Births {
		out = append(out, a.birthEntry(i))
	}
	for i := range a.Ties {
		out = append(out, a.tieEntry(i))
	}
	for i := range a.Identity {
		out = append(out, a.numberEntry(i))
	}
	return out
}

func (a Applicant) genderEntry() Entry {
	return Entry{
		Field: "gender", Value: a.Person.Gender,
		Check: func(c *act.Checks, v string, _ act.Occasion) { c.OneOf("value", v, Genders()) },
		Set:   func(a Applicant, v string) Applicant { a.Person.Gender = v; return a },
	}
}

func (a Applicant) placeOfBirthEntry() Entry {
	return Entry{
		Field: "place_of_birth", Value: a.Person.PlaceOfBirth,
		Check: func(c *act.Checks, v string, _ act.Occasion) { c.Line("value", v) },
		Set:   func(a Applicant, v string) Applicant { a.Person.PlaceOfBirth = identity.Clean(v); return a },
	}
}

// nameEntries gives the three written parts of a name; a corrected name gets its script and
// search key anew.
func (a Applicant) nameEntries(i int) []Entry {
	part := func(field, value string, change func(n *Name, v string)) Entry {
		return Entry{
			Field: field, Part: a.Names[i].ID, Value: value,
			Check: func(c *act.Checks, v string, _ act.Occasion) {
				if p := identity.CheckName(v); p != nil {
					c.Require(false, "value", p.Code, "max", strconv.Itoa(identity.MaxName))
				}
			},
			Set: func(a Applicant, v string) Applicant {
				n := a.Names[i]
				change(&n, identity.Clean(v))
				a.Names = replaced(a.Names, i, n.keyed())
				return a
			},
		}
	}
	n := a.Names[i]
	return []Entry{
		part("family", n.Family, func(n *Name, v string) { n.Family = v }),
		part("given", n.Given, func(n *Name, v string) { n.Given, n.NoGiven = v, false }),
		part("patronymic", n.Patronymic, func(n *Name, v string) { n.Patronymic = v }),
	}
}

func (a Applicant) birthEntry(i int) Entry {
	return Entry{
		Field: "birth", Part: a.Births[i].ID, Value: a.Births[i].Date().ISO(),
		Check: func(c *act.Checks, v string, o act.Occasion) {
			read, p := identity.ParseISO(v)
			if p == nil {
				p = identity.CheckBorn(read, o.Today.Year(), int(o.Today.Month()), o.Today.Day())
			}
			if p != nil {
				c.Require(false, "value", p.Code)
			}
		},
		Set: func(a Applicant, v string) Applicant {
			a.Births = replaced(a.Births, i, birthForm(v).birth(a.Births[i].ID))
			return a
		},
	}
}

func (a Applicant) tieEntry(i int) Entry {
	return Entry{
		Field: "state", Part: a.Ties[i].ID, Value: a.Ties[i].State,
		Check: func(c *act.Checks, v string, _ act.Occasion) {
			_, known := identity.LookupState(v)
			c.Require(known, "value", "state_unknown")
		},
		Set: func(a Applicant, v string) Applicant {
			t := a.Ties[i]
			t.State = v
			a.Ties = replaced(a.Ties, i, t)
			return a
		},
	}
}

func (a Applicant) numberEntry(i int) Entry {
	return Entry{
		Field: "document_number", Part: a.Identity[i].ID, Value: a.Identity[i].Number,
		Check: func(c *act.Checks, v string, _ act.Occasion) {
			if p := identity.CheckDocumentNumber(v); p != nil {
				c.Require(false, "value", p.Code, "max", strconv.Itoa(identity.MaxDocumentNumber))
			}
		},
		Set: func(a Applicant, v string) Applicant {
			d := a.Identity[i]
			d.Number = identity.Clean(v)
			a.Identity = replaced(a.Identity, i, d)
			return a
		},
	}
}

// replaced returns a copy of parts in which the part at i is another one.
func replaced[T any](parts []T, i int, part T) []T {
	out := slices.Clone(parts)
	out[i] = part
	return out
}
