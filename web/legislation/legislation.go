// Package legislation is the pages of the editions of the law: draft, review by a second person,
// the day of effect, and what an edition would move.
//
// It shows how many files of which unit a rule would move. Which files, it shows to an officer who
// sees them in a list, and to nobody else; it never shows what stands in one.
package legislation

import (
	"context"
	"errors"
	"net/http"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/legislation"
	"github.com/zaklon/zaklon/desk/protectionfile/sweep"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/web/page"
)

// A Chamber is what the pages need beside the system register.
type Chamber struct {
	Carried func() string // digest of the edition that the program carries
	Preview func(ctx context.Context, next *law.Library, call desk.Call, most int) (sweep.Preview, error)
}

// shownFiles is how many files a preview shows by reference.
const shownFiles = 100

// Routes lists the pages.
func Routes(c Chamber) []page.Route {
	return []page.Route{
		{Pattern: "GET /editions", Handle: c.all},
		{Pattern: "POST /editions", Handle: c.draft},
		{Pattern: "GET /editions/{edition}", Handle: c.one},
		{Pattern: "GET /editions/{edition}/archive.zip", Handle: c.archive},
		{Pattern: "POST /editions/{edition}/review", Handle: c.review},
		{Pattern: "POST /editions/{edition}/refuse", Handle: c.refuse},
		{Pattern: "GET /editions/{edition}/preview", Handle: c.preview},
	}
}

// A shelf is every edition, and the form of another.
type shelf struct {
	page.Frame
	*page.Form
	Editions []legislation.Edition
	Names    map[string]string
	Behind   bool // the program carries an edition that is not in force
	May      bool // draft
}

func (c Chamber) all(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return c.showAll(w, r, v, page.NewForm(v.Printer, 0))
}

func (c Chamber) showAll(w http.ResponseWriter, r *http.Request, v *page.Visit, form *page.Form) error {
	if err := legislation.May(v.Desk, v.Member.Authority()); err != nil {
		return err
	}
	all, errAll := legislation.All(r.Context(), v.Desk.Register)
	names, errNames := v.Staff.Names(r.Context())
	if err := errors.Join(errAll, errNames); err != nil {
		return err
	}
	status := http.StatusOK
	if len(form.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	view := shelf{
		Frame: page.Frame{Visit: v, Title: v.T("edition.title"), Problem: status != http.StatusOK}, Form: form, Editions: all, Names: names,
		Behind: c.Carried() != v.Desk.Law.Now().Digest,
		May:    v.Desk.Authority.Decide(v.Member.Authority(), "edition.drafted", authority.Case{Unit: v.Member.Unit}).Allowed,
	}
	return page.Show(w, r, status, shelfPage(view))
}

// draftFields are the fields of a draft.
func draftFields() []page.Field {
	return []page.Field{{Name: "files", Label: "law_files", Kind: page.Upload}, {Name: "note", Label: "law_note", Kind: page.Area, Rows: 3}}
}

// draft proposes another edition: the uploaded files or, without any, those of the program.
func (c Chamber) draft(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.Typed(w, r, v)
	if len(form.Problems) > 0 { // too large, or cut off: there is no file to be read
		return c.showAll(w, r, v, form)
	}
	files, err := page.File(r, "files")
	if err != nil {
		return err
	}
	in := legislation.DraftForm{Files: files, Note: form.Get("note")}
	receipt, done, err := enter(r, v, form, step[legislation.DraftForm]{legislation.DraftEdition(v.Desk.Law, v.Desk.Host), "", in})
	if err != nil {
		return err
	}
	if !done {
		return c.showAll(w, r, v, form)
	}
	return page.Go(w, r, "/editions/"+receipt.Case)
}

// A step is an act of the desk on an edition, with its input.
type step[In any] struct {
	act     desk.Act[legislation.Record, In]
	edition string
	in      In
}

// enter performs an act for a form.
func enter[In any](r *http.Request, v *page.Visit, form *page.Form, s step[In]) (desk.Receipt, bool, error) {
	result, err := page.Enter(form, func() (desk.Receipt, error) {
		call := v.Call(s.edition)
		call.On, call.Form = v.Desk.Today(), form.Token
		return desk.Perform(r.Context(), v.Desk, s.act, call, s.in)
	})
	if err == nil && result.Denied != nil {
		err = result.Denied
	}
	return result.Receipt, result.Done, err
}
