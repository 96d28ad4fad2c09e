// Package certificate is the pages of negative certificates: the list, the form by which one is issued,
// and the sheet to print. A certificate says that nobody who may be a person is named in the register of
// legal assistance.
//
// It may import one desk, justice, and no other institution's pages. Nothing here searches without
// issuing: a search is an act, and where somebody is found its refusal says how many and not whom. No
// title and no address holds anything of a person.
package certificate

import (
	"net/http"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice"
	kept "github.com/zaklon/zaklon/desk/justice/certificate"
	"github.com/zaklon/zaklon/extradition/certificate"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/reference"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/justice/shelf"
	"github.com/zaklon/zaklon/web/page"
	"github.com/zaklon/zaklon/web/particulars"
	"github.com/zaklon/zaklon/web/who"
)

// The address of the form, and the act by which a certificate is issued.
const (
	fresh = shelf.Certificates + "/new"
	issue = "negative_certificate.issued"
)

// Routes lists the pages. Persons are compared by what m knows of the register.
func Routes(m justice.Means) []page.Route {
	f := forms{m}
	return []page.Route{
		{Pattern: "GET " + shelf.Certificates, Handle: list},
		{Pattern: "GET " + fresh, Handle: show, Act: issue},
		{Pattern: "POST " + fresh, Handle: f.enter, Act: issue},
		{Pattern: "GET " + shelf.Certificates + "/{ref}", Handle: sheet},
	}
}

// A listView is one page of the certificates that the officer's unit issued.
type listView struct {
	page.Frame
	Rows  []kept.Row
	Names map[string]string // of officers
	Pager page.Pager
}

func list(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	number := shelf.Number(r)
	rows, more, err := kept.List(r.Context(), v.Desk, v.Call(""), kept.Page{Limit: shelf.Most, Offset: (number - 1) * shelf.Most})
	if err != nil {
		return err
	}
	names, err := v.Staff.Names(r.Context())
	if err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, listPage(listView{
		Frame: page.Frame{Visit: v, Title: v.T("certificate.list")}, Rows: rows, Names: names,
		Pager: page.Pager{Number: number, More: more, At: func(n int) string { return shelf.Page(shelf.Certificates, n) }},
	}))
}

// forms is the form of a certificate, with what its search needs.
type forms struct{ means justice.Means }

// A formView is the form as it stands before the officer.
type formView struct {
	page.Frame
	*page.Form
	Article string
	Resumed bool // the form holds what was kept for later
}

// boxes are those of the person, whose names stand in the input beside all else.
func boxes(v *page.Visit) particulars.Boxes { return particulars.Boxes{Invented: v.Demo} }

// asks are the boxes of who asks and why.
func (f formView) asks() []page.Field {
	return []page.Field{
		{Name: "requester", Label: "certificate_requester", Kind: page.Radios, Options: page.Options(f.Form.Printer, "listed.requester", certificate.Requesters())},
		{Name: "asked_by", Label: "certificate_asked_by", Foreign: true}, {Name: "purpose", Label: "certificate_purpose", Kind: page.Area, Rows: 3, Foreign: true},
	}
}

func (f formView) fields() []page.Field {
	return slices.Concat(f.asks(), boxes(f.Visit).Fields(f.Form))
}

// show opens an empty form, to an officer who may issue certificates.
func show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if may := v.Desk.Authority.Decide(v.Member.Authority(), issue, shelf.Own(v)); !may.Allowed {
		return &desk.Denied{Kind: issue, Policy: may.Policy, Because: may.Because}
	}
	form := page.NewForm(v.Printer, 0)
	resumed, err := unfinished(v, form).Continue(r)
	if err != nil {
		return err
	}
	return formView{Form: form, Resumed: resumed}.send(w, r, v)
}

func unfinished(v *page.Visit, form *page.Form) draft.Unfinished {
	return draft.Unfinished{Visit: v, Form: form, Route: page.Route{Act: issue}}
}

