package file_test

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/page"
)

var hidden = regexp.MustCompile(`name="(form-token|version)" value="([^"]*)"`)

// filled begins a form with what the page of the act hides in it.
func filled(page string, values map[string]string) url.Values {
	form := url.Values{}
	for _, found := range hidden.FindAllStringSubmatch(page, -1) {
		form.Set(found[1], found[2])
	}
	for name, value := range values {
		form.Set(name, value)
	}
	return form
}

func plan(time string) map[string]string {
	return map[string]string{
		"on.day": "27", "on.month": "10", "on.year": "2023", "date.day": "20", "date.month": "november", "date.year": "2023",
		"time": time, "place": "Room 4", "language": "qva", "interpreter": "Лука Марин",
	}
}

func TestActFromThePage(t *testing.T) {
	s := open(t)
	id := s.Case(protection.Registered)
	path := "/c/" + id + "/act/interview.scheduled"
	empty := s.page(s.Caseworker, path)
	wantIn(t, words(empty), "Schedule the interview", "The act is entered in the book")
	form := filled(empty, plan("25:00"))
	wrong := s.post(s.Caseworker, path, form)
	if wrong.Code != http.StatusUnprocessableEntity {
		t.Fatalf("got %d, want 422", wrong.Code)
	}
	wantIn(t, wrong.Body.String(), `<title>Error:`, `href="#time"`, `value="25:00"`, `value="Лука Марин"`, `value="november"`, `aria-invalid="true"`)
	form.Set("time", "09:30")
	before := s.readings("file.read")
	done := s.post(s.Caseworker, path, form)
	to := done.Header().Get("Location")
	if got := s.readings("file.read") - before; got != 0 {
		t.Errorf("readings by entering an act: got %d, want none: nothing was shown", got)
	}
	if done.Code != http.StatusSeeOther || !strings.HasPrefix(to, "/c/"+id+"?done=") {
		t.Fatalf("got %d to %q", done.Code, to)
	}
	wantIn(t, words(s.page(s.Caseworker, to)), "Entered in the book. Personal interview scheduled, 27 October 2023.", "Monday 20 November 2023, 09:30")
	other := s.post(s.Caseworker, path, with(form, "time", "11:00"))
	wantIn(t, words(other.Body.String()), "already entered with other content", "a new form now")
	fresh := filled(other.Body.String(), nil)
	if other.Code != http.StatusUnprocessableEntity || fresh.Get("form-token") == form.Get("form-token") || fresh.Get("version") != form.Get("version") {
		t.Errorf("the same form with another content: got %d with %v, want a fresh token at the old version", other.Code, fresh)
	}
	again := s.post(s.Caseworker, path, form)
	if got := again.Header().Get("Location"); got != to {
		t.Errorf("the same form again: got %q, want the same entry", got)
	}
	if got := len(s.File(id).Interviews); got != 1 {
		t.Errorf("interviews: got %d, want 1", got)
	}
}

func with(form url.Values, name, value string) url.Values {
	out := url.Values{name: {value}}
	for n, v := range form {
		if n != name {
			out[n] = v
		}
	}
	return out
}

// A form that does not say at which version it was opened could write over what was entered
// meanwhile: it is not entered, and comes back with the present version.
func TestActWithoutVersionIsNotEntered(t *testing.T) {
	s := open(t)
	id := s.Case(protection.Registered)
	path := "/c/" + id + "/act/interview.scheduled"
	whole := filled(s.page(s.Caseworker, path), plan("09:30"))
	for _, c := range []struct{ reason, name, value, want, kept string }{
		{"no version", "version", "", "could not be read", `value="Лука Марин"`},
		{"a version of none", "version", "0", "could not be read", `value="Лука Марин"`},
		{"a version that is no number", "version", "first", "could not be read", `value="Лука Марин"`},
		{"more than a form can hold", "place", strings.Repeat("x", page.MaxForm), "larger than 32 MB", ""},
	} {
		w := s.post(s.Caseworker, path, with(whole, c.name, c.value))
		if w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s: got %d, want 422", c.reason, w.Code)
		}
		wantIn(t, words(w.Body.String()), c.want)
		wantIn(t, w.Body.String(), c.kept)
		if got, want := filled(w.Body.String(), nil).Get("version"), whole.Get("version"); got != want {
			t.Errorf("%s: version: got %q, want %s", c.reason, got, want)
		}
	}
	if got := len(s.File(id).Interviews); got != 0 {
		t.Errorf("interviews: got %d, want none", got)
	}
}

