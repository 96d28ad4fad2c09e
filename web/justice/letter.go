package justice

import (
	"net/http"
	"strings"
	"time"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/desk/justice"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/reference"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/blank"
	"github.com/zaklon/zaklon/web/page"
)

// A letterView is one letter of a request: as it will leave, or as it left.
type letterView struct {
	page.Frame
	requestfile.Printed
	Case   string          // the file's reference
	What   string          // its formula, what became of it and when
	Recall templ.Component // the form by which it is taken back; nil: it cannot be
}

// letterPath is the address of a letter.
func letterPath(file, id string) string { return "/c/" + file + "/letters/" + id }

// letter shows one letter to read and to print, after the reading is entered. Nothing of the file stands
// around it: what is printed is what leaves.
func (s site) letter(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	id := pages.CaseID(r)
	p, err := requestfile.OpenLetter(r.Context(), v.Desk, v.Call(id), r.PathValue("letter"))
	if err != nil {
		return err
	}
	out := letterView{
		Frame: page.Frame{Visit: v, Title: reference.Ref(p.ID).Short()}, Printed: p, Case: id,
		What: lined(v.T("listed.formula."+p.Formula), v.T("listed.letter_status."+p.Status), p.Channel, v.Time(time.UnixMicro(p.Slot), v.Desk.Zone)),
	}
	if p.Status == letter.Queued {
		if out.Recall, err = s.recalling(r, v, p.ID); err != nil {
			return err
		}
	}
	return page.Show(w, r, http.StatusOK, letterPage(out))
}

// recall is the page of the act that takes a letter back.
func (s site) recall() pages.Page[extradition.File, view, letter.Recalling] {
	return blank.Page(s.drawing(), justice.RecallLetter(s.means), picked("letter", "letter", view.queued))
}

// recalling is the form of that act for one letter, to an officer who may take it back.
func (s site) recalling(r *http.Request, v *page.Visit, id string) (templ.Component, error) {
	f, err := s.open(r, v)
	if err != nil || !f.May("letter.recalled") || !f.Awaits("letter.recalled") {
		return nil, err
	}
	return s.recall().Form(r.Context(), f, func(form *page.Form) { form.Set("letter", id) })
}

// Sent tells whether the letter left.
func (l letterView) Sent() bool { return l.Status == letter.Sent }

// paragraphs are the text in paragraphs of lines.
func (l letterView) paragraphs() [][]string {
	var out [][]string
	for part := range strings.SplitSeq(strings.TrimSpace(l.Text), "\n\n") {
		if part != "" {
			out = append(out, strings.Split(part, "\n"))
		}
	}
	return out
}
