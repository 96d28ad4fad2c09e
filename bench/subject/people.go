package subject

import (
	"context"
	"fmt"
	"runtime"
	"strconv"
	"time"

	"github.com/zaklon/zaklon/bench/asked"
	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/identity/index"
	"github.com/zaklon/zaklon/identity/index/invented"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

// people is an index of invented persons.
type people struct{ index *index.Index }

// openPeople serves "fill PERSONS" and "search QUESTIONS".
func openPeople(context.Context, string) (map[string]harness.Command, error) {
	p := &people{index: index.New(match.Current())}
	return map[string]harness.Command{"fill": p.fill, "search": p.search}, nil
}

// fill builds the index, and tells the bytes that it holds for each person.
func (p *people) fill(_ context.Context, arg string) (harness.Answer, error) {
	n, err := strconv.Atoi(arg)
	if err != nil {
		return harness.Answer{}, fmt.Errorf("fill: %w", err)
	}
	before := held()
	a, err := harness.Measured(func() (int64, error) {
		p.index = index.Build(match.Current(), func(yield func(string, person.Person) bool) {
			for i := range n {
				if !yield(invented.Reference(i), invented.Person(i)) {
					return
				}
			}
		})
		return int64(n), nil
	})
	a.Figures = map[string]float64{"bytes": float64(held()-before) / float64(n)}
	return a, err
}

// held is the memory in use.
func held() uint64 {
	runtime.GC()
	runtime.GC() // what a pool holds survives the first
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func (p *people) search(_ context.Context, arg string) (harness.Answer, error) {
	n, err := strconv.Atoi(arg)
	if err != nil {
		return harness.Answer{}, fmt.Errorf("search: %w", err)
	}
	find := func(q person.Person) ([]string, error) {
		var ids []string
		for _, h := range p.index.Search(q, asked.Limit, nil) {
			ids = append(ids, h.ID)
		}
		return ids, nil
	}
	return asked.Questions(p.index.Len(), n, find, func() (time.Duration, error) { return 0, nil })
}
