package oversight

import (
	"net/http"
	"strings"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/web/page"
)

// An instrumentsView is every source that acts, letters and rules may cite.
type instrumentsView struct {
	page.Frame
	Instruments []law.Instrument
}

// instruments lists the treaties, laws and judgments with their official references.
func instruments(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	view := instrumentsView{page.Frame{Visit: v, Title: v.T("law.instruments")}, v.Desk.Law.Now().Instruments()}
	return page.Show(w, r, http.StatusOK, instrumentsPage(view))
}

// An instrumentView is one source with its articles.
type instrumentView struct {
	page.Frame
	Source law.Instrument
}

// instrument shows what may be cited of a source, in which languages it speaks and how well it is
// known.
func instrument(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	one, known := v.Desk.Law.Now().Instrument(r.PathValue("instrument"))
	if !known {
		return desk.ErrAbsent
	}
	view := instrumentView{page.Frame{Visit: v, Title: one.Name["en"]}, one}
	return page.Show(w, r, http.StatusOK, instrumentPage(view))
}

// pathOf is the address of a source, and of the place in it that a citation names.
func pathOf(id string) string { return "/law/instruments/" + id }

func placeOf(c law.Citation) string {
	return pathOf(c.Instrument.ID) + "#" + anchorOf(c.Article)
}

// anchorOf is the id of an article on the page of its source: no id holds a space.
func anchorOf(a law.Citable) string { return strings.ReplaceAll(a.Number, " ", "-") }

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
