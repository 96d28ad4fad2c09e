package index

import (
	"cmp"
	"math"
	"slices"

	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

// A Hit is a person of the index and how much speaks for being the one asked for.
type Hit struct {
	ID string
	match.Score
}

// Search gives the persons who may be the one asked for, the likeliest first, and no more than
// limit: by tier, then by bits, then by identifier. Among them may be some of tier None, where
// the index has nobody better. Only persons that keep admits are compared, all where it is nil;
// it must give the same answer whenever it is asked. Scores come without terms: see Explain.
func (x *Index) Search(q person.Person, limit int, keep func(id string) bool) []Hit {
	if limit <= 0 || x.persons == 0 {
		return nil
	}
	s, ok := x.searches.Get().(*search)
	if !ok {
		s = new(search)
	}
	defer x.searches.Put(s)
	s.begin(x, q, keep)
	defer s.end()
	return s.run(limit)
}

// Explain compares with one person and gives the terms of the score. It answers false where the
// index has no person of that identifier.
func (x *Index) Explain(q person.Person, id string) (match.Score, bool) {
	row, ok := x.ids.Find(id)
	if !ok || !x.records.has(row) {
		return match.Score{}, false
	}
	var s shelf
	r := x.lexicon.Record(q)
	return x.weights.Explain(&r, x.records.read(&s, row, x.lexicon)), true
}

// The bounds of one search.
const (
	deep       = 60        // persons compared, beside those of the same date, number or whole name
	deepWholes = 30        // persons compared because the whole name is alike
	wide       = 800       // persons looked at for their dates
	mostNames  = 16        // names of the person asked for
	mostRows   = 1_000_000 // entries of words read for one name
	perBit     = 64        // the sums of bits are kept in whole numbers
)

// A search is the memory of one search. All its marks are zero between searches.
type search struct {
	x       *Index
	q       lexicon.Record
	keep    func(string) bool
	marks   []mark   // by row
	touched []uint32 // rows with a sum
	found   []uint32 // rows with a best
	sure    []uint32 // rows that are compared in any case
	dated   []uint32 // rows that are considered whatever their bits

	considered []uint32
	keys       []uint64    // of whole names
	wholes     []candidate // names alike as a whole
	pool       []candidate
	ranked     []ranked
	words      words
	shelf      shelf
	turns      uint16
}

// A mark is what a search knows of a row. All of it stands together, because a search meets
// thousands of rows anywhere in memory, and waits for each.
type mark struct {
	sum   uint16 // what the words of one name have in common with it
	best  uint16 // the same of the name that has most
	turn  uint16 // the word that last found it
	known bool   // it is sure or was considered
}

// depth is how many are compared where so many would be enough if a date told them apart.
func (s *search) depth(dated int) int {
	if len(s.q.Births) == 0 {
		return 2 * dated
	}
	return dated
}

func (s *search) begin(x *Index, q person.Person, keep func(string) bool) {
	s.x, s.keep, s.turns = x, keep, 0
	s.q = x.lexicon.Record(q)
	if len(s.q.Names) > mostNames {
		s.q.Names = s.q.Names[:mostNames]
	}
	if rows := x.ids.Len(); len(s.marks) < rows {
		s.marks = make([]mark, rows+rows/8)
	}
}

// run goes all paths and compares the best of whom they lead to.
func (s *search) run(limit int) []Hit {
	s.byNames()
	s.byDates()
	s.byDocuments()
	s.chooseWholes(s.depth(deepWholes))
	s.choose(max(s.depth(deep), 2*limit))
	return s.compare(limit)
}

// end leaves the memory as begin expects it.
func (s *search) end() {
	for _, list := range [...][]uint32{s.found, s.sure, s.considered} {
		for _, row := range list {
			s.marks[row] = mark{}
		}
	}
	s.found, s.sure, s.dated, s.considered, s.pool = s.found[:0], s.sure[:0], s.dated[:0], s.considered[:0], s.pool[:0]
	s.wholes, s.ranked = s.wholes[:0], s.ranked[:0]
	s.x, s.keep, s.q = nil, nil, lexicon.Record{}
}

// byNames collects bits for every person who has words like those of a name, or whose whole name
// run together sounds like it.
func (s *search) byNames() {
	for _, n := range s.q.Names {
		s.byWords(n)
		s.byWhole(n)
	}
}

// byWords adds up, for each person, the bits of the words of one name, the rarest word first.
func (s *search) byWords(n lexicon.Name) {
	lists := s.words.of(s.x, n)
	slices.SortStableFunc(lists, func(a, b wordList) int { return cmp.Compare(a.rows, b.rows) })
	budget := mostRows
	for _, l := range lists {
		if budget -= l.rows; budget < 0 {
			break
		}
		s.turns++
		for _, one := range l.near {
			bits := uint16(one.bits * perBit)
			for _, row := range s.x.holders.of(one.word) {
				m := &s.marks[row]
				if m.turn == s.turns {
					continue
				}
				m.turn = s.turns
				if m.sum == 0 {
					s.touched = append(s.touched, row)
				}
				m.sum += min(bits, math.MaxUint16-m.sum)
			}
		}
	}
	for _, row := range s.touched {
		m := &s.marks[row]
		if m.best == 0 {
			s.found = append(s.found, row)
		}
		m.best = max(m.best, m.sum)
		m.sum = 0
	}
	s.touched = s.touched[:0]
}

// choose takes, of all who were found, those for whom most speaks: it looks at the dates of a good
// many of those with most bits, and at more if too few of these may be looked at.
func (s *search) choose(n int) {
	for _, row := range s.dated {
		s.consider(row)
	}
	above := uint16(math.MaxUint16)
	for most := wide; above > 0; most *= 8 {
		from, room := s.threshold(most)
		for _, row := range s.found {
			switch bits := s.marks[row].best; {
			case bits >= above || bits < from-min(from, step):
			case bits >= from:
				s.consider(row)
			case room > 0:
				s.consider(row)
				room--
			}
		}
		if above = from; s.keep == nil || len(s.pool) >= n {
			break
		}
	}
	s.pool = top(s.pool, n)
	for _, row := range s.sure {
		s.pool = append(s.pool, candidate{row: row})
	}
}

// consider takes a person for a candidate, once, unless compared in any case.
func (s *search) consider(row uint32) {
	if s.marks[row].known || !s.admits(row) {
		return
	}
	s.marks[row].known = true
	s.considered = append(s.considered, row)
	s.pool = append(s.pool, candidate{row, s.bits(row)})
}

// bits is what words and dates say of a row before it is compared.
func (s *search) bits(row uint32) float32 {
	bits := float32(s.marks[row].best) / perBit
	if len(s.q.Births) > 0 {
		bits += s.x.weights.Birth(s.q.Births, s.x.records.births(&s.shelf, row))
	}
	return bits
}

// step is the width of the classes in which sums are counted.
const step = 16

// threshold gives the least sum that no more than so many persons reach, in whole steps, and how
// many more could be taken of those less than a step below.
func (s *search) threshold(most int) (from uint16, room int) {
	var counts [1<<16/step + 1]int32
	for _, row := range s.found {
		counts[s.marks[row].best/step]++
	}
	for i := len(counts) - 1; i >= 0; i-- {
		if int(counts[i]) > most {
			return uint16(min((i+1)*step, math.MaxUint16)), most
		}
		most -= int(counts[i])
	}
	return 0, 0
}

func (s *search) admits(row uint32) bool {
	return s.x.records.has(row) && (s.keep == nil || s.keep(s.x.ids.At(row)))
}

// certainly has a row compared whatever its name's bits are.
func (s *search) certainly(row uint32) {
	if !s.marks[row].known && s.admits(row) {
		s.marks[row].known = true
		s.sure = append(s.sure, row)
	}
}

// A ranked is a person who was compared.
type ranked struct {
	row   uint32
	score match.Score
}

// compare compares the persons chosen.
func (s *search) compare(limit int) []Hit {
	for _, c := range s.pool {
		r := s.x.records.read(&s.shelf, c.row, s.x.lexicon)
		s.ranked = append(s.ranked, ranked{c.row, s.x.weights.Compare(&s.q, r)})
	}
	slices.SortFunc(s.ranked, s.rank)
	hits := make([]Hit, min(limit, len(s.ranked)))
	for i := range hits {
		hits[i] = Hit{ID: s.x.ids.At(s.ranked[i].row), Score: s.ranked[i].score}
	}
	return hits
}

// rank puts the likeliest first.
func (s *search) rank(a, b ranked) int {
	if d := cmp.Or(cmp.Compare(b.score.Tier, a.score.Tier), cmp.Compare(b.score.Bits, a.score.Bits)); d != 0 {
		return d
	}
	return s.x.ids.Compare(a.row, b.row)
}
