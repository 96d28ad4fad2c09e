// Package who shows who the person of a protection file is, alone and beside another.
//
// It decides nothing and compares nobody: what it shows was read, and entered as read, before. It may
// be named only by pages of the protection register (Article 45).
package who

import (
	"slices"

	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/locale"
	"github.com/zaklon/zaklon/protection/applicant"
)

// A Person is somebody as pages show them.
type Person struct {
	Words locale.Printer
	Who   applicant.Applicant
}

// Latin is the name in Latin letters, or the first name where none is in Latin letters.
func (p Person) Latin() string {
	i := slices.IndexFunc(p.Who.Names, func(n applicant.Name) bool { return n.Script == "Latn" })
	return Running(p.Who.Names[max(i, 0)])
}

// Original is the name as written in the document, where that is another script.
func (p Person) Original() (name, lang string, other bool) {
	n := p.Who.Names[0]
	return Running(n), "und-" + n.Script, n.Script != "Latn"
}

// Also lists the further spellings.
func (p Person) Also() []string {
	var out []string
	for _, n := range p.Who.Names {
		if n.Kind == "also" {
			out = append(out, Running(n))
		}
	}
	return out
}

// Running is a name as it is written in a sentence.
func Running(n applicant.Name) string {
	return identity.Name{Family: n.Family, Given: n.Given, Patronymic: n.Patronymic}.Running()
}

// Born lists the dates of birth that are claimed.
func (p Person) Born() []string {
	var out []string
	for _, b := range p.Who.Births {
		if words := p.Words.Born(b.Date()); words != "" {
			out = append(out, words)
		}
	}
	return out
}

// States lists the states of one tie: nationality, former_residence or feared.
func (p Person) States(tie string) []string {
	var out []string
	for _, t := range p.Who.Ties {
		if s, ok := identity.LookupState(t.State); ok && t.Kind == tie {
			out = append(out, s.Name)
		}
	}
	return out
}

// Languages lists the languages of the interview, the preferred first.
func (p Person) Languages() []string {
	var out []string
	for _, l := range p.Who.Languages {
		out = append(out, Language(l.Language))
	}
	return out
}

// Language names a language by its code, or gives the code.
func Language(code string) string {
	if l, ok := identity.LookupLanguage(code); ok {
		return l.Name
	}
	return code
}

// IdentityPapers lists the papers that say who the person is, one line each.
func (p Person) IdentityPapers() []string {
	var out []string
	for _, d := range p.Who.Identity {
		line := p.Words.T("document_kind."+d.Kind) + " " + d.Number
		if s, ok := identity.LookupState(d.State); ok {
			line += ", " + s.Name
		}
		if !d.Expires.IsZero() {
			line += ", " + p.Words.T("case.expires", "day", d.Expires)
		}
		out = append(out, line)
	}
	return out
}
