package act

import (
	"cmp"
	"context"
	"errors"
	"net/http"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/page"
)

// An Opening is the page of one kind of act that opens a file: there is no file around it yet. Its
// address is /new/<kind>, and it leads to the file that it opened.
type Opening[F, In any] struct {
	Act desk.Act[F, In]
	// Address is the address of a form that officers of every register fill in, such as "/measure"; what
	// they keep of it for later stands below it, and it leads to the page "/received" below it, which is
	// the same whatever was entered. Where the register cannot be reached the form comes back as it was
	// typed. Empty: /new/<kind>.
	Address string
	// Body draws boxes of its own below the fields, and Boxes lists them for the summary of problems;
	// both may be nil.
	Body  func(v *page.Visit, f *page.Form) templ.Component
	Boxes func(v *page.Visit, f *page.Form) []page.Field

	// Fields, Fill, Read, Above and Place are those of a Page, without a file.
	Fields func(ctx context.Context, v *page.Visit) ([]page.Field, error)
	Fill   func(f *page.Form, v *page.Visit)
	Read   func(f *page.Form, r *http.Request) (In, error)
	Above  func(ctx context.Context, v *page.Visit, f *page.Form) (templ.Component, error)
	Place  func(f *page.Form, field string) string
}

// Routes gives the two routes of the page: to see the form and to enter the act.
func (o Opening[F, In]) Routes() []page.Route {
	out := both(o.route(), o.show, o.enter)
	if o.Address == "" {
		return out
	}
	out = append(out, page.Route{Pattern: "GET " + o.Address + "/received", Handle: o.received})
	return append(out, draft.RoutesBelow(o.Address)...)
}

func (o Opening[F, In]) route() page.Route {
	return page.Route{Pattern: o.path(), Act: o.Act.Kind, Below: o.Address}
}

func (o Opening[F, In]) path() string { return cmp.Or(o.Address, NewPath(o.Act.Kind)) }

// NewPath is the address of the form of an act that opens a file.
func NewPath(kind string) string { return "/new/" + kind }

func (o Opening[F, In]) unfinished(v *page.Visit, form *page.Form) draft.Unfinished {
	return draft.Unfinished{Visit: v, Form: form, Route: o.route()}
}

// allowed refuses the form to an officer whose office does not perform the act.
func (o Opening[F, In]) allowed(v *page.Visit) error {
	answer := v.Desk.Authority.Decide(v.Member.Authority(), o.Act.Kind, authority.Case{Unit: v.Member.Unit})
	if !answer.Allowed {
		return &desk.Denied{Kind: o.Act.Kind, Policy: answer.Policy, Because: answer.Because}
	}
	return nil
}

// received is the page after a form that officers of every register fill in: the same for all of them,
// whatever was entered. It says beside that only that a hold is not confirmed yet.
func (o Opening[F, In]) received(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := o.allowed(v); err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, receivedPage(v, o.Act.Kind, IsUnconfirmed(r)))
}

// show opens an empty form, to an officer whose office performs the act.
func (o Opening[F, In]) show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := o.allowed(v); err != nil {
		return err
	}
	form := page.NewForm(v.Printer, 0)
	form.SetDay("on", v.Desk.Today())
	if o.Fill != nil {
		o.Fill(form, v)
	}
	resumed, err := o.unfinished(v, form).Continue(r)
	if err != nil {
		return err
	}
	return o.render(w, r, v, shown{Form: form, Resumed: resumed})
}

func (o Opening[F, In]) enter(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.Typed(w, r, v)
	if draft.Asked(form) {
		if answered, err := o.unfinished(v, form).Keep(w, r); answered || err != nil {
			return err
		}
	}
	if len(form.Problems) > 0 {
		return o.render(w, r, v, shown{Form: form})
	}
	in, err := read(o.Read, form, r)
	if err != nil {
		return err
	}
	call := v.Call("")
	call.On, call.Form = form.Day("on"), form.Token
	result, err := page.Enter(form, func() (desk.Receipt, error) {
		return desk.Perform(r.Context(), v.Desk, o.Act, call, in)
	})
	if errors.Is(err, desk.ErrProve) {
		if answered, err := o.unfinished(v, form).BeforeProof(w, r); answered || err != nil {
			return err
		}
		return o.render(w, r, v, shown{Form: form})
	}
	switch {
	case err != nil && o.Address != "":
		form.Note(act.Problem{Code: "register_down"})
		return o.render(w, r, v, shown{Form: form, Failed: true})
	case err != nil:
		return err
	case result.Denied != nil:
		return result.Denied
	case result.Done:
		draft.Entered(r, v, form)
		return page.Go(w, r, o.after(result.Receipt))
	}
	placed(form, o.Place)
	return o.render(w, r, v, shown{Form: form, Result: result})
}

// after is the address to which the act leads.
func (o Opening[F, In]) after(r desk.Receipt) string {
	if o.Address == "" {
		return "/c/" + r.Case + "?done=" + r.Entry + confirming(r)
	}
	if r.Unconfirmed {
		return o.Address + "/received?" + unconfirmed + "=yes"
	}
	return o.Address + "/received"
}

// render shows the form by itself. The article is that of the law in force today.
func (o Opening[F, In]) render(w http.ResponseWriter, r *http.Request, v *page.Visit, s shown) (err error) {
	s.Kind = o.Act.Kind
	s.Stand = Stand{Frame: page.Frame{Visit: v, Title: v.T("do." + s.Kind)}, Article: Article(v, s.Kind), May: true}
	s.Fields = []page.Field{onDay()}
	if o.Fields != nil {
		more, err := o.Fields(r.Context(), v)
		if err != nil {
			return err
		}
		s.Fields = append(s.Fields, more...)
	}
	if o.Above != nil {
		if s.Above, err = o.Above(r.Context(), v, s.Form); err != nil {
			return err
		}
	}
	if o.Boxes != nil {
		s.Boxes = o.Boxes(v, s.Form)
	}
	if o.Body != nil {
		s.Body = o.Body(v, s.Form)
	}
	if o.Address != "" && !s.Resumed && !s.Failed {
		// A register that cannot be reached is no reason not to show its form.
		s.Drafts, _ = draft.Below(r.Context(), v, o.Address, s.Kind)
	}
	return s.send(w, r, o.path())
}

// Article cites the article on which an act of this kind rests today; empty where there is none.
func Article(v *page.Visit, kind string) string {
	own, beside, err := v.Desk.Packs(v.Desk.Today())
	if err != nil {
		return ""
	}
	if a, err := own.Resting(kind); err == nil {
		return a.Cite()
	}
	for _, pack := range beside {
		if a, err := pack.Resting(kind); err == nil {
			return a.Cite()
		}
	}
	return ""
}
