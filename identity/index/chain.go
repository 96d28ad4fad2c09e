package index

import (
	"iter"
	"slices"
)

// chains say which rows have a key. A key is 64 bits of anything, of which 32 are kept: now and
// then two keys are taken for one, and whoever asks looks at the rows anyway.
type chains struct {
	head []uint32 // by the key's place: the entry last added, plus one
	all  []link
}

// A link is one entry: a row that has a key.
type link struct {
	key  uint32
	row  uint32
	next uint32 // the entry added before it in the same place, plus one
}

// fewest is the number of places of a table that begins. It is a power of two, as all are.
const fewest = 64

// spread makes 32 bits of which each depends on every bit of the key (the finaliser of
// MurmurHash3, which is in the public domain).
func spread(key uint64) uint32 {
	key ^= key >> 33
	key *= 0xff51afd7ed558ccd
	key ^= key >> 33
	key *= 0xc4ceb9fe1a85ec53
	return uint32(key ^ key>>33)
}

// add says that a row has a key.
func (c *chains) add(key uint64, row uint32) {
	if len(c.all) >= len(c.head) {
		c.widen(max(fewest, 2*len(c.head)))
	}
	c.all = append(c.all, link{key: spread(key), row: row})
	c.hang(len(c.all) - 1)
}

// hang puts an entry at the beginning of its place.
func (c *chains) hang(i int) {
	place := &c.head[c.all[i].key&uint32(len(c.head)-1)]
	c.all[i].next, *place = *place, uint32(i+1)
}

// widen makes a table of that many places.
func (c *chains) widen(places int) {
	c.head = make([]uint32, places)
	for i := range c.all {
		c.hang(i)
	}
}

// rows gives the rows that have a key, the last added first.
func (c *chains) rows(key uint64) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		if len(c.head) == 0 {
			return
		}
		k := spread(key)
		for at := c.head[k&uint32(len(c.head)-1)]; at != 0; at = c.all[at-1].next {
			if l := &c.all[at-1]; l.key == k && !yield(l.row) {
				return
			}
		}
	}
}

// settle gives back the memory that was kept for more.
func (c *chains) settle() { c.all = slices.Clone(c.all) }
