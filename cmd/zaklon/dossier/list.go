package dossier

import (
	"context"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/desk/police/policefile"
)

// A Row is one file of a list of requests, messages or removals. A list tells of no hold.
type Row struct {
	Reference string        `json:"reference"`
	Kind      string        `json:"kind"`
	State     string        `json:"state"`
	Of        string        `json:"other_state"` // which asks, or to which a person would go
	Their     string        `json:"their_reference,omitempty"`
	Family    string        `json:"family"`
	Given     string        `json:"given"`
	On        deadline.Date `json:"on"`
	Due       deadline.Date `json:"next_due,omitzero"`
}

func (r reader) requests(ctx context.Context, s console.Sitting) error {
	l, err := requestfile.List(ctx, s.Assistance, s.Call(""), requestfile.Query{Limit: most})
	if err != nil {
		return err
	}
	rows := []Row{}
	for _, q := range l.Rows {
		other := q.Requesting
		if q.Direction == "out" {
			other = q.Requested
		}
		rows = append(rows, Row{console.Written(q.ID), q.Kind, q.State, other, q.Reference, q.Family, q.Given, q.On, q.NextDue})
	}
	return r.printRows("zaklon.requests/1", rows)
}

func (r reader) messages(ctx context.Context, s console.Sitting) error {
	l, err := policefile.ListMessages(ctx, s.Police, s.Call(""), policefile.Query{Limit: most})
	if err != nil {
		return err
	}
	return r.printRows("zaklon.messages/1", ofPolice(l.Rows))
}

func (r reader) removals(ctx context.Context, s console.Sitting) error {
	l, err := policefile.ListRemovals(ctx, s.Police, s.Call(""), policefile.Query{Limit: most})
	if err != nil {
		return err
	}
	return r.printRows("zaklon.removals/1", ofPolice(l.Rows))
}

func ofPolice(all []policefile.Row) []Row {
	rows := []Row{}
	for _, q := range all {
		rows = append(rows, Row{console.Written(q.ID), q.Form, q.State, q.Sender, q.Reference, q.Family, q.Given, q.On, q.NextDue})
	}
	return rows
}

func (r reader) printRows(format string, rows []Row) error {
	if r.JSON() {
		return r.PrintJSON(struct {
			Format string `json:"format"`
			Files  []Row  `json:"files"`
		}{format, rows})
	}
	t := r.Columns(r.Words.T("cli.column.reference"), r.Words.T("cli.column.person"), r.Words.T("cli.column.other_state"),
		r.Words.T("cli.column.state"), r.Words.T("cli.column.due"))
	for _, q := range rows {
		t.Row(q.Reference, console.Whole(q.Given, "", q.Family), q.Of, r.word("state", q.State), q.Due.String())
	}
	return t.End()
}

// A MatchRow is one match of the liaison's queue.
type MatchRow struct {
	Reference string        `json:"reference"`
	State     string        `json:"state"`
	Register  string        `json:"register"` // of the claim
	Tier      string        `json:"tier"`
	NotedOn   deadline.Date `json:"noted_on"`
}

func (r reader) matches(ctx context.Context, s console.Sitting) error {
	all, err := liaison.Matches(ctx, s.Liaison, s.Call(""), liaison.Query{Limit: most})
	if err != nil {
		return err
	}
	rows := []MatchRow{}
	for _, m := range all {
		rows = append(rows, MatchRow{console.Written(m.ID), m.State, m.Register, m.Tier, m.NotedOn})
	}
	if r.JSON() {
		return r.PrintJSON(struct {
			Format  string     `json:"format"`
			Matches []MatchRow `json:"matches"`
		}{"zaklon.matches/1", rows})
	}
	t := r.Columns(r.Words.T("cli.column.reference"), r.Words.T("cli.column.state"), r.Words.T("cli.column.register"), r.Words.T("cli.column.tier"))
	for _, m := range rows {
		t.Row(m.Reference, r.word("state", m.State), r.word("register", m.Register), r.word("tier", m.Tier))
	}
	return t.End()
}

// A MeasureRow is one interim measure or entered cause.
type MeasureRow struct {
	Reference  string        `json:"reference"`
	State      string        `json:"state"`
	Body       string        `json:"body"`
	ReceivedOn deadline.Date `json:"received_on"`
	ReceivedAt string        `json:"received_at,omitempty"`
	AckedOn    deadline.Date `json:"acknowledged_on,omitzero"`
}

func (r reader) measures(ctx context.Context, s console.Sitting) error {
	all, err := liaison.Measures(ctx, s.Liaison, s.Call(""), liaison.Query{Limit: most})
	if err != nil {
		return err
	}
	rows := []MeasureRow{}
	for _, m := range all {
		rows = append(rows, MeasureRow{console.Written(m.ID), m.State, m.Body, m.ReceivedOn, m.ReceivedAt, m.AckedOn})
	}
	if r.JSON() {
		return r.PrintJSON(struct {
			Format   string       `json:"format"`
			Measures []MeasureRow `json:"measures"`
		}{"zaklon.measures/1", rows})
	}
	t := r.Columns(r.Words.T("cli.column.reference"), r.Words.T("cli.column.state"), r.Words.T("cli.column.body"), r.Words.T("cli.column.received"))
	for _, m := range rows {
		t.Row(m.Reference, r.word("state", m.State), r.word("cause_body", m.Body), m.ReceivedOn.String()+" "+m.ReceivedAt)
	}
	return t.End()
}
