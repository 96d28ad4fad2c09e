package people_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/store"
)

// places is how many looks there are at a time.
const places = 8

// Whoever waits for the index in a look and whoever waits for a look to make it in do not wait for each
// other, though every place is taken.
func TestNobodyWaitsForEver(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		id := enter(w, "Калдер", "Ивен", "1980")
		p, r := people.Count(w.Protection.Register, "").People, w.Protection.Register
		ctx, stop := context.WithTimeout(t.Context(), 20*time.Second) // a deadlock ends as a failure
		defer stop()
		var all, begun sync.WaitGroup
		begun.Add(places)
		gate := make(chan struct{})
		for range places {
			all.Go(func() {
				err := r.View(ctx, func(v *store.View) error {
					begun.Done()
					<-gate
					c, err := p.Compare(ctx, v, named("Калдер", "Ивен"), 5, nil)
					if err == nil && (len(c.Hits) != 1 || c.Hits[0].ID != id) {
						err = fmt.Errorf("got %d hits", len(c.Hits))
					}
					return err
				})
				if err != nil {
					t.Errorf("in a look: %v", err)
				}
			})
		}
		begun.Wait()
		full, leave := context.WithTimeout(ctx, 20*time.Millisecond)
		defer leave()
		if err := r.View(full, func(*store.View) error { return nil }); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v, want no place left: the test proves nothing", err)
		}
		for range 3 {
			all.Go(func() {
				if err := p.Ready(ctx); err != nil {
					t.Errorf("a newcomer: %v", err)
				}
			})
		}
		for !people.Waiting(p) {
			time.Sleep(time.Millisecond)
		}
		close(gate)
		all.Wait()
	})
}

// Whoever waited while others brought the index far on takes it from nobody.
func TestOvertakenByOthers(t *testing.T) {
	w := housetest.New(t)
	enter(w, "Калдер", "Ивен", "1980")
	p, ctx := people.Count(w.Protection.Register, ""), t.Context()
	var ready sync.WaitGroup
	err := people.Held(ctx, p.People, func(bring func() error) error {
		ready.Go(func() {
			if err := p.Ready(ctx); err != nil {
				t.Error(err)
			}
		})
		for !people.Waiting(p.People) {
			time.Sleep(time.Millisecond)
		}
		time.Sleep(50 * time.Millisecond) // it stands in its look by now, or else this proves nothing
		err := bring()
		readings(t, w, 1100)
		return errors.Join(err, bring())
	})
	ready.Wait()
	if err != nil || p.Rebuilt.Load() != 1 {
		t.Errorf("made %d times, %v; want once", p.Rebuilt.Load(), err)
	}
}
