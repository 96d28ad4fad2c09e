// Package lexicon holds the words of one population, such as a register: each is read once,
// however many names hold it, and counted, for a word that everybody has proves little.
//
// It takes names apart into words with roles and makes persons ready for comparing. It compares
// nobody; package match does. It may not import a store, a desk or a clock.
package lexicon

import (
	"math"

	"github.com/zaklon/zaklon/identity/sound"
	"github.com/zaklon/zaklon/identity/token"
)

// A Lexicon holds the words of one population, such as a register. It is not safe for use by
// several at once while words are added.
type Lexicon struct {
	list      []*Word // by number
	table     table
	skeletons map[sound.Key]uint32 // where heard counts a skeleton, plus one
	heard     []int32              // how many names hold a word of one skeleton
	names     int32
}

// New gives an empty one.
func New() *Lexicon { return &Lexicon{table: newTable(), skeletons: map[sound.Key]uint32{}} }

// At gives the word of a number that Word.ID gave.
func (x *Lexicon) At(id uint32) *Word { return x.list[id] }

// Len is the number of distinct words.
func (x *Lexicon) Len() int { return len(x.list) }

// All gives every word of the lexicon by its number. The caller may not write to the slice.
func (x *Lexicon) All() []*Word { return x.list }

// Word gives the word as the population holds it, or a new one that no name holds; nil if no
// letter of it can be read. It adds nothing.
func (x *Lexicon) Word(t token.Word) *Word {
	if w := x.table.find(x.list, t); w != nil {
		return w
	}
	w := newWord(t)
	if w == nil {
		return nil
	}
	w.heard = x.skeletons[w.skeleton()]
	w.rarity = x.rarity(w)
	return w
}

// Add is Word for a word that will be counted: it stays in the lexicon.
func (x *Lexicon) Add(t token.Word) *Word {
	if w := x.table.find(x.list, t); w != nil {
		return w
	}
	w := newWord(t)
	if w == nil {
		return nil
	}
	w.id = uint32(len(x.list))
	x.list = append(x.list, w)
	x.table.add(x.list, w)
	if w.heard = x.skeletons[w.skeleton()]; w.heard == 0 {
		x.heard = append(x.heard, 0)
		w.heard = uint32(len(x.heard))
		x.skeletons[w.skeleton()] = w.heard
	}
	return w
}

// Count says that one more name, or with -1 one less, holds these words.
func (x *Lexicon) Count(n Name, by int32) {
	x.names += by
	for _, w := range n.Words {
		w.seen += by
		x.heard[w.heard-1] += by
	}
}

// Weigh sets the rarity of every word by the counts as they are.
func (x *Lexicon) Weigh() {
	for _, w := range x.list {
		w.rarity = x.rarity(w)
	}
}

// Refresh sets the rarity of the words of one name by the counts as they are.
func (x *Lexicon) Refresh(n Name) {
	for _, w := range n.Words {
		w.rarity = x.rarity(w)
	}
}

// The bounds of rarity in bits. A word that nobody else has is no proof: most such words are
// misspelt. A word that everybody has still says a little.
const (
	leastRarity = 2.0
	mostRarity  = 13.0
	population  = 20_000 // names taken for granted beside those counted, so that a small register does not take every name for common
)

// rarity is halfway between that of the word as written and that of all words that share its
// consonants.
func (x *Lexicon) rarity(w *Word) float32 {
	all := float64(x.names) + population
	heard := w.seen
	if w.heard != 0 {
		heard = x.heard[w.heard-1]
	}
	r := (math.Log2(all/(float64(w.seen)+1)) + math.Log2(all/(float64(heard)+1))) / 2
	return float32(min(max(r, leastRarity), mostRarity))
}
