package desk_test

import (
	"context"
	"errors"
	"testing"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/border"
	"github.com/zaklon/zaklon/house/housetest"
)

// Who is to know of an act is told when it is durable and before it is answered. Where that fails the
// act stands, and the receipt says that what should follow is not confirmed; the same form once more
// confirms it.
func TestEnteredIsToldAndConfirms(t *testing.T) {
	w := housetest.New(t)
	w.Day("2023-10-17")
	ctx := context.Background()
	down := true
	var told []string
	w.Protection.Entered = func(_ context.Context, r desk.Receipt) error {
		if all := entries(t, w); all[len(all)-1].ID != r.Entry {
			t.Errorf("told of entry %s, which is not durable yet", r.Entry)
		}
		told = append(told, r.Kind)
		if down {
			return errors.New("the other register is down")
		}
		return nil
	}
	call := desk.Call{Officer: w.Border.Authority(), On: w.Day("2023-10-17"), Form: "one form", Proved: w.Clock.Now()}
	for i, want := range []struct{ down, replayed bool }{{true, false}, {true, true}, {false, true}} {
		down = want.down
		r, err := desk.Perform(ctx, w.Protection, border.Express(), call, housetest.Intention())
		if err != nil || r.Unconfirmed != want.down || r.Replayed != want.replayed {
			t.Errorf("time %d: got %+v, %v; want unconfirmed %v, replayed %v", i, r, err, want.down, want.replayed)
		}
	}
	acts := 0
	for _, e := range entries(t, w) {
		if e.Sort == audit.Act {
			acts++
		}
	}
	if acts != 1 || len(told) != 3 {
		t.Errorf("got %d acts and told %v; want one act, told each time", acts, told)
	}
}
