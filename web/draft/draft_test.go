package draft_test

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
)

func plan() map[string]string {
	return map[string]string{
		"on.day": "27", "on.month": "10", "on.year": "2023", "date.day": "20", "date.month": "november", "date.year": "2023",
		"time": "09:30", "place": "Room 4", "language": "qva", "interpreter": "Лука Марин",
	}
}

func with(form url.Values, name, value string) url.Values {
	out := maps.Clone(form)
	out[name] = []string{value}
	return out
}

const later = "later"

// A form of an act is kept, listed, continued as it was typed, entered, and then gone.
func TestSaveForLater(t *testing.T) {
	b := open(t)
	id := b.Case(protection.Registered)
	b.Clock.Advance(time.Hour)
	b.signIn(b.Caseworker)
	act := "/c/" + id + "/act/interview.scheduled"
	form := b.form(act, plan())
	b.wantTo("kept", b.post(act, with(form, later, "yes")), "/c/"+id+"?kept=yes")
	b.wantIn(b.get("/c/"+id+"?kept=yes"), "Kept for later.", "You have not finished", "Schedule the interview")
	for _, page := range []string{"/work?kept=yes", "/c/" + id, act} {
		if got := b.drafts(page); len(got) != 1 {
			t.Fatalf("%s lists %v, want the one draft", page, got)
		}
	}
	draft := b.drafts("/work")[0]
	back := b.get(draft)
	b.wantTo("continued", back, act+"?draft="+strings.TrimPrefix(draft, "/draft/"))
	resumed := b.get(back.to)
	b.wantIn(resumed, `value="Лука Марин"`, `value="november"`, `value="09:30"`, "This is what you had typed", form.Get("form-token"))
	if len(b.File(id).Interviews) != 0 {
		t.Error("a form that was kept was entered")
	}
	done := b.post(act, b.form(back.to, plan()))
	if done.status != http.StatusSeeOther || !strings.HasPrefix(done.to, "/c/"+id+"?done=") {
		t.Fatalf("entered: got %d to %q", done.status, done.to)
	}
	if got := b.drafts("/work"); len(got) != 0 {
		t.Errorf("after the act was entered the list has %v", got)
	}
	if got := b.get(draft).status; got != http.StatusNotFound {
		t.Errorf("after the act was entered the draft: got %d, want 404", got)
	}
}

// The script's own way: the answer is the address of the draft, and the same form is kept once.
func TestKeptByItself(t *testing.T) {
	b := open(t)
	b.signIn(b.Border)
	form := with(b.form("/intention", map[string]string{"names.0.family": "Верано"}), later, "script")
	first := b.post("/intention", form)
	second := b.post("/intention", with(form, "names.0.given", "Алма"))
	if first.status != http.StatusOK || !strings.HasPrefix(first.text, "/draft/") || first.text != second.text {
		t.Fatalf("got %d %q, then %q; want the same address twice", first.status, first.text, second.text)
	}
	to := b.get(first.text).to
	b.wantIn(b.get(to), `value="Верано"`, `value="Алма"`)
	b.wantTo("thrown away", b.post("/draft/discard", url.Values{"draft": {strings.TrimPrefix(first.text, "/draft/")}}), "/work")
	if got := b.drafts("/work"); len(got) != 0 {
		t.Errorf("after it was thrown away the list has %v", got)
	}
}

// Nobody else is told of a draft: what is another officer's and what never was are one answer.
func TestDraftOfAnother(t *testing.T) {
	b := open(t)
	id, foreign := b.Case(protection.Registered), b.Case(protection.IntentionExpressed)
	b.signIn(b.Caseworker)
	act := "/c/" + id + "/act/interview.scheduled"
	form := with(b.form(act, plan()), later, "script")
	draft := b.post(act, form).text
	leader := b.another()
	leader.signIn(b.Leader)
	absent := leader.get("/draft/00000000000000000000000000")
	for _, path := range []string{draft, act + "?draft=" + strings.TrimPrefix(draft, "/draft/")} {
		if got := leader.get(path); got.status != http.StatusNotFound || got.text != absent.text {
			t.Errorf("%s: got %d, want the bytes of what is absent", path, got.status)
		}
	}
	if got := leader.drafts("/c/" + id); len(got) != 0 {
		t.Errorf("another officer's case page lists %v", got)
	}
	never := b.post("/c/00000000000000000000000000/act/interview.scheduled", form)
	if got := b.post("/c/"+foreign+"/act/interview.scheduled", form); got.status != http.StatusNotFound || got.text != never.text {
		t.Errorf("keeping a form in a case that is not one's own: got %d, want the bytes of what is absent", got.status)
	}
	if got := b.get("/c/" + foreign + "/act/interview.scheduled?draft=" + strings.TrimPrefix(draft, "/draft/")); got.status != http.StatusNotFound {
		t.Errorf("a draft in another case: got %d, want 404", got.status)
	}
}

// A form that comes after the session has ended is kept by the browser alone, for the officer
// whose session it was, and is theirs when they sign in again.
func TestFormAfterTheSessionEnded(t *testing.T) {
	for _, c := range []struct {
		reason string
		end    func(b *browser)
	}{
		{"ended from elsewhere", func(b *browser) { b.endAll(b.Caseworker) }},
		{"after twelve hours", func(b *browser) { b.Clock.Advance(staff.Longest + time.Minute) }},
		{"signed out in another tab", func(b *browser) { b.post("/signout", nil) }},
	} {
		t.Run(c.reason, func(t *testing.T) {
			b := open(t)
			b.t = t
			id := b.Case(protection.Registered)
			b.signIn(b.Caseworker)
			act := "/c/" + id + "/act/interview.scheduled"
			form := b.form(act, plan())
			c.end(b)
			b.wantTo("sent", b.post(act, form), "/signin?form=kept")
			b.wantIn(b.get("/signin?form=kept"), "You were signed out")
			b.signIn(b.Leader)
			if got := b.drafts("/work"); len(got) != 0 {
				t.Errorf("another officer on the same browser is told of %v", got)
			}
			b.post("/signout", nil)
			b.signIn(b.Caseworker)
			got := b.drafts("/work")
			if len(got) != 1 {
				t.Fatalf("got %v, want the form that was sent", got)
			}
			b.wantIn(b.get(b.get(got[0]).to), `value="Лука Марин"`, `value="november"`)
			if len(b.File(id).Interviews) != 0 {
				t.Error("a form without a session was entered")
			}
			stranger := b.another()
			stranger.wantTo("a browser that never had a session", stranger.post(act, form), "/signin")
		})
	}
}

