package file

import (
	"slices"

	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/protection/applicant"
)

// Latin is the name in Latin letters, or the first name where none is in Latin letters.
func (v View) Latin() string {
	i := slices.IndexFunc(v.File.Names, func(n applicant.Name) bool { return n.Script == "Latn" })
	return running(v.File.Names[max(i, 0)])
}

// Original is the name as written in the document, where that is another script.
func (v View) Original() (name, lang string, other bool) {
	n := v.File.Names[0]
	return running(n), "und-" + n.Script, n.Script != "Latn"
}

// Also lists the further spellings.
func (v View) Also() []string {
	var out []string
	for _, n := range v.File.Names {
		if n.Kind == "also" {
			out = append(out, running(n))
		}
	}
	return out
}

func running(n applicant.Name) string {
	return identity.Name{Family: n.Family, Given: n.Given, Patronymic: n.Patronymic}.Running()
}

// Born lists the dates of birth that are claimed.
func (v View) Born() []string {
	var out []string
	for _, b := range v.File.Births {
		if words := v.Frame.Visit.Born(b.Date()); words != "" {
			out = append(out, words)
		}
	}
	return out
}

// States lists the states of one tie: nationality, former_residence or feared.
func (v View) States(tie string) []string {
	var out []string
	for _, t := range v.File.Ties {
		if s, ok := identity.LookupState(t.State); ok && t.Kind == tie {
			out = append(out, s.Name)
		}
	}
	return out
}

// Languages lists the languages of the interview, the preferred first.
func (v View) Languages() []string {
	var out []string
	for _, l := range v.File.Languages {
		out = append(out, language(l.Language))
	}
	return out
}

func language(code string) string {
	if l, ok := identity.LookupLanguage(code); ok {
		return l.Name
	}
	return code
}

// identityPapers lists the papers that say who the person is, one line each.
func (v View) identityPapers() []string {
	var out []string
	for _, d := range v.File.Identity {
		line := v.T("document_kind."+d.Kind) + " " + d.Number
		if s, ok := identity.LookupState(d.State); ok {
			line += ", " + s.Name
		}
		if !d.Expires.IsZero() {
			line += ", " + v.T("case.expires", "day", d.Expires)
		}
		out = append(out, line)
	}
	return out
}
