package list

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/limit"
	"github.com/zaklon/zaklon/web/page"
)

// A diary is the page of every running time limit of the files an officer may see.
type diary struct {
	page.Frame
	Due    string
	Counts protectionfile.Counts
	Lines  []entry
	Paging paging
}

// An entry is one time limit with the person whose file it runs in.
type entry struct {
	limit.Shown
	File protection.File
}

// Path is the address of the file.
func (e entry) Path() string { return "/c/" + e.File.Case.ID }

// Ref is the reference of the file as a list shows it.
func (e entry) Ref() string { return reference.Ref(e.File.Case.ID).Short() }

// Person is the name in Latin letters, or as written where there are none.
func (e entry) Person() string { return latin(e.File.Names) }

func latin(names []applicant.Name) string {
	i := slices.IndexFunc(names, func(n applicant.Name) bool { return n.Script == "Latn" })
	n := names[max(i, 0)]
	return identity.Name{Family: n.Family, Given: n.Given, Patronymic: n.Patronymic}.Running()
}

func (e entry) class() string {
	switch tag := e.Tag(); tag.Class {
	case "z-tag--red":
		return "z-late"
	case "z-tag--amber":
		return "z-soon"
	}
	return ""
}

func readDue(q url.Values) string {
	if due := q.Get("due"); slices.Contains(dues(), due) {
		return due
	}
	return ""
}

func dueValues(due string) url.Values {
	if due == "" {
		return url.Values{}
	}
	return url.Values{"due": {due}}
}

func deadlines(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	due, number := readDue(r.URL.Query()), pageNumber(r.URL.Query())
	q := protectionfile.Query{Due: due, Limit: perPage, Offset: (number - 1) * perPage}
	lines, counts, err := running(r, v, protectionfile.Lookup{Kind: "list.read", Asked: r.URL.Path + "?" + dueValues(due).Encode(), Query: q})
	if err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, deadlinesPage(diary{
		Frame: page.Frame{Visit: v, Title: v.T("navigation.deadlines")}, Due: due, Counts: counts, Lines: lines,
		Paging: paging{Number: number, Total: numbered(counts, due), path: "/deadlines", query: dueValues(due)},
	}))
}

// running reads the limits asked for, each with its explanation.
func running(r *http.Request, v *page.Visit, l protectionfile.Lookup) ([]entry, protectionfile.Counts, error) {
	found, counts, err := protectionfile.Limits(r.Context(), v.Desk, l, v.Call(""))
	if err != nil {
		return nil, counts, err
	}
	known := map[string][]limit.Shown{}
	out := make([]entry, len(found))
	for i, one := range found {
		id := one.File.Case.ID
		if _, ok := known[id]; !ok {
			if known[id], err = shown(v, one.File); err != nil {
				return nil, counts, err
			}
		}
		out[i] = entry{Shown: ofRule(known[id], one.Rule), File: one.File}
	}
	return out, counts, nil
}

// ofRule is the limit of a rule that runs in the file.
func ofRule(limits []limit.Shown, rule string) limit.Shown {
	return limits[slices.IndexFunc(limits, func(s limit.Shown) bool { return s.Rule == rule })] // the same view read both
}

func shown(v *page.Visit, f protection.File) ([]limit.Shown, error) {
	pack, err := v.Desk.Law.Now().Pack(f.Case.PackState, f.PackDay())
	if err != nil {
		return nil, err
	}
	limits, err := f.Standing(pack)
	return limit.ShowStanding(v.Printer, limits, v.Desk.Today()), err
}

// deadlinesTable is the list as a table, every page of it.
func deadlinesTable(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	due := readDue(r.URL.Query())
	l := protectionfile.Lookup{Kind: "list.read", Asked: r.URL.Path + "?" + dueValues(due).Encode()}
	l.Query = protectionfile.Query{Due: due, Limit: everything}
	found, _, err := running(r, v, l)
	if err != nil {
		return err
	}
	lines := [][]string{{"reference", "person", "rule", "title", "article", "anchor", "due", "alarm", "latest", "status", "evidence", "explanation"}}
	for _, e := range found {
		lines = append(lines, []string{
			reference.Ref(e.File.Case.ID).String(), e.Person(), e.Rule, e.Title, e.ShortCite, e.Anchor.String(), e.Due.String(),
			e.Alarm.String(), e.Latest.String(), e.Status(), string(e.Evidence), e.Why,
		})
	}
	return table(w, v, lines)
}
