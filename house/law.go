package house

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/legislation"
	"github.com/zaklon/zaklon/desk/protectionfile/sweep"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

// A legal is what the house knows of the editions of the law.
type legal struct {
	carried string                          // digest of the edition in the program
	one     chan struct{}                   // holds a token while an edition is put in force
	moving  atomic.Pointer[protection.Move] // set while files may hold dates of the edition before

	// Under the token of one: whether the files were looked through since another program may have
	// acted by the edition before, and from when on it can be no more.
	looked   bool
	lookFrom time.Time
}

// othersFollow is when every program that is open works by an edition that one has put in force:
// each looks which is in force at least every ringEvery.
const othersFollow = 2 * ringEvery

// Carried is the digest of the edition that the program carries. It moves no date until it was
// drafted, reviewed by a second person, and its day has come.
func (h *House) Carried() string { return h.legal.carried }

// Enact puts every edition in force whose day has come, and then moves the dates that it moves. It
// comes to the same whenever it is called and by how many programs: which edition is in force is
// in the register, and a file whose dates stand is left as it is.
func (h *House) Enact(ctx context.Context) error {
	h.legal.one <- struct{}{}
	defer func() { <-h.legal.one }()
	if err := h.effect(ctx); err != nil {
		return err
	}
	if err := h.follow(ctx, alwaysSweep); err != nil {
		return err
	}
	return h.lookAgain(ctx)
}

// lookAgain goes through the files once after a program has begun to keep the law, and once more
// when every other program that is open must have taken up the edition that this one put in force. A
// program that acted by the edition before in that time, and ended before it went through the files
// itself, left dates that no sweep has seen.
func (h *House) lookAgain(ctx context.Context) error {
	if h.legal.looked || h.System.Register.Now().Before(h.legal.lookFrom) {
		return nil
	}
	e, err := legislation.Now(ctx, h.System.Register)
	if err != nil || e.Digest != h.Law.Now().Digest {
		return err // another edition came meanwhile: the next call follows it
	}
	review, err := legislation.ReviewOf(ctx, h.System.Register, e)
	if err != nil {
		return err
	}
	_, err = h.move(ctx, protection.Move{Edition: e.Digest, Review: review})
	h.legal.looked = err == nil
	return err
}

// openLaw takes up the edition in force where the house opens, before anything else is done in it.
func (h *House) openLaw(ctx context.Context) error {
	if _, err := legislation.Now(ctx, h.System.Register); errors.Is(err, legislation.ErrNone) {
		if err := h.found(ctx); err != nil {
			return err
		}
	}
	if err := h.effect(ctx); err != nil {
		return err
	}
	return h.follow(ctx, sweepIfLeft)
}

// found enters the edition that the program carries in an installation that has none.
func (h *House) found(ctx context.Context) error {
	first, errFound := legislation.Found()
	id, errID := reference.New(rand.Reader)
	if err := errors.Join(errFound, errID); err != nil {
		return err
	}
	_, err := desk.Happen(ctx, h.System, first, string(id), struct{}{})
	return err
}

// effect enters that the editions are in force whose day has come, in the order of their days.
func (h *House) effect(ctx context.Context) error {
	due, err := legislation.Due(ctx, h.System.Register, h.System.Today())
	if err != nil {
		return err
	}
	for _, e := range due {
		if _, err := desk.Happen(ctx, h.System, legislation.Effect(), e.ID, struct{}{}); err != nil {
			return err
		}
	}
	return nil
}

// A sweeping says when a program goes through the files that has just taken up another edition.
type sweeping int

const (
	sweepIfLeft sweeping = iota // it has performed no act yet: where another program did not finish
	alwaysSweep                 // acts of its own may have computed by the edition before
)

// follow works by the edition that is in force in the register.
func (h *House) follow(ctx context.Context, when sweeping) error {
	e, err := legislation.Now(ctx, h.System.Register)
	if err != nil {
		return err
	}
	other := e.Digest != h.Law.Now().Digest
	if !other && !e.SweptOn.IsZero() {
		return nil
	}
	review, err := legislation.ReviewOf(ctx, h.System.Register, e)
	if err != nil {
		return err
	}
	if other {
		library, err := legislation.Library(ctx, h.System.Register, e)
		if err != nil {
			return err
		}
		if when == alwaysSweep || e.SweptOn.IsZero() {
			h.legal.moving.Store(&protection.Move{Edition: e.Digest, Review: review})
		}
		h.Law.Replace(library)
	}
	if when == sweepIfLeft && !e.SweptOn.IsZero() {
		return nil
	}
	return h.sweep(ctx, e, protection.Move{Edition: e.Digest, Review: review})
}

// sweep moves every date that the edition in force moves, and enters that it is done. Whoever
// began an act under the edition before has ended it when the empty write returns, so the look
// after it sees what that act computed.
func (h *House) sweep(ctx context.Context, e legislation.Edition, by protection.Move) error {
	h.legal.moving.Store(&by)
	for _, d := range []*desk.Desk{h.Protection, h.Assistance, h.Police} {
		if err := d.Register.Write(ctx, func(*store.Tx) error { return nil }); err != nil {
			return fmt.Errorf("sweep: %w", err)
		}
	}
	swept, err := h.move(ctx, by)
	if err != nil {
		return err
	}
	h.legal.moving.Store(nil)
	h.legal.looked, h.legal.lookFrom = false, h.System.Register.Now().Add(othersFollow)
	_, err = desk.Happen(ctx, h.System, legislation.Sweep(swept), e.ID, struct{}{})
	return err
}

// move finds every file of which the law in force moves a date, and moves it.
func (h *House) move(ctx context.Context, by protection.Move) (legislation.Swept, error) {
	found, err := h.Moves(ctx, h.Law.Now())
	if err != nil {
		return legislation.Swept{}, err
	}
	moved, stuck, err := sweep.Move(ctx, h.Protection, found.Files(), by)
	swept := legislation.Swept{Moved: moved, Stuck: len(found.Stuck) + len(stuck)}
	for _, m := range h.movers() {
		if err != nil {
			return swept, err
		}
		var more legislation.Swept
		more, err = m.all(ctx, by)
		swept.Moved, swept.Stuck = swept.Moved+more.Moved, swept.Stuck+more.Stuck
	}
	return swept, err
}

// settle moves the dates of one file before an act looks at it, while the sweep is under way.
func (h *House) settle(ctx context.Context, caseID string) error {
	by := h.legal.moving.Load()
	if by == nil {
		return nil
	}
	_, err := sweep.One(ctx, h.Protection, caseID, *by)
	if errors.Is(err, desk.ErrAbsent) || errors.As(err, new(*act.Refused)) {
		return nil // the act itself says so
	}
	return err
}

// Preview compares every live file with what a law makes of it. It moves nothing; where it shows
// files, at most so many, that is entered as any list.
func (h *House) Preview(ctx context.Context, next *law.Library, call desk.Call, most int) (sweep.Preview, error) {
	found, err := h.Moves(ctx, next)
	if err != nil {
		return sweep.Preview{}, err
	}
	p := sweep.Preview{Found: found, Counts: sweep.Counts(found, sweep.Law{Library: h.Law.Now(), Host: host}, sweep.Law{Library: next, Host: host})}
	p.Shown, err = sweep.Shown(ctx, h.Protection, found, call, most)
	return p, err
}

// Moves finds every date that a law would move. It writes nothing.
func (h *House) Moves(ctx context.Context, next *law.Library) (sweep.Found, error) {
	return sweep.Look(ctx, h.Protection.Register, sweep.Law{Library: next, Host: host})
}
