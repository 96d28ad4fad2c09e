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
// row of nothing, and the row being filled with the two before it, because a pair of symbols may
// stand for one. The zero Ruler is ready; it is for one user at a time. It is quickest where the
// second word stays the same from one pair to the next.
type Ruler struct {
	table  *costs
	along  []byte // the second word of the pair before
	insert [longest]int32
	two    [longest]byte // the number of each of its symbols and the one before among the pairs
	first  [longest + 1]int32
	rows   [3][longest + 1]int32
}

// Cost is what the function of that name gives.
func (r *Ruler) Cost(a, b Word, kind Kind, most int) int {
	if bytes.Equal(a.places, b.places) {
		return 0
	}
	if t := &tables()[kind]; t != r.table || !sameMemory(r.along, b.places) {
		r.begin(t, b.places)
	}
	return r.cost(a.places, most)
}

// sameMemory reports whether two slices are the same bytes in the same place. A word is never
// written to, and one that the ruler holds is not given away.
func sameMemory(a, b []byte) bool {
	return len(a) == len(b) && len(a) > 0 && &a[0] == &b[0]
}

// begin writes the row of nothing, and numbers the pairs of the word along the rows.
func (r *Ruler) begin(t *costs, along []byte) {
	r.table, r.along = t, along
	for j, y := range along {
		r.insert[j] = int32(t.of[gap][y&mask])
		r.first[j+1] = r.first[j] + r.insert[j]
		r.two[j] = 0
		if j > 0 {
			r.two[j] = pairs[along[j-1]&mask][y&mask]
		}
	}
}

// cost fills the table row by row and stops where no way is left that costs no more than most.
// It is the innermost loop of the product, and therefore one function.
func (r *Ruler) cost(down []byte, most int) int {
	t, along := r.table, r.along
	before, last, row := &r.rows[0], &r.first, &r.rows[1]
	least := int32(0)
	for i, x := range down {
		subst, merge, pair := &t.of[x&mask], &t.merge[x&mask], byte(0)
		if i > 0 {
			pair = pairs[down[i-1]&mask][x&mask]
		}
		drop, corner, lastLeast := int32(subst[gap]), last[0], least
		left := corner + drop
		row[0], least = left, left
		for j, y := range along {
			if j == longest { // never; but the compiler knows it only so
				break
			}
			up := last[j+1]
			d := min(corner+int32(subst[y&mask]), up+drop, left+r.insert[j])
			if two := r.two[j]; two != 0 {
				d = min(d, last[j-1]+int32(merge[two]))
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
		if before == &r.first { // which stays as it is
			before = &r.rows[2]
		}
		before, last, row = last, row, before
	}
	if d := int(last[len(along)]); d <= most {
		return d
	}
	return Far
}
