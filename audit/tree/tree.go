// Package tree is the Merkle tree over the book of a register (RFC 6962): one leaf for each
// entry, and leaves of padding that nobody without the key can tell from them.
//
// It computes with hashes in memory; it may not open a database, read a clock or know what
// an entry says. Where its tiles are kept is the business of whoever loads the tree.
package tree

import (
	"bytes"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// Height is how many levels of the tree a tile holds: 32 hashes of its lowest level, a
// kilobyte, so that a single act writes less than a page.
const Height = 5

const full = 1 << Height // hashes of a whole tile

// A Tile is the run of hashes number Number on a level. Hashes holds at most 32 of them.
type Tile struct {
	Level  int
	Number int64
	Hashes []byte
}

// Full tells whether the tile will not change any more.
func (t Tile) Full() bool { return len(t.Hashes) == full*tlog.HashSize }

// A Read gives the hashes of a tile that is kept, or none where it is not.
type Read func(level int, number int64) ([]byte, error)

// ErrTiles is returned where the tiles that are kept cannot be those of a tree of that size.
var ErrTiles = errors.New("the tree is not whole")

// A Tree is the right edge of a growing tree. It is not safe for concurrent use.
type Tree struct {
	size    int64
	edge    []Tile // the last tile of each level that is begun and not full, from the leaves up
	changed map[place]Tile
}

type place struct {
	level  int
	number int64
}

// Load takes up a tree of a size where it was left.
func Load(size int64, read Read) (*Tree, error) {
	t := &Tree{size: size, changed: map[place]Tile{}}
	for level, on := 0, size; on > 0; level, on = level+1, on/full {
		tile := Tile{Level: level, Number: on / full}
		if on%full > 0 {
			hashes, err := read(level, tile.Number)
			if err != nil {
				return nil, fmt.Errorf("tile %d/%d: %w", level, tile.Number, err)
			}
			if int64(len(hashes)) != on%full*tlog.HashSize {
				return nil, fmt.Errorf("tile %d/%d: %w", level, tile.Number, ErrTiles)
			}
			tile.Hashes = append(make([]byte, 0, full*tlog.HashSize), hashes...)
		}
		t.edge = append(t.edge, tile)
	}
	return t, nil
}

// Size is the number of leaves.
func (t *Tree) Size() int64 { return t.size }

// Is tells whether this is the tree of a size and root. No tree is the tree of nothing.
func (t *Tree) Is(size int64, root []byte) bool {
	if t == nil || t.size != size {
		return false
	}
	own, err := t.Root()
	return err == nil && (bytes.Equal(own[:], root) || size == 0 && len(root) == 0)
}

// Add appends a leaf.
func (t *Tree) Add(leaf tlog.Hash) {
	t.size++
	t.add(0, leaf)
}

func (t *Tree) add(level int, h tlog.Hash) {
	if level == len(t.edge) {
		t.edge = append(t.edge, Tile{Level: level})
	}
	tile := &t.edge[level]
	if tile.Hashes == nil {
		tile.Hashes = make([]byte, 0, full*tlog.HashSize)
	}
	tile.Hashes = append(tile.Hashes, h[:]...)
	t.changed[place{level, tile.Number}] = *tile
	if len(tile.Hashes) < full*tlog.HashSize {
		return
	}
	above := subtree(tile.Hashes)
	*tile = Tile{Level: level, Number: tile.Number + 1}
	t.add(level+1, above)
}

// subtree is the root over the hashes of a full tile.
func subtree(hashes []byte) tlog.Hash {
	if len(hashes) == tlog.HashSize {
		return tlog.Hash(hashes)
	}
	half := len(hashes) / 2
	return tlog.NodeHash(subtree(hashes[:half]), subtree(hashes[half:]))
}

// Changed gives the tiles that differ from what was loaded, and counts them as kept.
func (t *Tree) Changed() []Tile {
	out := make([]Tile, 0, len(t.changed))
	for _, tile := range t.changed {
		out = append(out, tile)
	}
	clear(t.changed)
	return out
}

// Edge gives the tiles that are begun and not full.
func (t *Tree) Edge() []Tile {
	var out []Tile
	for _, tile := range t.edge {
		if len(tile.Hashes) > 0 {
			out = append(out, tile)
		}
	}
	return out
}

// Root is the hash over all leaves; that of an empty tree is the hash of nothing.
func (t *Tree) Root() (tlog.Hash, error) {
	// The root is made of whole subtrees, and the hash of each stands in the last tile of its level.
	read := func(level int, _ int64) ([]byte, error) { return t.edge[level].Hashes, nil }
	return tlog.TreeHash(t.size, Reader(read))
}

// Reader reads single hashes out of tiles, as proofs need them.
func Reader(read Read) tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			tile := tlog.TileForIndex(Height, index)
			hashes, err := read(tile.L, tile.N)
			if err == nil && len(hashes) < tile.W*tlog.HashSize {
				err = ErrTiles
			}
			if err == nil {
				out[i], err = tlog.HashFromTile(tile, hashes[:tile.W*tlog.HashSize], index)
			}
			if err != nil {
				return nil, fmt.Errorf("tile %d/%d: %w", tile.L, tile.N, err)
			}
		}
		return out, nil
	})
}
