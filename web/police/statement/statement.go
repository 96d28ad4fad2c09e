// Package statement is the pages of a police statement: the form by which one is issued on a person of a
// message, and the sheet to read and to print.
//
// It may import one desk, police, and can name nothing of protection (Article 45). A statement says what
// the book says: whom the officer takes for the same person is asked, and everything else is put together
// by the desk. No title and no address holds anything of a person.
package statement

import (
	"net/http"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/police"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/interpol/statement"
	"github.com/zaklon/zaklon/reference"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/page"
	"github.com/zaklon/zaklon/web/who"
)

// Issue is the act by which a statement is issued.
const Issue = "police_statement.issued"

// Path is the address of the form of a statement on a person of a message.
func Path(message, person string) string { return "/c/" + message + "/statement/" + person }

// Routes lists the pages of the form. The desk puts statements together with w.
func Routes(w police.Wiring) []page.Route {
	f := form{w}
	return []page.Route{
		{Pattern: "GET /c/{ref}/statement/{person}", Handle: f.show},
		{Pattern: "POST /c/{ref}/statement/{person}", Handle: f.enter},
	}
}

// form is the form of a statement, with what the desk needs.
type form struct{ wiring police.Wiring }

// A formView is the form as it stands before the officer.
type formView struct {
	page.Frame
	Form *page.Form
	Path string
	Rows []row
}

// A row is one person in one file of the register, whom the officer says to be the person or another.
type row struct {
	Ref    string // of the file, as people read it
	Tier   string
	Facts  []who.Row
	Choice page.Field
}

// What is said of a row.
const (
	same    = "chosen"
	another = "others"
)

// choice is the name of the box of a person in a file.
func choice(ref statement.Ref) string { return "is." + ref.Case + "." + ref.Person }

// said lists the persons of whom the form says so.
func said(f *page.Form, what string) []statement.Ref {
	var out []statement.Ref
	for name, values := range f.Values {
		parts := strings.Split(name, ".")
		if len(parts) == 3 && parts[0] == "is" && slices.Contains(values, what) {
			out = append(out, statement.Ref{Case: parts[1], Person: parts[2]})
		}
	}
	slices.SortFunc(out, func(a, b statement.Ref) int { return strings.Compare(choice(a), choice(b)) })
	return out
}

func of(r *http.Request) statement.Ref {
	return statement.Ref{Case: pages.CaseID(r), Person: r.PathValue("person")}
}

func (f form) show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	empty := page.NewForm(v.Printer, 0)
	empty.Set(choice(of(r)), same)
	return f.render(w, r, v, empty)
}

// enter issues a statement of today. A form that comes again leads to the statement that it issued.
func (f form) enter(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	typed := page.Typed(w, r, v)
	call := v.Call("")
	call.On, call.Form = v.Desk.Today(), typed.Token
	result, err := page.Enter(typed, func() (desk.Receipt, error) {
		return desk.Perform(r.Context(), v.Desk, police.IssueStatement(f.wiring), call, statement.Request{
			AskedBy: typed.Get("asked_by"), Chosen: said(typed, same), Others: said(typed, another),
		})
	})
	switch {
	case err != nil:
		return err
	case result.Denied != nil:
		return result.Denied
	case result.Done:
		return page.Go(w, r, "/c/"+result.Receipt.Case)
	}
	for i, p := range typed.Problems {
		if p.Field != "asked_by" {
			typed.Problems[i].Field = "" // of the whole list
		}
	}
	return f.render(w, r, v, typed)
}

// render shows the form to who may issue a statement, with everybody who may be the person: of a person in
// a message that is not theirs to read there is no page.
func (f form) render(w http.ResponseWriter, r *http.Request, v *page.Visit, typed *page.Form) error {
	if may := v.Desk.Authority.Decide(v.Member.Authority(), Issue, authority.Case{Unit: v.Member.Unit}); !may.Allowed {
		return desk.ErrAbsent
	}
	near, err := policefile.Candidates(r.Context(), v.Desk, f.wiring.Named, v.Call(""), append([]statement.Ref{of(r)}, said(typed, same)...)...)
	if err != nil {
		return err
	}
	if len(near) == 0 {
		return desk.ErrAbsent
	}
	view := formView{Frame: page.Frame{Visit: v, Title: v.T("do." + Issue), Problem: len(typed.Problems) > 0}, Form: typed, Path: Path(of(r).Case, of(r).Person)}
	for _, one := range near {
		view.Rows = append(view.Rows, row{
			Ref: reference.Ref(one.Ref.Case).Short(), Tier: v.T("tier." + one.Score.Tier.String()), Facts: who.Rows(v.Printer, one.Person),
			Choice: page.Field{Name: choice(one.Ref), Label: "statement_is", Kind: page.Radios, Options: page.Options(v.Printer, "listed.statement_is", []string{same, another})},
		})
	}
	status := http.StatusOK
	if view.Problem {
		status = http.StatusUnprocessableEntity
	}
	return page.Show(w, r, status, formPage(view))
}

// fields lists the boxes for the summary of problems.
func (v formView) fields() []page.Field {
	out := []page.Field{askedBy()}
	for _, one := range v.Rows {
		out = append(out, one.Choice)
	}
	return out
}

func askedBy() page.Field { return page.Field{Name: "asked_by", Foreign: true} }

// A sheetView is a statement as it is read and printed.
type sheetView struct {
	page.Frame
	statement.Statement
	Names map[string]string // of officers and units
}

// Show is the sheet of a statement, after it is entered as read.
func Show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	s, err := policefile.OpenStatement(r.Context(), v.Desk, v.Call(pages.CaseID(r)))
	if err != nil {
		return err
	}
	names, err := v.Staff.Names(r.Context())
	if err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, sheetPage(sheetView{page.Frame{Visit: v, Title: reference.Ref(s.ID).Short()}, s, names}))
}

// names lists the person as the chosen files name them, each name once.
func (v sheetView) names() []string {
	var out []string
	for _, n := range v.Person {
		name := strings.Join(slices.DeleteFunc([]string{n.Family, n.Given, n.Patronymic}, func(s string) bool { return s == "" }), ", ")
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// files lists the files of which the statement speaks.
func (v sheetView) files() string {
	var out []string
	for _, c := range v.Chosen {
		out = append(out, reference.Ref(c.Case).Short())
	}
	return strings.Join(slices.Compact(out), ", ")
}

// finding says whether the police acted solely on request, and to whom the checks were limited.
func (v sheetView) finding() string {
	if v.Solely {
		return v.T("police.solely")
	}
	return v.T("police.not_solely")
}

// detail is what a check was for and where it was made; empty for any other act.
func (v sheetView) detail(l statement.Line) string {
	if l.Purpose == "" {
		return ""
	}
	return v.T("listed.action."+l.Purpose) + ", " + v.T("listed.check_source."+l.Source)
}
