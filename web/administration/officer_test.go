package administration_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/desk/staff/totp"
	"github.com/zaklon/zaklon/house/housetest"
	pages "github.com/zaklon/zaklon/web/administration"
	"github.com/zaklon/zaklon/web/page"
)

// ask sends a request to the pages as an officer who has just proved who they are, or has not.
func ask(t *testing.T, w *housetest.World, by staff.Member, r *http.Request) (*httptest.ResponseRecorder, error) {
	t.Helper()
	mux := http.NewServeMux()
	var failed error
	for _, route := range pages.Routes() {
		mux.HandleFunc(route.Pattern, func(answer http.ResponseWriter, r *http.Request) {
			v := &page.Visit{Printer: w.Locale.In("en"), Desk: w.System, Staff: w.Staff, Member: by}
			if r.Header.Get("Proved") != "" {
				v.Session.Proved = w.Clock.Now()
			}
			failed = route.Handle(answer, r, v)
		})
	}
	answer := httptest.NewRecorder()
	mux.ServeHTTP(answer, r)
	return answer, failed
}

func post(path string, form url.Values) *http.Request {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Proved", "yes")
	return r
}

// enrolled gives an officer an app of codes and a session.
func enrolled(t *testing.T, w *housetest.World, of staff.Member) {
	t.Helper()
	ctx := t.Context()
	secret, err := w.Staff.Begin(ctx, of.ID, "test")
	if err != nil {
		t.Fatal(err)
	}
	_, session, err := w.Staff.InSession(ctx, secret)
	if err != nil {
		t.Fatal(err)
	}
	offer, err := w.Staff.OfferCode(ctx, session.Holder())
	if err != nil {
		t.Fatal(err)
	}
	key, err := totp.Parse(strings.ReplaceAll(offer.Secret, " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	factor, err := w.Staff.ConfirmCode(ctx, session.Holder(), totp.Code(key, totp.Step(w.Clock.Now())))
	if err != nil {
		t.Fatal(err)
	}
	call := desk.Call{Officer: of.Authority(), Case: of.ID, On: w.System.Today(), Proved: w.Clock.Now()}
	if _, err := desk.Perform(ctx, w.System, administration.AddFactor(), call, factor); err != nil {
		t.Fatal(err)
	}
}

// An administrator who has just proved who they are resets factors, which ends every session,
// and ends a lockout.
func TestOfficersSignIn(t *testing.T) {
	w := housetest.New(t)
	ctx := t.Context()
	enrolled(t, w, w.Caseworker)
	for range 5 {
		_, _ = w.Staff.SignIn(ctx, w.Caseworker.Login, "wrong")
	}
	path := "/staff/" + w.Caseworker.ID
	text := func() string {
		t.Helper()
		answer, err := ask(t, w, w.Administrator, httptest.NewRequest(http.MethodGet, path, nil))
		if err != nil || answer.Code != http.StatusOK || strings.Contains(answer.Body.String(), "⟦") {
			t.Fatalf("got %d, %v, or a text is missing", answer.Code, err)
		}
		return answer.Body.String()
	}
	if got := text(); !strings.Contains(got, "after too many failures") || !strings.Contains(got, "Codes from an app") {
		t.Error("the page tells neither lockout nor factor")
	}
	for _, below := range []string{"/lockout/end", "/factors/reset"} {
		old := post(path+below, url.Values{"form-token": {"old" + below}})
		old.Header.Del("Proved")
		if _, err := ask(t, w, w.Administrator, old); !errors.Is(err, desk.ErrProve) {
			t.Errorf("%s without a fresh proof: got %v, want %v", below, err, desk.ErrProve)
		}
		answer, err := ask(t, w, w.Administrator, post(path+below, url.Values{"form-token": {below}}))
		if err != nil || answer.Header().Get("Location") != path+"?done=yes" {
			t.Errorf("%s: got %d to %q, %v", below, answer.Code, answer.Header().Get("Location"), err)
		}
	}
	if got := text(); strings.Contains(got, "after too many failures") || strings.Contains(got, "Codes from an app") {
		t.Error("the lockout or the factor is still there")
	}
	if sessions, err := w.Staff.Sessions(ctx, w.Caseworker.ID); err != nil || len(sessions) != 0 {
		t.Errorf("got %d sessions, %v; want none", len(sessions), err)
	}
}

// Nobody else sees or does any of it, and an officer who is not there is absent.
func TestOfficersSignInIsTheAdministrators(t *testing.T) {
	w := housetest.New(t)
	path := "/staff/" + w.Caseworker.ID
	for _, r := range []func() *http.Request{
		func() *http.Request { return httptest.NewRequest(http.MethodGet, path, nil) },
		func() *http.Request { return post(path+"/factors/reset", nil) },
		func() *http.Request { return post(path+"/lockout/end", nil) },
		func() *http.Request { return post(path+"/bind", url.Values{"issuer": {"x"}, "subject": {"y"}}) },
		func() *http.Request { return post(path+"/unbind", nil) },
	} {
		for _, by := range []staff.Member{w.Caseworker, w.Leader, w.Auditor} {
			answer, err := ask(t, w, by, r())
			if !errors.As(err, new(*desk.Denied)) || answer.Body.Len() > 0 {
				t.Errorf("%s %s by %s: got %v, want denied", r().Method, r().URL.Path, by.Role, err)
			}
		}
	}
	if _, err := ask(t, w, w.Administrator, httptest.NewRequest(http.MethodGet, "/staff/nobody", nil)); !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("an officer who is not there: got %v, want %v", err, desk.ErrAbsent)
	}
}
