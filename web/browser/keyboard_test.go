package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/zaklon/zaklon/house/housetest"
)

// testKeyboard signs in and lodges an application without a mouse.
func (b *bench) testKeyboard(t *testing.T) {
	s, w := world(t)
	id := w.CaseThrough("case.assigned")
	tb := b.tab(t, s)
	tb.open("/signin")
	tb.tabTo("login")
	tb.press(w.Caseworker.Login)
	tb.press(kb.Tab)
	tb.press(housetest.Password)
	tb.loads(chromedp.KeyEvent(kb.Enter))

	w.Clock.Reach(w.Day("2023-10-18"))
	tb.open("/work")
	tb.tabTo(id)
	tb.loads(chromedp.KeyEvent(kb.Enter))
	tb.wantStatus(200)
	tb.tabTo("/act/identity.searched")
	tb.loads(chromedp.KeyEvent(kb.Enter))
	tb.tabTo(s.T("do.identity.searched"))
	tb.loads(chromedp.KeyEvent(kb.Enter))
	tb.wantWords(s.T("act.identity.searched"))
	tb.tabTo("/act/application.lodged")
	tb.loads(chromedp.KeyEvent(kb.Enter))
	tb.wantStatus(200)
	tb.tabTo("form-in_person")
	tb.press(" ")
	tb.tabTo(s.T("do.application.lodged"))
	tb.loads(chromedp.KeyEvent(kb.Enter))
	tb.wantStatus(200)
	tb.wantWords(s.T("act.application.lodged"))
	if f := w.File(id); f.Case.LodgedOn.IsZero() {
		t.Error("the application is not lodged")
	}
}

// tabTo presses Tab until the keyboard stands on the element whose id, name, address or words
// are, or hold, what is looked for.
func (tb *tab) tabTo(what string) {
	tb.t.Helper()
	var passed []string
	for range 200 {
		tb.press(kb.Tab)
		here := evaluate[string](tb, `(() => { const e = document.activeElement;
			return [e.id, e.name, e.getAttribute("href"), e.innerText?.trim()].filter(Boolean).join(" | ") })()`)
		if strings.Contains(here, what) {
			return
		}
		passed = append(passed, here)
	}
	tb.t.Fatalf("Tab does not come to %s; it comes to %q", what, passed)
}
