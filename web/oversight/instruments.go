package oversight

import (
	"net/http"

	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/web/page"
)

// An instrumentsView is every source that acts, letters and rules may cite.
type instrumentsView struct {
	page.Frame
	Instruments []law.Instrument
}

// instruments lists the treaties and laws with their articles, references and languages.
func instruments(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	view := instrumentsView{page.Frame{Visit: v, Title: v.T("law.instruments")}, v.Desk.Law.Now().Instruments()}
	return page.Show(w, r, http.StatusOK, instrumentsPage(view))
}

// language is the name of a language version, and its official reference.
func language(f page.Frame, l law.Language) string {
	text := l.Lang
	if l.Title != "" {
		text += ": " + l.Title
	}
	if l.Reference != "" {
		text += " (" + l.Reference + ")"
	}
	if l.Authentic {
		text += ", " + f.T("law.authentic")
	}
	return text
}
