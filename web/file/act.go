package file

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/page"
)

// An Act is the page of one kind of act on a case: its fields, and how the typed form
// becomes the input of the rule. One page, one file: each desk's page package says these
// few things for each act, and everything else is the same for all.
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
func (a Act[In]) Routes() []page.Route {
	show, enter := a.route(), a.route()
	show.Pattern, show.Handle = "GET "+show.Pattern, a.show
	enter.Pattern, enter.Handle = "POST "+enter.Pattern, a.enter
	return []page.Route{show, enter}
}

// route is what both routes of the page share.
func (a Act[In]) route() page.Route {
	return page.Route{Pattern: "/c/{ref}/act/" + a.Act.Kind, Act: a.Act.Kind, Case: known}
}

func (a Act[In]) unfinished(v *page.Visit, form *page.Form) draft.Unfinished {
	return draft.Unfinished{Visit: v, Form: form, Route: a.route()}
}

// known gives the case of an address to an officer who may know of it. Nothing of the case is
// shown by it.
func known(r *http.Request, v *page.Visit) (string, error) {
	id := caseID(r)
	sees, err := seen(r.Context(), v, id)
	if err == nil && !sees {
		err = desk.ErrAbsent
	}
	return id, err
}

// seen tells whether the visiting officer may know of a case.
func seen(ctx context.Context, v *page.Visit, id string) (bool, error) {
	return desk.Sees(ctx, v.Desk, protectionfile.Keeper(), v.Call(id))
}

func (a Act[In]) show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	view, err := present(r, v, caseID(r))
	if err != nil {
		return err
	}
	form := page.NewForm(v.Printer, view.File.Case.Version)
	form.SetDay("on", view.Today)
	if a.Fill != nil {
		a.Fill(form, view)
	}
	resumed, err := a.unfinished(v, form).Continue(r)
	if err != nil {
		return err
	}
	return a.render(w, r, actView{View: view, Form: form, Kind: a.Act.Kind, Resumed: resumed})
}

func (a Act[In]) enter(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.Typed(w, r, v)
	if draft.Asked(form) {
		if answered, err := a.unfinished(v, form).Keep(w, r); answered || err != nil {
			return err
		}
	}
	if len(form.Problems) == 0 && form.Version == 0 {
		form.Note(act.Problem{Code: "form_unreadable"}) // a form of ours says what it was opened at
	}
	if len(form.Problems) > 0 {
		return a.again(w, r, v, actView{Form: form})
	}
	in, err := a.read(form, r)
	if err != nil {
		return err
	}
	call := v.Call(caseID(r))
	call.On, call.Form, call.Version = form.Day("on"), form.Token, form.Version
	result, err := page.Enter(form, func() (desk.Receipt, error) {
		return desk.Perform(r.Context(), v.Desk, a.Act, call, in)
	})
	if errors.Is(err, desk.ErrProve) {
		if answered, err := a.unfinished(v, form).BeforeProof(w, r); answered || err != nil {
			return err
		}
		return a.again(w, r, v, actView{Form: form})
	}
	if err != nil {
		return err
	}
	if result.Done {
		draft.Entered(r, v, form)
		return a.done(w, r, v, result.Receipt)
	}
	return a.again(w, r, v, actView{Form: form, Result: result})
}

// read makes the input of the rule from what was typed.
func (a Act[In]) read(form *page.Form, r *http.Request) (in In, err error) {
	if a.Read == nil {
		return in, nil
	}
	return a.Read(form, r)
}

// again shows the form as it was typed, beside the case as it stands. A form that does not
// say at which version it was opened gets the present one.
func (a Act[In]) again(w http.ResponseWriter, r *http.Request, v *page.Visit, typed actView) error {
	view, err := present(r, v, caseID(r))
	if err != nil {
		return err
	}
	typed.View, typed.Kind = view, a.Act.Kind
	if typed.Form.Version == 0 {
		typed.Form.Version = view.File.Case.Version
	}
	return a.render(w, r, typed)
}

