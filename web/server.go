// Package web is the server of the pages: it opens the session, guards every route and turns
// errors into pages that never differ between "does not exist" and "not for you".
//
// It composes the page packages and may not show a page of its own but errors. It logs no
// address below the first segment, no form and no name.
package web

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/web/account/signin"
	"github.com/zaklon/zaklon/web/page"
	"github.com/zaklon/zaklon/web/theme"
)

// Options says how the pages are served.
type Options struct {
	Demo   bool        // every page says that the persons are invented
	Logins []DemoLogin // shown on the sign-in page of a demonstration
	Log    *slog.Logger
}

// A DemoLogin is an account of the demonstration.
type DemoLogin = signin.DemoLogin

// New makes the handler of a whole installation. Opts.Log nil logs nothing.
func New(h *house.House, opts Options) (http.Handler, error) {
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	assets, err := theme.Handler()
	if err != nil {
		return nil, fmt.Errorf("theme: %w", err)
	}
	s := &server{house: h, opts: opts, printer: h.Locale.In("en")}
	s.open(rooms(h, opts), everybody(h, opts))
	mux := http.NewServeMux()
	mux.Handle(theme.Prefix, assets)
	mux.Handle("/", s)
	return guarded(compressed(mux)), nil
}

// guarded refuses writes that come from another site, and sets the headers that hold for
// every answer: nothing is stored, nothing is framed, nothing foreign is loaded, and no
// other site learns an address.
func guarded(next http.Handler) http.Handler {
	headers := map[string]string{
		"Cache-Control": "no-store",
		"Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; " +
			"connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Permissions-Policy":           "camera=(), geolocation=(), microphone=()",
		"Referrer-Policy":              "no-referrer",
		"X-Content-Type-Options":       "nosniff",
	}
	return http.NewCrossOriginProtection().Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range headers {
			w.Header().Set(name, value)
		}
		next.ServeHTTP(w, r)
	}))
}

// prove leads to the page that asks who the officer is, and from there back to the page, or to
// the list that a form without a draft was sent from.
func (s *server) prove(w http.ResponseWriter, r *http.Request) {
	to := r.URL.RequestURI()
	if r.Method != http.MethodGet {
		first, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		to = "/" + first
	}
	if err := page.GoBack(w, r, "/prove", to); err != nil {
		s.opts.Log.Error("page broken off", "route", r.Pattern, "error", err)
	}
}

func absent(http.ResponseWriter, *http.Request, *page.Visit) error { return desk.ErrAbsent }

// fail turns an error into its page. What is not known says only that it failed: the error
// itself goes to the log, by kind of route, and holds nothing about a person. Where the page
// was being sent already, the connection is broken off, so that nobody takes a part of a page
// or of a list for the whole.
func (s *server) fail(w *answer, r *http.Request, v *page.Visit, err error) {
	if w.begun {
		s.opts.Log.Error("page broken off", "route", r.Pattern)
		panic(http.ErrAbortHandler)
	}
	status, key := http.StatusInternalServerError, "failed"
	var denied *desk.Denied
	switch {
	case errors.Is(err, desk.ErrProve):
		s.prove(w, r)
		return
	case errors.Is(err, desk.ErrAbsent):
		status, key = http.StatusNotFound, "absent"
	case errors.As(err, &denied):
		status, key = http.StatusForbidden, "denied"
	default:
		s.opts.Log.Error("page failed", "route", r.Pattern, "error", err)
	}
	frame := page.Frame{Visit: v, Title: v.T("error." + key + ".title"), Plain: !v.Signed()}
	sentences := []string{v.T("error." + key + ".text"), v.T("error." + key + ".next")}
	if showErr := page.Show(w, r, status, page.Message(frame, v.T("error."+key+".title"), sentences)); showErr != nil {
		s.opts.Log.Error("page broken off", "route", r.Pattern, "error", showErr)
	}
}
