package vocabulary

import (
	"encoding/binary"
	"slices"

	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/sound"
)

// A Near is a word of the lexicon that is like one, and how far apart the two are, in sixteenths
// of a bit per symbol.
type Near struct {
	Word  uint32
	Apart int
}

// How far apart two words may be, in sixteenths of a bit per symbol, for the one to lead to the
// other: where they share a skeleton, and where it is varied. What is further apart is hardly
// evidence, and there is very much of it.
const (
	nearest       = 25
	nearestVaried = 20
)

// A Finder is the memory for finding words, for one user at a time. The zero Finder is ready.
type Finder struct {
	apart  []uint8 // by word: its distance plus one; 0: not found
	found  []uint32
	near   []Near
	series [sound.Kinds]sound.Series // against the form asked for
	begun  [sound.Kinds]bool         // which of them are
	asides [1 << writingShift]int    // of that form
	kinds  [writings]sound.Kind
	keys   []sound.Key
	sought []uint64 // the keys whose buckets are measured
}

// Find gives the words that are near one: whatever shares its skeleton, what shares its marked
// skeleton but for one class, and what is of its families. The list is good until the next.
func (m *Finder) Find(v *Vocabulary, w *lexicon.Word) []Near {
	m.find(v, w, forms(w))
	for family := range families(w) {
		for _, id := range v.families[family] {
			m.take(id, match.KinApart())
		}
	}
	return m.list()
}

// Parts gives, one after the other, the words that are near the beginnings and the ends of a
// word, wherever it may be parted: before a consonant, where both parts are long enough to be
// names. Each list is good until the next.
func (m *Finder) Parts(v *Vocabulary, w *lexicon.Word, visit func([]Near)) {
	for n, f := range forms(w) {
		if n == mostParted || f.part != full {
			return
		}
		for i := leastPart; i <= f.sound.Len()-leastPart; i++ {
			if sound.IsVowel(sound.Alphabet[f.sound.Places()[i]]) {
				continue
			}
			places := f.sound.Places()
			for _, part := range [...]string{places[:i], places[i:]} {
				m.find(v, w, []form{f.only(sound.OfPlaces(part))})
				visit(m.list())
			}
		}
	}
}

// leastPart is the fewest symbols of a part of a word, and mostParted the most readings parted.
const (
	leastPart  = 3
	mostParted = 2
)

// find measures the forms of a word against all that may be near.
func (m *Finder) find(v *Vocabulary, w *lexicon.Word, all []form) {
	if len(m.apart) < v.words {
		m.apart = make([]uint8, v.words+v.words/8)
	}
	m.kinds = kinds(w.Token().Script)
	for _, f := range all {
		m.begun, m.asides = [sound.Kinds]bool{}, f.asides()
		m.search(&v.plain, f.skeletons, &f, nearest)
		varied := m.Varied(f.skeletons)
		m.search(&v.abjad, varied, &f, nearest)
		if f.writing == abjad {
			m.search(&v.plain, varied, &f, nearestVaried)
			continue
		}
		m.search(&v.marked, m.Varied(marked(f.sound)), &f, nearestVaried)
	}
}

// Varied gives keys and all keys that differ from one of them in one place, none twice. The list
// is good until the next.
func (m *Finder) Varied(keys []sound.Key) []sound.Key {
	m.keys = m.keys[:0]
	for _, k := range keys {
		neighbours(k, func(k sound.Key) { m.keys = append(m.keys, k) })
	}
	slices.Sort(m.keys)
	m.keys = slices.Compact(m.keys)
	return m.keys
}

// search takes all words of the buckets of some keys that are near.
func (m *Finder) search(b *buckets, keys []sound.Key, f *form, nearest int) {
	m.sought = m.sought[:0]
	for _, k := range keys {
		m.sought = append(m.sought, uint64(k))
	}
	b.each(m.sought, func(forms []byte) { m.measure(f, forms, nearest) })
}

// measure takes all words of a bucket that are near.
func (m *Finder) measure(f *form, bucket []byte, nearest int) {
	for len(bucket) > 0 {
		head, n := bucket[4], int(bucket[5])
		places := bucket[formHead : formHead+n]
		if aside := m.asides[head&(1<<writingShift-1)]; aside != none {
			size := max(n, f.sound.Len(), 3)
			limit := (nearest + 1 - aside) * size
			if cost := m.against(f, m.kinds[head>>writingShift]).Cost(places, limit-1); cost < limit {
				m.take(binary.LittleEndian.Uint32(bucket), aside+cost/size)
			}
		}
		bucket = bucket[formHead+n:]
	}
}

// against gives the series that measures against a form by the costs of one kind.
func (m *Finder) against(f *form, kind sound.Kind) *sound.Series {
	s := &m.series[kind]
	if !m.begun[kind] {
		s.Against(f.sound, kind)
		m.begun[kind] = true
	}
	return s
}

// take keeps the least distance of a word.
func (m *Finder) take(id uint32, apart int) {
	switch have := &m.apart[id]; {
	case *have == 0:
		*have = uint8(apart + 1)
		m.found = append(m.found, id)
	case int(*have) > apart+1:
		*have = uint8(apart + 1)
	}
}

// list lists what was found, and forgets it.
func (m *Finder) list() []Near {
	m.near = m.near[:0]
	for _, id := range m.found {
		m.near = append(m.near, Near{id, int(m.apart[id]) - 1})
		m.apart[id] = 0
	}
	m.found = m.found[:0]
	return m.near
}
