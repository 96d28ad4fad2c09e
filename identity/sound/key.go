package sound

// A Key is the skeleton of a reading: the classes of its consonants in their order, four bits
// each, the first in the lowest. Words that sound alike have keys that are equal or become so
// when one class is left out of either.
type Key uint64

// longestKey is the most classes that a key holds.
const longestKey = 14

// maxKeys is the most keys of one reading.
const maxKeys = 4

// The classes of consonants. Vowels, glides and breaths have none: spellings add and drop them.
const (
	noClass = iota
	labial
	dental
	sibilant
	guttural
	nasalM
	nasalN
	lateral
	rolled
)

// A skeleton says what a symbol adds to a key: two classes in turn, or one of two ways.
type skeleton struct{ first, second, or, orSecond byte }

// skeletons gives each symbol's share in a key. immutable
var skeletons = func() (s [symbols]skeleton) {
	for class, members := range map[byte]string{
		labial: "pbfvwBP", dental: "tdTD", sibilant: "szcCJSZX6", guttural: "kgQxGK",
		nasalM: "m", nasalN: "n", lateral: "l", rolled: "r",
	} {
		for i := range len(members) {
			s[codes[members[i]]] = skeleton{first: class, or: class}
		}
	}
	s[codes['1']] = skeleton{first: guttural, or: sibilant}
	s[codes['2']] = skeleton{first: sibilant, or: guttural}
	s[codes['9']] = skeleton{first: guttural, or: sibilant}
	s[codes['4']] = skeleton{first: sibilant}
	s[codes['5']] = skeleton{first: guttural, second: sibilant, or: sibilant}
	s[codes['8']] = skeleton{first: sibilant, or: dental}
	s[codes['W']] = skeleton{or: labial}
	s[codes['x']] = skeleton{first: guttural} // or a breath, which has no class
	s[codes['D']] = skeleton{first: dental, or: sibilant}
	s[codes['T']] = skeleton{first: dental, or: sibilant}
	return s
}()

// Keys gives the skeletons of a word: one, or up to four where open symbols leave it open. A
// word without a consonant has the key 0.
func (w Word) Keys() []Key {
	type partial struct {
		key  Key
		n    uint
		last byte
	}
	all := [maxKeys]partial{}
	count := 1
	add := func(p *partial, class byte) {
		if class != noClass && class != p.last && p.n < longestKey {
			p.key |= Key(class) << (4 * p.n)
			p.n++
		}
		if class != noClass {
			p.last = class
		}
	}
	for i := range len(w.places) {
		s := skeletons[w.places[i]]
		if s.first != s.or && 2*count <= maxKeys {
			copy(all[count:], all[:count])
			for i := count; i < 2*count; i++ {
				add(&all[i], s.or)
				add(&all[i], s.orSecond)
			}
			for i := range count {
				add(&all[i], s.first)
				add(&all[i], s.second)
			}
			count *= 2
			continue
		}
		for i := range count {
			add(&all[i], s.first)
			add(&all[i], s.second)
		}
	}
	keys := make([]Key, 0, count)
	for _, p := range all[:count] {
		keys = append(keys, p.key)
	}
	return keys
}

// Len is the number of classes of a key.
func (k Key) Len() int {
	n := 0
	for ; k != 0; k >>= 4 {
		n++
	}
	return n
}

// Without gives the key without its class i; two classes that then meet and are equal are one.
func (k Key) Without(i int) Key {
	low := k & (1<<(4*i) - 1)
	high := k >> (4 * (i + 1))
	if i > 0 && high != 0 && low>>(4*(i-1)) == high&15 {
		high >>= 4
	}
	return low | high<<(4*i)
}
