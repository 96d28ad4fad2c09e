package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/audit"
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
	Register string   `json:"register"`
	Head     string   `json:"head"` // number and hash of the last entry: kept elsewhere, it shows a copy put back
	Entries  int64    `json:"entries"`
	Rows     int64    `json:"rows"`
	Misfits  []Misfit `json:"misfits"`
}

// Verify recomputes the chain of the whole book, opens every entry, and compares every row
// with its last after-image, both ways. Misfits stand in the order of the book: the first
// names the first act that does not fit. The error is for a register that cannot be read.
func (r *Register) Verify(ctx context.Context) (Verification, error) {
	check := &check{result: Verification{Register: r.cfg.Name, Misfits: []Misfit{}}, last: map[string]written{}}
	err := r.View(ctx, func(v *View) error {
		if err := check.book(ctx, v); err != nil {
			return err
		}
		for _, table := range r.cfg.Tables {
			if err := check.table(ctx, v, table); err != nil {
				return err
			}
		}
		check.missingRows()
		return errors.Join(check.blobs(ctx, v), check.keys(ctx, v))
	})
	if err != nil {
		return check.result, fmt.Errorf("verify %s: %w", r.cfg.Name, err)
	}
	check.sort()
	return check.result, nil
}

// written is the last after-image of a row and the entry that holds it.
type written struct {
	image image
	by    audit.Entry
	seen  bool
}

type check struct {
	result Verification
	last   map[string]written
	order  []string // keys of last, in the order of the book
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

// book walks the chain. After a break it goes on from the stored hash, so that every later
// break is named too.
func (c *check) book(ctx context.Context, v *View) error {
	var head audit.Head
	var last audit.Entry
	each := func(e audit.Entry, wrong error) error {
		c.result.Entries++
		next, err := v.reg.keys.Chain.Check(head, e)
		if err := cmp.Or(wrong, err); err != nil {
			c.note(misfit(e, err))
			next = audit.Head{Seq: e.Seq, Hash: e.Hash}
		}
		head, last = next, e
		return nil
	}
	if err := v.entries(ctx, each, `ORDER BY seq`); err != nil {
		return err
	}
	c.result.Head = fmt.Sprintf("%d:%x", head.Seq, head.Hash)
	stored, seal, err := v.head(ctx)
	if err != nil {
		return err
	}
	if err := v.reg.keys.Chain.CheckHead(head, stored, seal); err != nil {
		c.note(misfit(last, err))
	}
	var strange int
	const others = `SELECT COUNT(*) FROM book_head WHERE register <> $1`
	if err := v.QueryRow(ctx, others, v.reg.cfg.Name).Scan(&strange); err != nil {
		return err
	}
	if strange > 0 {
		c.note(Misfit{Table: "book_head", Why: "there is a head of another register's book"})
	}
	return c.images(ctx, v)
}

// images opens every entry and keeps the last after-image of every row.
func (c *check) images(ctx context.Context, v *View) error {
	return v.entries(ctx, func(e audit.Entry, _ error) error {
		content, err := v.openEntry(ctx, e)
		if err != nil {
			c.note(misfit(e, err))
			return nil
		}
		for _, im := range content.Rows {
			key := im.Table + "/" + im.ID
			if _, seen := c.last[key]; !seen {
				c.order = append(c.order, key)
			}
			c.last[key] = written{image: im, by: e}
		}
		return nil
	}, `ORDER BY seq`)
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
	found, err := scanAll(rows, len(columns))
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
	if column := w.image.differs(row); column != "" {
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

// blobs checks that every file is the one its name says and that every file named by a row
// is there and opens.
func (c *check) blobs(ctx context.Context, v *View) error {
	wanted := map[string]bool{}
	for _, named := range v.reg.cfg.Blobs {
		table, column, _ := strings.Cut(named, ".")
		rows, err := v.Query(ctx, "SELECT id, case_id, "+column+" FROM "+table+" ORDER BY id")
		if err != nil {
			return err
		}
		found, err := scanAll(rows, 3)
		if err != nil {
			return err
		}
		for _, f := range found {
			blob, _ := f[2].(string)
			wanted[blob] = true
			c.blob(ctx, v, table, f)
		}
	}
	return c.blobNames(ctx, v, wanted)
}

func (c *check) blob(ctx context.Context, v *View, table string, f []any) {
	row, _ := f[0].(string)
	caseID, _ := f[1].(string)
	blob, _ := f[2].(string)
	if _, err := v.Blob(ctx, caseID, blob); err != nil {
		by := c.last[table+"/"+row].by
		m := misfit(by, errors.New("the file of this row is gone or does not open"))
		m.Table, m.Row = table, row
		c.note(m)
	}
}

// blobNames checks what the files are called, and that no file lies there that no row names.
func (c *check) blobNames(ctx context.Context, v *View, wanted map[string]bool) error {
	rows, err := v.Query(ctx, `SELECT id, sealed FROM blob ORDER BY id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var sealed []byte
		if err := rows.Scan(&id, &sealed); err != nil {
			return err
		}
		if blobID(sealed) != id {
			c.note(Misfit{Table: "blob", Row: id, Why: "the sealed file is not the one its name says"})
		}
		if !wanted[id] {
			c.note(Misfit{Table: "blob", Row: id, Why: "no row names this file"})
		}
	}
	return rows.Err()
}

// keys checks that every data key still opens.
func (c *check) keys(ctx context.Context, v *View) error {
	rows, err := v.Query(ctx, `SELECT case_id, wrapped FROM case_key ORDER BY case_id`)
	if err != nil {
		return err
	}
	found, err := scanAll(rows, 2)
	if err != nil {
		return err
	}
	for _, f := range found {
		id, _ := f[0].(string)
		wrapped, _ := f[1].([]byte)
		if _, err := v.reg.keys.CaseKey(v.place(id), wrapped); err != nil {
			c.note(Misfit{Case: id, Table: "case_key", Row: id, Why: "the data key does not open"})
		}
	}
	return nil
}
