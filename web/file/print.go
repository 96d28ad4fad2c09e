package file

import (
	"net/http"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/page"
)

// A printPage is the file on paper: the parts chosen, the acts in the order they were entered.
type printPage struct {
	View
	Parts []string
	Notes bool // with what is internal
}

// parts are the parts of a file that can be printed, in the order of the sheets.
func parts() []string {
	return []string{"person", "timeline", "deadlines", "documents", "interviews", "decision", "corrections"}
}

// printed shows what can be chosen, and with a choice in the address the sheets, which are
// entered as printed before they are shown.
func printed(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	chosen := slices.DeleteFunc(parts(), func(part string) bool { return !slices.Contains(r.URL.Query()["part"], part) })
	if len(chosen) == 0 {
		return choosePrint(w, r, v)
	}
	view, form, err := openTab(r, v, look{kind: "file.printed"})
	if err != nil {
		return err
	}
	view.Strip = nil
	p := printPage{View: view, Parts: chosen, Notes: r.URL.Query().Get("notes") == "with" && view.inside()}
	return page.Show(w, r, statusOf(form), printSheets(p))
}

func choosePrint(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	view, form, err := openTab(r, v, look{kind: "file.read"})
	if err != nil {
		return err
	}
	if !view.sees("file.printed") {
		return desk.ErrAbsent
	}
	form.Values["part"] = parts()
	form.Set("notes", "without")
	return page.Show(w, r, statusOf(form), printChoice(view, form))
}

func (v View) printFields() []page.Field {
	fields := []page.Field{{Name: "part", Label: "print_parts", Kind: page.Boxes, Options: page.Options(v.Printer, "print.part", parts())}}
	if v.inside() {
		notes := page.Options(v.Printer, "print.notes", []string{"without", "with"})
		fields = append(fields, page.Field{Name: "notes", Label: "print_notes", Kind: page.Radios, Options: notes})
	}
	return fields
}

func (p printPage) has(part string) bool { return slices.Contains(p.Parts, part) }

// acts lists the acts of the print, the first entered first. Without internal notes it leaves
// out drafts, assignments and proposals.
func (p printPage) acts() []Told {
	return slices.DeleteFunc(p.Timeline(), func(t Told) bool {
		return !p.Notes && (protection.Inside(t.Kind) || t.Kind == "case.assigned" || strings.HasPrefix(t.Kind, "correction.") && t.Kind != "correction.approved")
	})
}

// forPrint is the view of the sheets: what is internal is left out unless it was chosen.
func (p printPage) forPrint() View {
	if p.Notes {
		return p.View
	}
	v := p.View
	v.External = true
	return v
}
