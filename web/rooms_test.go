package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/web"
	"github.com/zaklon/zaklon/web/page"
)

// A visitor asks the whole server, as an officer or as nobody.
type visitor struct {
	*housetest.World
	t       *testing.T
	handler http.Handler
}

func (s visitor) ask(by staff.Member, method, path string) *httptest.ResponseRecorder {
	s.t.Helper()
	r := httptest.NewRequest(method, path, nil)
	if by.ID != "" {
		secret, err := s.Staff.Begin(context.Background(), by.ID, "test")
		if err != nil {
			s.t.Fatal(err)
		}
		r.AddCookie(&http.Cookie{Name: page.SessionCookie, Value: secret})
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w
}

// entries counts the entries of the book of protection.
func (s visitor) entries() (n int) {
	s.t.Helper()
	ctx := context.Background()
	err := s.Protection.Register.View(ctx, func(v *store.View) error {
		return v.Entries(ctx, func(audit.Entry) error { n++; return nil }, `WHERE seq > 0`)
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

func visiting(t *testing.T) visitor {
	t.Helper()
	w := housetest.New(t)
	handler, err := web.New(w.House, web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return visitor{w, t, handler}
}

// To an officer of one register a route of another, a file of another and an address that never was are
// one answer: the same status, the same bytes, and nothing entered in the other register's book.
func TestAnotherRegistersRouteIsAbsent(t *testing.T) {
	s := visiting(t)
	id := s.Case(protection.Registered)
	before := s.entries()
	want := s.ask(s.Administrator, http.MethodGet, "/no/such/page")
	if want.Code != http.StatusNotFound {
		t.Fatalf("an address that never was: got %d, want 404", want.Code)
	}
	for _, row := range []struct{ reason, method, path string }{
		{"a list of the register", http.MethodGet, "/work"},
		{"a form of the register", http.MethodGet, "/intention"},
		{"a file of the register", http.MethodGet, "/c/" + id},
		{"no file of the register", http.MethodGet, "/c/00000000000000000000000000"},
		{"the form of an act", http.MethodGet, "/c/" + id + "/act/case.assigned"},
		{"an act", http.MethodPost, "/c/" + id + "/act/case.assigned"},
		{"a search", http.MethodPost, "/people/search"},
	} {
		got := s.ask(s.Administrator, row.method, row.path)
		if got.Code != want.Code || got.Body.String() != want.Body.String() {
			t.Errorf("%s: got %d and other bytes than for an address that never was", row.reason, got.Code)
		}
	}
	if got := s.entries(); got != before {
		t.Errorf("%d entries in the book of protection, want none", got-before)
	}
}

// Nobody who is not signed in learns which addresses there are: each leads to the sign-in page.
func TestNobodyLearnsTheRoutes(t *testing.T) {
	s := visiting(t)
	id := s.Case(protection.Registered)
	for _, path := range []string{"/no/such/page", "/work", "/c/" + id, "/c/" + id + "/act/case.assigned", "/book", "/draft/x"} {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			got := s.ask(staff.Member{}, method, path)
			if got.Code != http.StatusSeeOther || got.Header().Get("Location") != "/signin" {
				t.Errorf("%s %s: got %d to %q, want 303 to /signin", method, path, got.Code, got.Header().Get("Location"))
			}
		}
	}
}

// An officer is in the room of their own register, whoever named the session's owner in a cookie.
func TestAForgedOwnerOpensNothing(t *testing.T) {
	s := visiting(t)
	id := s.Case(protection.Registered)
	r := httptest.NewRequest(http.MethodPost, "/c/"+id+"/act/case.assigned", strings.NewReader(""))
	r.AddCookie(&http.Cookie{Name: page.SessionCookie, Value: s.Caseworker.ID + ".guessed"})
	w := httptest.NewRecorder()
	before := s.File(id).Case.Version
	s.handler.ServeHTTP(w, r)
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/signin") || s.File(id).Case.Version != before {
		t.Errorf("got %d to %q and version %d, want the sign-in page and nothing entered", w.Code, w.Header().Get("Location"), s.File(id).Case.Version)
	}
}
