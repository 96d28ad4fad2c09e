package forgery

import (
	"slices"
	"strings"

	"github.com/zaklon/zaklon/store"
)

// A cell is one value of a table.
type cell struct {
	t      *table
	row    int
	column int
}

// id is the reference of a row.
func (t *table) id(row int) string {
	id, _ := t.rows[row][slices.Index(t.columns, "id")].(string)
	return id
}

func (c cell) name() string { return c.t.columns[c.column] }

// A planted is a cell with what is written into it.
type planted struct {
	cell
	value any
}

// atOnce is the most cells of a round: a report names no more than a hundred misfits, and one forgery may
// cause a few.
const atOnce = 25

// rounds puts the cells of the rows chosen in order, so that what is edited in one round is named apart:
// no two cells of a round are of one column of one table, and none of one row. A row that is edited in
// its reference or in its case, by which others of its values no longer open, is the only one of its
// table.
func rounds(all []*table, choose Choice) (out [][]cell) {
	at := func(i int) *[]cell {
		for len(out) <= i {
			out = append(out, nil)
		}
		return &out[i]
	}
	for _, t := range all {
		alone, apart := columns(t)
		next, taken := 0, 0
		for row := range t.rows {
			if !choose(row, len(t.rows)) {
				continue
			}
			for _, c := range alone {
				*at(next) = append(*at(next), cell{t, row, c})
				next++
			}
		}
		for row := range t.rows {
			if !choose(row, len(t.rows)) {
				continue
			}
			for i, c := range apart {
				turn := next + taken/len(apart)*len(apart) + (i+taken)%len(apart)
				*at(turn) = append(*at(turn), cell{t, row, c})
			}
			taken++
		}
	}
	var few [][]cell
	for _, r := range out {
		few = slices.AppendSeq(few, slices.Chunk(r, atOnce))
	}
	return few
}

// columns lists the columns that are edited alone in their table, and the others.
func columns(t *table) (alone, apart []int) {
	for i, name := range t.columns {
		if name == "id" || name == "case_id" {
			alone = append(alone, i)
			continue
		}
		apart = append(apart, i)
	}
	return alone, apart
}

// forgeries are what is written into the cells of a round: first another value into each, then, where
// there are more ways to forge it, the next.
func (f *Forger) forgeries(cells []cell) (out [][]planted) {
	for _, c := range cells {
		for i, v := range f.edited(c.t.rows[c.row][c.column]) {
			if i == len(out) {
				out = append(out, nil)
			}
			out[i] = append(out[i], planted{c, v})
		}
	}
	return out
}

// together forges all of a round at once and wants each found. Where not all are, each is forged alone.
func (f *Forger) together(turns [][]planted) (count int) {
	f.Helper()
	for _, all := range turns {
		count += len(all)
		f.write(all)
		v, err := f.Reg.Verify(f.Context())
		f.undo(all)
		if err == nil && !slices.ContainsFunc(all, func(c planted) bool { return !named(c, v.Misfits) }) {
			continue
		}
		for _, c := range all {
			f.write([]planted{c})
			f.found(c)
			f.undo([]planted{c})
		}
	}
	return count
}

func (f *Forger) write(all []planted) {
	f.Helper()
	for _, c := range all {
		c.t.places[c.row] = f.edit(c.t.name, c.name(), c.t.places[c.row], c.value)
	}
}

func (f *Forger) undo(all []planted) {
	f.Helper()
	for _, c := range all {
		c.t.places[c.row] = f.edit(c.t.name, c.name(), c.t.places[c.row], c.t.rows[c.row][c.column])
	}
}

// named tells whether a forgery is among what was found: with the row and an act, or a place of the tree.
func named(c planted, found []store.Misfit) bool {
	fits := func(m store.Misfit) bool {
		gone := c.name() == "id" && strings.Contains(m.Why, "gone")
		same := c.name() == "id" || m.Row == c.t.id(c.row)
		return m.Table == c.t.name && m.Seq != 0 && (m.Column == c.name() && same || gone)
	}
	switch name := c.t.name; {
	case name == "tile" || name == "checkpoint":
		fits = func(m store.Misfit) bool { return m.Table == name }
	case slices.Contains(bookTables, name):
		fits = func(m store.Misfit) bool { return m.Seq != 0 || m.Entry != "" || m.Table == name }
	}
	return slices.ContainsFunc(found, fits)
}

// found wants one forgery to be found, which stands alone.
func (f *Forger) found(c planted) {
	f.Helper()
	v, err := f.Reg.Verify(f.Context())
	if err != nil { // a type that no row can have: nothing more is read from this book
		if !strings.Contains(err.Error(), "verify "+f.Reg.Name()) || f.engine.typed {
			f.Errorf("%s.%s: %v", c.t.name, c.name(), err)
		}
		return
	}
	if !named(c, v.Misfits) {
		f.Errorf("%s: %s.%s edited: nothing names it: %+v", f.Reg.Name(), c.t.name, c.name(), v.Misfits)
	}
}
