// Package export gives lists of the register of legal assistance out as files, for the officers who may
// see the lists.
//
// It reads nothing: the page of a list reads the list, after the reading is entered with the number of
// rows. The name of a file holds a day and no more.
package export

import (
	"net/http"
	"strconv"

	"github.com/zaklon/zaklon/desk/justice/legacy/sheet"
	"github.com/zaklon/zaklon/web/page"
)

// Format is the form of the file that a form asks for: csv, xlsx or json; csv where it asks for no other.
func Format(f *page.Form) sheet.Format {
	for _, one := range sheet.Formats() {
		if f.Get("format") == one.Name {
			return one
		}
	}
	return sheet.Formats()[0]
}

// Give sends lines as a file, the names of the columns first.
func Give(w http.ResponseWriter, v *page.Visit, format sheet.Format, lines [][]string) error {
	content, err := format.Write(lines)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", format.MediaType)
	h.Set("Content-Disposition", `attachment; filename="list-`+v.Desk.Today().String()+`.`+format.Name+`"`)
	h.Set("Content-Length", strconv.Itoa(len(content)))
	h.Set("X-Content-Type-Options", "nosniff")
	_, err = w.Write(content)
	return err
}

// A Form is the form by which a list is given out. Sent is what the list is narrowed by.
type Form struct {
	Visit *page.Visit
	Path  string
	Sent  []page.Option // a name and its value each
}

// format is the choice of the form of the file.
func format() page.Field {
	f := page.Field{Name: "format", Label: "export_format", Kind: page.Select}
	for _, one := range sheet.Formats() {
		f.Options = append(f.Options, page.Option{Value: one.Name, Text: one.Title()})
	}
	return f
}
