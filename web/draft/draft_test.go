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
	b.WantTo("kept", b.Post(act, with(form, later, "yes")), "/c/"+id+"?kept=yes")
	b.wantIn(b.Get("/c/"+id+"?kept=yes"), "Kept for later.", "You have not finished", "Schedule the interview")
	for _, page := range []string{"/work?kept=yes", "/c/" + id, act} {
		if got := b.drafts(page); len(got) != 1 {
			t.Fatalf("%s lists %v, want the one draft", page, got)
		}
	}
	draft := b.drafts("/work")[0]
	back := b.Get(draft)
	b.WantTo("continued", back, act+"?draft="+strings.TrimPrefix(draft, "/draft/"))
	resumed := b.Get(back.To)
	b.wantIn(resumed, `value="Лука Марин"`, `value="november"`, `value="09:30"`, "This is what you had typed", form.Get("form-token"))
	if len(b.File(id).Interviews) != 0 {
		t.Error("a form that was kept was entered")
	}
	done := b.Post(act, b.form(back.To, plan()))
	if done.Status != http.StatusSeeOther || !strings.HasPrefix(done.To, "/c/"+id+"?done=") {
		t.Fatalf("entered: got %d to %q", done.Status, done.To)
	}
	if got := b.drafts("/work"); len(got) != 0 {
		t.Errorf("after the act was entered the list has %v", got)
	}
	if got := b.Get(draft).Status; got != http.StatusNotFound {
		t.Errorf("after the act was entered the draft: got %d, want 404", got)
	}
}

// The script's own way: the answer is the address of the draft, and the same form is kept once.
func TestKeptByItself(t *testing.T) {
	b := open(t)
	b.signIn(b.Border)
	form := with(b.form("/intention", map[string]string{"names.0.family": "Верано"}), later, "script")
	first := b.Post("/intention", form)
	second := b.Post("/intention", with(form, "names.0.given", "Алма"))
	if first.Status != http.StatusOK || !strings.HasPrefix(first.Text, "/draft/") || first.Text != second.Text {
		t.Fatalf("got %d %q, then %q; want the same address twice", first.Status, first.Text, second.Text)
	}
	to := b.Get(first.Text).To
	b.wantIn(b.Get(to), `value="Верано"`, `value="Алма"`)
	b.WantTo("thrown away", b.Post("/draft/discard", url.Values{"draft": {strings.TrimPrefix(first.Text, "/draft/")}}), "/work")
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
	draft := b.Post(act, form).Text
	leader := b.another()
	leader.signIn(b.Leader)
	absent := leader.Get("/draft/00000000000000000000000000")
	for _, path := range []string{draft, act + "?draft=" + strings.TrimPrefix(draft, "/draft/")} {
		if got := leader.Get(path); got.Status != http.StatusNotFound || got.Sent != absent.Sent {
			t.Errorf("%s: got %d, want the bytes of what is absent", path, got.Status)
		}
	}
	if got := leader.drafts("/c/" + id); len(got) != 0 {
		t.Errorf("another officer's case page lists %v", got)
	}
	never := b.Post("/c/00000000000000000000000000/act/interview.scheduled", form)
	if got := b.Post("/c/"+foreign+"/act/interview.scheduled", form); got.Status != http.StatusNotFound || got.Sent != never.Sent {
		t.Errorf("keeping a form in a case that is not one's own: got %d, want the bytes of what is absent", got.Status)
	}
	if got := b.Get("/c/" + foreign + "/act/interview.scheduled?draft=" + strings.TrimPrefix(draft, "/draft/")); got.Status != http.StatusNotFound {
		t.Errorf("a draft in another case: got %d, want 404", got.Status)
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
		{"signed out in another tab", func(b *browser) { b.Post("/signout", nil) }},
	} {
		t.Run(c.reason, func(t *testing.T) {
			b := open(t)
			b.T = t
			id := b.Case(protection.Registered)
			b.signIn(b.Caseworker)
			act := "/c/" + id + "/act/interview.scheduled"
			form := b.form(act, plan())
			c.end(b)
			b.WantTo("sent", b.Post(act, form), "/signin?form=kept")
			b.wantIn(b.Get("/signin?form=kept"), "You were signed out")
			b.signIn(b.Leader)
			if got := b.drafts("/work"); len(got) != 0 {
				t.Errorf("another officer on the same browser is told of %v", got)
			}
			b.Post("/signout", nil)
			b.signIn(b.Caseworker)
			got := b.drafts("/work")
			if len(got) != 1 {
				t.Fatalf("got %v, want the form that was sent", got)
			}
			b.wantIn(b.Get(b.Get(got[0]).To), `value="Лука Марин"`, `value="november"`)
			if len(b.File(id).Interviews) != 0 {
				t.Error("a form without a session was entered")
			}
			stranger := b.another()
			stranger.WantTo("a browser that never had a session", stranger.Post(act, form), "/signin")
		})
	}
}

