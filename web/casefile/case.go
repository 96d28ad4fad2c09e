// Package casefile is the frame of the pages of one file: the bar that says who and what the file is,
// its tabs, the next steps, the timeline, the time limits and the papers.
//
// It serves the registers that have no such pages of their own, and knows none of them: it may not name
// a desk of an institution or its rules. It shows what it is given after the reading is entered, and
// decides nothing.
package casefile

import (
	"net/http"
	"slices"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/reference"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/limit"
	"github.com/zaklon/zaklon/web/page"
)

// A Case is one file as its pages show it.
type Case struct {
	page.Frame
	ID      string
	Version int64
	State   string // of the file; its words are those of "state.<State>"
	Heading Name   // who or what the file is of
	Facts   []Fact // below the heading, on every page of the file
	Tabs    []Tab
	Buttons []Button // beside the heading
	Pack    *law.Pack
	Beside  []*law.Pack // what binds the file beside Pack
	AsOf    deadline.Date
	Names   map[string]string // of officers and units, by reference

	Next   string   // what the file waits for, in words
	Acts   []string // the acts that the officer may do now, the likeliest first
	Events []Event  // in the order they were entered
	Limits []limit.Shown
	Lists  map[string]string // section of locale by key of the minutes, where the value is a code
	Minor  []string          // kinds of acts that the timeline shows small
	Strip  string            // what the strip above every page of the file says; empty: no strip

	May    func(kind string) bool // authority lets this officer perform the act, or read in this way
	Awaits func(kind string) bool // the map of steps allows the act now
}

// A Name is written as its language says. Lang is empty for one in Latin letters, else "und-" and the
// script.
type Name struct{ Text, Original, Lang string }

// A Fact is a labelled value; one without a value is not shown.
type Fact struct{ Label, Value string }

// A Tab is a page of the file. Path is what follows the address of the file: "", "/deadlines".
type Tab struct {
	Path, Label string
	Count       int // 0: none is shown
	Here        bool
}

// A Button leads to a page.
type Button struct{ Path, Label string }

// An Event is one act of a file.
type Event struct {
	ID, Kind string
	On       string // day of legal effect, as the book writes it
	At       int64  // entered, in microseconds
	Officer  string // empty: the house itself
	Article  string
	Minutes  act.Minutes
}

// Path is the address of the file, or of a page below it.
func (c Case) Path(below string) string { return "/c/" + c.ID + below }

// TabPath is the address of a tab that keeps the day of an as-of view.
func (c Case) TabPath(below string) string {
	if c.AsOf.IsZero() {
		return c.Path(below)
	}
	return c.Path(below) + "?as_of=" + c.AsOf.String()
}

// ActPath is the address of the form of an act.
func (c Case) ActPath(kind string) string { return c.Path("/act/" + kind) }

// Ref is the reference of the file as people read it.
func (c Case) Ref() string { return reference.Ref(c.ID).Short() }

// Name gives the name of an officer or a unit.
func (c Case) Name(id string) string {
	if name, ok := c.Names[id]; ok {
		return name
	}
	return c.T("case.someone")
}

// Framed gives the frame of a page of the file, with the bar of the file in it.
func (c Case) Framed() page.Frame {
	f := c.Frame
	f.Strip = bar(c)
	if f.Title == "" {
		f.Title = c.Ref()
	}
	return f
}

// Stand is what the page of an act tells of the file (see web/act.File).
func (c Case) Stand(kind string) pages.Stand {
	s := pages.Stand{
		Frame: c.Framed(), Case: c.ID, Version: c.Version, Article: c.cite(kind), May: c.May(kind), Beside: limitCard(c),
		Since: func(s *desk.Stale) templ.Component { return timeline(c, c.since(s)) },
	}
	if !c.Awaits(kind) {
		s.NotNow = c.T("act_page.not_now", "state", c.T("state."+c.State))
	}
	return s
}

// cite names the article on which an act rests.
func (c Case) cite(kind string) string {
	if a, ok := c.article(kind); ok {
		return a.Cite()
	}
	return ""
}

// article finds the article of an act in the law of the file, then in what binds it beside that law.
func (c Case) article(kind string) (law.Article, bool) {
	if a, err := c.Pack.Resting(kind); err == nil {
		return a, true
	}
	for _, pack := range c.Beside {
		if a, err := pack.Resting(kind); err == nil {
			return a, true
		}
	}
	return law.Article{}, false
}

// since lists the acts that were entered while a form was open.
func (c Case) since(s *desk.Stale) []Event {
	entered := map[string]bool{}
	for _, e := range s.Since {
		entered[e.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(c.Events), func(e Event) bool { return !entered[e.ID] })
}

// doable lists the acts that the page offers: none of a file as it stood.
func (c Case) doable() []string {
	if !c.AsOf.IsZero() {
		return nil
	}
	return c.Acts
}

// live lists the limits that run or were missed.
func (c Case) live() []limit.Shown {
	return slices.DeleteFunc(slices.Clone(c.Limits), func(s limit.Shown) bool { return !s.Live() })
}

// past lists the limits that ended.
func (c Case) past() []limit.Shown {
	return slices.DeleteFunc(slices.Clone(c.Limits), limit.Shown.Live)
}

// told keeps the facts that have a value.
func told(facts []Fact) []Fact {
	return slices.DeleteFunc(slices.Clone(facts), func(f Fact) bool { return f.Value == "" })
}

// ReadAsOf reads the day of an as-of view from the address: one ISO day in a link, three boxes in the
// form. It is zero for the file as it stands; the form holds what was typed, and what is wrong with it.
func ReadAsOf(r *http.Request, v *page.Visit) (deadline.Date, *page.Form) {
	form := page.NewForm(v.Printer, 0)
	form.Values = r.URL.Query()
	if linked, err := deadline.ParseDate(form.Get("as_of")); err == nil && !linked.IsZero() {
		form.SetDay("as_of", linked)
	}
	day := form.Day("as_of")
	if day > v.Desk.Today() {
		form.Note(act.Problem{Field: "as_of", Code: "day_in_future"})
		return 0, form
	}
	return day, form
}
