// Package pair is the SQL of what two files say of being one person's: the tables of searches,
// candidates and mergings, and what stands in other files of a pair.
//
// Article 45: it may be named only by desks and pages of the protection register. It decides nothing,
// enters nothing, and asks nobody's right: who calls it has asked.
package pair

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/protection/part"
	"github.com/zaklon/zaklon/store"
)

// Searches is the table of searches.
func Searches() store.Table {
	return table("identity_search", "searched_on", "officer", "weights", "threshold", "persons", "found", "more", "overtaken_on")
}

// Candidates is the table of candidates, each with the verdict on the pair.
func Candidates() store.Table {
	return table("identity_candidate", "other", "search", "tier", "bits", "terms", "verdict", "reasons", "decider", "decided_on",
		"round", "verdict_weights", "verdict_tier", "verdict_bits", "taken_from")
}

// Mergings is the table of mergings.
func Mergings() store.Table {
	return table("merging", "act", "status", "into_file", "reason", "proposer", "proposed_on", "decider", "decided_on", "entered_on",
		"remark", "papers", "own_papers", "own_documents", "other_papers", "other_documents",
		"own_decisions", "own_interviews", "other_decisions", "other_interviews")
}

// table has a row for each part of its kind: its reference, its case and its place among its kind.
func table(name string, columns ...string) store.Table {
	return store.Table{Name: name, Columns: append([]string{"id", "case_id", "ord"}, columns...)}
}

// SearchFields are the fields of a search in the order of its columns.
func SearchFields(s *part.Search) []any {
	return []any{&s.On, &s.Officer, &s.Weights, &s.Threshold, &s.Persons, &s.Found, &s.More, &s.OvertakenOn}
}

// CandidateFields are the fields of a candidate in the order of its columns.
func CandidateFields(c *part.Candidate) []any {
	v := &c.Verdict
	return []any{
		&c.Other, &c.Search, &c.Tier, &c.Bits, store.Sealed(&c.Terms), &v.Verdict, store.Sealed(&v.Reasons), &v.Decider, &v.DecidedOn,
		&v.Round, &v.Weights, &v.Tier, &v.Bits, &v.TakenFrom,
	}
}

// MergingFields are the fields of a merging in the order of its columns.
func MergingFields(m *part.Merging) []any {
	return []any{
		&m.Act, &m.Status, &m.Into, store.Sealed(&m.Reason), &m.Proposer, &m.ProposedOn, &m.Decider, &m.DecidedOn, &m.EnteredOn,
		store.Sealed(&m.Remark), store.Sealed(&m.Papers), &m.OwnPapers, &m.OwnDocuments, &m.OtherPapers, &m.OtherDocuments,
		&m.OwnDecisions, &m.OwnInterviews, &m.OtherDecisions, &m.OtherInterviews,
	}
}

// Elsewhere reads the verdicts that stand in other files on their pairs with this one. The reasons
// stay in the file in which they were given.
func Elsewhere(ctx context.Context, v *store.View, id string) ([]part.Elsewhere, error) {
	const query = `SELECT case_id, verdict, decider, decided_on, round, verdict_weights, verdict_tier, verdict_bits
		FROM identity_candidate WHERE other = $1 AND verdict <> '' ORDER BY case_id`
	rows, err := v.Query(ctx, query, id)
	if err != nil {
		return nil, fmt.Errorf("verdicts: %w", err)
	}
	defer rows.Close()
	var out []part.Elsewhere
	for rows.Next() {
		var e part.Elsewhere
		var on string
		err := rows.Scan(&e.File, &e.Verdict.Verdict, &e.Decider, &on, &e.Round, &e.Weights, &e.Tier, &e.Bits)
		if err == nil {
			err = e.DecidedOn.UnmarshalText([]byte(on))
		}
		if err != nil {
			return nil, fmt.Errorf("verdicts: %w", err)
		}
		out = append(out, e)
	}
	return out, rows.Err()
}

// Holds reads the files that are continued in this one now.
func Holds(ctx context.Context, v *store.View, id string) ([]string, error) {
	rows, err := v.Query(ctx, `SELECT id FROM protection_case WHERE continued_in = $1 ORDER BY id`, id)
	if err != nil {
		return nil, fmt.Errorf("continued: %w", err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			return nil, fmt.Errorf("continued: %w", err)
		}
		out = append(out, one)
	}
	return out, rows.Err()
}

// Continued reads the files that are, or were, continued in this one, by the acts that were entered
// up to the end of a day; zero: all.
func Continued(ctx context.Context, v *store.View, id string, asOf deadline.Date) ([]part.Continued, error) {
	type placed struct {
		part.Merging
		file string
		ord  int64
	}
	var found []*placed
	err := v.Rows(ctx, Mergings(), func() []any {
		one := new(placed)
		found = append(found, one)
		return append([]any{&one.ID, &one.file, &one.ord}, MergingFields(&one.Merging)...)
	}, `WHERE into_file = $1 AND status = 'approved' ORDER BY case_id, ord`, id)
	var out []part.Continued
	for _, m := range found {
		switch {
		case !asOf.IsZero() && m.EnteredOn > asOf:
		case m.Act == part.Merge:
			out = append(out, part.Continued{File: m.file, MergedOn: m.DecidedOn})
		default: // an unmerge follows the merge that it undoes
			out[len(out)-1].UnmergedOn, out[len(out)-1].Papers = m.DecidedOn, m.Meanwhile()
		}
	}
	return out, err
}

// Undecided leaves of pairs of files those on which no verdict stands in either file.
func Undecided(ctx context.Context, v *store.View, pairs [][2]string) ([][2]string, error) {
	const query = `SELECT COUNT(*) FROM identity_candidate WHERE verdict <> '' AND (other = $1 AND case_id = $2 OR other = $3 AND case_id = $4)`
	var out [][2]string
	for _, p := range pairs {
		var n int
		if err := v.QueryRow(ctx, query, p[0], p[1], p[1], p[0]).Scan(&n); err != nil {
			return nil, fmt.Errorf("verdicts: %w", err)
		}
		if n == 0 {
			out = append(out, p)
		}
	}
	return out, nil
}
