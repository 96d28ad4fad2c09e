package view

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/store/row"
)

// A Misfit is one place where the register is not what its book says. Seq, Entry, Kind and
// Case name the act that does not fit: the broken entry itself, or the last act that wrote
// the row. They are empty for a row that no act ever wrote.
type Misfit struct {
	Seq    int64  `json:"seq"`
	Entry  string `json:"entry,omitempty"`
	Kind   string `json:"kind,omitempty"`
	Case   string `json:"case,omitempty"`
	Table  string `json:"table,omitempty"`
	Row    string `json:"row,omitempty"`
	Column string `json:"column,omitempty"`
	Why    string `json:"why"`
}

// maxMisfits bounds the report of a register that is wrong throughout.
const maxMisfits = 100

// A Verification is the result of checking one register.
type Verification struct {
	Register    string   `json:"register"`
	Head        string   `json:"head"` // number and hash of the last entry
	Entries     int64    `json:"entries"`
	Rows        int64    `json:"rows"`
	Leaves      int64    `json:"leaves"`      // of the tree, with its padding
	Checkpoints int      `json:"checkpoints"` // that the tree was compared with
	Misfits     []Misfit `json:"misfits"`
}

// Verify recomputes the chain and the tree of the whole book, opens every entry, and compares
// every row with its last after-image, both ways. The tree is compared with every checkpoint
// the register keeps, with the one beside its key, and with those given: signed notes that
// somebody else kept. Misfits stand in the order of the book: the first names the first act
// that does not fit. The error is for a register that cannot be read.
func (v *View) Verify(ctx context.Context, known ...[]byte) (Verification, error) {
	check := &check{result: Verification{Register: v.reg.Name, Misfits: []Misfit{}}, last: map[string]written{}}
	check.grown = newGrown(v.reg, check.note)
	if err := check.all(ctx, v, known); err != nil {
		return check.result, fmt.Errorf("verify %s: %w", v.reg.Name, err)
	}
	check.sort()
	return check.result, nil
}

// written is the last after-image of a row and the entry that holds it.
type written struct {
	image row.Image
	by    audit.Entry
	seen  bool
}

type check struct {
	result Verification
	last   map[string]written
	order  []string // keys of last, in the order of the book
	grown  *grown
}

func (c *check) all(ctx context.Context, v *View, known [][]byte) error {
	if err := errors.Join(c.keys(ctx, v), c.grown.expect(ctx, v, known)); err != nil {
		return err
	}
	if err := c.book(ctx, v); err != nil {
		return err
	}
	for _, table := range v.reg.Tables {
		if err := c.table(ctx, v, table); err != nil {
			return err
		}
	}
	c.missingRows()
	return c.blobs(ctx, v)
}

func (c *check) note(m Misfit) { c.result.Misfits = append(c.result.Misfits, m) }

// sort puts the misfits in the order of the book, those that no act explains last, and
// keeps the first of them.
func (c *check) sort() {
	slices.SortStableFunc(c.result.Misfits, func(a, b Misfit) int {
		if (a.Seq == 0) != (b.Seq == 0) {
			return cmp.Compare(b.Seq, a.Seq)
		}
		return cmp.Compare(a.Seq, b.Seq)
	})
	c.result.Misfits = c.result.Misfits[:min(len(c.result.Misfits), maxMisfits)]
}

func misfit(e audit.Entry, why error) Misfit {
	return Misfit{Seq: e.Seq, Entry: e.ID, Kind: e.Kind, Case: e.Case, Why: why.Error()}
}

// book walks the chain, lets the tree grow beside it and opens every entry. After a break it
// goes on from the stored hash, so that every later break is named too.
func (c *check) book(ctx context.Context, v *View) error {
	var head audit.Head
	var last audit.Entry
	each := func(page []line) error {
		opened := make(chan struct{})
		go func() {
			defer close(opened)
			v.openAll(page)
		}()
		for i := range page { // not by value: the other half of a line is being written
			head, last = c.link(v, head, &page[i]), page[i].Entry
			c.grown.entry(last)
		}
		<-opened
		for _, l := range page {
			c.images(l)
		}
		return c.grown.kept()
	}
	if err := v.eachPage(ctx, each); err != nil {
		return err
	}
	err := c.unread(ctx, v)
	if err != nil {
		return err
	}
	if head, err = c.grown.end(ctx, v, head); err != nil {
		return err
	}
	c.result.Leaves, c.result.Checkpoints = head.Size, c.grown.compared
	c.result.Head = fmt.Sprintf("%d:%x", head.Seq, head.Hash)
	return c.head(ctx, v, head, last)
}

