package browser

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
)

// take signs the officer in with the cookies of another tab.
func (tb *tab) take(cookies []*network.Cookie) {
	tb.t.Helper()
	for _, c := range cookies {
		cookie := network.SetCookieParams{Name: c.Name, Value: c.Value, URL: tb.site.url}
		if _, err := chromedp.Call(tb.ctx, network.SetCookie, cookie); err != nil {
			tb.t.Fatal(err)
		}
	}
}

// lodgedCase serves a world with one lodged case, that of the caseworker.
func (b *bench) lodgedCase(t *testing.T) (*site, *housetest.World, string) {
	t.Helper()
	s, w := world(t)
	return s, w, w.Case(protection.Lodged)
}

// acts counts the acts of a kind on a case.
func (s *site) acts(id, kind string) int {
	s.t.Helper()
	return len(s.column(`SELECT id FROM book WHERE sort = 'act' AND case_id = $1 AND kind = $2`, id, kind))
}

// testConflict opens one form in two tabs. The second to submit sees both versions, has lost
// nothing, and can enter what it holds.
func (b *bench) testConflict(t *testing.T) {
	s, w, id := b.lodgedCase(t)
	first := b.tab(t, s)
	first.signIn(w.Caseworker.Login)
	second := first.second()
	remark, form := s.T("field.remark"), "/c/"+id+"/act/application.registered"
	second.open(form)
	second.fill(remark, "Паспорт виден; kept in the second tab.")

	w.Do(housetest.Act{By: w.Caseworker, Kind: "document.filed", Case: id, Form: housetest.Paper("evidence", "A letter that came meanwhile")})

	second.submit("application.registered")
	second.wantStatus(409)
	second.wantWords(s.T("act_page.conflict"), s.T("act.document.filed"), "Паспорт виден; kept in the second tab.")
	if got := evaluate[string](second, `(() => {`+finders+` return field(`+quoted(remark)+`).value })()`); got != "Паспорт виден; kept in the second tab." {
		t.Errorf("after the conflict the field holds %q", got)
	}
	second.wantQuiet(s.names())
	b.wantAccessible(second)
	second.submit("application.registered")
	second.wantStatus(200)
	if got := s.acts(id, "application.registered"); got != 1 {
		t.Errorf("registered %d times, want once", got)
	}
	s.verify()
}

// guard is how long the script of the pages takes a second click for a slip of the hand.
const guard = 1100 * time.Millisecond

// testReplay submits one form again and again: by an impatient double click, and by going back
// to it. It is entered once, and each time answered as the first.
func (b *bench) testReplay(t *testing.T) {
	for name, prepare := range map[string]func(*tab){"with script": func(*tab) {}, "without script": (*tab).withoutScript} {
		t.Run(name, func(t *testing.T) {
			s, w, id := b.lodgedCase(t)
			tb := b.tab(t, s)
			prepare(tb)
			tb.signIn(w.Caseworker.Login)
			form := "/c/" + id + "/act/application.registered"
			tb.open(form)
			p := tb.find(`action(` + quoted(s.T("do.application.registered")) + `)`)
			tb.do(chromedp.Do, chromedp.MouseClickXY(p.X, p.Y), chromedp.MouseClickXY(p.X, p.Y))
			tb.arrive("?done=")
			tb.back()
			tb.arrive(form)
			time.Sleep(guard)
			tb.submit("application.registered")
			tb.wantStatus(200)
			tb.wantWords(s.T("case.entered")) // the answer of the first time, no refusal
			if got := s.acts(id, "application.registered"); got != 1 {
				t.Errorf("one form submitted again: %d acts, want 1", got)
			}
			s.verify()
		})
	}
}

// back goes one page back, as the button of the browser does.
func (tb *tab) back() {
	tb.t.Helper()
	history, err := chromedp.Call(tb.ctx, page.GetNavigationHistory, cdp.Empty{})
	if err != nil {
		tb.t.Fatal(err)
	}
	before := page.NavigateToHistoryEntryParams{EntryID: history.Entries[history.CurrentIndex-1].ID}
	if _, err := chromedp.Call(tb.ctx, page.NavigateToHistoryEntry, before); err != nil {
		tb.t.Fatal(err)
	}
}

// arrive waits until the address holds something and the page stands.
func (tb *tab) arrive(part string) {
	tb.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		ready, err := chromedp.Run(tb.ctx, chromedp.Evaluate[string](`document.readyState`))
		if err == nil && ready == "complete" && strings.Contains(tb.path(), part) {
			return
		}
	}
	tb.t.Fatalf("at %s, want %s", tb.path(), part)
}

// testSession ends a session from another browser: the next click leads to the sign-in page.
func (b *bench) testSession(t *testing.T) {
	s, w, id := b.lodgedCase(t)
	here, there := b.tab(t, s), b.tab(t, s)
	here.signIn(w.Caseworker.Login)
	there.signIn(w.Caseworker.Login)
	there.open("/c/" + id)
	there.wantStatus(200)
	here.open("/account")
	here.follow(s.T("account.end_others"))
	here.wantStatus(200)
	there.open("/c/" + id)
	if got := there.path(); got != "/signin" {
		t.Errorf("after its session was ended, the browser is at %s, want /signin", got)
	}
	here.open("/c/" + id)
	here.wantStatus(200)
}
