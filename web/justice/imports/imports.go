// Package imports is the pages of the registers kept before: what was taken over, the table that is to be
// taken over with every fault by row and column, its import, and how that is undone.
//
// It may import one desk, justice, and no other institution's pages. It decides nothing: what a row may
// say and whether an import may be undone are the rule's. No title and no address holds anything of a
// person.
package imports

import (
	"net/http"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice"
	kept "github.com/zaklon/zaklon/desk/justice/legacy"
	"github.com/zaklon/zaklon/extradition/legacy"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/justice/export"
	"github.com/zaklon/zaklon/web/justice/shelf"
	"github.com/zaklon/zaklon/web/page"
)

// The addresses of the pages, and the acts to which they lead.
const (
	fresh    = shelf.Imports + "/new"
	searched = shelf.Imports + "/records"
	take     = "register.imported"
	undo     = "import.undone"
)

// Routes lists the pages.
func Routes() []page.Route {
	return []page.Route{
		{Pattern: "GET " + shelf.Imports, Handle: list},
		{Pattern: "GET " + fresh, Handle: empty},
		{Pattern: "POST " + fresh, Handle: enter},
		{Pattern: "GET " + searched, Handle: records},
		{Pattern: "POST " + searched, Handle: records},
		{Pattern: "POST " + searched + "/export", Handle: given},
		{Pattern: "GET " + shelf.Imports + "/{ref}", Handle: show},
		{Pattern: "POST " + shelf.Imports + "/{ref}", Handle: undone},
	}
}

// A listView is one page of the imports of the officer's unit.
type listView struct {
	page.Frame
	Rows  []legacy.Import
	Names map[string]string // of officers
	Pager page.Pager
	Done  string // the act that was just entered
}

func list(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	number := shelf.Number(r)
	rows, more, err := kept.Imports(r.Context(), v.Desk, v.Call(""), kept.Page{Limit: shelf.Most, Offset: (number - 1) * shelf.Most})
	if err != nil {
		return err
	}
	names, err := v.Staff.Names(r.Context())
	if err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, listPage(listView{
		Frame: page.Frame{Visit: v, Title: v.T("imports.list")}, Rows: rows, Names: names, Done: r.URL.Query().Get("done"),
		Pager: page.Pager{Number: number, More: more, At: at(shelf.Imports)},
	}))
}

// An importView is one import with a page of its records.
type importView struct {
	page.Frame
	*page.Form
	Import  legacy.Import
	Records []legacy.Record
	Names   map[string]string // of officers
	Pager   page.Pager
	Done    bool // it was entered just now
}

// show gives one import, after the reading is entered.
func show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return render(w, r, v, nil)
}

// undone takes the records of an import out of the register again.
func undone(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.Typed(w, r, v)
	call := v.Call(caseOf(r))
	call.On, call.Form, call.Version = v.Desk.Today(), form.Token, form.Version
	result, err := page.Enter(form, func() (desk.Receipt, error) {
		return desk.Perform(r.Context(), v.Desk, justice.UndoImport(), call, legacy.Undoing{})
	})
	switch {
	case err != nil:
		return err
	case result.Denied != nil:
		return result.Denied
	case result.Done:
		return page.Go(w, r, shelf.Imports+"?done="+undo)
	}
	return render(w, r, v, form)
}

// render shows an import; form is that of its undoing as it was sent, or nil.
func render(w http.ResponseWriter, r *http.Request, v *page.Visit, form *page.Form) error {
	id, number := caseOf(r), shelf.Number(r)
	x, err := kept.Open(r.Context(), v.Desk, v.Call(id))
	if err != nil {
		return err
	}
	found, more, err := kept.List(r.Context(), v.Desk, v.Call(""), kept.Query{Import: id, Limit: shelf.Most, Offset: (number - 1) * shelf.Most})
	if err != nil {
		return err
	}
	names, err := v.Staff.Names(r.Context())
	if err != nil {
		return err
	}
	status := http.StatusUnprocessableEntity
	if form == nil {
		status, form = http.StatusOK, page.NewForm(v.Printer, x.Version)
	}
	return page.Show(w, r, status, importPage(importView{
		Frame: page.Frame{Visit: v, Title: reference.Ref(id).Short(), Problem: status != http.StatusOK}, Form: form,
		Import: x, Records: found, Names: names, Done: r.URL.Query().Get("done") != "",
		Pager: page.Pager{Number: number, More: more, At: at(shelf.Imports + "/" + id)},
	}))
}

// caseOf is the internal reference of the import of an address; what is no reference is that of none.
func caseOf(r *http.Request) string {
	ref, err := reference.Parse(r.PathValue("ref"))
	if err != nil {
		return ""
	}
	return string(ref)
}

// A recordsView is a page of the records of every import.
type recordsView struct {
	page.Frame
	Asked   *page.Form
	Records []legacy.Record
	Pager   page.Pager
}

func findField() page.Field { return page.Field{Name: "find", Label: "find", Foreign: true} }

// records lists the records of all imports; a search is sent, so that no name stands in an address.
func records(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	asked, number := typed(w, r, v), shelf.Number(r)
	q := kept.Query{Find: asked.Get("find"), Limit: shelf.Most, Offset: (number - 1) * shelf.Most}
	found, more, err := kept.List(r.Context(), v.Desk, v.Call(""), q)
	if err != nil {
		return err
	}
	out := recordsView{
		Frame: page.Frame{Visit: v, Title: v.T("imports.records")}, Asked: asked, Records: found,
		Pager: page.Pager{Number: number, More: more, At: at(searched)},
	}
	if q.Find != "" {
		out.Pager.Sent = map[string]string{"find": q.Find}
	}
	return page.Show(w, r, http.StatusOK, recordsPage(out))
}

// typed is what was sent, or an empty form.
func typed(w http.ResponseWriter, r *http.Request, v *page.Visit) *page.Form {
	if r.Method == http.MethodPost {
		return page.Typed(w, r, v)
	}
	return page.NewForm(v.Printer, 0)
}

// given gives the records out as a file, in the form in which they can be taken over again. The reading
// is entered with the number of rows.
func given(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	asked := page.Typed(w, r, v)
	found, _, err := kept.List(r.Context(), v.Desk, v.Call(""), kept.Query{
		Find: asked.Get("find"), Import: asked.Get("import"), Limit: shelf.Everything, As: "export " + export.Format(asked).Name,
	})
	if err != nil {
		return err
	}
	return export.Give(w, v, export.Format(asked), kept.Lines(found))
}

// at makes the address of a page of a list.
func at(list string) func(int) string { return func(n int) string { return shelf.Page(list, n) } }

func short(id string) string { return reference.Ref(id).Short() }
