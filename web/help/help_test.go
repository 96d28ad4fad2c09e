package help_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/locale"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/help"
	"github.com/zaklon/zaklon/web/page"
)

// Every page of help has all its texts and one heading, for nobody and for every role.
func TestHelp(t *testing.T) {
	words, err := locale.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	library, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	roles := []authority.Role{
		"", authority.BorderOfficer, authority.Caseworker, authority.TeamLeader, authority.SecondReader,
		authority.Counsel, authority.Auditor, authority.Administrator,
	}
	for _, route := range help.Routes() {
		if !route.Public {
			t.Errorf("%s is not public", route.Pattern)
		}
		for _, role := range roles {
			v := &page.Visit{Printer: words.In("en"), Desk: &desk.Desk{Law: law.NewBook(library)}}
			v.Member.Role = role
			w := httptest.NewRecorder()
			if err := route.Handle(w, httptest.NewRequest(http.MethodGet, "/", nil), v); err != nil {
				t.Fatal(err)
			}
			text := w.Body.String()
			if strings.Contains(text, "⟦") || strings.Count(text, "<h1") != 1 {
				t.Errorf("%s for %q: a text is missing, or there is not one heading", route.Pattern, role)
			}
			if strings.Contains(text, "[[") || route.Pattern == "GET /help" && !strings.Contains(text, "Article 33(1), ") {
				t.Errorf("%s: a citation is not filled in", route.Pattern)
			}
			if marked := strings.Contains(text, ">You</span>"); marked != (role != "" && route.Pattern == "GET /help") {
				t.Errorf("%s for %q: the own role is marked: %v", route.Pattern, role, marked)
			}
		}
	}
}

// The way of a case is told by acts that exist.
func TestStepsExist(t *testing.T) {
	words, err := locale.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, kind := range append(protection.Path(), "intention.expressed") {
		if words.In("en").Has("help_step." + kind) {
			told++
		}
	}
	const steps = 14
	if told != steps {
		t.Errorf("%d of the steps told by help are acts of the path, want %d", told, steps)
	}
}