// done leads to the case, or home where the act has put the case out of the officer's sight.
func (a Act[In]) done(w http.ResponseWriter, r *http.Request, v *page.Visit, receipt desk.Receipt) error {
	sees, err := desk.Sees(r.Context(), v.Desk, a.Act.Keeper, v.Call(receipt.Case))
	if err != nil {
		return err
	}
	if !sees {
		return page.Go(w, r, v.Home()+"?done="+a.Act.Kind)
	}
	return page.Go(w, r, "/c/"+receipt.Case+a.Below+"?done="+receipt.Entry)
}

// An actView is the page of an act as it stands before the officer.
type actView struct {
	View
	*page.Form
	page.Result
	Kind    string
	Fields  []page.Field
	Resumed bool // the form holds what was kept for later
	Drafts  []draft.Shown
	Above   templ.Component
}

// files tells whether a file can be chosen in the form: a file is not kept with a draft.
func (v actView) files() bool {
	return slices.ContainsFunc(v.Fields, func(x page.Field) bool { return x.Kind == page.Upload })
}

func (a Act[In]) render(w http.ResponseWriter, r *http.Request, v actView) error {
	if !v.Resumed {
		drafts, err := draft.OfCase(r.Context(), v.Visit, v.File.Case.ID)
		if err != nil {
			return err
		}
		v.Drafts = drafts
	}
	if err := a.dress(r.Context(), &v); err != nil {
		return err
	}
	status := http.StatusOK
	switch {
	case v.Stale != nil:
		status = http.StatusConflict
		v.Form.Version = v.Stale.Stands
	case v.Denied != nil:
		status = http.StatusForbidden
	case len(v.Form.Problems) > 0:
		status = http.StatusUnprocessableEntity
	}
	v.View.Problem = status != http.StatusOK
	v.View.Strip = protected(v.View)
	return page.Show(w, r, status, actPage(v))
}

// dress adds the fields of the form, and what stands above them.
func (a Act[In]) dress(ctx context.Context, v *actView) (err error) {
	v.Fields = []page.Field{{Name: "on", Label: "on", Kind: page.Day}}
	if a.Fields != nil {
		more, err := a.Fields(ctx, v.View)
		if err != nil {
			return err
		}
		v.Fields = append(v.Fields, more...)
	}
	if a.Above != nil {
		v.Above, err = a.Above(ctx, v.View, v.Form)
	}
	return err
}

// Form is the form of the act alone, for a page that shows what it is about; fill sets what is proposed.
// Where it has problems it comes back on the page of the act.
func (a Act[In]) Form(ctx context.Context, v View, fill func(*page.Form)) (templ.Component, error) {
	form := page.NewForm(v.Printer, v.File.Case.Version)
	form.SetDay("on", v.Today)
	fill(form)
	shown := actView{View: v, Form: form, Kind: a.Act.Kind}
	a.Above = nil
	err := a.dress(ctx, &shown)
	return actForm(shown), err
}

// cite names the article on which the act rests.
func (v actView) cite() string {
	a, err := v.Pack.Resting(v.Kind)
	if err != nil {
		return ""
	}
	return a.Cite()
}

// since tells the acts that were entered while the form was open.
func (v actView) since() []Told {
	entered := map[string]bool{}
	for _, e := range v.Stale.Since {
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

// denied says in the policy's own words why the act is not this officer's, before anything
// is typed; the button is there and explains.
func (v actView) denied() string {
	if v.Denied != nil {
		return v.Denied.Because
	}
	if v.View.sees(v.Kind) {
		return ""
	}
	return v.T("act_page.not_yours")
}

// notNow says why the act cannot be entered now.
func (v actView) notNow() string {
	if v.File.IsContinued() {
		return v.View.T("problem.file_continued")
	}
	return v.View.T("act_page.not_now", "state", v.View.T("state."+string(v.File.Case.State)))
}

// closed says that the map of steps does not allow the act now.
func (v actView) closed() bool { return !v.File.Awaits(v.Kind) }
