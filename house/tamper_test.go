package house_test

import (
	"testing"

	"github.com/zaklon/zaklon/house/forgery"
)

// Whoever holds the databases and not the keys is found. This is the short walk, over some
// rows of every table on SQLite; package tampering walks over more of them, on both engines.
func TestTampering(t *testing.T) {
	_, all := forgery.Forgers(t, forgery.SQLite())
	for i, f := range all {
		choose := forgery.Some
		if i >= 2 { // the registers beside: every column of every table, once
			choose = forgery.First
		}
		t.Run(f.Reg.Name(), func(t *testing.T) {
			f.TB = t
			t.Logf("%d forged values, %d forged rows", f.EditValues(choose), f.RemoveAndAdd(choose))
			f.MoveEntries()
		})
	}
}
