package police

import (
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk/police"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/part"
	"github.com/zaklon/zaklon/interpol/stage"
	"github.com/zaklon/zaklon/letter"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/blank"
	"github.com/zaklon/zaklon/web/casefile"
	"github.com/zaklon/zaklon/web/limit"
	"github.com/zaklon/zaklon/web/page"
	boxes "github.com/zaklon/zaklon/web/particulars"
	"github.com/zaklon/zaklon/web/police/statement"
)

// A messageView is the file of a message as its pages show it.
type messageView struct {
	casefile.Case
	policefile.OpenedMessage
	Officers []page.Option
}

// lists names the section of locale for each line of minutes whose value is a code. immutable
var lists = map[string]string{
	"message_form": "listed.message_form", "restriction": "listed.restriction", "purpose": "listed.action", "check_source": "listed.check_source",
	"check_result": "listed.check_result", "alias_source": "listed.alias_source", "article_three": "listed.article_three",
	"refugee_policy": "listed.refugee_policy", "return_reason": "listed.message_return", "recipient": "listed.recipient",
	"removal_kind": "listed.removal_kind", "outcome": "listed.escort_outcome", "contravened": "listed.contravention_source", "formula": "listed.formula", "solely_on_request": "yes_no",
}

func (s site) messageFile() blank.Drawing[messageView] {
	return blank.Drawing[messageView]{
		File: pages.File[messageView]{
			Open: s.openMessage, Known: pages.Known(policefile.Messages()),
			Stand: func(v messageView, kind string) pages.Stand { return v.Stand(kind) },
		},
		Visit: func(v messageView) *page.Visit { return v.Visit },
	}
}

// openMessage reads the message of an address, after the reading is entered.
func (s site) openMessage(r *http.Request, v *page.Visit) (messageView, error) {
	o, err := policefile.OpenMessage(r.Context(), v.Desk, v.Call(pages.CaseID(r)), "message.read")
	if err != nil {
		return messageView{}, err
	}
	m := o.File.Message
	own, beside, err := v.Desk.Packs(o.File.PackDay())
	if err != nil {
		return messageView{}, err
	}
	c, err := s.frame(r, v)
	if err != nil {
		return messageView{}, err
	}
	at := authority.Case{ID: m.ID, State: string(m.State), Unit: m.Unit, Assignee: m.Assignee}
	c.ID, c.Version, c.State, c.Pack, c.Beside = m.ID, m.Version, string(m.State), own, beside
	c.Events, c.Heading = events(o.Events), heading(o.File)
	c.May = func(kind string) bool { return v.Desk.Authority.Decide(v.Member.Authority(), kind, at).Allowed }
	c.Awaits = func(kind string) bool { return o.File.Open(kind) && o.File.Awaits(kind) }
	c.Acts = doable(c, stage.Path())
	clocks, err := o.File.LawClocks(append(slices.Clone(beside), own)...)
	if err != nil {
		return messageView{}, err
	}
	for _, clock := range clocks {
		for _, pack := range append(slices.Clone(beside), own) {
			if _, err := pack.Record(clock.Rule); err == nil {
				c.Limits = append(c.Limits, limit.Show(v.Printer, pack, append(clocks[:0:0], clock), v.Desk.Today())...)
				break
			}
		}
	}
	limit.Missed(c.Limits, o.File.Clocks)
	c.Facts = []casefile.Fact{
		{Label: v.T("police.state"), Value: v.T("state." + c.State)}, {Label: v.T("field.message_form"), Value: v.T("listed.message_form." + m.Form)},
		{Label: v.T("field.sender"), Value: state(m.Sender)}, {Label: v.T("field.their_reference"), Value: m.Reference},
	}
	c.Tabs = []casefile.Tab{{Label: v.T("case.tab.overview")}, {Path: "/deadlines", Label: v.T("case.tab.deadlines")}}
	for i := range c.Tabs {
		c.Tabs[i].Here = r.URL.Path == c.Path(c.Tabs[i].Path)
	}
	if may(v, statement.Issue) {
		for _, p := range o.File.Persons {
			c.Buttons = append(c.Buttons, casefile.Button{Path: statement.Path(m.ID, p.ID), Label: v.T("police.statement_on", "person", o.File.Listed(p.ID))})
		}
	}
	out := messageView{Case: c, OpenedMessage: o}
	out.Officers, err = officers(r, v)
	return out, err
}

