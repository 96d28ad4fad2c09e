// Package act is the page of one act on a file of any register: the form, what was typed, the draft,
// the replay, and the file that changed meanwhile.
//
// It serves every register and knows none: it may not name a desk of an institution or its rules. What
// a form means is the rule's, and what of a file stands around it is the register's own pages'.
package act

import (
	"context"
	"errors"
	"net/http"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/page"
)

// A File says how the pages of one kind of file show it around the form of an act. V is the view of the
// file by which those pages go.
type File[V any] struct {
	// Open reads the file of the address, after the reading is entered; desk.ErrAbsent where it is
	// absent or not for the officer.
	Open func(r *http.Request, v *page.Visit) (V, error)
	// Known gives the case of the address to an officer who may know of it, and desk.ErrAbsent else.
	// It shows nothing of the file and enters nothing.
	Known func(r *http.Request, v *page.Visit) (string, error)
	// Stand says what the page of an act of this kind tells of the file.
	Stand func(v V, kind string) Stand
}

// Known is a File's Known for the files of a keeper.
func Known[F any](keeper desk.Keeper[F]) func(r *http.Request, v *page.Visit) (string, error) {
	return func(r *http.Request, v *page.Visit) (string, error) {
		id := CaseID(r)
		sees, err := desk.Sees(r.Context(), v.Desk, keeper, v.Call(id))
		if err == nil && !sees {
			err = desk.ErrAbsent
		}
		return id, err
	}
}

// A Stand is what the page of an act tells of the file, beside the form.
type Stand struct {
	Frame   page.Frame // with the strip of the file
	Case    string     // the internal reference
	Version int64      // at which the file stands
	Article string     // on which the act rests
	May     bool       // authority lets this officer perform the act
	NotNow  string     // why the map of steps does not allow the act now; empty: it does
	Shut    bool       // no form is offered at all
	Since   func(s *desk.Stale) templ.Component
	Beside  templ.Component // cards beside the form; nil: none
}

// A Page is the page of one kind of act on a file: its fields, and how the typed form becomes the input
// of the rule.
type Page[F, V, In any] struct {
	Act  desk.Act[F, In]
	File File[V]

	// Fields lists the fields of the form after the day of the act; it may be nil.
	Fields func(ctx context.Context, v V) ([]page.Field, error)
	// Fill sets what is proposed before anything is typed; it may be nil.
	Fill func(f *page.Form, v V)
	// Read makes the input from the typed form; nil where the input is the day alone.
	Read func(f *page.Form, r *http.Request) (In, error)
	// Above is what the officer must know before the fields; it may be nil.
	Above func(ctx context.Context, v V, f *page.Form) (templ.Component, error)
	// Place gives the field in which the value at fault was typed, for a field that the rule names; nil
	// where the two are the same.
	Place func(f *page.Form, field string) string
	// Below is the page below the case to which the act leads, such as "/candidates"; empty: the case.
	Below string
}

// Routes gives the two routes of the page: to see the form and to enter the act.
func (p Page[F, V, In]) Routes() []page.Route {
	return both(p.route(), p.show, p.enter)
}

// both makes the routes of a form from what they share.
func both(shared page.Route, show, enter page.Handler) []page.Route {
	first, second := shared, shared
	first.Pattern, first.Handle = "GET "+shared.Pattern, show
	second.Pattern, second.Handle = "POST "+shared.Pattern, enter
	return []page.Route{first, second}
}

func (p Page[F, V, In]) route() page.Route {
	return page.Route{Pattern: "/c/{ref}/act/" + p.Act.Kind, Act: p.Act.Kind, Case: p.File.Known}
}

func (p Page[F, V, In]) unfinished(v *page.Visit, form *page.Form) draft.Unfinished {
	return draft.Unfinished{Visit: v, Form: form, Route: p.route()}
}

func (p Page[F, V, In]) show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	view, err := p.File.Open(r, v)
	if err != nil {
		return err
	}
	stand := p.File.Stand(view, p.Act.Kind)
	form := page.NewForm(v.Printer, stand.Version)
	form.SetDay("on", v.Desk.Today())
	if p.Fill != nil {
		p.Fill(form, view)
	}
	resumed, err := p.unfinished(v, form).Continue(r)
	if err != nil {
		return err
	}
	return p.render(w, r, view, shown{Stand: stand, Form: form, Kind: p.Act.Kind, Resumed: resumed})
}

