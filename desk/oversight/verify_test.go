package oversight_test

import (
	"context"
	"testing"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/oversight"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/store"
)

// A verification is one look and no look within a look: eight auditors who verify at the same
// time would otherwise wait for each other for ever, and every reader behind them.
func TestVerifyNeedsOneLook(t *testing.T) {
	w := housetest.New(t)
	ctx, stop := context.WithTimeout(context.Background(), 30*time.Second)
	defer stop()
	const others = 7 // of the eight that an engine allows
	inside, leave, left := make(chan bool), make(chan bool), make(chan error)
	for range others {
		go func() {
			left <- w.Protection.Register.View(ctx, func(*store.View) error { inside <- true; <-leave; return nil })
		}()
	}
	for range others {
		<-inside
	}
	v, err := oversight.Verify(ctx, w.Protection, desk.Call{Officer: w.Auditor.Authority()})
	if err != nil || len(v.Misfits) > 0 {
		t.Errorf("beside %d who read: %v %v", others, v.Misfits, err)
	}
	close(leave)
	for range others {
		if err := <-left; err != nil {
			t.Error(err)
		}
	}
}
