package forgery

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/store"
)

// unproved are the tables whose rows are not compared with the book, each with the reason.
// immutable
var unproved = map[string]string{
	"session":         "says only who is signed in; it proves nothing and is written without an act",
	"waiting":         "a sign-in that is under way; it proves nothing",
	"attempt":         "counts failed sign-ins; it proves nothing",
	"draft":           "was typed and not entered; it proves nothing",
	"kept_form":       "was typed and not entered; it proves nothing",
	"schema_book":     "which migrations ran; package goose keeps it",
	"schema_register": "which migrations ran; package goose keeps it",
	"sqlite_sequence": "the engine's own",
}

// noFiles is the one table that has no row in any world: the system register keeps no files.
const noFiles = "system/blob"

// bookTables belong to the store. A value edited there concerns an entry, a file or the tree,
// and no row of a register. immutable
var bookTables = []string{"book", "book_head", "case_key", "blob", "tile", "checkpoint"}

// numbers are the columns by which rows of integers alone are told apart. immutable
var numbers = map[string]string{"book": "seq", "tile": "number", "checkpoint": "slot"}

// A table is one of a register, as it was before anything was forged.
type table struct {
	name    string
	columns []string
	places  []any // where each row lies
	rows    [][]any
}

// tables lists every table of the database but those of unproved.
func (f *Forger) tables() []table {
	f.Helper()
	var out []table
	for _, row := range f.Rows(f.engine.tables) {
		name, _ := row[0].(string)
		if unproved[name] != "" {
			continue
		}
		columns, rows := f.ask("SELECT " + f.engine.row + " AS place, * FROM " + name)
		t := table{name: name, columns: columns[1:]}
		for _, r := range rows {
			t.places, t.rows = append(t.places, r[0]), append(t.rows, r[1:])
		}
		if len(rows) == 0 && f.Reg.Name()+"/"+name != noFiles {
			f.Errorf("%s has no row in %s: nothing is proved of it", f.Reg.Name(), name)
		}
		out = append(out, t)
	}
	return out
}

// insert puts a row in.
func (f *Forger) insert(t table, row []any) {
	f.Helper()
	marks := make([]string, len(row))
	for i := range marks {
		marks[i] = fmt.Sprintf("$%d", i+1)
	}
	f.Exec("INSERT INTO "+t.name+" ("+strings.Join(t.columns, ", ")+") VALUES ("+strings.Join(marks, ", ")+")", row...)
}

// restore puts a table back as it was.
func (f *Forger) restore(t table) {
	f.Helper()
	f.Exec("DELETE FROM " + t.name)
	for _, row := range t.rows {
		f.insert(t, row)
	}
}

// edited are forgeries of a value: another one of its type, and where the column takes it,
// the same one in another type.
func (f *Forger) edited(value any) []any {
	var same, other []any
	switch v := value.(type) {
	case int64:
		same, other = []any{v + 100_000}, []any{fmt.Append(nil, v)}
	case string:
		same, other = []any{v + "x"}, []any{[]byte(v)}
	case []byte:
		flipped := append(bytes.Clone(v), 0)[:max(1, len(v))]
		flipped[len(flipped)-1] ^= 1
		same = []any{flipped, append(bytes.Clone(v), 0)}
		if len(v) > 0 {
			same = append(same, []byte{})
		}
	}
	if f.engine.typed {
		return same
	}
	return append(same, other...)
}

// A Choice says which rows of a table a walk takes.
type Choice func(row, of int) bool

// Every takes all rows.
func Every(int, int) bool { return true }

// Some takes the first and the last row.
func Some(row, of int) bool { return row == 0 || row == of-1 }

// First takes the first row: every table and every column, once.
func First(row, _ int) bool { return row == 0 }

// EditValues edits every value of every column of the rows chosen in every table, looks
// whether that is found and named, and puts it back. Values of different rows are edited at once and
// must each be named; those of the book alone. It returns how many forgeries there were.
func (f *Forger) EditValues(choose Choice) (forged int) {
	f.Helper()
	var own []*table
	for _, t := range f.tables() {
		if !slices.Contains(bookTables, t.name) {
			own = append(own, &t)
			continue
		}
		for n := range t.rows {
			if choose(n, len(t.rows)) {
				forged += f.editRow(&t, n)
			}
		}
	}
	for _, r := range rounds(own, choose) {
		forged += f.together(f.forgeries(r))
	}
	f.Whole("after every value was put back")
	return forged
}

// editRow edits every value of one row, each alone.
func (f *Forger) editRow(t *table, n int) (forged int) {
	f.Helper()
	for i := range t.columns {
		forged += f.together(f.forgeries([]cell{{t, n, i}}))
	}
	return forged
}

func (f *Forger) edit(table, column string, place, value any) (moved any) {
	f.Helper()
	row := f.Rows("UPDATE "+table+" SET "+column+" = $2 WHERE "+f.engine.at+" RETURNING "+f.engine.row, place, value)
	if len(row) != 1 {
		f.Fatalf("%s.%s: %d rows edited", table, column, len(row))
	}
	return row[0][0]
}

// RemoveAndAdd removes every chosen row of every table and looks whether that is found; then
// it adds one like another. It returns how many forgeries there were.
func (f *Forger) RemoveAndAdd(choose Choice) (forged int) {
	f.Helper()
	for _, t := range f.tables() {
		for n, row := range t.rows {
			if !choose(n, len(t.rows)) {
				continue
			}
			f.Exec("DELETE FROM "+t.name+" WHERE "+f.engine.at, t.places[n])
			f.wrong(t.name + ": a row removed")
			f.insert(t, row)
			forged++
		}
		if len(t.rows) > 0 {
			f.insert(t, like(t))
			f.wrong(t.name + ": a row added")
			forged++
		}
		f.restore(t)
	}
	f.Whole("after every row was put back")
	return forged
}

// like is a row like the first, under another name where it must have one.
func like(t table) []any {
	row := slices.Clone(t.rows[0])
	for i, column := range t.columns {
		switch v := row[i].(type) {
		case string:
			row[i] = "x" + v
		case int64:
			if numbers[t.name] == column {
				row[i] = v + 100_000
			}
		}
	}
	return row
}

// wrong wants a register that does not verify.
func (f *Forger) wrong(reason string) []store.Misfit {
	f.Helper()
	found := f.Misfits()
	if len(found) == 0 {
		f.Errorf("%s: %s: not found", f.Reg.Name(), reason)
	}
	return found
}