// frame is what the pages of every file of the register share.
func (s site) frame(r *http.Request, v *page.Visit) (casefile.Case, error) {
	names, err := v.Staff.Names(r.Context())
	return casefile.Case{
		Frame: page.Frame{Visit: v}, Names: names, Lists: lists, Next: v.T("police.next"),
		Minor: []string{stage.LimitWarned, "message.assigned", "removal.assigned"},
	}, err
}

func officers(r *http.Request, v *page.Visit) ([]page.Option, error) {
	members, err := v.Staff.Members(r.Context(), v.Member.Role, v.Member.Unit)
	var out []page.Option
	for _, m := range members {
		out = append(out, page.Option{Value: m.ID, Text: m.Name})
	}
	return out, err
}

// doable lists the acts of a path that the officer may perform now.
func doable(c casefile.Case, path []string) []string {
	return slices.DeleteFunc(slices.Clone(path), func(kind string) bool { return !c.May(kind) || !c.Awaits(kind) })
}

func events(all []policefile.Event) []casefile.Event {
	out := make([]casefile.Event, len(all))
	for i, e := range all {
		out[i] = casefile.Event{ID: e.ID, Kind: e.Kind, On: e.On, At: e.At, Officer: e.Officer, Article: e.Article, Minutes: e.Minutes}
	}
	return out
}

// heading names the first person of a message; after the purge nobody.
func heading(f interpol.File) casefile.Name {
	if len(f.Persons) == 0 {
		return casefile.Name{Text: "–"}
	}
	return casefile.Name{Text: f.Listed(f.Persons[0].ID)}
}

// state names a state by its code; no code is nothing.
func state(code string) string {
	if s, ok := identity.LookupState(code); ok {
		return s.Name
	}
	return code
}

func (s site) showMessage(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	f, err := s.openMessage(r, v)
	if err != nil {
		return err
	}
	o := casefile.Overview{Case: f.Case, Main: f.cards(), Side: f.side()}
	for _, p := range f.File.Persons {
		if f.Held[p.ID] {
			o.Top = append(o.Top, casefile.Stop("held", v.T("hold.title"), v.T("hold.text")))
			break
		}
	}
	return o.Show(w, r)
}

// The boxes of the acts on a message.

type messageBox = blank.Box[messageView]

func listed[V any](name, label, section string, codes []string) blank.Box[V] {
	return blank.Box[V]{Name: name, Label: label, Shape: blank.Choice, Section: "listed." + section, Codes: codes}
}

func picked[V any](name, label string, pick func(V) []page.Option) blank.Box[V] {
	return blank.Box[V]{Name: name, Label: label, Shape: blank.Choice, Pick: pick}
}

func area[V any](name, label string) blank.Box[V] {
	return blank.Box[V]{Name: name, Label: label, Shape: blank.Area}
}

func line[V any](name, label string) blank.Box[V] {
	return blank.Box[V]{Name: name, Label: label, Shape: blank.Foreign}
}

func day[V any](name, label string) blank.Box[V] {
	return blank.Box[V]{Name: name, Label: label, Shape: blank.Day}
}

