package file

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/page"
)

// Overview is the page of a case: what blocks, what comes next, what happened, what is due.
func Overview(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.NewForm(v.Printer, 0)
	form.Values = r.URL.Query()
	asOf := form.Day("as_of")
	view, err := open(r.Context(), v, v.Call(caseID(r)), asOf)
	if err != nil {
		return err
	}
	view.Tab, view.AsOf, view.Query = "overview", asOf, r.URL.Query().Get("done")
	view.Problem = len(form.Problems) > 0
	view.Strip = protected(view)
	return page.Show(w, r, http.StatusOK, overview(view, form))
}

// entered finds the act that the officer has just entered, to say so once.
func (v View) entered() (protectionfile.Event, bool) {
	i := slices.IndexFunc(v.Events, func(e protectionfile.Event) bool { return e.ID == v.Query })
	if i < 0 {
		return protectionfile.Event{}, false
	}
	return v.Events[i], true
}

func (v View) dayOf(e protectionfile.Event) string {
	d, err := deadline.ParseDate(e.On)
	if err != nil {
		return e.On
	}
	return v.Date(d)
}

// blocked tells whether the procedure or a status stands between the person and surrender.
func (v View) blocked() bool { return v.File.Protects() }

// protecting is the article of confidentiality, as the law pages address it.
func (v View) protecting() string {
	a, err := v.Pack.Resting("file.read")
	if err != nil {
		return ""
	}
	return a.ID
}

// step names what the case waits for.
func (v View) step() string {
	c := v.File.Case
	if _, draft := v.File.Draft(); draft {
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

// Told is an act as the timeline tells it.
type Told struct {
	protectionfile.Event
	Entered string
	Lines   []toldLine
	Minor   bool
	Finding bool
}

type toldLine struct {
	Label, Value string
	Finding      bool
}

// Timeline tells the acts, the last first.
func (v View) Timeline() []Told {
	out := make([]Told, 0, len(v.Events))
	for _, e := range v.Events {
		told := Told{Event: e, Entered: v.Time(time.UnixMicro(e.At), v.Desk.Zone), Minor: minor(e.Kind)}
		for _, line := range e.Minutes {
			told.Finding = told.Finding || line.Finding
			told.Lines = append(told.Lines, toldLine{v.T("minute." + line.Key), v.minute(line.Key, line.Value), line.Finding})
		}
		out = append(out, told)
	}
	slices.Reverse(out)
	return out
}

func minor(kind string) bool {
	return strings.HasPrefix(kind, "document.") || strings.HasPrefix(kind, "counsel.") || kind == "case.assigned" || kind == "case.handed_over"
}

// minute gives the value of a line of the minutes in words.
func (v View) minute(key, value string) string {
	switch key {
	case "officer", "author", "unit":
		return v.Name(value)
	case "until", "notice", "date":
		if d, err := deadline.ParseDate(value); err == nil {
			return v.DateLong(d)
		}
	case "language":
		if l, ok := identity.LookupLanguage(value); ok {
			return l.Name
		}
	case "ground":
		return v.ground(value)
	case "outcome", "document_kind", "paper_now_wrong", "field", "form", "mode", "read_back":
		return v.T(closedLists[key] + "." + value)
	}
	return value
}

// closedLists names the section of locale for each key of the minutes that holds a code. immutable
var closedLists = map[string]string{
	"outcome": "outcome", "document_kind": "document_kind_of_file", "paper_now_wrong": "paper", "field": "entry",
	"form": "form", "mode": "mode", "read_back": "yes_no",
}

func (v View) ground(id string) string {
	for _, g := range v.File.Grounds(v.Pack) {
		if g.ID == id {
			return g.Words
		}
	}
	return id
}

func (v View) peopleFacts() []labelled {
	f := v.File
	out := []labelled{{v.T("case.unit"), v.Name(f.Case.Unit)}}
	if f.Case.Assignee != "" {
		out = append(out, labelled{v.T("case.assignee"), v.Name(f.Case.Assignee)})
	}
	for _, m := range f.Mandates {
		if m.InForce(v.day()) {
			out = append(out, labelled{v.T("case.counsel"), strings.TrimSuffix(m.Name+", "+m.Organisation, ", ")})
		}
	}
	out = append(out, labelled{v.T("case.languages"), strings.Join(v.Languages(), ", ")})
	for _, i := range f.Indicators {
		out = append(out, labelled{v.T("case.needs"), v.T("indicator." + i.Kind)})
	}
	return out
}

func num(n int) string { return strconv.Itoa(n) }
