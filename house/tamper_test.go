package house_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// unproved are the tables whose rows are not compared with the book, each with the reason.
var unproved = map[string]string{
	"session":         "says only who is signed in; it proves nothing and is written without an act",
	"schema_book":     "which migrations ran; package goose keeps it",
	"schema_register": "which migrations ran; package goose keeps it",
	"sqlite_sequence": "the engine's own",
}

// noFiles is the one table that has no row in any world: the system register keeps no files.
const noFiles = "system/blob"

// bookTables belong to the store. A value edited there concerns an entry or a file, and no
// row of a register.
var bookTables = []string{"book", "book_head", "case_key", "blob"}

// A forger holds the database of a register and not its key.
type forger struct {
	*testing.T
	db  *sql.DB
	reg *store.Register
}

// forgers gives one forger for each register of an installation in which everything that
// can be entered was entered, and in which every register verifies.
func forgers(t *testing.T) (*housetest.World, []forger) {
	w := housetest.New(t)
	id := w.Case(protection.FinalUnchallenged)
	w.Token(w.Caseworker)
	call := desk.Call{Officer: w.Caseworker.Authority(), Case: id}
	if _, err := protectionfile.Open(context.Background(), w.Protection, call, "file.read", 0); err != nil {
		t.Fatal(err)
	}
	var out []forger
	for _, d := range w.Desks() {
		db, err := sql.Open("sqlite", "file:"+filepath.Join(w.Dir, d.Register.Name()+".db")+"?_pragma=synchronous(0)&_pragma=busy_timeout(10000)")
		if err != nil {
			t.Fatal(err)
		}
		db.SetMaxOpenConns(1) // temporary tables belong to a connection
		t.Cleanup(func() { _ = db.Close() })
		f := forger{T: t, db: db, reg: d.Register}
		if found := f.misfits(); len(found) > 0 {
			t.Fatalf("%s does not verify before anything is forged: %+v", d.Register.Name(), found)
		}
		out = append(out, f)
	}
	return w, out
}

func (f forger) misfits() []store.Misfit {
	f.Helper()
	v, err := f.reg.Verify(context.Background())
	if err != nil {
		f.Fatal(err)
	}
	return v.Misfits
}

// exec runs a statement that must touch n rows; n < 0 stands for any number.
func (f forger) exec(n int64, query string, args ...any) {
	f.Helper()
	result, err := f.db.Exec(query, args...)
	if err != nil {
		f.Fatalf("%s: %v", query, err)
	}
	if touched, _ := result.RowsAffected(); n >= 0 && touched != n {
		f.Fatalf("%s: touched %d rows, want %d", query, touched, n)
	}
}

