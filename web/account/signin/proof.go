package signin

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/web/page"
)

// A proofView asks the officer of a session who they are: because the session is locked, or
// because what comes next asks for it.
type proofView struct {
	page.Frame
	*page.Form
	To      string // where it goes on
	Lost    bool   // a form could not be kept
	Code    string // hint of the box for a code; empty where the account asks for none
	Options string // of a passkey, as JSON; empty where there is none
}

func newProof(ctx context.Context, v *page.Visit, form *page.Form, title string) (proofView, error) {
	form.Values.Del("password")
	form.Values.Del("code")
	view := proofView{Frame: plain(v, title, form), Form: form, To: page.OwnPath(form.Get("to"))}
	factors, err := v.Staff.Factors(ctx, v.Member.ID)
	if err != nil {
		return view, err
	}
	has := func(kind string) bool {
		return slices.ContainsFunc(factors, func(f staff.Factor) bool { return f.Kind == kind })
	}
	switch {
	case has(staff.KindCode):
		view.Code = "hint.code"
	case has(staff.KindPasskey):
		view.Code = "hint.recovery"
	}
	if has(staff.KindPasskey) && v.Staff.Policy().Site.ID != "" {
		options, err := v.Staff.AskProof(ctx, v.Session)
		view.Options = string(options)
		return view, err
	}
	return view, nil
}

// asked is the form of a page that was asked for by its address.
func asked(r *http.Request, v *page.Visit) *page.Form {
	form := page.NewForm(v.Printer, 0)
	form.Values = r.URL.Query()
	return form
}

func showProof(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return renderProof(w, r, v, asked(r, v))
}

func renderProof(w http.ResponseWriter, r *http.Request, v *page.Visit, form *page.Form) error {
	view, err := newProof(r.Context(), v, form, "prove.title")
	if err != nil {
		return err
	}
	view.Plain = false
	return page.Show(w, r, statusOf(form), provePage(view))
}

func prove(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.TypedWithin(w, r, v, page.MaxSmall)
	err := v.Staff.Prove(r.Context(), v.Session, staff.Proof{Password: form.Get("password"), Code: form.Get("code")})
	if errors.Is(err, staff.ErrSignIn) {
		form.Note(act.Problem{Field: "password", Code: "proof_wrong"})
		return renderProof(w, r, v, form)
	}
	if err != nil {
		return err
	}
	return page.Go(w, r, page.OwnPath(form.Get("to")))
}

func proveByPasskey(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return byPasskey(w, r, v, renderProof)
}

// byPasskey takes the answer of a passkey and goes on, or shows the page again.
func byPasskey(w http.ResponseWriter, r *http.Request, v *page.Visit, again func(http.ResponseWriter, *http.Request, *page.Visit, *page.Form) error) error {
	form := page.TypedWithin(w, r, v, page.MaxSmall)
	err := v.Staff.ProveByPasskey(r.Context(), v.Session, []byte(form.Get("answer")))
	if errors.Is(err, staff.ErrPasskey) || errors.Is(err, staff.ErrNoSignIn) { // the challenge has run out
		form.Note(act.Problem{Code: "passkey_refused"})
		return again(w, r, v, form)
	}
	if err != nil {
		return err
	}
	return page.Go(w, r, page.OwnPath(form.Get("to")))
}

// showLock asks for the officer of a locked session; whoever has none is led on.
func showLock(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return renderLock(w, r, v, asked(r, v))
}

func renderLock(w http.ResponseWriter, r *http.Request, v *page.Visit, form *page.Form) error {
	switch {
	case v.Member.ID == "":
		return page.Go(w, r, "/signin")
	case !v.Session.Locked:
		return page.Go(w, r, page.OwnPath(form.Get("to")))
	}
	view, err := newProof(r.Context(), v, form, "lock.title")
	if err != nil {
		return err
	}
	view.Lost = form.Get("form") == "lost"
	return page.Show(w, r, statusOf(form), lockPage(view))
}

// lockNow locks the session of an officer who leaves the desk, or whose page waited too long.
func lockNow(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.TypedWithin(w, r, v, page.MaxSmall)
	if err := v.Staff.Lock(r.Context(), v.Session); err != nil {
		return err
	}
	return page.GoBack(w, r, "/lock", page.OwnPath(form.Get("to")))
}

func unlock(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.TypedWithin(w, r, v, page.MaxSmall)
	if v.Member.ID == "" {
		return page.Go(w, r, "/signin")
	}
	err := v.Staff.Unlock(r.Context(), v.Session, form.Get("password"))
	if errors.Is(err, staff.ErrSignIn) {
		form.Note(act.Problem{Field: "password", Code: "password_now_wrong"})
		return renderLock(w, r, v, form)
	}
	if err != nil {
		return err
	}
	return page.Go(w, r, page.OwnPath(form.Get("to")))
}

func unlockByPasskey(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if v.Member.ID == "" {
		return page.Go(w, r, "/signin")
	}
	return byPasskey(w, r, v, renderLock)
}
