// Package intake is the pages of the inbox of the asylum authority: what other institutions sent it by the
// internal post, one message of it, and the way of a message into a file.
//
// It may import one desk, asylum, and no other institution's pages. It shows what a message says and
// nothing of where it comes from: which register sent it would say that a request is there (Article 45).
// No title and no address holds anything of a person; every message that is shown was entered as opened.
package intake

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/post"
	rule "github.com/zaklon/zaklon/protection/intake"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/casefile"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/page"
)

// inbox is the address of the list; each message stands below it. takeIn is the act by which one goes
// into a file.
const (
	inbox  = "/intake"
	takeIn = "evidence.taken_in"
)

// Routes lists the pages of the inbox.
func Routes() []page.Route {
	return append(form().Routes(), []page.Route{
		{Pattern: "GET " + inbox, Handle: list},
		{Pattern: "GET " + inbox + "/{message}", Handle: show},
		{Pattern: "POST " + inbox + "/{message}", Handle: choose},
		{Pattern: "GET " + inbox + "/{message}/papers/{n}", Handle: download},
		{Pattern: "GET /c/{ref}/intake/{message}", Handle: beside},
	}...)
}

// form is the page of the act. It offers what waits in the inbox; that it was looked at is entered like
// every list.
func form() file.Act[rule.Evidence] {
	return file.Act[rule.Evidence]{
		Act: asylum.TakeInEvidence(),
		Fields: func(ctx context.Context, v file.View) ([]page.Field, error) {
			items, err := waiting(ctx, v.Visit)
			options := []page.Option{{Text: v.T("choice.choose")}}
			for _, one := range items {
				options = append(options, page.Option{Value: one.ID, Text: line(v.Visit, one)})
			}
			return []page.Field{{Name: "message", Label: "post_message", Kind: page.Select, Options: options}}, err
		},
		Read: func(f *page.Form, _ *http.Request) (rule.Evidence, error) {
			return rule.Evidence{Message: f.Get("message")}, nil
		},
	}
}

func waiting(ctx context.Context, v *page.Visit) ([]mail.Item, error) {
	return mail.Inbox(ctx, v.Desk, v.Call(""), asylum.Intake(asylum.IntakeRead))
}

// line names a message by whom it is said to be about, its papers and the day on which it came.
func line(v *page.Visit, one mail.Item) string {
	parts := []string{about(v, one.Message)}
	for _, d := range one.Documents {
		parts = append(parts, d.Title)
	}
	return strings.Join(append(parts, v.Date(deadline.DateIn(one.Received, v.Desk.Zone))), " · ")
}

// about names the person whom a message is said to be about.
func about(v *page.Visit, m post.Message) string {
	var said post.Evidence
	if err := m.Read(&said); err != nil || len(said.Person.Names) == 0 {
		return v.T("choice.post_nobody")
	}
	n := said.Person.Names[0]
	return identity.Name{Family: n.Family, Given: n.Given, Patronymic: n.Patronymic}.Listed()
}

// A listView is what waits to be taken in.
type listView struct {
	page.Frame
	Items []mail.Item
}

func list(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	items, err := waiting(r.Context(), v)
	if err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, listPage(listView{page.Frame{Visit: v, Title: v.T("intake.title")}, items}))
}

// A messageView is one message, with the box in which the officer says into which file it goes.
type messageView struct {
	page.Frame
	post.Message
	Form *page.Form
	Said post.Evidence
}

// fileField is the box for the reference of a file.
func fileField() page.Field { return page.Field{Name: "file", Label: "file_reference"} }

func open(r *http.Request, v *page.Visit) (messageView, error) {
	ref, err := reference.Parse(r.PathValue("message"))
	if err != nil {
		return messageView{}, desk.ErrAbsent
	}
	m, err := mail.Open(r.Context(), v.Desk, v.Call(string(ref)), asylum.Intake(asylum.IntakeOpened))
	if err != nil {
		return messageView{}, err
	}
	view := messageView{Frame: page.Frame{Visit: v, Title: ref.Short()}, Message: m, Form: page.NewForm(v.Printer, 0)}
	return view, m.Read(&view.Said)
}

func show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	view, err := open(r, v)
	if err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, messagePage(view))
}

