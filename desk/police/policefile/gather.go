package policefile

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/statement"
	"github.com/zaklon/zaklon/store"
)

// Gather reads from the book every act on the chosen persons, and compares every check in it with the
// rows of its file. The roll finds who else may be one of them; it is made of Named.
func Gather(ctx context.Context, v *store.View, roll *claimed.Roll, chosen []statement.Ref) (statement.Gathered, error) {
	mark, err := v.Mark(ctx)
	if err != nil {
		return statement.Gathered{}, err
	}
	g := gathering{v: v, Gathered: statement.Gathered{Through: mark.Seq}}
	for _, ref := range chosen {
		if err := g.one(ctx, roll, ref); err != nil {
			return statement.Gathered{}, fmt.Errorf("statement: %w", err)
		}
	}
	slices.SortStableFunc(g.Lines, func(a, b statement.Line) int { return cmp.Compare(a.At, b.At) })
	return g.Gathered, nil
}

// A gathering is a statement on its way.
type gathering struct {
	v *store.View
	statement.Gathered
}

// one reads one person in one file.
func (g *gathering) one(ctx context.Context, roll *claimed.Roll, ref statement.Ref) error {
	claims, err := Named().Of(ctx, g.v, []string{ref.Case})
	if err != nil {
		return err
	}
	i := slices.IndexFunc(claims, func(c interlock.Claim) bool { return c.Part == ref.Person })
	if i < 0 {
		g.Unknown = true
		return nil
	}
	for _, n := range claims[i].Person.Names {
		g.Person = append(g.Person, particulars.Name{Family: n.Family, Given: n.Given, Patronymic: n.Patronymic})
	}
	near, err := roll.Near(ctx, g.v, claims[i].Person)
	if err != nil {
		return err
	}
	for _, n := range near {
		other := statement.Ref{Case: n.Claim.Case, Person: n.Claim.Part}
		if !slices.Contains(g.Near, other) {
			g.Near = append(g.Near, other)
		}
	}
	return g.acts(ctx, ref)
}

// acts reads the acts of a file that are on a person, or on the file as a whole.
func (g *gathering) acts(ctx context.Context, ref statement.Ref) error {
	m, isMessage, err := Messages().Load(ctx, g.v, ref.Case)
	if err != nil {
		return err
	}
	events, err := Timeline(ctx, g.v, ref.Case)
	if err != nil {
		return err
	}
	again := slices.ContainsFunc(g.Lines, func(l statement.Line) bool { return l.Case == ref.Case })
	file := statement.Removal
	if isMessage {
		file = statement.Message
	}
	if !again {
		g.counted(file, events)
	}
	var checks []interpol.Check
	for _, e := range events {
		if who := value(e.Minutes, "person"); who != ref.Person && (who != "" || again) {
			continue
		}
		line := statement.Line{Case: ref.Case, File: file, Kind: e.Kind, At: e.At, Article: e.Article}
		if err := line.On.UnmarshalText([]byte(e.On)); err != nil {
			return err
		}
		if e.Kind == "check.made" {
			c := checkOf(e.Minutes)
			line.Purpose, line.Source = c.Purpose, c.Source
			checks = append(checks, c)
		}
		g.Lines = append(g.Lines, line)
	}
	g.compare(m, ref.Person, checks)
	return nil
}

// counted counts a file, and notes one of a message that no receipt opened.
func (g *gathering) counted(file string, events []Event) {
	if file == statement.Removal {
		g.Removals++
		return
	}
	g.Messages++
	if len(events) == 0 || !interpol.Steps()[events[0].Kind].Opens {
		g.Unreceived++
	}
}

// compare holds the checks in the book against the rows, and both against whom the message names.
func (g *gathering) compare(m interpol.File, person string, entered []interpol.Check) {
	var rows []interpol.Check
	for _, c := range m.Checks {
		if c.Person == person {
			rows = append(rows, interpol.Check{Person: c.Person, Name: c.Name, Purpose: c.Purpose, Source: c.Source, Result: c.Result})
		}
	}
	if !slices.Equal(rows, entered) {
		g.Differing++
	}
	for _, c := range entered {
		if !m.Known(c.Person, c.Name) {
			g.Unnamed++
		}
	}
}

// checkOf is a check as the minutes of its entry say it.
func checkOf(m act.Minutes) interpol.Check {
	return interpol.Check{
		Person: value(m, "person"), Name: value(m, "name"), Purpose: value(m, "purpose"), Source: value(m, "check_source"),
		Result: value(m, "check_result"),
	}
}

// value is what the minutes say under a key; empty where they say nothing.
func value(m act.Minutes, key string) string {
	for _, l := range m {
		if l.Key == key {
			return l.Value
		}
	}
	return ""
}

// An Event is one act of a file as the timeline tells it.
type Event struct {
	audit.Entry
	Minutes act.Minutes
}

// Timeline reads the acts of a file in the order they were entered, with their minutes. Marks of the
// door are no acts, and stand in none.
func Timeline(ctx context.Context, v *store.View, caseID string) ([]Event, error) {
	var events []Event
	err := v.Entries(ctx, func(e audit.Entry) error { events = append(events, Event{Entry: e}); return nil },
		`WHERE case_id = $1 AND sort = $2 ORDER BY seq`, caseID, string(audit.Act))
	if err != nil {
		return nil, err
	}
	for i, e := range events {
		if err := v.Minutes(ctx, e.Entry, &events[i].Minutes); err != nil {
			return nil, err
		}
	}
	return events, nil
}
