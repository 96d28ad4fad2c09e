package requestfile

import (
	"context"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/store"
)

// A Found person stands in a file of the register and may be the one looked for.
type Found struct {
	Ref   interlock.Ref
	Score match.Score
}

// most is how many persons one search gives.
const most = 100

// Search looks for a person among everybody whom the requests name that the officer may see, by the
// register's own index: in any spelling, and with what is known of the dates of birth. It is entered as
// requests.searched with the names that were asked.
func Search(ctx context.Context, d *desk.Desk, roll *claimed.Roll, call desk.Call, q person.Person) ([]Found, error) {
	if err := roll.Ready(ctx); err != nil {
		return nil, err
	}
	var out []Found
	err := desk.List(ctx, d, desk.Listing{Kind: "requests.searched", Query: Asked(q), Rows: func(v *store.View) (int, error) {
		out = nil
		near, err := roll.Near(ctx, v, q)
		if err != nil {
			return 0, err
		}
		for _, n := range near {
			facts, found, err := find(ctx, v, desk.Call{Case: n.Claim.Case}, d.Today())
			if err != nil {
				return 0, err
			}
			if found && len(out) < most && d.Authority.Decide(call.Officer, "requests.searched", facts).Allowed {
				out = append(out, Found{n.Claim.Ref, n.Score})
			}
		}
		return len(out), nil
	}}, call)
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Asked is what a search asked, as the book seals it.
func Asked(q person.Person) string {
	var lines []string
	for _, n := range q.Names {
		lines = append(lines, n.Family+", "+n.Given)
	}
	return fmt.Sprint(slices.Compact(lines))
}
