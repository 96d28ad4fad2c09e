package protectionfile

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/store"
)

// A Query says which of the files that an officer may see are listed.
type Query struct {
	States   []string // empty: every stage
	Due      string   // overdue | week | month | later, or empty
	Assigned string   // an officer, "nobody", or empty for all
	Find     Search   // zero: all
	Among    []string // references; nil: whatever they are
	Live     bool     // without the files that are continued in another one: nothing is to be done there
	Limit    int
	Offset   int
}

// A Scope is who looks, and on which day: mandates begin and end.
type Scope struct {
	Officer authority.Officer
	Today   deadline.Date
}

// A Row is one line of a list: the case and what is shown of its person.
type Row struct {
	ID, State, Assignee    string
	Family, Given          string // in Latin letters where there are any
	OriginalFamily         string // as in the document
	OriginalGiven, Script  string
	Nationality            string
	IntentionOn, LodgedOn  deadline.Date
	ServedOn               deadline.Date
	NextRule               string
	NextDue, NextAnchor    deadline.Date
	Extended, Draft, Child bool
}

// Counts are the numbers on the tiles of the worklist, of the files an officer may see.
type Counts struct{ All, Overdue, Week, Month, Later int }

// sqlText collects a statement whose every ? takes the next placeholder of both engines.
type sqlText struct {
	b    strings.Builder
	args []any
}

func (s *sqlText) add(text string, args ...any) {
	for i, part := range strings.Split(text, "?") {
		if i > 0 {
			s.args = append(s.args, args[i-1])
			s.b.WriteString("$" + strconv.Itoa(len(s.args)))
		}
		s.b.WriteString(part)
	}
}

// visible adds the condition of what an officer may see. It says the same as the policies
// of authority for list.read; a test compares the two row by row.
func (s *sqlText) visible(in Scope) {
	o := in.Officer
	switch o.Role {
	case authority.BorderOfficer:
		s.add(`c.entered_unit = ? AND c.handed_over_on = ''`, o.Unit)
	case authority.Caseworker, authority.TeamLeader:
		s.add(`c.unit = ? AND c.handed_over_on <> ''`, o.Unit)
	case authority.SecondReader:
		s.add(`c.unit = ? AND c.handed_over_on <> '' AND EXISTS (
			SELECT 1 FROM decision d WHERE d.case_id = c.id AND d.status = 'draft' AND d.author <> ?)`, o.Unit, o.ID)
	case authority.Counsel:
		day := in.Today.String()
		s.add(`c.id IN (SELECT m.case_id FROM mandate m WHERE m.counsel = ? AND m.from_on <= ?
			AND (m.ended_on = '' OR m.ended_on > ?) AND (m.until_on = '' OR m.until_on >= ?))`, o.ID, day, day, day)
	default:
		s.add(`1 = 0`)
	}
}

// chosen adds the officer's own filters.
func (s *sqlText) chosen(q Query, in Scope) {
	if len(q.States) > 0 {
		s.add(` AND c.state IN (`)
		for i, state := range q.States {
			s.add(strings.Repeat(", ", min(i, 1))+`?`, state)
		}
		s.add(`)`)
	}
	if q.Assigned != "" {
		s.add(` AND c.assignee = ?`, q.assignee())
	}
	s.live(q)
	s.due(q.Due, `c.next_due`, in)
	s.bears(q.Find)
	if q.Among != nil {
		s.add(` AND c.id`)
		s.among(q.Among)
	}
}

// live leaves out the files that are continued in another one, where that is asked for.
func (s *sqlText) live(q Query) {
	if q.Live {
		s.add(` AND c.continued_in = ''`)
	}
}

// among adds that the column before it is one of these values.
func (s *sqlText) among(values []string) {
	if len(values) == 0 {
		s.add(` IS NULL`) // no column is
		return
	}
	s.add(` IN (`)
	for i, one := range values {
		s.add(strings.Repeat(", ", min(i, 1))+`?`, one)
	}
	s.add(`)`)
}

// assignee is who the files asked for are assigned to; nobody has no reference.
func (q Query) assignee() string {
	if q.Assigned == "nobody" {
		return ""
	}
	return q.Assigned
}

// dues are the days that part what is due: today, in a week, in thirty days.
func (in Scope) dues() (day, week, month string) {
	return in.Today.String(), (in.Today + 7).String(), (in.Today + 30).String()
}

// due adds the condition that a column of days falls into one of the four.
func (s *sqlText) due(due, column string, in Scope) {
	day, week, month := in.dues()
	switch due {
	case "overdue":
		s.add(` AND `+column+` < ?`, day)
	case "week":
		s.add(` AND `+column+` >= ? AND `+column+` <= ?`, day, week)
	case "month":
		s.add(` AND `+column+` > ? AND `+column+` <= ?`, week, month)
	case "later":
		s.add(` AND `+column+` > ? AND `+column+` < ?`, month, never)
	}
}

// listed is the statement of List: the page is found first, and only its rows are filled.
func listed(in Scope, q Query) *sqlText {
	var s sqlText
	s.add(rowColumns+`FROM (SELECT c.id FROM `, in.Officer.Unit)
	s.sought(q.Find)
	s.add(` WHERE `)
	s.visible(in)
	s.chosen(q, in)
	s.add(dueFirst+` LIMIT ? OFFSET ?) p JOIN protection_case c ON c.id = p.id `+namesJoined+dueFirst, q.Limit+1, q.Offset)
	return &s
}

// List reads one page of the files an officer may see, the next limit first, and one row
// more than the limit if there are further pages.
func List(ctx context.Context, v *store.View, in Scope, q Query) ([]Row, error) {
	s := listed(in, q)
	rows, err := v.Query(ctx, s.b.String(), s.args...)
	if err != nil {
		return nil, fmt.Errorf("list: %w", err)
	}
	defer rows.Close()
	var out []Row
	for rows.Next() {
		r, err := scanRow(rows)
		if err != nil {
			return nil, fmt.Errorf("list: %w", err)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}
