package sound

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
	lane
	kind Kind
	rows [3]row
	down [longest]byte
}

// Cost is what the function of that name gives.
func (r *Ruler) Cost(a, b Word, kind Kind, most int) int {
	if a == b {
		return 0
	}
	return r.read(copy(r.down[:], a.places), b, kind, most)
}

// CostJoined is the Cost of what Join makes of some words, which need not be made.
func (r *Ruler) CostJoined(words []Word, b Word, kind Kind, most int) int {
	n := 0
	for _, w := range words {
		n += copy(r.down[n:], w.places)
	}
	if string(r.down[:n]) == b.places {
		return 0
	}
	return r.read(n, b, kind, most)
}

// read is the cost of reading the first symbols that stand in down as b.
func (r *Ruler) read(n int, b Word, kind Kind, most int) int {
	if r.table == nil || r.kind != kind || r.along != b {
		r.begin(&tables()[kind], b)
		r.kind = kind
	}
	return r.cost(r.down[:n], most)
}

// cost fills the table row by row and stops where no way is left that costs no more than most.
func (r *Ruler) cost(down []byte, most int) int {
	before, last, next := &r.rows[0], &r.first, &r.rows[1]
	lastLeast, above := int32(0), byte(gap)
	for _, place := range down {
		x := place & mask
		least := r.one(next, last, x)
		if pair := pairs[above][x]; pair != 0 {
			least = min(least, r.pair(next, before, pair))
		}
		if int(min(least, lastLeast)) > most {
			return Far
		}
		if before == &r.first { // which stays as it is
			before = &r.rows[2]
		}
		before, last, next = last, next, before
		lastLeast, above = least, x
	}
	if d := int(last[r.along.Len()]); d <= most {
		return d
	}
	return Far
}
