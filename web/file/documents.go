package file

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/reference"
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

// size writes a number of bytes for people.
func size(bytes int64) string {
	switch {
	case bytes >= 1<<20:
		return strconv.FormatFloat(float64(bytes)/(1<<20), 'f', 1, 64) + " MB"
	case bytes >= 1<<10:
		return strconv.FormatInt(bytes>>10, 10) + " kB"
	}
	return strconv.FormatInt(bytes, 10) + " B"
}

// endings are the endings of file names by the media type found in the content. immutable
var endings = map[string]string{
	"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "image/tiff": ".tif", "text/plain": ".txt",
}

// download gives a paper away as a file, never as a page: its name holds its reference alone,
// and no browser shows or runs it in the house's name.
func download(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	document := r.PathValue("document")
	if ref, err := reference.Parse(document); err == nil {
		document = string(ref)
	}
	d, content, err := protectionfile.OpenDocument(r.Context(), v.Desk, v.Call(caseID(r)), document)
	if err != nil {
		return err
	}
	ending, known := endings[d.MediaType]
	if !known {
		d.MediaType = "application/octet-stream"
	}
	h := w.Header()
	h.Set("Content-Type", d.MediaType)
	h.Set("Content-Disposition", `attachment; filename="`+reference.Ref(d.ID).String()+ending+`"`)
	h.Set("Content-Length", strconv.Itoa(len(content)))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	_, err = w.Write(content)
	return err
}
