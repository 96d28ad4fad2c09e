package dossier

import (
	"cmp"
	"context"
	"fmt"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/law/statement"
)

// A Request is the file of a request of legal assistance.
type Request struct {
	Format          string        `json:"format"` // zaklon.request/1
	Reference       string        `json:"reference"`
	AsOf            deadline.Date `json:"as_of,omitzero"`
	Version         int64         `json:"version"`
	Kind            string        `json:"kind"`
	Direction       string        `json:"direction"`
	State           string        `json:"state"`
	Outcome         string        `json:"outcome,omitempty"`
	Operative       string        `json:"operative,omitempty"`
	Held            bool          `json:"held"` // now, whatever the day asked for
	RequestingState string        `json:"requesting_state"`
	RequestedState  string        `json:"requested_state"`
	Authority       string        `json:"central_authority"`
	Mission         string        `json:"mission,omitempty"`
	Basis           string        `json:"basis"`
	Treaty          string        `json:"treaty,omitempty"`
	Their           string        `json:"their_reference"`
	Legacy          string        `json:"legacy_number,omitempty"`
	Unit            Named         `json:"unit"`
	Assignee        Named         `json:"assignee,omitzero"`
	Court           Named         `json:"court,omitzero"`
	Conditions      string        `json:"conditions,omitempty"`

	Persons    []Person             `json:"persons"`
	Measures   []Measure            `json:"measures"`
	Arrivals   []Arrival            `json:"arrivals"`
	Checklist  []Enclosure          `json:"checklist"`
	Offences   []Offence            `json:"offences"`
	Assurances []Assurance          `json:"assurances"`
	Courts     []Court              `json:"courts"`
	Custodies  []Custody            `json:"custodies"`
	Decisions  []Decision           `json:"minister_decisions"`
	Surrenders []Surrender          `json:"surrenders"`
	Annexes    []Annex              `json:"annexes"`
	Letters    []Letter             `json:"letters"`
	Deadlines  []statement.Deadline `json:"deadlines"`
	Timeline   []Act                `json:"timeline"`
}

// request prints one request after the reading is entered.
func (r reader) request(ctx context.Context, s console.Sitting, a asked) error {
	opened, err := requestfile.Open(ctx, s.Assistance, s.Call(a.id), "request.read", a.asOf)
	if err != nil {
		return err
	}
	t, err := r.teller(ctx, s, s.Assistance)
	if err != nil {
		return err
	}
	t.today = cmp.Or(a.asOf, t.today)
	doc, err := t.request(s.Assistance, opened)
	if err != nil {
		return err
	}
	doc.AsOf = a.asOf
	if r.JSON() {
		return r.PrintJSON(doc)
	}
	return r.printRequest(doc)
}

// request tells the head of a request and its limits; tellRequest tells the parts.
func (t teller) request(d *desk.Desk, o requestfile.Opened) (Request, error) {
	f, q := o.File, o.File.Request
	doc := Request{
		Format: "zaklon.request/1", Reference: console.Written(q.ID), Version: q.Version, Kind: q.Kind, Direction: q.Direction,
		State: string(q.State), Outcome: q.Outcome, Operative: q.Operative, Held: o.Held, RequestingState: q.RequestingState,
		RequestedState: q.RequestedState, Authority: q.Authority, Mission: q.Mission, Basis: q.Basis, Treaty: q.Treaty,
		Their: q.Reference, Legacy: q.LegacyNumber, Unit: t.by(q.Unit), Assignee: t.by(q.Assignee), Court: t.by(q.Court),
		Conditions: q.Conditions, Persons: persons(f.People, func(string) bool { return o.Held }),
	}
	t.examined(f, &doc)
	t.decided(f, &doc)
	doc.Letters, doc.Timeline = letters(f.Letters), []Act{}
	for _, e := range o.Events {
		doc.Timeline = append(doc.Timeline, t.act(e.Entry, e.Minutes))
	}
	own, beside, err := d.Packs(f.PackDay())
	if err != nil {
		return doc, fmt.Errorf("request: %w", err)
	}
	standing, err := f.Standing(own, beside...)
	doc.Deadlines = t.limits(standing)
	return doc, err
}

