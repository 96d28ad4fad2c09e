package border

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/limit"
	"github.com/zaklon/zaklon/web/page"
)

// A paperView is the certificate as it is printed.
type paperView struct {
	file.View
	Lodge       limit.Shown // until when the application is to be lodged
	Words       words       // the person's language
	Protected   law.Article
	ProtectedOK bool // the pack says which article protects the file
}

// certificate shows the certificate to print, after that is entered as a printing.
func certificate(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	opened, err := file.OpenPrinted(r, v)
	if err != nil {
		return err
	}
	f := opened.File
	if f.Case.CertificateOn.IsZero() {
		return page.Go(w, r, "/c/"+f.Case.ID)
	}
	view := paperView{View: opened, Words: wordsFor(spoken(f))}
	view.Strip = leaves(view.Frame)
	if view.Lodge, err = lodging(view.Limits); err != nil {
		return err
	}
	view.Protected, err = view.Pack.Resting("file.read")
	view.ProtectedOK = err == nil
	return page.Show(w, r, http.StatusOK, certificatePage(view))
}

var errNoLimit = errors.New("the law pack has no limit for lodging")

// lodging finds the limit that lodging meets.
func lodging(limits []limit.Shown) (limit.Shown, error) {
	i := slices.IndexFunc(limits, func(s limit.Shown) bool { return slices.Contains(s.Ends, "application.lodged") })
	if i < 0 {
		return limit.Shown{}, errNoLimit
	}
	return limits[i], nil
}

func spoken(f protection.File) []string {
	codes := make([]string, len(f.Languages))
	for i, l := range f.Languages {
		codes[i] = l.Language
	}
	return codes
}

// onPaper writes a day as the host state writes it, in figures, so that it can be read in
// both languages: "16. 6. 2026."
func onPaper(d deadline.Date) string {
	return fmt.Sprintf("%d. %d. %d.", d.Day(), d.Month(), d.Year())
}

// bornOnPaper writes a date of birth as far as it is known; about says "about".
func bornOnPaper(b applicant.Birth, about string) string {
	switch {
	case b.Precision == "about":
		return fmt.Sprintf("%s %d.", about, b.Year)
	case b.Month == 0:
		return fmt.Sprintf("%d.", b.Year)
	case b.Day == 0:
		return fmt.Sprintf("%d. %d.", b.Month, b.Year)
	}
	return fmt.Sprintf("%d. %d. %d.", b.Day, b.Month, b.Year)
}

func (v paperView) born(about string) string {
	var out []string
	for _, b := range v.File.Births {
		out = append(out, bornOnPaper(b, about))
	}
	return strings.Join(out, "; ")
}

// estimates writes the dates of birth that need the word "about", in the person's language.
func (v paperView) estimates() string {
	var out []string
	for _, b := range v.File.Births {
		if b.Precision == "about" {
			out = append(out, bornOnPaper(b, v.Words.About))
		}
	}
	return strings.Join(out, "; ")
}

// citeOnPaper names an article in the first language of the paper.
func citeOnPaper(a law.Article) string {
	name, title := a.Statute.Name["cnr"], a.Title["cnr"]
	if name == "" {
		return a.Cite()
	}
	if a.Number != "" {
		title = "Član " + a.Number
	}
	return fmt.Sprintf("%s, %s (%s)", title, name, a.Statute.Reference)
}

// rule names the rule of the limit for lodging, in the first language of the paper.
func (v paperView) rule() string {
	article, err := v.Pack.Article(v.Lodge.Article)
	if err != nil {
		return v.Lodge.Rule
	}
	return v.Lodge.Rule + ", " + citeOnPaper(article)
}

// wrongSince is the day from which a certificate that left the office is wrong, because an
// entry was corrected.
func (v paperView) wrongSince() deadline.Date {
	for _, p := range v.File.Papers {
		if p.Kind == "intention_certificate" && !p.WrongOn.IsZero() {
			return p.WrongOn
		}
	}
	return 0
}
