package console

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/reference"
)

// JSON tells whether the result is wanted as a document rather than as a table.
func (p *Program) JSON() bool { return p.format == "json" }

// PrintJSON writes one document. Its names are those of the glossary and stay.
func (p *Program) PrintJSON(document any) error {
	e := json.NewEncoder(p.Out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(document)
}

// A Table is what people read: columns aligned with spaces, no colour.
type Table struct {
	w    *tabwriter.Writer
	fail error
}

// Columns begins a table on the output with its headings, given as words.
func (p *Program) Columns(headings ...string) *Table {
	return NewTable(p.Out, headings...)
}

// NewTable begins a table on w, with headings if there are any.
func NewTable(w io.Writer, headings ...string) *Table {
	t := &Table{w: tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)}
	if len(headings) > 0 {
		t.Row(headings...)
	}
	return t
}

// Row adds a line. What would break the line out of its place is shown as a space.
func (t *Table) Row(cells ...string) {
	for i, c := range cells {
		cells[i] = strings.Map(plain, c)
	}
	if _, err := fmt.Fprintln(t.w, strings.TrimRight(strings.Join(cells, "\t"), "\t")); err != nil {
		t.fail = err
	}
}

func plain(r rune) rune {
	if r < ' ' || r == 0x7f {
		return ' '
	}
	return r
}

// End writes the table and returns what went wrong with it.
func (t *Table) End() error {
	if t.fail != nil {
		return t.fail
	}
	return t.w.Flush()
}

// Written is the form of a reference that people read and type.
func Written(id string) string { return reference.Ref(id).String() }

// Whole is a name as it is written in a sentence.
func Whole(given, patronymic, family string) string {
	return identity.Name{Given: given, Patronymic: patronymic, Family: family}.Running()
}

// KindKey is the key of what an act or a reading is called.
func KindKey(kind string) string {
	_, done, _ := strings.Cut(kind, ".")
	switch done {
	case "read", "printed":
		return "reading." + kind
	}
	switch kind {
	case "search.run", "requests.searched", "messages.searched", "post.opened", "post_box.opened", "door_post.opened", "intake.opened",
		"refoulement.opened", "session.begun", "session.refused", "factor.used":
		return "reading." + kind
	}
	return "act." + kind
}

// A Receipt says what was entered.
type Receipt struct {
	Kind     string      `json:"kind"`
	Case     string      `json:"case"`
	Entry    string      `json:"entry"`
	Version  int64       `json:"version,omitempty"`
	Minutes  act.Minutes `json:"minutes,omitempty"`
	Replayed bool        `json:"replayed,omitempty"`

	Unconfirmed bool `json:"unconfirmed,omitempty"` // the hold that follows is not confirmed yet
}

// ReceiptOf puts a receipt into the form in which it is printed.
func ReceiptOf(r desk.Receipt) Receipt {
	return Receipt{r.Kind, Written(r.Case), Written(r.Entry), r.Version, r.Minutes, r.Replayed, r.Unconfirmed}
}