// tables lists every table of the database but those of unproved.
func (f forger) tables() []string {
	f.Helper()
	var out []string
	for _, row := range f.rows(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`) {
		if name := row[0].(string); unproved[name] == "" {
			out = append(out, name)
		}
	}
	return out
}

func (f forger) columns(table string) []string {
	f.Helper()
	rows, err := f.db.Query("SELECT * FROM " + table)
	if err != nil {
		f.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		f.Fatal(err)
	}
	return columns
}

func (f forger) rows(query string, args ...any) [][]any {
	f.Helper()
	rows, err := f.db.Query(query, args...)
	if err != nil {
		f.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		f.Fatal(err)
	}
	var out [][]any
	for rows.Next() {
		values, dest := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			dest[i] = &values[i]
		}
		if err := rows.Scan(dest...); err != nil {
			f.Fatal(err)
		}
		out = append(out, values)
	}
	return out
}

// edited are forgeries of a value: another one of its type, and where the column takes it,
// the same one in another type.
func edited(value any) []any {
	switch v := value.(type) {
	case int64:
		return []any{v + 100_000, []byte(fmt.Sprint(v))}
	case string:
		return []any{v + "x", []byte(v)}
	case []byte:
		flipped := bytes.Clone(v)
		flipped[len(flipped)-1] ^= 1
		return []any{flipped, append(bytes.Clone(v), 0), []byte{}}
	}
	return nil
}

// The promise: for every table and every column, a value edited by SQL is found, and
// the misfit names the act that wrote the row. The tables and columns are the engine's own
// list, so that a column added tomorrow is covered.
func TestEveryEditedValueIsFound(t *testing.T) {
	_, all := forgers(t)
	for _, f := range all {
		for _, table := range f.tables() {
			t.Run(f.reg.Name()+"/"+table, func(t *testing.T) {
				f.T = t
				rows := f.rows("SELECT rowid, * FROM " + table + " ORDER BY rowid")
				if len(rows) == 0 && f.reg.Name()+"/"+table != noFiles {
					t.Fatalf("the world has no row in %s: nothing is proved of it", table)
				}
				for n, row := range rows {
					if n != 0 && n != len(rows)/2 && n != len(rows)-1 {
						continue
					}
					for i, column := range f.columns(table) {
						f.edit(table, column, row[0], row[i+1])
					}
				}
			})
		}
		if found := f.misfits(); len(found) > 0 {
			t.Fatalf("%s was not put back: %+v", f.reg.Name(), found)
		}
	}
}

// edit forges one value in every way, looks whether that is found, and puts it back.
func (f forger) edit(table, column string, rowid, value any) {
	f.Helper()
	update := "UPDATE " + table + " SET " + column + " = ? WHERE rowid = ?"
	for _, forged := range edited(value) {
		f.exec(1, update, forged, rowid)
		v, err := f.reg.Verify(context.Background())
		switch {
		case err != nil: // a type that an entry cannot have: nothing more is read from this book
			if !strings.Contains(err.Error(), "verify "+f.reg.Name()) {
				f.Errorf("%s.%s = %T: %v", table, column, forged, err)
			}
		case len(v.Misfits) == 0:
			f.Errorf("%s.%s of row %v edited to a %T: not found", table, column, rowid, forged)
		default:
			f.names(table, column, v.Misfits)
		}
		f.exec(1, update, value, rowid)
	}
}

// names checks that an act that concerns the edited row is named.
func (f forger) names(table, column string, found []store.Misfit) {
	f.Helper()
	first := found[0]
	if first.Seq == 0 && first.Entry == "" {
		f.Errorf("%s.%s: the first misfit names no act: %+v", table, column, first)
	}
	if slices.Contains(bookTables, table) {
		return
	}
	fits := func(m store.Misfit) bool {
		gone := column == "id" && strings.Contains(m.Why, "gone")
		return m.Table == table && m.Seq != 0 && (m.Column == column || gone)
	}
	if !slices.ContainsFunc(found, fits) {
		f.Errorf("%s.%s: no misfit names the column and the act: %+v", table, column, found)
	}
}

// Every row deleted and every row inserted is found.
func TestEveryRowDeletedOrInsertedIsFound(t *testing.T) {
	_, all := forgers(t)
	for _, f := range all {
		for _, table := range f.tables() {
			f.exec(-1, "CREATE TEMP TABLE kept AS SELECT rowid AS kept_rowid, * FROM "+table)
			columns := strings.Join(f.columns(table), ", ")
			for _, row := range f.rows("SELECT kept_rowid FROM kept") {
				f.exec(1, "DELETE FROM "+table+" WHERE rowid = ?", row[0])
				if len(f.misfits()) == 0 {
					t.Errorf("%s: %s: row %v deleted: not found", f.reg.Name(), table, row[0])
				}
				f.exec(1, "INSERT INTO "+table+" (rowid, "+columns+") SELECT kept_rowid, "+columns+" FROM kept WHERE kept_rowid = ?", row[0])
			}
			f.insert(table)
			f.exec(-1, "DROP TABLE kept")
		}
		if found := f.misfits(); len(found) > 0 {
			t.Fatalf("%s was not put back: %+v", f.reg.Name(), found)
		}
	}
}

// insert puts a copy of a row in under another name, keeping it unique where it must be.
func (f forger) insert(table string) {
	f.Helper()
	values := make([]string, 0, 20)
	for _, row := range f.rows("SELECT name, type FROM pragma_table_info(?)", table) {
		name, kind := row[0].(string), row[1].(string)
		switch {
		case name == "seq" && table == "book":
			name = "seq + 100000"
		case kind == "TEXT":
			name = "'x' || " + name
		}
		values = append(values, name)
	}
	f.exec(int64(min(1, len(f.rows("SELECT 1 FROM "+table)))), "INSERT INTO "+table+" ("+strings.Join(f.columns(table), ", ")+") SELECT "+strings.Join(values, ", ")+" FROM "+table+" LIMIT 1")
	if len(f.misfits()) == 0 && f.reg.Name()+"/"+table != noFiles {
		f.Errorf("%s: %s: a row inserted: not found", f.reg.Name(), table)
	}
	if table == "book" {
		f.exec(1, "DELETE FROM book WHERE seq > 100000")
		return
	}
	f.exec(-1, "DELETE FROM "+table+" WHERE "+f.columns(table)[0]+" NOT IN (SELECT "+f.columns(table)[0]+" FROM kept)")
}

// Entries removed, reordered and appended by SQL are found, and the first misfit stands at
// the place.
func TestEveryForgedEntryIsFound(t *testing.T) {
	_, all := forgers(t)
	for _, f := range all {
		last := f.rows("SELECT seq FROM book_head")[0][0].(int64)
		for _, c := range []struct {
			reason string
			at     int64 // where the book does not fit
			forge  []string
		}{
			{"the first entry removed", 2, []string{"DELETE FROM book WHERE seq = 1"}},
			{"one in the middle removed", last/2 + 1, []string{fmt.Sprintf("DELETE FROM book WHERE seq = %d", last/2)}},
			{"the last removed", last - 1, []string{fmt.Sprintf("DELETE FROM book WHERE seq = %d", last)}},
			{"one removed and the rest moved up", 2, []string{
				"DELETE FROM book WHERE seq = 2", "UPDATE book SET seq = -(seq - 1) WHERE seq > 2", "UPDATE book SET seq = -seq WHERE seq < 0",
			}},
			{"two swapped", 2, []string{
				"UPDATE book SET seq = -1 WHERE seq = 2", "UPDATE book SET seq = 2 WHERE seq = 3", "UPDATE book SET seq = 3 WHERE seq = -1",
			}},
			{"the last one entered twice", last + 1, []string{
				"INSERT INTO book SELECT seq + 1, 'x' || id, sort, kind, case_id, officer_id, unit_id, effective_on, entered_at, article, 'x' || request, sealed, hash " +
					fmt.Sprintf("FROM book WHERE seq = %d", last),
			}},
			{"the last removed and the head moved back", last - 1, []string{
				fmt.Sprintf("DELETE FROM book WHERE seq = %d", last),
				"UPDATE book_head SET seq = seq - 1, hash = (SELECT hash FROM book ORDER BY seq DESC LIMIT 1)",
			}},
			{"the head removed", last, []string{"DELETE FROM book_head"}},
			{"everything removed but the rows", 0, []string{"DELETE FROM book", "DELETE FROM book_head"}},
		} {
			f.exec(-1, "CREATE TEMP TABLE kept AS SELECT * FROM book")
			f.exec(-1, "CREATE TEMP TABLE kept_head AS SELECT * FROM book_head")
			for _, statement := range c.forge {
				f.exec(-1, statement)
			}
			found := f.misfits()
			if len(found) == 0 {
				t.Errorf("%s: %s: not found", f.reg.Name(), c.reason)
			} else if !slices.ContainsFunc(found, func(m store.Misfit) bool { return m.Seq == c.at }) {
				t.Errorf("%s: %s: no misfit at %d: %+v", f.reg.Name(), c.reason, c.at, found)
			}
			for _, statement := range []string{
				"DELETE FROM book", "INSERT INTO book SELECT * FROM kept", "DROP TABLE kept",
				"DELETE FROM book_head", "INSERT INTO book_head SELECT * FROM kept_head", "DROP TABLE kept_head",
			} {
				f.exec(-1, statement)
			}
		}
		if found := f.misfits(); len(found) > 0 {
			t.Fatalf("%s was not put back: %+v", f.reg.Name(), found)
		}
	}
}

// An entry that is chained with every care, but without the key of the register, is found.
func TestAnEntryChainedWithoutTheKeyIsFound(t *testing.T) {
	_, all := forgers(t)
	for _, f := range all {
		end := f.rows("SELECT seq, hash FROM book_head")[0]
		like := f.rows("SELECT kind, case_id, officer_id, unit_id, effective_on, entered_at, article, sealed FROM book ORDER BY seq DESC LIMIT 1")[0]
		e := audit.Entry{
			ID: "forged", Sort: audit.Act, Kind: like[0].(string), Case: like[1].(string), Officer: like[2].(string), Unit: like[3].(string),
			On: like[4].(string), At: like[5].(int64), Article: like[6].(string), Sealed: like[7].([]byte),
		}
		chain := audit.NewChain(make([]byte, audit.KeySize))
		head := chain.Seal(audit.Head{Seq: end[0].(int64), Hash: end[1].([]byte)}, &e)
		f.exec(1, "INSERT INTO book VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			e.Seq, e.ID, string(e.Sort), e.Kind, e.Case, e.Officer, e.Unit, e.On, e.At, e.Article, e.Request, e.Sealed, e.Hash)
		f.exec(1, "UPDATE book_head SET seq = ?, hash = ?, seal = ?", head.Seq, head.Hash, chain.SealHead(head))
		found := f.misfits()
		if len(found) == 0 || found[0].Seq != e.Seq || found[0].Entry != "forged" {
			t.Errorf("%s: got %+v, want the forged entry", f.reg.Name(), found)
		}
	}
}

// A value of one case copied to another does not open there, though it was sealed by us.
func TestSealedValuesDoNotMove(t *testing.T) {
	w, all := forgers(t)
	w.Case(protection.Interviewed)
	f := all[1]
	if found := f.misfits(); len(found) > 0 {
		t.Fatalf("the second case does not verify: %+v", found)
	}
	for _, c := range []struct{ reason, forge string }{
		{"the report of another interview", "UPDATE interview SET report = (SELECT report FROM interview i WHERE i.case_id <> interview.case_id AND i.held_on <> '' LIMIT 1) WHERE held_on <> ''"},
		{"the papers of two cases exchanged", "UPDATE document SET blob = (SELECT d.blob FROM document d WHERE d.case_id <> document.case_id LIMIT 1)"},
	} {
		f.exec(-1, c.forge)
		if len(f.misfits()) == 0 {
			t.Errorf("%s: not found", c.reason)
		}
	}
}
