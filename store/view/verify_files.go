package view

import (
	"context"
	"errors"
	"strings"

	"github.com/zaklon/zaklon/store/row"
)

// blobs checks that every file is the one its name says and that every file named by a row
// is there and opens.
func (c *check) blobs(ctx context.Context, v *View) error {
	wanted := map[string]bool{}
	for _, named := range v.reg.Blobs {
		table, column, _ := strings.Cut(named, ".")
		rows, err := v.Query(ctx, "SELECT id, case_id, "+column+" FROM "+table+" ORDER BY id")
		if err != nil {
			return err
		}
		found, err := row.All(rows, 3)
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

// pageFiles is how many files are read by one statement, which PostgreSQL ends after a minute.
const pageFiles = 64

// blobNames checks what the files are called, and that no file lies there that no row names.
func (c *check) blobNames(ctx context.Context, v *View, wanted map[string]bool) error {
	var read, stored int64
	for after, more := "", true; more; {
		n, last, err := c.filePage(ctx, v, after, wanted)
		if err != nil {
			return err
		}
		read += n
		after, more = last, n == pageFiles && last > after // names without an order are noted already
	}
	if err := v.QueryRow(ctx, `SELECT COUNT(*) FROM blob`).Scan(&stored); err != nil {
		return err
	}
	if read != stored {
		c.note(Misfit{Table: "blob", Why: "there is a file without a name"})
	}
	return nil
}

// filePage checks the files after a name, and gives their number and the last of their names.
func (c *check) filePage(ctx context.Context, v *View, after string, wanted map[string]bool) (n int64, last string, err error) {
	rows, err := v.Query(ctx, `SELECT id, sealed FROM blob WHERE id > $1 ORDER BY id LIMIT $2`, after, int64(pageFiles))
	if err != nil {
		return 0, "", err
	}
	defer rows.Close()
	for ; rows.Next(); n++ {
		values, err := row.One(rows, 2)
		if err != nil {
			return n, "", err
		}
		id, _ := values[0].(string)
		sealed, _ := values[1].([]byte)
		if BlobID(sealed) != id {
			c.note(Misfit{Table: "blob", Row: id, Why: "the sealed file is not the one its name says"})
		}
		if !wanted[id] {
			c.note(Misfit{Table: "blob", Row: id, Why: "no row names this file"})
		}
		last = id
	}
	return n, last, rows.Err()
}
