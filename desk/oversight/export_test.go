package oversight_test

import (
	"bytes"
	"context"
	"sync"
	"testing"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/oversight"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// What the ombudsman takes away signs the tree and looks by itself, so it holds no look meanwhile: more
// auditors than there are places for looks would otherwise wait for each other for ever, and every
// reader behind them. All places but one are taken here for as long as they are at it.
func TestMoreAuditorsThanLooks(t *testing.T) {
	const places = 8 // of an engine
	w := housetest.New(t)
	w.Case(protection.Registered)
	ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	call := desk.Call{Officer: w.Auditor.Authority()}
	if _, err := oversight.Checkpoint(ctx, w.Protection, 0, call); err != nil {
		t.Fatal(err)
	}
	first := firstEntry(ctx, t, w)
	inside, leave, left := make(chan bool), make(chan bool), make(chan error)
	for range places - 1 {
		go func() {
			left <- w.Protection.Register.View(ctx, func(*store.View) error { inside <- true; <-leave; return nil })
		}()
	}
	for range places - 1 {
		<-inside
	}
	w.Clock.Advance(2 * time.Hour) // the next checkpoint is due: the first of them signs it
	var all sync.WaitGroup
	for name, take := range map[string]func() error{
		"checkpoint": func() error { _, err := oversight.Checkpoint(ctx, w.Protection, 0, call); return err },
		"key":        func() error { _, err := oversight.Key(ctx, w.Protection, call); return err },
		"proof":      func() error { _, err := oversight.Prove(ctx, w.Protection, first, call); return err },
		"export": func() error {
			_, err := oversight.Export(ctx, w.Protection, new(bytes.Buffer), oversight.Part{}, call)
			return err
		},
	} {
		for range places + 1 {
			all.Go(func() {
				if err := take(); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			})
		}
	}
	all.Wait()
	close(leave)
	for range places - 1 {
		if err := <-left; err != nil {
			t.Error(err)
		}
	}
}

// firstEntry names the first entry of the book by its reference, which is looked up.
func firstEntry(ctx context.Context, t *testing.T, w *housetest.World) oversight.Entry {
	t.Helper()
	var first oversight.Entry
	err := w.Protection.Register.View(ctx, func(v *store.View) error {
		return v.Entries(ctx, func(e audit.Entry) error { first.ID = e.ID; return nil }, "WHERE seq = 1")
	})
	if err != nil || first.ID == "" {
		t.Fatalf("the first entry: got %q, %v", first.ID, err)
	}
	return first
}
