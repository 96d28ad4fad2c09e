package protectionfile

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// A Lookup is a list that an officer asks for. Pages ask through it, because they may not
// name the store (docs/style.md 15).
type Lookup struct {
	Kind  string // "list.read", "search.run"
	Asked string // what was asked, sealed in the entry
	Query Query
}

// A Listed is one page of a list with the numbers around it.
type Listed struct {
	Numbers
	Rows []Row
	More bool // there are further pages
}

// Look runs a lookup and enters it with the number of rows before they are shown. It returns
// *desk.Denied to an officer whose role has no lists.
func Look(ctx context.Context, d *desk.Desk, l Lookup, call desk.Call) (Listed, error) {
	var out Listed
	err := list(ctx, d, l, call, func(v *store.View, in Scope) (int, error) {
		var err error
		if out.Rows, out.More, err = onePage(ctx, v, in, l.Query); err != nil {
			return 0, err
		}
		out.Numbers, err = Number(ctx, v, in, l.Query)
		return len(out.Rows), err
	})
	return out, err
}

func list(ctx context.Context, d *desk.Desk, l Lookup, call desk.Call, rows func(*store.View, Scope) (int, error)) error {
	in := Scope{Officer: call.Officer, Today: d.Today()}
	return desk.List(ctx, d, desk.Listing{Kind: l.Kind, Query: l.Asked, Rows: func(v *store.View) (int, error) {
		return rows(v, in)
	}}, call)
}

func onePage(ctx context.Context, v *store.View, in Scope, q Query) ([]Row, bool, error) {
	rows, err := List(ctx, v, in, q)
	if err != nil {
		return nil, false, err
	}
	return rows[:min(len(rows), q.Limit)], len(rows) > q.Limit, nil
}

// A Limit is one time limit that runs, with the file that it runs in.
type Limit struct {
	File protection.File
	Rule string
}

// Limits gives the running limits of the files that an officer may see, the first to end
// first: those of the due of the query, its page, and how many there are of each due. Of a
// limit that only the law ends, and of a right, those are given that are yet to come.
func Limits(ctx context.Context, d *desk.Desk, l Lookup, call desk.Call) ([]Limit, Counts, error) {
	var out []Limit
	var n Counts
	err := list(ctx, d, l, call, func(v *store.View, in Scope) (int, error) {
		var err error
		if n, err = countLimits(ctx, v, in); err != nil {
			return 0, err
		}
		out, err = limits(ctx, v, in, l.Query)
		return len(out), err
	})
	return out, n, err
}

// live is the condition of a limit that is listed.
const live = ` AND c.continued_in = '' AND k.ended_on = '' AND (k.due_on >= ? OR (k.soft = 0 AND k.begins = 0 AND k.ends <> ''))`

func limits(ctx context.Context, v *store.View, in Scope, q Query) ([]Limit, error) {
	var s sqlText
	s.add(`SELECT c.id, k.rule FROM protection_case c JOIN clock k ON k.case_id = c.id WHERE `)
	s.visible(in)
	s.add(live, in.Today.String())
	s.due(q.Due, `k.due_on`, in)
	s.add(` ORDER BY k.due_on, k.id LIMIT ? OFFSET ?`, q.Limit, q.Offset)
	rows, err := v.Query(ctx, s.b.String(), s.args...)
	if err != nil {
		return nil, fmt.Errorf("limits: %w", err)
	}
	defer rows.Close()
	var ids, rules []string
	for rows.Next() {
		var id, rule string
		if err := rows.Scan(&id, &rule); err != nil {
			return nil, fmt.Errorf("limits: %w", err)
		}
		ids, rules = append(ids, id), append(rules, rule)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("limits: %w", err)
	}
	files, err := filesOf(ctx, v, ids)
	out := make([]Limit, len(files))
	for i, f := range files {
		out[i] = Limit{File: f, Rule: rules[i]}
	}
	return out, err
}

// filesOf loads each file once, in the order of the references.
func filesOf(ctx context.Context, v *store.View, ids []string) ([]protection.File, error) {
	known := map[string]protection.File{}
	out := make([]protection.File, len(ids))
	for i, id := range ids {
		f, ok := known[id]
		if !ok {
			var err error
			if f, _, err = load(ctx, v, id); err != nil {
				return nil, err
			}
			known[id] = f
		}
		out[i] = f
	}
	return out, nil
}

// countLimits counts the limits listed by the day on which they end.
func countLimits(ctx context.Context, v *store.View, in Scope) (Counts, error) {
	day, week, month := in.dues()
	var s sqlText
	s.add(`SELECT COUNT(*), `+
		`COALESCE(SUM(CASE WHEN k.due_on < ? THEN 1 ELSE 0 END), 0), `+
		`COALESCE(SUM(CASE WHEN k.due_on >= ? AND k.due_on <= ? THEN 1 ELSE 0 END), 0), `+
		`COALESCE(SUM(CASE WHEN k.due_on > ? AND k.due_on <= ? THEN 1 ELSE 0 END), 0), `+
		`COALESCE(SUM(CASE WHEN k.due_on > ? THEN 1 ELSE 0 END), 0) `+
		`FROM protection_case c JOIN clock k ON k.case_id = c.id WHERE `, day, day, week, week, month, month)
	s.visible(in)
	s.add(live, in.Today.String())
	var n Counts
	err := v.QueryRow(ctx, s.b.String(), s.args...).Scan(&n.All, &n.Overdue, &n.Week, &n.Month, &n.Later)
	if err != nil {
		return n, fmt.Errorf("count: %w", err)
	}
	return n, nil
}
