package signin

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/web/page"
)

const added = "officer.factor_added"

// A holder is who adds a factor: the officer of an open session, or one whose sign-in waits for
// the first.
type holder struct {
	staff.Holder
	Member  staff.Member
	Waiting bool
	proved  time.Time
}

// enrols finds the holder of a visit. Where there is none, or the officer has to show anew who
// they are, it answers the visit itself.
func enrols(w http.ResponseWriter, r *http.Request, v *page.Visit) (h holder, answered bool, err error) {
	if v.Signed() {
		if !v.Proved(added) {
			return h, true, page.GoBack(w, r, "/prove", r.URL.Path)
		}
		return holder{Holder: v.Session.Holder(), Member: v.Member, proved: v.Session.Proved}, false, nil
	}
	waiting, err := v.Staff.Waiting(r.Context(), waitingSecret(r))
	if errors.Is(err, staff.ErrNoSignIn) || err == nil && waiting.Next != staff.AskEnrolment {
		return h, true, anew(w, r)
	}
	return holder{Holder: waiting.Holder(), Member: waiting.Member, Waiting: true, proved: waiting.Began}, err != nil, err
}

// An enrolView is a page on which a factor is added.
type enrolView struct {
	page.Frame
	*page.Form
	holder
	Offer    staff.Offer
	Square   string // path of the square to be read by a telephone
	Side     int    // of the square, in dots
	Options  string // of a new passkey, as JSON
	Passkeys bool
	Codes    []string
}

func newEnrol(v *page.Visit, title string, form *page.Form, h holder) enrolView {
	view := enrolView{Frame: plain(v, title, form), Form: form, holder: h, Passkeys: v.Staff.Policy().Site.ID != ""}
	view.Plain = h.Waiting
	return view
}

func choose(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	h, answered, err := enrols(w, r, v)
	if answered || err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, choosePage(newEnrol(v, "enrol.title", page.NewForm(v.Printer, 0), h)))
}

func offerCode(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	h, answered, err := enrols(w, r, v)
	if answered || err != nil {
		return err
	}
	return renderCode(w, r, newEnrol(v, "enrol.code", page.NewForm(v.Printer, 0), h))
}

func renderCode(w http.ResponseWriter, r *http.Request, view enrolView) error {
	view.Form.Values.Del("code")
	offer, err := view.Staff.OfferCode(r.Context(), view.Holder)
	if err != nil {
		return err
	}
	view.Offer = offer
	if view.Square, view.Side, err = square(offer.Address); err != nil {
		return err
	}
	return page.Show(w, r, statusOf(view.Form), codePage(view))
}

func confirmCode(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.TypedWithin(w, r, v, page.MaxSmall)
	h, answered, err := enrols(w, r, v)
	if answered || err != nil {
		return err
	}
	factor, err := v.Staff.ConfirmCode(r.Context(), h.Holder, form.Get("code"))
	switch {
	case errors.Is(err, staff.ErrNoSignIn):
		return page.Go(w, r, "/enrol/code")
	case errors.Is(err, staff.ErrCode):
		form.Note(act.Problem{Field: "code", Code: "code_wrong"})
		return renderCode(w, r, newEnrol(v, "enrol.code", form, h))
	case err != nil:
		return err
	}
	return add(w, r, newEnrol(v, "enrol.codes", form, h), factor)
}

func offerPasskey(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	h, answered, err := enrols(w, r, v)
	if answered || err != nil {
		return err
	}
	return renderNewPasskey(w, r, newEnrol(v, "enrol.passkey", page.NewForm(v.Printer, 0), h))
}

func renderNewPasskey(w http.ResponseWriter, r *http.Request, view enrolView) error {
	if !view.Passkeys {
		return page.Go(w, r, "/enrol")
	}
	options, err := view.Staff.OfferPasskey(r.Context(), view.Holder)
	if err != nil {
		return err
	}
	view.Options = string(options)
	return page.Show(w, r, statusOf(view.Form), newPasskeyPage(view))
}

func confirmPasskey(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.TypedWithin(w, r, v, maxAnswer)
	h, answered, err := enrols(w, r, v)
	if answered || err != nil {
		return err
	}
	factor, err := v.Staff.ConfirmPasskey(r.Context(), h.Holder, staff.PasskeyAnswer{Name: form.Get("passkey_name"), Answer: []byte(form.Get("answer"))})
	if errors.Is(err, staff.ErrPasskey) || errors.Is(err, staff.ErrNoSignIn) {
		form.Note(act.Problem{Code: "passkey_refused"})
		return renderNewPasskey(w, r, newEnrol(v, "enrol.passkey", form, h))
	}
	if err != nil {
		return err
	}
	err = add(w, r, newEnrol(v, "enrol.codes", form, h), factor)
	if err = form.Refused(err); err != nil || len(form.Problems) == 0 {
		return err
	}
	for i := range form.Problems {
		if form.Problems[i].Field == "name" {
			form.Problems[i].Field = "passkey_name"
		}
	}
	return renderNewPasskey(w, r, newEnrol(v, "enrol.passkey", form, h))
}

// maxAnswer bounds the answer of a new passkey, which may carry its maker's certificates.
const maxAnswer = 64 << 10

// add enters a factor and, with the first, recovery codes, which are shown this once.
func add(w http.ResponseWriter, r *http.Request, view enrolView, factor staff.NewFactor) error {
	if err := perform(r, view, factor); err != nil {
		return err
	}
	factors, err := view.Staff.Factors(r.Context(), view.Member.ID)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(factors, func(f staff.Factor) bool { return f.Kind == staff.KindRecovery }) {
		if view.Codes, err = draw(r, view); err != nil {
			return err
		}
	}
	if view.Waiting {
		p, err := view.Staff.Enrolled(r.Context(), waitingSecret(r))
		if err != nil {
			return err
		}
		kept(w, r, p)
	}
	if len(view.Codes) == 0 {
		return page.Go(w, r, "/account?done=factor")
	}
	return page.Show(w, r, http.StatusOK, codesPage(view))
}

// draw enters fresh recovery codes in the place of those before, and gives them.
func draw(r *http.Request, view enrolView) ([]string, error) {
	codes, factor := view.Staff.DrawCodes(view.Member.ID)
	return codes, perform(r, view, factor)
}

// perform enters a factor of the holder's own account. It is not of the form: what was confirmed
// or drawn just now is another factor, however often the form was sent.
func perform(r *http.Request, view enrolView, factor staff.NewFactor) error {
	call := desk.Call{Officer: view.Member.Authority(), Case: view.Member.ID, On: view.Desk.Today(), Proved: view.proved}
	_, err := desk.Perform(r.Context(), view.Desk, administration.AddFactor(), call, factor)
	return err
}

// drawCodes makes new recovery codes for the officer of the session.
func drawCodes(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.TypedWithin(w, r, v, page.MaxSmall)
	if !v.Proved(added) {
		return page.GoBack(w, r, "/prove", "/account")
	}
	view := newEnrol(v, "enrol.codes", form, holder{Member: v.Member, proved: v.Session.Proved})
	codes, err := draw(r, view)
	if err != nil {
		return err
	}
	view.Codes = codes
	return page.Show(w, r, http.StatusOK, codesPage(view))
}
