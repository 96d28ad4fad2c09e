package signin

import (
	"errors"
	"net/http"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/web/page"
)

// waitingCookie holds the secret of a sign-in under way. It must come back from an agency's
// provider, so it is laxer than the session's; it opens nothing.
const (
	waitingCookie = "zaklon-waiting"
	waitingAge    = 600 // seconds: as long as a first factor may take; what is over is not for the browser to say
)

func setWaiting(w http.ResponseWriter, r *http.Request, secret string) {
	c := page.NewCookie(r, waitingCookie, secret)
	if c.SameSite = http.SameSiteLaxMode; secret != "" {
		c.MaxAge = waitingAge
	}
	http.SetCookie(w, c)
}

func waitingSecret(r *http.Request) string { return page.CookieValue(r, waitingCookie) }

// kept sets the cookie of what a sign-in has come to, and gives the address of what comes next.
func kept(w http.ResponseWriter, r *http.Request, p staff.Progress) string {
	switch p.Next {
	case staff.AskFactor:
		setWaiting(w, r, p.Secret)
		return "/signin/second"
	case staff.AskEnrolment:
		setWaiting(w, r, p.Secret)
		return "/enrol"
	case staff.Done:
	}
	if waitingSecret(r) != "" {
		setWaiting(w, r, "")
	}
	http.SetCookie(w, page.NewCookie(r, page.SessionCookie, p.Secret))
	return "/"
}

func onward(w http.ResponseWriter, r *http.Request, p staff.Progress) error {
	return page.Go(w, r, kept(w, r, p))
}

// anew leads to the beginning of a sign-in that has run out.
func anew(w http.ResponseWriter, r *http.Request) error {
	setWaiting(w, r, "")
	return page.Go(w, r, "/signin?again=yes")
}

// A secondView is the page of the second step.
type secondView struct {
	page.Frame
	*page.Form
	staff.Waiting
	Options string // of a passkey, as JSON; empty where there is none to ask for
}

func second(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return renderSecond(w, r, v, page.NewForm(v.Printer, 0))
}

func renderSecond(w http.ResponseWriter, r *http.Request, v *page.Visit, form *page.Form) error {
	form.Values.Del("code")
	secret := waitingSecret(r)
	waiting, err := v.Staff.Waiting(r.Context(), secret)
	if errors.Is(err, staff.ErrNoSignIn) || err == nil && waiting.Next != staff.AskFactor {
		return anew(w, r)
	}
	if err != nil {
		return err
	}
	view := secondView{Frame: plain(v, "signin.second", form), Form: form, Waiting: waiting}
	if waiting.HasPasskey {
		options, err := v.Staff.AskPasskey(r.Context(), secret)
		if err != nil {
			return err
		}
		view.Options = string(options)
	}
	return page.Show(w, r, statusOf(form), secondPage(view))
}

func proveCode(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.TypedWithin(w, r, v, page.MaxSmall)
	if len(form.Problems) > 0 {
		return renderSecond(w, r, v, form)
	}
	p, err := v.Staff.ProveCode(r.Context(), waitingSecret(r), form.Get("code"))
	switch {
	case errors.Is(err, staff.ErrNoSignIn):
		return anew(w, r)
	case errors.Is(err, staff.ErrCode):
		form.Note(act.Problem{Field: "code", Code: "code_wrong"})
		return renderSecond(w, r, v, form)
	case err != nil:
		return err
	}
	return onward(w, r, p)
}

// startPasskey begins a sign-in by a passkey alone: the browser names the account.
func startPasskey(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return renderPasskey(w, r, v, page.NewForm(v.Printer, 0))
}

func renderPasskey(w http.ResponseWriter, r *http.Request, v *page.Visit, form *page.Form) error {
	secret, options, err := v.Staff.StartPasskey(r.Context(), r.UserAgent())
	if errors.Is(err, staff.ErrPasskey) {
		return anew(w, r)
	}
	if err != nil {
		return err
	}
	setWaiting(w, r, secret)
	view := secondView{Frame: plain(v, "signin.by_passkey", form), Form: form, Options: string(options)}
	return page.Show(w, r, statusOf(form), passkeyPage(view))
}

// provePasskey takes the answer of a passkey, as the second step or as the whole sign-in.
func provePasskey(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.TypedWithin(w, r, v, page.MaxSmall)
	secret := waitingSecret(r)
	p, err := v.Staff.ProvePasskey(r.Context(), secret, []byte(form.Get("answer")))
	switch {
	case errors.Is(err, staff.ErrNoSignIn):
		return anew(w, r)
	case errors.Is(err, staff.ErrPasskey):
		form.Note(act.Problem{Code: "passkey_refused"})
		if waiting, err := v.Staff.Waiting(r.Context(), secret); err == nil && waiting.Next == staff.AskFactor && waiting.Member.ID != "" {
			return renderSecond(w, r, v, form)
		}
		return renderPasskey(w, r, v, form)
	case err != nil:
		return err
	}
	return onward(w, r, p)
}

// startAgency sends the browser to the agency's own sign-in.
func startAgency(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	secret, address, err := v.Staff.StartAgency(r.Context(), r.PathValue("issuer"), r.UserAgent())
	if errors.Is(err, staff.ErrSignIn) {
		return anew(w, r)
	}
	if err != nil {
		return err
	}
	setWaiting(w, r, secret)
	return page.Go(w, r, address)
}

// finishAgency takes what the agency's provider sent the browser back with. The way on is a
// page of ours and no redirect: the cookie of the session is not sent on a way that another
// site began.
func finishAgency(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	asked := r.URL.Query()
	back := staff.Callback{State: asked.Get("state"), Code: asked.Get("code"), Error: asked.Get("error")}
	p, err := v.Staff.FinishAgency(r.Context(), waitingSecret(r), back)
	if errors.Is(err, staff.ErrSignIn) || errors.Is(err, staff.ErrNoSignIn) {
		return anew(w, r)
	}
	if err != nil {
		return err
	}
	frame := page.Frame{Visit: v, Title: v.T("signin.title"), Plain: true, Onward: kept(w, r, p)}
	return page.Show(w, r, http.StatusOK, agencyPage(frame))
}