// unread looks for entries that the pages do not come by: SQLite takes one without a number, and
// one before all numbers stands before the first page. A list of a case would show them.
func (c *check) unread(ctx context.Context, v *View) error {
	var stored int64
	if err := v.QueryRow(ctx, `SELECT COUNT(*) FROM book`).Scan(&stored); err != nil {
		return err
	}
	if stored != c.result.Entries {
		c.note(Misfit{Table: "book", Why: "there is an entry that stands in no place of the book"})
	}
	return nil
}

// link checks one entry against the head before it and gives the head after it.
func (c *check) link(v *View, head audit.Head, l *line) audit.Head {
	c.result.Entries++
	next, err := v.reg.Keys.Chain.Check(head, l.Entry)
	if err := cmp.Or(l.wrong, err); err != nil {
		c.note(misfit(l.Entry, err))
		return audit.Head{Seq: l.Seq, Hash: l.Hash}
	}
	return next
}

// openAll opens every entry of a page with the keys that were found to open. It asks the
// database nothing, so that it may run beside whoever does.
func (v *View) openAll(page []line) {
	for i := range page {
		l := &page[i]
		key, ok := v.keys[l.Case]
		if !ok {
			l.unopened = errNoKey
			continue
		}
		l.content, l.unopened = v.openWith(key, l.Entry)
	}
}

var errNoKey = errors.New("there is no data key that opens the entry")

// head compares the end that was reached with the one that is stored.
func (c *check) head(ctx context.Context, v *View, reached audit.Head, last audit.Entry) error {
	stored, seal, err := Head(ctx, v)
	if err != nil {
		return err
	}
	if err := v.reg.Keys.Chain.CheckHead(reached, stored, seal); err != nil {
		c.note(misfit(last, err))
	}
	var strange int
	const others = `SELECT COUNT(*) - COALESCE(SUM(CASE WHEN register = $1 THEN 1 ELSE 0 END), 0) FROM book_head`
	if err := v.QueryRow(ctx, others, v.reg.Name).Scan(&strange); err != nil {
		return err
	}
	if strange > 0 {
		c.note(Misfit{Table: "book_head", Why: "there is a head of another register's book"})
	}
	return nil
}

// images keeps the last after-image of every row of an entry.
func (c *check) images(l line) {
	e := l.Entry
	if l.unopened != nil {
		c.note(misfit(e, l.unopened))
		return
	}
	e.Sealed = nil
	for _, im := range l.content.Rows {
		key := im.Table + "/" + im.ID
		if _, seen := c.last[key]; !seen {
			c.order = append(c.order, key)
		}
		c.last[key] = written{image: im, by: e}
	}
}

// table compares every row of a table, with whatever columns it has, with its after-image.
func (c *check) table(ctx context.Context, v *View, table string) error {
	rows, err := v.Query(ctx, "SELECT * FROM "+table+" ORDER BY id")
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	found, err := row.All(rows, len(columns))
	if err != nil {
		return err
	}
	for _, values := range found {
		c.result.Rows++
		row := make(map[string]any, len(columns))
		for i, column := range columns {
			row[column] = values[i]
		}
		c.row(table, row)
	}
	return nil
}

func (c *check) row(table string, row map[string]any) {
	id, _ := row["id"].(string)
	key := table + "/" + id
	w, ok := c.last[key]
	if !ok || w.image.Gone {
		c.note(Misfit{Seq: w.by.Seq, Entry: w.by.ID, Table: table, Row: id, Why: "no act wrote this row"})
		return
	}
	w.seen = true
	c.last[key] = w
	if column := w.image.Differs(row); column != "" {
		m := misfit(w.by, errRow)
		m.Table, m.Row, m.Column = table, id, column
		c.note(m)
	}
}

var (
	errRow     = errors.New("the row is not as this act left it")
	errMissing = errors.New("the row that this act left is gone")
)

func (c *check) missingRows() {
	for _, key := range c.order {
		w := c.last[key]
		if w.seen || w.image.Gone {
			continue
		}
		m := misfit(w.by, errMissing)
		m.Table, m.Row = w.image.Table, w.image.ID
		c.note(m)
	}
}

// keys checks that every data key opens, and keeps them for the entries.
func (c *check) keys(ctx context.Context, v *View) error {
	rows, err := v.Query(ctx, `SELECT case_id, wrapped FROM case_key ORDER BY case_id`)
	if err != nil {
		return err
	}
	found, err := row.All(rows, 2)
	if err != nil {
		return err
	}
	for _, f := range found {
		id, _ := f[0].(string)
		wrapped, _ := f[1].([]byte)
		key, err := v.reg.Keys.CaseKey(v.place(id), wrapped)
		if err != nil {
			c.note(Misfit{Case: id, Table: "case_key", Row: id, Why: "the data key does not open"})
			continue
		}
		v.keys[id] = key
	}
	return nil
}
