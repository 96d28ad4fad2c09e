package protectionfile_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
	"pgregory.net/rapid"
)

// table writes rows past the desks, so that a world can hold what no act would make.
type table struct {
	db      *sql.DB
	columns map[string][]string // name and default, alternating
}

func raw(t *testing.T, w *housetest.World) *table {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(w.Dir, "protection.db")+"?_pragma=synchronous(0)&_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return &table{db: db, columns: map[string][]string{}}
}

// insert writes one row; columns not named are empty or zero.
func (r *table) insert(name string, row map[string]any) error {
	if r.columns[name] == nil {
		rows, err := r.db.Query("SELECT name, type FROM pragma_table_info(?)", name)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var column, kind string
			if err := rows.Scan(&column, &kind); err != nil {
				return err
			}
			r.columns[name] = append(r.columns[name], column, map[string]string{"TEXT": "''", "BIGINT": "0", "BYTEA": "x''"}[kind])
		}
	}
	var columns, marks []string
	var args []any
	for i := 0; i < len(r.columns[name]); i += 2 {
		columns = append(columns, r.columns[name][i])
		if v, given := row[r.columns[name][i]]; given {
			marks, args = append(marks, "?"), append(args, v)
			continue
		}
		marks = append(marks, r.columns[name][i+1])
	}
	_, err := r.db.Exec("INSERT INTO "+name+" ("+strings.Join(columns, ", ")+") VALUES ("+strings.Join(marks, ", ")+")", args...)
	return err
}

const today = "2024-03-01"

// A made case is one that was drawn, with what authority should be told of it.
type made struct {
	facts authority.Case
	due   deadline.Date // zero: no limit runs
}

// draw writes a case with everything that decides who may see it.
func draw(rt *rapid.T, r *table, n int) made {
	id := fmt.Sprintf("case-%02d", n)
	officers := rapid.SampledFrom([]string{"", "o1", "o2"})
	units := rapid.SampledFrom([]string{"u1", "u2"})
	day := rapid.SampledFrom([]string{"2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02"})
	ends := rapid.SampledFrom([]string{"", "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02"})
	m := made{facts: authority.Case{
		ID: id, State: string(rapid.SampledFrom(protection.States()).Draw(rt, "state")), Unit: units.Draw(rt, "unit"),
		EnteredUnit: units.Draw(rt, "entered"), HandedOver: rapid.Bool().Draw(rt, "handed over"), Assignee: officers.Draw(rt, "assignee"),
	}}
	handed := map[bool]string{true: "2024-01-02"}[m.facts.HandedOver]
	rows := []struct {
		table string
		row   map[string]any
	}{{"protection_case", map[string]any{
		"next_due": "9999-12-31", "id": id, "case_id": id, "state": m.facts.State, "unit": m.facts.Unit, "entered_unit": m.facts.EnteredUnit,
		"handed_over_on": handed, "assignee": m.facts.Assignee,
	}}}
	add := func(table string, row map[string]any) {
		row["id"], row["case_id"] = fmt.Sprint(id, "-", len(rows)), id
		rows = append(rows, struct {
			table string
			row   map[string]any
		}{table, row})
	}
	add("decision", map[string]any{"status": "returned", "author": "o1"})
	if m.facts.DraftAuthor = officers.Draw(rt, "draft"); m.facts.DraftAuthor != "" {
		add("decision", map[string]any{"status": "draft", "author": m.facts.DraftAuthor})
	}
	add("correction", map[string]any{"status": "refused", "proposer": "o1"})
	if m.facts.Proposer = officers.Draw(rt, "correction"); m.facts.Proposer != "" {
		add("correction", map[string]any{"status": "proposed", "proposer": m.facts.Proposer})
	}
	for range rapid.IntRange(0, 2).Draw(rt, "mandates") {
		counsel, from, until, ended := officers.Draw(rt, "counsel"), day.Draw(rt, "from"), ends.Draw(rt, "until"), ends.Draw(rt, "ended")
		add("mandate", map[string]any{"counsel": counsel, "from_on": from, "until_on": until, "ended_on": ended})
		if counsel != "" && from <= today && (until == "" || until >= today) && (ended == "" || ended > today) {
			m.facts.Counsel = append(m.facts.Counsel, counsel)
		}
	}
	if due := rapid.SampledFrom([]int{0, -1, 1, 7, 8, 30, 31}).Draw(rt, "due"); due != 0 || rapid.Bool().Draw(rt, "due today") {
		m.due = parse(today) + deadline.Date(due)
		rows[0].row["next_rule"], rows[0].row["next_due"] = "R1", m.due.String()
	}
	for _, one := range rows {
		if err := r.insert(one.table, one.row); err != nil {
			rt.Fatal(err)
		}
	}
	return m
}

