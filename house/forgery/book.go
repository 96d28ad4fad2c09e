package forgery

import (
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/store"
)

// A forged book: what was done to it, and where it must be found.
type forged struct {
	reason string
	at     int64  // entry that a misfit must name; 0: none in particular
	table  string // table that a misfit must name; empty: none in particular
	sql    []string
}

// MoveEntries removes, moves, doubles and exchanges entries, checkpoints and tiles, and wants
// each found where it is.
func (f *Forger) MoveEntries() {
	f.Helper()
	last, _ := f.Rows("SELECT seq FROM book_head")[0][0].(int64)
	for _, c := range slices.Concat(entryForgeries(last), treeForgeries()) {
		kept := f.tables()
		for _, statement := range c.sql {
			f.Exec(statement)
		}
		found := f.wrong(c.reason)
		fits := func(m store.Misfit) bool {
			return (c.at == 0 || m.Seq == c.at) && (c.table == "" || m.Table == c.table)
		}
		if !slices.ContainsFunc(found, fits) {
			f.Errorf("%s: %s: no misfit at %d %s: %+v", f.Reg.Name(), c.reason, c.at, c.table, found)
		}
		for _, t := range kept {
			if slices.Contains(bookTables, t.name) {
				f.restore(t)
			}
		}
	}
	f.Whole("after every entry was put back")
}

func entryForgeries(last int64) []forged {
	return []forged{
		{"the first entry removed", 2, "", []string{"DELETE FROM book WHERE seq = 1"}},
		{"one in the middle removed", last/2 + 1, "", []string{fmt.Sprintf("DELETE FROM book WHERE seq = %d", last/2)}},
		{"the last removed", last - 1, "", []string{fmt.Sprintf("DELETE FROM book WHERE seq = %d", last)}},
		{"one removed and the rest moved up", 2, "", []string{
			"DELETE FROM book WHERE seq = 2", "UPDATE book SET seq = -(seq - 1) WHERE seq > 2", "UPDATE book SET seq = -seq WHERE seq < 0",
		}},
		{"two exchanged", 2, "", []string{
			"UPDATE book SET seq = -1 WHERE seq = 2", "UPDATE book SET seq = 2 WHERE seq = 3", "UPDATE book SET seq = 3 WHERE seq = -1",
		}},
		{"the last one entered twice", last + 1, "", []string{
			"INSERT INTO book SELECT seq + 1, 'x' || id, sort, kind, case_id, officer_id, unit_id, effective_on, entered_at, article, 'x' || request, sealed, hash " +
				fmt.Sprintf("FROM book WHERE seq = %d", last),
		}},
		{"one inserted in the middle", last/2 + 1, "", []string{
			fmt.Sprintf("UPDATE book SET seq = -(seq + 1) WHERE seq > %d", last/2), "UPDATE book SET seq = -seq WHERE seq < 0",
			"INSERT INTO book SELECT seq + 1, 'x' || id, sort, kind, case_id, officer_id, unit_id, effective_on, entered_at, article, 'x' || request, sealed, hash " +
				fmt.Sprintf("FROM book WHERE seq = %d", last/2),
		}},
		{"the last removed and the head moved back", last - 1, "", []string{
			fmt.Sprintf("DELETE FROM book WHERE seq = %d", last),
			"UPDATE book_head SET seq = seq - 1, hash = (SELECT hash FROM book ORDER BY seq DESC LIMIT 1)",
		}},
		{"the head removed", last, "", []string{"DELETE FROM book_head"}},
		{"everything removed but the rows", 0, "", []string{"DELETE FROM book", "DELETE FROM book_head"}},
		{"everything removed but the rows, with its tree", 0, "", []string{"DELETE FROM book", "DELETE FROM book_head", "DELETE FROM tile", "DELETE FROM checkpoint"}},
	}
}

// treeForgeries are those of the tree. The padding stands in the tiles between the entries.
func treeForgeries() []forged {
	const one, other = "(SELECT MIN(slot) FROM checkpoint)", "(SELECT MAX(slot) FROM checkpoint)"
	return []forged{
		{"the last checkpoint removed", 0, "", []string{"DELETE FROM checkpoint WHERE slot = " + other}},
		{"the first checkpoint removed, and with it its padding", 0, "", []string{"DELETE FROM checkpoint WHERE slot = " + one}},
		{"every checkpoint removed", 0, "", []string{"DELETE FROM checkpoint"}},
		{"two checkpoints exchanged", 0, "checkpoint", []string{
			"UPDATE checkpoint SET slot = -1 WHERE slot = " + one, "UPDATE checkpoint SET slot = -2 WHERE slot = " + other,
			"UPDATE checkpoint SET slot = 1 WHERE slot = -2", "UPDATE checkpoint SET slot = 900000000 WHERE slot = -1",
		}},
		{"padding moved behind the next entry", 0, "checkpoint", []string{"UPDATE checkpoint SET seq = seq + 1 WHERE slot = " + other}},
		{"padding moved before the last entry", 0, "checkpoint", []string{"UPDATE checkpoint SET seq = seq - 1 WHERE slot = (SELECT slot FROM checkpoint ORDER BY slot LIMIT 1 OFFSET 1)"}},
		{"a checkpoint begun anew in the future", 0, "checkpoint", []string{"UPDATE checkpoint SET slot = slot + 5 WHERE slot = " + other}},
		{"two tiles exchanged", 0, "tile", []string{
			"UPDATE tile SET number = -1 WHERE level = 0 AND number = 1", "UPDATE tile SET number = 1 WHERE level = 0 AND number = 2",
			"UPDATE tile SET number = 2 WHERE level = 0 AND number = -1",
		}},
		{"a tile of padding removed", 0, "tile", []string{"DELETE FROM tile WHERE level = 0 AND number = 20"}},
		{"a tile put in twice", 0, "tile", []string{"INSERT INTO tile SELECT level, 1000 + number, hashes FROM tile WHERE level = 0 AND number = 1"}},
		{"a level added", 0, "tile", []string{"INSERT INTO tile SELECT 9, number, hashes FROM tile WHERE level = 0 AND number = 1"}},
	}
}
