package who

import (
	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/web/who"
)

// A Side is one of two persons who are compared, with the file that says so.
type Side struct {
	Person
	Label string // "This file"
	Ref   string // as people read it
	Path  string // of the file; empty where the officer may not read it
}

// A Pair is two persons beside each other.
type Pair struct{ Own, Other Side }

// Show draws them, one row for each thing that tells people apart.
func (p Pair) Show() templ.Component {
	return who.Pair{Words: p.Own.Words, Own: p.Own.shown(), Other: p.Other.shown()}.Show()
}

// shown is the side as every register's pages draw it.
func (s Side) shown() who.Side {
	return who.Side{Label: s.Label, Ref: s.Ref, Path: s.Path, Rows: s.rows()}
}

// rows lists what tells people apart.
func (p Person) rows() []who.Row {
	t := p.Words.T
	return []who.Row{
		{Label: t("who.names"), Lines: p.names()},
		{Label: t("case.born"), Lines: who.Plain(p.Born()...)},
		{Label: t("entry.gender"), Lines: p.gender()},
		{Label: t("case.citizen_of"), Lines: who.Plain(p.States("nationality")...)},
		{Label: t("case.former_residence"), Lines: who.Plain(p.States("former_residence")...)},
		{Label: t("entry.place_of_birth"), Lines: who.Plain(p.Who.Person.PlaceOfBirth)},
		{Label: t("case.papers_shown"), Lines: who.Plain(p.IdentityPapers()...)},
	}
}

// names lists every name as it was written.
func (p Person) names() []who.Line {
	out := make([]who.Line, len(p.Who.Names))
	for i, n := range p.Who.Names {
		out[i] = p.name(n)
	}
	return out
}

func (p Person) name(n applicant.Name) who.Line {
	return who.Written(p.Words, Running(n), n.Script, p.Words.T("name_kind."+n.Kind))
}

func (p Person) gender() []who.Line {
	if p.Who.Person.Gender == "" {
		return nil
	}
	return who.Plain(p.Words.T("gender." + p.Who.Person.Gender))
}
