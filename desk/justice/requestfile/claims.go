package requestfile

import (
	"context"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/desk/rows"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/competing"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/store"
)

// Claims reads whom the register may hand over, and to which state: what the door is asked about.
func Claims() claimed.Loader { return loader(extradition.File.Claims) }

// Named reads everybody whom a file of the register names, whatever is asked of them: what the search
// of the register and the check for competing requests look through.
func Named() claimed.Loader {
	return loader(func(extradition.File) bool { return true })
}

func loader(counts func(extradition.File) bool) claimed.Loader {
	of := func(ctx context.Context, v *store.View, files []string) (out []interlock.Claim, err error) {
		for _, id := range files {
			f, found, err := personsOf(ctx, v, id)
			if err != nil {
				return nil, err
			}
			if found && counts(f) {
				out = append(out, claimsOf(f)...)
			}
		}
		return out, nil
	}
	return claimed.Loader{Of: of, Every: func(ctx context.Context, v *store.View, each func(interlock.Claim) error) error {
		ids, err := all(ctx, v)
		if err != nil {
			return err
		}
		claims, err := of(ctx, v, ids)
		if err != nil {
			return err
		}
		for _, c := range claims {
			if err := each(c); err != nil {
				return err
			}
		}
		return nil
	}}
}

// claimsOf makes a claim of every person whom a file names.
func claimsOf(f extradition.File) []interlock.Claim {
	out := make([]interlock.Claim, len(f.Persons))
	for i, p := range f.Persons {
		out[i] = interlock.Claim{Ref: interlock.Ref{Register: Register, Case: f.Request.ID, Part: p.ID}, Person: f.Person(p.ID)}
		if f.Request.RequestingState != "" {
			out[i].States = []string{f.Request.RequestingState}
		}
	}
	return out
}

// personsOf reads of a file its head and the persons it names.
func personsOf(ctx context.Context, v *store.View, id string) (extradition.File, bool, error) {
	var f extradition.File
	var has derived
	found := false
	from := rows.Standing(ctx, v, requests, id)
	err := from(requests, func() []any { found = true; return requestFields(&f.Request, &has) })
	if err != nil || !found {
		return f, false, err
	}
	const tellingApart = 5 // persons, names, births, nationalities, papers: the first kinds of partsOf
	return f, true, rows.Load(from, partsOf(&f, &f)[:tellingApart], has.Parts)
}

// all lists every file of the register.
func all(ctx context.Context, v *store.View) (ids []string, err error) {
	return references(ctx, v, `SELECT id FROM request ORDER BY id`)
}

// A Page is a part of a list.
type Page struct{ Limit, Offset int }

// Ringing finds the files in which a bell of a time limit is due on a day, those whose bell was due
// first before the others. It is for the house alone: no officer's right is asked.
func Ringing(ctx context.Context, v *store.View, today deadline.Date, p Page) ([]string, error) {
	const query = `SELECT id FROM request WHERE next_bell <= $1 ORDER BY next_bell, id LIMIT $2 OFFSET $3`
	return references(ctx, v, query, today.String(), p.Limit, p.Offset)
}

// references reads the references that a query selects.
func references(ctx context.Context, v *store.View, query string, args ...any) (ids []string, err error) {
	found, err := v.Query(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("requests: %w", err)
	}
	defer found.Close()
	for found.Next() {
		var id string
		if err := found.Scan(&id); err != nil {
			return nil, fmt.Errorf("requests: %w", err)
		}
		ids = append(ids, id)
	}
	return ids, found.Err()
}

// Rivals names the other open files by which an extradition of the person of a file is asked, by the roll of
// everybody whom the register names: each at least probably of the same person. A transfer competes with none.
func Rivals(ctx context.Context, v *store.View, roll *claimed.Roll, id string) ([]string, error) {
	f, found, err := personsOf(ctx, v, id)
	if err != nil || !found || roll == nil {
		return nil, err
	}
	var rivals []string
	for _, p := range f.Persons {
		near, err := roll.Near(ctx, v, f.Person(p.ID))
		if err != nil {
			return nil, err
		}
		for _, n := range near {
			if n.Score.Tier < match.Probable || n.Claim.Case == id || slices.Contains(rivals, n.Claim.Case) {
				continue
			}
			other, found, err := personsOf(ctx, v, n.Claim.Case)
			if err != nil {
				return nil, err
			}
			if found && other.Claims() && other.Track() == stage.Extradition {
				rivals = append(rivals, n.Claim.Case)
			}
		}
	}
	slices.Sort(rivals)
	return rivals, nil
}

// Persons counts those whom the requests of the register name.
func Persons(ctx context.Context, v *store.View) (n int64, err error) {
	if err := v.QueryRow(ctx, `SELECT COUNT(*) FROM claimed_person`).Scan(&n); err != nil {
		return 0, fmt.Errorf("requests: %w", err)
	}
	return n, nil
}

// Competing puts a file and those of its rivals that sees lets through into the order in which they
// arrived; alone it competes with none. What is not let through changes nothing: no place is counted by it.
func Competing(ctx context.Context, v *store.View, roll *claimed.Roll, id string, sees func(id string) (bool, error)) ([]competing.Place, error) {
	rivals, err := Rivals(ctx, v, roll, id)
	if err != nil {
		return nil, err
	}
	var letters []competing.Letter
	for _, one := range append(rivals, id) {
		seen, err := sees(one)
		if err != nil {
			return nil, err
		}
		f, found, err := Keeper().Load(ctx, v, one)
		if err != nil {
			return nil, err
		}
		if found && (seen || one == id) && f.Track() == stage.Extradition {
			letters = append(letters, competing.Letter{File: one, State: f.Request.RequestingState, Arrivals: f.Arrivals})
		}
	}
	if len(letters) < 2 {
		return nil, nil
	}
	return competing.Order(letters), nil
}

// Beside gives the requests for the same person that the officer may read, with the one of the call, in
// the order in which they arrived; none where there is no other. It is entered as requests.searched.
func Beside(ctx context.Context, d *desk.Desk, roll *claimed.Roll, call desk.Call) ([]competing.Place, error) {
	if roll == nil {
		return nil, nil
	}
	if err := roll.Ready(ctx); err != nil {
		return nil, err
	}
	var out []competing.Place
	err := desk.List(ctx, d, desk.Listing{Kind: "requests.searched", Query: "competing " + call.Case, Rows: func(v *store.View) (n int, err error) {
		out, err = Competing(ctx, v, roll, call.Case, func(id string) (bool, error) {
			facts, found, err := find(ctx, v, desk.Call{Case: id, Officer: call.Officer}, d.Today())
			return found && d.Authority.Decide(call.Officer, "requests.read", facts).Allowed, err
		})
		return len(out), err
	}}, call)
	if err != nil {
		return nil, err
	}
	return out, nil
}
