// Package asked is what both sides of the bench of people share: whom is asked for, and what is
// said of the answers. Register and questions are of package invented and nobody's.
package asked

import (
	"fmt"
	"slices"
	"time"

	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/identity/index/invented"
	"github.com/zaklon/zaklon/identity/person"
)

// Limit is how many answers are wanted.
const Limit = 10

// stride spreads the questions over the register: a prime.
const stride = 487

// Questions measures so many questions about persons of a register of that size. find gives the
// identifiers of the best answers, the best first. Other CPU time than that of this process is
// told by also.
func Questions(persons, n int, find func(person.Person) ([]string, error), also func() (time.Duration, error)) (harness.Answer, error) {
	before, err := also()
	if err != nil {
		return harness.Answer{}, err
	}
	found, waits := 0, make([]float64, 0, n)
	a, err := harness.Measured(func() (int64, error) {
		for i := range n {
			number := i * stride % persons
			began := time.Now()
			ids, err := find(invented.Other(number))
			if err != nil {
				return 0, fmt.Errorf("question %d: %w", i, err)
			}
			waits = append(waits, float64(time.Since(began).Microseconds()))
			if slices.Contains(ids[:min(Limit, len(ids))], invented.Reference(number)) {
				found++
			}
		}
		return int64(n), nil
	})
	if err != nil {
		return a, err
	}
	after, err := also()
	a.CPU += after - before
	slices.Sort(waits)
	a.Figures = map[string]float64{
		"recall@10": float64(found) / float64(n), "p50": waits[n/2], "p99": waits[n*99/100],
	}
	return a, err
}
