package act

import (
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/page"
)

// A shown page of an act, as it stands before the officer.
type shown struct {
	Stand
	*page.Form
	page.Result
	Kind    string
	Path    string // to which the form is sent
	Fields  []page.Field
	Body    templ.Component // boxes below the fields; nil: none
	Boxes   []page.Field    // the same, for the summary of problems
	Failed  bool            // the register could not be reached
	Resumed bool            // the form holds what was kept for later
	Drafts  []draft.Shown
	Above   templ.Component
}

// onDay is the first field of every act: the day on which it takes legal effect.
func onDay() page.Field { return page.Field{Name: "on", Label: "on", Kind: page.Day} }

// CaseID reads the reference in an address. What is no reference is looked up like one that is in no
// register, so that the answers cannot be told apart.
func CaseID(r *http.Request) string {
	typed := r.PathValue("ref")
	if ref, err := reference.Parse(typed); err == nil {
		return string(ref)
	}
	return typed
}

// read makes the input of the rule from what was typed.
func read[In any](from func(*page.Form, *http.Request) (In, error), form *page.Form, r *http.Request) (in In, err error) {
	if from == nil {
		return in, nil
	}
	return from(form, r)
}

// placed moves every problem to the field in which the value at fault was typed.
func placed(form *page.Form, place func(*page.Form, string) string) {
	if place == nil {
		return
	}
	for i, p := range form.Problems {
		form.Problems[i].Field = place(form, p.Field)
	}
}

// confirming adds to an address that what should follow from the act is not confirmed yet.
func confirming(r desk.Receipt) string {
	if r.Unconfirmed {
		return "&" + unconfirmed + "=yes"
	}
	return ""
}

// unconfirmed is the name in an address by which the page after an act says so.
const unconfirmed = "unconfirmed"

// IsUnconfirmed tells whether the page is one after an act whose hold is not confirmed yet.
func IsUnconfirmed(r *http.Request) bool { return r.URL.Query().Get(unconfirmed) != "" }

// send shows the page with the status of what became of the form.
func (s shown) send(w http.ResponseWriter, r *http.Request, path string) error {
	s.Path = path
	status := http.StatusOK
	switch {
	case s.Stale != nil:
		status = http.StatusConflict
		s.Form.Version = s.Stale.Stands
	case s.Denied != nil:
		status = http.StatusForbidden
	case s.Failed:
		status = http.StatusServiceUnavailable
	case len(s.Form.Problems) > 0:
		status = http.StatusUnprocessableEntity
	}
	s.Stand.Frame.Problem = status != http.StatusOK
	return page.Show(w, r, status, actPage(s))
}

// T gives a text of the pages.
func (s shown) T(key string, args ...any) string { return s.Stand.Frame.T(key, args...) }

// visit is the request of the officer.
func (s shown) visit() *page.Visit { return s.Stand.Frame.Visit }

// home is the page from which the form was reached: the case, or the officer's own first page.
func (s shown) home() string {
	if s.Case == "" {
		return s.visit().Home()
	}
	return "/c/" + s.Case
}

// all lists the fields and the boxes.
func (s shown) all() []page.Field { return slices.Concat(s.Fields, s.Boxes) }

// files tells whether a file can be chosen in the form: a file is not kept with a draft.
func (s shown) files() bool {
	return slices.ContainsFunc(s.Fields, func(x page.Field) bool { return x.Kind == page.Upload })
}

// denied says in the policy's own words why the act is not this officer's, before anything is typed;
// the button is there and explains.
func (s shown) denied() string {
	if s.Denied != nil {
		return s.Denied.Because
	}
	if s.May {
		return ""
	}
	return s.T("act_page.not_yours")
}

// A labelled value of what was typed.
type labelled struct{ Label, Value string }

// typed lists what the officer typed, field by field, as the conflict page shows it.
func (s shown) typed() []labelled {
	var out []labelled
	for _, x := range s.Fields {
		if value := s.value(x); value != "" {
			out = append(out, labelled{x.Words(s.Form.Printer), value})
		}
	}
	return out
}

// value gives what was typed into a field as it is read.
func (s shown) value(x page.Field) string {
	value := s.Get(x.Name)
	if x.Kind == page.Day {
		value = strings.Join(strings.Fields(s.Get(x.Name+".day")+" "+s.Get(x.Name+".month")+" "+s.Get(x.Name+".year")), " ")
	}
	for _, o := range x.Options {
		if o.Value == value {
			value = o.Text
		}
	}
	return value
}
