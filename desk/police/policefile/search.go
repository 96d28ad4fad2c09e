package policefile

import (
	"context"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interpol/statement"
	"github.com/zaklon/zaklon/store"
)

// A Found person stands in a file of the register and may be the one looked for.
type Found struct {
	Ref    statement.Ref
	Score  match.Score
	Person person.Person // as the file describes them
}

// most is how many persons one search gives.
const most = 100

// Search looks for a person in the register by its own index, among the files of messages of the
// officer's own unit. It is entered as messages.searched with what was asked.
func Search(ctx context.Context, d *desk.Desk, roll *claimed.Roll, call desk.Call, q person.Person) ([]Found, error) {
	if err := roll.Ready(ctx); err != nil {
		return nil, err
	}
	var out []Found
	err := desk.List(ctx, d, desk.Listing{Kind: "messages.searched", Query: asked(q), Rows: func(v *store.View) (int, error) {
		near, err := roll.Near(ctx, v, q)
		if err != nil {
			return 0, err
		}
		for _, n := range near {
			facts, found, err := findMessage(ctx, v, desk.Call{Case: n.Claim.Case}, d.Today())
			if err != nil {
				return 0, err
			}
			if found && len(out) < most && d.Authority.Decide(call.Officer, "messages.searched", facts).Allowed {
				out = append(out, Found{statement.Ref{Case: n.Claim.Case, Person: n.Claim.Part}, n.Score, n.Claim.Person})
			}
		}
		return len(out), nil
	}}, call)
	return out, err
}

// asked is what a search asked, as the book seals it.
func asked(q person.Person) string {
	var lines []string
	for _, n := range q.Names {
		lines = append(lines, n.Family+", "+n.Given)
	}
	return fmt.Sprint(slices.Compact(lines))
}

// Candidates gives everybody in the register, in whichever unit's file, who may be the first of these
// persons, one of a message of the officer's own unit, and who may be one of the others, whom the officer
// chose of those found so: for a statement, which speaks of the acts of all. It is entered as
// police_statements.read. For a person who is not in such a message it gives nobody.
func Candidates(ctx context.Context, d *desk.Desk, roll *claimed.Roll, call desk.Call, persons ...statement.Ref) ([]Found, error) {
	if len(persons) == 0 {
		return nil, nil
	}
	of := persons[0]
	if err := roll.Ready(ctx); err != nil {
		return nil, err
	}
	var out []Found
	err := desk.List(ctx, d, desk.Listing{Kind: "police_statements.read", Query: of.Case + " " + of.Person, Rows: func(v *store.View) (int, error) {
		facts, found, err := findMessage(ctx, v, desk.Call{Case: of.Case}, d.Today())
		if err != nil || !found || !d.Authority.Decide(call.Officer, "message.read", facts).Allowed {
			return 0, err
		}
		out, err = around(ctx, v, roll, persons)
		return len(out), err
	}}, call)
	return out, err
}

// around gives whoever may be the first of these persons, and whoever may be one of the others who was
// found so, each once.
func around(ctx context.Context, v *store.View, roll *claimed.Roll, persons []statement.Ref) ([]Found, error) {
	var out []Found
	reached := func(ref statement.Ref) bool {
		return ref == persons[0] || slices.ContainsFunc(out, func(f Found) bool { return f.Ref == ref })
	}
	looked := map[statement.Ref]bool{}
	for {
		i := slices.IndexFunc(persons, func(ref statement.Ref) bool { return !looked[ref] && reached(ref) })
		if i < 0 {
			return out, nil
		}
		looked[persons[i]] = true
		claims, err := Named().Of(ctx, v, []string{persons[i].Case})
		if err != nil {
			return nil, err
		}
		for _, c := range slices.DeleteFunc(claims, func(c interlock.Claim) bool { return c.Part != persons[i].Person }) {
			near, err := roll.Near(ctx, v, c.Person)
			if err != nil {
				return nil, err
			}
			for _, n := range near {
				ref := statement.Ref{Case: n.Claim.Case, Person: n.Claim.Part}
				if !slices.ContainsFunc(out, func(f Found) bool { return f.Ref == ref }) {
					out = append(out, Found{ref, n.Score, n.Claim.Person})
				}
			}
		}
	}
}
