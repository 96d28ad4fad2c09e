package postgres_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// Two registers in one cluster: whatever A asks, every answer is the same before B changed, in
// the middle of B's change and after it. What differs by itself is listed in timeOfDay.
func TestWalls(t *testing.T) {
	q := newQuarter(t, walled)
	all := q.questions(t)
	a := newAsker(t, q.serveA)
	first := a.askAll(t, all)
	byItself := differing(first, a.askAll(t, all))
	var clocks []string
	for _, i := range byItself {
		clocks = append(clocks, all[i].text)
	}
	if want := lines(strings.TrimSpace(timeOfDay)); !slices.Equal(clocks, want) {
		t.Errorf("differ by themselves: got %q, want %q", clocks, want)
	}
	q.disturb(t)
	during := a.askAll(t, all)
	q.release(t)
	after := a.askAll(t, all)
	for _, later := range [][]string{during, after} {
		for _, i := range differing(first, later) {
			if !slices.Contains(byItself, i) {
				t.Errorf("%s\nbefore: %s\nlater: %s", all[i].text, first[i], later[i])
			}
		}
	}
	t.Logf("asked twice before, once in and once after a change of the neighbour: %v; the answers: %v", kinds(all), codes(first))
}

// found are answers that tell of the neighbour where there are no walls: its size, how many
// transactions the cluster has drawn, its statistics, who is connected, what it wrote.
func found(b neighbour) []string {
	return []string{
		"SELECT * FROM pg_catalog.pg_database_size(" + b.database + "::oid)", "SELECT * FROM pg_catalog.pg_tablespace_size(1663::oid)",
		"SELECT * FROM pg_stat_database", "SELECT * FROM pg_stat_get_db_numbackends(" + b.database + "::oid)", "SELECT * FROM pg_stat_wal",
		"SELECT * FROM pg_catalog.age('3'::xid)", "SELECT * FROM pg_current_snapshot()", "SELECT * FROM pg_current_wal_lsn()",
	}
}

// The same questions without the walls do find the neighbour: the test above can fail. The
// columns of the catalogue are left out, being part of its rows.
func TestWithoutWalls(t *testing.T) {
	q := newQuarter(t, plain)
	all := slices.DeleteFunc(q.questions(t), func(q question) bool {
		return q.kind == "column" || strings.Contains(q.text, "information_schema.")
	})
	a := newAsker(t, q.serveA)
	a.patience = "200ms"
	a.rest(t)
	var first, again []string
	for _, one := range all { // twice in a row: what differs then differs by itself
		first, again = append(first, a.askAll(t, []question{one})...), append(again, a.askAll(t, []question{one})...)
	}
	byItself := differing(first, again)
	known := slices.DeleteFunc(slices.Clone(all), func(one question) bool { return !slices.Contains(found(q.known), one.text) })
	if len(known) != len(found(q.known)) {
		t.Errorf("the enumeration asks %d of %d questions that are known to tell", len(known), len(found(q.known)))
	}
	before := a.askAll(t, known)
	q.disturb(t)
	for i, after := range a.askAll(t, known) {
		if after == before[i] {
			t.Errorf("%s does not tell of the neighbour: a test that asks it proves nothing", known[i].text)
		}
	}
	var tell []int
	for _, i := range differing(again, a.askAll(t, all)) {
		if !slices.Contains(byItself, i) {
			tell = append(tell, i)
		}
	}
	t.Logf("%d of %d answers changed with the neighbour", len(tell), len(all))
}

// The numbers of transactions are drawn by the whole cluster: without walls, xmin counts B's
// acts; with them, it is refused in every place where a column can stand.
func TestTransactionNumbers(t *testing.T) {
	const drawn = "INSERT INTO written (id, body) VALUES ('x', 'x') RETURNING xmin"
	for name, row := range map[string]struct {
		register func(*testing.T, *pgtest.Cluster, string)
		counts   bool
	}{"plain": {plain, true}, "walled": {walled, false}} {
		t.Run(name, func(t *testing.T) {
			q := newQuarter(t, row.register)
			a := newAsker(t, q.serveA)
			before := a.ask(t, question{text: drawn})
			q.disturb(t)
			after := a.ask(t, question{text: drawn})
			if counts := number(after)-number(before) > 200; counts != row.counts {
				t.Errorf("got %q, then %q", before, after)
			}
		})
	}
}

// number finds the row "| N" of an answer; 0 where there is none.
func number(answer string) (n int) {
	_, row, _ := strings.Cut(answer, "| ")
	_, _ = fmt.Sscan(row, &n) // nothing to read is 0
	return n
}

func kinds(all []question) map[string]int {
	n := map[string]int{"all": len(all)}
	for _, q := range all {
		n[q.kind]++
	}
	return n
}

// codes counts the answers by the code of their error.
func codes(answers []string) map[string]int {
	n := map[string]int{}
	for _, a := range answers {
		code := "answered"
		if _, rest, refused := strings.Cut(a, "ERROR"); refused && len(rest) > 5 {
			code = rest[:5]
		}
		n[code]++
	}
	return n
}