func (b *browser) endAll(m staff.Member) {
	b.t.Helper()
	if err := b.Staff.EndAll(b.t.Context(), m.ID); err != nil {
		b.t.Fatal(err)
	}
}

// A locked session shows nothing, loses nothing, and goes on where it was.
func TestLockedSession(t *testing.T) {
	b := open(t)
	id := b.Case(protection.Registered)
	b.signIn(b.Caseworker)
	act := "/c/" + id + "/act/interview.scheduled"
	form := b.form(act, plan())
	b.Clock.Advance(staff.IdleLock)
	b.wantTo("a page", b.get("/c/"+id+"?show=key"), "/lock?to="+url.QueryEscape("/c/"+id+"?show=key"))
	sent := b.post(act, form)
	to, err := url.Parse(sent.to)
	if err != nil || sent.status != http.StatusSeeOther || to.Path != "/lock" {
		t.Fatalf("a form: got %d to %q, %v", sent.status, sent.to, err)
	}
	if len(b.File(id).Interviews) != 0 {
		t.Error("a form of a locked session was entered")
	}
	locked := b.get(sent.to)
	b.wantIn(locked, "The page is locked", b.Caseworker.Name)
	if strings.Contains(locked.text, "Лука") || strings.Contains(locked.text, "search") {
		t.Error("the lock page shows what was typed, or the search")
	}
	back := to.Query().Get("to")
	wrong := b.post("/lock/open", url.Values{"to": {back}, "password": {"wrong"}})
	if wrong.status != http.StatusUnprocessableEntity {
		t.Errorf("a wrong password: got %d, want 422", wrong.status)
	}
	b.wantTo("opened", b.post("/lock/open", url.Values{"to": {back}, "password": {housetest.Password}}), back)
	b.wantIn(b.get(b.get(back).to), `value="Лука Марин"`)
	b.wantTo("locked by hand", b.post("/lock", url.Values{"to": {"/work"}}), "/lock?to=%2Fwork")
	b.wantTo("a page after that", b.get("/work"), "/lock?to=%2Fwork")
	b.wantTo("another site", b.post("/lock/open", url.Values{"to": {"//evil.example"}, "password": {housetest.Password}}), "/")
}

// An act that asks who the officer is comes back with its form as it was typed.
func TestProofBeforeAnAct(t *testing.T) {
	b := open(t)
	id := b.CaseThrough("decision.drafted")
	b.signIn(b.Reader)
	act := "/c/" + id + "/act/decision.approved"
	day := b.Protection.Today()
	form := b.form(act, map[string]string{
		"on.day": day.String()[8:], "on.month": day.String()[5:7], "on.year": day.String()[:4], "remark": "Read and found right.",
	})
	b.Clock.Advance(staff.FreshWithin)
	sent := b.post(act, form)
	to, err := url.Parse(sent.to)
	if err != nil || sent.status != http.StatusSeeOther || to.Path != "/prove" {
		t.Fatalf("got %d to %q, %v; want the page that asks\n%.1500s", sent.status, sent.to, err, sent.text)
	}
	b.wantIn(b.get(sent.to), "Who are you?")
	b.wantTo("the form itself", b.get(act), "/prove?to="+url.QueryEscape(act))
	back := to.Query().Get("to")
	if wrong := b.post("/prove", url.Values{"to": {back}, "password": {"wrong"}}); wrong.status != http.StatusUnprocessableEntity || strings.Contains(wrong.text, `value="wrong"`) {
		t.Errorf("a wrong password: got %d, want 422 and nothing of it", wrong.status)
	}
	b.wantTo("proved", b.post("/prove", url.Values{"to": {back}, "password": {housetest.Password}}), back)
	b.wantIn(b.get(b.get(back).to), "Read and found right.")
	if done := b.post(act, form); done.status != http.StatusSeeOther || !strings.Contains(done.to, "done=") {
		t.Fatalf("entered: got %d to %q\n%.1500s", done.status, done.to, tags.ReplaceAllString(done.text, " "))
	}
	if got := b.drafts("/work"); len(got) != 0 {
		t.Errorf("after the act was entered the list has %v", got)
	}
}

// Whoever no longer sees a case is no longer told of a draft in it.
func TestDraftOfACaseThatLeft(t *testing.T) {
	b := open(t)
	id := b.CaseThrough("certificate.issued")
	b.signIn(b.Border)
	act := "/c/" + id + "/act/case.handed_over"
	b.post(act, with(b.form(act, map[string]string{"unit": b.AsylumUnit}), later, "yes"))
	if got := b.drafts("/work"); len(got) != 1 {
		t.Fatalf("got %v, want one", got)
	}
	b.Do(housetest.Act{By: b.Border, Kind: "case.handed_over", Case: id, Form: protection.Handover{Unit: b.AsylumUnit}})
	if got := b.drafts("/work"); len(got) != 0 {
		t.Errorf("after the hand-over the list has %v", got)
	}
}
