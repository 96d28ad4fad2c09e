package limit

import "github.com/zaklon/zaklon/locale"

// A Place is where the date of a limit is explained: on the deadlines page of its file.
//
// It is for pages that show a date and hold no computed limit. Every legal date that a page shows
// stands in Dated, or in what Shown draws.
type Place struct {
	Words locale.Printer
	Case  string // the file's internal reference
	AsOf  string // ISO day of an as-of view; empty: as the file stands
	Rule  string
	Title string // names the limit; on a page of many files it names the file, too
	Why   string // the explanation itself, for paper, where no link can be followed
}

// PlaceOf is the place of a computed limit on the page of a file.
func (s Shown) PlaceOf(file string) Place {
	return Place{Words: s.Words, Case: file, Rule: s.Rule, Title: s.Title}
}

// Path is the address of the explanation. It holds a reference and a rule, and nothing of a person.
func (p Place) Path() string {
	query := ""
	if p.AsOf != "" {
		query = "?as_of=" + p.AsOf
	}
	return "/c/" + p.Case + "/deadlines" + query + "#" + p.Rule
}
