// Package knowledge finds in a text what a register knows of the persons concerned: their names in
// every case and script, days, numbers, counsel, places and associates.
//
// The register itself is not known here: whoever builds an Index says what it holds. What is found
// may be shown to a confidentiality reviewer alone, for it is itself a protection fact; the package
// may not import a register, a store, a clock or a log, and it never says who was looked for.
package knowledge

import (
	"cmp"
	"slices"
	"sync"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/disclosure/dates"
	"github.com/zaklon/zaklon/disclosure/reading"
)

// What a fact is about.
const (
	KindDate    = "DATE"    // a day of the procedure
	KindNumber  = "CASENO"  // a case number or reference
	KindCounsel = "REP"     // counsel or an organisation
	KindPlace   = "PLACE"   // where the person is or was
	KindData    = "DATA"    // a telephone, a paper, other particulars
	KindPerson  = "ASSOC"   // another person, known from the register alone
	KindContent = "CONTENT" // what the person said
)

// A Fact is one thing known of a person. Which field holds it goes by its kind.
type Fact struct {
	Kind   string
	Texts  []string      // each way to write it: numbers, names, places, words
	Day    deadline.Date // of KindDate
	Person string        // of KindPerson: the other's register number
}

// A Person is somebody whom the register knows. Names are every name known, whole, in any script.
type Person struct {
	ID    string
	Names []string
	Facts []Fact
}

// A Scope says whom a text is about. Facts that many share, such as days, are looked for only for
// these persons, those whom the text itself names, and their associates.
type Scope struct {
	Concerned []string        // register numbers of those whom the letter concerns
	Named     []string        // of those whom the incoming request names: their names are no finding
	Days      []deadline.Date // that the incoming request itself states: no finding either
}

// A Hit is a stretch of tokens that says a fact, To not included.
type Hit struct {
	From, To int
	Kind     string
	Person   string // whose fact it is
}

// An Index answers for one state of the register. It is never changed after it was built and safe for
// concurrent use.
type Index struct {
	persons []Person
	byID    map[string]int32
	words   forms   // every form of every word of a name
	bearers []int32 // who has a word in their names: runs, cut by starts
	starts  []int32 // by word
	numbers map[uint64]owned
	begins  [1 << 16]bool // the first two signs of every number
	pool    sync.Pool     // of *search
}

// An owned number is whose it is and of what kind.
type owned struct {
	person int32
	kind   string
}

// Build makes the index of persons, which it keeps and nobody may change afterwards.
func Build(persons []Person) *Index {
	x := &Index{persons: persons, byID: make(map[string]int32, len(persons)), numbers: map[uint64]owned{}}
	lexicon := newLexicon()
	var pairs [][2]int32 // word, person
	for i, p := range persons {
		x.byID[p.ID] = int32(i)
		for _, word := range lexicon.add(p.Names) {
			pairs = append(pairs, [2]int32{word, int32(i)})
		}
		for _, f := range p.Facts {
			x.addNumbers(f, int32(i))
		}
	}
	x.words = lexicon.forms()
	slices.SortFunc(pairs, func(a, b [2]int32) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	pairs = slices.Compact(pairs)
	x.starts = make([]int32, lexicon.count+1)
	for _, p := range pairs {
		x.bearers = append(x.bearers, p[1])
		x.starts[p[0]+1]++
	}
	for i := range lexicon.count {
		x.starts[i+1] += x.starts[i]
	}
	x.pool.New = func() any { return &search{index: x} }
	return x
}

// of lists who has a word in their names, in the order of their place.
func (x *Index) of(word int32) []int32 { return x.bearers[x.starts[word]:x.starts[word+1]] }

// A search is the memory of one reading of a text.
type search struct {
	index  *Index
	text   *reading.Text
	scope  Scope
	hashes []uint64 // by token: of the sketch of its word; 0 for a number
	seen   []spot
	dates  []dates.Found
	sketch []byte
	hits   []Hit
}

// A spot is a token that can be a word of names.
type spot struct {
	at    int
	words []int32
}

// most is how many hits of one text are noted; whoever has so many needs no other.
const most = 10_000

// Find lists what a text says of what the register knows, in the order of the text, and the tokens at
// which it names somebody.
func (x *Index) Find(t *reading.Text, scope Scope) (hits []Hit, names []int) {
	s := x.pool.Get().(*search)
	defer x.pool.Put(s)
	s.text, s.scope, s.hits, s.seen = t, scope, nil, s.seen[:0]
	s.sketches()
	people := s.names()
	s.numbers()
	s.facts(people)
	slices.SortStableFunc(s.hits, func(a, b Hit) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To)) })
	for _, spot := range s.seen {
		if s.shared(spot, people) {
			names = append(names, spot.at)
		}
	}
	return slices.Compact(s.hits), names
}

// sketches computes the sketch of every word once, and notes those that are in somebody's name.
func (s *search) sketches() {
	s.hashes = s.hashes[:0]
	for i := range s.text.Tokens {
		if s.text.Tokens[i].Number {
			s.hashes = append(s.hashes, 0)
			continue
		}
		s.sketch = reading.Coarse(s.sketch[:0], s.text.Word(i))
		h := reading.Hash(s.sketch)
		s.hashes = append(s.hashes, h)
		if len(s.sketch) < shortest {
			continue
		}
		if words := s.index.words.look(h); words != nil {
			s.seen = append(s.seen, spot{i, words})
		}
	}
}

func (s *search) hit(from, to int, kind string, person int32) {
	if len(s.hits) >= most {
		return
	}
	s.hits = append(s.hits, Hit{From: from, To: to, Kind: kind, Person: s.index.persons[person].ID})
}
