package index

import (
	"github.com/zaklon/zaklon/identity/index/lookup"
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
func each(c *lookup.Chains, key uint64, visit func(row uint32)) {
	n := 0
	for row := range c.Rows(key) {
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
			s.alike(keys, 0, sameClass)
			if reading == 0 {
				s.alike(s.words.finder.Varied(keys[:min(mostVaried, len(keys))]), leastVaried, likeClass)
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

// alike takes the names of skeletons for candidates, of those that are so long at the least. Each class
// is worth so many bits.
func (s *search) alike(skeletons []sound.Key, least int, bits float32) {
	s.keys = s.keys[:0]
	for _, k := range skeletons {
		if k.Len() >= least {
			s.keys = append(s.keys, uint64(k))
		}
	}
	s.x.joined.Each(s.keys, mostAlike, func(n int, row uint32) {
		s.wholes = append(s.wholes, candidate{row, bits * float32(sound.Key(s.keys[n]).Len())})
	})
}

// chooseWholes has the best of the names that are alike as a whole compared: those whose words
// are alike besides, and whose dates do not speak against it. Of a row that was found more than once
// the most counts.
func (s *search) chooseWholes(n int) {
	for _, c := range s.wholes {
		m := &s.marks[c.row]
		if m.sum == 0 {
			s.touched = append(s.touched, c.row)
		}
		m.sum = max(m.sum, uint16(c.bits*perBit)+1) // 0 is none
	}
	s.wholes = s.wholes[:0]
	for _, row := range s.touched {
		m := &s.marks[row]
		bits := float32(m.sum-1) / perBit
		m.sum = 0
		if s.admits(row) {
			s.wholes = append(s.wholes, candidate{row, bits + s.bits(row)})
		}
	}
	s.touched = s.touched[:0]
	for _, c := range top(s.wholes, n) {
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
	for _, d := range s.q.Documents {
		oneOff(d.Number, func(number string) { each(&s.x.documents, lookup.Key(number), s.certainly) })
	}
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
