package browser

import (
	"context"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
	"github.com/zaklon/zaklon/desk/draft"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/protection"
)

// drafts counts what an officer has not finished.
func (s *site) drafts(of staff.Member) int {
	s.t.Helper()
	list, err := draft.List(context.Background(), s.house.Protection, of.ID)
	if err != nil {
		s.t.Fatal(err)
	}
	return len(list)
}

// testUnfinished keeps a form by its button, with script and without, and by itself when the
// page is left; it is continued from the list as it was typed.
func (b *bench) testUnfinished(t *testing.T) {
	for name, prepare := range map[string]func(*tab){"with script": func(*tab) {}, "without script": (*tab).withoutScript} {
		t.Run(name, func(t *testing.T) {
			s, w := world(t)
			id := w.Case(protection.Registered)
			tb := b.tab(t, s)
			prepare(tb)
			tb.signIn(w.Caseworker.Login)
			tb.open("/c/" + id + "/act/interview.scheduled")
			tb.fill(s.T("field.interpreter"), "Лука Марин")
			tb.follow(s.T("draft.later"))
			tb.wantStatus(200)
			tb.wantWords(s.T("draft.kept"), s.T("draft.unfinished"))
			b.wantSeen(tb)
			tb.open("/work")
			tb.wantWords(s.T("draft.unfinished"))
			b.wantSeen(tb)
			tb.walkEverywhere("/work")
			tb.open("/work")
			tb.follow(s.T("do.interview.scheduled"))
			tb.wantStatus(200)
			tb.wantWords(s.T("draft.resumed"))
			b.wantSeen(tb)
			if got := tb.held(s.T("field.interpreter")); got != "Лука Марин" {
				t.Errorf("the form holds %q", got)
			}
		})
	}
	t.Run("by itself", func(t *testing.T) {
		s, w := world(t)
		tb := b.tab(t, s)
		tb.signIn(w.Border.Login)
		tb.open("/intention")
		tb.fill(s.T("field.family_name"), "Верано")
		if got := s.drafts(w.Border); got != 0 {
			t.Fatalf("before the page was left: %d drafts", got)
		}
		tb.open("/law")
		for deadline := time.Now().Add(patience); s.drafts(w.Border) == 0; time.Sleep(50 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatal("a page that was left kept nothing")
			}
		}
		tb.open("/work")
		tb.follow(s.T("do.intention.expressed"))
		tb.open("/work")
		tb.clickAt(`all("main .z-drafts a")[0]`)
		tb.arrive("draft=")
		if got := tb.held(s.T("field.family_name")); got != "Верано" {
			t.Errorf("the form holds %q", got)
		}
	})
}

// held is what stands in the field with a label.
func (tb *tab) held(label string) string {
	tb.t.Helper()
	return evaluate[string](tb, `(() => {`+finders+` return field(`+quoted(label)+`).value })()`)
}

// passes makes the page believe that time has passed, and lets its script notice.
func (tb *tab) passes(minutes string) {
	tb.t.Helper()
	evaluate[bool](tb, `(() => { const real = Date.now.bind(Date); Date.now = () => real() + `+minutes+` * 60000; return true })()`)
}

// testIdle leaves a form alone: the page warns, stays where a key is pressed, and locks with the
// form kept where none is.
func (b *bench) testIdle(t *testing.T) {
	s, w := world(t)
	tb := b.tab(t, s)
	tb.signIn(w.Border.Login)
	tb.open("/intention")
	tb.fill(s.T("field.family_name"), "Верано")
	warned := func() bool {
		return evaluate[bool](tb, `document.querySelector("[role=alert] .z-idle")?.checkVisibility() ?? false`)
	}
	wait := func(reason string, want bool) {
		t.Helper()
		for deadline := time.Now().Add(patience); warned() != want; time.Sleep(50 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("%s: warned %t, want %t", reason, !want, want)
			}
		}
	}
	wait("at first", false)
	tb.passes("12.5")
	wait("after twelve minutes and a half", true)
	b.wantSeen(tb)
	tb.press(kb.ArrowLeft)
	wait("after a key", false)
	tb.passes("14.5")
	tb.arrive("/lock")
	tb.wantWords(s.T("lock.title"))
	b.wantSeen(tb)
	if tb.words("body") == "" {
		t.Error("the lock page is hidden")
	}
	tb.fill(s.T("field.password"), s.password)
	tb.follow(s.T("lock.open"))
	tb.wantWords(s.T("draft.resumed"))
	if got := tb.held(s.T("field.family_name")); got != "Верано" {
		t.Errorf("the form holds %q", got)
	}
}
