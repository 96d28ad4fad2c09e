package main

import (
	"context"
	"log/slog"

	"github.com/zaklon/zaklon/cmd/zaklon/auditing"
	"github.com/zaklon/zaklon/house"
)

// keeping makes the checkpoints of every register while work lasts, and ends before it returns,
// so that the house may be closed.
func (p program) keeping(ctx context.Context, h *house.House, witnesses []string, work func(context.Context) error) error {
	keep, stop := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		h.Keep(keep, house.Keeping{Witnesses: witnesses, HTTP: auditing.Line(), Log: slog.New(slog.NewTextHandler(p.Err, nil))})
	}()
	err := work(ctx)
	stop()
	<-ended
	return err
}
