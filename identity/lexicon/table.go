package lexicon

import (
	"hash/maphash"

	"github.com/zaklon/zaklon/identity/token"
)

// A table finds the words of a list by how they are written. It holds their numbers alone, in a
// tenth of the memory of a map by text.
type table struct {
	seed   maphash.Seed
	places []place // a power of two of them
}

// A place is empty, or holds the number of a word, plus one, and so much of the hash of its text
// that another word is hardly ever looked at.
type place struct{ hash, number uint32 }

// fewest is the number of places of a new table.
const fewest = 64

func newTable() table { return table{seed: maphash.MakeSeed(), places: make([]place, fewest)} }

// find gives the word of the list that is written so; nil if there is none.
func (t *table) find(list []*Word, written token.Word) *Word {
	hash := t.hash(written.Text)
	for at := hash; ; at++ {
		p := t.places[at&uint32(len(t.places)-1)]
		if p.number == 0 {
			return nil
		}
		if p.hash != hash {
			continue
		}
		if w := list[p.number-1]; w.Text == written.Text && w.script == written.Script && w.besides.also == written.Also {
			return w
		}
	}
}

// add makes the word findable that was added to the list last. Fewer than three in four places are
// ever taken.
func (t *table) add(list []*Word, w *Word) {
	if 4*len(list) > 3*len(t.places) {
		t.widen()
	}
	t.put(place{t.hash(w.Text), uint32(len(list))})
}

// put puts a number into the first free place from its hash on.
func (t *table) put(p place) {
	at := p.hash
	for t.places[at&uint32(len(t.places)-1)].number != 0 {
		at++
	}
	t.places[at&uint32(len(t.places)-1)] = p
}

// widen doubles the table.
func (t *table) widen() {
	old := t.places
	t.places = make([]place, 2*len(old))
	for _, p := range old {
		if p.number != 0 {
			t.put(p)
		}
	}
}

func (t *table) hash(text string) uint32 { return uint32(maphash.String(t.seed, text)) }
