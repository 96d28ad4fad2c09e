package justice

import (
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/casefile"
	"github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/justice/export"
	"github.com/zaklon/zaklon/web/justice/shelf"
	"github.com/zaklon/zaklon/web/limit"
	"github.com/zaklon/zaklon/web/page"
)

// onPage is how many rows one page of a list shows.
const onPage = 50

// A list is a page of rows, before them.
type list struct {
	page.Frame
	Path    string
	What    string // what the list is, in words
	Asked   *page.Form
	By      url.Values // what the list is narrowed by and may stand in an address
	Choices []choiceOf
	Page    int
	More    bool
	Kept    bool
	Done    string
	Drafts  []draft.Shown
	Names   map[string]string
	Opens   []string // kinds of acts that open a file
}

// A choiceOf narrows a list to a stage.
type choiceOf struct {
	Path, Label string
	Count       int
	Here        bool
}

// A row is one request in words.
type row struct {
	requestfile.Row
	Ref, Person, Court, Assignee string
	Left                         limit.Tag
	Rule                         string // names the limit that ends first
}

// A requestList is the requests of a page.
type requestList struct {
	list
	Rows []row
}

// requests is the list of what the officer may see; a search is sent, so that no name stands in an
// address.
func requests(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return rowsOf(w, r, v, list{Path: "/requests", What: v.T("justice.requests_what"), Opens: []string{"request.received", "request.drafted"}})
}

// register is the same list, begun with a search.
func register(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return rowsOf(w, r, v, list{Path: "/register", What: v.T("justice.register_what")})
}

// due is the list of what ends within the next weeks.
func due(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return rowsOf(w, r, v, list{Path: "/deadlines", What: v.T("justice.due_what")})
}

// ahead is how many days the list of deadlines looks forward.
const ahead = 28

func rowsOf(w http.ResponseWriter, r *http.Request, v *page.Visit, l list) error {
	l, err := newList(w, r, v, l)
	if err != nil {
		return err
	}
	asked := r.URL.Query().Get("state")
	q := requestfile.Query{Find: l.Asked.Get("find"), Limit: onPage, Offset: (l.Page - 1) * onPage}
	if slices.Contains(stages(), asked) {
		q.States, l.By = []string{asked}, url.Values{"state": {asked}}
	}
	if l.Path == "/deadlines" {
		q.Due = v.Desk.Today() + ahead
	}
	found, err := requestfile.List(r.Context(), v.Desk, v.Call(""), q)
	if err != nil {
		return err
	}
	l.More = found.More
	l.Choices = []choiceOf{{l.Path, v.T("justice.all"), found.All, asked == ""}}
	for _, s := range stages() {
		if found.Stages[s] > 0 {
			l.Choices = append(l.Choices, choiceOf{l.Path + "?state=" + s, v.T("state." + s), found.Stages[s], asked == s})
		}
	}
	out := requestList{list: l}
	for _, one := range found.Rows {
		out.Rows = append(out.Rows, l.row(one))
	}
	return page.Show(w, r, http.StatusOK, requestsPage(out))
}

func stages() []string {
	var out []string
	for _, s := range stage.States() {
		out = append(out, string(s))
	}
	return out
}

func newList(w http.ResponseWriter, r *http.Request, v *page.Visit, l list) (list, error) {
	asked := r.URL.Query()
	l.Frame = page.Frame{Visit: v, Title: v.T("navigation." + l.Path[1:])}
	l.Kept, l.Done = asked.Get("kept") != "", asked.Get("done")
	l.Page, _ = strconv.Atoi(asked.Get("page"))
	l.Page = max(l.Page, 1)
	l.Asked = page.NewForm(v.Printer, 0)
	if r.Method == http.MethodPost {
		l.Asked = page.Typed(w, r, v)
	}
	l.Opens = slices.DeleteFunc(l.Opens, func(kind string) bool { return !may(v, kind) })
	var err error
	if l.Names, err = v.Staff.Names(r.Context()); err != nil {
		return list{}, err
	}
	l.Drafts, err = draft.All(r.Context(), v, func(id string) (bool, error) {
		sees, err := desk.Sees(r.Context(), v.Desk, requestfile.Keeper(), v.Call(id))
		if errors.Is(err, desk.ErrAbsent) {
			return false, nil
		}
		return sees, err
	})
	return l, err
}

