package vocabulary

import (
	"math/rand"
	"slices"
	"testing"

	"github.com/zaklon/zaklon/identity/sound"
)

// Every key that is a deletion from another is its neighbour, both ways round, and so is every
// key that has another class in one place, or two neighbours changed over.
func TestNeighbours(t *testing.T) {
	dice := rand.New(rand.NewSource(4))
	around := func(k sound.Key) map[sound.Key]bool {
		all := map[sound.Key]bool{}
		neighbours(k, func(k sound.Key) { all[k] = true })
		return all
	}
	for range 2000 {
		k := randomKey(dice)
		all := around(k)
		for i := range k.Len() {
			short := k.Without(i)
			a, b := class(k, i), class(k, i+1)
			if b != 0 && class(k, i+2) != a && class(k, i-1) != b && !all[k&^(255<<(4*i))|b<<(4*i)|a<<(4*i+4)] {
				t.Fatalf("%x: classes %d and %d may change places", k, i, i+1)
			}
			if !all[short] || !around(short)[k] {
				t.Fatalf("%x and %x are one class apart", k, short)
			}
			for c := sound.Key(1); c <= classes; c++ {
				if other := k&^(15<<(4*i)) | c<<(4*i); c != class(k, i-1) && c != class(k, i+1) && !all[other] {
					t.Fatalf("%x and %x differ in one class", k, other)
				}
			}
		}
		for other := range all {
			for i := 1; i < other.Len(); i++ {
				if class(other, i) == class(other, i-1) {
					t.Fatalf("%x, a neighbour of %x, is no key", other, k)
				}
			}
		}
	}
}

func randomKey(dice *rand.Rand) sound.Key {
	var m marking
	for range 1 + dice.Intn(9) {
		m.add([]sound.Key{sound.Key(1 + dice.Intn(classes))})
	}
	return m.key
}

// A class that package sound knows and neighbours does not would hide words.
func TestClasses(t *testing.T) {
	for i := range len(sound.Alphabet) {
		for _, k := range sound.NewWord(sound.Alphabet[i : i+1]).Keys() {
			for ; k != 0; k >>= 4 {
				if k&15 >= mark {
					t.Errorf("%s has class %d, and a run of vowels has %d", sound.Alphabet[i:i+1], k&15, mark)
				}
			}
		}
	}
}

func TestMarked(t *testing.T) {
	for _, row := range []struct {
		why, a, b string
		want      bool
	}{
		{"other vowels in the same places", "ivanov", "ivonaw", true},
		{"a run of vowels is one", "marian", "marjan", true},
		{"c may be k", "1arol", "karol", true},
		{"c may be ts", "1arol", "carol", true},
		{"a vowel more", "karol", "karolo", false},
		{"another consonant", "karol", "kanol", false},
	} {
		a, b := marked(sound.NewWord(row.a)), marked(sound.NewWord(row.b))
		if got := slices.ContainsFunc(a, func(k sound.Key) bool { return slices.Contains(b, k) }); got != row.want {
			t.Errorf("%s: %s and %s share a marked skeleton: %v, want %v", row.why, row.a, row.b, got, row.want)
		}
	}
}
