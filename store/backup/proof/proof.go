// Package proof makes the tree of a register anew from a backup: out of its tiles, which needs
// no key, and out of its entries, which does.
//
// It computes in memory, in one pass and without keeping the book; it may not open a database
// or decide what follows from what it finds.
package proof

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/audit/tree"
)

// ErrBook is returned where a book does not fit together.
var ErrBook = errors.New("the book in the backup does not fit together")

func emptyTree() *tree.Tree {
	t, _ := tree.Load(0, nil) // reads nothing
	return t
}

// Bad says that the register in the backup is not what its book says.
func Bad(what string) error { return fmt.Errorf("%s: %w", what, ErrBook) }

// Tiles makes the tree out of its leaves and compares every tile with it.
type Tiles struct {
	tree  *tree.Tree
	above map[[2]int64][]byte // the tiles that the leaves make, above the leaves
	rows  int
	made  int
}

// NewTiles begins with the first tile.
func NewTiles() *Tiles { return &Tiles{tree: emptyTree(), above: map[[2]int64][]byte{}} }

// Tile takes up the next tile, in the order of level and number.
func (t *Tiles) Tile(tile tree.Tile) error {
	t.rows++
	if tile.Level > 0 {
		if !bytes.Equal(t.above[[2]int64{int64(tile.Level), tile.Number}], tile.Hashes) {
			return Bad("a tile is not the one that its leaves make")
		}
		return nil
	}
	if tile.Number<<tree.Height != t.tree.Size() || len(tile.Hashes)%tlog.HashSize != 0 {
		return Bad("a tile is missing")
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

// End compares the tree with the head of the book.
func (t *Tiles) End(head audit.Head) error {
	if t.rows != t.made+len(t.above) {
		return Bad("a tile is missing")
	}
	if !t.tree.Is(head.Size, head.Root) {
		return Bad("the tiles do not make the root of the tree")
	}
	return nil
}

// A Padding is what a checkpoint added to the tree after an entry.
type Padding struct{ Seq, Size int64 }

// Entries follows the chain of entries and makes the tree out of them and their padding.
type Entries struct {
	keys   audit.Keyring
	leaf   tree.Key
	signed []Padding
	head   audit.Head
	tree   *tree.Tree
}

// NewEntries begins with the first entry of a book.
func NewEntries(keys audit.Keyring) *Entries {
	return &Entries{keys: keys, leaf: tree.NewKey(keys.Tree), tree: emptyTree()}
}

// Signed takes up a checkpoint, before the first entry, in their order.
func (c *Entries) Signed(p Padding) { c.signed = append(c.signed, p) }

// Entry takes up the next entry.
func (c *Entries) Entry(e audit.Entry) error {
	var err error
	if c.head, err = c.keys.Chain.Check(c.head, e); err != nil {
		return fmt.Errorf("entry %d: %w", e.Seq, errors.Join(ErrBook, err))
	}
	c.pad(e.Seq)
	c.tree.Add(tree.Leaf(c.leaf.Salt(e.ID), e.Statement(sha256.Sum256(e.Sealed))))
	c.tree.Changed()
	return nil
}

// pad adds the padding of every checkpoint before an entry.
func (c *Entries) pad(before int64) {
	for len(c.signed) > 0 && c.signed[0].Seq < before {
		for c.tree.Size() < c.signed[0].Size {
			c.tree.Add(c.leaf.Padding(c.tree.Size()))
		}
		c.tree.Changed()
		c.signed = c.signed[1:]
	}
}

// End compares what was reached with the head of the book.
func (c *Entries) End(head audit.Head) error {
	c.pad(head.Seq + 1)
	if c.head.Seq != head.Seq || !bytes.Equal(c.head.Hash, head.Hash) || len(c.signed) > 0 {
		return Bad("the book does not end where its head says")
	}
	if !c.tree.Is(head.Size, head.Root) {
		return Bad("the entries do not make the root of the tree")
	}
	return nil
}
