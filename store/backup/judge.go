package backup

import (
	"bytes"
	"fmt"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/audit/tree"
	"github.com/zaklon/zaklon/store/backup/proof"
)

// A judge looks at the rows of a stream as they come and holds them against each other: the
// tiles must make the root of the head, and with the register's key the head must be sealed,
// the chain whole, and the entries with their padding must make that same root.
type judge struct {
	of    header
	keys  *audit.Keyring // none: only what can be checked without the key
	heads int
	tiles *proof.Tiles
	book  *proof.Entries // with a key
}

func newJudge(h header, keys *audit.Keyring) *judge {
	j := &judge{of: h, keys: keys, tiles: proof.NewTiles()}
	if keys != nil {
		j.book = proof.NewEntries(*keys)
	}
	return j
}

// row looks at one row of a table.
func (j *judge) row(s shape, values []any) error {
	r := line{s, values}
	switch s.Name {
	case "book_head":
		return j.head(r)
	case "checkpoint":
		if j.book != nil {
			j.book.Signed(proof.Padding{Seq: r.number("seq"), Size: r.number("size")})
		}
	case "tile":
		return j.tiles.Tile(tree.Tile{Level: int(r.number("level")), Number: r.number("number"), Hashes: r.bytes("hashes")})
	case "book":
		if j.book != nil {
			return j.book.Entry(r.entry())
		}
	}
	return nil
}

// end looks at a table that is complete.
func (j *judge) end(s shape) error {
	switch s.Name {
	case "book_head":
		if j.heads == 0 && j.of.Seq+j.of.Size != 0 {
			return proof.Bad("the head of the book is missing")
		}
	case "tile":
		return j.tiles.End(j.of.head())
	case "book":
		if j.book != nil {
			return j.book.End(j.of.head())
		}
	}
	return nil
}

func (j *judge) head(r line) error {
	j.heads++
	stored := audit.Head{Seq: r.number("seq"), Hash: r.bytes("hash"), Size: r.number("size"), Root: r.bytes("root")}
	if r.text("register") != j.of.Register || j.heads > 1 {
		return proof.Bad("there is a head of another book")
	}
	if stored.Seq != j.of.Seq || stored.Size != j.of.Size || !bytes.Equal(stored.Hash, j.of.Hash) || !bytes.Equal(stored.Root, j.of.Root) {
		return proof.Bad("the header names another head")
	}
	if j.keys == nil {
		return nil
	}
	if err := j.keys.Chain.CheckHead(stored, stored, r.bytes("seal")); err != nil {
		return fmt.Errorf("%w: %w", ErrKey, err)
	}
	return nil
}

// A line is a row by the names of its columns.
type line struct {
	of     shape
	values []any
}

func (r line) value(column string) any {
	for i, c := range r.of.Columns {
		if c == column {
			return r.values[i]
		}
	}
	return nil
}

func (r line) number(column string) int64 { n, _ := r.value(column).(int64); return n }
func (r line) text(column string) string  { s, _ := r.value(column).(string); return s }
func (r line) bytes(column string) []byte { b, _ := r.value(column).([]byte); return b }

// entry reads an entry; a value of a wrong type becomes another value, which the chain shows.
func (r line) entry() audit.Entry {
	return audit.Entry{
		Seq: r.number("seq"), ID: r.text("id"), Sort: audit.Sort(r.text("sort")), Kind: r.text("kind"), Case: r.text("case_id"),
		Officer: r.text("officer_id"), Unit: r.text("unit_id"), On: r.text("effective_on"), At: r.number("entered_at"),
		Article: r.text("article"), Request: r.text("request"), Sealed: r.bytes("sealed"), Hash: r.bytes("hash"),
	}
}
