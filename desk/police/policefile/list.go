package policefile

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/store"
)

// A Query says which of the files that an officer may see are listed.
type Query struct {
	States   []string // empty: every stage
	Assigned string   // an officer, "nobody", or empty for all
	Sender   string   // the state of a bureau, or to which a removal goes; empty: any
	Find     string   // words of a name, a reference, or the number of a paper; empty: all
	Limit    int
	Offset   int
}

// A Row is one line of a list of messages or of removals.
type Row struct {
	ID, State, Assignee string
	Family, Given       string // of the first person named; empty after a purge
	Persons             int64
	Form                string // of a message; the kind of a removal
	Sender              string // the state of the bureau; the state a removal goes to
	Reference           string // the bureau's own; empty for a removal
	Priority            string
	On                  deadline.Date // received; prepared
	NextDue             deadline.Date // zero: none
	AnswerBy            string        // RFC 3339: the end of a limit in hours, as the message has it
}

// A list is one of the two: the reading, the role whose list it is, and its statement.
type list struct {
	reading string
	role    authority.Role
	table   string
	columns string
	state   string // the column of the state asked for as Sender
	order   string
}

// The lists of the register. immutable
var (
	messageList = list{
		reading: "messages.read", role: authority.InterpolOfficer, table: "message", state: "sender",
		columns: `c.form, c.sender, c.reference, c.priority, c.received_on, c.next_due, c.answer_by`, order: ` ORDER BY c.next_due, c.id`,
	}
	removalList = list{
		reading: "removals.read", role: authority.PoliceOfficer, table: "removal", state: "to_state",
		columns: `c.kind, c.to_state, '', '', c.prepared_on, '', ''`, order: ` ORDER BY c.prepared_on DESC, c.id`,
	}
)

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

// visible adds the condition of what an officer may see. It says the same as the policies of authority
// for the reading of the list; a test compares the two row by row.
func (l list) visible(s *sqlText, o authority.Officer) {
	if o.Role != l.role {
		s.add(`1 = 0`)
		return
	}
	s.add(`c.unit = ?`, o.Unit)
}

// chosen adds the officer's own filters.
func (l list) chosen(s *sqlText, q Query) {
	for i, state := range q.States {
		s.add(map[bool]string{true: ` AND c.state IN (?`, false: `, ?`}[i == 0], state)
	}
	if len(q.States) > 0 {
		s.add(`)`)
	}
	switch q.Assigned {
	case "":
	case "nobody":
		s.add(` AND c.assignee = ''`)
	default:
		s.add(` AND c.assignee = ?`, q.Assigned)
	}
	if q.Sender != "" {
		s.add(` AND c.`+l.state+` = ?`, q.Sender)
	}
	if find := identity.Clean(q.Find); find != "" {
		l.found(s, find)
	}
}

// found adds the search for words of a name, a reference, or the number of a paper.
func (l list) found(s *sqlText, find string) {
	s.add(` AND (`)
	words := strings.Fields(identity.SearchKey(find))
	for i, word := range words {
		s.add(strings.Repeat(` AND `, min(i, 1))+
			`EXISTS (SELECT 1 FROM person_name n WHERE n.case_id = c.id AND ' ' || n.search_key LIKE ? ESCAPE '!')`, `% `+escapeLike(word)+`%`)
	}
	if len(words) == 0 {
		s.add(`1 = 0`)
	}
	if l.table == "message" {
		s.add(` OR c.reference = ?`, find)
	}
	s.add(` OR c.id = ? OR EXISTS (SELECT 1 FROM identity_document i WHERE i.case_id = c.id AND i.number = ?))`, find, find)
}

func escapeLike(s string) string {
	return strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(s)
}

// page reads one page of the files an officer may see, and one row more than the limit if there are
// further pages.
func (l list) page(ctx context.Context, v *store.View, o authority.Officer, q Query) ([]Row, error) {
	var s sqlText
	s.add(`SELECT c.id, c.state, c.assignee, COALESCE(n.family, ''), COALESCE(n.given, ''),
		(SELECT COUNT(*) FROM person p WHERE p.case_id = c.id), ` + l.columns + ` FROM ` + l.table + ` c
		LEFT JOIN person_name n ON n.id = (SELECT f.id FROM person_name f WHERE f.case_id = c.id ORDER BY f.ord LIMIT 1) WHERE `)
	l.visible(&s, o)
	l.chosen(&s, q)
	s.add(l.order+` LIMIT ? OFFSET ?`, q.Limit+1, q.Offset)
	rows, err := v.Query(ctx, s.b.String(), s.args...)
	if err != nil {
		return nil, fmt.Errorf("list: %w", err)
	}
	defer rows.Close()
	var out []Row
	for rows.Next() {
		var r Row
		var on, due string
		err := rows.Scan(&r.ID, &r.State, &r.Assignee, &r.Family, &r.Given, &r.Persons, &r.Form, &r.Sender, &r.Reference, &r.Priority, &on, &due, &r.AnswerBy)
		if err != nil {
			return nil, fmt.Errorf("list: %w", err)
		}
		if due == never {
			due = ""
		}
		if err := r.On.UnmarshalText([]byte(on)); err != nil {
			return nil, fmt.Errorf("list: %w", err)
		}
		if err := r.NextDue.UnmarshalText([]byte(due)); err != nil {
			return nil, fmt.Errorf("list: %w", err)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// A Listed is one page of a list.
type Listed struct {
	Rows   []Row
	More   bool           // there are further pages
	Stages map[string]int // how many files the officer may see, by stage
	All    int
}

// ListMessages lists the messages that an officer may see, the next limit first. It is entered as
// messages.read, or as messages.searched where something is looked for, and returns *desk.Denied to an
// officer whose role has no such list.
func ListMessages(ctx context.Context, d *desk.Desk, call desk.Call, q Query) (Listed, error) {
	l := messageList
	if q.Find != "" {
		l.reading = "messages.searched"
	}
	return l.entered(ctx, d, call, q)
}

// ListRemovals lists the removals and escorts that an officer may see, the latest first.
func ListRemovals(ctx context.Context, d *desk.Desk, call desk.Call, q Query) (Listed, error) {
	return removalList.entered(ctx, d, call, q)
}

func (l list) entered(ctx context.Context, d *desk.Desk, call desk.Call, q Query) (Listed, error) {
	var out Listed
	asked := strings.Join(append([]string{q.Find, q.Sender, q.Assigned}, q.States...), " ")
	err := desk.List(ctx, d, desk.Listing{Kind: l.reading, Query: asked, Rows: func(v *store.View) (int, error) {
		rows, err := l.page(ctx, v, call.Officer, q)
		if err != nil {
			return 0, err
		}
		out = Listed{Rows: rows[:min(len(rows), q.Limit)], More: len(rows) > q.Limit, Stages: map[string]int{}}
		return len(out.Rows), l.count(ctx, v, call.Officer, &out)
	}}, call)
	return out, err
}

// count counts the files an officer may see by stage.
func (l list) count(ctx context.Context, v *store.View, o authority.Officer, out *Listed) error {
	var s sqlText
	s.add(`SELECT c.state, COUNT(*) FROM ` + l.table + ` c WHERE `)
	l.visible(&s, o)
	s.add(` GROUP BY c.state`)
	rows, err := v.Query(ctx, s.b.String(), s.args...)
	if err != nil {
		return fmt.Errorf("count: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var state string
		var n int
		if err := rows.Scan(&state, &n); err != nil {
			return fmt.Errorf("count: %w", err)
		}
		out.Stages[state], out.All = n, out.All+n
	}
	return rows.Err()
}
