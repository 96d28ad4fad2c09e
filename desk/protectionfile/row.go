package protectionfile

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/store"
)

// rowColumns selects the columns of a Row. Its one value is the unit of the officer who looks:
// a draft is told only inside the unit that holds the file.
const rowColumns = `SELECT c.id, c.state, c.assignee,
	COALESCE(l.family, ''), COALESCE(l.given, ''), COALESCE(w.family, ''), COALESCE(w.given, ''), COALESCE(w.script, ''),
	COALESCE((SELECT t.state FROM person_state t WHERE t.case_id = c.id AND t.kind = 'nationality' ORDER BY t.ord LIMIT 1), ''),
	c.intention_on, c.lodged_on, c.served_on, c.next_rule, c.next_due, c.next_anchor,
	EXISTS (SELECT 1 FROM extension e WHERE e.case_id = c.id),
	c.unit = ? AND EXISTS (SELECT 1 FROM decision d WHERE d.case_id = c.id AND d.status = 'draft'),
	EXISTS (SELECT 1 FROM vulnerability_indicator i WHERE i.case_id = c.id AND i.kind = 'unaccompanied_minor') `

// namesJoined joins the name in Latin letters and the name as written.
const namesJoined = `LEFT JOIN person_name l ON l.id = (
		SELECT n.id FROM person_name n WHERE n.case_id = c.id AND n.script = 'Latn' ORDER BY n.ord LIMIT 1)
	LEFT JOIN person_name w ON w.id = (
		SELECT n.id FROM person_name n WHERE n.case_id = c.id ORDER BY n.ord LIMIT 1) `

// dueFirst is the order of a list: the limit that ends first, cases without one last.
const dueFirst = ` ORDER BY c.next_due, c.id`

func scanRow(rows *sql.Rows) (Row, error) {
	var r Row
	var intention, lodged, served, due, anchor string
	err := rows.Scan(&r.ID, &r.State, &r.Assignee, &r.Family, &r.Given, &r.OriginalFamily, &r.OriginalGiven, &r.Script,
		&r.Nationality, &intention, &lodged, &served, &r.NextRule, &due, &anchor, &r.Extended, &r.Draft, &r.Child)
	if err != nil {
		return r, err
	}
	if due == never {
		due = ""
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

// Numbers are what stands around a list, all of files that the officer may see.
type Numbers struct {
	Counts Counts         // of the stages and the assignment asked for, by the limit that ends first
	Stages map[string]int // of the assignment asked for
	All    int
	Mine   int // assigned to the officer
	Nobody int // assigned to nobody
}

// Number counts the files an officer may see, in one walk over them.
func Number(ctx context.Context, v *store.View, in Scope, q Query) (Numbers, error) {
	var s sqlText
	asked := func(then string, args ...any) {
		s.add(`, COALESCE(SUM(CASE WHEN `+then, args...)
		if q.Assigned != "" {
			s.add(` AND c.assignee = ?`, q.assignee())
		}
		s.add(` THEN 1 ELSE 0 END), 0)`)
	}
	day, week, month := in.dues()
	s.add(`SELECT c.state, COUNT(*), COALESCE(SUM(CASE WHEN c.assignee = ? THEN 1 ELSE 0 END), 0), `+
		`COALESCE(SUM(CASE WHEN c.assignee = '' THEN 1 ELSE 0 END), 0)`, in.Officer.ID)
	asked(`1 = 1`)
	asked(`c.next_due < ?`, day)
	asked(`c.next_due >= ? AND c.next_due <= ?`, day, week)
	asked(`c.next_due > ? AND c.next_due <= ?`, week, month)
	asked(`c.next_due > ? AND c.next_due < ?`, month, never)
	s.add(` FROM protection_case c WHERE `)
	s.visible(in)
	s.live(q)
	s.add(` GROUP BY c.state`)
	rows, err := v.Query(ctx, s.b.String(), s.args...)
	if err != nil {
		return Numbers{}, fmt.Errorf("count: %w", err)
	}
	defer rows.Close()
	n := Numbers{Stages: map[string]int{}}
	for rows.Next() {
		if err := n.scan(rows, q); err != nil {
			return Numbers{}, fmt.Errorf("count: %w", err)
		}
	}
	return n, rows.Err()
}

// scan adds the numbers of one stage.
func (n *Numbers) scan(rows *sql.Rows, q Query) error {
	var state string
	var all, mine, nobody int
	var c Counts
	if err := rows.Scan(&state, &all, &mine, &nobody, &c.All, &c.Overdue, &c.Week, &c.Month, &c.Later); err != nil {
		return err
	}
	n.All, n.Mine, n.Nobody = n.All+all, n.Mine+mine, n.Nobody+nobody
	if c.All > 0 {
		n.Stages[state] = c.All
	}
	if len(q.States) == 0 || slices.Contains(q.States, state) {
		n.Counts = n.Counts.plus(c)
	}
	return nil
}

func (n Counts) plus(m Counts) Counts {
	return Counts{All: n.All + m.All, Overdue: n.Overdue + m.Overdue, Week: n.Week + m.Week, Month: n.Month + m.Month, Later: n.Later + m.Later}
}
