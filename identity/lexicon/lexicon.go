// Package lexicon holds the words of one population, such as a register: each is read once,
// however many names hold it, and counted, for a word that everybody has proves little.
//
// It takes names apart into words with roles and makes persons ready for comparing. It compares
// nobody; package match does. It may not import a store, a desk or a clock.
package lexicon

import (
	"iter"
	"math"

	"github.com/zaklon/zaklon/identity/sound"
	"github.com/zaklon/zaklon/identity/token"
)

// A Lexicon holds the words of one population, such as a register. It is not safe for use by
// several at once while words are added.
type Lexicon struct {
	chunks    [][]Word // by number, perChunk in each: a word never moves
	counts    []count  // by number
	table     table
	skeletons map[sound.Key]uint32 // where heard counts a skeleton
	heard     []int32              // how many names hold a word of one skeleton
	names     int32
}

// A count says how many names hold a word, and where heard counts those that hold one of its
// skeleton.
type count struct {
	seen  int32
	heard uint32
}

// perChunk is how many words stand behind each other in memory: so many that the first begins at a
// page, and each at a line.
const perChunk = 1024

// New gives an empty one.
func New() *Lexicon { return &Lexicon{table: newTable(), skeletons: map[sound.Key]uint32{}} }

// At gives the word of a number that Word.ID gave.
func (x *Lexicon) At(id uint32) *Word { return &x.chunks[id/perChunk][id%perChunk] }

// Len is the number of distinct words.
func (x *Lexicon) Len() int { return len(x.counts) }

// All gives every word of the lexicon by its number.
func (x *Lexicon) All() iter.Seq[*Word] {
	return func(yield func(*Word) bool) {
		for id := range uint32(x.Len()) {
			if !yield(x.At(id)) {
				return
			}
		}
	}
}

// Word gives the word as the population holds it, or a new one that no name holds; nil if no
// letter of it can be read. It adds nothing.
func (x *Lexicon) Word(t token.Word) *Word {
	if w := x.find(t); w != nil {
		return w
	}
	w := newWord(t)
	if w == nil {
		return nil
	}
	heard := int32(0)
	if at, ok := x.skeletons[w.skeleton()]; ok {
		heard = x.heard[at]
	}
	w.rarity = x.rarity(0, heard)
	return w
}

// Add is Word for a word that will be counted: it stays in the lexicon.
func (x *Lexicon) Add(t token.Word) *Word {
	if w := x.find(t); w != nil {
		return w
	}
	w := newWord(t)
	if w == nil {
		return nil
	}
	w.id = uint32(x.Len())
	if w.id%perChunk == 0 {
		x.chunks = append(x.chunks, make([]Word, 0, perChunk))
	}
	last := &x.chunks[w.id/perChunk]
	*last = append(*last, *w)
	x.table.add(w.Text, w.id)
	at, known := x.skeletons[w.skeleton()]
	if !known {
		at = uint32(len(x.heard))
		x.skeletons[w.skeleton()], x.heard = at, append(x.heard, 0)
	}
	x.counts = append(x.counts, count{heard: at})
	return x.At(w.id)
}

// Count says that one more name, or with -1 one less, holds these words, which the lexicon keeps.
func (x *Lexicon) Count(n Name, by int32) {
	x.names += by
	for _, w := range n.Words {
		c := &x.counts[w.id]
		c.seen += by
		x.heard[c.heard] += by
	}
}

// Weigh sets the rarity of every word by the counts as they are.
func (x *Lexicon) Weigh() {
	for w := range x.All() {
		x.weigh(w)
	}
}

// Refresh sets the rarity of the words of one name, which the lexicon keeps, by the counts as they
// are.
func (x *Lexicon) Refresh(n Name) {
	for _, w := range n.Words {
		x.weigh(w)
	}
}

func (x *Lexicon) weigh(w *Word) {
	c := x.counts[w.id]
	w.rarity = x.rarity(c.seen, x.heard[c.heard])
}

// The bounds of rarity in bits. A word that nobody else has is no proof: most such words are
// misspelt. A word that everybody has still says a little.
const (
	leastRarity = 2.0
	mostRarity  = 13.0
	population  = 20_000 // names taken for granted beside those counted, so that a small register does not take every name for common
)

// rarity is halfway between that of the word as written, which so many names hold, and that of all
// words that share its consonants.
func (x *Lexicon) rarity(seen, heard int32) float32 {
	all := float64(x.names) + population
	r := (math.Log2(all/(float64(seen)+1)) + math.Log2(all/(float64(heard)+1))) / 2
	return float32(min(max(r, leastRarity), mostRarity))
}
