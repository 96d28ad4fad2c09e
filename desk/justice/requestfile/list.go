package requestfile

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/store"
)

// A Query says which of the requests that an officer may see are listed.
type Query struct {
	States     []string // empty: every stage
	Court      string   // the unit that is the court; empty: any
	Assigned   string   // an officer, "nobody", or empty for all
	Requesting string   // the requesting state; empty: any
	Due        deadline.Date
	Find       string // words of a name, a reference, theirs, an old number or that of a paper; empty: all
	As         string // what the list is given out as, for the book: "export csv"; empty: a page
	Limit      int
	Offset     int
}

// A Row is one line of the list of requests. It says nothing of a hold: what is held stands in the list
// as all else does.
type Row struct {
	ID, State, Kind string
	Direction       string
	Requesting      string // the requesting state
	Requested       string
	Reference       string // the other state's own
	Court, Assignee string
	Family, Given   string        // of the first person named
	On              deadline.Date // the act that opened the file
	NextRule        string        // of the limit that ends first; empty: none runs
	NextDue         deadline.Date // zero: none
}

// A Listed is one page of the list.
type Listed struct {
	Rows   []Row
	More   bool           // there are further pages
	Stages map[string]int // how many requests the officer may see, by stage
	All    int
}

// List lists the requests that an officer may see, the next limit first. It is entered as requests.read,
// or as requests.searched where something is looked for, and returns *desk.Denied to an officer whose
// role has no such list.
func List(ctx context.Context, d *desk.Desk, call desk.Call, q Query) (Listed, error) {
	kind := "requests.read"
	if q.Find != "" {
		kind = "requests.searched"
	}
	asked := strings.Join(append([]string{q.Find, q.Court, q.Assigned, q.Requesting, q.Due.String()}, q.States...), " ")
	if q.As != "" {
		asked = q.As + " " + asked
	}
	var out Listed
	err := desk.List(ctx, d, desk.Listing{Kind: kind, Query: asked, Rows: func(v *store.View) (int, error) {
		rows, err := listed(ctx, v, call.Officer, q)
		if err != nil {
			return 0, err
		}
		out = Listed{Rows: rows[:min(len(rows), q.Limit)], More: len(rows) > q.Limit, Stages: map[string]int{}}
		return len(out.Rows), counted(ctx, v, call.Officer, &out)
	}}, call)
	return out, err
}

// A statement collects SQL whose every ? takes the next placeholder of both engines.
type statement struct {
	b    strings.Builder
	args []any
}

func (s *statement) add(text string, args ...any) {
	for i, part := range strings.Split(text, "?") {
		if i > 0 {
			s.args = append(s.args, args[i-1])
			s.b.WriteString("$" + strconv.Itoa(len(s.args)))
		}
		s.b.WriteString(part)
	}
}

// visible adds the condition of what an officer may see. It says the same as the policies of authority
// for requests.read; a test compares the two row by row.
func (s *statement) visible(o authority.Officer) {
	switch o.Role {
	case authority.LegalAssistanceOfficer:
		s.add(`c.unit = ?`, o.Unit)
	case authority.CourtClerk, authority.Judge:
		s.add(`c.court <> '' AND c.court = ?`, o.Unit)
	case authority.Minister:
		s.add(`c.state IN (?, ?, ?)`, string(stage.BeforeMinister), string(stage.SurrenderGranted), string(stage.SurrenderAgreed))
	default:
		s.add(`1 = 0`)
	}
}

// chosen adds the officer's own filters.
func (s *statement) chosen(q Query) {
	for i, state := range q.States {
		s.add(map[bool]string{true: ` AND c.state IN (?`, false: `, ?`}[i == 0], state)
	}
	if len(q.States) > 0 {
		s.add(`)`)
	}
	if q.Assigned == "nobody" {
		s.add(` AND c.assignee = ''`)
	} else if q.Assigned != "" {
		s.add(` AND c.assignee = ?`, q.Assigned)
	}
	if q.Court != "" {
		s.add(` AND c.court = ?`, q.Court)
	}
	if q.Requesting != "" {
		s.add(` AND c.requesting_state = ?`, q.Requesting)
	}
	if !q.Due.IsZero() {
		s.add(` AND c.next_due <= ?`, q.Due.String())
	}
	if find := identity.Clean(q.Find); find != "" {
		s.found(find)
	}
}

// found adds the search for words of a name, a number of the request, or the number of a paper.
func (s *statement) found(find string) {
	s.add(` AND (`)
	words := strings.Fields(identity.SearchKey(find))
	for i, word := range words {
		s.add(strings.Repeat(` AND `, min(i, 1))+
			`EXISTS (SELECT 1 FROM claimed_name n WHERE n.case_id = c.id AND ' ' || n.search_key LIKE ? ESCAPE '!')`, `% `+escapeLike(word)+`%`)
	}
	if len(words) == 0 {
		s.add(`1 = 0`)
	}
	s.add(` OR c.id = ? OR c.their_reference = ? OR c.legacy_number = ?
		OR EXISTS (SELECT 1 FROM claimed_paper i WHERE i.case_id = c.id AND i.number = ?))`, find, find, find, find)
}

func escapeLike(s string) string {
	return strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(s)
}

// listed reads one page of the requests an officer may see, and one row more than the limit if there are
// further pages.
func listed(ctx context.Context, v *store.View, o authority.Officer, q Query) ([]Row, error) {
	var s statement
	s.add(`SELECT c.id, c.state, c.kind, c.direction, c.requesting_state, c.requested_state, c.their_reference, c.court, c.assignee,
		COALESCE(n.family, ''), COALESCE(n.given, ''), c.received_on, c.next_rule, c.next_due FROM request c
		LEFT JOIN claimed_name n ON n.id = (SELECT f.id FROM claimed_name f WHERE f.case_id = c.id ORDER BY f.ord LIMIT 1) WHERE `)
	s.visible(o)
	s.chosen(q)
	s.add(` ORDER BY c.next_due, c.id LIMIT ? OFFSET ?`, q.Limit+1, q.Offset)
	found, err := v.Query(ctx, s.b.String(), s.args...)
	if err != nil {
		return nil, fmt.Errorf("list: %w", err)
	}
	defer found.Close()
	var out []Row
	for found.Next() {
		var r Row
		var on, due string
		err := found.Scan(&r.ID, &r.State, &r.Kind, &r.Direction, &r.Requesting, &r.Requested, &r.Reference, &r.Court, &r.Assignee,
			&r.Family, &r.Given, &on, &r.NextRule, &due)
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
	return out, found.Err()
}

// counted counts the requests an officer may see by stage.
func counted(ctx context.Context, v *store.View, o authority.Officer, out *Listed) error {
	var s statement
	s.add(`SELECT c.state, COUNT(*) FROM request c WHERE `)
	s.visible(o)
	s.add(` GROUP BY c.state`)
	found, err := v.Query(ctx, s.b.String(), s.args...)
	if err != nil {
		return fmt.Errorf("count: %w", err)
	}
	defer found.Close()
	for found.Next() {
		var state string
		var n int
		if err := found.Scan(&state, &n); err != nil {
			return fmt.Errorf("count: %w", err)
		}
		out.Stages[state], out.All = n, out.All+n
	}
	return found.Err()
}
