package border

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/border"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/limit"
	"github.com/zaklon/zaklon/web/page"
)

// An intentionView is the form of an intention as it stands before the officer.
type intentionView struct {
	page.Frame
	*page.Form
	comparison             // with own entries that may be of the same person
	Held       bool        // the form is right and was not entered, because of those entries
	Lodge      limit.Shown // until when an application is to be lodged, if certified today
	Resumed    bool        // the form holds what was kept for later
}

const expressed = "intention.expressed"

// intentions is the form of an intention, with the index by which it is compared.
type intentions struct{ people *people.People }

// showIntention opens an empty form, to an officer whose office takes intentions.
func showIntention(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	answer := v.Desk.Authority.Decide(v.Member.Authority(), expressed, authority.Case{Unit: v.Member.Unit})
	if !answer.Allowed {
		return &desk.Denied{Kind: expressed, Policy: answer.Policy, Because: answer.Because}
	}
	form := page.NewForm(v.Printer, 0)
	form.SetDay("on", v.Desk.Today())
	form.Set("form", protection.IntentionForms()[0])
	resumed, err := unfinished(v, form).Continue(r)
	if err != nil {
		return err
	}
	return renderIntention(w, r, v, intentionView{Form: form, Resumed: resumed})
}

func unfinished(v *page.Visit, form *page.Form) draft.Unfinished {
	return draft.Unfinished{Visit: v, Form: form, Route: page.Route{Act: expressed}}
}

// enter enters the intention and, on the same day, the certificate. A form that comes again leads
// to the case it opened. Where it is refused, it comes back as it was typed; so it does once where
// entries that may be of the same person were not shown beside it yet.
func (i intentions) enter(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.Typed(w, r, v)
	if draft.Asked(form) {
		if answered, err := unfinished(v, form).Keep(w, r); answered || err != nil {
			return err
		}
	}
	on := form.Day("on")
	typed := read(form)
	if form.Get("propose") != "" {
		form.Problems = nil // nothing was to be entered yet
		fillLatin(form)
		return i.again(w, r, v, filled{form, typed.in.Particulars})
	}
	call := v.Call("")
	call.On, call.Form = on, form.Token
	result, known, err := i.perform(r.Context(), v, form, call, typed.in)
	switch {
	case err != nil:
		return err
	case result.Denied != nil:
		return result.Denied
	case result.Done:
		draft.Entered(r, v, form)
		return page.Go(w, r, certified(r.Context(), v, call, result.Receipt))
	case len(known.Known) > 0:
		return renderIntention(w, r, v, intentionView{Form: form, comparison: known, Held: true})
	}
	if err := checkRest(v, form, on, typed.in); err != nil {
		return err
	}
	form.Problems = typed.place(form.Problems)
	return i.again(w, r, v, filled{form, typed.in.Particulars})
}

// certified issues the certificate and gives the address of its page. Where that is not
// possible, the intention stands all the same and the case shows the certificate as its next
// step.
func certified(ctx context.Context, v *page.Visit, call desk.Call, entered desk.Receipt) string {
	call.Case, call.Form = entered.Case, call.Form+"/certificate"
	if _, err := desk.Perform(ctx, v.Desk, border.Certify(), call, protection.NoInput{}); err != nil {
		return "/c/" + entered.Case + "?done=" + entered.Entry
	}
	return "/c/" + entered.Case + "/certificate"
}

// checkRest asks the rule what else is wrong with a form that a day already stopped, so that
// the officer sees everything at once. Nothing is entered.
func checkRest(v *page.Visit, form *page.Form, on deadline.Date, in protection.Intention) error {
	if slices.ContainsFunc(form.Problems, func(p act.Problem) bool { return p.Field == "" }) {
		return nil // the form as a whole was not read, or was entered before
	}
	pack, err := v.Desk.Law.Now().Pack(v.Desk.Host, v.Desk.Today())
	if err != nil {
		return err
	}
	occasion := act.Occasion{Kind: expressed, On: on, Today: v.Desk.Today(), Pack: pack, NewID: func() string { return "" }}
	if _, _, err := protection.Express(protection.File{}, in, occasion); errors.As(err, new(*act.Refused)) {
		return form.Refused(err)
	}
	return nil // any other error comes of the day that already stopped the form
}

// A filled form holds the person that was read from it: reading it twice would tell its problems twice.
type filled struct {
	*page.Form
	person applicant.Particulars
}

// mostKnown bounds the list beside the form: more would not be compared by eye.
const mostKnown = 5

// again shows the form as it was typed, beside the officer's own entries that may be of the same
// person. Nothing is asked of the officer for them: the asylum desk compares after the hand-over.
func (i intentions) again(w http.ResponseWriter, r *http.Request, v *page.Visit, form filled) error {
	known, err := i.compare(r.Context(), v, form)
	if err != nil {
		return err
	}
	return renderIntention(w, r, v, intentionView{Form: form.Form, comparison: known})
}

func renderIntention(w http.ResponseWriter, r *http.Request, v *page.Visit, view intentionView) error {
	lodge, err := lodgeBy(v)
	if err != nil {
		return err
	}
	status := http.StatusOK
	if len(view.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	view.Lodge = lodge
	view.Frame = page.Frame{Visit: v, Title: v.T("border.intention"), Problem: status != http.StatusOK}
	return page.Show(w, r, status, intentionPage(view))
}

// lodgeBy computes until when an application is to be lodged if the certificate is issued
// today, so that the officer can say it.
func lodgeBy(v *page.Visit) (limit.Shown, error) {
	today := v.Desk.Today()
	pack, err := v.Desk.Law.Now().Pack(v.Desk.Host, today)
	if err != nil {
		return limit.Shown{}, err
	}
	clocks, err := pack.Clocks(law.Facts{Events: map[string]deadline.Date{expressed: today, "certificate.issued": today}})
	if err != nil {
		return limit.Shown{}, err
	}
	return lodging(limit.Show(v.Printer, pack, clocks, today))
}
