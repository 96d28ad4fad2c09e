package oversight

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/oversight"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/page"
)

// rowsOnPage is how many heads one page of the book shows.
const rowsOnPage = 50

// books are the registers of the house.
type books []*desk.Desk

// of gives the desk of a register, or the one on which the page stands. A name of none is as absent as
// an address that never was.
func (b books) of(v *page.Visit, name string) (*desk.Desk, error) {
	if name == "" {
		return v.Desk, nil
	}
	i := slices.IndexFunc(b, func(d *desk.Desk) bool { return d.Register.Name() == name })
	if i < 0 {
		return nil, desk.ErrAbsent
	}
	return b[i], nil
}

// A bookView is one page of the book.
type bookView struct {
	page.Frame
	Registers []page.Option
	*page.Form
	oversight.Book
	Query oversight.Query
	Names map[string]string // of officers and units
}

// show shows the heads of entries, the newest first, after the reading is entered. Filters
// and page are in the address: they name kinds and officers, never a person concerned.
func (b books) show(w http.ResponseWriter, r *http.Request, v *page.Visit) (err error) {
	asked := r.URL.Query()
	if v.Desk, err = b.of(v, asked.Get("register")); err != nil {
		return err
	}
	asked.Set("register", v.Desk.Register.Name())
	query := oversight.Query{Sort: asked.Get("sort"), Kind: asked.Get("kind"), Officer: asked.Get("officer"), Limit: rowsOnPage}
	query.Before, _ = strconv.ParseInt(asked.Get("before"), 10, 64)
	found, err := oversight.ReadBook(r.Context(), v.Desk, query, v.Call(""))
	if err != nil {
		return err
	}
	names, err := v.Staff.Names(r.Context())
	if err != nil {
		return err
	}
	form := page.NewForm(v.Printer, 0)
	form.Values = asked
	view := bookView{Frame: page.Frame{Visit: v, Title: v.T("book.title")}, Form: form, Book: found, Query: query, Names: names, Registers: b.options(v)}
	return page.Show(w, r, http.StatusOK, bookPage(view))
}

// options offers the registers by name.
func (b books) options(v *page.Visit) []page.Option {
	names := make([]string, len(b))
	for i, d := range b {
		names[i] = d.Register.Name()
	}
	return page.Options(v.Printer, "register", names)
}

// register is the name of the register whose book it is.
func (v bookView) register() string { return v.Desk.Register.Name() }

// besides tells whether the book is of another register than protection, whose files have a page of who
// saw them.
func (v bookView) besides() bool { return v.register() != "protection" }

// door tells whether the book is the door's, whose files have a path.
func (v bookView) door() bool { return v.register() == "door" }

// filters are the fields by which the book is narrowed.
func (v bookView) filters() []page.Field {
	all := page.Option{Text: v.Frame.T("book.all")}
	kinds, officers := []page.Option{all}, []page.Option{all}
	for _, kind := range v.Desk.Authority.Actions() {
		kinds = append(kinds, page.Option{Value: kind, Text: actOrReading(v.Frame, kind)})
	}
	for id, name := range v.Names {
		officers = append(officers, page.Option{Value: id, Text: name})
	}
	slices.SortFunc(officers[1:], byText)
	return []page.Field{
		{Name: "register", Label: "book_register", Kind: page.Select, Options: v.Registers},
		{Name: "sort", Label: "book_sort", Kind: page.Select, Options: append([]page.Option{all}, page.Options(v.Form.Printer, "sort", []string{"act", "reading", "mark"})...)},
		{Name: "kind", Label: "book_kind", Kind: page.Select, Options: kinds},
		{Name: "officer", Label: "book_officer", Kind: page.Select, Options: officers},
	}
}

func byText(a, b page.Option) int {
	switch {
	case a.Text < b.Text:
		return -1
	case a.Text > b.Text:
		return 1
	}
	return 0
}

// older is the address of the next page.
func (v bookView) older() string {
	q := url.Values{"before": {strconv.FormatInt(v.Heads[len(v.Heads)-1].Seq, 10)}}
	for name, value := range map[string]string{"register": v.register(), "sort": v.Query.Sort, "kind": v.Query.Kind, "officer": v.Query.Officer} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return "/book?" + q.Encode()
}

// span says which entries the page shows.
func (v bookView) span() string {
	if len(v.Heads) == 0 {
		return v.Frame.T("book.none")
	}
	return v.Frame.T("book.span", "from", v.Heads[len(v.Heads)-1].Seq, "to", v.Heads[0].Seq)
}

// named gives the name of an officer or a unit, or that there is none of that reference.
func (v bookView) named(id string) string {
	if name, ok := v.Names[id]; ok {
		return name
	}
	return v.Frame.T("case.someone")
}

// actor names who performed an act; one without an officer is the house's own.
func (v bookView) actor(officer string) string {
	if officer == "" {
		return v.Frame.T("case.house")
	}
	return v.named(officer)
}

// unit names the unit of an act; the house belongs to none.
func (v bookView) unit(id string) string {
	if id == "" {
		return ""
	}
	return v.named(id)
}

func (v bookView) day(iso string) string {
	d, err := deadline.ParseDate(iso)
	if err != nil {
		return iso
	}
	return v.Frame.Date(d)
}

func short(id string) string { return reference.Ref(id).Short() }

// shortArticle is the article alone, without the law it stands in: "Article 50", or what the
// article is about where its number was not read.
func shortArticle(cite string) string {
	if number, _, ok := strings.Cut(cite, ", "); ok && strings.HasPrefix(number, "Article ") {
		return number
	}
	if _, subject, ok := strings.Cut(cite, "), "); ok {
		return subject
	}
	return cite
}