func (p Page[F, V, In]) enter(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.Typed(w, r, v)
	if draft.Asked(form) {
		if answered, err := p.unfinished(v, form).Keep(w, r); answered || err != nil {
			return err
		}
	}
	if len(form.Problems) == 0 && form.Version == 0 {
		form.Note(act.Problem{Code: "form_unreadable"}) // a form of ours says what it was opened at
	}
	if len(form.Problems) > 0 {
		return p.again(w, r, v, shown{Form: form})
	}
	in, err := read(p.Read, form, r)
	if err != nil {
		return err
	}
	call := v.Call(CaseID(r))
	call.On, call.Form, call.Version = form.Day("on"), form.Token, form.Version
	result, err := page.Enter(form, func() (desk.Receipt, error) {
		return desk.Perform(r.Context(), v.Desk, p.Act, call, in)
	})
	if errors.Is(err, desk.ErrProve) {
		if answered, err := p.unfinished(v, form).BeforeProof(w, r); answered || err != nil {
			return err
		}
		return p.again(w, r, v, shown{Form: form})
	}
	if err != nil {
		return err
	}
	if result.Done {
		draft.Entered(r, v, form)
		return p.done(w, r, v, result.Receipt)
	}
	placed(form, p.Place)
	return p.again(w, r, v, shown{Form: form, Result: result})
}

// again shows the form as it was typed, beside the file as it stands. A form that does not say at which
// version it was opened gets the present one.
func (p Page[F, V, In]) again(w http.ResponseWriter, r *http.Request, v *page.Visit, s shown) error {
	view, err := p.File.Open(r, v)
	if err != nil {
		return err
	}
	s.Stand, s.Kind = p.File.Stand(view, p.Act.Kind), p.Act.Kind
	if s.Form.Version == 0 {
		s.Form.Version = s.Stand.Version
	}
	return p.render(w, r, view, s)
}

// done leads to the case, or home where the act has put the case out of the officer's sight.
func (p Page[F, V, In]) done(w http.ResponseWriter, r *http.Request, v *page.Visit, receipt desk.Receipt) error {
	sees, err := desk.Sees(r.Context(), v.Desk, p.Act.Keeper, v.Call(receipt.Case))
	if err != nil {
		return err
	}
	if !sees {
		return page.Go(w, r, v.Home()+"?done="+p.Act.Kind+confirming(receipt))
	}
	return page.Go(w, r, "/c/"+receipt.Case+p.Below+"?done="+receipt.Entry+confirming(receipt))
}

// render shows the page, with the officer's drafts of the case where the form is none of them.
func (p Page[F, V, In]) render(w http.ResponseWriter, r *http.Request, view V, s shown) (err error) {
	if !s.Resumed {
		if s.Drafts, err = draft.OfCase(r.Context(), s.Stand.Frame.Visit, s.Case); err != nil {
			return err
		}
	}
	if s.Fields, err = p.fields(r.Context(), view); err != nil {
		return err
	}
	if p.Above != nil {
		if s.Above, err = p.Above(r.Context(), view, s.Form); err != nil {
			return err
		}
	}
	return s.send(w, r, "/c/"+s.Case+"/act/"+s.Kind)
}

// fields lists the day of the act and the fields of its form.
func (p Page[F, V, In]) fields(ctx context.Context, view V) ([]page.Field, error) {
	day := []page.Field{onDay()}
	if p.Fields == nil {
		return day, nil
	}
	more, err := p.Fields(ctx, view)
	return append(day, more...), err
}

// Form is the form of the act alone, for a page that shows what it is about; fill sets what is proposed.
// Where it has problems it comes back on the page of the act.
func (p Page[F, V, In]) Form(ctx context.Context, view V, fill func(*page.Form)) (templ.Component, error) {
	s := shown{Stand: p.File.Stand(view, p.Act.Kind), Kind: p.Act.Kind}
	s.Path = "/c/" + s.Case + "/act/" + s.Kind
	v := s.Stand.Frame.Visit
	s.Form = page.NewForm(v.Printer, s.Stand.Version)
	s.Form.SetDay("on", v.Desk.Today())
	fill(s.Form)
	var err error
	s.Fields, err = p.fields(ctx, view)
	return form(s), err
}
