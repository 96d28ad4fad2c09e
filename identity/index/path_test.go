package index

import (
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity/index/invented"
	"github.com/zaklon/zaklon/identity/person"
)

// Of a name that several skeletons lead to, the one worth most counts.
func TestChooseWholes(t *testing.T) {
	x := register(5)
	for _, wholes := range [][]candidate{{{1, 4}, {3, 3}, {1, 2}}, {{1, 2}, {3, 3}, {1, 4}}} {
		var s search
		s.begin(x, person.Person{}, nil)
		s.wholes = wholes
		if s.chooseWholes(1); !slices.Equal(s.sure, []uint32{1}) {
			t.Errorf("of %v chose %v, want row 1", wholes, s.sure)
		}
		for row, m := range s.marks {
			if m.sum != 0 {
				t.Errorf("of row %d the sum %d is left", row, m.sum)
			}
		}
	}
}

// Each name counts by itself: of several, what the best of them says is said.
func TestNamesCountApart(t *testing.T) {
	x := register(300)
	marks := func(names ...string) []mark {
		var s search
		var q person.Person
		for _, n := range names {
			q.Names = append(q.Names, person.Name{Whole: n})
		}
		s.begin(x, q, nil)
		s.byNames()
		return s.marks
	}
	one, other := invented.Person(4).Names[0].Whole, invented.Person(5).Names[0].Whole
	given, _, _ := strings.Cut(one, " ")
	mixed := given + " " + other
	a, b, both, twice := marks(one), marks(mixed), marks(one, mixed), marks(one, one)
	for row := range a {
		if got, want := both[row].best, max(a[row].best, b[row].best); got != want {
			t.Errorf("row %d: got %d, want %d, which is the more of %d and %d", row, got, want, a[row].best, b[row].best)
		}
		if twice[row].best != a[row].best {
			t.Errorf("row %d has %d, and %d by the same name twice", row, a[row].best, twice[row].best)
		}
	}
}

// A search leaves its memory as it found it: what it knew of a person must not tell in the next.
func TestSearchLeavesNothing(t *testing.T) {
	x := register(500)
	var s search
	for i := range 200 {
		s.begin(x, invented.Other(i), nil)
		s.run(10)
		s.end()
		for row, m := range s.marks {
			if m != (mark{}) {
				t.Fatalf("%d: of row %d is left %+v", i, row, m)
			}
		}
		for _, left := range []int{len(s.touched), len(s.found), len(s.sure), len(s.dated), len(s.considered), len(s.wholes), len(s.pool), len(s.ranked)} {
			if left > 0 {
				t.Fatalf("%d: a list has %d entries left", i, left)
			}
		}
	}
}
