package index

import (
	"cmp"
	"slices"

	"github.com/zaklon/zaklon/identity/index/vocabulary"
	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/match"
)

// A wordList is what the index knows that is like one word of the person asked for.
type wordList struct {
	near []nearWord // the nearest first
	rows int        // entries of all of them
}

// A nearWord is a word of the index that is like the one asked for, with the bits that the two
// have in common: the rarity of the commoner one, less by how far apart they are.
type nearWord struct {
	word uint32
	bits float32
}

// words is the memory for finding words.
type words struct {
	lists  []wordList
	finder vocabulary.Finder
}

// of gives a list for every word of a name; a single letter has none. A name of one word may be
// two run together, and has lists for the parts that these could be as well.
func (m *words) of(x *Index, n lexicon.Name) []wordList {
	m.lists = m.lists[:0]
	for _, w := range n.Words {
		if w.Initial() {
			continue
		}
		m.list(x, w, m.finder.Find(x.vocabulary, w))
		if len(n.Words) == 1 {
			m.finder.Parts(x.vocabulary, w, func(near []vocabulary.Near) { m.list(x, w, near) })
		}
	}
	return m.lists
}

// list lists those words that anybody holds.
func (m *words) list(x *Index, w *lexicon.Word, near []vocabulary.Near) {
	if len(m.lists) == cap(m.lists) {
		m.lists = append(m.lists, wordList{})
	} else {
		m.lists = m.lists[:len(m.lists)+1]
	}
	l := &m.lists[len(m.lists)-1]
	l.near, l.rows = l.near[:0], 0
	for _, one := range near {
		rows := len(x.holders.of(one.Word))
		if rows == 0 {
			continue
		}
		share := float64(match.Farthest+4-one.Apart) / (match.Farthest + 4)
		bits := min(w.Rarity(), x.lexicon.At(one.Word).Rarity()) * share
		l.near, l.rows = append(l.near, nearWord{one.Word, float32(bits)}), l.rows+rows
	}
	slices.SortFunc(l.near, func(a, b nearWord) int {
		return cmp.Or(cmp.Compare(b.bits, a.bits), cmp.Compare(a.word, b.word))
	})
}
