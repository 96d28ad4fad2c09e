package justice

import (
	"net/http"
	"slices"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/extradition/competing"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/letter"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/blank"
	"github.com/zaklon/zaklon/web/casefile"
	"github.com/zaklon/zaklon/web/limit"
	"github.com/zaklon/zaklon/web/page"
	boxes "github.com/zaklon/zaklon/web/particulars"
)

// A view is one request as its pages show it.
type view struct {
	casefile.Case
	requestfile.Opened
	Courts   []page.Option // the units that are courts
	Officers []page.Option // of the officer's own unit and role
	Form     *page.Form    // of the day of an as-of view

	Beside []competing.Place // on the first page: with the other requests for the same person
}

// lists names the section of locale for each line of minutes whose value is a code. immutable
var lists = map[string]string{
	"request_kind": "listed.request_kind", "basis": "listed.basis", "arrival_form": "listed.arrival_form",
	"annex_kind": "listed.annex_kind", "penalty": "listed.penalty", "point": "listed.point", "enclosure": "listed.enclosure",
	"enclosure_status": "listed.enclosure_status", "assurance_kind": "listed.assurance_kind", "factor": "listed.factor",
	"arrest_basis": "listed.arrest_basis", "release_reason": "listed.release_reason", "consents": "yes_no", "court_kind": "listed.court_kind",
	"court_outcome": "listed.court_outcome", "moved_by": "listed.mover", "minister_outcome": "listed.minister_outcome", "contravened": "listed.surrender_ground",
	"operative": "listed.operative", "result": "listed.reply_outcome", "return_reason": "listed.return_reason",
	"formula": "listed.formula", "answer": "listed.answer",
}

func (s site) file() pages.File[view] {
	return pages.File[view]{
		Open: s.open, Known: pages.Known(requestfile.Keeper()),
		Stand: func(v view, kind string) pages.Stand { return v.Stand(kind) },
	}
}

// open reads the request of an address, after the reading is entered.
func (s site) open(r *http.Request, v *page.Visit) (view, error) {
	day, form := casefile.ReadAsOf(r, v)
	o, err := requestfile.Open(r.Context(), v.Desk, v.Call(pages.CaseID(r)), "request.read", day)
	if err != nil {
		return view{}, err
	}
	out := view{Opened: o, Form: form}
	if out.Case, err = framed(r, v, o); err != nil {
		return view{}, err
	}
	out.AsOf = day
	units, err := v.Staff.Units(r.Context(), "court")
	if err != nil {
		return view{}, err
	}
	for _, u := range units {
		out.Courts = append(out.Courts, page.Option{Value: u.ID, Text: out.Name(u.ID)})
	}
	members, err := v.Staff.Members(r.Context(), v.Member.Role, v.Member.Unit)
	for _, m := range members {
		out.Officers = append(out.Officers, page.Option{Value: m.ID, Text: m.Name})
	}
	return out, err
}

// framed is the frame of the pages of a request: all that does not depend on the page. Nothing in it
// says that a hold stands.
func framed(r *http.Request, v *page.Visit, o requestfile.Opened) (casefile.Case, error) {
	own, beside, err := v.Desk.Packs(o.File.PackDay())
	if err != nil {
		return casefile.Case{}, err
	}
	names, err := v.Staff.Names(r.Context())
	if err != nil {
		return casefile.Case{}, err
	}
	standing, err := o.File.Standing(own, beside...)
	if err != nil {
		return casefile.Case{}, err
	}
	q := o.File.Request
	s, _ := o.File.Surrender()
	at := authority.Case{ID: q.ID, State: string(q.State), Unit: q.Unit, EnteredUnit: q.EnteredUnit, Assignee: q.Assignee, Court: q.Court}
	if s.Status == part.Intended {
		at.Proposer = s.IntendedBy
	}
	c := casefile.Case{
		Frame: page.Frame{Visit: v}, ID: q.ID, Version: q.Version, State: string(q.State), Pack: own, Beside: beside, Names: names,
		Next: v.T("justice.next"), Events: events(v, o.Events), Lists: lists, Minor: []string{stage.TermWarned, "request.assigned"},
		Heading: heading(o), Limits: limit.ShowStanding(v.Printer, standing, v.Desk.Today()),
		May:    func(kind string) bool { return v.Desk.Authority.Decide(v.Member.Authority(), kind, at).Allowed },
		Awaits: func(kind string) bool { return o.File.Open(kind) && o.File.Awaits(kind) },
	}
	limit.Missed(c.Limits, o.File.Clocks)
	for _, kind := range stage.Path() {
		if c.May(kind) && c.Awaits(kind) {
			c.Acts = append(c.Acts, kind)
		}
	}
	c.Facts, c.Tabs = facts(c, o), tabs(c, o, r.URL.Path)
	return c, nil
}

// heading names the first person of a request, as it was written there.
func heading(o requestfile.Opened) casefile.Name {
	if len(o.File.Persons) == 0 {
		return casefile.Name{}
	}
	return casefile.Name{Text: o.File.Listed(o.File.Persons[0].ID)}
}

func facts(c casefile.Case, o requestfile.Opened) []casefile.Fact {
	q := o.File.Request
	return []casefile.Fact{
		{Label: c.T("justice.state"), Value: c.T("state." + string(q.State))},
		{Label: c.T("field.request_kind"), Value: c.T("listed.request_kind." + q.Kind)},
		{Label: c.T("minute.requesting_state"), Value: state(q.RequestingState)},
		{Label: c.T("minute.requested_state"), Value: state(q.RequestedState)},
		{Label: c.T("field.their_reference"), Value: q.Reference},
	}
}

