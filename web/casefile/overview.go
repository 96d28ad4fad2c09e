package casefile

import (
	"net/http"
	"slices"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/page"
)

// An Overview is the first page of a file.
type Overview struct {
	Case
	AsOfForm *page.Form        // of ReadAsOf
	Top      []templ.Component // above all else, such as what bars the file
	Main     []templ.Component // cards of the register's own, between the next steps and the timeline
	Side     []templ.Component // cards below the deadlines
	Open     bool              // an act stands entered, and what should follow from it in other registers is not confirmed yet
}

// An overviewPage is the overview with what the address says of the act before.
type overviewPage struct {
	Overview
	Done   string // the entry just made
	Kept   bool   // a form was kept just now
	Drafts []draft.Shown
}

// Show writes the page, with the visiting officer's drafts of the file.
func (o Overview) Show(w http.ResponseWriter, r *http.Request) error {
	asked := r.URL.Query()
	p := overviewPage{Overview: o, Done: asked.Get("done"), Kept: asked.Get("kept") != ""}
	var err error
	if p.Drafts, err = draft.OfCase(r.Context(), o.Visit, o.ID); err != nil {
		return err
	}
	return page.Show(w, r, status(o.AsOfForm), overview(p))
}

// ShowDeadlines writes the tab of every time limit of the file, each with its explanation in full.
// asOf is the form of ReadAsOf.
func (c Case) ShowDeadlines(w http.ResponseWriter, r *http.Request, asOf *page.Form) error {
	return page.Show(w, r, status(asOf), deadlinesPage(c))
}

// A Paper is one document of a file in a list.
type Paper struct {
	ID, Title, Kind string // Kind in words; Path /documents/<ID> gives it away
	FiledOn         deadline.Date
	FiledBy         string // officer
	SHA256          string
	Size            int64
}

// ShowDocuments writes the tab of the papers of the file.
func (c Case) ShowDocuments(w http.ResponseWriter, r *http.Request, papers []Paper) error {
	return page.Show(w, r, http.StatusOK, documentsPage(c, papers))
}

// done finds the act that the officer has just entered, to say so once.
func (o overviewPage) done() (Event, bool) {
	i := slices.IndexFunc(o.Events, func(e Event) bool { return e.ID == o.Done })
	if i < 0 {
		return Event{}, false
	}
	return o.Events[i], true
}

func status(form *page.Form) int {
	if form != nil && len(form.Problems) > 0 {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

func asOfField() page.Field { return page.Field{Name: "as_of", Kind: page.Day} }
