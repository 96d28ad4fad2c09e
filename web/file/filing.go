package file

import (
	"context"
	"net/http"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/page"
)

// Filing is the page by which a paper, or a new version of one, comes into a file.
func Filing(act desk.Act[protection.File, protection.Filing]) []page.Route {
	return Act[protection.Filing]{
		Act: act,
		Fields: func(_ context.Context, v View) ([]page.Field, error) {
			fields := []page.Field{
				{Name: "kind", Label: "document_kind", Kind: page.Select, Options: page.Options(v.Printer, "document_kind_of_file", protection.DocumentKinds())},
				{Name: "title", Label: "document_title", Foreign: true},
				{Name: "content", Kind: page.Upload},
			}
			if act.Kind == "document.replaced" {
				fields = append(fields, page.Field{Name: "replaces", Kind: page.Select, Options: v.Papers()})
			}
			return fields, nil
		},
		Read: func(f *page.Form, r *http.Request) (protection.Filing, error) {
			content, err := page.File(r, "content")
			return protection.Filing{Kind: f.Get("kind"), Title: f.Get("title"), Content: content, Replaces: f.Get("replaces")}, err
		},
	}.Routes()
}

// Papers offers the papers of the file.
func (v View) Papers() []page.Option {
	var out []page.Option
	for _, d := range v.File.Documents {
		out = append(out, page.Option{Value: d.ID, Text: d.Title + " (" + v.Date(d.FiledOn) + ")"})
	}
	return out
}
