package list

import (
	"context"
	"net/http"
	"net/url"
	"slices"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/page"
)

// A worklist is the page of an officer's own work.
type worklist struct {
	page.Frame
	protectionfile.Listed
	asked
	Rows   []row
	Paging paging
	Today  deadline.Date
	Done   string // kind of the act that has just put a case out of the officer's sight
	Kept   bool   // a form was kept just now
	Open   bool   // the hold that follows from that act is not confirmed yet
	Drafts []draft.Shown
}

// asked is what an officer asked of the worklist, read from the address. Anything that is no
// choice of ours is left out.
type asked struct {
	List   string // mine | unassigned | unit, or empty where the role has one list only
	Due    string // overdue | week | month | later, or empty
	States []string
	Page   int
}

// lists gives the lists of a role, its own first.
func lists(role authority.Role) []string {
	switch role {
	case authority.Caseworker:
		return []string{"mine", "unassigned", "unit"}
	case authority.TeamLeader:
		return []string{"unit", "unassigned"}
	default:
		return []string{""}
	}
}

// takesIn tells whether the officer reads what other institutions send to the authority.
func takesIn(v *page.Visit) bool {
	return v.Desk.Authority.Decide(v.Member.Authority(), "intake.read", authority.Case{Unit: v.Member.Unit}).Allowed
}

func dues() []string { return []string{"overdue", "week", "month", "later"} }

func readAsked(v *page.Visit, q url.Values) asked {
	own := lists(v.Member.Role)
	a := asked{List: q.Get("list"), Due: q.Get("due"), Page: pageNumber(q)}
	if !slices.Contains(own, a.List) {
		a.List = own[0]
	}
	if !slices.Contains(dues(), a.Due) {
		a.Due = ""
	}
	for _, state := range protection.States() {
		if slices.Contains(q["state"], string(state)) {
			a.States = append(a.States, string(state))
		}
	}
	return a
}

// values writes what was asked as the query of an address, without the page.
func (a asked) values() url.Values {
	q := url.Values{}
	for name, value := range map[string]string{"list": a.List, "due": a.Due} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if len(a.States) > 0 {
		q["state"] = a.States
	}
	return q
}

func (a asked) query(officer string) protectionfile.Query {
	q := protectionfile.Query{States: a.States, Due: a.Due, Live: true, Limit: perPage, Offset: (a.Page - 1) * perPage}
	switch a.List {
	case "mine":
		q.Assigned = officer
	case "unassigned":
		q.Assigned = "nobody"
	}
	return q
}

// lookup is what was asked as the desk is asked it. The entry holds the address's own words.
func (a asked) lookup(v *page.Visit) protectionfile.Lookup {
	return protectionfile.Lookup{Kind: "list.read", Asked: "/work?" + a.values().Encode(), Query: a.query(v.Member.ID)}
}

func work(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	a := readAsked(v, r.URL.Query())
	found, err := protectionfile.Look(r.Context(), v.Desk, a.lookup(v), v.Call(""))
	if err != nil {
		return err
	}
	title := v.T("navigation.work." + string(v.Member.Role))
	list := worklist{
		Frame: page.Frame{Visit: v, Title: title}, Listed: found, asked: a, Today: v.Desk.Today(), Rows: rowsOf(v, found.Rows),
	}
	if done := r.URL.Query().Get("done"); slices.Contains(protection.Kinds(), done) {
		list.Done = done
	}
	list.Kept, list.Open = r.URL.Query().Get("kept") != "", pages.IsUnconfirmed(r)
	if list.Drafts, err = drafts(r.Context(), v); err != nil {
		return err
	}
	list.Paging = paging{Number: a.Page, Total: numbered(found.Counts, a.Due), path: "/work", query: a.values()}
	return page.Show(w, r, http.StatusOK, workPage(list))
}

// drafts lists what the officer has not finished, in cases that the officer still sees.
func drafts(ctx context.Context, v *page.Visit) ([]draft.Shown, error) {
	return draft.All(ctx, v, func(id string) (bool, error) {
		return desk.Sees(ctx, v.Desk, protectionfile.Keeper(), v.Call(id))
	})
}

// numbered is the count of one due, or of all.
func numbered(n protectionfile.Counts, due string) int {
	switch due {
	case "overdue":
		return n.Overdue
	case "week":
		return n.Week
	case "month":
		return n.Month
	case "later":
		return n.Later
	}
	return n.All
}

// A tile is a number that is also a filter.
type tile struct {
	Path, Label, Class string
	Count              int
	Here               bool
}

func tiles(v *page.Visit, path string, q url.Values, n protectionfile.Counts) []tile {
	classes := map[string]string{"overdue": "z-late", "week": "z-soon", "later": "z-later"}
	var out []tile
	for _, due := range dues() {
		t := tile{Label: v.T("work.due." + due), Class: classes[due], Count: numbered(n, due), Here: q.Get("due") == due}
		t.Path = address(path, q, "due", due)
		if t.Here {
			t.Path = address(path, q, "due", "")
		}
		out = append(out, t)
	}
	return out
}

// tabs lists the lists of the role; one list alone needs no tab.
func (w worklist) tabs() []tile {
	own := lists(w.Member.Role)
	if len(own) < 2 {
		return nil
	}
	counts := map[string]int{"mine": w.Mine, "unassigned": w.Nobody, "unit": w.All}
	var out []tile
	for _, name := range own {
		out = append(out, tile{
			Path: address("/work", url.Values{}, "list", name), Label: w.T("work.list." + name), Count: counts[name], Here: w.List == name,
		})
	}
	return out
}

// stages lists the stages that have a case, with how many, as filters.
func (w worklist) stages() []tile {
	var out []tile
	for _, state := range protection.States() {
		here := slices.Contains(w.States, string(state))
		if n := w.Stages[string(state)]; n > 0 || here {
			out = append(out, tile{Path: string(state), Label: w.T("state." + string(state)), Count: n, Here: here})
		}
	}
	return out
}
