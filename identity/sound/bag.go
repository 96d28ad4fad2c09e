package sound

import "math"

// A Bag counts the consonants of a word by their classes, whatever their order. Two bags that
// have little in common belong to different words: a look at them is far cheaper than a
// comparison.
type Bag struct {
	classes [rolled + 1]uint8
	all     uint8 // consonants counted
	open    uint8 // symbols that may be of one class or another
}

// Bag gives the bag of a word.
func (w Word) Bag() Bag {
	var b Bag
	for _, c := range w.places {
		s := skeletons[c]
		switch {
		case s == skeleton{}:
		case s.first != s.or || s.second != noClass:
			b.open++
		default:
			b.classes[s.first]++
			b.all++
		}
	}
	return b
}

// With gives the bag of both words together. It counts to 255 and then no further.
func (b Bag) With(other Bag) Bag {
	for i := range b.classes {
		b.classes[i] = sum(b.classes[i], other.classes[i])
	}
	b.all, b.open = sum(b.all, other.all), sum(b.open, other.open)
	return b
}

// sum adds counts up to the highest.
func sum(a, b uint8) uint8 { return uint8(min(int(a)+int(b), math.MaxUint8)) }

// Unlike reports whether so few consonants are the same that the words cannot be near: more than
// three, and more than two in three, have no counterpart.
func (b Bag) Unlike(other Bag) bool {
	differ := 0
	for i, n := range b.classes {
		gap := int(n) - int(other.classes[i])
		differ += max(gap, -gap)
	}
	differ -= int(b.open + other.open)
	return differ > 3 && 3*differ > 2*int(b.all+other.all)
}
