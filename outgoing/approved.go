package outgoing

import (
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/letter"
)

// An Approved text is one that a letter of a channel may contain, in one language, with its marks
// still in braces. It is for whoever checks a letter that was not made here.
type Approved struct {
	Language string
	Text     string
	Words    map[string][]string // what may stand at a mark that takes words: of a closed list, or of the request
	Lists    []string            // the marks at which any number of those words stand, one a line
	Days     []string            // the marks at which a day stands
	Numbers  []string            // the marks at which a number stands
	Numbered []string            // the marks at which a reference of ours stands
}

// Approved lists what a letter of a channel that answers a request may contain: its first and last
// lines and every version of every formula that may leave by it. For the zero channel it is empty.
func (l *Library) Approved(c Channel, e letter.Echo) []Approved {
	var out []Approved
	for _, language := range Languages() {
		if c.row.Kind == "" {
			break
		}
		for _, line := range []string{c.row.From[language], c.to(language), c.row.Signed[language], l.heads.Numbered[language], l.heads.Unnumbered[language]} {
			out = append(out, l.approved(line, language, e, nil))
		}
		for _, versions := range l.formulas {
			for _, f := range versions {
				if slices.Contains(f.Channels, c.kind()) {
					out = append(out, l.approved(f.Words[language], language, e, f.Slots))
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b Approved) int { return strings.Compare(a.Language+a.Text, b.Language+b.Text) })
	return out
}

func (l *Library) approved(text, language string, e letter.Echo, slots []Slotted) Approved {
	a := Approved{Language: language, Text: strings.TrimSpace(text), Days: []string{"day"}, Numbered: []string{"our_reference"}, Lists: []string{"spellings"}}
	a.Words = map[string][]string{
		"theirs": {l.theirs(e, language)}, "their_authority": {identity.Clean(e.Authority)}, "subject": {identity.Clean(e.Subject)}, "spellings": nil,
	}
	for _, s := range e.Spellings {
		a.Words["spellings"] = append(a.Words["spellings"], identity.Clean(s))
	}
	for _, s := range slots {
		switch s.Kind {
		case kindDay:
			a.Days = append(a.Days, s.Name)
		case kindNumber:
			a.Numbers = append(a.Numbers, s.Name)
		case kindChoices:
			a.Lists = append(a.Lists, s.Name)
			a.Words[s.Name] = l.words(s.List, language)
		case kindChoice:
			a.Words[s.Name] = l.words(s.List, language)
		}
	}
	return a
}

// words are all the words of a closed list in one language.
func (l *Library) words(list, language string) []string {
	var out []string
	for _, c := range l.lists[list] {
		out = append(out, c.Words[language])
	}
	return out
}

// DayWords writes a day as letters write it.
func (l *Library) DayWords(d deadline.Date, language string) string { return l.day(d, language) }