func (l list) row(r requestfile.Row) row {
	out := row{Row: r, Ref: reference.Ref(r.ID).Short(), Person: lined(r.Family, r.Given), Court: l.Names[r.Court], Assignee: l.Names[r.Assignee]}
	if !r.NextDue.IsZero() {
		out.Left = limit.Left(l.Printer, int(r.NextDue-l.Desk.Today()))
		out.Rule = l.title(r.NextRule)
	}
	return out
}

// title names a limit by the packs in force today.
func (l list) title(rule string) string {
	own, beside, err := l.Desk.Packs(l.Desk.Today())
	if err != nil {
		return rule
	}
	for _, pack := range beside {
		if record, err := pack.Record(rule); err == nil {
			return record.Title
		}
	}
	return limit.TitleOf(own, rule)
}

// pager leads to the pages beside this one. What the list is narrowed by is kept: in the address, and a
// search, which may name somebody, in what is sent.
func (l list) pager() page.Pager {
	p := page.Pager{Number: l.Page, More: l.More, At: l.at}
	if find := l.Asked.Get("find"); find != "" {
		p.Sent = map[string]string{"find": find}
	}
	return p
}

// at is the address of a page of the list.
func (l list) at(n int) string {
	by := maps.Clone(l.By)
	if by == nil {
		by = url.Values{}
	}
	by.Set("page", strconv.Itoa(n))
	return l.Path + "?" + by.Encode()
}

// place is where the date of a row is explained.
func (l list) place(r row) limit.Place {
	return limit.Place{Words: l.Printer, Case: r.ID, Rule: r.NextRule, Title: r.Ref + ", " + r.Rule}
}

// given gives the list of the register out as a file: what the officer may see of it, narrowed as the
// form says. The reading is entered with the number of rows.
func given(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	asked := page.Typed(w, r, v)
	format := export.Format(asked)
	q := requestfile.Query{Find: asked.Get("find"), As: "export " + format.Name, Limit: shelf.Everything}
	if s := asked.Get("state"); slices.Contains(stages(), s) {
		q.States = []string{s}
	}
	found, err := requestfile.List(r.Context(), v.Desk, v.Call(""), q)
	if err != nil {
		return err
	}
	names, err := v.Staff.Names(r.Context())
	if err != nil {
		return err
	}
	lines := [][]string{{
		"reference", "kind", "direction", "stage", "requesting_state", "requested_state", "their_reference", "opened_on", "court", "officer",
		"family_name", "given_names", "next_limit", "next_due",
	}}
	for _, one := range found.Rows {
		lines = append(lines, []string{
			reference.Ref(one.ID).String(), one.Kind, one.Direction, one.State, one.Requesting, one.Requested, one.Reference, one.On.String(),
			names[one.Court], names[one.Assignee], one.Family, one.Given, one.NextRule, one.NextDue.String(),
		})
	}
	return export.Give(w, v, format, lines)
}

// out is the form by which the list is given out, narrowed as it is shown.
func (l list) out() export.Form {
	return export.Form{Visit: l.Visit, Path: "/register/export", Sent: []page.Option{
		{Value: "find", Text: l.Asked.Get("find")}, {Value: "state", Text: l.By.Get("state")},
	}}
}

func findField() page.Field { return page.Field{Name: "find", Label: "find", Foreign: true} }

// An awaitedList is what the courts have.
type awaitedList struct {
	list
	Day  deadline.Date
	Rows []awaitedRow
}

type awaitedRow struct {
	row
	Days, Feedback, Chased string
}

