package liaison

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/page"
)

// onPage is how many rows one page of a list shows.
const onPage = 50

// A list is one of the two lists of the liaison, before its rows.
type list struct {
	page.Frame
	Path   string
	State  string // empty: what is to be done
	States []string
	Page   int
	More   bool // there is a further page
	Kept   bool
	Done   string
	Drafts []draft.Shown
}

// asked is the states that are listed; none are all.
func (l list) asked() []string {
	switch {
	case l.State == "all":
		return nil
	case slices.Contains(l.States, l.State):
		return []string{l.State}
	}
	return l.waiting()
}

// waiting is the states of files on which somebody has to act, or that hold.
func (l list) waiting() []string {
	return slices.DeleteFunc(slices.Clone(l.States), func(s string) bool { return s == ledger.Cleared || s == ledger.Lifted })
}

func newList(r *http.Request, v *page.Visit, l list) (list, liaison.Query, error) {
	asked := r.URL.Query()
	l.Frame = page.Frame{Visit: v, Title: v.T("navigation." + l.Path[1:])}
	l.State, l.Kept, l.Done = asked.Get("state"), asked.Get("kept") != "", asked.Get("done")
	l.Page, _ = strconv.Atoi(asked.Get("page"))
	l.Page = max(l.Page, 1)
	drafts, err := draft.All(r.Context(), v, func(id string) (bool, error) {
		_, err := liaison.Sort(r.Context(), v.Desk, v.Call(id))
		return err == nil, ignoreAbsent(err)
	})
	l.Drafts = drafts
	return l, liaison.Query{States: l.asked(), Limit: onPage + 1, Offset: (l.Page - 1) * onPage}, err
}

// A choice narrows a list to a state.
type choice struct {
	Path, Label string
	Here        bool
}

func (l list) choices() []choice {
	out := []choice{{l.Path, l.T("liaison.waiting"), l.State == ""}}
	for _, s := range append(slices.Clone(l.States), "all") {
		label := l.T("liaison.all")
		if s != "all" {
			label = l.T("state." + s)
		}
		out = append(out, choice{l.Path + "?state=" + s, label, l.State == s})
	}
	return out
}

// at is the address of a page of the list.
func (l list) at(n int) string {
	out := l.Path + "?page=" + strconv.Itoa(n)
	if l.State != "" {
		out += "&state=" + l.State
	}
	return out
}

// A matchRow is one match in the queue.
type matchRow struct {
	liaison.Row
	Ref, Bits, Age string
	Own            bool // the officer's own proposal: another person settles it
}

// A queue is the matches of a page.
type queue struct {
	list
	Rows []matchRow
}

// matches is the queue: what was noted first stands first.
func matches(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	l, query, err := newList(r, v, list{Path: "/matches", States: []string{
		ledger.Noted, ledger.DifferentProposed, ledger.LiftingProposed, ledger.Same, ledger.Cleared, ledger.Lifted,
	}})
	if err != nil {
		return err
	}
	rows, err := liaison.Matches(r.Context(), v.Desk, v.Call(""), query)
	if err != nil {
		return err
	}
	q := queue{list: l}
	q.More = len(rows) > onPage
	for _, row := range rows[:min(len(rows), onPage)] {
		q.Rows = append(q.Rows, matchRow{
			Row: row, Ref: reference.Ref(row.ID).Short(), Bits: strconv.FormatFloat(float64(row.Bits)/100, 'f', 2, 64),
			Age: v.N("liaison.days", int(v.Desk.Today()-row.NotedOn)), Own: row.Proposer == v.Member.ID,
		})
	}
	return page.Show(w, r, http.StatusOK, matchesPage(q))
}

// A measureRow is one measure or entered cause in the list.
type measureRow struct {
	liaison.MeasureRow
	Ref, By string
	Late    bool // not acknowledged in time
}

// A measureList is the measures of a page.
type measureList struct {
	list
	Rows []measureRow
}

func measures(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	l, query, err := newList(r, v, list{Path: "/measures", States: []string{ledger.InForce, ledger.LiftingReceived, ledger.LiftingProposed, ledger.Lifted}})
	if err != nil {
		return err
	}
	rows, err := liaison.Measures(r.Context(), v.Desk, v.Call(""), query)
	if err != nil {
		return err
	}
	m := measureList{list: l}
	m.More = len(rows) > onPage
	now := v.Desk.Register.Now()
	for _, row := range rows[:min(len(rows), onPage)] {
		m.Rows = append(m.Rows, measureRow{MeasureRow: row, Ref: reference.Ref(row.ID).Short(), By: moment(v, row.AckBy), Late: late(row, now)})
	}
	return page.Show(w, r, http.StatusOK, measuresPage(m))
}

func late(row liaison.MeasureRow, now time.Time) bool {
	return row.AckedOn.IsZero() && !row.AckBy.IsZero() && now.After(row.AckBy)
}

func moment(v *page.Visit, at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return v.Time(at, v.Desk.Zone)
}

// ignoreAbsent leaves errors other than that a file is not the officer's.
func ignoreAbsent(err error) error {
	if errors.Is(err, desk.ErrAbsent) {
		return nil
	}
	return err
}