func TestConflictShowsBothAndLosesNothing(t *testing.T) {
	s := open(t)
	id := s.Case(protection.Registered)
	path := "/c/" + id + "/act/interview.scheduled"
	form := filled(s.page(s.Caseworker, path), plan("09:30"))
	s.Do(housetest.Act{By: s.Caseworker, Kind: "document.filed", Case: id, Form: housetest.Paper("evidence", "Letter of a witness")})
	s.Do(housetest.Act{By: s.Caseworker, Kind: "interview.scheduled", Case: id, Form: protection.InterviewPlan{
		Date: s.Day("2023-12-01"), Time: "10:00", Place: "Room 1", Language: "qva",
	}})
	w := s.post(s.Caseworker, path, form)
	if w.Code != http.StatusConflict {
		t.Fatalf("got %d, want 409", w.Code)
	}
	wantIn(t, words(w.Body.String()), "The file changed while you were writing", "Entered meanwhile", "Letter of a witness", "Friday 1 December 2023",
		"Yours, not entered", "20 november 2023", "Лука Марин", "Time 09:30")
	wantNotIn(t, words(w.Body.String()), "Application registered") // that was there before
	wantIn(t, w.Body.String(), `value="Лука Марин"`, `value="09:30"`, `value="november"`, `role="alert"`)
	if got := len(s.File(id).Interviews); got != 1 {
		t.Fatalf("interviews: got %d, want 1: nothing of the conflict is entered", got)
	}
	second := s.post(s.Caseworker, path, filled(w.Body.String(), plan("09:30"))) // now knowing of the other
	if second.Code != http.StatusSeeOther {
		t.Fatalf("entered as it is: got %d, want 303\n%s", second.Code, words(second.Body.String()))
	}
	if got := s.File(id).Interviews[1].Time; got != "09:30" {
		t.Errorf("got %s, want 09:30", got)
	}
}

func TestActThatIsNotOnesOwnExplains(t *testing.T) {
	s := open(t)
	id := s.Case(protection.Registered)
	path := "/c/" + id + "/act/application.extended"
	page := s.page(s.Caseworker, path)
	wantIn(t, words(page), "This act is not yours to perform", "Extend the time to decide")
	sent := s.post(s.Caseworker, path, filled(page, map[string]string{
		"on.day": "27", "on.month": "10", "on.year": "2023", "until.day": "1", "until.month": "6", "until.year": "2024",
		"notice.day": "27", "notice.month": "10", "notice.year": "2023", "ground": "complex_facts", "reasons": "Kept as typed.",
	}))
	if sent.Code != http.StatusForbidden {
		t.Errorf("got %d, want 403", sent.Code)
	}
	wantIn(t, sent.Body.String(), "Kept as typed.", "No policy allows this")
	closed := s.page(s.Caseworker, "/c/"+id+"/act/assessment.opened")
	wantIn(t, words(closed), "The case does not allow this act now. Its stage is: Registered.")
}

// Where the hold that follows from an act is not confirmed, the act stands and the page of its file says so
// for as long as it is not; a link that once said so does not say it for ever.
func TestUnconfirmedActSaysSo(t *testing.T) {
	s := open(t)
	const said = "The hold that follows from it is not confirmed yet"
	before := s.CaseThrough("application.registered")
	if got := words(s.page(s.Caseworker, "/c/"+before+"?unconfirmed=yes")); strings.Contains(got, said) {
		t.Error("the page of a file whose holds stand says that they do not")
	}
	if err := s.Assistance.Register.Close(); err != nil {
		t.Fatal(err)
	}
	after := s.CaseThrough("application.registered")
	wantIn(t, words(s.page(s.Caseworker, "/c/"+after)), said)
	if got := words(s.page(s.Caseworker, "/c/"+before)); strings.Contains(got, said) {
		t.Error("what was confirmed before is not confirmed any more")
	}
}

// Where the page after an act is not that of a file, its address says so.
func TestUnconfirmedActSaysSoElsewhere(t *testing.T) {
	s := open(t)
	id := s.Case(protection.Registered)
	path := "/c/" + id + "/act/interview.scheduled"
	form := filled(s.page(s.Caseworker, path), plan("09:30"))
	s.Protection.Entered = func(context.Context, desk.Receipt) error { return errors.New("a register is down") }
	to := s.post(s.Caseworker, path, form).Header().Get("Location")
	if !strings.HasSuffix(to, "&unconfirmed=yes") || len(s.File(id).Interviews) != 1 {
		t.Fatalf("led to %q with %d interviews, want the notice and one", to, len(s.File(id).Interviews))
	}
	home := s.page(s.Caseworker, "/work?done=case.assigned&unconfirmed=yes")
	wantIn(t, words(home), "The hold that follows from it is not confirmed yet")
}

func TestHandedOverCaseLeadsHome(t *testing.T) {
	s := open(t)
	id := s.CaseThrough("certificate.issued")
	path := "/c/" + id + "/act/case.handed_over"
	form := filled(s.page(s.Border, path), map[string]string{"on.day": "17", "on.month": "10", "on.year": "2023", "unit": s.AsylumUnit})
	before := s.readings("file.read")
	sent := s.post(s.Border, path, form)
	if got := s.readings("file.read") - before; got != 0 {
		t.Errorf("readings and attempts by handing over: got %d, want none", got)
	}
	to := sent.Header().Get("Location")
	if to != "/work?done=case.handed_over" {
		t.Fatalf("got %d to %q, want home\n%s", sent.Code, to, words(sent.Body.String()))
	}
	wantIn(t, words(s.page(s.Border, to)), "Entered in the book. File handed to the asylum authority. The case has left your lists.")
}
