package postgres_test

import (
	"regexp"
	"strings"
	"testing"
)

// What no privilege closes while two registers share a cluster. The list stands in
// docs/decisions/009-postgresql.md with the answer, a cluster for each register. A row that
// fails here has been closed by PostgreSQL and is struck from both.
func TestWhatRemains(t *testing.T) {
	q := newQuarter(t, walled)
	a := newAsker(t, q.serveA)
	for name, remains := range map[string]func(*testing.T, *quarter, *asker) (before, after string){
		"the shared cache, counted by EXPLAIN":               sharedCache,
		"waiting for a serializable transaction":             safeSnapshot,
		"the numbers of objects, seen at the next migration": objectNumbers,
		"dead rows, kept while B writes":                     deadRows,
		"whole pages logged, after a checkpoint":             checkpoint,
	} {
		before, after := remains(t, q, a)
		if before == after {
			t.Errorf("%s: closed: %q", name, after)
		}
	}
}

// sharedCache reads a table of A from the cache, and from the disk after B filled the cache.
func sharedCache(t *testing.T, q *quarter, a *asker) (before, after string) {
	t.Helper()
	read := question{text: `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF) SELECT * FROM person_name`}
	a.ask(t, read)
	before = a.ask(t, read)
	for range 4 {
		do(t, q.b, `INSERT INTO person_name (id, case_id, ord, family) SELECT (SELECT COUNT(*) FROM person_name)::text || '-' || g::text, 'c', g, repeat('x', 1500) FROM generate_series(1, 12000) g`)
	}
	return before, a.ask(t, read)
}

// safeSnapshot asks for a snapshot that no writer can spoil. It is had at once, or after every
// serializable transaction of the cluster, B's too. No transaction of ours is serializable.
func safeSnapshot(t *testing.T, q *quarter, a *asker) (before, after string) {
	t.Helper()
	want := question{alone: true, text: `BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE; SELECT count(*) FROM written; COMMIT`}
	before = a.ask(t, want)
	b := newAsker(t, address(q.cluster, "zaklon_b", "zaklon_b"))
	b.say(t, `BEGIN ISOLATION LEVEL SERIALIZABLE; INSERT INTO written (id, body) VALUES ('s', '')`)
	after = a.ask(t, want)
	b.say(t, `ROLLBACK`)
	return before, after
}

// deadRows changes a row of A many times, before and while B has a transaction open that wrote:
// until it ends no page of A is cleaned, and the plan of A's own query counts the pages.
func deadRows(t *testing.T, q *quarter, a *asker) (before, after string) {
	t.Helper()
	a.say(t, `SET synchronous_commit = off`) // only the rows count here
	change := func() string {
		for range 1000 {
			a.say(t, `UPDATE written SET body = 'changed'`)
		}
		return a.ask(t, question{text: `EXPLAIN SELECT * FROM written`})
	}
	before = change()
	b := newAsker(t, address(q.cluster, "zaklon_b", "zaklon_b"))
	b.say(t, `BEGIN; INSERT INTO written (id, body) VALUES ('d', '')`)
	after = change()
	b.say(t, `ROLLBACK`)
	return before, after
}

// checkpoint is what enough writing of B brings about; after it, the first change of each page
// of A logs the whole page.
func checkpoint(t *testing.T, q *quarter, a *asker) (before, after string) {
	t.Helper()
	change := question{text: `EXPLAIN (ANALYZE, WAL, COSTS OFF, TIMING OFF, SUMMARY OFF) UPDATE book_head SET seq = seq`}
	a.ask(t, change)
	before = strings.Join(fullPages.FindAllString(a.ask(t, change), -1), "")
	q.cluster.Run(t, "postgres", `CHECKPOINT`)
	return before, strings.Join(fullPages.FindAllString(a.ask(t, change), -1), "")
}

var fullPages = regexp.MustCompile(`fpi=[0-9]+`)

// objectNumbers compares how far apart the numbers of A's new tables are, before and after B
// stored large values: each of them takes one of the same numbers.
func objectNumbers(t *testing.T, q *quarter, a *asker) (before, after string) {
	t.Helper()
	owner := pool(t, address(q.cluster, "zaklon_a_owner", "zaklon_a"))
	number := func(table string) int {
		do(t, owner, `CREATE TABLE `+table+` (id BIGINT)`)
		return number(a.ask(t, question{text: `SELECT '` + table + `'::regclass::oid`}))
	}
	first, second := number("first"), number("second")
	do(t, q.b, `INSERT INTO book (seq, id, request, sealed) SELECT g, 'l' || g::text, '', (SELECT string_agg(sha256((g::text || '.' || h::text)::bytea), '') FROM generate_series(1, 400) h) FROM generate_series(1, 500) g`)
	return strings.Repeat("|", second-first), strings.Repeat("|", number("third")-second)
}
