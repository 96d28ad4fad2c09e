package house

import (
	"context"
	"time"

	"github.com/zaklon/zaklon/interlock"
)

// beat is the length of the door's beat: well above the work of the door, and not so long that an officer
// who enters an act would wait for it (decision 018).
const beat = 100 * time.Millisecond

// steady is the beat of the door: whatever it did, it answers at the next whole beat since it began.
func steady(wait func(context.Context, time.Duration)) interlock.Beat {
	return func(ctx context.Context, work func()) {
		began := time.Now()
		work()
		wait(ctx, left(time.Since(began)))
	}
}

// left is how much is left of a beat after so much work. It is never nothing.
func left(took time.Duration) time.Duration { return beat - took%beat }

// waiting is how the rest of a beat passes.
func (c Config) waiting() func(context.Context, time.Duration) {
	if c.Wait == nil {
		return Rest
	}
	return c.Wait
}

// Rest waits on the machine's clock, and no longer than anybody waits for what follows.
func Rest(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}
