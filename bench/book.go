package main

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/bench/harness"
)

// appends is goal 12: durable entries of 64 writers, in our book and in a Tessera log.
func appends(ctx context.Context, b *builds, s *harness.Sheet) (err error) {
	defer b.stop(&err)
	dir, err := b.site(ctx, installation{visible: b.Sized(2000, 200)})
	if err != nil {
		return err
	}
	ours, err := b.subject(ctx, "book", dir)
	if err != nil {
		return err
	}
	peer, err := b.peer(ctx, "tessera")
	if err != nil {
		return err
	}
	turn := func(name string, child *harness.Child) func() error {
		return func() error {
			a, err := ask(s, name, child, [2]string{"append", fmt.Sprint(b.Sized(6400, 640))})
			if err == nil {
				s.Note(acknowledged(name), a.Figures["ack p50"])
			}
			return err
		}
	}
	if err := b.Each(ctx, s, turn("Zaklon, entry", ours), turn("Tessera, entry", peer)); err != nil {
		return err
	}
	s.Divide("entries per second, ours over Tessera's", harness.Wall("Tessera, entry"), harness.Wall("Zaklon, entry"), harness.Goal{Least: 5})
	s.Divide("acknowledged, p50, ours over Tessera's", acknowledged("Zaklon, entry"), acknowledged("Tessera, entry"), harness.Goal{Most: 0.2})
	s.Divide("CPU of an entry, ours over Tessera's", harness.CPU("Zaklon, entry"), harness.CPU("Tessera, entry"), harness.Goal{})
	return nil
}

func acknowledged(name string) harness.Key {
	return harness.Key{Subject: name, Figure: "acknowledged, p50", Unit: "us"}
}

// verification is the last line of issue 3: a book of a million entries in under 30 seconds.
func verification(ctx context.Context, b *builds, s *harness.Sheet) (err error) {
	defer b.stop(&err)
	dir, err := b.site(ctx, installation{visible: b.Sized(1000, 100)})
	if err != nil {
		return err
	}
	child, err := b.subject(ctx, "book", dir)
	if err != nil {
		return err
	}
	entries := b.Sized(1000000, 2000)
	if _, err := child.Ask("fill", fmt.Sprint(entries)); err != nil {
		return err
	}
	whole := harness.Key{Subject: "verification", Figure: "whole book, wall", Unit: "s"}
	err = b.Each(ctx, s, func() error {
		a, err := ask(s, "verification", child, [2]string{"verify", ""})
		if err == nil && a.Ops < int64(entries) {
			err = fmt.Errorf("verified %d entries, want %d", a.Ops, entries)
		}
		s.Note(whole, a.Wall.Seconds())
		return err
	})
	s.Aim(fmt.Sprintf("verification of %d entries, s", entries), whole, harness.Goal{Most: 30})
	return err
}
