package drill

import (
	"context"
	"sync"
	"testing"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// On PostgreSQL, too, the bells of a file ring once, however many programs ring them at once, and
// the tasks that they leave are listed.
func TestBellsOnPostgreSQL(t *testing.T) {
	ctx := context.Background()
	serve, own := pgtest.Start(t).Register(t, "protection")
	w := housetest.In(t, map[string]store.Postgres{"protection": {Serve: serve, Owner: own}})
	id := w.CaseThrough("assessment.opened")
	w.Clock.Set(w.Day("2024-05-10"))
	second, err := house.Open(ctx, w.Config())
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := second.Close(); err != nil {
			t.Error(err)
		}
	}()
	var all sync.WaitGroup
	acts := make([]int, 4)
	for i := range acts {
		all.Go(func() {
			h := []*house.House{w.House, second}[i%2]
			var err error
			if acts[i], err = h.Ring(ctx); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := acts[0] + acts[1] + acts[2] + acts[3]; n != 2 {
		t.Errorf("%d acts, want one of warnings and one of the limit that was missed", n)
	}
	c, _ := w.File(id).Clock("MNE-A10")
	if c.Rung != "60 30 7 alarm missed" || c.MissedOn != w.Day("2024-04-27") {
		t.Errorf("got %+v", c)
	}
	l := protectionfile.Lookup{Kind: "list.read", Asked: "tasks", Query: protectionfile.Query{Limit: 10}}
	found, n, err := protectionfile.Duties(ctx, w.Protection, l, desk.Call{Officer: w.Leader.Authority(), Proved: w.Clock.Now()})
	if err != nil || n != 1 || len(found) != 1 || found[0].Task.Kind != "missed" {
		t.Errorf("got %+v of %d, %v", found, n, err)
	}
	v, err := w.Protection.Register.Verify(ctx)
	if err != nil || len(v.Misfits) > 0 {
		t.Errorf("the register does not verify: %v %+v", err, v.Misfits)
	}
}
