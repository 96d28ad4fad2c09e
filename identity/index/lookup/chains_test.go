package lookup

import (
	"maps"
	"math"
	"math/rand"
	"slices"
	"testing"
)

// The rows of a key stay in their order, the last added first, when a table is settled and when more come after
// that.
func TestChains(t *testing.T) {
	dice := rand.New(rand.NewSource(8))
	var c Chains
	want := map[uint64][]uint32{}
	for row := range uint32(5000) {
		if row%700 == 0 {
			c.Settle()
		}
		key := uint64(dice.Intn(900)) << (dice.Intn(3) * 20)
		c.Add(key, row)
		want[key] = append([]uint32{row}, want[key]...)
	}
	for range 2 {
		for key, rows := range want {
			if got := slices.Collect(c.Rows(key)); !slices.Equal(got, rows) {
				t.Fatalf("%x: got %v, want %v", key, got, rows)
			}
		}
		if got := slices.Collect(c.Rows(1 << 50)); len(got) != 0 {
			t.Errorf("a key that nobody has leads to %v", got)
		}
		c.Settle()
	}
	keys := append(slices.Sorted(maps.Keys(want)), 1<<50, 1<<51)
	for _, most := range [...]int{math.MaxInt, 2, 0} {
		got := map[uint64][]uint32{}
		last := 0
		c.Each(keys, most, func(n int, row uint32) {
			if n < last {
				t.Errorf("key %d is visited after key %d", n, last)
			}
			last = n
			got[keys[n]] = append(got[keys[n]], row)
		})
		for _, key := range keys {
			if rows := want[key][:min(most, len(want[key]))]; !slices.Equal(got[key], rows) {
				t.Fatalf("%x, one of many: got %v, want %v", key, got[key], rows)
			}
		}
	}
	new(Chains).Each(keys, 1, func(int, uint32) { t.Error("empty chains lead somewhere") })
	for i, l := range c.all {
		if l.next != 0 && l.next != uint32(i) {
			t.Fatalf("entry %d is followed by %d, and not by the one beside it", i, l.next-1)
		}
	}
}
