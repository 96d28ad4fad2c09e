package contract

import (
	"fmt"

	"github.com/zaklon/zaklon/store"
)

// Every way to change a register behind its back is named, with the table in which it was done.
func misfits(b *bench) {
	for i := range 40 { // more than one tile
		b.put(Note{ID: fmt.Sprintf("n%02d", i), Case: fmt.Sprintf("c%02d", i), Secret: "s"})
	}
	_, err := b.r.Checkpoint(b.ctx)
	b.must(err)
	b.whole(40)
	for _, c := range []struct {
		reason, change, back string
		seq                  int64
		table                string
	}{
		{"a row was changed", `UPDATE note SET number = 1 WHERE id = 'n05'`, `UPDATE note SET number = 0 WHERE id = 'n05'`, 6, "note"},
		{"a row moved to another case", `UPDATE note SET case_id = 'c07' WHERE id = 'n06'`, `UPDATE note SET case_id = 'c06' WHERE id = 'n06'`, 7, "note"},
		{"a row has another name", `UPDATE note SET id = 'x' WHERE id = 'n05'`, `UPDATE note SET id = 'n05' WHERE id = 'x'`, 6, "note"},
		{"an entry says another officer", `UPDATE book SET officer_id = 'x' WHERE seq = 9`, `UPDATE book SET officer_id = 'o' WHERE seq = 9`, 9, ""},
		{"an entry has another time", `UPDATE book SET entered_at = entered_at + 1 WHERE seq = 9`, `UPDATE book SET entered_at = entered_at - 1 WHERE seq = 9`, 9, ""},
		{"an entry has another number", `UPDATE book SET seq = 99 WHERE seq = 40`, `UPDATE book SET seq = 40 WHERE seq = 99`, 99, ""},
		{"the head was moved back", `UPDATE book_head SET seq = 39`, `UPDATE book_head SET seq = 40`, 40, ""},
		{"the head knows another size", `UPDATE book_head SET size = size - 1`, `UPDATE book_head SET size = size + 1`, 40, ""},
		{"a tile stands elsewhere", `UPDATE tile SET number = 9 WHERE level = 0 AND number = 0`, `UPDATE tile SET number = 0 WHERE level = 0 AND number = 9`, 0, "tile"},
		{"a checkpoint has another size", `UPDATE checkpoint SET size = size + 1`, `UPDATE checkpoint SET size = size - 1`, 0, "checkpoint"},
		{"a checkpoint has another reach", `UPDATE checkpoint SET reach = reach + 1`, `UPDATE checkpoint SET reach = reach - 1`, 0, "checkpoint"},
		{"a head of another book", `INSERT INTO book_head (register, seq, hash, size, root, seal) SELECT 'other', seq, hash, size, root, seal FROM book_head`, `DELETE FROM book_head WHERE register = 'other'`, 0, "book_head"},
		{"a row that nobody wrote", `INSERT INTO note (id, case_id, number, flag, day, bytes, secret, blob) SELECT 'y', case_id, number, flag, day, bytes, secret, blob FROM note WHERE id = 'n05'`, `DELETE FROM note WHERE id = 'y'`, 0, "note"},
		{"a file has another name", `UPDATE blob SET id = 'x' WHERE case_id = 'c05'`, "", 6, "note"},
		{"a row was removed", `DELETE FROM note WHERE id = 'n08'`, "", 9, "note"},
		{"the last entry was removed", `DELETE FROM book WHERE seq = 40`, "", 39, ""},
	} {
		b.misfit(c.reason, c.change, store.Misfit{Seq: c.seq, Table: c.table})
		if c.back != "" {
			b.tamper(c.back)
			b.whole(40)
		}
	}
}

// misfit changes the register and wants a misfit of that number and table among those named.
func (b *bench) misfit(reason, change string, want store.Misfit) {
	b.Helper()
	b.tamper(change)
	v, err := b.r.Verify(b.ctx)
	b.must(err)
	for _, m := range v.Misfits {
		if m.Seq == want.Seq && m.Table == want.Table {
			return
		}
	}
	b.Errorf("%s: got %+v, want one at entry %d in table %q", reason, v.Misfits, want.Seq, want.Table)
}

// The report of a register that is wrong throughout ends after a hundred misfits, and they are
// the first ones.
func boundedReport(b *bench) {
	for i := range 120 {
		b.put(Note{ID: fmt.Sprintf("n%03d", i), Case: fmt.Sprintf("c%03d", i)})
	}
	b.tamper(`UPDATE note SET number = number + 1`)
	v, err := b.r.Verify(b.ctx)
	if err != nil || len(v.Misfits) != 100 || v.Misfits[0].Seq != 1 || v.Misfits[99].Seq != 100 || v.Rows != 120 {
		b.Errorf("got %d misfits of %d rows, %v", len(v.Misfits), v.Rows, err)
	}
}

// A book that several programs of this register's key continue in turn is one book.
func wholeRegister(b *bench) {
	b.must(Begin(b.ctx, b.r))
	other, err := store.Open(b.ctx, b.cfg)
	b.must(err)
	var said []string
	for i := range 40 {
		for name, r := range map[string]*store.Register{"one": b.r, "two": other} {
			form := fmt.Sprint(name, i)
			b.must(Count(b.ctx, r, form))
			said = append(said, form)
		}
	}
	b.must(other.Close())
	Check(b.T, b.r, said)
	b.whole(81)
}
