// Package match compares two persons and says in bits how much speaks for their being one.
//
// The score is a sum of terms, each of which an officer can read: how rare a word is that both
// names hold and how near its two spellings are, what contradicts, and what date of birth,
// states, gender and papers say. It decides nothing: an officer decides. Whatever contradicts, a
// strong name is never less than possible, because states that persecute and people who are
// afraid both give wrong dates.
//
// The package may not import a store, a desk or a clock, and keeps nothing of what it compares
// but the words of the population that it is told to count.
package match

import (
	"slices"

	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/person"
)

// Compare gives the score of two persons without its terms. It is the same whichever of the two
// is asked about.
func (w *Weights) Compare(q, c *lexicon.Record) Score {
	var m meeting
	s, _ := w.compare(&m, q, c)
	return s
}

// compare leaves the meeting of the two names that agree best in m, in the order of ordered.
func (w *Weights) compare(m *meeting, q, c *lexicon.Record) (Score, sheet) {
	q, c, _ = ordered(q, c)
	var best sheet
	var s Score
	name, met := float32(0), [2]int{-1, -1}
	for i, a := range q.Names {
		for j, b := range c.Names {
			var x sheet
			m.meet(a, b)
			m.names(&x)
			s.Strong = s.Strong || m.strong()
			if bits := w.sum(&x, 0, namesEnd); met[0] < 0 || bits > name {
				best, name, met = x, bits, [2]int{i, j}
			}
		}
	}
	if met[0] >= 0 && len(q.Names)*len(c.Names) > 1 {
		m.meet(q.Names[met[0]], c.Names[met[1]])
	}
	w.rest(&best, q, c)
	s.Name, s.Bits = float64(name), float64(name+w.sum(&best, namesEnd, features))
	s.Tier = w.limits.tier(s)
	return s, best
}

// Sheet gives what a comparison of two persons found, for whoever fits weights.
func (w *Weights) Sheet(q, c *lexicon.Record) []float32 {
	var m meeting
	_, x := w.compare(&m, q, c)
	return x[:]
}

// sum is the bits of the features from one up to another. Most are not found, and adding them up
// all the same would have each wait for the one before.
func (w *Weights) sum(x *sheet, from, to feature) float32 {
	total := float32(0)
	bits := w.bits[from:to]
	for i, much := range x[from:to] {
		if much != 0 {
			total += much * bits[i]
		}
	}
	return total
}

// tier puts a score into its tier. The bits of a name are without the bias: it is no finding.
func (l Limits) tier(s Score) Tier {
	switch {
	case s.Bits >= float64(l.Same):
		return Same
	case s.Bits >= float64(l.Probable):
		return Probable
	case s.Bits >= float64(l.Possible) || s.Name >= float64(l.Name) || s.Strong:
		return Possible
	}
	return None
}

// rest writes down what stands beside the names.
func (w *Weights) rest(x *sheet, q, c *lexicon.Record) {
	x[bias] = 1
	if f := w.compareBirths(q.Births, c.Births); f != 0 {
		x[f] = 1
		x.together(f)
	}
	if len(q.Nationalities) > 0 && len(c.Nationalities) > 0 {
		x.either(shared(q.Nationalities, c.Nationalities), nationalitySame, nationalityDiffers)
	}
	if q.Gender != person.GenderUnknown && c.Gender != person.GenderUnknown {
		x.either(q.Gender == c.Gender, genderSame, genderDiffers)
	}
	if samePaper(q.Documents, c.Documents) {
		x[documentSame] = 1
	}
	if w.alike(q.Places, c.Places) {
		x[placeSame] = 1
	}
	if w.alike(q.Parents, c.Parents) {
		x[parentSame] = 1
	}
	if x[familyApart] > 0 && x[birthSame] > 0 && (q.Gender == person.Female || c.Gender == person.Female) {
		x[sameBirthFamilyApart] = 1
	}
}

// together writes down what a date of birth means beside the names.
func (x *sheet) together(f feature) {
	apart := x[givenApart] + x[familyApart] + x[otherApart] + x[patronymicApart]
	same := f == birthSame || f == birthSwapped
	switch {
	case same && x[givenApart] > 0:
		x[sameBirthGivenApart] = 1
	case same && apart == 0:
		x[sameBirthWhole] = 1
	case f >= birthFew && f <= birthDiffers && apart > 0:
		x[otherBirthApart] = apart
	case f >= birthFew && f <= birthDiffers && x[whole] > 0:
		x[otherBirthWhole] = 1
	}
}

// either writes down one of two findings.
func (x *sheet) either(holds bool, yes, no feature) {
	if holds {
		x[yes] = 1
		return
	}
	x[no] = 1
}

// samePaper reports whether two persons hold a paper of one number, which no two states issued as far as
// is known: where both are said and differ, the number is no evidence.
func samePaper(a, b []lexicon.Document) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Number == y.Number && (x.Issuer == y.Issuer || x.Issuer == "" || y.Issuer == "") {
				return true
			}
		}
	}
	return false
}

func shared(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// alike reports whether every word of one of two names has its mate in the other, for any two of
// them: a town may be written with its province.
func (w *Weights) alike(q, c []lexicon.Name) bool {
	if len(q) == 0 || len(c) == 0 {
		return false // before room is made for a meeting
	}
	var m meeting
	for _, a := range q {
		for _, b := range c {
			m.meet(a, b)
			left, right := m.left()
			if len(left.Words) == 0 || len(right.Words) == 0 {
				return true
			}
		}
	}
	return false
}