func parse(s string) deadline.Date {
	d, err := deadline.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// What a list shows is what the policies allow, row by row: for every role, in every world.
func TestListsEqualPolicy(t *testing.T) {
	w := housetest.New(t)
	w.Clock.Set(parse(today))
	r := raw(t, w)
	roles := []authority.Role{
		authority.BorderOfficer, authority.Caseworker, authority.TeamLeader, authority.SecondReader,
		authority.Counsel, authority.Auditor, authority.Administrator, "nobody",
	}
	rapid.Check(t, func(rt *rapid.T) {
		for _, name := range []string{"protection_case", "decision", "correction", "mandate"} {
			if _, err := r.db.Exec("DELETE FROM " + name); err != nil {
				rt.Fatal(err)
			}
		}
		var world []made
		for n := range rapid.IntRange(0, 6).Draw(rt, "cases") {
			world = append(world, draw(rt, r, n))
		}
		for _, role := range roles {
			for _, unit := range []string{"u1", "u2"} {
				compare(rt, w, world, authority.Officer{ID: "o1", Unit: unit, Role: role})
			}
		}
	})
}

// compare asks the register what an officer sees and the policies what they may see.
func compare(rt *rapid.T, w *housetest.World, world []made, o authority.Officer) {
	rt.Helper()
	ctx := context.Background()
	day := parse(today)
	var want []string
	numbers := protectionfile.Numbers{Stages: map[string]int{}}
	tiles := &numbers.Counts
	for _, m := range world {
		may := w.Authority.Decide(o, "list.read", m.facts).Allowed
		if search := w.Authority.Decide(o, "search.run", m.facts).Allowed; search != may {
			rt.Errorf("%s: a list shows %v and a search %v of %+v", o.Role, may, search, m.facts)
		}
		if !may {
			continue
		}
		want = append(want, m.facts.ID)
		numbers.Stages[m.facts.State]++
		numbers.All++
		switch m.facts.Assignee {
		case "":
			numbers.Nobody++
		case o.ID:
			numbers.Mine++
		}
		tiles.All++
		switch {
		case m.due == 0:
		case m.due < day:
			tiles.Overdue++
		case m.due <= day+7:
			tiles.Week++
		case m.due <= day+30:
			tiles.Month++
		default:
			tiles.Later++
		}
	}
	in := protectionfile.Scope{Officer: o, Today: day}
	err := w.Protection.Register.View(ctx, func(v *store.View) error {
		rows, err := protectionfile.List(ctx, v, in, protectionfile.Query{Limit: 100})
		if err != nil {
			return err
		}
		var got []string
		for _, row := range rows {
			got = append(got, row.ID)
		}
		slices.Sort(got)
		if diff := cmp.Diff(got, want); diff != "" {
			rt.Errorf("%+v sees (-got +want)\n%s", o, diff)
		}
		n, err := protectionfile.Number(ctx, v, in, protectionfile.Query{})
		if diff := cmp.Diff(n, numbers); diff != "" || err != nil {
			rt.Errorf("%+v counts %v (-got +want)\n%s", o, err, diff)
		}
		return found(ctx, rt, v, world)
	})
	if err != nil {
		rt.Fatal(err)
	}
}

// The row of a case holds the limit that a look into all its limits finds, at every stage.
func TestNextLimit(t *testing.T) {
	w := housetest.New(t)
	for _, state := range protection.States() {
		w.Case(state)
	}
	rows, err := raw(t, w).db.Query(`SELECT c.next_rule, c.next_due, c.next_anchor, COALESCE(k.rule, ''), COALESCE(k.due_on, '9999-12-31'), COALESCE(k.anchor_on, '')
		FROM protection_case c LEFT JOIN clock k ON k.id = (SELECT n.id FROM clock n WHERE n.case_id = c.id AND n.ended_on = ''
			AND n.soft = 0 AND n.begins = 0 AND n.ends <> '' ORDER BY n.due_on, n.id LIMIT 1)`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	due := 0
	for rows.Next() {
		var kept, found [3]string
		if err := rows.Scan(&kept[0], &kept[1], &kept[2], &found[0], &found[1], &found[2]); err != nil {
			t.Fatal(err)
		}
		if kept != found {
			t.Errorf("got %v, want %v", kept, found)
		}
		if kept[0] != "" {
			due++
		}
	}
	if err := rows.Err(); err != nil || due == 0 {
		t.Errorf("%d cases with a limit, %v", due, err)
	}
}

// A list walks the index of what its reader may see, in the order of the list, and no other
// case: neither its cost nor its time tells how many there are.
func TestListWalksItsIndex(t *testing.T) {
	w := housetest.New(t)
	for _, c := range []struct {
		reason, index string
		officer       staff.Member
		assigned      string
	}{
		{"the cases of the unit", "protection_case_by_unit (unit=?)", w.Leader, ""},
		{"the cases that nobody has", "protection_case_by_unit (unit=?)", w.Leader, "nobody"},
		{"border police", "protection_case_by_entry (entered_unit=?)", w.Border, ""},
	} {
		in := protectionfile.Scope{Officer: c.officer.Authority(), Today: w.Protection.Today()}
		text, args := protectionfile.ListText(in, protectionfile.Query{Limit: 25, Assigned: c.assigned})
		plan := planOf(t, raw(t, w).db, text, args)
		if !slices.Contains(plan, "SEARCH c USING COVERING INDEX "+c.index) {
			t.Errorf("%s: want the index %s\n%s", c.reason, c.index, strings.Join(plan, "\n"))
		}
		for _, step := range plan {
			if strings.HasPrefix(step, "SCAN c") {
				t.Errorf("%s: every case is looked at: %s", c.reason, step)
			}
		}
	}
}

// Whoever was born on a day, or holds a paper, is found by an index, and not by looking through the
// register or all that an officer may see.
func TestSearchGoesByIndexes(t *testing.T) {
	w := housetest.New(t)
	day := identity.BirthDate{Year: 1988, Month: 3, Day: 14}
	for _, c := range []struct {
		reason string
		find   protectionfile.Search
		want   []string
	}{
		{"a date of birth", protectionfile.Search{Born: []identity.BirthDate{day}}, []string{"birth_date_by_date (year=? AND month=? AND day=?)"}},
		{"a year", protectionfile.Search{Born: []identity.BirthDate{{Year: 1988}}}, []string{"birth_date_by_date (year=?)"}},
		{"a date of which less may be known", protectionfile.Search{Born: []identity.BirthDate{day}, Partly: true}, []string{"birth_date_by_date (year=? AND month=? AND day=?)"}},
		{"a date and a name", protectionfile.Search{Folded: "verano", Born: []identity.BirthDate{day}}, []string{"birth_date_by_date (year=? AND month=? AND day=?)", "person_name_by_case (case_id=?)"}},
		{"the number of a paper, and nobody's name", protectionfile.Search{Number: "N1"}, []string{"identity_document_by_number (number=?)"}},
	} {
		in := protectionfile.Scope{Officer: w.Leader.Authority(), Today: w.Protection.Today()}
		text, args := protectionfile.ListText(in, protectionfile.Query{Limit: 25, Find: c.find})
		plan := strings.Join(planOf(t, raw(t, w).db, text, args), "\n") + "\n"
		for _, index := range append(c.want, "sqlite_autoindex_protection_case_1 (id=?)") {
			if !strings.Contains(plan, " INDEX "+index+"\n") {
				t.Errorf("%s: want the index %s\n%s", c.reason, index, plan)
			}
		}
		if strings.Contains(plan, "SCAN x") || strings.Contains(plan, "SCAN c") || strings.Contains(plan, "protection_case_by_unit") {
			t.Errorf("%s: everything is looked at\n%s", c.reason, plan)
		}
	}
}

func planOf(t *testing.T, db *sql.DB, text string, args []any) []string {
	t.Helper()
	rows, err := db.Query("EXPLAIN QUERY PLAN "+text, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		plan = append(plan, step)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return plan
}

// found checks that authority is told of each case what was drawn, from the register and
// from the opened file alike.
func found(ctx context.Context, rt *rapid.T, v *store.View, world []made) error {
	keeper := protectionfile.Keeper()
	for _, m := range world {
		got, there, err := keeper.Find(ctx, v, desk.Call{Case: m.facts.ID}, parse(today))
		if err != nil || !there {
			rt.Fatalf("%s: %v, found %t", m.facts.ID, err, there)
		}
		if diff := cmp.Diff(got, m.facts); diff != "" {
			rt.Errorf("find (-got +want)\n%s", diff)
		}
	}
	return nil
}

// The filters of a list narrow it and never widen it.
func TestFilters(t *testing.T) {
	w := housetest.New(t)
	first := w.Case(protection.Lodged)
	second := w.CaseThrough("case.handed_over")
	w.Clock.Set(w.Day("2023-10-30"))
	full, number := protectionfile.Search{Folded: "verano"}, protectionfile.Search{Folded: "zzz", Number: w.File(first).Identity[0].Number}
	for _, c := range []struct {
		reason string
		query  protectionfile.Query
		want   []string
	}{
		{"nothing asked", protectionfile.Query{}, []string{second, first}},
		{"one stage", protectionfile.Query{States: []string{"lodged"}}, []string{first}},
		{"two stages", protectionfile.Query{States: []string{"lodged", "certificate_issued"}}, []string{second, first}},
		{"a stage without files", protectionfile.Query{States: []string{"decided"}}, nil},
		{"assigned to nobody", protectionfile.Query{Assigned: "nobody"}, []string{second}},
		{"assigned to one officer", protectionfile.Query{Assigned: w.Caseworker.ID}, []string{first}},
		{"due in a week", protectionfile.Query{Due: "week"}, []string{second}},
		{"due later", protectionfile.Query{Due: "later"}, []string{first}},
		{"overdue", protectionfile.Query{Due: "overdue"}, nil},
		{"due in a month", protectionfile.Query{Due: "month"}, nil},
		{"the beginning of a name", protectionfile.Query{Find: protectionfile.Search{Folded: "ver al"}}, []string{second, first}},
		{"the middle of a name", protectionfile.Query{Find: protectionfile.Search{Folded: "eran"}}, nil},
		{"a name and a strange word", protectionfile.Query{Find: protectionfile.Search{Folded: "verano zoran"}}, nil},
		{"a wildcard is a character", protectionfile.Query{Find: protectionfile.Search{Folded: "v%o"}}, nil},
		{"the short form of a reference", protectionfile.Query{Find: protectionfile.Search{Folded: "zzz", Reference: first[:10]}}, []string{first}},
		{"less than the short form", protectionfile.Query{Find: protectionfile.Search{Folded: "zzz", Reference: first[:9]}}, nil},
		{"the number of a paper", protectionfile.Query{Find: number}, []string{second, first}},
		{"the name and a stage", protectionfile.Query{Find: full, States: []string{"lodged"}}, []string{first}},
		{"a year of birth", born(false, identity.BirthDate{Year: 1988}), []string{second, first}},
		{"one of two dates", born(false, identity.BirthDate{Year: 1901}, identity.BirthDate{Year: 1988, Month: 3, Day: 14}), []string{second, first}},
		{"another day", born(false, identity.BirthDate{Year: 1988, Month: 3, Day: 15}), nil},
		{"another day, or a date of which less is known", born(true, identity.BirthDate{Year: 1988, Month: 3, Day: 15}), nil},
		{"a day of a year of which no more is known", born(true, identity.BirthDate{Year: 1990, Month: 3, Day: 15}), []string{second, first}},
		{"the same, exactly", born(false, identity.BirthDate{Year: 1990, Month: 3, Day: 15}), nil},
		{"two dates of one person", born(false, identity.BirthDate{Year: 1988}, identity.BirthDate{Year: 1990}), []string{second, first}},
		{"a name and a year", protectionfile.Query{Find: protectionfile.Search{Folded: "verano", Born: []identity.BirthDate{{Year: 1988}}}}, []string{second, first}},
		{"a name and another year", protectionfile.Query{Find: protectionfile.Search{Folded: "verano", Born: []identity.BirthDate{{Year: 1987}}}}, nil},
		{"among some", protectionfile.Query{Among: []string{first, "nobody"}}, []string{first}},
		{"among none", protectionfile.Query{Among: []string{}}, nil},
		{"only spaces", protectionfile.Query{Find: protectionfile.Search{Folded: " "}}, nil},
		{"the second page", protectionfile.Query{Offset: 1}, []string{first}},
	} {
		c.query.Limit = 10
		rows := list(t, w, w.Leader.Authority(), c.query)
		var got []string
		for _, row := range rows {
			got = append(got, row.ID)
		}
		if diff := cmp.Diff(got, c.want); diff != "" {
			t.Errorf("%s (-got +want)\n%s", c.reason, diff)
		}
	}
	if rows := list(t, w, w.Leader.Authority(), protectionfile.Query{Limit: 1}); len(rows) != 2 {
		t.Errorf("got %d rows, want one more than the page holds", len(rows))
	}
}

func born(partly bool, dates ...identity.BirthDate) protectionfile.Query {
	return protectionfile.Query{Find: protectionfile.Search{Born: dates, Partly: partly}}
}

// A row tells what the worklist shows.
func TestRow(t *testing.T) {
	w := housetest.New(t)
	id := w.CaseThrough("decision.drafted")
	rows := list(t, w, w.Reader.Authority(), protectionfile.Query{Limit: 10})
	want := []protectionfile.Row{{
		ID: id, State: "assessment", Assignee: w.Caseworker.ID, Family: "Verano", Given: "Alma", OriginalFamily: "Верано",
		OriginalGiven: "Алма", Script: "Cyrl", Nationality: "XA", IntentionOn: w.Day("2023-10-17"), LodgedOn: w.Day("2023-10-26"),
		NextRule: "MNE-A10", NextDue: w.Day("2025-01-24"), NextAnchor: w.Day("2023-10-26"), Extended: true, Draft: true,
	}}
	if diff := cmp.Diff(rows, want); diff != "" {
		t.Errorf("(-got +want)\n%s", diff)
	}
}

func list(t *testing.T, w *housetest.World, o authority.Officer, q protectionfile.Query) []protectionfile.Row {
	t.Helper()
	var rows []protectionfile.Row
	ctx := context.Background()
	err := w.Protection.Register.View(ctx, func(v *store.View) (err error) {
		rows, err = protectionfile.List(ctx, v, protectionfile.Scope{Officer: o, Today: w.Protection.Today()}, q)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
