package browser

import (
	"strings"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// finders find on the page what an officer looks for: by the words on it or beside it, never
// by an id. They are run from outside the page, so that they work without its scripts.
const finders = `
const said = (e) => (e?.innerText ?? "").replace(/\s+/g, " ").trim();
const seen = (e) => e.checkVisibility();
const all = (selector, within = document) => [...within.querySelectorAll(selector)].filter(seen);
const group = (name) => all("fieldset").find((f) => said(f.querySelector("legend")) === name) ?? (() => { throw new Error("no group " + name) })();
const field = (name, within = document) => all("label", within).find((l) => said(l) === name)?.control ?? (() => { throw new Error("no field " + name) })();
const choice = (name, option) => { const l = all("label", group(name)).find((l) => said(l) === option); if (!l) throw new Error("no choice " + option + " in " + name); return l };
const action = (name) => {
  const doers = "button, a, summary, input[type=submit]";
  const spoken = (e) => said(e) === name || (e.textContent ?? "").replace(/\s+/g, " ").trim() === name;
  return all("main " + doers.replaceAll(", ", ", main ")).find(spoken) ?? all(doers).find(spoken) ??
    (() => { throw new Error("nothing to click: " + name + "; there is " + all(doers).map(said).join(" | ")) })();
};
const spot = (e) => {
  e.scrollIntoView({block: "center", behavior: "instant"});
  const r = e.getClientRects()[0];
  return {X: r.left + r.width / 2, Y: r.top + r.height / 2};
};
`

type point struct{ X, Y float64 }

// find gives the middle of what an expression of the finders names, scrolled into view.
func (tb *tab) find(expression string) point {
	tb.t.Helper()
	return evaluate[point](tb, `(() => {`+finders+` return spot(`+expression+`) })()`)
}

// clickAt presses the mouse on what an expression names.
func (tb *tab) clickAt(expression string) {
	tb.t.Helper()
	p := tb.find(expression)
	tb.do(chromedp.Do, chromedp.MouseClickXY(p.X, p.Y))
}

// follow clicks a link or button by its words, and waits for the page it leads to.
func (tb *tab) follow(words string) {
	tb.t.Helper()
	p := tb.find(`action(` + quoted(words) + `)`)
	tb.seen.begin()
	tb.loads(chromedp.MouseClickXY(p.X, p.Y))
}

// submit clicks the button under the form of an act: it names the act.
func (tb *tab) submit(kind string) {
	tb.t.Helper()
	tb.follow(tb.site.T("do." + kind))
}

// fill clicks into the field with a label and types over what stands in it.
func (tb *tab) fill(label, text string) {
	tb.t.Helper()
	tb.typeInto(`field(`+quoted(label)+`)`, text)
}

// typeInto clicks into a field, marks what stands in it and types.
func (tb *tab) typeInto(expression, text string) {
	tb.t.Helper()
	tb.clickAt(expression)
	evaluate[bool](tb, `(() => {`+finders+` const e = `+expression+`; e.select(); return document.activeElement === e })()`)
	tb.write(text)
}

// fillDay types an ISO day into the three boxes of a date: day, month, year.
func (tb *tab) fillDay(legend, iso string) {
	tb.t.Helper()
	parts := strings.Split(iso, "-")
	for i := range parts {
		box := `all("input", group(` + quoted(legend) + `))[` + itoa(i) + `]`
		tb.typeInto(box, strings.TrimLeft(parts[len(parts)-1-i], "0"))
	}
}

// pick clicks a radio button or box by the words of its group and its own.
func (tb *tab) pick(legend, option string) {
	tb.t.Helper()
	tb.clickAt(`choice(` + quoted(legend) + `, ` + quoted(option) + `)`)
}

// choose takes an option of a list. The list opens outside the page, where no test can
// click; so the option is set as the closed list sets it.
func (tb *tab) choose(label, option string) {
	tb.t.Helper()
	evaluate[bool](tb, `(() => {`+finders+`
		const e = field(`+quoted(label)+`);
		const o = [...e.options].find((o) => o.text.trim() === `+quoted(option)+`);
		if (!o) throw new Error("no option in " + said(e));
		e.focus(); o.selected = true; e.dispatchEvent(new Event("change", {bubbles: true}));
		return true })()`)
}

// signIn signs an officer in, as they do it.
func (tb *tab) signIn(login string) {
	tb.t.Helper()
	tb.open("/signin")
	tb.wantStatus(200)
	tb.fill(tb.site.T("field.login"), login)
	tb.fill(tb.site.T("field.password"), tb.site.password)
	tb.follow(tb.site.T("signin.do"))
	if tb.path() == "/signin" {
		tb.t.Fatalf("%s is not signed in: %s", login, tb.words("main"))
	}
}

// cookies lists the cookies of the officer's browser.
func (tb *tab) cookies() []*network.Cookie {
	tb.t.Helper()
	got, err := chromedp.Call(tb.ctx, network.GetCookies, network.GetCookiesParams{})
	if err != nil {
		tb.t.Fatal(err)
	}
	return got.Cookies
}
