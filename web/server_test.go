package web

import (
	"bytes"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/locale"
	"github.com/zaklon/zaklon/web/page"
)

// answered runs a page and gives its answer, what was logged, and whether it was broken off.
func answered(t *testing.T, handle page.Handler) (w *httptest.ResponseRecorder, logged string, broken bool) {
	t.Helper()
	words, err := locale.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	s := &server{house: &house.House{}, opts: Options{Log: slog.New(slog.NewTextHandler(&log, nil))}, printer: words.In("en")}
	mux := http.NewServeMux()
	mux.Handle("GET /c/{ref}", s.page(page.Route{Handle: handle, Public: true}))
	w = httptest.NewRecorder()
	defer func() {
		logged, broken = log.String(), recover() != nil
	}()
	compressed(mux).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/c/secret-reference", nil))
	return w, "", false
}

// Whatever goes wrong in a page, the officer gets the page that says so, and the log names
// the route and nobody.
func TestPageThatFails(t *testing.T) {
	for _, c := range []struct {
		reason string
		handle page.Handler
		status int
		broken bool
		log    string
	}{
		{"it panics", func(http.ResponseWriter, *http.Request, *page.Visit) error { panic("Alma Verano") },
			http.StatusInternalServerError, false, "the page panicked"},
		{"it panics by a mistake of ours", func(_ http.ResponseWriter, _ *http.Request, v *page.Visit) error { v.Desk.Today(); return nil },
			http.StatusInternalServerError, false, "the page panicked"},
		{"it fails", func(http.ResponseWriter, *http.Request, *page.Visit) error { return errors.New("the disk is full") },
			http.StatusInternalServerError, false, "the disk is full"},
		{"it panics in the midst of an answer", func(w http.ResponseWriter, _ *http.Request, _ *page.Visit) error {
			_, _ = w.Write([]byte("half"))
			panic("Alma Verano")
		}, http.StatusOK, true, "page broken off"},
		{"the browser has gone in the midst of an answer", func(w http.ResponseWriter, _ *http.Request, _ *page.Visit) error {
			w.WriteHeader(http.StatusOK)
			return errors.New("broken pipe to Alma Verano")
		}, http.StatusOK, true, "page broken off"},
	} {
		w, logged, broken := answered(t, c.handle)
		if w.Code != c.status || broken != c.broken {
			t.Errorf("%s: got %d, broken off %t; want %d, %t", c.reason, w.Code, broken, c.status, c.broken)
		}
		if shown := strings.Contains(w.Body.String(), "<h1"); shown == c.broken {
			t.Errorf("%s: the error page was shown: %t", c.reason, shown)
		}
		if strings.Count(logged, "\n") != 1 || !strings.Contains(logged, c.log) || !strings.Contains(logged, "GET /c/{ref}") {
			t.Errorf("%s: logged %q, want one line with %q", c.reason, logged, c.log)
		}
		if strings.Contains(logged+w.Body.String(), "Verano") || strings.Contains(logged, "secret-reference") {
			t.Errorf("%s: a person or a reference is named: %q", c.reason, logged)
		}
	}
}
