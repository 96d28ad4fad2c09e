package applicant

import (
	"cmp"
	"slices"
)

// With adds what another file says of the same person: each name, date of birth, state, language,
// paper and sign that is not there yet. What a person has one of stays, where it is known.
func (a Applicant) With(more Applicant) Applicant {
	if a.Person.Gender == "" || a.Person.Gender == "not_known" {
		a.Person.Gender = cmp.Or(more.Person.Gender, a.Person.Gender)
	}
	a.Person.PlaceOfBirth = cmp.Or(a.Person.PlaceOfBirth, more.Person.PlaceOfBirth)
	a.Names = added(a.Names, more.Names, func(n Name) Name { n.ID = ""; return n })
	a.Births = added(a.Births, more.Births, func(b Birth) Birth { b.ID = ""; return b })
	a.Ties = added(a.Ties, more.Ties, func(t Tie) Tie { t.ID = ""; return t })
	a.Languages = added(a.Languages, more.Languages, func(s Spoken) Spoken { s.ID = ""; return s })
	a.Identity = added(a.Identity, more.Identity, func(d IdentityDocument) IdentityDocument { d.ID = ""; return d })
	a.Indicators = added(a.Indicators, more.Indicators, func(v VulnerabilityIndicator) VulnerabilityIndicator { v.ID = ""; return v })
	return a
}

// added gives all of one list and what another has beside it; says leaves out of a part whose it is.
func added[T comparable](list, more []T, says func(T) T) []T {
	out := slices.Clone(list)
	for _, one := range more {
		if !slices.ContainsFunc(out, func(has T) bool { return says(has) == says(one) }) {
			out = append(out, one)
		}
	}
	return out
}
