// Package draft is what the pages of acts share of forms that are not finished: how one is
// kept for later, opened again, listed and thrown away.
//
// It serves every register's pages and may not name an institution or a case's content: a
// list of drafts says which act, which reference, and when.
package draft

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/draft"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/page"
)

// The name of the button that keeps a form instead of entering it. The officer's own press says
// "yes"; the script that saves by itself says "script" and is answered with an address alone.
const (
	later    = "later"
	byScript = "script"
)

// Routes lists the pages of drafts of one register.
func Routes() []page.Route { return RoutesBelow("") }

// RoutesBelow lists the pages of the drafts of a form that officers of other registers fill in: they
// stand below its address.
func RoutesBelow(address string) []page.Route {
	return []page.Route{
		{Pattern: "GET " + address + "/draft/{draft}", Handle: resume},
		{Pattern: "POST " + address + "/draft/discard", Handle: discarding(address)},
	}
}

// Asked tells whether a form was sent to be kept and not to be entered.
func Asked(f *page.Form) bool { return len(f.Problems) == 0 && f.Get(later) != "" }

// Unfinished is a form of an act, of the route that the visiting officer typed it on.
type Unfinished struct {
	Visit *page.Visit
	Form  *page.Form
	Route page.Route
}

// Keep answers a form that was sent to be kept. Where it cannot be kept the form has a problem
// and Keep answers nothing: the page shows it again.
func (u Unfinished) Keep(w http.ResponseWriter, r *http.Request) (answered bool, err error) {
	script := u.Form.Get(later) == byScript
	kept, err := u.Save(r)
	if errors.Is(err, draft.ErrTooLarge) && !script {
		u.Form.Note(act.Problem{Code: "form_too_large_to_keep"})
		return false, nil
	}
	if err != nil {
		return true, err
	}
	if script {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, err := w.Write([]byte(u.Path(kept)))
		return true, err
	}
	to := home(u.Visit, u.Route.Below)
	if kept.Case != "" {
		to = "/c/" + kept.Case
	}
	return true, page.Go(w, r, to+"?kept=yes")
}

// BeforeProof keeps a form whose act asks who the officer is anew, and leads to the page that
// asks, and from there back to the form as it was typed. A form that cannot be kept has a
// problem then, and nothing is answered.
func (u Unfinished) BeforeProof(w http.ResponseWriter, r *http.Request) (answered bool, err error) {
	kept, err := u.Save(r)
	if errors.Is(err, draft.ErrTooLarge) {
		u.Form.Note(act.Problem{Code: "form_too_large_to_keep"})
		return false, nil
	}
	if err != nil {
		return true, err
	}
	return true, page.GoBack(w, r, "/prove", u.Path(kept))
}

// Save keeps the form for the visiting officer. It returns desk.ErrAbsent where the case is not
// the officer's to know of, and draft.ErrTooLarge.
func (u Unfinished) Save(r *http.Request) (draft.Draft, error) {
	typed := u.Typed(r)
	if u.Route.Case != nil {
		id, err := u.Route.Case(r, u.Visit)
		if err != nil {
			return draft.Draft{}, err
		}
		typed.Case = id
	}
	return draft.Save(r.Context(), u.Visit.Desk, u.Visit.Member.ID, typed)
}

// Typed is what is kept of the form, without its case.
func (u Unfinished) Typed(r *http.Request) draft.Form {
	values := url.Values{}
	for name, all := range u.Form.Values {
		if name != later {
			values[name] = all
		}
	}
	return draft.Form{Kind: u.Route.Act, Path: r.URL.Path, Token: u.Form.Token, Values: values}
}

// Continue fills the form with the draft that the address names, if it names one of this act
// and this case. It tells whether it did; any other draft is answered with desk.ErrAbsent.
func (u Unfinished) Continue(r *http.Request) (bool, error) {
	id := r.URL.Query().Get("draft")
	if id == "" {
		return false, nil
	}
	kept, err := draft.Open(r.Context(), u.Visit.Desk, u.Visit.Call(""), id)
	if err != nil {
		return false, err
	}
	if kept.Kind != u.Route.Act || kept.Path != r.URL.Path {
		return false, desk.ErrAbsent
	}
	u.Form.Resume(kept.Values)
	return true, nil
}

// Path is the address at which a draft of the form is continued.
func (u Unfinished) Path(d draft.Draft) string { return path(u.Route.Below, d.ID) }

func path(below, id string) string { return below + "/draft/" + id }

// home is where an officer goes who leaves a form.
func home(v *page.Visit, below string) string {
	if below != "" {
		return below
	}
	return v.Home()
}

// resume leads to the form in which a draft is continued.
func resume(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	id := r.PathValue("draft")
	path, err := draft.Where(r.Context(), v.Desk, v.Member.ID, id)
	if err != nil {
		return err
	}
	return page.Go(w, r, path+"?draft="+id)
}

// Entered throws away what was kept of a form whose act is in the book now. Where that fails
// the draft stays until it runs out: entering it again gives the same receipt and no second act.
func Entered(r *http.Request, v *page.Visit, f *page.Form) {
	_ = draft.Entered(r.Context(), v.Desk, v.Member.ID, f.Token)
}

// A Shown draft is one line of a list.
type Shown struct{ ID, Path, Discard, Kind, Case, Saved string }

// Short is the reference of the draft's case as people read it; empty where there is no case.
func (s Shown) Short() string {
	if s.Case == "" {
		return ""
	}
	return reference.Ref(s.Case).Short()
}

// OfCase lists the visiting officer's drafts in one case, which the officer has opened.
func OfCase(ctx context.Context, v *page.Visit, caseID string) ([]Shown, error) {
	return list(ctx, v, "", func(d draft.Draft) (bool, error) { return d.Case == caseID, nil })
}

// Below lists the visiting officer's drafts of a form that is of another register than their own.
func Below(ctx context.Context, v *page.Visit, address, kind string) ([]Shown, error) {
	return list(ctx, v, address, func(d draft.Draft) (bool, error) { return d.Kind == kind, nil })
}

// All lists the visiting officer's drafts that the officer may still be told of: sees tells
// whether that is so of a case.
func All(ctx context.Context, v *page.Visit, sees func(caseID string) (bool, error)) ([]Shown, error) {
	return list(ctx, v, "", func(d draft.Draft) (bool, error) {
		if d.Case == "" {
			return true, nil
		}
		return sees(d.Case)
	})
}

func list(ctx context.Context, v *page.Visit, below string, wanted func(draft.Draft) (bool, error)) ([]Shown, error) {
	all, err := draft.List(ctx, v.Desk, v.Member.ID)
	if err != nil {
		return nil, err
	}
	var out []Shown
	for _, d := range all {
		ok, err := wanted(d)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, Shown{ID: d.ID, Path: path(below, d.ID), Discard: below + "/draft/discard", Kind: d.Kind, Case: d.Case, Saved: v.Time(d.Saved, v.Desk.Zone)})
		}
	}
	return out, nil
}

// discarding throws a draft away and leads to where it was listed.
func discarding(below string) page.Handler {
	return func(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
		f := page.TypedWithin(w, r, v, page.MaxSmall)
		if err := draft.Discard(r.Context(), v.Desk, v.Member.ID, f.Get("draft")); err != nil {
			return err
		}
		to := home(v, below)
		if ref, err := reference.Parse(f.Get("case")); err == nil {
			to = "/c/" + string(ref)
		}
		return page.Go(w, r, to)
	}
}
