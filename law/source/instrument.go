package source

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/form"
)

// Instrument is a source that may be cited: a treaty, a law, a regulation, a judgment.
type Instrument struct {
	ID        string // ece
	Kind      string // treaty, declaration, constitution, law, directive, regulation, rules, case_law
	Name      Text
	Short     string        // ECE; may be empty
	Adopted   deadline.Date // zero: not entered
	Reference string        // the official one: ETS 24; OG MNE 2/2017, 3/2019, 77/2024
	Languages []Language
	Source    string
	Evidence  deadline.Evidence // of the reference and the list of articles
	Articles  []Citable
	File      string // path below law/
}

// Language is one language version of an instrument.
type Language struct {
	Lang      string
	Authentic bool
	Title     string
	Reference string
}

// Citable is an article of an instrument that may be cited.
type Citable struct {
	Number   string // 16, or Rule 39; a subject in small letters where there is no number
	Title    Text
	Says     string // what it says, in our words
	Words    []Words
	Source   string
	Evidence deadline.Evidence
}

// Citation is a place in an instrument: article and, where it says so, paragraph.
type Citation struct {
	Instrument Instrument
	Article    Citable
	Paragraph  string // (3)(b), or ""
}

// Ref is the citation as it is written in a file: apd/31(3)(b).
func (c Citation) Ref() string { return c.Instrument.ID + "/" + c.Article.Number + c.Paragraph }

// String names the article and the instrument with its official reference.
func (c Citation) String() string {
	return fmt.Sprintf("%s, %s (%s)", c.Short(), c.Instrument.Name["en"], c.Instrument.Reference)
}

// Short names the place alone: Article 31(3)(b), Rule 39, or the title of a place that has no
// number or whose number nobody read.
func (c Citation) Short() string {
	place := c.Article.Number + c.Paragraph
	switch first := c.Article.Number[0]; {
	case '0' <= first && first <= '9':
		return "Article " + place
	case 'a' <= first && first <= 'z':
		return c.Article.Title["en"] + c.Paragraph
	}
	return place
}

// Cite finds the place that a reference such as apd/31(3)(b) names. An instrument or an article
// that is not in the library is an error: nobody may cite what cannot be read there.
func (s *Shelf) Cite(ref string) (Citation, error) {
	id, place, _ := strings.Cut(ref, "/")
	i, ok := s.instruments[id]
	if !ok {
		return Citation{}, fmt.Errorf("citation %q: no instrument %q", ref, id)
	}
	number, paragraph := place, ""
	if at := strings.IndexByte(place, '('); at >= 0 {
		number, paragraph = strings.TrimSpace(place[:at]), place[at:]
	}
	for _, a := range i.Articles {
		if a.Number == number {
			return Citation{Instrument: i, Article: a, Paragraph: paragraph}, nil
		}
	}
	return Citation{}, fmt.Errorf("citation %q: %s has no article %q", ref, id, number)
}

// cited is a citation in a running text: [[ece/18(2)]].
var cited = regexp.MustCompile(`\[\[([a-z0-9-]+/[^\[\]\n]+)\]\]`)

// Fill puts the official name of every place into a text that cites it as [[ece/18(2)]], so that
// a letter and a formula can rest on an instrument without naming it by hand. The first
// citation that leads nowhere is an error.
func (s *Shelf) Fill(text string) (string, error) {
	var wrong error
	filled := cited.ReplaceAllStringFunc(text, func(found string) string {
		c, err := s.Cite(found[2 : len(found)-2])
		if err != nil {
			wrong = cmp.Or(wrong, err)
			return found
		}
		return c.String()
	})
	return filled, wrong
}

// Instrument gives a source by its id, and whether there is one.
func (s *Shelf) Instrument(id string) (Instrument, bool) {
	i, ok := s.instruments[id]
	return i, ok
}

// Instruments gives every source that may be cited, by id. The slice is the caller's.
func (s *Shelf) Instruments() []Instrument {
	var all []Instrument
	for _, i := range s.instruments {
		all = append(all, i)
	}
	slices.SortFunc(all, func(a, b Instrument) int { return cmp.Compare(a.ID, b.ID) })
	return all
}

// instrument checks one file and keeps it.
func (s *Shelf) instrument(p Page, f form.Instrument) {
	i := Instrument{
		ID: f.ID, Kind: f.Kind, Name: f.Name, Short: f.Short, Adopted: p.Date("adopted", f.Adopted), Reference: f.Reference,
		Source: f.Source, Evidence: deadline.Evidence(f.Evidence), File: p.Name,
	}
	if want := strings.TrimSuffix(path.Base(p.Name), ".yaml"); f.ID != want {
		p.Fault("id", "is %q and the file's name says %q", f.ID, want)
	}
	p.OneOf("kind", f.Kind, "treaty", "declaration", "constitution", "law", "directive", "regulation", "rules", "case_law")
	p.Translated("name", f.Name)
	p.Want("reference", f.Reference)
	p.Want("source", f.Source)
	p.Evidence("evidence", f.Evidence)
	if len(f.Languages) == 0 {
		p.Fault("languages", "is missing: in which languages it can be read")
	}
	for n, v := range f.Languages {
		p.language(Index("languages", n)+".lang", v.Lang)
		i.Languages = append(i.Languages, Language(v))
	}
	for n, a := range f.Articles {
		i.Articles = append(i.Articles, p.citable(Index("articles", n), a, i.Articles))
	}
	if len(f.Articles) == 0 {
		p.Fault("articles", "is missing: nothing of it could be cited")
	}
	s.instruments[f.ID] = i
}

// citable checks one article of an instrument.
func (p Page) citable(at string, f form.Citable, before []Citable) Citable {
	a := Citable{
		Number: f.Number, Title: f.Title, Says: strings.TrimSpace(f.Says), Source: f.Source, Evidence: deadline.Evidence(f.Evidence),
	}
	p.Want(at+".number", f.Number)
	if strings.ContainsAny(f.Number, "(/") {
		p.Fault(at+".number", "%q names a paragraph: the article alone stands here", f.Number)
	}
	if slices.ContainsFunc(before, func(b Citable) bool { return b.Number == f.Number }) {
		p.Fault(at+".number", "%q stands twice", f.Number)
	}
	p.Translated(at+".title", f.Title)
	p.Want(at+".says", f.Says)
	p.Evidence(at+".evidence", f.Evidence)
	for i, w := range f.Words {
		a.Words = append(a.Words, p.Words(at+"."+Index("words", i), w))
	}
	return a
}
