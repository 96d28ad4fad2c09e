package browser

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/zaklon/zaklon/protection"
)

// testFocus walks every focus stop of the main pages: what has the keyboard is visible and
// nothing lies over it (WCAG 2.4.11, without its leniency).
func (b *bench) testFocus(t *testing.T) {
	s := demonstration(t)
	jasna, vesna, mira := b.tab(t, s), b.tab(t, s), b.tab(t, s)
	jasna.signIn("jasna")
	vesna.signIn("vesna")
	mira.signIn("mira")
	full := inState(protection.FinalUnchallenged)
	for _, page := range []struct {
		tab  *tab
		path string
	}{
		{jasna, "/work"},
		{jasna, aCase(full, "")(s)},
		{jasna, aCase(full, "/documents")(s)},
		{jasna, aCase(full, "/deadlines")(s)},
		{jasna, aCase(full, "/print")(s)},
		{vesna, "/intention"},
		{mira, aCase(inStateOf("mira", s, "assessment")+` AND NOT `+draftWaits, "/act/decision.drafted")(s)},
		{mira, "/people"},
		{mira, "/account"},
	} {
		for _, sc := range []screen{screens[0], screens[2]} {
			t.Run(sc.name+page.path, func(t *testing.T) {
				before := page.tab.t
				page.tab.t = t
				defer func() { page.tab.t = before }()
				page.tab.show(sc)
				page.tab.open(page.path)
				page.tab.wantStatus(200)
				page.tab.walkFocus()
				page.tab.focusUnderBar()
			})
		}
	}
}

// A stop is where the keyboard stands.
type stop struct {
	At      int    // position among all stops of the page; -1: on none
	What    string // the element, shortened
	Covered string // what hides it; empty: nothing
}

// stopHere tells where the keyboard stands and whether the officer can see it: its middle and
// the middles of its edges must be its own, or of a part or a frame of it. What is taller than
// a third of the window must show a good part of itself.
const stopHere = `(() => {
	const e = document.activeElement;
	if (!e || e === document.body) return {At: -1, What: "", Covered: ""};
	const told = (covered) => ({At: window.zStops.indexOf(e), What: e.outerHTML.slice(0, 160), Covered: covered});
	const box = [...e.getClientRects()].find((r) => r.width > 0 && r.height > 0);
	if (!box) return told("no box");
	const own = (at) => at && (at === e || e.contains(at) || at.contains(e) || [...(e.labels ?? [])].some((l) => l.contains(at)));
	const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight), tall = box.height > innerHeight / 3;
	if (tall && bottom - top < 100) return told("shows only " + (bottom - top) + " px of itself");
	const x = box.left + box.width / 2, inset = Math.min(3, box.height / 4, box.width / 4);
	const points = tall ? [[x, (top + bottom) / 2]] : [[x, box.top + box.height / 2],
		[box.left + inset, box.top + box.height / 2], [box.right - inset, box.top + box.height / 2], [x, box.top + inset], [x, box.bottom - inset]];
	for (const [px, py] of points) {
		const where = " at " + Math.round(px) + "," + Math.round(py);
		if (px < 0 || py < 0 || px >= innerWidth || py >= innerHeight) return told("outside the window" + where);
		const at = document.elementFromPoint(px, py);
		if (!own(at)) return told("covered by " + at?.outerHTML.slice(0, 80) + where);
	}
	return told("");
})()`

// listStops collects what can have the keyboard, in the order of the page: of a group of
// radio buttons only one.
const listStops = `(() => {
	const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
	const groups = new Set();
	window.zStops = all.filter((e) => {
		if (e.disabled || e.type === "hidden" || e.tabIndex < 0 || !e.checkVisibility({visibilityProperty: true})) return false;
		if (e.type !== "radio") return true;
		const key = e.name + [...document.forms].indexOf(e.form);
		const checked = e.form?.querySelector('input[type=radio][name="' + e.name + '"]:checked');
		if (checked ? checked !== e : groups.has(key)) return false;
		return groups.add(key);
	});
	window.scrollTo(0, 0);
	document.activeElement?.blur();
	return window.zStops.length;
})()`

// walkFocus presses Tab from the top of the page to its end.
func (tb *tab) walkFocus() {
	tb.t.Helper()
	stops := evaluate[int](tb, listStops)
	reached := map[int]bool{}
	for range stops + 5 {
		tb.press(kb.Tab)
		here := evaluate[stop](tb, stopHere)
		if here.What == "" || reached[here.At] && here.At >= 0 {
			break
		}
		reached[here.At] = true
		if here.Covered != "" {
			tb.t.Errorf("focus is hidden: %s, %s", here.What, here.Covered)
		}
	}
	for i := range stops {
		if !reached[i] {
			tb.t.Errorf("Tab does not reach %s", evaluate[string](tb, `window.zStops[`+itoa(i)+`].outerHTML.slice(0, 160)`))
		}
	}
}

// focusUnderBar lays each stop under the bar that stays at the top, and comes to it by Tab
// from the stop before: the browser must scroll it free. What can be opened is open.
func (tb *tab) focusUnderBar() {
	tb.t.Helper()
	evaluate[int](tb, `[...document.querySelectorAll("details")].map((d) => { d.open = true }).length`)
	stops := evaluate[int](tb, listStops)
	for i := 1; i < stops; i++ {
		ready := evaluate[bool](tb, `(() => {
			const before = window.zStops[`+itoa(i-1)+`], e = window.zStops[`+itoa(i)+`];
			before.focus({preventScroll: true});
			window.scrollTo({top: e.getBoundingClientRect().top + scrollY - 4, behavior: "instant"});
			return document.activeElement === before })()`)
		if !ready {
			continue
		}
		tb.press(kb.Tab)
		if here := evaluate[stop](tb, stopHere); here.Covered != "" {
			tb.t.Errorf("focus stays under the bar: %s, %s", here.What, here.Covered)
		}
	}
}