// awaiting tells how long each court has had what it has, as of a day.
func awaiting(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	l, err := newList(w, r, v, list{Path: "/awaiting", What: v.T("justice.awaiting_what")})
	if err != nil {
		return err
	}
	out := awaitedList{Day: v.Desk.Today()}
	var day deadline.Date
	if day, l.Asked = casefile.ReadAsOf(r, v); !day.IsZero() {
		out.Day, l.By = day, url.Values{"as_of": {day.String()}}
	}
	var found []requestfile.Awaited
	found, l.More, err = requestfile.Awaiting(r.Context(), v.Desk, v.Call(""), out.Day, requestfile.Page{Limit: onPage, Offset: (l.Page - 1) * onPage})
	if err != nil {
		return err
	}
	out.list = l
	for _, f := range found {
		one := awaitedRow{row: l.row(f.Row), Days: v.N("justice.days", int(f.Days)), Feedback: v.T("justice.wait."+f.Code(), "day", out.Day, "since", f.FeedbackOn)}
		one.Court = l.Names[f.Wait.Court]
		if f.Chased > 0 {
			one.Chased = v.N("justice.chased", f.Chased, "day", f.ChasedOn)
		}
		out.Rows = append(out.Rows, one)
	}
	return page.Show(w, r, http.StatusOK, awaitingPage(out))
}

// A letterList is the letters that wait for their slot.
type letterList struct {
	list
	Rows []letterRow
}

type letterRow struct {
	requestfile.QueuedLetter
	Ref, Leaves string
}

func letters(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	l, err := newList(w, r, v, list{Path: "/letters", What: v.T("justice.letters_what")})
	if err != nil {
		return err
	}
	var found []requestfile.QueuedLetter
	found, l.More, err = requestfile.Waiting(r.Context(), v.Desk, v.Call(""), requestfile.Page{Limit: onPage, Offset: (l.Page - 1) * onPage})
	if err != nil {
		return err
	}
	out := letterList{list: l}
	for _, q := range found {
		out.Rows = append(out.Rows, letterRow{q, reference.Ref(q.Case).Short(), v.Time(time.UnixMicro(q.Slot), v.Desk.Zone)})
	}
	return page.Show(w, r, http.StatusOK, lettersPage(out))
}

// A postList is what other registers sent and nobody has taken in.
type postList struct {
	list
	Rows []postRow
}

// A postRow is one message; Case and Ref are the file that it is for, where it answers one.
type postRow struct {
	mail.Item
	Came, Case, Ref string
}

// inbox is what came by the post: for the ministry what the police sent, for a judge the sealed answers to
// questions of the own court.
func inbox(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if v.Member.Role == authority.Judge {
		return courtInbox(w, r, v)
	}
	l, err := newList(w, r, v, list{Path: "/post", What: v.T("justice.post_what"), Opens: []string{"request.received"}})
	if err != nil {
		return err
	}
	found, err := mail.Inbox(r.Context(), v.Desk, v.Call(""), mail.Look{Kind: "post.read", Kinds: []string{post.ProvisionalArrestKind, post.EscortKind}})
	if err != nil {
		return err
	}
	out := postList{list: l}
	for _, i := range found {
		out.Rows = append(out.Rows, postRow{Item: i, Came: v.Time(i.Received, v.Desk.Zone)})
	}
	return page.Show(w, r, http.StatusOK, postPage(out))
}

// courtInbox leads from each answer to the form by which it is taken into its file.
func courtInbox(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	l, err := newList(w, r, v, list{Path: "/post", What: v.T("justice.court_post_what")})
	if err != nil {
		return err
	}
	found, err := justice.CourtPost(r.Context(), v.Desk, v.Call(""))
	if err != nil {
		return err
	}
	out := postList{list: l}
	for _, i := range found {
		out.Rows = append(out.Rows, postRow{Item: i.Item, Came: v.Time(i.Received, v.Desk.Zone), Case: i.Case, Ref: reference.Ref(i.Case).Short()})
	}
	return page.Show(w, r, http.StatusOK, postPage(out))
}
