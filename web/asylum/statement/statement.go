// Package statement is the pages of register statements: the list, the form by which one is issued,
// and the sheet to print. A statement says of a person whether the register of protection lists them.
//
// It may import one desk, asylum, and no other institution's pages. A statement is for the file of the
// authority alone: nothing here may send one anywhere (Article 45). No title and no address holds
// anything of a person.
package statement

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/desk/protectionfile/statement"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/match"
	rule "github.com/zaklon/zaklon/protection/identification"
	issued "github.com/zaklon/zaklon/protection/identification/statement"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/file/who"
	"github.com/zaklon/zaklon/web/page"
	score "github.com/zaklon/zaklon/web/who"
)

// The addresses of the pages, and the act by which a statement is issued.
const (
	listed = "/identification/statements"
	fresh  = listed + "/new"
	issue  = "statement.issued"
)

// Routes lists the pages of statements. Persons are compared by p.
func Routes(p *people.People) []page.Route {
	f := forms{p}
	return []page.Route{
		{Pattern: "GET " + listed, Handle: list},
		{Pattern: "GET " + fresh, Handle: show, Act: issue},
		{Pattern: "POST " + fresh, Handle: f.enter, Act: issue},
		{Pattern: "GET " + listed + "/{ref}", Handle: sheet},
	}
}

// perPage is the number of statements on one page of the list.
const perPage = 25

// A listView is one page of the statements that the officer's unit issued.
type listView struct {
	page.Frame
	Rows   []statement.Row
	Names  map[string]string // of officers
	Number int               // of the page, from 1
	More   bool
}

func list(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	number := 1
	if n, err := strconv.Atoi(r.URL.Query().Get("page")); err == nil && n > 1 && n < 1<<20 {
		number = n
	}
	rows, more, err := statement.List(r.Context(), v.Desk, v.Call(""), statement.Page{Limit: perPage, Offset: (number - 1) * perPage})
	if err != nil {
		return err
	}
	names, err := v.Staff.Names(r.Context())
	if err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, listPage(listView{
		Frame: page.Frame{Visit: v, Title: v.T("navigation.identification")}, Rows: rows, Names: names, Number: number, More: more,
	}))
}

// address is that of a page of the list.
func address(number int) string {
	if number <= 1 {
		return listed
	}
	return listed + "?page=" + strconv.Itoa(number)
}

// forms is the form of a statement, with the index that it asks.
type forms struct{ people *people.People }

// A formView is the form as it stands before the officer.
type formView struct {
	page.Frame
	*page.Form
	Resumed bool // the form holds what was kept for later
}

// show opens an empty form, to an officer who may issue statements.
func show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if may := v.Desk.Authority.Decide(v.Member.Authority(), issue, authority.Case{Unit: v.Member.Unit}); !may.Allowed {
		return &desk.Denied{Kind: issue, Policy: may.Policy, Because: may.Because}
	}
	form := page.NewForm(v.Printer, 0)
	resumed, err := unfinished(v, form).Continue(r)
	if err != nil {
		return err
	}
	return render(w, r, v, formView{Form: form, Resumed: resumed})
}

func unfinished(v *page.Visit, form *page.Form) draft.Unfinished {
	return draft.Unfinished{Visit: v, Form: form, Route: page.Route{Act: issue}}
}

// enter issues a statement of today. A form that comes again leads to the statement it issued.
func (f forms) enter(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.Typed(w, r, v)
	if draft.Asked(form) {
		if answered, err := unfinished(v, form).Keep(w, r); answered || err != nil {
			return err
		}
	}
	typed := read(form)
	call := v.Call("")
	call.On, call.Form = v.Desk.Today(), form.Token
	result, err := page.Enter(form, func() (desk.Receipt, error) {
		return desk.Perform(r.Context(), v.Desk, asylum.IssueStatement(f.people), call, typed.in)
	})
	switch {
	case err != nil:
		return err
	case result.Denied != nil:
		return result.Denied
	case result.Done:
		draft.Entered(r, v, form)
		return page.Go(w, r, listed+"/"+result.Receipt.Case)
	}
	form.Problems = typed.place(form.Problems)
	return render(w, r, v, formView{Form: form})
}

func render(w http.ResponseWriter, r *http.Request, v *page.Visit, view formView) error {
	status := http.StatusOK
	if len(view.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	view.Frame = page.Frame{Visit: v, Title: v.T("do." + issue), Problem: status != http.StatusOK}
	return page.Show(w, r, status, formPage(view))
}

// A sheetView is a statement as it is printed.
type sheetView struct {
	page.Frame
	statement.Opened
	Names map[string]string // of officers and units
}

// sheet shows a statement, after it is entered as read.
func sheet(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	ref, err := reference.Parse(r.PathValue("ref"))
	if err != nil {
		return desk.ErrAbsent
	}
	opened, err := statement.Open(r.Context(), v.Desk, v.Call(string(ref)))
	if err != nil {
		return err
	}
	names, err := v.Staff.Names(r.Context())
	if err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, sheetPage(sheetView{Frame: page.Frame{Visit: v, Title: ref.Short()}, Opened: opened, Names: names}))
}

// person is for whom the register was searched, as it was given.
func (v sheetView) person() who.Person { return who.Person{Words: v.Printer, Who: v.Statement.Person} }

// born lists the dates of birth that were searched.
func (v sheetView) born() []string { return v.person().Born() }

// at is the moment at which the statement was entered.
func (v sheetView) at() string { return v.Time(time.UnixMicro(v.Entry.At), v.Desk.Zone) }

// said lists what was given of the person, or says that it was not.
func (v sheetView) said(all []string) string {
	if len(all) == 0 {
		return v.T("statement.not_said")
	}
	return strings.Join(all, ", ")
}

// threshold is the least step that was listed, with the bits at which it begins, where these weights are
// still those of the program.
func (v sheetView) threshold() string {
	words := v.T("tier." + v.Threshold)
	if v.Statement.Weights == match.Current().Version {
		words += ", " + v.T("identification.bits", "bits", score.Begins(v.Threshold))
	}
	return words
}

// bits is the score of a finding.
func bits(m rule.Match) string { return rule.Bits(m.Bits) }

func short(id string) string { return reference.Ref(id).Short() }

// A reading is the form as it was read, with the boxes in which its parts stand: the rule counts what
// was given, the form has boxes that stay empty.
type reading struct {
	in    issued.Request
	boxes map[string]string // "names.1" -> "also"
}

// lang is the language of a form of a name, for its attribute; empty for Latin letters.
func lang(name string) string {
	if script := identity.ScriptOf(name); script != "Latn" {
		return "und-" + script
	}
	return ""
}
