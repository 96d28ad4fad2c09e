package index

import (
	"cmp"
	"math/rand"
	"slices"
	"testing"
)

// The best of any list are those that stand first when it is sorted, however many are equal.
func TestTop(t *testing.T) {
	dice := rand.New(rand.NewSource(6))
	byBits := func(a, b candidate) int { return cmp.Or(cmp.Compare(b.bits, a.bits), cmp.Compare(a.row, b.row)) }
	for range 2000 {
		list := make([]candidate, dice.Intn(40))
		for i, row := range dice.Perm(len(list)) {
			list[i] = candidate{uint32(row), float32(dice.Intn(8)) - 4}
		}
		n := 1 + dice.Intn(12)
		want := slices.SortedFunc(slices.Values(list), byBits)
		want = want[:min(n, len(want))]
		got := slices.SortedFunc(slices.Values(top(list, n)), byBits)
		if !slices.Equal(got, want) {
			t.Fatalf("of %d the best %d are %v, want %v", len(list), n, got, want)
		}
	}
}
