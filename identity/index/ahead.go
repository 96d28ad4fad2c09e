package index

import (
	"iter"

	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/person"
)

// A newcomer is a person to be entered.
type newcomer struct {
	id    string
	taken lexicon.Taken
}

// batch is how many newcomers are handed over at a time, and most how many batches may lie ready.
const (
	batch = 256
	most  = 4
)

// ahead takes the names of the persons of a sequence apart, on a goroutine of its own: whoever
// enters them meanwhile has half of the work left. It gives them in their order. The goroutine ends
// before ahead does, also where not all are wanted, and its panic becomes that of whoever asks.
func ahead(persons iter.Seq2[string, person.Person]) iter.Seq2[string, lexicon.Taken] {
	return func(yield func(string, lexicon.Taken) bool) {
		ready, enough := make(chan []newcomer, most), make(chan struct{})
		var thrown any
		go func() {
			defer close(ready)
			defer func() { thrown = recover() }()
			take(persons, ready, enough)
		}()
		defer func() {
			for range ready { // closed when the goroutine ends
			}
			if thrown != nil {
				panic(thrown)
			}
		}()
		defer close(enough)
		for list := range ready {
			for _, one := range list {
				if !yield(one.id, one.taken) {
					return
				}
			}
		}
	}
}

// take takes apart what a sequence gives, until it ends or there is enough.
func take(persons iter.Seq2[string, person.Person], ready chan<- []newcomer, enough <-chan struct{}) {
	list := make([]newcomer, 0, batch)
	hand := func() bool {
		select {
		case ready <- list:
			list = make([]newcomer, 0, batch)
			return true
		case <-enough:
			return false
		}
	}
	for id, p := range persons {
		if list = append(list, newcomer{id, lexicon.Take(p)}); len(list) == batch && !hand() {
			return
		}
	}
	hand()
}
