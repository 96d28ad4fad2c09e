package vocabulary

import (
	"slices"
	"sync"

	"github.com/zaklon/zaklon/identity/sound"
)

// A marked skeleton is the skeleton of a reading (see sound.Key) in which every run of vowels
// stands as one further class: words that differ in a consonant mostly have their vowels in the
// same places.

// mark is the class of a run of vowels, classes the number of all classes, and longest the most
// of them in a key.
const (
	mark    = 9
	classes = 9
	longest = 15
)

// maxMarked is the most marked skeletons of one reading.
const maxMarked = 4

// A choice is what a symbol adds to a marked skeleton: in the one way or the other, up to two
// classes each.
type choice [2][]sound.Key

// choices give each symbol's. immutable
var choices = sync.OnceValue(func() *[len(sound.Alphabet)]choice {
	var all [len(sound.Alphabet)]choice
	for i := range all {
		symbol := sound.Alphabet[i : i+1]
		keys := sound.NewWord(symbol).Keys()
		for n := range all[i] {
			for k := keys[min(n, len(keys)-1)]; k != 0; k >>= 4 {
				all[i][n] = append(all[i][n], k&15)
			}
			if c := symbol[0]; len(all[i][n]) == 0 && (sound.IsVowel(c) || c == 'A' || c == 'I' || c == 'W' || c == 'Y') {
				all[i][n] = []sound.Key{mark}
			}
		}
	}
	return &all
})

// A marking is a marked skeleton being made.
type marking struct {
	key sound.Key
	n   uint
}

func (m *marking) add(classes []sound.Key) {
	for _, c := range classes {
		if m.n == longest || m.n > 0 && m.key>>(4*m.n-4) == c {
			continue
		}
		m.key |= c << (4 * m.n)
		m.n++
	}
}

// marked gives the marked skeletons of a reading, none twice.
func marked(w sound.Word) []sound.Key {
	all := make([]marking, 1, maxMarked)
	of, places := choices(), w.Places()
	for i := range len(places) {
		c := &of[places[i]]
		n := len(all)
		if 2*n <= maxMarked && !slices.Equal(c[0], c[1]) {
			all = append(all, all...)
		}
		for j := range all {
			all[j].add(c[j/n])
		}
	}
	keys := make([]sound.Key, len(all))
	for i, m := range all {
		keys[i] = m.key
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// neighbours calls for every key that is this one or becomes it when one class is left out of
// either, put for another, or changes places with the next. Some come twice.
func neighbours(k sound.Key, visit func(sound.Key)) {
	visit(k)
	n := k.Len()
	for i := range n {
		visit(k.Without(i))
		if i+1 < n {
			visit(swap(k, i))
		}
	}
	for i := 0; i <= n; i++ {
		before, after, second := class(k, i-1), class(k, i), class(k, i+1)
		for c := sound.Key(1); c <= classes; c++ {
			if c == after {
				continue
			}
			if c != before && n < longest {
				visit(put(k, i, c)) // one more
			}
			if i < n && c != before && c != second {
				visit(k&^(15<<(4*i)) | c<<(4*i)) // another
			}
			if i < n && n+1 < longest {
				visit(put(put(k, i, c), i, after)) // one more amid what was one
			}
		}
	}
}

// class gives class i of a key, 0 where it has none.
func class(k sound.Key, i int) sound.Key {
	if i < 0 {
		return 0
	}
	return k >> (4 * i) & 15
}

// put puts a class in before class i.
func put(k sound.Key, i int, c sound.Key) sound.Key {
	low := k & (1<<(4*i) - 1)
	return low | c<<(4*i) | (k&^low)<<4
}

// swap lets class i and the next change places.
func swap(k sound.Key, i int) sound.Key {
	a, b := class(k, i), class(k, i+1)
	swapped := k&^(255<<(4*i)) | b<<(4*i) | a<<(4*i+4)
	if a == class(k, i+2) {
		swapped = swapped.Without(i + 1)
	}
	if i > 0 && b == class(k, i-1) {
		swapped = swapped.Without(i)
	}
	return swapped
}
