package house

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/zaklon/zaklon/audit/witness"
	"github.com/zaklon/zaklon/desk"
)

// A Keeping says how checkpoints are made while the house is open.
type Keeping struct {
	Witnesses []string // addresses that are asked to cosign each of them
	HTTP      *http.Client
	Log       *slog.Logger                         // what went wrong; nothing of a person
	After     func(time.Duration) <-chan time.Time // nil: the machine's clock
}

// Waits of the keeper: after something went wrong, and at the least.
const (
	keeperAgain = time.Minute
	keeperLeast = 10 * time.Millisecond
)

// Keep signs the tree of every register when that is due, whether anything was entered or
// not, and has it cosigned. It ends with ctx, and with it every register may be closed.
func (h *House) Keep(ctx context.Context, k Keeping) {
	if k.After == nil {
		k.After = time.After
	}
	var all sync.WaitGroup
	for _, d := range h.Desks() {
		all.Go(func() { h.keep(ctx, d, k) })
	}
	all.Wait()
}

func (h *House) keep(ctx context.Context, d *desk.Desk, k Keeping) {
	for {
		wait := keeperAgain
		if h.kept(ctx, d, k) {
			wait = max(keeperLeast, d.Register.Due().Sub(d.Register.Now()))
		}
		select {
		case <-ctx.Done():
			return
		case <-k.After(wait):
		}
	}
}

// kept makes what is due and tells whether all went well.
func (h *House) kept(ctx context.Context, d *desk.Desk, k Keeping) bool {
	well := true
	if _, err := d.Register.Checkpoint(ctx); err != nil {
		well = k.wrong(ctx, err)
	}
	for _, url := range k.Witnesses {
		if _, err := h.Cosign(ctx, d, witness.Client{URL: url, HTTP: k.HTTP}); err != nil {
			well = k.wrong(ctx, err)
		}
	}
	return well
}

// wrong notes an error, unless the keeper was told to end.
func (k Keeping) wrong(ctx context.Context, err error) bool {
	if ctx.Err() == nil {
		k.Log.ErrorContext(ctx, "checkpoint", "error", err.Error())
	}
	return false
}
