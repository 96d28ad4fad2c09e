package index

import (
	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

// Alone compares a person with each of others by words of which no register says how rare they
// are.
func Alone(w *match.Weights, q person.Person, others []person.Person) []match.Score {
	words := lexicon.New()
	asked := words.KeepRecord(q)
	records := make([]lexicon.Record, len(others))
	for i, one := range others {
		records[i] = words.KeepRecord(one)
	}
	words.Weigh() // none is counted: all weigh the same
	out := make([]match.Score, len(others))
	for i := range records {
		out[i] = w.Compare(&asked, &records[i])
	}
	return out
}
