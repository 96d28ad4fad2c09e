package protectionfile

import (
	"context"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// A Duty is one open task with the file that it is of.
type Duty struct {
	File protection.File
	Task protection.Task
}

// Duties gives the open tasks of an officer, those of the limit that ends first before the others:
// one page of them, and how many there are. A caseworker has the own; a team leader also those of
// the unit of which leaders are told; border police those of the unit, until the hand-over. It is
// entered like every list, and returns *desk.Denied to an officer whose role has no lists.
func Duties(ctx context.Context, d *desk.Desk, l Lookup, call desk.Call) ([]Duty, int, error) {
	var out []Duty
	n := 0
	err := list(ctx, d, l, call, func(v *store.View, in Scope) (int, error) {
		var err error
		if n, err = countDuties(ctx, v, in); err != nil {
			return 0, err
		}
		out, err = duties(ctx, v, in, l.Query)
		return len(out), err
	})
	return out, n, err
}

// owed adds the condition of the tasks of an officer, of files that the officer may see.
func (s *sqlText) owed(in Scope) {
	o := in.Officer
	s.add(` FROM task t JOIN protection_case c ON c.id = t.case_id WHERE t.unit = ? AND t.done_on = '' AND c.continued_in = '' AND `, o.Unit)
	switch o.Role {
	case authority.Caseworker:
		s.add(`t.officer = ? AND `, o.ID)
	case authority.TeamLeader:
		s.add(`(t.leader = 1 OR t.officer = ?) AND `, o.ID)
	case authority.BorderOfficer:
	default:
		s.add(`1 = 0 AND `)
	}
	s.visible(in)
}

func countDuties(ctx context.Context, v *store.View, in Scope) (n int, err error) {
	var s sqlText
	s.add(`SELECT COUNT(*)`)
	s.owed(in)
	if err := v.QueryRow(ctx, s.b.String(), s.args...).Scan(&n); err != nil {
		return 0, fmt.Errorf("tasks: %w", err)
	}
	return n, nil
}

func duties(ctx context.Context, v *store.View, in Scope, q Query) ([]Duty, error) {
	var s sqlText
	s.add(`SELECT t.case_id, t.id`)
	s.owed(in)
	s.add(` ORDER BY t.due_on, t.id LIMIT ? OFFSET ?`, q.Limit, q.Offset)
	rows, err := v.Query(ctx, s.b.String(), s.args...)
	if err != nil {
		return nil, fmt.Errorf("tasks: %w", err)
	}
	defer rows.Close()
	var cases, ids []string
	for rows.Next() {
		var caseID, id string
		if err := rows.Scan(&caseID, &id); err != nil {
			return nil, fmt.Errorf("tasks: %w", err)
		}
		cases, ids = append(cases, caseID), append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("tasks: %w", err)
	}
	files, err := filesOf(ctx, v, cases)
	out := make([]Duty, len(files))
	for i, f := range files {
		at := slices.IndexFunc(f.Tasks, func(t protection.Task) bool { return t.ID == ids[i] })
		out[i] = Duty{File: f, Task: f.Tasks[at]} // the same view read both
	}
	return out, err
}
