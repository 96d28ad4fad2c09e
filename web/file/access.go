package file

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/page"
)

// readingsPerPage is the number of readings on one page of the access tab.
const readingsPerPage = 50

// A reading is one look at the file as the access tab tells it.
type reading struct{ When, Officer, Unit, How string }

// An accessPage tells who saw a file. To an officer who may know that but not read the file
// itself, it shows the reference and nothing of the person.
type accessPage struct {
	View
	Readings []reading
	Total    int
	Page     int
}

func access(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	call := v.Call(caseID(r))
	entries, opened, err := protectionfile.OpenReadings(r.Context(), v.Desk, call)
	if err != nil {
		return err
	}
	view, err := accessView(r.Context(), v, call.Case, opened)
	if err != nil {
		return err
	}
	a := accessPage{View: view, Total: len(entries), Page: 1}
	if n, err := strconv.Atoi(r.URL.Query().Get("page")); err == nil && n > 0 && n <= a.pages() {
		a.Page = n
	}
	first := (a.Page - 1) * readingsPerPage
	for _, e := range entries[first:min(first+readingsPerPage, len(entries))] {
		a.Readings = append(a.Readings, reading{
			When: v.Time(time.UnixMicro(e.At), v.Desk.Zone), Officer: view.Name(e.Officer), Unit: view.Name(e.Unit), How: v.T("reading." + e.Kind),
		})
	}
	return page.Show(w, r, http.StatusOK, accessShown(a))
}

// accessView is the case around the readings: whole for who may read it, and otherwise nothing
// but its reference.
func accessView(ctx context.Context, v *page.Visit, id string, opened protectionfile.Opened) (View, error) {
	if opened.File.Case.ID != "" {
		view, err := newView(ctx, v, opened)
		if err != nil {
			return View{}, err
		}
		view.Tab = "access"
		err = view.limited()
		view.Strip = protected(view)
		return view, err
	}
	pack, err := v.Desk.Law.Now().Pack(v.Desk.Host, v.Desk.Today())
	if err != nil {
		return View{}, err
	}
	names, err := v.Staff.Names(ctx)
	view := View{Frame: page.Frame{Visit: v, Title: reference.Ref(id).Short()}, Pack: pack, Today: v.Desk.Today(), Names: names}
	view.File.Case.ID = id
	view.Strip = protectedReference(view)
	return view, err
}

func (a accessPage) pages() int { return (a.Total + readingsPerPage - 1) / readingsPerPage }

func (a accessPage) pageLink(n int) string { return a.Path("/access?page=" + strconv.Itoa(n)) }
