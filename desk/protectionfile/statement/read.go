package statement

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/protection/identification/statement"
	"github.com/zaklon/zaklon/store"
)

// An Opened statement comes with the entry by which it was issued: its moment and its article.
type Opened struct {
	statement.Statement
	Entry audit.Entry
}

// Open gives a statement after the reading is entered.
func Open(ctx context.Context, d *desk.Desk, call desk.Call) (Opened, error) {
	var o Opened
	s, err := desk.Read(ctx, d, desk.Look[statement.Statement]{
		Kind: "statement.read", Keeper: Keeper(),
		More: func(v *store.View, s statement.Statement) error {
			return v.Entries(ctx, func(e audit.Entry) error { o.Entry = e; return nil },
				`WHERE case_id = $1 AND sort = $2 ORDER BY seq DESC LIMIT 1`, s.ID, string(audit.Act))
		},
	}, call)
	if err != nil {
		return Opened{}, err
	}
	o.Statement = s
	return o, nil
}

// A Row is one statement in a list; it names nobody.
type Row struct {
	ID       string
	IssuedOn deadline.Date
	Officer  string
}

// A Page is a part of a list.
type Page struct{ Limit, Offset int }

// List gives the statements that the officer's own unit issued, the latest first, and whether there
// are more. It is entered like every list, and returns *desk.Denied to an officer whose role has none.
func List(ctx context.Context, d *desk.Desk, call desk.Call, p Page) ([]Row, bool, error) {
	var out []Row
	err := desk.List(ctx, d, desk.Listing{Kind: "statements.read", Query: "statements", Rows: func(v *store.View) (int, error) {
		var err error
		out, err = list(ctx, v, call.Officer.Unit, p)
		return min(len(out), p.Limit), err
	}}, call)
	if err != nil {
		return nil, false, err
	}
	return out[:min(len(out), p.Limit)], len(out) > p.Limit, nil
}

func list(ctx context.Context, v *store.View, unit string, p Page) ([]Row, error) {
	const query = `SELECT id, issued_on, officer FROM register_statement WHERE unit = $1 ORDER BY issued_on DESC, id LIMIT $2 OFFSET $3`
	rows, err := v.Query(ctx, query, unit, p.Limit+1, p.Offset)
	if err != nil {
		return nil, fmt.Errorf("statements: %w", err)
	}
	defer rows.Close()
	var out []Row
	for rows.Next() {
		var r Row
		var on string
		if err := rows.Scan(&r.ID, &on, &r.Officer); err != nil {
			return nil, fmt.Errorf("statements: %w", err)
		}
		if err := r.IssuedOn.UnmarshalText([]byte(on)); err != nil {
			return nil, fmt.Errorf("statements: %w", err)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}
