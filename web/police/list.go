package police

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/interpol/stage"
	"github.com/zaklon/zaklon/reference"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/casefile"
	"github.com/zaklon/zaklon/web/draft"
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
	State   string // by which the list is narrowed; empty: it is not
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
		sees, err := Sees(r.Context(), v, id)
		if errors.Is(err, desk.ErrAbsent) {
			return false, nil
		}
		return sees, err
	})
	return l, err
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
	by := url.Values{"page": {strconv.Itoa(n)}}
	if l.State != "" {
		by.Set("state", l.State)
	}
	return l.Path + "?" + by.Encode()
}

func findField() page.Field { return page.Field{Name: "find", Label: "find", Foreign: true} }

// A row is one file in words.
type row struct {
	policefile.Row
	Ref, Person, What, Officer, Until string
}

// A fileList is the messages or the removals of a page.
type fileList struct {
	list
	Rows []row
}

// A listing is one of the two lists of files: its stages, and how it is read.
type listing struct {
	states  []string
	section string // of locale, which names the form of a message or the kind of a removal
	read    func(context.Context, *desk.Desk, desk.Call, policefile.Query) (policefile.Listed, error)
}

// messages is the list of what came to the INTERPOL desk; a search is sent, so that no name stands in an
// address.
func messages(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	of := listing{section: "listed.message_form.", read: policefile.ListMessages}
	for _, s := range stage.States() {
		of.states = append(of.states, string(s))
	}
	return of.show(w, r, v, list{
		Path: "/messages", What: v.T("police.messages_what"), Opens: []string{"urgent_message.received", "routine_message.received", "notice.imported"},
	})
}

// removals is the list of removals and escorts.
func removals(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	of := listing{section: "listed.removal_kind.", read: policefile.ListRemovals}
	for _, s := range removal.States() {
		of.states = append(of.states, string(s))
	}
	return of.show(w, r, v, list{Path: "/removals", What: v.T("police.removals_what"), Opens: []string{"removal.prepared", "escort.ordered"}})
}

func (of listing) show(w http.ResponseWriter, r *http.Request, v *page.Visit, l list) error {
	l, err := newList(w, r, v, l)
	if err != nil {
		return err
	}
	asked := r.URL.Query().Get("state")
	q := policefile.Query{Find: l.Asked.Get("find"), Limit: onPage, Offset: (l.Page - 1) * onPage}
	if slices.Contains(of.states, asked) {
		q.States, l.State = []string{asked}, asked
	}
	found, err := of.read(r.Context(), v.Desk, v.Call(""), q)
	if err != nil {
		return err
	}
	l.More = found.More
	l.Choices = []choiceOf{{l.Path, v.T("justice.all"), found.All, asked == ""}}
	for _, s := range of.states {
		if found.Stages[s] > 0 {
			l.Choices = append(l.Choices, choiceOf{l.Path + "?state=" + s, v.T("state." + s), found.Stages[s], asked == s})
		}
	}
	out := fileList{list: l}
	for _, one := range found.Rows {
		out.Rows = append(out.Rows, row{
			Row: one, Ref: reference.Ref(one.ID).Short(), Person: lined(one.Family, one.Given), What: v.T(of.section + one.Form), Officer: l.Names[one.Assignee],
			Until: messageView{Case: casefile.Case{Frame: l.Frame}}.moment(one.AnswerBy),
		})
	}
	return page.Show(w, r, http.StatusOK, filesPage(out))
}

// A statementList is the statements of a page.
type statementList struct {
	list
	Rows []statementRow
}

type statementRow struct {
	policefile.StatementRow
	Ref, By string
}

func statements(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	l, err := newList(w, r, v, list{Path: "/statements", What: v.T("police.statements_what")})
	if err != nil {
		return err
	}
	found, more, err := policefile.ListStatements(r.Context(), v.Desk, v.Call(""), policefile.Query{Limit: onPage, Offset: (l.Page - 1) * onPage})
	if err != nil {
		return err
	}
	l.More = more
	out := statementList{list: l}
	for _, s := range found {
		out.Rows = append(out.Rows, statementRow{s, reference.Ref(s.ID).Short(), l.Names[s.Officer]})
	}
	return page.Show(w, r, http.StatusOK, statementsPage(out))
}

// A letterList is the letters that wait for their slot.
type letterList struct {
	list
	Rows []letterRow
}

type letterRow struct {
	policefile.QueuedLetter
	Ref, Leaves string
}

func letters(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	l, err := newList(w, r, v, list{Path: "/letters", What: v.T("justice.letters_what")})
	if err != nil {
		return err
	}
	var found []policefile.QueuedLetter
	found, l.More, err = policefile.Waiting(r.Context(), v.Desk, v.Call(""), policefile.Query{Limit: onPage, Offset: (l.Page - 1) * onPage})
	if err != nil {
		return err
	}
	out := letterList{list: l}
	for _, q := range found {
		out.Rows = append(out.Rows, letterRow{q, reference.Ref(q.Case).Short(), v.Time(time.UnixMicro(q.Slot), v.Desk.Zone)})
	}
	return page.Show(w, r, http.StatusOK, lettersPage(out))
}

// A replyView is one letter of a message: as it will leave, or as it left.
type replyView struct {
	page.Frame
	policefile.Printed
	What string
}

func reply(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	p, err := policefile.OpenReply(r.Context(), v.Desk, v.Call(pages.CaseID(r)), r.PathValue("letter"))
	if err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, replyPage(replyView{
		Frame: page.Frame{Visit: v, Title: v.T("listed.formula." + p.Formula)}, Printed: p,
		What: lined(v.T("listed.letter_status."+p.Status), v.Time(time.UnixMicro(p.Slot), v.Desk.Zone)),
	}))
}

// A postList is what the Ministry of Justice arranged and nobody has taken in.
type postList struct {
	list
	Rows []postRow
}

// A postRow is one message; Escort is the file of the escort that it takes back, if there is one already.
type postRow struct {
	mail.Item
	Came, Escort string
}

func inbox(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	l, err := newList(w, r, v, list{Path: "/post", What: v.T("police.post_what"), Opens: []string{"escort.ordered"}})
	if err != nil {
		return err
	}
	found, err := mail.Inbox(r.Context(), v.Desk, v.Call(""), mail.Look{Kind: "post_box.read", Kinds: policefile.Posted()})
	if err != nil {
		return err
	}
	out := postList{list: l}
	for _, i := range found {
		escort, err := policefile.Escort(r.Context(), v.Desk, v.Call(""), i.Answers)
		if err != nil {
			return err
		}
		out.Rows = append(out.Rows, postRow{i, v.Time(i.Received, v.Desk.Zone), escort})
	}
	return page.Show(w, r, http.StatusOK, postPage(out))
}
