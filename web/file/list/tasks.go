package list

import (
	"context"
	"net/http"
	"net/url"
	"slices"

	"github.com/zaklon/zaklon/desk/protectionfile"
	limits "github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/limit"
	"github.com/zaklon/zaklon/web/page"
)

// A dutyList is the page of the open tasks that time limits left to an officer.
type dutyList struct {
	page.Frame
	Lines  []duty
	Paging paging
}

// A duty is one open task with the limit that left it.
type duty struct {
	entry
	Task  protection.Task
	Owner string // who answers for it, by name; empty: nobody yet
}

// Bell says what rang last.
func (d duty) Bell() limit.Tag { return limit.BellOf(d.Words, d.Task) }

// Act is the act that closes the task.
func (d duty) Act() string {
	if d.Task.Kind == limits.Identify {
		return d.Task.Rule
	}
	return "task.done"
}

// Done is the address of the form of that act.
func (d duty) Done() string { return d.Path() + "/act/" + d.Act() }

func tasks(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	number := pageNumber(r.URL.Query())
	q := protectionfile.Query{Limit: perPage, Offset: (number - 1) * perPage}
	lines, n, err := owed(r.Context(), v, protectionfile.Lookup{Kind: "list.read", Asked: r.URL.Path, Query: q})
	if err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, tasksPage(dutyList{
		Frame: page.Frame{Visit: v, Title: v.T("navigation.tasks")}, Lines: lines,
		Paging: paging{Number: number, Total: n, path: "/tasks", query: url.Values{}},
	}))
}

// owed reads the tasks of the visiting officer, each with its limit explained.
func owed(ctx context.Context, v *page.Visit, l protectionfile.Lookup) ([]duty, int, error) {
	found, n, err := protectionfile.Duties(ctx, v.Desk, l, v.Call(""))
	if err != nil {
		return nil, 0, err
	}
	names, err := v.Staff.Names(ctx)
	if err != nil {
		return nil, 0, err
	}
	out := make([]duty, len(found))
	for i, one := range found {
		shown, err := shown(v, one.File)
		if err != nil {
			return nil, 0, err
		}
		out[i] = duty{entry: entry{File: one.File}, Task: one.Task, Owner: names[one.Task.Officer]}
		out[i].Shown = limitOf(shown, one.Task)
	}
	return out, n, nil
}

// limitOf is the limit that left a task. What must come before lodging belongs to the limit to lodge,
// and to none where the file has no such limit; a limit that is gone closed any other task.
func limitOf(shown []limit.Shown, t protection.Task) limit.Shown {
	if t.Kind != limits.Identify {
		return ofRule(shown, t.Rule)
	}
	for _, s := range shown {
		if s.Due == t.Due && slices.Contains(s.Ends, "application.lodged") {
			return s
		}
	}
	return limit.Shown{}
}

// tasksTable is the list as a table, every page of it.
func tasksTable(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	found, _, err := owed(r.Context(), v, protectionfile.Lookup{Kind: "list.read", Asked: r.URL.Path, Query: protectionfile.Query{Limit: everything}})
	if err != nil {
		return err
	}
	lines := [][]string{{"reference", "person", "rule", "title", "due", "task", "days_before", "raised", "officer", "explanation"}}
	for _, d := range found {
		lines = append(lines, []string{
			reference.Ref(d.File.Case.ID).String(), d.Person(), d.Rule, d.Title, d.Due.String(), d.Task.Kind, num(int(d.Task.Days)),
			d.Task.RaisedOn.String(), d.Owner, d.Why,
		})
	}
	return table(w, v, lines)
}
