package house_test

import (
	"testing"

	"github.com/zaklon/zaklon/house/forgery"
)

// Whoever holds the databases and not the keys is found. This is the short walk, over some
// rows of every table on SQLite; package tampering walks over every row, on both engines.
func TestTampering(t *testing.T) {
	_, all := forgery.Forgers(t, forgery.SQLite())
	for _, f := range all {
		t.Run(f.Reg.Name(), func(t *testing.T) {
			f.TB = t
			t.Logf("%d forged values, %d forged rows", f.EditValues(forgery.Some), f.RemoveAndAdd(forgery.Some))
			f.MoveEntries()
		})
	}
}
