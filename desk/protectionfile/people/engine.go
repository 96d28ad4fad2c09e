package people

import (
	"io"

	"github.com/zaklon/zaklon/identity/index"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

// An engine is the index of persons under the references of their files. Whoever changes it is alone;
// any number may search at a time.
type engine interface {
	Put(id string, p person.Person)
	Remove(id string)
	Search(q person.Person, limit int, keep func(id string) bool) []index.Hit
	Explain(q person.Person, id string) (match.Score, bool)
	Snapshot(w io.Writer) error
}

// A maker makes engines of one version of the weights.
type maker struct {
	weights string
	fresh   func() engine
	restore func(r io.Reader) (engine, error)
	alone   func(q person.Person, others []person.Person) []match.Score // without any register
}

// made makes engines by the weights of this program.
func made() maker {
	w := match.Current()
	return maker{
		weights: w.Version,
		fresh:   func() engine { return index.New(w) },
		restore: func(r io.Reader) (engine, error) { return index.Restore(r, w) },
		alone:   func(q person.Person, others []person.Person) []match.Score { return index.Alone(w, q, others) },
	}
}
