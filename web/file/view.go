// Package file is the pages of one protection file that every desk of the protection register
// shares: the case with its tabs, its print, and the page of an act.
//
// It may be named only by pages of the protection register (Article 45). It shows what
// protectionfile gives it after the reading is entered, and decides nothing.
package file

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/reference"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/file/identified"
	"github.com/zaklon/zaklon/web/file/who"
	"github.com/zaklon/zaklon/web/limit"
	"github.com/zaklon/zaklon/web/page"
)

// A View is one case as a page shows it.
type View struct {
	page.Frame
	protectionfile.Opened
	who.Person
	Pack     *law.Pack
	Standing []protection.Standing // its time limits, in the order of the articles
	Limits   []limit.Shown         // the same as pages show them, the first to end first
	Today    deadline.Date
	AsOf     deadline.Date     // zero: as it stands
	Names    map[string]string // of officers and units, by reference
	Tab      string
	Paper    bool // for print: nothing is folded and nothing is a button

	// External leaves out what is internal to the unit that holds the file.
	External bool

	Survivor bool // the file in which this one is continued is the officer's to read
}

// caseID reads the reference in an address.
func caseID(r *http.Request) string { return pages.CaseID(r) }

// A look says how a case is read.
type look struct {
	kind string // file.read or file.printed
	tab  string
	asOf deadline.Date
}

// open reads a case for a page after the reading is entered.
func open(ctx context.Context, v *page.Visit, call desk.Call, l look) (View, error) {
	opened, err := protectionfile.Open(ctx, v.Desk, call, l.kind, l.asOf)
	if err != nil {
		return View{}, err
	}
	view, err := newView(ctx, v, opened)
	if err != nil {
		return View{}, err
	}
	view.AsOf, view.Tab, view.Paper = l.asOf, l.tab, l.kind == "file.printed"
	return view, view.limited()
}

// OpenPrinted reads the case of an address as it stands, for a paper, after it is entered as
// printed.
func OpenPrinted(r *http.Request, v *page.Visit) (View, error) {
	return open(r.Context(), v, v.Call(caseID(r)), look{kind: "file.printed"})
}

// OpenRead reads the case of an address as it stands, for a page beside its tabs.
func OpenRead(r *http.Request, v *page.Visit) (View, error) {
	view, err := present(r, v, caseID(r))
	if err == nil {
		view.Strip = protected(view)
	}
	return view, err
}

func newView(ctx context.Context, v *page.Visit, opened protectionfile.Opened) (View, error) {
	f := opened.File
	pack, err := v.Desk.Law.Now().Pack(f.Case.PackState, f.PackDay())
	if err != nil {
		return View{}, err
	}
	names, err := v.Staff.Names(ctx)
	if err != nil {
		return View{}, err
	}
	view := View{
		Frame: page.Frame{Visit: v, Title: reference.Ref(f.Case.ID).Short()}, Opened: opened, Pack: pack,
		Person: who.Person{Words: v.Printer, Who: f.Applicant}, Today: v.Desk.Today(), Names: names,
	}
	if f.Case.ContinuedIn != "" {
		view.Survivor, err = seen(ctx, v, f.Case.ContinuedIn)
	}
	return view, err
}

// limited takes the time limits of the file, as they stood on the day of the view.
func (v *View) limited() error {
	var err error
	v.Standing, err = v.File.Standing(v.Pack)
	v.Limits = limit.ShowStanding(v.Printer, v.Standing, v.day())
	limit.Missed(v.Limits, v.File.Clocks)
	return err
}

// present reads a case as it stands, for the page of an act.
func present(r *http.Request, v *page.Visit, id string) (View, error) {
	return open(r.Context(), v, v.Call(id), look{kind: "file.read"})
}

// openTab reads a case for one of its tabs, as it stands or as it stood at the end of the day
// that the address names. The form holds that day as it was typed.
func openTab(r *http.Request, v *page.Visit, l look) (View, *page.Form, error) {
	form := page.NewForm(v.Printer, 0)
	form.Values = r.URL.Query()
	l.asOf = readAsOf(form, v)
	call := v.Call(caseID(r))
	view, err := open(r.Context(), v, call, l)
	if errors.Is(err, desk.ErrAbsent) && !l.asOf.IsZero() {
		form.Note(act.Problem{Field: "as_of", Code: "no_file_on_day"})
		l.asOf = 0
		view, err = open(r.Context(), v, call, l)
	}
	if err != nil {
		return View{}, nil, err
	}
	view.Problem = len(form.Problems) > 0
	view.Strip = protected(view)
	return view, form, nil
}

// readAsOf reads the day of an as-of view: one ISO day in a link, three boxes in the form.
func readAsOf(form *page.Form, v *page.Visit) deadline.Date {
	if linked, err := deadline.ParseDate(form.Get("as_of")); err == nil && !linked.IsZero() {
		form.SetDay("as_of", linked)
	}
	day := form.Day("as_of")
	if day > v.Desk.Today() {
		form.Note(act.Problem{Field: "as_of", Code: "day_in_future"})
		return 0
	}
	return day
}

func statusOf(form *page.Form) int {
	if len(form.Problems) > 0 {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

// day is the day that statuses are told for: that of an as-of view, or today.
func (v View) day() deadline.Date {
	if v.AsOf.IsZero() {
		return v.Today
	}
	return v.AsOf
}

// Path is the address of the case, or of a page below it.
func (v View) Path(below string) string { return "/c/" + v.File.Case.ID + below }

// tabPath is the address of a tab that keeps the day of an as-of view.
func (v View) tabPath(below string) string {
	if v.AsOf.IsZero() {
		return v.Path(below)
	}
	return v.Path(below) + "?as_of=" + v.AsOf.String()
}

// Ref is the written form of the case's reference.
func (v View) Ref() reference.Ref { return reference.Ref(v.File.Case.ID) }

// Name gives the name of an officer or a unit.
func (v View) Name(id string) string {
	if name, ok := v.Names[id]; ok {
		return name
	}
	return v.T("case.someone")
}

// Live lists the limits that run or were missed, and the rights that are yet to begin.
func (v View) Live() []limit.Shown {
	return slices.DeleteFunc(slices.Clone(v.Limits), func(s limit.Shown) bool { return !s.Live() })
}

// Past lists the limits that ended.
func (v View) Past() []limit.Shown {
	return slices.DeleteFunc(slices.Clone(v.Limits), limit.Shown.Live)
}

// Acts lists the acts that the map of steps allows now and that this officer may perform. What is done
// to find out who the person is stands first while it is missing, and else in its own card.
func (v View) Acts() []string {
	var out []string
	for _, kind := range protection.Path() {
		if v.may(kind) && (!identified.Concerns(kind) || v.identification().Next(kind)) {
			out = append(out, kind)
		}
	}
	slices.SortStableFunc(out, v.identification().First)
	return out
}
