package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// axeSource reads axe-core from the folder of the theme.
func axeSource(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "theme", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatalf("no axe-core here (%v); `make test` installs it", err)
	}
	return string(text)
}

// A violation is one rule of axe-core that a page breaks, and where.
type violation struct {
	ID    string
	Help  string
	Nodes []string
}

func (v violation) String() string {
	return fmt.Sprintf("%s (%s) at %s", v.ID, v.Help, strings.Join(v.Nodes, "; "))
}

// axeRun runs every rule of WCAG 2.2 AA and of best practice.
const axeRun = `axe.run(document, {resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
	.then((r) => r.violations.map((v) => ({ID: v.id, Help: v.help, Nodes: v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + " " + (n.any[0]?.message ?? ""))})))`

// wantAccessible runs axe-core on the page, on every screen, and measures the reflow.
func (b *bench) wantAccessible(tb *tab) {
	tb.t.Helper()
	evaluate[bool](tb, b.axe+"\n;true")
	for _, s := range screens {
		tb.show(s)
		for _, v := range evaluate[[]violation](tb, axeRun) {
			tb.t.Errorf("%s, %s: %s", tb.path(), s.name, v)
		}
	}
	tb.wantReflow()
	tb.show(screens[0])
}

// wantReflow fails where a page is wider than a screen of 320 pixels (WCAG 1.4.10).
func (tb *tab) wantReflow() {
	tb.t.Helper()
	tb.show(screen{name: "narrowest", width: 320, height: 640, scheme: "light"})
	const widest = `(() => {
		const page = document.documentElement;
		if (page.scrollWidth <= page.clientWidth) return "";
		const over = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > page.clientWidth + 1);
		return page.scrollWidth + " px: " + (over.at(-1)?.outerHTML ?? "").slice(0, 200);
	})()`
	if over := evaluate[string](tb, widest); over != "" {
		tb.t.Errorf("%s scrolls sideways at 320 px: %s", tb.path(), over)
	}
}

// wantQuiet fails if the page names a person in its title or address, asks another host, or
// makes the browser complain.
func (tb *tab) wantQuiet(names []string) {
	tb.t.Helper()
	title := evaluate[string](tb, `document.title`)
	for _, name := range names {
		if spoken(title, name) || spoken(tb.path(), name) {
			tb.t.Errorf("%s: the title %q or the address names a person", tb.path(), title)
		}
	}
	if title == "" {
		tb.t.Errorf("%s has no title", tb.path())
	}
	for _, fault := range tb.seen.faults() {
		tb.t.Errorf("%s %s", tb.path(), fault)
	}
}

// spoken tells whether a name stands in a text, as it is written or in small letters. Names
// of one or two letters would stand in every text.
func spoken(text, name string) bool {
	return len([]rune(name)) > 2 && (strings.Contains(text, name) || strings.Contains(text, strings.ToLower(name)))
}
