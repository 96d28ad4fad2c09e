package list

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/page"
)

// A peopleView is the page of the people search, before and after.
type peopleView struct {
	page.Frame
	Form     *page.Form
	Searched bool
	Found    []person
	More     bool // there are further people than are shown
}

func (p peopleView) fields() []page.Field {
	return []page.Field{{Name: "find", Foreign: true}}
}

// ask shows the empty form.
func (s *searches) ask(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return showPeople(w, r, peopleView{Frame: page.Frame{Visit: v}, Form: page.NewForm(v.Printer, 0)})
}

// keep stores what was searched for and leads to the address that says nothing of it. The
// field is named find on the page and q in the header of every page.
func (s *searches) keep(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.Typed(w, r, v)
	text := identity.Clean(cmp.Or(form.Get("find"), form.Get("q")))
	form.Set("find", text)
	switch n := utf8.RuneCountInString(text); {
	case len(form.Problems) > 0:
	case n < 2 && !wordByItself(text):
		form.Note(act.Problem{Field: "find", Code: "search_short"})
	case n > people.LongestSearch:
		form.Note(act.Problem{Field: "find", Code: "text_too_long", Args: []string{"max", strconv.Itoa(people.LongestSearch), "length", strconv.Itoa(n)}})
	}
	if len(form.Problems) > 0 {
		return showPeople(w, r, peopleView{Frame: page.Frame{Visit: v}, Form: form})
	}
	return page.Go(w, r, "/people/found/"+s.store(v.Member.ID, text, v.Desk.Register.Now()))
}

// wordByItself tells whether one character is enough to search for: in Han, Kana and Hangul a family name
// may be one.
func wordByItself(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// found runs the search of a token. A token of nobody, of another officer or of an hour ago
// has one answer.
func (s *searches) found(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	text, ok := s.text(r.PathValue("token"), v.Member.ID, v.Desk.Register.Now())
	if !ok {
		return desk.ErrAbsent
	}
	files, more, err := s.people.Files(r.Context(), v.Desk, people.Asked{Text: text, Limit: perPage}, v.Call(""))
	if err != nil {
		return err
	}
	p := peopleView{Frame: page.Frame{Visit: v}, Form: page.NewForm(v.Printer, 0), Searched: true, More: more}
	p.Form.Set("find", text)
	for _, f := range files {
		p.Found = append(p.Found, person{v, f})
	}
	return showPeople(w, r, p)
}

func showPeople(w http.ResponseWriter, r *http.Request, p peopleView) error {
	status := http.StatusOK
	if len(p.Form.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	p.Title, p.Problem = p.T("navigation.people"), status != http.StatusOK
	return page.Show(w, r, status, peoplePage(p))
}

// A person is somebody found, with what tells people of one name apart.
type person struct {
	*page.Visit
	file protection.File
}

// Path is the address of the file.
func (p person) Path() string { return "/c/" + p.file.Case.ID }

// Latin is the name in Latin letters.
func (p person) Latin() string { return latin(p.file.Names) }

// Original is the name as written, with its language tag; empty where that is in Latin letters.
func (p person) Original() (name, lang string) {
	n := p.file.Names[0]
	if n.Script == "Latn" {
		return "", ""
	}
	return latin([]applicant.Name{n}), "und-" + n.Script
}

// Births lists the dates of birth.
func (p person) Births() string {
	var out []string
	for _, b := range p.file.Births {
		out = append(out, p.Born(b.Date()))
	}
	return strings.Join(out, ", ")
}

// Citizen lists the nationalities.
func (p person) Citizen() string {
	var out []string
	for _, t := range p.file.Ties {
		if s, ok := identity.LookupState(t.State); ok && t.Kind == "nationality" {
			out = append(out, s.Name)
		}
	}
	return strings.Join(out, ", ")
}

// Papers lists the papers that say who the person is, by kind and number.
func (p person) Papers() string {
	var out []string
	for _, d := range p.file.Identity {
		out = append(out, p.T("document_kind."+d.Kind)+" "+d.Number)
	}
	return cmp.Or(strings.Join(out, ", "), p.T("people.no_papers"))
}

// Stage is the stage of the case.
func (p person) Stage() string { return p.T("state." + string(p.file.Case.State)) }

// Ref is the reference as a list shows it.
func (p person) Ref() string { return reference.Ref(p.file.Case.ID).Short() }
