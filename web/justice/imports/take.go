package imports

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice"
	kept "github.com/zaklon/zaklon/desk/justice/legacy"
	"github.com/zaklon/zaklon/desk/justice/legacy/sheet"
	"github.com/zaklon/zaklon/extradition/legacy"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/justice/shelf"
	"github.com/zaklon/zaklon/web/page"
)

// How much of a table its preview shows.
const (
	mostShown  = 20
	mostFaults = 500
)

// maxCarried is how long a table may be, packed, to come back with the form that follows its preview.
const maxCarried = 30 << 20

// A formView is the form of an import: before a table is chosen, and with what the table would come to.
type formView struct {
	page.Frame
	*page.Form
	Article string
	Chosen  bool // a table was read: Look says what it would come to
	Look    kept.Preview
	Carried string // the table, as the form brings it back
}

func fields() []page.Field {
	return []page.Field{{Name: "name", Label: "import_name"}, {Name: "content", Label: "import_table", Kind: page.Upload}}
}

// empty is the form before a table is chosen, to an officer who may take one over.
func empty(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if may := v.Desk.Authority.Decide(v.Member.Authority(), take, shelf.Own(v)); !may.Allowed {
		return &desk.Denied{Kind: take, Policy: may.Policy, Because: may.Because}
	}
	return formView{Form: page.NewForm(v.Printer, 0)}.send(w, r, v)
}

// enter reads the table that was sent. It shows what the table would come to, and takes it over where
// the officer has seen that: then the form brings the same table back.
func enter(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	view := formView{Form: page.Typed(w, r, v)}
	content, err := table(r, view.Form)
	if err != nil {
		return err
	}
	if len(view.Problems) > 0 || view.lacks(content) {
		return view.send(w, r, v)
	}
	if view.Get("seen") == "" {
		return view.preview(w, r, v, content)
	}
	call := v.Call("")
	call.On, call.Form = v.Desk.Today(), view.Token
	in := legacy.Taking{Name: view.Get("name"), Content: content, LeaveAt: view.leftOut()}
	result, err := page.Enter(view.Form, func() (desk.Receipt, error) {
		return desk.Perform(r.Context(), v.Desk, justice.Import(), call, in)
	})
	switch {
	case err != nil:
		return err
	case result.Denied != nil:
		return result.Denied
	case result.Done:
		return page.Go(w, r, shelf.Imports+"/"+result.Receipt.Case+"?done=yes")
	}
	view.gather()
	return view.preview(w, r, v, content)
}

// lacks notes what is missing before a table can be read at all.
func (f formView) lacks(content []byte) bool {
	var c act.Checks
	c.Line("name", f.Get("name"))
	c.Require(len(content) > 0, "content", "file_empty")
	var refused *act.Refused
	if errors.As(c.Err(), &refused) {
		f.Problems = append(f.Problems, refused.Problems...)
		return true
	}
	return false
}

// preview shows what a table would come to. The reading is entered, because it tells which old numbers
// the register has.
func (f formView) preview(w http.ResponseWriter, r *http.Request, v *page.Visit, content []byte) error {
	var err error
	if f.Look, err = kept.Look(r.Context(), v.Desk, v.Call(""), content); err != nil {
		return err
	}
	if f.Carried, err = packed(content); err != nil {
		return err
	}
	switch f.Chosen = true; {
	case f.Look.Fault != "":
		f.Note(act.Problem{Field: "content", Code: f.Look.Fault})
		f.Chosen = false
	case len(f.Carried) > maxCarried:
		f.Note(act.Problem{Field: "content", Code: "file_too_large", Args: []string{"max", "22 MB"}})
		f.Chosen = false
	case len(f.Look.Records)+len(f.Look.Faults) == 0:
		f.Note(act.Problem{Field: "content", Code: "table_empty"})
		f.Chosen = false
	}
	return f.send(w, r, v)
}

func (f formView) send(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	status := http.StatusOK
	if len(f.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	f.Frame = page.Frame{Visit: v, Title: v.T("do." + take), Problem: status != http.StatusOK}
	f.Article = pages.Article(v, take)
	return page.Show(w, r, status, formPage(f))
}

// gather puts the problems of rows together into one: the table of faults names each.
func (f formView) gather() {
	ofRow := func(p act.Problem) bool { return strings.HasPrefix(p.Field, "rows.") }
	if rest := slices.DeleteFunc(f.Problems, ofRow); len(rest) < len(f.Problems) {
		f.Problems = append(rest, act.Problem{Field: "left_out", Code: "rows_with_faults"})
	}
}

// faulty lists the numbers of the rows with faults, each once and in their order.
func (f formView) faulty() []int {
	var out []int
	for _, fault := range f.Look.Faults {
		out = append(out, fault.Row)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// leftOut reads the numbers of the rows that the officer leaves out, where that is ticked.
func (f formView) leftOut() []int {
	var out []int
	for _, number := range strings.Fields(strings.Join(f.All("left_out"), " ")) {
		if n, err := strconv.Atoi(number); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// leaving is the box by which the rows with faults are left out, each by its number. A fault of the header
// is no row's: such a table is mended.
func (f formView) leaving() (page.Field, bool) {
	rows := f.faulty()
	if len(rows) == 0 || len(f.Look.Records) == 0 {
		return page.Field{}, false
	}
	text := strings.Trim(fmt.Sprint(rows), "[]")
	return page.Field{Name: "left_out", Label: "left_out", Kind: page.Boxes, Options: []page.Option{
		{Value: text, Text: f.Form.N("imports.leave", len(rows), "rows", strings.ReplaceAll(text, " ", ", "))},
	}}, true
}

// table is the file that was chosen, or the one that the form brought back.
func table(r *http.Request, form *page.Form) ([]byte, error) {
	content, err := page.File(r, "content")
	if err != nil || len(content) > 0 || form.Get("table") == "" {
		return content, err
	}
	if content, err = unpacked(form.Get("table")); err != nil {
		form.Note(act.Problem{Code: "form_unreadable"})
	}
	return content, nil
}

// packed is a table as a form carries it.
func packed(content []byte) (string, error) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(content); err != nil {
		return "", err
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(b.Bytes()), nil
}

// unpacked is the table again: no more of it than one that is too large has.
func unpacked(carried string) ([]byte, error) {
	r, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(carried)))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(r, sheet.MaxBytes+1))
}

// left is what the box of the rows with faults offers, for the summary of problems.
func left(f formView) []page.Option {
	x, _ := f.leaving()
	return x.Options
}