func (b *browser) endAll(m staff.Member) {
	b.T.Helper()
	if err := b.Staff.EndAll(b.T.Context(), m.ID); err != nil {
		b.T.Fatal(err)
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
	b.WantTo("a page", b.Get("/c/"+id+"?show=key"), "/lock?to="+url.QueryEscape("/c/"+id+"?show=key"))
	sent := b.Post(act, form)
	to, err := url.Parse(sent.To)
	if err != nil || sent.Status != http.StatusSeeOther || to.Path != "/lock" {
		t.Fatalf("a form: got %d to %q, %v", sent.Status, sent.To, err)
	}
	if len(b.File(id).Interviews) != 0 {
		t.Error("a form of a locked session was entered")
	}
	locked := b.Get(sent.To)
	b.wantIn(locked, "The page is locked", b.Caseworker.Name)
	if strings.Contains(locked.Text, "Лука") || strings.Contains(locked.Text, "search") {
		t.Error("the lock page shows what was typed, or the search")
	}
	back := to.Query().Get("to")
	wrong := b.Post("/lock/open", url.Values{"to": {back}, "password": {"wrong"}})
	if wrong.Status != http.StatusUnprocessableEntity {
		t.Errorf("a wrong password: got %d, want 422", wrong.Status)
	}
	b.WantTo("opened", b.Post("/lock/open", url.Values{"to": {back}, "password": {housetest.Password}}), back)
	b.wantIn(b.Get(b.Get(back).To), `value="Лука Марин"`)
	b.WantTo("locked by hand", b.Post("/lock", url.Values{"to": {"/work"}}), "/lock?to=%2Fwork")
	b.WantTo("a page after that", b.Get("/work"), "/lock?to=%2Fwork")
	b.WantTo("another site", b.Post("/lock/open", url.Values{"to": {"//evil.example"}, "password": {housetest.Password}}), "/")
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
	sent := b.Post(act, form)
	to, err := url.Parse(sent.To)
	if err != nil || sent.Status != http.StatusSeeOther || to.Path != "/prove" {
		t.Fatalf("got %d to %q, %v; want the page that asks\n%.1500s", sent.Status, sent.To, err, sent.Text)
	}
	b.wantIn(b.Get(sent.To), "Who are you?")
	b.WantTo("the form itself", b.Get(act), "/prove?to="+url.QueryEscape(act))
	back := to.Query().Get("to")
	if wrong := b.Post("/prove", url.Values{"to": {back}, "password": {"wrong"}}); wrong.Status != http.StatusUnprocessableEntity || strings.Contains(wrong.Text, `value="wrong"`) {
		t.Errorf("a wrong password: got %d, want 422 and nothing of it", wrong.Status)
	}
	b.WantTo("proved", b.Post("/prove", url.Values{"to": {back}, "password": {housetest.Password}}), back)
	b.wantIn(b.Get(b.Get(back).To), "Read and found right.")
	if done := b.Post(act, form); done.Status != http.StatusSeeOther || !strings.Contains(done.To, "done=") {
		t.Fatalf("entered: got %d to %q\n%.1500s", done.Status, done.To, tags.ReplaceAllString(done.Text, " "))
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
	b.Post(act, with(b.form(act, map[string]string{"unit": b.AsylumUnit}), later, "yes"))
	if got := b.drafts("/work"); len(got) != 1 {
		t.Fatalf("got %v, want one", got)
	}
	b.Do(housetest.Act{By: b.Border, Kind: "case.handed_over", Case: id, Form: protection.Handover{Unit: b.AsylumUnit}})
	if got := b.drafts("/work"); len(got) != 0 {
		t.Errorf("after the hand-over the list has %v", got)
	}
}
