package index

import (
	"reflect"
	"runtime"
	"slices"
	"testing"

	"github.com/zaklon/zaklon/identity/index/invented"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

// counted gives so many persons, and tells that their sequence has ended.
func counted(n int, ended *bool) func(func(string, person.Person) bool) {
	return func(yield func(string, person.Person) bool) {
		defer func() { *ended = true }()
		for i := range n {
			if !yield(invented.Reference(i), invented.Person(i)) {
				return
			}
		}
	}
}

// All persons come, in their order, and where no more are wanted the sequence is told so.
func TestAhead(t *testing.T) {
	for _, n := range []int{0, 1, batch - 1, batch, batch + 1, (most + 3) * batch} {
		for _, wanted := range []int{n, 1, n / 2} {
			ended, got := false, []string(nil)
			for id := range ahead(counted(n, &ended)) {
				if got = append(got, id); len(got) >= wanted {
					break
				}
			}
			var want []string
			for i := range min(n, max(wanted, 1)) {
				want = append(want, invented.Reference(i))
			}
			if !slices.Equal(got, want) || !ended {
				t.Errorf("of %d wanted %d, got %d; ended: %v", n, wanted, len(got), ended)
			}
		}
	}
}

// What goes wrong in a sequence goes wrong for whoever builds of it, and nothing goes on behind its back.
func TestAheadThrows(t *testing.T) {
	before := runtime.NumGoroutine()
	const fault = "the rows cannot be read"
	thrown := func() (v any) {
		defer func() { v = recover() }()
		Build(match.Current(), func(yield func(string, person.Person) bool) {
			yield("one", invented.Person(1))
			panic(fault)
		})
		return nil
	}
	if got := thrown(); got != fault {
		t.Errorf("got %v, want what the sequence threw", got)
	}
	if got := runtime.NumGoroutine(); got > before {
		t.Errorf("%d goroutines are left", got-before)
	}
}

// A build is what it would be if the persons were put in one by one; of several with one identifier
// the last counts.
func TestBuildEqualsPuts(t *testing.T) {
	one, other := New(match.Current()), func(yield func(string, person.Person) bool) {
		for i := range 700 {
			if !yield(invented.Reference(i%500), invented.Person(i)) {
				return
			}
		}
	}
	for id, p := range other {
		one.Put(id, p)
	}
	one.weigh()
	built := Build(match.Current(), other)
	if built.Len() != 500 || one.Len() != 500 {
		t.Fatalf("got %d and %d persons, want 500", built.Len(), one.Len())
	}
	for i := range 300 {
		if got, want := built.Search(invented.Other(i), 5, nil), one.Search(invented.Other(i), 5, nil); !reflect.DeepEqual(got, want) {
			t.Errorf("%d: got %v, want %v", i, got, want)
		}
	}
}