// choose leads from a message to the file into which it is to go. A reference that is none, and one of no
// file that the officer may know of, are one answer.
func choose(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	typed := page.Typed(w, r, v)
	id, err := named(r.Context(), v, typed.Get("file"))
	if err != nil {
		return err
	}
	if id != "" {
		return page.Go(w, r, "/c/"+id+"/intake/"+r.PathValue("message"))
	}
	view, err := open(r, v)
	if err != nil {
		return err
	}
	typed.Note(act.Problem{Field: "file", Code: "no_such_file"})
	view.Form, view.Problem = typed, true
	return page.Show(w, r, http.StatusUnprocessableEntity, messagePage(view))
}

// named turns a reference, whole or in its short form, into that of a file; empty: there is none.
func named(ctx context.Context, v *page.Visit, typed string) (string, error) {
	if ref, err := reference.Parse(typed); err == nil {
		sees, err := desk.Sees(ctx, v.Desk, protectionfile.Keeper(), v.Call(string(ref)))
		if err != nil || !sees {
			return "", err
		}
		return string(ref), nil
	}
	prefix := reference.Normal(typed)
	if len(prefix) < shortest {
		return "", nil
	}
	found, err := protectionfile.Look(ctx, v.Desk, protectionfile.Lookup{
		Kind: "search.run", Asked: prefix, Query: protectionfile.Query{Find: protectionfile.Search{Reference: prefix}, Limit: 2},
	}, v.Call(""))
	if err != nil || len(found.Rows) != 1 {
		return "", err
	}
	return found.Rows[0].ID, nil
}

// shortest is how much of a reference must be typed: its short form.
const shortest = 10

// download gives a paper of a message away as a file, never as a page.
func download(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	view, err := open(r, v)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil || n < 1 || n > len(view.Documents) {
		return desk.ErrAbsent
	}
	d := view.Documents[n-1]
	return casefile.Download(w, view.ID, d.MediaType, d.Content)
}

// A besideView is a message beside the file into which it may go.
type besideView struct {
	file.View
	Message messageView
	Take    templ.Component // the form of the act; nil: the officer cannot take it in here now
}

func beside(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	read, err := file.OpenRead(r, v)
	if err != nil {
		return err
	}
	message, err := open(r, v)
	if err != nil {
		return err
	}
	view := besideView{View: read, Message: message}
	if slices.Contains(read.Acts(), takeIn) {
		view.Take, err = form().Form(r.Context(), read, func(f *page.Form) { f.Set("message", message.ID) })
		if err != nil {
			return err
		}
	}
	return page.Show(w, r, http.StatusOK, besidePage(view))
}

// facts are what a message says of the person, in the words of whoever sent it.
func (m messageView) facts() []casefile.Fact {
	p := m.Said.Person
	var out []casefile.Fact
	add := func(label, value string) { out = append(out, casefile.Fact{Label: label, Value: value}) }
	for _, n := range p.Names {
		add(m.T("name_kind."+n.Kind), identity.Name{Family: n.Family, Given: n.Given, Patronymic: n.Patronymic}.Listed())
	}
	for _, b := range p.Births {
		add(m.T("field.date_of_birth"), strings.Trim(strings.Join([]string{b.Day, b.Month, b.Year}, "."), "."))
	}
	for _, code := range p.Nationalities {
		add(m.T("case.citizen_of"), state(code))
	}
	for _, d := range p.Documents {
		add(m.T("document_kind."+d.Kind), strings.TrimSpace(d.Number+" "+state(d.State)))
	}
	add(m.T("field.place_of_birth"), p.PlaceOfBirth)
	add(m.T("intake.state"), state(m.Said.State))
	add(m.T("intake.note"), m.Said.Note)
	return out
}

// sought is what the search of people is asked for this message; empty: nobody is named.
func (m messageView) sought() string {
	if len(m.Said.Person.Names) == 0 {
		return ""
	}
	n := m.Said.Person.Names[0]
	return identity.Name{Family: n.Family, Given: n.Given}.Running()
}

// paper is the address of a paper of the message, counted from 1.
func (m messageView) paper(n int) string {
	return inbox + "/" + m.ID + "/papers/" + strconv.Itoa(n)
}

// short is a reference as people read it.
func short(id string) string { return reference.Ref(id).Short() }

func state(code string) string {
	if s, ok := identity.LookupState(code); ok {
		return s.Name
	}
	return code
}
