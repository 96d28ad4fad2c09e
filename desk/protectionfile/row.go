package protectionfile

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/store"
)

// rowColumns selects the columns of a Row from the tables that running joins. Its one value is
// the unit of the officer who looks: a draft is told only inside the unit that holds the file.
const rowColumns = `SELECT c.id, c.state, c.assignee,
	COALESCE(l.family, ''), COALESCE(l.given, ''), COALESCE(w.family, ''), COALESCE(w.given, ''), COALESCE(w.script, ''),
	COALESCE((SELECT t.state FROM person_state t WHERE t.case_id = c.id AND t.kind = 'nationality' ORDER BY t.ord LIMIT 1), ''),
	c.intention_on, c.lodged_on, c.served_on, COALESCE(k.rule, ''), COALESCE(k.due_on, ''), COALESCE(k.anchor_on, ''),
	EXISTS (SELECT 1 FROM extension e WHERE e.case_id = c.id),
	c.unit = ? AND EXISTS (SELECT 1 FROM decision d WHERE d.case_id = c.id AND d.status = 'draft'),
	EXISTS (SELECT 1 FROM vulnerability_indicator i WHERE i.case_id = c.id AND i.kind = 'unaccompanied_minor') `

// namesJoined joins the name in Latin letters and the name as written.
const namesJoined = `LEFT JOIN person_name l ON l.id = (
		SELECT n.id FROM person_name n WHERE n.case_id = c.id AND n.script = 'Latn' ORDER BY n.ord LIMIT 1)
	LEFT JOIN person_name w ON w.id = (
		SELECT n.id FROM person_name n WHERE n.case_id = c.id ORDER BY n.ord LIMIT 1) `

// running joins the limit of a case that binds and ends first.
const running = `LEFT JOIN clock k ON k.id = (
		SELECT n.id FROM clock n WHERE n.case_id = c.id AND n.ended_on = '' AND n.soft = 0 AND n.begins = 0 AND n.ends <> ''
		ORDER BY n.due_on, n.id LIMIT 1) `

func scanRow(rows *sql.Rows) (Row, error) {
	var r Row
	var intention, lodged, served, due, anchor string
	err := rows.Scan(&r.ID, &r.State, &r.Assignee, &r.Family, &r.Given, &r.OriginalFamily, &r.OriginalGiven, &r.Script,
		&r.Nationality, &intention, &lodged, &served, &r.NextRule, &due, &anchor, &r.Extended, &r.Draft, &r.Child)
	if err != nil {
		return r, err
	}
	for _, day := range []struct {
		text string
		to   *deadline.Date
	}{{intention, &r.IntentionOn}, {lodged, &r.LodgedOn}, {served, &r.ServedOn}, {due, &r.NextDue}, {anchor, &r.NextAnchor}} {
		if err := day.to.UnmarshalText([]byte(day.text)); err != nil {
			return r, err
		}
	}
	return r, nil
}

// Count counts the files an officer may see by the limit that ends first.
func Count(ctx context.Context, v *store.View, in Scope, q Query) (Counts, error) {
	var s sqlText
	s.countDue(in.Today)
	s.add(running + `WHERE `)
	s.visible(in)
	s.chosen(Query{Assigned: q.Assigned, States: q.States}, in.Today)
	return scanCounts(ctx, v, &s)
}

// countDue begins a statement that counts by the day on which k is due.
func (s *sqlText) countDue(today deadline.Date) {
	day, week, month := today.String(), (today + 7).String(), (today + 30).String()
	s.add(`SELECT COUNT(*), `+
		`COALESCE(SUM(CASE WHEN k.due_on < ? THEN 1 ELSE 0 END), 0), `+
		`COALESCE(SUM(CASE WHEN k.due_on >= ? AND k.due_on <= ? THEN 1 ELSE 0 END), 0), `+
		`COALESCE(SUM(CASE WHEN k.due_on > ? AND k.due_on <= ? THEN 1 ELSE 0 END), 0), `+
		`COALESCE(SUM(CASE WHEN k.due_on > ? THEN 1 ELSE 0 END), 0) FROM protection_case c `, day, day, week, week, month, month)
}

func scanCounts(ctx context.Context, v *store.View, s *sqlText) (Counts, error) {
	var n Counts
	err := v.QueryRow(ctx, s.b.String(), s.args...).Scan(&n.All, &n.Overdue, &n.Week, &n.Month, &n.Later)
	if err != nil {
		return n, fmt.Errorf("count: %w", err)
	}
	return n, nil
}

// CountStates counts the files an officer may see by stage, of the assignment asked for.
func CountStates(ctx context.Context, v *store.View, in Scope, q Query) (map[string]int, error) {
	var s sqlText
	s.add(`SELECT c.state, COUNT(*) FROM protection_case c WHERE `)
	s.visible(in)
	s.chosen(Query{Assigned: q.Assigned}, in.Today)
	s.add(` GROUP BY c.state`)
	rows, err := v.Query(ctx, s.b.String(), s.args...)
	if err != nil {
		return nil, fmt.Errorf("count: %w", err)
	}
	defer rows.Close()
	counts := map[string]int{}
	for rows.Next() {
		var state string
		var n int
		if err := rows.Scan(&state, &n); err != nil {
			return nil, fmt.Errorf("count: %w", err)
		}
		counts[state] = n
	}
	return counts, rows.Err()
}
