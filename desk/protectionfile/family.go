package protectionfile

import (
	"cmp"
	"context"
	"fmt"

	"github.com/zaklon/zaklon/desk/rows"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// Families gives, by the files named, every file of the person of each, the one in which the others are
// continued first: what tells people apart, the outcomes, and since when it is continued. One that is not
// there has none. However many are named and wherever they stand in their procedure, the
// same statements are run; no more than a few hundred may be named.
func Families(ctx context.Context, v *store.View, ids []string) (map[string][]protection.File, error) {
	survivors, err := survivorsOf(ctx, v, ids)
	if err != nil {
		return nil, err
	}
	into := make([]string, 0, len(ids))
	for _, id := range ids {
		into = append(into, cmp.Or(survivors[id], id))
	}
	families := map[string][]protection.File{}
	each := func(f protection.File) error {
		id := cmp.Or(f.Case.ContinuedIn, f.Case.ID)
		families[id] = append(families[id], f)
		return nil
	}
	if _, err := applicants(ctx, v, wanted{familiesOf(into), protecting()}, each); err != nil {
		return nil, err
	}
	out := make(map[string][]protection.File, len(ids))
	for _, id := range ids {
		out[id] = families[cmp.Or(survivors[id], id)]
	}
	return out, nil
}

// protecting lists the kinds of part that tell whom a file protects, and whether it does. Nothing sealed is
// among them: no key is asked for, of a file that has been decided no more than of any other.
func protecting() []filler {
	return append(tellingApart(),
		kindOfPart[protection.Decision]{
			rows.Table("decision", "status", "outcome"), func(d *protection.Decision) *string { return &d.ID },
			func(d *protection.Decision) []any { return []any{&d.Status, &d.Outcome} },
			func(f *protection.File) *[]protection.Decision { return &f.Decisions },
		},
		kindOfPart[protection.Merging]{
			rows.Table("merging", "act", "status", "entered_on"), func(m *protection.Merging) *string { return &m.ID },
			func(m *protection.Merging) []any { return []any{&m.Act, &m.Status, &m.EnteredOn} },
			func(f *protection.File) *[]protection.Merging { return &f.Mergings },
		},
	)
}

// familiesOf is the condition of files and of those that are continued in them; a survivor comes before
// the files that are continued in it.
func familiesOf(survivors []string) stretch {
	within := func(s *sqlText) {
		s.add(`WHERE id`)
		s.among(survivors)
		s.add(` OR continued_in <> '' AND continued_in`) // by the index, which leaves out what is not continued
		s.among(survivors)
	}
	var all sqlText
	within(&all)
	all.add(` ORDER BY continued_in, id`)
	return stretch{cases: all, parts: func(string, string) (s sqlText) {
		s.add(`WHERE case_id IN (SELECT id FROM protection_case `)
		within(&s)
		s.add(`) ORDER BY case_id, ord`)
		return s
	}}
}

// survivorsOf gives, by file, in which one it is continued; of one that is not there, and of one that goes
// on by itself, nothing.
func survivorsOf(ctx context.Context, v *store.View, ids []string) (map[string]string, error) {
	var s sqlText
	s.add(`SELECT id, continued_in FROM protection_case WHERE id`)
	s.among(ids)
	found, err := v.Query(ctx, s.b.String(), s.args...)
	if err != nil {
		return nil, fmt.Errorf("families: %w", err)
	}
	defer found.Close()
	out := map[string]string{}
	for found.Next() {
		var id, into string
		if err := found.Scan(&id, &into); err != nil {
			return nil, fmt.Errorf("families: %w", err)
		}
		out[id] = into
	}
	return out, found.Err()
}
