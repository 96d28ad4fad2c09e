package index

import (
	"cmp"
	"slices"

	"github.com/zaklon/zaklon/identity/index/vocabulary"
	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/identity/sound"
)

// mostAlike is the most rows that one key of a path leads to. A key that more rows share, such as
// the first of January, is no way to a person; but whoever is reached by the name is looked at
// for the date as well.
const mostAlike = 100

// each visits the rows of a key, the newest first.
func each(c *chains, key uint64, visit func(row uint32)) {
	n := 0
	for row := range c.rows(key) {
		if n++; n > mostAlike {
			return
		}
		visit(row)
	}
}

// byWhole finds names that sound like this one run together, from whichever of its words they
// begin, and with one class of consonants more, less or another. The longer the skeleton, the more
// bits that is worth.
func (s *search) byWhole(n lexicon.Name) {
	for reading := range n.Readings() {
		for first := range min(len(n.Words), mostFirst) {
			keys := vocabulary.Skeletons(n.Run(first, reading))
			for _, k := range keys {
				s.alike(k, sameClass*float32(k.Len()))
			}
			if reading > 0 {
				continue
			}
			for _, k := range s.words.finder.Varied(keys[:min(mostVaried, len(keys))]) {
				if k.Len() >= leastVaried {
					s.alike(k, likeClass*float32(k.Len()))
				}
			}
		}
	}
}

// What whole names are worth, in bits for each class of a skeleton that is the same or differs in
// one place. Only so many skeletons of a run are varied, to none shorter than leastVaried, and only
// the first few words are taken for the beginning.
const (
	sameClass   = 2
	likeClass   = 1.5
	leastVaried = 4
	mostVaried  = 2
	mostFirst   = 3
)

// alike takes the names of one skeleton for candidates.
func (s *search) alike(k sound.Key, bits float32) {
	each(&s.x.joined, uint64(k), func(row uint32) { s.wholes = append(s.wholes, candidate{row, bits}) })
}

// chooseWholes has the best of the names that are alike as a whole compared: those whose words
// are alike besides, and whose dates do not speak against it.
func (s *search) chooseWholes(n int) {
	slices.SortFunc(s.wholes, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(b.bits, a.bits))
	})
	s.wholes = slices.CompactFunc(s.wholes, func(a, b candidate) bool { return a.row == b.row })
	s.wholes = slices.DeleteFunc(s.wholes, func(c candidate) bool { return !s.admits(c.row) })
	for i := range s.wholes {
		s.wholes[i].bits += s.bits(s.wholes[i].row)
	}
	slices.SortFunc(s.wholes, byBits)
	for _, c := range s.wholes[:min(n, len(s.wholes))] {
		s.certainly(c.row)
	}
}

// byDates finds whoever was born on the same date. Whoever was born on the date with day and month
// changed over, on the first of January of the year, or in the year, as far as is known, is found
// too, but compared only where no better are.
func (s *search) byDates() {
	for _, b := range s.q.Births {
		each(&s.x.births, uint64(pack(b)), s.certainly)
	}
	for _, b := range s.q.Births {
		for _, other := range [...]person.Birth{
			{Year: b.Year, Month: b.Day, Day: b.Month, About: b.About}, {Year: b.Year, Month: 1, Day: 1}, {Year: b.Year},
		} {
			if other != b {
				each(&s.x.births, uint64(pack(other)), func(row uint32) { s.dated = append(s.dated, row) })
			}
		}
	}
}

// byDocuments finds whoever has a paper of the same number, or of one that differs in a sign.
func (s *search) byDocuments() {
	for _, number := range s.q.Documents {
		oneOff(number, func(number string) { each(&s.x.documents, textKey(number), s.certainly) })
	}
}

// textKey makes a key of a text (FNV-1a).
func textKey(text string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	return h
}

// signs are the letters and digits of folded numbers, and longestNumber the most of them that are
// varied.
const (
	signs         = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
	longestNumber = 20
)

// oneOff calls for a number and every number that differs from it in one sign, lacks one, has one
// more, or has two neighbours changed over.
func oneOff(number string, visit func(string)) {
	visit(number)
	if len(number) > longestNumber {
		return
	}
	for i := range len(number) {
		visit(number[:i] + number[i+1:])
		for _, c := range signs {
			if byte(c) != number[i] {
				visit(number[:i] + string(c) + number[i+1:])
			}
			visit(number[:i] + string(c) + number[i:])
		}
		if i > 0 && number[i] != number[i-1] {
			visit(number[:i-1] + number[i:i+1] + number[i-1:i] + number[i+1:])
		}
	}
	for _, c := range signs {
		visit(number + string(c))
	}
}
