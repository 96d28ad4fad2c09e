// Package index finds, among all persons of one register, those who may be the person asked for.
//
// It holds the register's persons in memory, as short as they can be written, and several ways to
// reach them that are all taken every time: by each word of the name however it is spelt, by the
// whole name run together, by the date of birth with its usual faults, by the number of a paper.
// None is a fallback, because a name that is well spelt in one word must not hide a person whose
// name differs in two. The best of those reached are compared by package match, which alone says
// how much speaks for whom.
//
// The package decides nothing and hides nobody for what contradicts: it may not drop a person
// whose name is strong. It may not import a store, a desk or a clock, nor write anything but what
// Snapshot is given to write to.
package index

import (
	"iter"
	"sync"

	"github.com/zaklon/zaklon/identity/index/lookup"
	"github.com/zaklon/zaklon/identity/index/vocabulary"
	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

// An Index holds the persons of one register. Searches may run side by side; whoever changes the
// index sees to it that nobody else uses it meanwhile.
type Index struct {
	weights    *match.Weights
	lexicon    *lexicon.Lexicon
	ids        lookup.IDs
	records    records
	vocabulary *vocabulary.Vocabulary
	holders    holders
	joined     lookup.Chains // by the skeleton of a whole name
	births     lookup.Chains // by date
	documents  lookup.Chains // by folded number
	persons    int
	names      int       // how many the lexicon counts
	weighed    int       // how many it counted when all rarities were last set
	searches   sync.Pool // of *search
}

// New gives an empty index that compares by these weights.
func New(w *match.Weights) *Index {
	return &Index{weights: w, lexicon: lexicon.New(), vocabulary: vocabulary.New()}
}

// Build gives an index of many persons at once. Of several with one identifier the last counts. The
// sequence runs on a goroutine of its own, which has ended when Build returns.
func Build(w *match.Weights, persons iter.Seq2[string, person.Person]) *Index {
	x := New(w)
	for id, p := range ahead(persons) {
		x.drop(id)
		x.enter(id, p)
	}
	x.settle()
	return x
}

// Len is the number of persons.
func (x *Index) Len() int { return x.persons }

// Put adds a person, or replaces the one of the same identifier. The work is small but for once
// in a great while, when the places of all who were replaced or removed are taken back.
func (x *Index) Put(id string, p person.Person) {
	x.Remove(id)
	if gone := x.ids.Len() - x.persons; gone > fewGone && gone > x.persons {
		x.compact()
	}
	r := x.enter(id, lexicon.Take(p))
	x.reckon(&r)
}

// Remove takes a person out. It does nothing where there is none of that identifier.
func (x *Index) Remove(id string) {
	if r := x.drop(id); r != nil {
		x.reckon(r)
	}
}

// fewGone is the number of rows without a person that are not worth a thought.
const fewGone = 1000

// enter makes a row of a person.
func (x *Index) enter(id string, p lexicon.Taken) lexicon.Record {
	r := x.lexicon.KeepTaken(p)
	x.vocabulary.Enter(x.lexicon)
	row := x.ids.Add(id)
	x.records.add(&r)
	x.link(&r, row)
	x.count(&r, 1)
	return r
}

// drop empties the row of a person, and gives the record it held; nil where there is none.
func (x *Index) drop(id string) *lexicon.Record {
	row, ok := x.ids.Find(id)
	if !ok || !x.records.has(row) {
		return nil
	}
	r := x.records.read(new(shelf), row, x.lexicon)
	x.records.remove(row)
	x.count(r, -1)
	return r
}

// link makes a row reachable on every path.
func (x *Index) link(r *lexicon.Record, row uint32) {
	x.holders.add(r.Names, row)
	x.records.date(r.Births)
	for _, n := range r.Names {
		for _, k := range n.Run(0, 0).Keys() {
			x.joined.Add(uint64(k), row)
		}
	}
	for _, b := range r.Births {
		x.births.Add(uint64(pack(b)), row)
	}
	for _, d := range r.Documents {
		x.documents.Add(lookup.Key(d.Number), row)
	}
}

// count counts one more person, or with -1 one less.
func (x *Index) count(r *lexicon.Record, by int) {
	x.persons += by
	for _, n := range r.Names {
		x.lexicon.Count(n, int32(by))
		x.names += by
	}
}

// reckon sets the rarity of the words of a record that was counted, and that of all words when
// the number of names has moved by a tenth.
func (x *Index) reckon(r *lexicon.Record) {
	if 10*x.names > 11*x.weighed || 11*x.names < 10*x.weighed {
		x.weigh()
		return
	}
	for _, n := range r.Names {
		x.lexicon.Refresh(n)
	}
}

// weigh sets the rarity of every word.
func (x *Index) weigh() {
	x.lexicon.Weigh()
	x.weighed = x.names
}

// settle weighs all words, and gives back the memory that was kept for more.
func (x *Index) settle() {
	x.weigh()
	x.ids.Settle()
	x.records.settle()
	x.vocabulary.Settle()
	x.holders.settle()
	for _, c := range [...]*lookup.Chains{&x.joined, &x.births, &x.documents} {
		c.Settle()
	}
}

// compact numbers the rows anew, without those that hold nobody.
func (x *Index) compact() {
	ids, records := x.ids, x.records
	x.clearRows()
	for row := range uint32(ids.Len()) {
		if records.has(row) {
			x.records.append(string(records.of(row)))
			next := x.ids.Add(ids.At(row))
			x.link(x.records.read(new(shelf), next, x.lexicon), next)
		}
	}
}

// clearRows takes all rows away, and leaves the words and the codes of states.
func (x *Index) clearRows() {
	x.ids, x.records = lookup.IDs{}, records{states: x.records.states, number: x.records.number}
	x.joined, x.births, x.documents = lookup.Chains{}, lookup.Chains{}, lookup.Chains{}
	clear(x.holders)
}
