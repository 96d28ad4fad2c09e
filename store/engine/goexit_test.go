package engine_test

import (
	"context"
	"runtime"
	"testing"
	"time"

	"github.com/zaklon/zaklon/store/engine"
)

// A work that ends its goroutine, as t.FailNow does, does not end the writer: it is told, and the
// next is done.
func TestWorkEndsItsGoroutine(t *testing.T) {
	db, _ := open(t)
	ctx, stop := context.WithTimeout(context.Background(), 10*time.Second)
	defer stop()
	ended := make(chan bool)
	go func() {
		defer close(ended)
		if err := db.Write(ctx, func(engine.Conn) error { runtime.Goexit(); return nil }); err == nil {
			t.Error("what did not return was acknowledged")
		}
	}()
	select {
	case <-ended:
	case <-ctx.Done():
		t.Error("the work hangs")
	}
	if err := db.Write(ctx, func(c engine.Conn) error { return insert(ctx, c, "next") }); err != nil {
		t.Errorf("the next work: %v", err)
	}
}