// messageActs lists the pages of the acts on a message. Whom a check is on is chosen among the persons
// named: nobody else can be typed.
func (s site) messageActs() []page.Route {
	d, person := s.messageFile(), picked("person", "named_person", messageView.persons)
	return slices.Concat(
		blank.Page(d, police.Assign(s.wiring), picked("officer", "officer_responsible", func(v messageView) []page.Option { return v.Officers })).Routes(),
		blank.Page(d, police.RecordAlias(), person, messageBox{Name: "name.kind", Label: "alias_kind", Shape: blank.Choice, Section: "name_kind", Codes: []string{"document", "latin", "also"}},
			line[messageView]("name.family", "family_name"), line[messageView]("name.given", "given_name"),
			messageBox{Name: "name.no_given_name", Label: "no_given_name", Shape: blank.YesNo},
			listed[messageView]("source", "alias_source", "alias_source", part.AliasSources()), area[messageView]("reason", "reasons"),
		).Routes(),
		blank.Page(d, police.Check(), person, picked("name", "checked_name", messageView.spellings), picked("purpose", "check_purpose", messageView.purposes),
			listed[messageView]("source", "check_source", "check_source", part.Sources()), listed[messageView]("result", "check_result", "check_result", part.Results()),
			area[messageView]("remark", "remark"),
		).Routes(),
		blank.Page(d, police.Review(), listed[messageView]("article_three", "article_three", "article_three", part.ArticleThreeAnswers()),
			listed[messageView]("refugee_policy", "refugee_policy", "refugee_policy", part.RefugeePolicyAnswers()), area[messageView]("reasons", "reasons"),
		).Routes(),
		blank.Page(d, police.Answer(s.wiring)).Routes(),
		blank.Page(d, police.Return(s.wiring), listed[messageView]("reason", "return_reason", "message_return", part.ReturnReasons())).Routes(),
		blank.Page(d, police.RecallReply(s.wiring), picked("letter", "letter", messageView.queued)).Routes(),
		blank.Page(d, police.Confirm(s.wiring), person, listed[messageView]("to", "recipient", "recipient", part.Recipients()),
			day[messageView]("consent_on", "consent_on"), messageBox{Name: "content", Shape: blank.Content},
		).Routes(),
		blank.Page(d, police.OrderArrest(s.wiring), person).Routes(),
		blank.Page(d, police.RecordArrest(s.wiring), picked("arrest", "ordered_arrest", messageView.arrests), messageBox{Name: "at", Label: "time"}, line[messageView]("place", "place")).Routes(),
		blank.Page(d, police.CloseTask(), picked("task", "task", func(v messageView) []page.Option {
			return limit.TaskOptions(v.Printer, v.Pack, v.File.Tasks)
		}), area[messageView]("remark", "remark")).Routes(),
		blank.Page(d, police.Purge()).Routes(),
	)
}

func (v messageView) persons() []page.Option {
	var out []page.Option
	for _, p := range v.File.Persons {
		out = append(out, page.Option{Value: p.ID, Text: v.File.Listed(p.ID)})
	}
	return out
}

// spellings are the names under which a check may be made.
func (v messageView) spellings() []page.Option {
	var out []page.Option
	for _, n := range v.File.File.Names {
		out = append(out, page.Option{Value: n.ID, Text: lined(n.Family, n.Given)})
	}
	return out
}

// purposes are what the message asks for.
func (v messageView) purposes() []page.Option {
	var out []page.Option
	for _, a := range v.File.Requested {
		out = append(out, page.Option{Value: a.Action, Text: v.T("listed.action." + a.Action)})
	}
	return out
}

func (v messageView) arrests() []page.Option {
	var out []page.Option
	for _, a := range v.File.Arrests {
		if a.MadeOn.IsZero() {
			out = append(out, page.Option{Value: a.ID, Text: lined(v.Date(a.OrderedOn), v.File.Listed(a.Person))})
		}
	}
	return out
}

func (v messageView) queued() []page.Option {
	var out []page.Option
	for _, l := range v.File.Letters {
		if l.Status == letter.Queued {
			out = append(out, page.Option{Value: l.ID, Text: lined(v.T("listed.formula."+l.Formula), v.Time(time.UnixMicro(l.Slot), v.Desk.Zone))})
		}
	}
	return out
}

// receipts are the forms by which a message comes into the register.
func receipts() []page.Route {
	type box = blank.Box[*page.Visit]
	came := []box{
		listed[*page.Visit]("form", "message_form", "message_form", part.Forms()), listed[*page.Visit]("colour", "colour", "colour", part.Colours()),
		states("sender", "sender"), line[*page.Visit]("reference", "their_reference"), day[*page.Visit]("dated", "message_dated"), {Name: "received_at"},
	}
	handled := []box{
		{Name: "language", Label: "arrival_language"}, listed[*page.Visit]("restriction", "restriction", "restriction", part.Restrictions()),
		{Name: "actions", Label: "actions", Shape: blank.Many, Section: "listed.action", Codes: part.Actions()},
	}
	asked := []box{
		day[*page.Visit]("deadline", "message_deadline"), line[*page.Visit]("case_number", "case_number"), line[*page.Visit]("charge", "charge"),
		line[*page.Visit]("article", "charge_article"), line[*page.Visit]("warrant", "warrant"), day[*page.Visit]("warrant_on", "warrant_on"),
		area[*page.Visit]("summary", "message_summary"), {Name: "persons", Shape: blank.People},
	}
	var out []page.Route
	for _, priority := range part.Priorities() {
		first := listed[*page.Visit]("priority", "priority", "priority", []string{priority})
		first.Filled = priority
		out = append(out, blank.Opening(police.Receive(priority+"_message.received"), slices.Concat([]box{first}, came, handled, asked)...).Routes()...)
	}
	notice := slices.Concat([]box{{Name: "notice", Label: "imported_notice", Shape: blank.Content}}, []box{came[1], came[2], came[4], came[5]}, handled)
	return append(out, blank.Opening(police.ImportNotice(), notice...).Routes()...)
}