// state names a state by its code; no code is nothing.
func state(code string) string {
	if s, ok := identity.LookupState(code); ok {
		return s.Name
	}
	return code
}

func tabs(c casefile.Case, o requestfile.Opened, here string) []casefile.Tab {
	out := []casefile.Tab{
		{Label: c.T("case.tab.overview")}, {Path: "/deadlines", Label: c.T("case.tab.deadlines")},
		{Path: "/documents", Label: c.T("case.tab.documents"), Count: len(o.File.Annexes)},
	}
	for i := range out {
		out[i].Here = here == c.Path(out[i].Path)
	}
	return out
}

func events(v *page.Visit, all []requestfile.Event) []casefile.Event {
	out := make([]casefile.Event, len(all))
	for i, e := range all {
		out[i] = casefile.Event{ID: e.ID, Kind: e.Kind, On: e.On, At: e.At, Officer: e.Officer, Article: e.Article, Minutes: channels(v, e.Minutes)}
	}
	return out
}

// channels puts the channel of an arrival into words. That of a letter is an address and stays as it is.
func channels(v *page.Visit, all act.Minutes) act.Minutes {
	all = slices.Clone(all)
	for i, line := range all {
		if line.Key == "channel" && slices.Contains(part.Channels(), line.Value) {
			all[i].Value = v.T("listed.channel." + line.Value)
		}
	}
	return all
}

// show is the first page of a request.
func (s site) show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	f, err := s.open(r, v)
	if err != nil {
		return err
	}
	if f.AsOf.IsZero() {
		if f.Beside, err = requestfile.Beside(r.Context(), v.Desk, s.means.Named, v.Call(f.ID)); err != nil {
			return err
		}
	}
	o := casefile.Overview{Case: f.Case, AsOfForm: f.Form, Main: f.cards(), Side: f.side()}
	if f.Held && f.AsOf.IsZero() {
		o.Top = append(o.Top, casefile.Stop("held", v.T("hold.title"), v.T("hold.text")))
	}
	return o.Show(w, r)
}

func (s site) deadlines(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	f, err := s.open(r, v)
	if err != nil {
		return err
	}
	return f.ShowDeadlines(w, r, f.Form)
}

func (s site) documents(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	f, err := s.open(r, v)
	if err != nil {
		return err
	}
	var papers []casefile.Paper
	for _, a := range f.File.Annexes {
		papers = append(papers, casefile.Paper{
			ID: a.ID, Title: a.Title, Kind: v.T("listed.annex_kind." + a.Kind), FiledOn: a.FiledOn, FiledBy: a.FiledBy, SHA256: a.SHA256, Size: a.Size,
		})
	}
	return f.ShowDocuments(w, r, papers)
}

func download(w http.ResponseWriter, r *http.Request, v *page.Visit, annex string) error {
	a, content, err := requestfile.OpenAnnex(r.Context(), v.Desk, v.Call(pages.CaseID(r)), annex)
	if err != nil {
		return err
	}
	return casefile.Download(w, a.ID, a.MediaType, content)
}

// The choices among what a request holds.

func (v view) persons() []page.Option {
	var out []page.Option
	for _, p := range v.File.Persons {
		out = append(out, page.Option{Value: p.ID, Text: v.File.Listed(p.ID)})
	}
	return out
}

func (v view) annexes() []page.Option {
	var out []page.Option
	for _, a := range v.File.Annexes {
		out = append(out, page.Option{Value: a.ID, Text: a.Title})
	}
	return out
}

func (v view) tasks() []page.Option { return limit.TaskOptions(v.Printer, v.Pack, v.File.Tasks) }

func (v view) offences() []page.Option {
	var out []page.Option
	for _, o := range v.File.Offences {
		out = append(out, page.Option{Value: o.ID, Text: o.Law})
	}
	return out
}

func (v view) enclosures() []page.Option {
	var out []page.Option
	for _, e := range v.File.Enclosures {
		out = append(out, page.Option{Value: e.ID, Text: v.T("listed.enclosure." + e.Kind)})
	}
	return out
}

func (v view) informations() []page.Option {
	var out []page.Option
	for _, i := range v.File.Informations {
		if i.ReceivedOn.IsZero() {
			out = append(out, page.Option{Value: i.ID, Text: v.Date(i.On)})
		}
	}
	return out
}

func (v view) arrivals() []page.Option {
	var out []page.Option
	for _, a := range v.File.Arrivals {
		out = append(out, page.Option{Value: a.ID, Text: v.Date(a.On) + ", " + v.T("listed.arrival_form."+a.Form)})
	}
	return out
}

func (v view) assurances() []page.Option {
	var out []page.Option
	for _, a := range v.File.Assurances {
		out = append(out, page.Option{Value: a.ID, Text: v.T("listed.assurance_kind." + a.Kind)})
	}
	return out
}

func (v view) chasers() []page.Option {
	var out []page.Option
	for _, c := range v.File.Chasers {
		if c.AnsweredOn.IsZero() {
			out = append(out, page.Option{Value: c.ID, Text: v.Date(c.On) + ", " + v.Name(c.Court)})
		}
	}
	return out
}

func (v view) queued() []page.Option {
	var out []page.Option
	for _, l := range v.File.Letters {
		if l.Status == letter.Queued {
			out = append(out, page.Option{Value: l.ID, Text: v.T("listed.formula."+l.Formula) + ", " + v.Time(time.UnixMicro(l.Slot), v.Desk.Zone)})
		}
	}
	return out
}

// states is the box of the other state on a form that opens a file.
func states(name, label string) blank.Box[*page.Visit] {
	return blank.Box[*page.Visit]{Name: name, Label: label, Shape: blank.Choice, Pick: func(v *page.Visit) []page.Option { return boxes.States(v.Demo) }}
}