// enter issues a certificate of today. A form that comes again leads to the certificate it issued.
func (s forms) enter(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.Typed(w, r, v)
	if draft.Asked(form) {
		if answered, err := unfinished(v, form).Keep(w, r); answered || err != nil {
			return err
		}
	}
	in := certificate.Request{
		Requester: form.Get("requester"), AskedBy: form.Get("asked_by"), Purpose: form.Get("purpose"), Particulars: boxes(v).Read(form),
	}
	call := v.Call("")
	call.On, call.Form = v.Desk.Today(), form.Token
	result, err := page.Enter(form, func() (desk.Receipt, error) {
		return desk.Perform(r.Context(), v.Desk, justice.IssueCertificate(s.means), call, in)
	})
	switch {
	case err != nil:
		return err
	case result.Denied != nil:
		return result.Denied
	case result.Done:
		draft.Entered(r, v, form)
		return page.Go(w, r, shelf.Certificates+"/"+result.Receipt.Case)
	}
	for i, p := range form.Problems {
		if p.Field == "names" {
			p.Field = "names.0.family"
		}
		form.Problems[i].Field = boxes(v).Place(form, p.Field)
	}
	return formView{Form: form}.send(w, r, v)
}

func (f formView) send(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	status := http.StatusOK
	if len(f.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	f.Frame = page.Frame{Visit: v, Title: v.T("do." + issue), Problem: status != http.StatusOK}
	f.Article = pages.Article(v, issue)
	return page.Show(w, r, status, formPage(f))
}

// A sheetView is a certificate as it is printed.
type sheetView struct {
	page.Frame
	certificate.Certificate
	Names map[string]string // of officers and units
}

// sheet shows a certificate, after it is entered as read.
func sheet(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	ref, err := reference.Parse(r.PathValue("ref"))
	if err != nil {
		return desk.ErrAbsent
	}
	c, err := kept.Open(r.Context(), v.Desk, v.Call(string(ref)))
	if err != nil {
		return err
	}
	names, err := v.Staff.Names(r.Context())
	if err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, sheetPage(sheetView{Frame: page.Frame{Visit: v, Title: ref.Short()}, Certificate: c, Names: names}))
}

// born lists the dates of birth that were searched, as far as each is known.
func (v sheetView) born() string {
	var out []string
	for _, d := range v.Dates {
		if born, p := identity.ParseISO(d); p == nil {
			out = append(out, v.Born(born))
		}
	}
	return v.said(out)
}

// citizen lists the nationalities that were given.
func (v sheetView) citizen() string {
	var out []string
	for _, code := range v.Person.Nationalities {
		if s, known := identity.LookupState(code); known {
			out = append(out, s.Name)
		}
	}
	return v.said(out)
}

// papers lists the papers that were given.
func (v sheetView) papers() string {
	var out []string
	for _, d := range v.Person.Documents {
		out = append(out, strings.Join(strings.Fields(v.T("document_kind."+d.Kind)+" "+d.Number+" "+d.State), " "))
	}
	return v.said(out)
}

// said lists what was given of the person, or says that it was not.
func (v sheetView) said(all []string) string {
	if len(all) == 0 {
		return v.T("certificate.not_said")
	}
	return strings.Join(all, ", ")
}

// searched lists the parts of the register that were looked through, in words.
func (v sheetView) searched() string {
	var out []string
	for _, table := range v.Searched {
		out = append(out, v.T("searched."+table))
	}
	return strings.Join(out, ", ")
}

// least is the least step of a finding, with the bits at which it begins, where these weights are still
// those of the program.
func (v sheetView) least() string {
	words := v.T("tier." + v.Threshold)
	if v.Weights == match.Current().Version {
		words += ", " + v.T("certificate.bits", "bits", who.Begins(v.Threshold))
	}
	return words
}

func short(id string) string { return reference.Ref(id).Short() }

// lang is the language of a form of a name, for its attribute; empty for Latin letters.
func lang(name string) string {
	if script := identity.ScriptOf(name); script != "Latn" {
		return "und-" + script
	}
	return ""
}
