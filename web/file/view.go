// Package file is the pages of a protection file that every desk of the protection register
// shares: the worklist, the people search, the case with its tabs, and the page of an act.
//
// It may be named only by pages of the protection register (Article 45). It shows what
// protectionfile gives it after the reading is entered, and decides nothing.
package file

import (
	"context"
	"net/http"
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/page"
)

// A View is one case as a page shows it.
type View struct {
	page.Frame
	protectionfile.Opened
	Pack   *law.Pack
	Clocks []law.Clock
	Today  deadline.Date
	AsOf   deadline.Date     // zero: as it stands
	Names  map[string]string // of officers and units, by reference
	Tab    string
	Query  string // entry just made, in the address after a form
}

// caseID reads the reference in an address. What is no reference is looked up like one that
// is in no register, so that the answers cannot be told apart.
func caseID(r *http.Request) string {
	typed := r.PathValue("ref")
	if ref, err := reference.Parse(typed); err == nil {
		return string(ref)
	}
	return typed
}

// open reads a case for a tab after the reading is entered.
func open(ctx context.Context, v *page.Visit, call desk.Call, asOf deadline.Date) (View, error) {
	opened, err := protectionfile.Open(ctx, v.Desk, call, "file.read", asOf)
	if err != nil {
		return View{}, err
	}
	return newView(ctx, v, opened)
}

func newView(ctx context.Context, v *page.Visit, opened protectionfile.Opened) (View, error) {
	f := opened.File
	pack, err := v.Desk.Law.Pack(f.Case.PackState, f.PackDay())
	if err != nil {
		return View{}, err
	}
	clocks, err := f.LawClocks(pack)
	if err != nil {
		return View{}, err
	}
	names, err := v.Staff.Names(ctx)
	if err != nil {
		return View{}, err
	}
	view := View{
		Frame:  page.Frame{Visit: v, Title: reference.Ref(f.Case.ID).Short()},
		Opened: opened, Pack: pack, Clocks: clocks, Today: v.Desk.Today(), Names: names,
	}
	view.Strip = protected(view)
	return view, nil
}

// Path is the address of the case, or of a page below it.
func (v View) Path(below string) string { return "/c/" + v.File.Case.ID + below }

// Ref is the written form of the case's reference.
func (v View) Ref() reference.Ref { return reference.Ref(v.File.Case.ID) }

// Latin is the name in Latin letters, or the first name where none is in Latin letters.
func (v View) Latin() string {
	i := slices.IndexFunc(v.File.Names, func(n applicant.Name) bool { return n.Script == "Latn" })
	return running(v.File.Names[max(i, 0)])
}

// Original is the name as written in the document, where that is another script.
func (v View) Original() (string, string, bool) {
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
		if known, ok := identity.LookupLanguage(l.Language); ok {
			out = append(out, known.Name)
		}
	}
	return out
}

// Name gives the name of an officer or a unit.
func (v View) Name(id string) string {
	if name, ok := v.Names[id]; ok {
		return name
	}
	return v.T("case.someone")
}

// Acts lists the acts that the map of steps allows now and that this officer may perform.
func (v View) Acts() []string {
	if !v.AsOf.IsZero() {
		return nil
	}
	var out []string
	facts := protectionfile.Facts(v.File, v.Today)
	for _, kind := range protection.Path() {
		if v.File.Awaits(kind) && v.Desk.Authority.Decide(v.Member.Authority(), kind, facts).Allowed {
			out = append(out, kind)
		}
	}
	return out
}
