// Package vocabulary finds, among all words of a register, those that sound like one.
//
// Words stand in buckets by the skeleton of their consonants, and a second time by that skeleton
// with the runs of vowels marked in it. A word is measured against its own buckets and against
// those whose skeleton differs in one place. What is found is no decision: how much two words
// have in common is for package match to say. The package knows no persons and may not import a
// store, a desk or a clock.
package vocabulary

import (
	"iter"

	"github.com/zaklon/zaklon/identity/lexicon"
)

// A Vocabulary holds the words of a lexicon by what they sound like. It may be read by several at
// once while no words are entered.
type Vocabulary struct {
	plain    buckets             // forms in letters and syllables by skeleton
	abjad    buckets             // forms in abjads by skeleton
	marked   buckets             // forms in letters and syllables by marked skeleton
	families map[uint32][]uint32 // words by family of given names
	words    int                 // how many were entered
}

// New gives an empty one.
func New() *Vocabulary {
	return &Vocabulary{families: map[uint32][]uint32{}}
}

// Enter brings the vocabulary up to the lexicon.
func (v *Vocabulary) Enter(known *lexicon.Lexicon) {
	for ; v.words < known.Len(); v.words++ {
		id := uint32(v.words)
		w := known.At(id)
		if w.Initial() {
			continue
		}
		for _, f := range forms(w) {
			v.sort(&f)
		}
		for f := range families(w) {
			v.families[f] = append(v.families[f], id)
		}
	}
}

// sort puts a form into its buckets.
func (v *Vocabulary) sort(f *form) {
	plain := &v.plain
	if f.writing == abjad {
		plain = &v.abjad
	}
	for _, k := range f.skeletons {
		plain.put(k, f)
	}
	if f.writing == abjad {
		return
	}
	for _, k := range marked(f.sound) {
		v.marked.put(k, f)
	}
}

// families gives the numbers of the families of given names that a word belongs to, and of those
// of the father's name of a patronymic, which are numbers of their own.
func families(w *lexicon.Word) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for _, m := range w.Kin() {
			if !yield(uint32(m.Family)) {
				return
			}
		}
		for _, m := range w.Fathers() {
			if !yield(1<<16 | uint32(m.Family)) {
				return
			}
		}
	}
}

// Settle gives back the memory that was kept for more, and sorts the forms of each bucket, so that
// those that begin alike are measured one after the other.
func (v *Vocabulary) Settle() {
	for _, b := range [...]*buckets{&v.plain, &v.abjad, &v.marked} {
		b.settle()
	}
}
