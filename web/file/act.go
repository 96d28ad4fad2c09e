package file

import (
	"context"
	"net/http"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/page"
)

// An Act is the page of one kind of act on a case: its fields, and how the typed form
// becomes the input of the rule. One page, one file: each desk's page package says these
// few things for each act, and everything else is the same for all (web/act).
type Act[In any] struct {
	Act desk.Act[protection.File, In]

	// Fields lists the fields of the form after the day of the act; it may be nil.
	Fields func(ctx context.Context, v View) ([]page.Field, error)
	// Fill sets what is proposed before anything is typed; it may be nil.
	Fill func(f *page.Form, v View)
	// Read makes the input from the typed form; nil where the input is the day alone.
	Read func(f *page.Form, r *http.Request) (In, error)
	// Above is what the officer must know before the fields; it may be nil.
	Above func(ctx context.Context, v View, f *page.Form) (templ.Component, error)
	// Below is the page below the case to which the act leads, such as "/candidates"; empty: the case.
	Below string
}

// Routes gives the two routes of the page: to see the form and to enter the act.
func (a Act[In]) Routes() []page.Route { return a.page().Routes() }

// Form is the form of the act alone, for a page that shows what it is about; fill sets what is proposed.
// Where it has problems it comes back on the page of the act.
func (a Act[In]) Form(ctx context.Context, v View, fill func(*page.Form)) (templ.Component, error) {
	return a.page().Form(ctx, v, fill)
}

// page is the same act as every register's pages have it.
func (a Act[In]) page() pages.Page[protection.File, View, In] {
	return pages.Page[protection.File, View, In]{
		Act: a.Act, Fields: a.Fields, Fill: a.Fill, Read: a.Read, Above: a.Above, Below: a.Below,
		File: pages.File[View]{
			Open:  func(r *http.Request, v *page.Visit) (View, error) { return present(r, v, caseID(r)) },
			Known: pages.Known(protectionfile.Keeper()),
			Stand: View.stand,
		},
	}
}

// seen tells whether the visiting officer may know of a case.
func seen(ctx context.Context, v *page.Visit, id string) (bool, error) {
	return desk.Sees(ctx, v.Desk, protectionfile.Keeper(), v.Call(id))
}

// stand is what the page of an act tells of the case around its form.
func (v View) stand(kind string) pages.Stand {
	v.Strip = protected(v)
	s := pages.Stand{
		Frame: v.Frame, Case: v.File.Case.ID, Version: v.File.Case.Version, Article: v.resting(kind), May: v.sees(kind),
		Shut: v.identification().Shut(kind), Beside: beside(v),
		Since: func(s *desk.Stale) templ.Component { return timeline(v, v.since(s)) },
	}
	if !v.File.Awaits(kind) {
		s.NotNow = v.notNow()
	}
	return s
}

// resting cites the article on which an act rests.
func (v View) resting(kind string) string {
	a, err := v.Pack.Resting(kind)
	if err != nil {
		return ""
	}
	return a.Cite()
}

// since tells the acts that were entered while the form was open.
func (v View) since(s *desk.Stale) []Told {
	entered := map[string]bool{}
	for _, e := range s.Since {
		entered[e.ID] = true
	}
	var out []Told
	for _, told := range v.Timeline() {
		if entered[told.ID] {
			out = append(out, told)
		}
	}
	return out
}

// notNow says why the act cannot be entered now.
func (v View) notNow() string {
	if v.File.IsContinued() {
		return v.T("problem.file_continued")
	}
	return v.T("act_page.not_now", "state", v.T("state."+string(v.File.Case.State)))
}
