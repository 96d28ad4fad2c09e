package police

import (
	"net/http"
	"slices"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk/police"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/interpol/removal"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/blank"
	"github.com/zaklon/zaklon/web/casefile"
	"github.com/zaklon/zaklon/web/page"
)

// A removalView is the file of a removal or an escort as its pages show it.
type removalView struct {
	casefile.Case
	policefile.OpenedRemoval
	Officers []page.Option
}

func (s site) removalFile() blank.Drawing[removalView] {
	return blank.Drawing[removalView]{
		File: pages.File[removalView]{
			Open: s.openRemoval, Known: pages.Known(policefile.Removals()),
			Stand: func(v removalView, kind string) pages.Stand { return v.Stand(kind) },
		},
		Visit: func(v removalView) *page.Visit { return v.Visit },
	}
}

// openRemoval reads the removal of an address, after the reading is entered.
func (s site) openRemoval(r *http.Request, v *page.Visit) (removalView, error) {
	o, err := policefile.OpenRemoval(r.Context(), v.Desk, v.Call(pages.CaseID(r)), "removal.read")
	if err != nil {
		return removalView{}, err
	}
	m := o.File.Removal
	c, err := s.frame(r, v)
	if err != nil {
		return removalView{}, err
	}
	if c.Pack, c.Beside, err = v.Desk.Packs(o.File.PackDay()); err != nil {
		return removalView{}, err
	}
	at := authority.Case{ID: m.ID, State: string(m.State), Unit: m.Unit, Assignee: m.Assignee}
	if m.State == removal.Intended {
		at.Proposer = m.IntendedBy
	}
	c.ID, c.Version, c.State, c.Events = m.ID, m.Version, string(m.State), events(o.Events)
	if len(o.File.Persons) > 0 {
		c.Heading = casefile.Name{Text: o.File.Listed(o.File.Persons[0].ID)}
	}
	c.May = func(kind string) bool { return v.Desk.Authority.Decide(v.Member.Authority(), kind, at).Allowed }
	c.Awaits = func(kind string) bool { return o.File.Open(kind) && (kind != "escort.recalled" || o.Recalled) }
	c.Acts = doable(c, removal.Path())
	c.Facts = []casefile.Fact{
		{Label: v.T("police.state"), Value: v.T("state." + c.State)}, {Label: v.T("field.removal_kind"), Value: v.T("listed.removal_kind." + m.Kind)},
		{Label: v.T("field.removal_to"), Value: state(m.To)},
	}
	c.Tabs = []casefile.Tab{{Label: v.T("case.tab.overview"), Here: r.URL.Path == c.Path("")}}
	out := removalView{Case: c, OpenedRemoval: o}
	out.Officers, err = officers(r, v)
	return out, err
}

func (s site) showRemoval(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	f, err := s.openRemoval(r, v)
	if err != nil {
		return err
	}
	m := f.File.Removal
	ground, outcome := "", ""
	if m.Ground != "" {
		ground = v.T("listed.removal_ground." + m.Ground)
	}
	if m.Outcome != "" {
		outcome = v.T("listed.escort_outcome." + m.Outcome)
	}
	o := casefile.Overview{Case: f.Case}
	o.Main = append(o.Main, casefile.Card("removal", v.T("police.removal"), []casefile.Fact{
		{Label: v.T("field.removal_ground"), Value: ground}, {Label: v.T("field.order_number"), Value: m.OrderNumber},
		{Label: v.T("police.planned"), Value: v.Date(m.PlannedOn)}, {Label: v.T("field.place"), Value: m.Place},
		{Label: v.T("act.removal.ordered"), Value: lined(v.Date(m.OrderedOn), f.named(m.OrderedBy))},
		{Label: v.T("act." + begins(m.Kind)), Value: lined(v.Date(m.IntendedOn), f.named(m.IntendedBy))},
		{Label: v.T("act.removal.executed"), Value: lined(v.Date(m.ExecutedOn), f.named(m.ExecutedBy))},
		{Label: v.T("police.ended"), Value: lined(v.Date(m.EndedOn), outcome, m.EndReason)},
		{Label: v.T("field.officer_responsible"), Value: f.named(m.Assignee)},
	}))
	for _, q := range f.File.Requests {
		o.Side = append(o.Side, casefile.Card("request-"+q.Kind, v.T("listed.asked_of_state."+q.Kind), []casefile.Fact{
			{Label: v.Date(q.On), Value: lined(q.Reference, f.named(q.Officer))},
		}))
	}
	if f.Recalled {
		o.Top = append(o.Top, casefile.Stop("recalled", v.T("police.recalled_title"), v.T("police.recalled_text")))
	}
	if f.Held {
		o.Top = append(o.Top, casefile.Stop("held", v.T("hold.title"), v.T("hold.text")))
	}
	return o.Show(w, r)
}

