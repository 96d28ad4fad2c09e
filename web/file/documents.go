package file

import (
	"net/http"
	"slices"

	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/casefile"
	"github.com/zaklon/zaklon/web/page"
)

func documents(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	view, form, err := openTab(r, v, look{kind: "file.read", tab: "documents"})
	if err != nil {
		return err
	}
	return page.Show(w, r, statusOf(form), documentsPage(view))
}

// A series is one paper with its versions, the newest first.
type series []protection.Document

// series groups the papers of the file, the last filed first.
func (v View) series() []series {
	var out []series
	for _, d := range slices.Backward(v.File.Documents) {
		i := slices.IndexFunc(out, func(s series) bool { return s[0].Series == d.Series })
		if i < 0 {
			out = append(out, series{d})
			continue
		}
		out[i] = append(out[i], d)
	}
	return out
}

// download gives a paper away as a file, never as a page.
func download(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	document := r.PathValue("document")
	if ref, err := reference.Parse(document); err == nil {
		document = string(ref)
	}
	d, content, err := protectionfile.OpenDocument(r.Context(), v.Desk, v.Call(caseID(r)), document)
	if err != nil {
		return err
	}
	return casefile.Download(w, d.ID, d.MediaType, content)
}
