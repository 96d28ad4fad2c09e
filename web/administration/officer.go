package administration

import (
	"context"
	"errors"
	"net/http"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/web/page"
)

// An officerView is one officer with all that their sign-in hangs on.
type officerView struct {
	page.Frame
	*page.Form
	Officer   staff.Member
	Factors   []staff.Factor
	LockedOut bool
	Issuers   []staff.IssuerButton
	Done      bool
}

func officer(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return renderOfficer(w, r, v, page.NewForm(v.Printer, 0))
}

func renderOfficer(w http.ResponseWriter, r *http.Request, v *page.Visit, form *page.Form) error {
	if err := mayKeep(v); err != nil {
		return err
	}
	view := officerView{Form: form, Done: r.URL.Query().Get("done") != ""}
	if err := view.read(r.Context(), v, r.PathValue("officer")); err != nil {
		return err
	}
	status := http.StatusOK
	if len(form.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	view.Frame = page.Frame{Visit: v, Title: v.T("staff.state"), Problem: status != http.StatusOK}
	return page.Show(w, r, status, officerPage(view))
}

func (o *officerView) read(ctx context.Context, v *page.Visit, id string) error {
	m, err := v.Staff.Member(ctx, id)
	if errors.Is(err, staff.ErrNoMember) {
		return desk.ErrAbsent
	}
	if err != nil {
		return err
	}
	factors, errFactors := v.Staff.Factors(ctx, id)
	locked, errLocked := v.Staff.LockedOut(ctx, m.Login)
	issuers, errIssuers := v.Staff.Issuers(ctx)
	o.Officer, o.Factors, o.LockedOut, o.Issuers = m, factors, locked, issuers
	return errors.Join(errFactors, errLocked, errIssuers)
}

// path is the address of the officer's page, or of a form below it.
func (o officerView) path(below string) string { return "/staff/" + o.Officer.ID + below }

// bound tells whether the officer signs in through an agency.
func (o officerView) bound() bool {
	for _, f := range o.Factors {
		if f.Kind == staff.KindAgency {
			return true
		}
	}
	return false
}

func (o officerView) issuers() page.Field {
	x := page.Field{Name: "issuer", Kind: page.Select}
	for _, one := range o.Issuers {
		x.Options = append(x.Options, page.Option{Value: one.ID, Text: one.Agency})
	}
	return x
}

func subject() page.Field { return page.Field{Name: "subject"} }

// A change is an act on the account of an officer, and how the typed form becomes its input.
type change[In any] struct {
	act  desk.Act[staff.Record, In]
	read func(*page.Form) In
}

// enter performs the act. Where it is not performed, enter has answered.
func (c change[In]) enter(w http.ResponseWriter, r *http.Request, v *page.Visit) (done bool, err error) {
	form := page.Typed(w, r, v)
	result, err := page.Enter(form, func() (desk.Receipt, error) {
		call := v.Call(r.PathValue("officer"))
		call.On, call.Form = v.Desk.Today(), form.Token
		return desk.Perform(r.Context(), v.Desk, c.act, call, c.read(form))
	})
	switch {
	case err != nil:
		return false, err
	case result.Denied != nil:
		return false, result.Denied
	case !result.Done:
		return false, renderOfficer(w, r, v, form)
	}
	return true, nil
}

func nothing(*page.Form) struct{} { return struct{}{} }

// resetFactors ends every factor of an officer and, after that, every session.
func resetFactors(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	done, err := change[struct{}]{administration.ResetFactors(), nothing}.enter(w, r, v)
	if !done || err != nil {
		return err
	}
	if err := v.Staff.EndAll(r.Context(), r.PathValue("officer")); err != nil {
		return err
	}
	return again(w, r)
}

// endLockout lets an officer try again who failed too often.
func endLockout(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	done, err := change[struct{}]{administration.EndLockout(), nothing}.enter(w, r, v)
	if !done || err != nil {
		return err
	}
	m, err := v.Staff.Member(r.Context(), r.PathValue("officer"))
	if err != nil {
		return err
	}
	if err := v.Staff.EndLockout(r.Context(), m.Login); err != nil {
		return err
	}
	return again(w, r)
}

func bind(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	done, err := change[staff.Binding]{administration.Bind(), binding}.enter(w, r, v)
	if !done || err != nil {
		return err
	}
	return again(w, r)
}

func unbind(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	done, err := change[struct{}]{administration.Unbind(), nothing}.enter(w, r, v)
	if !done || err != nil {
		return err
	}
	return again(w, r)
}

func binding(f *page.Form) staff.Binding {
	return staff.Binding{Issuer: f.Get("issuer"), Subject: f.Get("subject")}
}

func again(w http.ResponseWriter, r *http.Request) error {
	return page.Go(w, r, "/staff/"+r.PathValue("officer")+"?done=yes")
}
