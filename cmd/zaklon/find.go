package main

import (
	"context"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

// shortestPrefix is how much of a reference must be typed: its short form.
const shortestPrefix = 10

// caseNamed turns what was typed into the reference of a case: a whole reference, or the
// beginning of one among the files that the officer may see. What fits none of those, or is
// not a reference at all, has the one answer of desk.ErrAbsent.
func (s sitting) caseNamed(ctx context.Context, typed string) (string, error) {
	if ref, err := reference.Parse(typed); err == nil {
		return string(ref), nil
	}
	prefix := reference.Normal(typed)
	if len(prefix) < shortestPrefix || len(prefix) >= reference.Length {
		return "", desk.ErrAbsent
	}
	rows, err := s.search(ctx, prefix, protectionfile.Search{Reference: prefix})
	if err != nil {
		return "", err
	}
	if len(rows) != 1 {
		return "", desk.ErrAbsent
	}
	return rows[0].ID, nil
}

// all is the limit of a list that is printed whole.
const all = 1 << 30

// search looks among the files that the officer may see, after that is entered.
func (s sitting) search(ctx context.Context, asked string, find protectionfile.Search) ([]protectionfile.Row, error) {
	q := protectionfile.Query{Find: find, Limit: all}
	found, err := protectionfile.Look(ctx, s.Protection, protectionfile.Lookup{Kind: "search.run", Asked: asked, Query: q}, s.Call(""))
	return found.Rows, err
}

// A lookup is a list of the files that an officer may see, with a choice that the query
// cannot make: how deadlines stand on another day than today.
type lookup struct {
	asked string // what the book says was asked
	query protectionfile.Query
	keep  func(protectionfile.Row) bool // nil: every row

	// with reads more of each row that is kept, in the same view; it may be nil.
	with func(v *store.View, r protectionfile.Row) error
}

// list runs a lookup and enters it with the number of rows before they are shown.
func (s sitting) list(ctx context.Context, l lookup) ([]protectionfile.Row, error) {
	var kept []protectionfile.Row
	rows := func(v *store.View) (int, error) {
		scope := protectionfile.Scope{Officer: s.Member.Authority(), Today: s.Protection.Today()}
		l.query.Limit = all
		found, err := protectionfile.List(ctx, v, scope, l.query)
		if err != nil {
			return 0, err
		}
		for _, r := range found {
			if l.keep != nil && !l.keep(r) {
				continue
			}
			kept = append(kept, r)
			if l.with == nil {
				continue
			}
			if err := l.with(v, r); err != nil {
				return 0, err
			}
		}
		return len(kept), nil
	}
	err := desk.List(ctx, s.Protection, desk.Listing{Kind: "list.read", Query: l.asked, Rows: rows}, s.Call(""))
	if err != nil {
		return nil, err
	}
	return kept, nil
}

// due says how a day stands to another: overdue, week, month or later, and "" for no day.
func due(day, on deadline.Date) string {
	switch {
	case day.IsZero():
		return ""
	case day < on:
		return "overdue"
	case day <= on+7:
		return "week"
	case day <= on+30:
		return "month"
	}
	return "later"
}
