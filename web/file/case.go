package file

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/web/file/identified"
)

// sees tells whether the officer may read the case in this way, or perform this act.
func (v View) sees(kind string) bool {
	return v.Desk.Authority.Decide(v.Member.Authority(), kind, protectionfile.Facts(v.File, v.Today)).Allowed
}

// may tells whether the officer may perform an act that the map of steps allows now.
func (v View) may(kind string) bool {
	return v.AsOf.IsZero() && !v.Paper && v.File.Awaits(kind) && v.sees(kind)
}

// identification is how far it is found out who the person is.
func (v View) identification() identified.State {
	return identified.State{
		Words: v.Printer, File: v.File, Elsewhere: v.Elsewhere, Continued: v.Continued, Compares: v.Compares, Survivor: v.Survivor,
		Paper: v.Paper, May: v.may, Name: v.Name,
	}
}

// Lacking says what lodging still waits for before the person is identified, with the way to it; it is
// empty where nothing is missing.
func (v View) Lacking() templ.Component { return v.identification().Lacking() }

// May tells whether the officer may perform an act that the file allows now.
func (v View) May(kind string) bool { return v.may(kind) }

// inside tells whether the officer belongs to the unit that holds the file. Drafts and what
// second readers say of them stay inside it: counsel reads the decision when it is made.
func (v View) inside() bool { return !v.External && v.Opened.Inside }

// confidential is the article that protects the existence of the file.
func (v View) confidential() law.Article {
	a, err := v.Pack.Resting("file.read")
	if err != nil {
		return law.Article{} // a pack that names none protects all the same
	}
	return a
}

// A labelled value of the identity bar or of a list of pairs.
type labelled struct{ Label, Value string }

// told keeps the pairs that have a value.
func told(pairs ...labelled) []labelled {
	var out []labelled
	for _, p := range pairs {
		if p.Value != "" {
			out = append(out, p)
		}
	}
	return out
}

func (v View) whoFacts() []labelled {
	return told(
		labelled{v.T("case.born"), strings.Join(v.Born(), ", ")},
		labelled{v.T("case.citizen_of"), strings.Join(v.States("nationality"), ", ")},
		labelled{v.T("case.fears"), strings.Join(v.States("feared"), ", ")},
		labelled{v.T("case.also_written"), strings.Join(v.Also(), ", ")},
	)
}

// personFacts is everything that the file says of the person.
func (v View) personFacts() []labelled {
	original, _, _ := v.Original()
	p := v.File.Person
	return append(told(
		labelled{v.T("name_kind.document"), original},
		labelled{v.T("name_kind.latin"), v.Latin()},
	), append(v.whoFacts(), told(
		labelled{v.T("entry.gender"), v.T("gender." + p.Gender)},
		labelled{v.T("entry.place_of_birth"), p.PlaceOfBirth},
		labelled{v.T("case.former_residence"), strings.Join(v.States("former_residence"), ", ")},
		labelled{v.T("case.papers_shown"), strings.Join(v.IdentityPapers(), "; ")},
		labelled{v.T("case.intention_at"), strings.Trim(v.Date(v.File.Case.IntentionOn)+", "+v.File.Case.IntentionPlace, ", ")},
	)...)...)
}

func (v View) peopleFacts() []labelled {
	f := v.File
	out := []labelled{{v.T("case.unit"), v.Name(f.Case.Unit)}}
	if f.Case.Assignee != "" {
		out = append(out, labelled{v.T("case.assignee"), v.Name(f.Case.Assignee)})
	}
	for _, m := range f.Mandates {
		if m.InForce(v.day()) {
			out = append(out, labelled{v.T("case.counsel"), strings.TrimSuffix(m.Name+", "+m.Organisation, ", ")})
		}
	}
	out = append(out, told(labelled{v.T("case.languages"), strings.Join(v.Languages(), ", ")})...)
	for _, i := range f.Indicators {
		out = append(out, labelled{v.T("case.needs"), v.T("indicator." + i.Kind)})
	}
	return out
}

// A tab of the case.
type tab struct {
	Path, Label string
	Count       int
	Here        bool
}

func (v View) tabs() []tab {
	out := []tab{
		{v.tabPath(""), v.T("case.tab.overview"), 0, v.Tab == "overview"},
		{v.tabPath("/documents"), v.T("case.tab.documents"), len(v.File.Documents), v.Tab == "documents"},
		{v.tabPath("/deadlines"), v.T("case.tab.deadlines"), len(v.Live()), v.Tab == "deadlines"},
	}
	if v.sees("access.read") {
		out = append(out, tab{v.Path("/access"), v.T("case.tab.access"), 0, v.Tab == "access"})
	}
	return out
}

func num(n int) string { return strconv.Itoa(n) }
