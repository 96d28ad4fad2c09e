package house_test

import (
	"testing"
	"time"

	"github.com/zaklon/zaklon/house/forgery"
)

func TestZZ(t *testing.T) {
	began := time.Now()
	_, all := forgery.Forgers(t, forgery.SQLite())
	t.Logf("made %v", time.Since(began))
	for _, f := range all {
		before := time.Now()
		f.Whole("x")
		t.Logf("%s verify %v rows %v", f.Reg.Name(), time.Since(before), f.Rows("SELECT COUNT(*) FROM book"))
		f.Copy()
	}
}