// begins is the act by which a first officer enters that a person is to be handed over, by the kind of file.
func begins(kind string) string {
	if kind == removal.Escort {
		return "escort.begun"
	}
	return "removal.intended"
}

func (v removalView) named(id string) string {
	if id == "" {
		return ""
	}
	return v.Name(id)
}

// removalActs lists the pages of the acts on a removal or an escort.
func (s site) removalActs() []page.Route {
	d := s.removalFile()
	reference, reason := line[removalView]("reference", "their_reference"), area[removalView]("reason", "reasons")
	return slices.Concat(
		blank.Page(d, police.Describe(), blank.Box[removalView]{Shape: blank.Person}).Routes(),
		blank.Page(d, police.AssignRemoval(s.wiring), picked("officer", "officer_responsible", func(v removalView) []page.Option { return v.Officers })).Routes(),
		blank.Page(d, police.OrderRemoval(s.wiring), line[removalView]("number", "order_number")).Routes(),
		blank.Page(d, police.RequestReadmission(s.wiring), reference).Routes(),
		blank.Page(d, police.RequestDocument(s.wiring), reference).Routes(),
		blank.Page(d, police.IntendRemoval(s.wiring), line[removalView]("place", "place")).Routes(),
		blank.Page(d, police.ExecuteRemoval(s.wiring)).Routes(),
		blank.Page(d, police.CancelRemoval(), reason).Routes(),
		s.escortActs(d),
	)
}

// escortActs lists the pages of the acts on an escort alone.
func (s site) escortActs(d blank.Drawing[removalView]) []page.Route {
	at, place := blank.Box[removalView]{Name: "at", Label: "time"}, line[removalView]("place", "place")
	return slices.Concat(
		blank.Page(d, police.BeginEscort(s.wiring)).Routes(),
		blank.Page(d, police.RecallEscort(s.wiring)).Routes(),
		blank.Page(d, police.VoidEscort(s.wiring), area[removalView]("reason", "reasons")).Routes(),
		blank.Page(d, police.ReportEscort(s.wiring), listed[removalView]("outcome", "escort_outcome", "escort_outcome", removal.Outcomes()),
			at, place,
		).Routes(),
		blank.Page(d, police.ContraveneEscort(s.wiring), at, place,
			listed[removalView]("known", "contravention_source", "contravention_source", removal.Sources()),
		).Routes(),
	)
}

// preparations are the forms that open a file: of a removal, and of an escort that the post brought.
func preparations(w police.Wiring) []page.Route {
	return slices.Concat(
		blank.Opening(police.Prepare(),
			listed[*page.Visit]("kind", "removal_kind", "removal_kind", removal.Bases()), states("to", "removal_to"),
			listed[*page.Visit]("ground", "removal_ground", "removal_ground", removal.Grounds()), blank.Box[*page.Visit]{Name: "person", Shape: blank.Person},
		).Routes(),
		blank.Opening(police.OrderEscort(w), blank.Box[*page.Visit]{Name: "message", Label: "post_message"}).Routes(),
	)
}
