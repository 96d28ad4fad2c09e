package shelter_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/store"
)

// said is what an officer in a prison types.
func (s *site) said(family, given string) map[string]string {
	return s.today(map[string]string{
		"form": "oral", "place": "Remand prison, wing 2", "unit": s.AsylumUnit, "gender": "not_known", "feared_states": "XB", "languages": "qva",
		"names.0.family": family, "names.0.given": given, "nationalities.0": "XB", "births.0.year": "1974",
	})
}

// acts counts the acts in the book of a desk.
func (s *site) acts(d *desk.Desk) (n int) {
	s.t.Helper()
	ctx := context.Background()
	err := d.Register.View(ctx, func(v *store.View) error {
		return v.Entries(ctx, func(audit.Entry) error { n++; return nil }, `WHERE seq > 0`)
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

// What the person said is in the register of protection, with the authority, and nowhere else; the
// officer is shown the same page as every other, and the file is absent to them.
func TestWordsGoToProtectionAlone(t *testing.T) {
	s := open(t)
	for _, by := range []staff.Member{s.Sworn, s.Police, s.Judge} {
		others := []*desk.Desk{s.Assistance, s.House.Police, s.House.Liaison}
		var before []int
		for _, d := range others {
			before = append(before, s.acts(d))
		}
		form, text := s.page(by, "/shelter")
		wantIn(t, text, "Convey that a person seeks protection", "The person who seeks protection")
		sent := s.ask(by, "/shelter", filled(form, s.said("Орлова", "Инес")))
		if to := sent.Header().Get("Location"); sent.Code != http.StatusSeeOther || to != "/shelter/received" {
			t.Fatalf("%s: got %d to %q\n%s", by.Role, sent.Code, to, words(sent.Body.String()))
		}
		_, text = s.page(by, "/shelter/received")
		wantIn(t, text, "Received", "your own register keeps nothing of it")
		for i, d := range others {
			if got := s.acts(d); got != before[i] {
				t.Errorf("%s: %d entries in the book of %s, want none", by.Role, got-before[i], d.Register.Name())
			}
		}
	}
	_, work := s.page(s.Leader, "/work")
	wantIn(t, work, "Орлова")
	for _, by := range []staff.Member{s.Caseworker, s.Counsel, s.Liaison, s.Administrator} {
		if got := s.ask(by, "/shelter", nil).Code; got != http.StatusForbidden {
			t.Errorf("%s: got %d, want 403", by.Role, got)
		}
	}
}

// A form with a mistake comes back as it was typed.
func TestProblemsKeepWhatWasTyped(t *testing.T) {
	s := open(t)
	form, _ := s.page(s.Sworn, "/shelter")
	typed := s.said("", "")
	typed["also"], typed["births.0.month"], typed["births.0.day"] = "Orlova, Ines", "2", "31"
	typed["place"] = ""
	sent := s.ask(s.Sworn, "/shelter", filled(form, typed))
	if sent.Code != http.StatusUnprocessableEntity {
		t.Fatalf("got %d, want 422", sent.Code)
	}
	wantIn(t, sent.Body.String(), "Orlova, Ines", `href="#place"`, `id="births.0-error"`, `value="31"`)
}

// Where the register of protection cannot be reached the form says so and holds what was typed; nothing
// is in any register.
func TestProtectionDown(t *testing.T) {
	s := open(t)
	form, _ := s.page(s.Sworn, "/shelter")
	if err := s.Protection.Register.Close(); err != nil {
		t.Fatal(err)
	}
	sent := s.ask(s.Sworn, "/shelter", filled(form, s.said("Orlova", "Ines")))
	if sent.Code != http.StatusServiceUnavailable {
		t.Fatalf("got %d, want 503\n%s", sent.Code, words(sent.Body.String()))
	}
	wantIn(t, sent.Body.String(), `value="Orlova"`, `role="alert"`, "nothing was entered")
	if first := strings.Index(sent.Body.String(), "nothing was entered"); first > strings.Index(sent.Body.String(), `value="Orlova"`) {
		t.Error("the problem stands below the form")
	}
	empty := s.ask(s.Sworn, "/shelter", nil)
	if empty.Code != http.StatusOK {
		t.Errorf("the empty form: got %d, want 200", empty.Code)
	}
}
