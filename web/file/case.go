package file

import (
	"strings"

	"github.com/zaklon/zaklon/desk/protectionfile"
)

// sees tells whether the officer may read the case in this way.
func (v View) sees(reading string) bool {
	return v.Desk.Authority.Decide(v.Member.Authority(), reading, protectionfile.Facts(v.File, v.Today)).Allowed
}

// may tells whether the officer may perform an act that the map of steps allows now.
func (v View) may(kind string) bool { return v.AsOf.IsZero() && v.File.Awaits(kind) && v.sees(kind) }

// confidentiality names the article that protects the existence of the file.
func (v View) confidentiality() string {
	a, err := v.Pack.Resting("file.read")
	if err != nil {
		return ""
	}
	return a.ShortCite()
}

// A labelled value of the identity bar or of a list of pairs.
type labelled struct{ Label, Value string }

func (v View) whoFacts() []labelled {
	var out []labelled
	for _, fact := range []labelled{
		{v.T("case.born"), strings.Join(v.Born(), ", ")},
		{v.T("case.citizen_of"), strings.Join(v.States("nationality"), ", ")},
		{v.T("case.fears"), strings.Join(v.States("feared"), ", ")},
		{v.T("case.also_written"), strings.Join(v.Also(), ", ")},
	} {
		if fact.Value != "" {
			out = append(out, fact)
		}
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
		{v.Path(""), v.T("case.tab.overview"), 0, v.Tab == "overview"},
		{v.Path("/documents"), v.T("case.tab.documents"), len(v.File.Documents), v.Tab == "documents"},
		{v.Path("/deadlines"), v.T("case.tab.deadlines"), len(v.Live()), v.Tab == "deadlines"},
	}
	if v.sees("access.read") {
		out = append(out, tab{v.Path("/access"), v.T("case.tab.access"), 0, v.Tab == "access"})
	}
	return out
}
