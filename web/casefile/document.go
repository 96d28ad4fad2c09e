package casefile

import (
	"net/http"
	"strconv"

	"github.com/zaklon/zaklon/reference"
)

// Size writes a number of bytes for people.
func Size(bytes int64) string {
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

// Download gives a paper away as a file, never as a page: its name holds its reference alone,
// and no browser shows or runs it in the house's name.
func Download(w http.ResponseWriter, id, mediaType string, content []byte) error {
	ending, known := endings[mediaType]
	if !known {
		mediaType = "application/octet-stream"
	}
	h := w.Header()
	h.Set("Content-Type", mediaType)
	h.Set("Content-Disposition", `attachment; filename="`+reference.Ref(id).String()+ending+`"`)
	h.Set("Content-Length", strconv.Itoa(len(content)))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	_, err := w.Write(content)
	return err
}
