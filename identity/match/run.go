package match

import (
	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/reading"
	"github.com/zaklon/zaklon/identity/sound"
)

func kindOf(a, b *lexicon.Word) sound.Kind { return reading.Kind(a.Script(), b.Script()) }

// farthestRun is how far apart two names run together may be: of so many sounds, fewer may
// differ than of one word's, before the two are different names.
const farthestRun = 24

// runApart compares all words of two names run together, the one of more words beginning with its
// first, second or third word: names without spaces, and family names that stand before or after.
func runApart(r *sound.Ruler, q, c lexicon.Name) int {
	if len(q.Words) == 1 && len(c.Words) == 1 {
		return farthestRun + 1 // compared already
	}
	if !several(q) && !several(c) && bag(q).Unlike(bag(c)) {
		return farthestRun + 1
	}
	if len(q.Words) > len(c.Words) {
		q, c = c, q
	}
	g := gauge{r, kindOf(q.Words[0], c.Words[0])}
	least := farthestRun + 1
	parts := make([]sound.Word, 0, lexicon.MostWords)
	for n := range 2 {
		x := q.Run(0, n)
		for first := range min(len(c.Words), 3) {
			if y := c.Parts(parts[:0], first, n); near(x.Len(), sound.Length(y)) {
				least = min(least, g.joined(y, x, least-1))
			}
		}
		if !several(q) && !several(c) {
			break
		}
	}
	return least
}

// bag counts the consonants of all words of a name.
func bag(n lexicon.Name) sound.Bag {
	b := n.Words[0].Bag()
	for _, w := range n.Words[1:] {
		b = b.With(w.Bag())
	}
	return b
}

// near reports whether two readings of these lengths could be of one name.
func near(x, y int) bool { return 3*min(x, y) >= 2*max(x, y) }

// several reports whether a name has a word with more than one reading.
func several(n lexicon.Name) bool {
	for _, w := range n.Words {
		if len(w.Sounds()) > 1 {
			return true
		}
	}
	return false
}