// printRequest is what people read; the parts of the file stand in the JSON document.
func (r reader) printRequest(doc Request) error {
	err := r.head(
		[]string{"cli.column.reference", doc.Reference}, []string{"cli.column.state", r.word("state", doc.State)}, r.held(doc.Held),
		[]string{"cli.column.person", named(doc.Persons)}, []string{"cli.column.requesting_state", doc.RequestingState},
		[]string{"cli.column.their_reference", doc.Their}, []string{"cli.column.unit", doc.Unit.Name}, []string{"cli.column.court", doc.Court.Name},
	)
	if err != nil {
		return err
	}
	r.limits(doc.Deadlines)
	return r.timeline(doc.Timeline)
}

// limits prints time limits with why each ends on its day.
func (r reader) limits(all []statement.Deadline) {
	for _, d := range all {
		fmt.Fprintln(r.Out)
		fmt.Fprintln(r.Out, d.Title+" ("+d.Rule+"): "+d.Due.String()+", "+d.Status)
		fmt.Fprintln(r.Out, "  "+d.Explanation)
	}
	fmt.Fprintln(r.Out)
}

// examined tells what came with a request and what was made of it.
func (t teller) examined(f extradition.File, doc *Request) {
	doc.Measures, doc.Arrivals, doc.Checklist = []Measure{}, []Arrival{}, []Enclosure{}
	doc.Offences, doc.Assurances, doc.Annexes = []Offence{}, []Assurance{}, []Annex{}
	for _, m := range f.Measures {
		doc.Measures = append(doc.Measures, Measure{m.Kind, m.Status, m.AskedOn, m.On})
	}
	for _, a := range f.Arrivals {
		doc.Arrivals = append(doc.Arrivals, Arrival{
			console.Written(a.ID), a.Channel, a.Sender, a.Organ, a.On, a.Time, a.Form, a.Language, a.SHA256, a.Complete,
		})
	}
	for _, e := range f.Enclosures {
		doc.Checklist = append(doc.Checklist, Enclosure{console.Written(e.ID), e.Kind, e.Status, e.Language, e.CheckedOn})
	}
	for _, o := range f.Offences {
		one := Offence{Reference: console.Written(o.ID), Description: o.Description, Law: o.Law, Penalty: o.Penalty, Months: o.Months, Assessments: []Answer{}}
		for _, a := range f.Assessments {
			if a.Offence == o.ID {
				one.Assessments = append(one.Assessments, Answer{a.Point, a.Answer, a.Reasons})
			}
		}
		doc.Offences = append(doc.Offences, one)
	}
	for _, a := range f.Assurances {
		one := Assurance{Reference: console.Written(a.ID), Kind: a.Kind, Text: a.Text, From: a.From, Given: a.On, Factors: []Answer{}}
		for _, x := range f.Factors {
			if x.Assurance == a.ID {
				one.Factors = append(one.Factors, Answer{x.Factor, x.Answer, x.Reasons})
			}
		}
		doc.Assurances = append(doc.Assurances, one)
	}
	for _, a := range f.Annexes {
		doc.Annexes = append(doc.Annexes, Annex{console.Written(a.ID), a.Kind, a.Title, a.MediaType, a.Size, a.SHA256, a.FiledOn})
	}
}

// decided tells courts, custody, the minister's decisions and surrenders.
func (t teller) decided(f extradition.File, doc *Request) {
	doc.Courts, doc.Custodies, doc.Decisions, doc.Surrenders = []Court{}, []Custody{}, []Decision{}, []Surrender{}
	for _, c := range f.Courts {
		doc.Courts = append(doc.Courts, Court{c.Kind, t.by(c.Court), c.Number, c.OpenedOn, c.HeardOn, c.Outcome, c.On, c.ServedOn})
	}
	for _, c := range f.Custodies {
		doc.Custodies = append(doc.Custodies, Custody{c.Arrested, c.Basis, c.OrderedOn, c.ReleasedOn, c.Reason})
	}
	for _, d := range f.Decisions {
		doc.Decisions = append(doc.Decisions, Decision{d.Outcome, d.Operative, d.Priority, d.ReExtradite, d.Onward, d.On, t.by(d.By)})
	}
	for _, s := range f.Surrenders {
		doc.Surrenders = append(doc.Surrenders, Surrender{s.Status, s.AgreedOn, s.On, s.Place, t.by(s.IntendedBy), s.ExecutedOn, t.by(s.ExecutedBy), s.Ground})
	}
}