func states(name, label string) blank.Box[*page.Visit] {
	return picked(name, label, func(v *page.Visit) []page.Option { return boxes.States(v.Demo) })
}

// cards are what the file of a message holds.
func (v messageView) cards() []templ.Component {
	m := v.File.Message
	out := []templ.Component{casefile.Card("message", v.T("police.message"), []casefile.Fact{
		{Label: v.T("field.priority"), Value: v.coded("priority", m.Priority)}, {Label: v.T("field.colour"), Value: v.coded("colour", m.Colour)},
		{Label: v.T("field.message_dated"), Value: v.Date(m.Dated)}, {Label: v.T("police.received"), Value: lined(v.Date(m.ReceivedOn), m.ReceivedAt)},
		{Label: v.T("field.restriction"), Value: v.coded("restriction", m.Restriction)}, {Label: v.T("field.message_deadline"), Value: v.Date(m.Deadline)},
		{Label: v.T("field.case_number"), Value: m.CaseNumber}, {Label: v.T("field.charge"), Value: m.Charge}, {Label: v.T("field.charge_article"), Value: m.Article},
		{Label: v.T("field.warrant"), Value: lined(m.Warrant, v.Date(m.WarrantOn))}, {Label: v.T("field.message_summary"), Value: m.Summary},
		{Label: v.T("field.officer_responsible"), Value: v.named(m.Assignee)}, {Label: v.T("police.answer_by"), Value: v.moment(m.AnswerBy)},
	})}
	for i, p := range v.File.Persons {
		facts := []casefile.Fact{}
		for _, n := range v.File.File.Names {
			if n.Person == p.ID {
				facts = append(facts, casefile.Fact{Label: v.T("field.checked_name"), Value: lined(n.Family, n.Given)})
			}
		}
		for _, c := range v.File.Checks {
			if c.Person == p.ID {
				facts = append(facts, casefile.Fact{
					Label: v.T("listed.check_source." + c.Source), Value: lined(v.T("listed.action."+c.Purpose), v.T("listed.check_result."+c.Result), v.Date(c.MadeOn), v.named(c.Officer), c.Remark),
				})
			}
		}
		out = append(out, casefile.Card(fmt.Sprint("person-", i+1), v.T("police.person", "n", i+1), facts))
	}
	for i, x := range v.File.Reviews {
		out = append(out, casefile.Card(fmt.Sprint("review-", i+1), v.T("act.compliance.reviewed"), []casefile.Fact{
			{Label: v.T("field.article_three"), Value: v.coded("article_three", x.ArticleThree)},
			{Label: v.T("field.refugee_policy"), Value: v.coded("refugee_policy", x.RefugeePolicy)},
			{Label: v.T("field.reasons"), Value: x.Reasons}, {Label: v.Date(x.On), Value: v.named(x.Officer)},
		}))
	}
	return out
}

func (v messageView) side() []templ.Component {
	var arrests, sent []casefile.Fact
	for _, a := range v.File.Arrests {
		arrests = append(arrests, casefile.Fact{Label: v.File.Listed(a.Person), Value: lined(v.Date(a.OrderedOn), v.Date(a.MadeOn), a.MadeAt, a.Place)})
	}
	for _, l := range v.File.Letters {
		sent = append(sent, casefile.Fact{
			Label: v.T("listed.formula." + l.Formula), Value: lined(v.T("listed.letter_status."+l.Status), v.Time(time.UnixMicro(l.Slot), v.Desk.Zone), l.Reference),
		})
	}
	var out []templ.Component
	if len(arrests) > 0 {
		out = append(out, casefile.Card("arrests", v.T("police.arrests"), arrests))
	}
	if len(sent) > 0 {
		out = append(out, casefile.Card("letters", v.T("navigation.letters"), sent))
	}
	return out
}

// coded names a code of a closed list; no code is nothing.
func (v messageView) coded(section, code string) string {
	if code == "" {
		return ""
	}
	return v.T("listed." + section + "." + code)
}

func (v messageView) named(id string) string {
	if id == "" {
		return ""
	}
	return v.Name(id)
}

// moment writes an instant that a rule computed.
func (v messageView) moment(text string) string {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return ""
	}
	return v.Time(at, v.Desk.Zone)
}
