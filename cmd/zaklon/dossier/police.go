package dossier

import (
	"context"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/police/policefile"
)

// A Message is the file of a message of the INTERPOL desk.
type Message struct {
	Format      string        `json:"format"` // zaklon.message/1
	Reference   string        `json:"reference"`
	Version     int64         `json:"version"`
	State       string        `json:"state"`
	Form        string        `json:"form"`
	Colour      string        `json:"colour,omitempty"`
	Sender      string        `json:"sender"` // the state of the bureau
	Their       string        `json:"their_reference"`
	ReceivedOn  deadline.Date `json:"received_on"`
	ReceivedAt  string        `json:"received_at"`
	Priority    string        `json:"priority,omitempty"`
	Restriction string        `json:"restriction"`
	Assignee    Named         `json:"assignee,omitzero"`
	AnswerBy    string        `json:"answer_by,omitempty"` // RFC 3339: the end of a limit in hours

	Requested []string `json:"requested_actions"`
	Persons   []Person `json:"persons"`
	Checks    []Check  `json:"checks"`
	Arrests   []Arrest `json:"arrests"`
	Letters   []Letter `json:"letters"`
	Limits    []Limit  `json:"limits"`
	Timeline  []Act    `json:"timeline"`
}

// A Check is one look into one police data set for one named person.
type Check struct {
	Person  string        `json:"person"`
	Purpose string        `json:"purpose"`
	Source  string        `json:"source"`
	Result  string        `json:"result"`
	On      deadline.Date `json:"on"`
	Officer Named         `json:"officer"`
}

// An Arrest is a provisional arrest, ordered and then made.
type Arrest struct {
	Reference string        `json:"reference"`
	Person    string        `json:"person"`
	OrderedOn deadline.Date `json:"ordered_on"`
	MadeOn    deadline.Date `json:"made_on,omitzero"`
	MadeAt    string        `json:"made_at,omitempty"`
}

// A Limit is a time limit of a message as it was last computed.
type Limit struct {
	Rule    string        `json:"rule"`
	Anchor  deadline.Date `json:"anchor"`
	Due     deadline.Date `json:"due"`
	EndedOn deadline.Date `json:"ended_on,omitzero"`
}

// message prints one message after the reading is entered.
func (r reader) message(ctx context.Context, s console.Sitting, a asked) error {
	o, err := policefile.OpenMessage(ctx, s.Police, s.Call(a.id), "message.read")
	if err != nil {
		return err
	}
	t, err := r.teller(ctx, s, s.Police)
	if err != nil {
		return err
	}
	doc := t.message(o)
	if r.JSON() {
		return r.PrintJSON(doc)
	}
	lines := [][]string{
		{"cli.column.reference", doc.Reference}, {"cli.column.state", r.word("state", doc.State)}, {"cli.column.person", named(doc.Persons)},
		{"cli.column.other_state", doc.Sender}, {"cli.column.their_reference", doc.Their},
	}
	for _, p := range doc.Persons {
		lines = append(lines, r.held(p.Held))
	}
	if err := r.head(lines...); err != nil {
		return err
	}
	return r.timeline(doc.Timeline)
}

func (t teller) message(o policefile.OpenedMessage) Message {
	m := o.Message
	doc := Message{
		Format: "zaklon.message/1", Reference: console.Written(m.ID), Version: m.Version, State: string(m.State), Form: m.Form, Colour: m.Colour,
		Sender: m.Sender, Their: m.Reference, ReceivedOn: m.ReceivedOn, ReceivedAt: m.ReceivedAt, Priority: m.Priority, Restriction: m.Restriction,
		Assignee: t.by(m.Assignee), AnswerBy: m.AnswerBy, Requested: []string{}, Checks: []Check{}, Arrests: []Arrest{}, Limits: []Limit{},
		Timeline: []Act{}, Letters: letters(o.Letters), Persons: persons(o.File.File, func(id string) bool { return o.Held[id] }),
	}
	for _, q := range o.Requested {
		doc.Requested = append(doc.Requested, q.Action)
	}
	for _, c := range o.Checks {
		doc.Checks = append(doc.Checks, Check{console.Written(c.Person), c.Purpose, c.Source, c.Result, c.MadeOn, t.by(c.Officer)})
	}
	for _, x := range o.Arrests {
		doc.Arrests = append(doc.Arrests, Arrest{console.Written(x.ID), console.Written(x.Person), x.OrderedOn, x.MadeOn, x.MadeAt})
	}
	for _, c := range o.Clocks {
		doc.Limits = append(doc.Limits, Limit{c.Rule, c.Anchor, c.Due, c.EndedOn})
	}
	for _, e := range o.Events {
		doc.Timeline = append(doc.Timeline, t.act(e.Entry, e.Minutes))
	}
	return doc
}

// A Removal is the file of a removal or an escort.
type Removal struct {
	Format     string        `json:"format"` // zaklon.removal/1
	Reference  string        `json:"reference"`
	Version    int64         `json:"version"`
	State      string        `json:"state"`
	Kind       string        `json:"kind"`
	To         string        `json:"to"`
	Held       bool          `json:"held"`
	Recalled   bool          `json:"recalled"` // the ministry took the surrender back, and nobody has taken that in
	Assignee   Named         `json:"assignee,omitzero"`
	PreparedOn deadline.Date `json:"prepared_on"`
	OrderedOn  deadline.Date `json:"ordered_on,omitzero"`
	PlannedOn  deadline.Date `json:"planned_on,omitzero"` // of an escort
	ExecutedOn deadline.Date `json:"executed_on,omitzero"`
	Outcome    string        `json:"outcome,omitempty"`
	Persons    []Person      `json:"persons"`
	Timeline   []Act         `json:"timeline"`
}

// removal prints one removal or escort after the reading is entered.
func (r reader) removal(ctx context.Context, s console.Sitting, a asked) error {
	o, err := policefile.OpenRemoval(ctx, s.Police, s.Call(a.id), "removal.read")
	if err != nil {
		return err
	}
	t, err := r.teller(ctx, s, s.Police)
	if err != nil {
		return err
	}
	m := o.Removal
	doc := Removal{
		Format: "zaklon.removal/1", Reference: console.Written(m.ID), Version: m.Version, State: string(m.State), Kind: m.Kind, To: m.To, Held: o.Held, Recalled: o.Recalled,
		Assignee: t.by(m.Assignee), PreparedOn: m.PreparedOn, OrderedOn: m.OrderedOn, PlannedOn: m.PlannedOn, ExecutedOn: m.ExecutedOn,
		Outcome: m.Outcome, Persons: persons(o.File.File, func(string) bool { return o.Held }), Timeline: []Act{},
	}
	for _, e := range o.Events {
		doc.Timeline = append(doc.Timeline, t.act(e.Entry, e.Minutes))
	}
	if r.JSON() {
		return r.PrintJSON(doc)
	}
	err = r.head([]string{"cli.column.reference", doc.Reference}, []string{"cli.column.state", r.word("state", doc.State)}, r.held(doc.Held),
		[]string{"cli.column.recalled", r.Words.T(map[bool]string{true: "yes_no.yes", false: "yes_no.no"}[doc.Recalled])},
		[]string{"cli.column.person", named(doc.Persons)}, []string{"cli.column.other_state", doc.To})
	if err != nil {
		return err
	}
	return r.timeline(doc.Timeline)
}
