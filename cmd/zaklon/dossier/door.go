package dossier

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/identity/person"
)

// A Match is a claim and a cause that may be of one person, as a liaison reads it.
type Match struct {
	Format    string        `json:"format"` // zaklon.match/1
	Reference string        `json:"reference"`
	Version   int64         `json:"version"`
	State     string        `json:"state"`
	Tier      string        `json:"tier"`
	NotedOn   deadline.Date `json:"noted_on"`
	Claim     Side          `json:"claim"`
	Cause     Side          `json:"cause"`
	Verdicts  []Said        `json:"verdicts"`
	Liftings  []Said        `json:"liftings"`
	Timeline  []Act         `json:"timeline"`
}

// A Side is one of the two persons of a match as their register holds them now; empty names are a side
// that is there no longer.
type Side struct {
	Register string   `json:"register"`
	Case     string   `json:"case"`
	Names    []string `json:"names"`
	Births   []string `json:"births"`
	Father   string   `json:"father,omitempty"`
	States   []string `json:"states"` // a claim: to which the person may be handed; a cause: which they fear
}

// Said is what one liaison said and what the second did with it.
type Said struct {
	Verdict string        `json:"verdict,omitempty"`
	Reasons string        `json:"reasons"`
	By      Named         `json:"by"`
	On      deadline.Date `json:"on"`
	Decider Named         `json:"decider,omitzero"`
	Decided deadline.Date `json:"decided_on,omitzero"`
	Status  string        `json:"status"`
	Remark  string        `json:"remark,omitempty"`
}

// match prints one match after the reading is entered.
func (r reader) match(ctx context.Context, s console.Sitting, a asked) error {
	o, err := liaison.OpenMatch(ctx, s.Liaison, s.Door, s.Call(a.id))
	if err != nil {
		return err
	}
	t, err := r.teller(ctx, s, s.Liaison)
	if err != nil {
		return err
	}
	doc := t.match(o)
	if r.JSON() {
		return r.PrintJSON(doc)
	}
	err = r.head([]string{"cli.column.reference", doc.Reference}, []string{"cli.column.state", r.word("state", doc.State)},
		[]string{"cli.column.tier", r.word("tier", doc.Tier)}, append([]string{"cli.column.claim"}, doc.Claim.Names...),
		append([]string{"cli.column.cause"}, doc.Cause.Names...))
	if err != nil {
		return err
	}
	return r.timeline(doc.Timeline)
}

func (t teller) match(o liaison.Opened) Match {
	f := o.File
	doc := Match{
		Format: "zaklon.match/1", Reference: console.Written(f.Head.ID), Version: f.Head.Version, State: f.Head.State,
		Verdicts: []Said{}, Liftings: []Said{}, Timeline: t.events(o.Events),
	}
	for _, p := range f.Pairs {
		doc.Tier, doc.NotedOn = p.Tier, p.NotedOn
		doc.Claim = side(p.Claim.Register, p.Claim.Case, o.Claim.Person, o.Claim.States)
		doc.Cause = side(p.Cause.Register, p.Cause.Case, o.Cause.Person, o.Cause.Feared)
	}
	for _, v := range f.Verdicts {
		doc.Verdicts = append(doc.Verdicts, Said{v.Verdict, v.Reasons, t.by(v.By), v.On, t.by(v.Decider), v.Decided, v.Status, v.Remark})
	}
	for _, l := range f.Liftings {
		doc.Liftings = append(doc.Liftings, Said{"", l.Reasons, t.by(l.By), l.On, t.by(l.Decider), l.Decided, l.Status, l.Remark})
	}
	return doc
}

func side(register, file string, p person.Person, states []string) Side {
	out := Side{Register: register, Case: console.Written(file), Names: []string{}, Births: []string{}, Father: p.Father, States: append([]string{}, states...)}
	for _, n := range p.Names {
		name := n.Whole
		if name == "" {
			name = console.Whole(n.Given, n.Patronymic, n.Family)
		}
		out.Names = append(out.Names, name)
	}
	for _, b := range p.Births {
		out.Births = append(out.Births, b.ISO())
	}
	return out
}

func (t teller) events(all []liaison.Event) []Act {
	out := make([]Act, len(all))
	for i, e := range all {
		out[i] = t.act(e.Entry, e.Minutes)
	}
	return out
}

// An Interim is an interim measure, or a cause that a liaison entered.
type Interim struct {
	Format     string            `json:"format"` // zaklon.measure/1
	Reference  string            `json:"reference"`
	Version    int64             `json:"version"`
	State      string            `json:"state"`
	Body       string            `json:"body"`
	Their      string            `json:"their_reference,omitempty"`
	ReceivedOn deadline.Date     `json:"received_on"`
	ReceivedAt string            `json:"received_at,omitempty"`
	HoldBy     string            `json:"hold_by,omitempty"` // RFC 3339, as acknowledge_by
	AckBy      string            `json:"acknowledge_by,omitempty"`
	AckedOn    deadline.Date     `json:"acknowledged_on,omitzero"`
	LiftedRef  string            `json:"lifting_reference,omitempty"`
	LiftingOn  deadline.Date     `json:"lifting_received_on,omitzero"`
	Persons    []json.RawMessage `json:"persons"` // as they were entered
	Liftings   []Said            `json:"liftings"`
	Timeline   []Act             `json:"timeline"`
}

// measure prints one measure after the reading is entered.
func (r reader) measure(ctx context.Context, s console.Sitting, a asked) error {
	o, err := liaison.OpenMeasure(ctx, s.Liaison, s.Call(a.id))
	if err != nil {
		return err
	}
	t, err := r.teller(ctx, s, s.Liaison)
	if err != nil {
		return err
	}
	doc := t.interim(o)
	if r.JSON() {
		return r.PrintJSON(doc)
	}
	err = r.head([]string{"cli.column.reference", doc.Reference}, []string{"cli.column.state", r.word("state", doc.State)},
		[]string{"cli.column.body", r.word("cause_body", doc.Body)}, []string{"cli.column.received", fmt.Sprint(doc.ReceivedOn, " ", doc.ReceivedAt)})
	if err != nil {
		return err
	}
	return r.timeline(doc.Timeline)
}

func (t teller) interim(o liaison.Opened) Interim {
	f := o.File
	doc := Interim{
		Format: "zaklon.measure/1", Reference: console.Written(f.Head.ID), Version: f.Head.Version, State: f.Head.State,
		Persons: []json.RawMessage{}, Liftings: []Said{}, Timeline: t.events(o.Events),
	}
	for _, c := range f.Causes {
		doc.Body, doc.Their, doc.ReceivedOn, doc.ReceivedAt = c.Body, c.Reference, c.ReceivedOn, c.ReceivedAt
		doc.HoldBy, doc.AckBy, doc.AckedOn, doc.LiftedRef, doc.LiftingOn = c.HoldBy, c.AckBy, c.AckedOn, c.LiftingRef, c.LiftingOn
	}
	for _, p := range f.Subjects {
		doc.Persons = append(doc.Persons, json.RawMessage(p.Said))
	}
	for _, l := range f.Liftings {
		doc.Liftings = append(doc.Liftings, Said{"", l.Reasons, t.by(l.By), l.On, t.by(l.Decider), l.Decided, l.Status, l.Remark})
	}
	return doc
}
