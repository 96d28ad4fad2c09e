package main

import (
	"context"
	"log/slog"
	"sync"

	"github.com/zaklon/zaklon/cmd/zaklon/auditing"
	"github.com/zaklon/zaklon/house"
)

// keeping makes the checkpoints of every register, rings the bells of the time limits, keeps the people
// index ready, reconciles what the door joins and carries the post while work lasts, and ends before it returns, so that the house may be closed.
func (p program) keeping(ctx context.Context, h *house.House, witnesses []string, work func(context.Context) error) error {
	keep, stop := context.WithCancel(ctx)
	log := slog.New(slog.NewTextHandler(p.Err, nil))
	var ended sync.WaitGroup
	ended.Go(func() { h.Keep(keep, house.Keeping{Witnesses: witnesses, HTTP: auditing.Line(), Log: log}) })
	ended.Go(func() { h.KeepRinging(keep, log, nil) })
	ended.Go(func() { h.KeepPeople(keep, log) })
	ended.Go(func() { h.KeepDoor(keep, log) })
	ended.Go(func() { h.KeepPosting(keep, log) })
	err := work(ctx)
	stop()
	ended.Wait()
	return err
}
