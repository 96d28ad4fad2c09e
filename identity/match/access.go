package match

import (
	"github.com/zaklon/zaklon/identity/person"
)

// The distances of words: two that are further apart than Farthest are different, kin are never
// further apart than KinApart, and a surname without its ending is apart by StemApart.
const (
	Farthest  = farthest
	StemApart = stemCost
)

// KinApart is how far apart two names of one family are at the most.
func KinApart() int { return steps[3] }

// Birth gives the bits of the dates of birth alone.
func (w *Weights) Birth(q, c []person.Birth) float32 {
	if f := w.compareBirths(q, c); f != 0 {
		return w.bits[f]
	}
	return 0
}
