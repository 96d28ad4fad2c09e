package liaison

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/store"
)

// readings names how a file of each sort is read. immutable
var readings = map[string]string{ledger.SortMatch: "match.read", ledger.SortCause: "measure.read", ledger.SortStatement: "measure.read"}

// Sort tells an officer who may know of a file of which sort it is, so that a page can choose how it is
// read; anybody else gets desk.ErrAbsent. It gives nothing else away and enters nothing.
func Sort(ctx context.Context, d *desk.Desk, call desk.Call) (sort string, err error) {
	err = d.Register.View(ctx, func(v *store.View) error {
		facts, _, err := find(ctx, v, call, d.Today())
		if err != nil {
			return err
		}
		f, found, err := head(ctx, v, call.Case)
		if err == nil && (!found || !d.Authority.Decide(call.Officer, readings[f.Head.Sort], facts).Allowed) {
			err = desk.ErrAbsent
		}
		sort = f.Head.Sort
		return err
	})
	if err != nil {
		return "", fmt.Errorf("door file: %w", err)
	}
	return sort, nil
}

// mostAround is how many matches a path shows.
const mostAround = 40

// pathRead is the reading of a path. An auditor has it too: it shows registers, days and states of holds.
const pathRead = "path.read"

// Around gives the matches of one cause, the oldest first, after the reading of the file that is asked
// for is entered: of a match, all those with its cause; of a cause, all its own.
func Around(ctx context.Context, d *desk.Desk, call desk.Call) (all []ledger.File, err error) {
	_, err = desk.Read(ctx, d, desk.Look[ledger.File]{
		Kind: pathRead, Keeper: Keeper(pathRead),
		More: func(v *store.View, f ledger.File) error {
			register, file := Register, f.Head.ID
			if len(f.Pairs) > 0 {
				register, file = f.Pairs[0].Cause.Register, f.Pairs[0].Cause.Case
			}
			all, err = withCause(ctx, v, register, file)
			return err
		},
	}, call)
	if err != nil {
		return nil, err
	}
	return all, nil
}

func withCause(ctx context.Context, v *store.View, register, file string) ([]ledger.File, error) {
	ids, err := column(ctx, v, `SELECT case_id FROM door_pair WHERE cause_register = $1 AND cause_case = $2 ORDER BY noted_on, case_id LIMIT $3`,
		register, file, mostAround)
	if err != nil {
		return nil, err
	}
	out := make([]ledger.File, 0, len(ids))
	for _, id := range ids {
		f, _, err := load(ctx, v, id)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

func column(ctx context.Context, v *store.View, query string, args ...any) (out []string, err error) {
	rows, err := v.Query(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("door file: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			return nil, fmt.Errorf("door file: %w", err)
		}
		out = append(out, one)
	}
	return out, rows.Err()
}
