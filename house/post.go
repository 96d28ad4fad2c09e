package house

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/dispatch"
	"github.com/zaklon/zaklon/desk/justice"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/police"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/post"
)

// A Sender is a register that sends letters, with what enters that those of one file are sent.
type Sender struct {
	Desk *desk.Desk
	Send dispatch.Send
}

// Sends makes a Sender of a desk and of its act of the house by which letters are sent.
func Sends[F any](d *desk.Desk, a desk.Act[F, letter.Sending]) Sender {
	return Sender{Desk: d, Send: func(ctx context.Context, caseID string, in letter.Sending) error {
		_, err := desk.Happen(ctx, d, a, caseID, in)
		return err
	}}
}

// A Posting is everything that leaves in fixed slots: messages between registers, and letters to
// others.
type Posting struct {
	Desks   []*desk.Desk // between whose registers the post goes
	Senders []Sender
}

// Pass carries every message and sends every letter whose slot has come, and returns how many messages
// arrived and of how many files letters were sent. It comes to the same whenever it is called and by how
// many programs; what cannot go now goes the next time, and the rest goes all the same.
func (p Posting) Pass(ctx context.Context) (arrived, files int, err error) {
	for _, from := range p.Desks {
		for _, to := range p.Desks {
			if len(post.Kinds(from.Register.Name(), to.Register.Name())) == 0 {
				continue // there is no way between them, and nothing is looked at
			}
			n, wrong := mail.Deliver(ctx, from.Register, to.Register)
			arrived, err = arrived+n, errors.Join(err, wrong)
		}
	}
	for _, s := range p.Senders {
		n, wrong := dispatch.Pass(ctx, s.Desk.Register, s.Send)
		files, err = files+n, errors.Join(err, wrong)
	}
	return arrived, files, err
}

// Keep makes a pass at once, and then in every slot of the post, until ctx ends. Where something went
// wrong it tries again after a minute. after makes its clock; nil: the machine's.
func (p Posting) Keep(ctx context.Context, log *slog.Logger, after func(time.Duration) <-chan time.Time) {
	if after == nil {
		after = time.After
	}
	for {
		wait := p.next()
		if _, _, err := p.Pass(ctx); err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "post", "error", err.Error())
			wait = min(wait, keeperAgain)
		}
		select {
		case <-ctx.Done():
			return
		case <-after(wait):
		}
	}
}

// next is how long until the next slot, as it stands before a pass.
func (p Posting) next() time.Duration {
	if len(p.Desks) == 0 {
		return keeperAgain
	}
	d := p.Desks[0]
	now := d.Register.Now()
	return max(keeperLeast, post.Next(now, d.Zone).Sub(now))
}

// Posting is what leaves this house in fixed slots.
func (h *House) Posting() Posting {
	return Posting{
		Desks:   []*desk.Desk{h.Protection, h.Assistance, h.Police, h.Liaison},
		Senders: []Sender{Sends(h.Assistance, justice.SendLetters()), Sends(h.Police, police.SendReplies())},
	}
}

// KeepPosting carries the post and sends letters in their slots, until ctx ends.
func (h *House) KeepPosting(ctx context.Context, log *slog.Logger) { h.Posting().Keep(ctx, log, nil) }
