// Package duplicate lists the pairs of files of the protection register that are probably of one
// person and on which nobody has given a verdict.
//
// It decides nothing: which pairs there are is the index's, who may ask is authority's, and of a file
// that an officer may not read it gives the reference alone. Article 45: it may be named only by
// desks and pages of the protection register.
package duplicate

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/pair"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// A Pair is two files that were handed over. Own is one that the officer may read, where there is one;
// of a file that is not the officer's the row holds the ID alone.
type Pair struct {
	Own     protectionfile.Row
	Other   protectionfile.Row
	Tier    string // probable | same
	Bits    int64  // hundredths of a bit
	Entered bool   // a search found it: it can be compared and decided now
}

// Readable tells whether a row is of a file that the officer may read.
func Readable(r protectionfile.Row) bool { return r.State != "" }

// A Page is a part of the list.
type Page struct{ Limit, Offset int }

// A Listed is one page of the list.
type Listed struct {
	Pairs []Pair
	Total int
	Whole bool // false while pairs are still being looked for
}

// List gives the undecided pairs of which one file is the officer's to read, the strongest first. It is
// entered like every list, and returns *desk.Denied to an officer who may not compare.
func List(ctx context.Context, d *desk.Desk, p *people.People, call desk.Call, part Page) (Listed, error) {
	o := call.Officer
	if may := d.Authority.Decide(o, "candidate.read", suchAs(o)); !may.Allowed {
		return Listed{}, &desk.Denied{Kind: "candidate.read", Policy: may.Policy, Because: may.Because}
	}
	if err := p.Ready(ctx); err != nil {
		return Listed{}, err
	}
	l := listing{people: p, part: part, in: protectionfile.Scope{Officer: o, Today: d.Today()}}
	err := desk.List(ctx, d, desk.Listing{Kind: "list.read", Query: "duplicates", Rows: func(v *store.View) (int, error) {
		err := l.read(ctx, v)
		return len(l.Pairs), err
	}}, call)
	return l.Listed, err
}

// suchAs is a file of the officer's own unit such as there may be: who may compare with it may ask for pairs.
func suchAs(o authority.Officer) authority.Case {
	return authority.Case{ID: "any", State: string(protection.Lodged), Unit: o.Unit, HandedOver: true}
}

type listing struct {
	Listed
	people *people.People
	in     protectionfile.Scope
	part   Page
}

// read takes the pairs from the index, leaves out what was decided, and reads the rows of one page.
func (l *listing) read(ctx context.Context, v *store.View) error {
	unit := l.in.Officer.Unit
	found, whole, err := l.people.Pairs(ctx, v, func(a, b people.Known) bool {
		return a.HandedOver && b.HandedOver && (a.Unit == unit || b.Unit == unit)
	})
	if err != nil {
		return err
	}
	ids := make([][2]string, len(found))
	scores := map[[2]string]people.Pair{}
	for i, one := range found {
		ids[i] = [2]string{one.A.ID, one.B.ID}
		scores[ids[i]] = one
	}
	if ids, err = pair.Undecided(ctx, v, ids); err != nil {
		return err
	}
	l.Listed = Listed{Total: len(ids), Whole: whole}
	for _, two := range ids[min(l.part.Offset, len(ids)):min(l.part.Offset+l.part.Limit, len(ids))] {
		one, err := l.pair(ctx, v, two)
		if err != nil {
			return err
		}
		score := scores[two]
		one.Tier, one.Bits = score.Tier.String(), int64(math.Round(100*score.Bits))
		l.Pairs = append(l.Pairs, one)
	}
	return nil
}

// pair reads the rows of two files, as far as the officer may read them.
func (l *listing) pair(ctx context.Context, v *store.View, two [2]string) (Pair, error) {
	rows, err := protectionfile.List(ctx, v, l.in, protectionfile.Query{Among: two[:], Limit: len(two)})
	if err != nil {
		return Pair{}, err
	}
	row := func(id string) protectionfile.Row {
		i := slices.IndexFunc(rows, func(r protectionfile.Row) bool { return r.ID == id })
		if i < 0 {
			return protectionfile.Row{ID: id}
		}
		return rows[i]
	}
	out := Pair{Own: row(two[0]), Other: row(two[1])}
	if !Readable(out.Own) {
		out.Own, out.Other = out.Other, out.Own
	}
	out.Entered, err = entered(ctx, v, two)
	return out, err
}

// entered tells whether a search entered one of the files as a candidate of the other.
func entered(ctx context.Context, v *store.View, two [2]string) (bool, error) {
	const query = `SELECT COUNT(*) FROM identity_candidate WHERE other = $1 AND case_id = $2 OR other = $3 AND case_id = $4`
	var n int
	if err := v.QueryRow(ctx, query, two[0], two[1], two[1], two[0]).Scan(&n); err != nil {
		return false, fmt.Errorf("duplicates: %w", err)
	}
	return n > 0, nil
}
