package sound

import "math"

// A Bag counts the consonants of a word by their classes, whatever their order. Two bags that
// have little in common belong to different words: a look at them is far cheaper than a
// comparison.
type Bag struct {
	classes uint64 // the count of each class in a byte, that of the first in the lowest
	all     uint8  // consonants counted
	open    uint8  // symbols that may be of one class or another
}

// Bag gives the bag of a word.
func (w Word) Bag() Bag {
	var b Bag
	for i := range len(w.places) {
		s := skeletons[w.places[i]]
		switch {
		case s == skeleton{}:
		case s.first != s.or || s.second != noClass:
			b.open++
		default:
			b.classes += 1 << (8 * (s.first - 1)) // no word is so long that a byte runs over
			b.all++
		}
	}
	return b
}

// With gives the bag of both words together. It counts to 255 and then no further.
func (b Bag) With(other Bag) Bag {
	out := Bag{all: sum(b.all, other.all), open: sum(b.open, other.open)}
	for shift := 0; shift < 64; shift += 8 {
		out.classes |= uint64(sum(uint8(b.classes>>shift), uint8(other.classes>>shift))) << shift
	}
	return out
}

// sum adds counts up to the highest.
func sum(a, b uint8) uint8 { return uint8(min(int(a)+int(b), math.MaxUint8)) }

// Unlike reports whether so few consonants are the same that the words cannot be near: more than
// three, and more than two in three, have no counterpart.
func (b Bag) Unlike(other Bag) bool {
	differ := -int(b.open) - int(other.open)
	for x, y := b.classes, other.classes; x != y; x, y = x>>8, y>>8 {
		gap := int(uint8(x)) - int(uint8(y))
		differ += max(gap, -gap)
	}
	return differ > 3 && 3*differ > 2*(int(b.all)+int(other.all))
}
