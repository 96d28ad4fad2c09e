// Package glance is what pages show of several files of the protection register at once: who the
// persons of some files are, and the proposals to merge or to part files that wait for a second officer.
//
// It decides nothing and changes nothing: which files there are is authority's, and every glance is
// entered as a reading of a list. Article 45: it may be named only by desks and pages of the
// protection register.
package glance

import (
	"context"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// listRead is the reading that every glance is entered as.
const listRead = "list.read"

// Persons gives of the files named, in their order, what tells their persons apart, as Applicants does.
// A file that the officer may not see is left out. It is entered before anything is given.
func Persons(ctx context.Context, d *desk.Desk, ids []string, call desk.Call) (files []protection.File, err error) {
	err = list(ctx, d, "persons", call, func(v *store.View, in protectionfile.Scope) (int, error) {
		rows, err := protectionfile.List(ctx, v, in, protectionfile.Query{Among: ids, Limit: len(ids)})
		if err != nil {
			return 0, err
		}
		seen := make([]string, len(rows))
		for i, r := range rows {
			seen[i] = r.ID
		}
		files = nil
		err = protectionfile.Applicants(ctx, v, seen, func(f protection.File) error {
			files = append(files, f)
			return nil
		})
		return len(files), err
	})
	place := func(f protection.File) int { return slices.Index(ids, f.Case.ID) }
	slices.SortFunc(files, func(a, b protection.File) int { return place(a) - place(b) })
	return files, err
}

// A Proposal is a merge of two files, or a parting, that waits for a second officer.
type Proposal struct {
	protectionfile.Row        // the file in which it was proposed
	Act                string // merge | unmerge
	Into               string // the file that goes on
	Proposer           string
	ProposedOn         deadline.Date
}

// mostProposals bounds the list; the files with the nearest limits come first.
const mostProposals = 200

// Proposals lists the proposals that wait in files which the officer may see. It is entered before
// anything is given, and returns *desk.Denied to an officer whose role has no lists.
func Proposals(ctx context.Context, d *desk.Desk, call desk.Call) (out []Proposal, err error) {
	err = list(ctx, d, "proposals", call, func(v *store.View, in protectionfile.Scope) (int, error) {
		waiting, err := proposed(ctx, v)
		if err != nil {
			return 0, err
		}
		ids := make([]string, 0, len(waiting))
		for id := range waiting {
			ids = append(ids, id)
		}
		rows, err := protectionfile.List(ctx, v, in, protectionfile.Query{Among: ids, Limit: mostProposals})
		if err != nil {
			return 0, err
		}
		out = nil
		for _, r := range rows {
			p := waiting[r.ID]
			p.Row = r
			out = append(out, p)
		}
		return len(out), nil
	})
	return out, err
}

// proposed reads every proposal that waits, by the file in which it was made: there is one in a file.
func proposed(ctx context.Context, v *store.View) (map[string]Proposal, error) {
	rows, err := v.Query(ctx, `SELECT case_id, act, into_file, proposer, proposed_on FROM merging WHERE status = 'proposed'`)
	if err != nil {
		return nil, fmt.Errorf("proposals: %w", err)
	}
	defer rows.Close()
	out := map[string]Proposal{}
	for rows.Next() {
		var id, day string
		var p Proposal
		if err := rows.Scan(&id, &p.Act, &p.Into, &p.Proposer, &day); err != nil {
			return nil, fmt.Errorf("proposals: %w", err)
		}
		if err := p.ProposedOn.UnmarshalText([]byte(day)); err != nil {
			return nil, fmt.Errorf("proposals: %w", err)
		}
		out[id] = p
	}
	return out, rows.Err()
}

func list(ctx context.Context, d *desk.Desk, query string, call desk.Call, rows func(*store.View, protectionfile.Scope) (int, error)) error {
	in := protectionfile.Scope{Officer: call.Officer, Today: d.Today()}
	return desk.List(ctx, d, desk.Listing{Kind: listRead, Query: query, Rows: func(v *store.View) (int, error) { return rows(v, in) }}, call)
}
