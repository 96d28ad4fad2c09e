package backup

import (
	"bytes"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/audit/tree"
)

// A judge looks at the rows of a stream as they come and holds them against each other: the
// tiles must make the root of the head, and with the register's key the head must be sealed,
// the chain whole, and the entries with their padding must make that same root.
type judge struct {
	of    header
	keys  *audit.Keyring // none: only what can be checked without the key
	heads int
	tiles tiles
	book  *chained // with a key
}

func newJudge(h header, keys *audit.Keyring) *judge {
	j := &judge{of: h, keys: keys, tiles: newTiles()}
	if keys != nil {
		j.book = &chained{keys: *keys, leaf: tree.NewKey(keys.Tree), tree: emptyTree()}
	}
	return j
}

func emptyTree() *tree.Tree {
	t, _ := tree.Load(0, nil) // reads nothing
	return t
}

// bad says that the register in the backup is not what its book says.
func bad(what string) error { return fmt.Errorf("%s: %w", what, ErrBook) }

// row looks at one row of a table.
func (j *judge) row(s shape, values []any) error {
	r := line{s, values}
	switch s.Name {
	case "book_head":
		return j.head(r)
	case "checkpoint":
		if j.book != nil {
			j.book.signed = append(j.book.signed, padding{r.number("seq"), r.number("size"), r.number("reach")})
		}
	case "tile":
		return j.tiles.row(tree.Tile{Level: int(r.number("level")), Number: r.number("number"), Hashes: r.bytes("hashes")})
	case "book":
		if j.book != nil {
			return j.book.entry(r.entry())
		}
	}
	return nil
}

// end looks at a table that is complete.
func (j *judge) end(s shape) error {
	switch s.Name {
	case "book_head":
		if j.heads == 0 && j.of.Seq+j.of.Size != 0 {
			return bad("the head of the book is missing")
		}
	case "tile":
		return j.tiles.end(j.of.head())
	case "book":
		if j.book != nil {
			return j.book.end(j.of.head())
		}
	}
	return nil
}

func (j *judge) head(r line) error {
	j.heads++
	stored := audit.Head{Seq: r.number("seq"), Hash: r.bytes("hash"), Size: r.number("size"), Root: r.bytes("root")}
	if r.text("register") != j.of.Register || j.heads > 1 {
		return bad("there is a head of another book")
	}
	if stored.Seq != j.of.Seq || stored.Size != j.of.Size || !bytes.Equal(stored.Hash, j.of.Hash) || !bytes.Equal(stored.Root, j.of.Root) {
		return bad("the header names another head")
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

// tiles makes the tree out of its leaves and compares every tile with it.
type tiles struct {
	tree  *tree.Tree
	above map[[2]int64][]byte // the tiles that the leaves make, above the leaves
	rows  int
	made  int
}

func newTiles() tiles { return tiles{tree: emptyTree(), above: map[[2]int64][]byte{}} }

func (t *tiles) row(tile tree.Tile) error {
	t.rows++
	if tile.Level > 0 {
		if !bytes.Equal(t.above[[2]int64{int64(tile.Level), tile.Number}], tile.Hashes) {
			return bad("a tile is not the one that its leaves make")
		}
		return nil
	}
	if tile.Number<<tree.Height != t.tree.Size() || len(tile.Hashes)%tlog.HashSize != 0 {
		return bad("a tile is missing")
	}
	for at := 0; at < len(tile.Hashes); at += tlog.HashSize {
		t.tree.Add(tlog.Hash(tile.Hashes[at : at+tlog.HashSize]))
	}
	for _, c := range t.tree.Changed() {
		if c.Level > 0 {
			t.above[[2]int64{int64(c.Level), c.Number}] = bytes.Clone(c.Hashes)
		} else {
			t.made++
		}
	}
	return nil
}

func (t *tiles) end(head audit.Head) error {
	if t.rows != t.made+len(t.above) {
		return bad("a tile is missing")
	}
	if !t.tree.Is(head.Size, head.Root) {
		return bad("the tiles do not make the root of the tree")
	}
	return nil
}

// A padding is what a checkpoint added to the tree after an entry.
type padding struct{ seq, size, reach int64 }

// chained follows the chain of entries and makes the tree out of them and their padding.
type chained struct {
	keys   audit.Keyring
	leaf   tree.Key
	signed []padding
	head   audit.Head
	tree   *tree.Tree
}

func (c *chained) entry(e audit.Entry) error {
	var err error
	if c.head, err = c.keys.Chain.Check(c.head, e); err != nil {
		return fmt.Errorf("entry %d: %w", e.Seq, errors.Join(ErrBook, err))
	}
	c.pad(e.Seq)
	c.tree.Add(tree.Leaf(c.leaf.Salt(e.ID), e.Statement(sha256Of(e.Sealed))))
	c.tree.Changed()
	return nil
}

// pad adds the padding of every checkpoint before an entry.
func (c *chained) pad(before int64) {
	for len(c.signed) > 0 && c.signed[0].seq < before {
		for c.tree.Size() < c.signed[0].size {
			c.tree.Add(c.leaf.Padding(c.tree.Size()))
		}
		c.tree.Changed()
		c.signed = c.signed[1:]
	}
}

func (c *chained) end(head audit.Head) error {
	c.pad(head.Seq + 1)
	if c.head.Seq != head.Seq || !bytes.Equal(c.head.Hash, head.Hash) || len(c.signed) > 0 {
		return bad("the book does not end where its head says")
	}
	if !c.tree.Is(head.Size, head.Root) {
		return bad("the entries do not make the root of the tree")
	}
	return nil
}
