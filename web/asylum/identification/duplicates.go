package identification

import (
	"net/http"
	"strconv"

	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/duplicate"
	"github.com/zaklon/zaklon/desk/protectionfile/glance"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/page"
)

// duplicates is the page of the pairs of files that are probably of one person.
type duplicates struct{ people *people.People }

// perPage is the number of pairs on one page.
const perPage = 25

// A duplicatesView is one page of the undecided pairs.
type duplicatesView struct {
	page.Frame
	duplicate.Listed
	Number  int // of the page, from 1
	Waiting []glance.Proposal
	Names   map[string]string // of officers
}

func (d duplicates) show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	number := max(1, atoi(r.URL.Query().Get("page")))
	found, err := duplicate.List(r.Context(), v.Desk, d.people, v.Call(""), duplicate.Page{Limit: perPage, Offset: (number - 1) * perPage})
	if err != nil {
		return err
	}
	waiting, err := glance.Proposals(r.Context(), v.Desk, v.Call(""))
	if err != nil {
		return err
	}
	names, err := v.Staff.Names(r.Context())
	if err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, duplicatesPage(duplicatesView{
		Frame: page.Frame{Visit: v, Title: v.T("navigation.identification")}, Listed: found, Number: number, Waiting: waiting, Names: names,
	}))
}

// most bounds what is read as the number of a page.
const most = 1 << 20

// atoi reads a small number; anything else is 0.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n > most {
		return 0
	}
	return n
}

// further tells whether there is another page after this one.
func (v duplicatesView) further() bool { return v.Number*perPage < v.Total }

// address is that of a page of the list.
func address(number int) string {
	if number <= 1 {
		return "/identification"
	}
	return "/identification?page=" + strconv.Itoa(number)
}

// next is where a pair is decided: side by side where a search has found it, and before that by a
// search of the file.
func next(p duplicate.Pair) (path, label string) {
	if p.Entered {
		return "/c/" + p.Own.ID + below + "/" + p.Other.ID, "identification.compare"
	}
	return "/c/" + p.Own.ID + "/act/identity.searched", "do.identity.searched"
}

func short(id string) string { return reference.Ref(id).Short() }

// named is the name of a row in Latin letters, or as written where there is none.
func named(r protectionfile.Row) string {
	if r.Family+r.Given == "" {
		return original(r)
	}
	return identity.Name{Family: r.Family, Given: r.Given}.Running()
}

func original(r protectionfile.Row) string {
	return identity.Name{Family: r.OriginalFamily, Given: r.OriginalGiven}.Running()
}
