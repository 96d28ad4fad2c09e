// Package lookup leads to rows of an index: from keys of which many rows may have one, and from
// identifiers. It knows rows by their numbers alone, in the order in which they were added, and may
// not know what they hold.
package lookup

import (
	"iter"
	"slices"
)

// Chains say which rows have a key. A key is 64 bits of anything, of which 32 are kept: now and
// then two keys are taken for one, and whoever asks looks at the rows anyway. The zero Chains hold
// nothing and are ready.
type Chains struct {
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

// Add says that a row has a key.
func (c *Chains) Add(key uint64, row uint32) {
	if len(c.all) >= len(c.head) {
		c.widen(max(fewest, 2*len(c.head)))
	}
	c.all = append(c.all, link{key: spread(key), row: row})
	c.hang(len(c.all) - 1)
}

// hang puts an entry at the beginning of its place.
func (c *Chains) hang(i int) {
	place := &c.head[c.all[i].key&uint32(len(c.head)-1)]
	c.all[i].next, *place = *place, uint32(i+1)
}

// widen makes a table of that many places.
func (c *Chains) widen(places int) {
	c.head = make([]uint32, places)
	for i := range c.all {
		c.hang(i)
	}
}

// Rows gives the rows that have a key, the last added first.
func (c *Chains) Rows(key uint64) iter.Seq[uint32] {
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

// together is how many keys are followed side by side.
const together = 64

// Each visits the rows of many keys, key after key: those that Rows gives, in that order, and no more
// than most of one key. Hundreds of keys lie anywhere in memory, and one that is followed alone waits
// for its place, and then for its first entry. Here each step is made for many keys at once, so that
// all of them wait together.
func (c *Chains) Each(keys []uint64, most int, visit func(key int, row uint32)) {
	if len(c.all) == 0 {
		return
	}
	var begin [together]uint32
	var entry [together]link
	for from := 0; from < len(keys); from += together {
		some := keys[from:min(from+together, len(keys))]
		for i, key := range some {
			begin[i] = c.head[spread(key)&uint32(len(c.head)-1)]
		}
		for i := range some {
			entry[i] = c.all[max(begin[i], 1)-1] // of an empty place any entry: no branch has to wait
		}
		for i, key := range some {
			if begin[i] != 0 {
				c.follow(entry[i], spread(key), most, func(row uint32) { visit(from+i, row) })
			}
		}
	}
}

// follow visits the rows of a key from an entry on.
func (c *Chains) follow(l link, key uint32, most int, visit func(row uint32)) {
	for {
		if l.key == key {
			if most--; most < 0 {
				return
			}
			visit(l.row)
		}
		if l.next == 0 {
			return
		}
		l = c.all[l.next-1]
	}
}

// Settle gives back the memory that was kept for more, and puts the entries of one place one behind
// the other, so that whoever follows them waits for memory once and not at each. The one added last
// stands last, as widen expects.
func (c *Chains) Settle() {
	all := make([]link, 0, len(c.all))
	for place, at := range c.head {
		from := len(all)
		for ; at != 0; at = c.all[at-1].next {
			all = append(all, c.all[at-1])
		}
		slices.Reverse(all[from:])
		for i := from; i < len(all); i++ {
			all[i].next = uint32(i) // plus one, the one before it
		}
		if from < len(all) {
			all[from].next, c.head[place] = 0, uint32(len(all))
		}
	}
	c.all = all
}
