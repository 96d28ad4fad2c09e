package sound

import "bytes"

// A Kind says what sort of spellings a table of costs is for: the sounds that two spellings of
// one word leave out, and take for one another, differ between them.
type Kind uint8

// The kinds of spelling.
const (
	Letters Kind = iota // both write vowels and consonants, or both leave the vowels out
	Abjad               // one leaves short vowels out (Arabic, Hebrew), the other does not
	Han                 // one spells in syllables that stand for meanings (Han), or sounds like them (Kana)
	Hangul              // one spells in Korean syllables
	Kinds               // how many there are
)

// String is the word of a kind in costs.txt.
func (k Kind) String() string { return [...]string{"letters", "abjad", "han", "hangul"}[k] }

// Unit is one bit of cost. Costs are whole numbers of sixteenths of a bit: how much less likely
// it is that a spelling has this for that than the likeliest it could have.
const Unit = 16

// Most is the highest cost of one symbol.
const Most = 8 * Unit

// costs are the tables of one kind. Their sides are powers of two, so that a place of the
// alphabet, masked, is known to lie within.
type costs struct {
	of    [side][side]uint8 // symbol against symbol, or gap
	merge [side][256]uint8  // symbol against a pair of merges
}

const (
	side = 64
	mask = side - 1
)

// Far is the cost given for words that differ more than the caller asked to know.
const Far = 1 << 14

// Cost is the cost of the cheapest way to read one word as the other, in units of 1/16 bit, and
// Far where it exceeds most. It is symmetrical and 0 for a word and itself.
func Cost(a, b Word, kind Kind, most int) int {
	var r Ruler
	return r.Cost(a, b, kind, most)
}

// A Ruler measures many pairs of words with one memory: of the table of the edit distance, the
// row being filled and the two before it, because a pair of symbols may stand for one. The zero
// Ruler is ready; it is for one user at a time.
type Ruler struct{ before, last, row, insert [longest + 1]int32 }

// Cost is what the function of that name gives.
func (r *Ruler) Cost(a, b Word, kind Kind, most int) int {
	if bytes.Equal(a.code(), b.code()) {
		return 0
	}
	return r.cost(&tables()[kind], a, b, most)
}

// cost fills the table row by row and stops where no way is left that costs no more than most.
// It is the innermost loop of the product, and therefore one function.
func (r *Ruler) cost(t *costs, a, b Word, most int) int {
	code, two, twoA := b.code(), b.two(), a.two()
	before, last, row := &r.before, &r.last, &r.row
	last[0] = 0
	for j, y := range code {
		r.insert[j] = int32(t.of[gap][y&mask])
		last[j+1] = last[j] + r.insert[j]
	}
	two = two[:len(code)]
	least := int32(0)
	for i, x := range a.code() {
		subst, merge, pair := &t.of[x&mask], &t.merge[x&mask], twoA[i]
		drop, corner, lastLeast := int32(subst[gap]), last[0], least
		left := corner + drop
		row[0], least = left, left
		for j, y := range code {
			up := last[j+1]
			d := min(corner+int32(subst[y&mask]), up+drop, left+r.insert[j])
			if two[j] != 0 {
				d = min(d, last[j-1]+int32(merge[two[j]]))
			}
			if pair != 0 {
				d = min(d, before[j]+int32(t.merge[y&mask][pair]))
			}
			row[j+1] = d
			least = min(least, d)
			corner, left = up, d
		}
		if int(min(least, lastLeast)) > most {
			return Far
		}
		before, last, row = last, row, before
	}
	if d := int(last[len(code)]); d <= most {
		return d
	}
	return Far
}
