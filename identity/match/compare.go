package match

import (
	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/sound"
)

// steps are the points of every curve: how far two words are apart, in sixteenths of a bit per
// symbol. Beyond the last they are different words. immutable
var steps = [knots]int{0, 3, 7, 12, 18, 25, 33, 42}

const farthest = 42

// A tie says how near two words are.
type tie struct {
	apart int     // sixteenths of a bit per symbol; farthest or more: different words
	curve feature // the curve that counts it
	other feature // or the single feature that does, where apart is not what counts; 0: none
}

// unlike is the tie of two different words.
const unlike = farthest + 1

// compareWords gives how near two words are, apart from their roles. They are not the same word:
// such words have found each other before.
func compareWords(r *sound.Ruler, a, b *lexicon.Word) tie {
	g := gauge{r, kindOf(a, b)}
	t := tie{apart: g.apart(a, b), curve: g.curve()}
	if t.apart > steps[2] {
		t = kinTie(a, b, t)
	}
	return t
}

// A gauge measures words of two scripts with somebody's ruler.
type gauge struct {
	ruler *sound.Ruler
	kind  sound.Kind
}

// curve is the curve for words of these scripts.
func (g gauge) curve() feature { return feature(g.kind) * knots }

// apart is the least distance of any two readings, or of the surnames without their endings
// of gender, which cost a little.
func (g gauge) apart(a, b *lexicon.Word) int {
	least := unlike
	if len(a.Sounds())+len(b.Sounds()) == 2 && a.Bag().Unlike(b.Bag()) {
		return unlike
	}
	for _, x := range a.Sounds() {
		for _, y := range b.Sounds() {
			least = min(least, g.per(x, y, least))
		}
	}
	if a.Gender() != b.Gender() && least > stemCost && least <= farthest {
		x, y := a.Sound(), b.Sound()
		if a.Gender() != 0 {
			x = a.Stem()
		}
		if b.Gender() != 0 {
			y = b.Stem()
		}
		least = min(least, stemCost+g.per(x, y, least-stemCost))
	}
	return least
}

// stemCost is how far apart two surnames are that differ in the ending alone.
const stemCost = 4

// joined is per for words that are run together for the first reading.
func (g gauge) joined(words []sound.Word, y sound.Word, limit int) int {
	n := max(sound.Length(words), y.Len(), 3)
	cost := g.ruler.CostJoined(words, y, g.kind, limit*n)
	if cost == sound.Far {
		return limit + 1
	}
	return cost / n
}

// per is the cost of two readings for each symbol of the longer, no more than limit+1.
func (g gauge) per(x, y sound.Word, limit int) int {
	n := max(x.Len(), y.Len(), 3)
	cost := g.ruler.Cost(y, x, g.kind, limit*n) // x stays the same from word to word
	if cost == sound.Far {
		return limit + 1
	}
	return cost / n
}
