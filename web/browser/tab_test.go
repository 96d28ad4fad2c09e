package browser

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// patience is how long one step in the browser may take on a slow machine.
const patience = 30 * time.Second

// A screen is what the officer looks at.
type screen struct {
	name   string
	width  int64
	height int64
	scheme string // prefers-color-scheme
}

// The screens on which every page must stand.
var screens = []screen{
	{"wide light", 1280, 800, "light"},
	{"wide dark", 1280, 800, "dark"},
	{"narrow light", 390, 844, "light"},
	{"narrow dark", 390, 844, "dark"},
}

// A tab is one page of one officer's browser.
type tab struct {
	t      *testing.T
	ctx    context.Context // of chromedp
	site   *site
	seen   *record
	status int64 // of the document that was loaded last
	silent bool  // the pages' scripts are switched off, and axe-core with them
}

// tab opens a browser of its own for one officer: fresh cookies, empty cache.
func (b *bench) tab(t *testing.T, s *site) *tab {
	t.Helper()
	return newTab(t, s, b.browser, chromedp.WithNewBrowserContext())
}

// second opens another tab of the same officer's browser.
func (tb *tab) second() *tab {
	tb.t.Helper()
	return newTab(tb.t, tb.site, tb.ctx)
}

func newTab(t *testing.T, s *site, parent context.Context, options ...chromedp.ContextOption) *tab {
	t.Helper()
	tb := &tab{t: t, site: s, seen: &record{home: s.url}}
	ctx, stop := chromedp.NewContext(parent, append(options, chromedp.WithListener(tb.seen.note))...)
	t.Cleanup(stop)
	tb.ctx = ctx
	tb.do(chromedp.Do)
	tb.show(screens[0])
	return tb
}

// do runs steps in the tab, each call with its own patience.
func (tb *tab) do(run func(context.Context, ...chromedp.Action[chromedp.Void]) error, steps ...chromedp.Action[chromedp.Void]) {
	tb.t.Helper()
	if err := run(tb.ctx, steps...); err != nil {
		tb.t.Fatal(err)
	}
}

// evaluate gives the value of an expression in a tab. It works where the page's own scripts
// are switched off.
func evaluate[T any](tb *tab, expression string) T {
	tb.t.Helper()
	ctx, stop := context.WithTimeout(tb.ctx, patience)
	defer stop()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		tb.t.Fatalf("%v\n\tin %.200s", err, expression)
	}
	return value
}

// quoted makes a string of JavaScript.
func quoted(s string) string {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string is always text
	}
	return string(text)
}

// show sets the screen.
func (tb *tab) show(s screen) {
	tb.t.Helper()
	tb.do(chromedp.Do, chromedp.EmulateViewport(s.width, s.height))
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: s.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}}
	if _, err := chromedp.Call(tb.ctx, emulation.SetEmulatedMedia, media); err != nil {
		tb.t.Fatal(err)
	}
}

// withoutScript switches the scripts of all further pages off.
func (tb *tab) withoutScript() {
	tb.t.Helper()
	off := emulation.SetScriptExecutionDisabledParams{Value: true}
	if _, err := chromedp.Call(tb.ctx, emulation.SetScriptExecutionDisabled, off); err != nil {
		tb.t.Fatal(err)
	}
	tb.silent = true
}

// loads runs steps that must lead to a new document, and waits for it.
func (tb *tab) loads(steps ...chromedp.Action[chromedp.Void]) {
	tb.t.Helper()
	ctx, stop := context.WithTimeout(tb.ctx, patience)
	defer stop()
	response, err := chromedp.RunResponse(ctx, steps...)
	if err != nil {
		tb.t.Fatalf("%v, on %s", err, tb.path())
	}
	tb.status = 0
	if response != nil {
		tb.status = response.Status
	}
}

// open loads an address of the site.
func (tb *tab) open(path string) {
	tb.t.Helper()
	tb.seen.begin()
	tb.loads(chromedp.Navigate(tb.site.url + path))
}

// path is the address of the page without the host.
func (tb *tab) path() string {
	ctx, stop := context.WithTimeout(tb.ctx, patience)
	defer stop()
	address, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil {
		return err.Error()
	}
	return strings.TrimPrefix(address, tb.site.url)
}

func (tb *tab) wantStatus(want int64) {
	tb.t.Helper()
	if tb.status != want {
		tb.t.Fatalf("%s: got status %d, want %d; the page says: %.600s", tb.path(), tb.status, want, tb.words("main"))
	}
}

// words gives the visible text of the first element of a kind.
func (tb *tab) words(selector string) string {
	tb.t.Helper()
	return evaluate[string](tb, `document.querySelector(`+quoted(selector)+`)?.innerText ?? ""`)
}

// wantWords fails unless the page's own content says something.
func (tb *tab) wantWords(words ...string) {
	tb.t.Helper()
	text := tb.words("main")
	for _, want := range words {
		if !strings.Contains(text, want) {
			tb.t.Errorf("%s does not say %q but: %.1500s", tb.path(), want, text)
		}
	}
}

// write puts text where the keyboard stands, as an input method does: any script at once.
func (tb *tab) write(text string) {
	tb.t.Helper()
	if _, err := chromedp.Call(tb.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		tb.t.Fatal(err)
	}
}

// press presses keys, one after another.
func (tb *tab) press(keys string) {
	tb.t.Helper()
	tb.do(chromedp.Do, chromedp.KeyEvent(keys))
}
