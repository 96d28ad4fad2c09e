package who

import "github.com/zaklon/zaklon/protection/applicant"

// A Side is one of two persons who are compared, with the file that says so.
type Side struct {
	Person
	Label string // "This file"
	Ref   string // as people read it
	Path  string // of the file; empty where the officer may not read it
}

// A Pair is two persons beside each other.
type Pair struct{ Own, Other Side }

// A line is one value of a person.
type line struct {
	Text, Lang string // Lang is empty where the text is in the language of the page, or in Latin letters
	Notes      []string
}

// A row is what both files say of one thing.
type row struct {
	Label      string
	Own, Other []line
}

// rows lists what tells people apart; what neither file says is left out.
func (p Pair) rows() []row {
	t := p.Own.Words.T
	all := []row{
		{t("who.names"), p.Own.names(), p.Other.names()},
		{t("case.born"), plain(p.Own.Born()), plain(p.Other.Born())},
		{t("entry.gender"), p.Own.gender(), p.Other.gender()},
		{t("case.citizen_of"), plain(p.Own.States("nationality")), plain(p.Other.States("nationality"))},
		{t("case.former_residence"), plain(p.Own.States("former_residence")), plain(p.Other.States("former_residence"))},
		{t("entry.place_of_birth"), p.Own.place(), p.Other.place()},
		{t("case.papers_shown"), plain(p.Own.IdentityPapers()), plain(p.Other.IdentityPapers())},
	}
	var out []row
	for _, r := range all {
		if len(r.Own)+len(r.Other) > 0 {
			out = append(out, r)
		}
	}
	return out
}

func plain(texts []string) []line {
	out := make([]line, len(texts))
	for i, text := range texts {
		out[i].Text = text
	}
	return out
}

// names lists every name as it was written; one in another script has its script, and a reading
// proposed for it.
func (p Person) names() []line {
	out := make([]line, len(p.Who.Names))
	for i, n := range p.Who.Names {
		out[i] = p.name(n)
	}
	return out
}

func (p Person) name(n applicant.Name) line {
	out := line{Text: Running(n), Notes: []string{p.Words.T("name_kind." + n.Kind)}}
	if n.Script != "Latn" {
		out.Lang = "und-" + n.Script
		out.Notes = append(out.Notes, p.reading(n))
	}
	return out
}

func (p Person) gender() []line {
	if p.Who.Person.Gender == "" {
		return nil
	}
	return plain([]string{p.Words.T("gender." + p.Who.Person.Gender)})
}

func (p Person) place() []line {
	if p.Who.Person.PlaceOfBirth == "" {
		return nil
	}
	return plain([]string{p.Who.Person.PlaceOfBirth})
}
