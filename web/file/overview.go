package file

import (
	"context"
	"net/http"
	"slices"

	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/page"
)

// An overviewPage is the first page of a case.
type overviewPage struct {
	View
	AsOfForm *page.Form
	Filter   string // which acts the timeline tells
	Done     string // the entry just made, in the address after a form
	Kept     bool   // a form was kept just now
	Open     bool   // the act stands entered, and the hold that follows from it is not confirmed yet
	Drafts   []draft.Shown
}

// A Confirming tells whether every act of a protection file is followed by its holds in every register.
type Confirming func(ctx context.Context, file string) bool

// overview is the page of a case: what blocks, what comes next, what happened, what is due.
func (c Confirming) overview(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	view, form, err := openTab(r, v, look{kind: "file.read", tab: "overview"})
	if err != nil {
		return err
	}
	asked := r.URL.Query()
	o := overviewPage{View: view, AsOfForm: form, Filter: asked.Get("show"), Done: asked.Get("done"), Kept: asked.Get("kept") != "", Open: !c(r.Context(), view.File.Case.ID)}
	if o.Drafts, err = draft.OfCase(r.Context(), v, view.File.Case.ID); err != nil {
		return err
	}
	return page.Show(w, r, statusOf(form), overview(o))
}

// entered finds the act that the officer has just entered, to say so once.
func (o overviewPage) entered() (protectionfile.Event, bool) {
	i := slices.IndexFunc(o.Events, func(e protectionfile.Event) bool { return e.ID == o.Done })
	if i < 0 {
		return protectionfile.Event{}, false
	}
	return o.Events[i], true
}

// A filter chooses the acts that the timeline tells.
type filter struct {
	Path, Label string
	Here        bool
}

func (o overviewPage) filters() []filter {
	out := []filter{
		{"key", o.T("case.show_key"), o.Filter == "key"},
		{"", o.T("case.show_all", "n", len(o.Timeline())), o.Filter != "key" && o.Filter != "documents"},
		{"documents", o.T("case.show_documents"), o.Filter == "documents"},
	}
	for i, f := range out {
		out[i].Path = o.filtered(f.Path)
	}
	return out
}

func (o overviewPage) filtered(show string) string {
	path := o.tabPath("")
	if show == "" {
		return path
	}
	if o.AsOf.IsZero() {
		return path + "?show=" + show
	}
	return path + "&show=" + show
}

// chosen lists the acts of the filter, the last first.
func (o overviewPage) chosen() []Told {
	all := o.Timeline()
	slices.Reverse(all)
	return slices.DeleteFunc(all, func(t Told) bool {
		return o.Filter == "key" && t.Minor || o.Filter == "documents" && !t.Document
	})
}

// blocked tells whether the procedure or a status stands between the person and surrender.
func (v View) blocked() bool { return v.File.Protects() }

// next says what the case waits for.
func (v View) next() string {
	if missing, _ := v.identification().Awaited(); missing != "" && v.inside() {
		return missing
	}
	return v.T("next." + v.step())
}

// step names what the case waits for.
func (v View) step() string {
	c := v.File.Case
	if _, draft := v.File.Draft(); draft && v.inside() {
		return "draft"
	}
	switch {
	case c.State == protection.CertificateIssued && c.HandedOverOn.IsZero():
		return "hand_over"
	case c.State == protection.Decided && c.ServedOn.IsZero():
		return "serve"
	}
	return string(c.State)
}

func asOfFields() []page.Field { return []page.Field{{Name: "as_of", Kind: page.Day}} }
