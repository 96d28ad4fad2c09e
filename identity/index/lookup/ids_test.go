package lookup

import (
	"cmp"
	"fmt"
	"math/rand"
	"testing"
)

// Every row keeps its identifier, and of each identifier the newest row is found.
func TestIDs(t *testing.T) {
	dice := rand.New(rand.NewSource(9))
	var ids IDs
	if _, ok := ids.Find("anybody"); ok {
		t.Error("an identifier is found among none")
	}
	var written []string
	newest := map[string]uint32{}
	for row := range uint32(3000) {
		if row%700 == 0 {
			ids.Settle()
		}
		id := fmt.Sprint("case-", dice.Intn(1500))
		if row == 10 {
			id = ""
		}
		if got := ids.Add(id); got != row {
			t.Fatalf("row %d is numbered %d", row, got)
		}
		written, newest[id] = append(written, id), row
	}
	if ids.Len() != len(written) {
		t.Errorf("%d rows, want %d", ids.Len(), len(written))
	}
	for row, id := range written {
		if got := ids.At(uint32(row)); got != id {
			t.Errorf("row %d has %q, want %q", row, got, id)
		}
		if got, ok := ids.Find(id); !ok || got != newest[id] {
			t.Errorf("%q is found in row %d %v, want %d", id, got, ok, newest[id])
		}
		other := uint32(dice.Intn(len(written)))
		if got, want := ids.Compare(uint32(row), other), cmp.Compare(id, written[other]); got != want {
			t.Errorf("%q and %q: got %d, want %d", id, written[other], got, want)
		}
	}
	if row, ok := ids.Find("case-"); ok {
		t.Errorf("an identifier that no row has is found in row %d", row)
	}
}
