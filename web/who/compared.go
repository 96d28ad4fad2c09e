package who

import (
	"strings"

	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/locale"
)

// Rows is what tells a person apart, from the record by which registers compare.
func Rows(words locale.Printer, p person.Person) []Row {
	return []Row{
		{words.T("who.names"), names(words, p.Names)},
		{words.T("case.born"), births(words, p.Births)},
		{words.T("entry.gender"), Plain(gender(words, p.Gender))},
		{words.T("case.citizen_of"), Plain(states(p.Nationalities)...)},
		{words.T("entry.place_of_birth"), Plain(p.Places...)},
		{words.T("case.papers_shown"), Plain(papers(words, p.Documents)...)},
		{words.T("who.parents"), Plain(p.Father, p.Mother)},
	}
}

func names(words locale.Printer, all []person.Name) []Line {
	out := make([]Line, len(all))
	for i, n := range all {
		text := n.Whole
		if text == "" {
			text = identity.Name{Family: n.Family, Given: n.Given, Patronymic: n.Patronymic}.Running()
		}
		note := ""
		if n.Kind == person.Alias {
			note = words.T("name_kind.also")
		}
		out[i] = Written(words, text, identity.ScriptOf(text), note)
	}
	return out
}

func births(words locale.Printer, all []person.Birth) []Line {
	var out []Line
	for _, b := range all {
		out = append(out, Plain(words.Born(date(b)))...)
	}
	return out
}

// date is a date of birth as pages write it.
func date(b person.Birth) identity.BirthDate {
	out := identity.BirthDate{Year: int(b.Year), Month: int(b.Month), Day: int(b.Day), Precision: identity.PrecisionDay}
	switch {
	case b.About:
		out.Precision = identity.PrecisionAbout
	case b.Month == 0:
		out.Precision = identity.PrecisionYear
	case b.Day == 0:
		out.Precision = identity.PrecisionMonth
	}
	return out
}

func gender(words locale.Printer, g person.Gender) string {
	switch g {
	case person.Female:
		return words.T("gender.female")
	case person.Male:
		return words.T("gender.male")
	case person.GenderOther:
		return words.T("gender.other")
	default:
		return ""
	}
}

// States names states by their codes.
func states(codes []string) []string {
	out := make([]string, len(codes))
	for i, code := range codes {
		if out[i] = code; code != "" {
			out[i] = State(code)
		}
	}
	return out
}

// State names a state by its code, or gives the code.
func State(code string) string {
	if s, ok := identity.LookupState(code); ok {
		return s.Name
	}
	return code
}

func papers(words locale.Printer, all []person.Document) []string {
	out := make([]string, len(all))
	for i, d := range all {
		kind := d.Kind
		if key := "document_kind." + d.Kind; words.Has(key) {
			kind = words.T(key)
		}
		out[i] = strings.TrimSuffix(kind+" "+d.Number+", "+State(d.Issuer), ", ")
	}
	return out
}
