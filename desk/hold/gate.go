package hold

import (
	"context"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/store"
)

// An Asker is the door, as a desk that executes sees it.
type Asker interface {
	Ask(ctx context.Context, at interlock.Ref) interlock.Answer
	// Steady runs work, and returns when it does not tell how long the work took.
	Steady(ctx context.Context, work func())
}

// A Gate stands before the acts of one register that a hold bars.
type Gate struct {
	Door     Asker      // nil: everything is held
	Desk     *desk.Desk // of the register
	Claims   claimed.Loader
	Register string
}

// An Answer is what the door said before the transaction of an act, as it travels in the form of the act.
// The zero Answer is held: nobody asked. The rules of a register have a type of the same fields.
type Answer struct {
	Asked, Held bool
	Digest      string // of the persons and states that the door looked at
}

// Ask asks the door. It is called before the transaction (Prepare); what it asks about is durable. Where a
// hold stands already nobody is asked: so the same work is done whatever the cause, and repeating a barred
// act measures nothing. Asked or not, the answer comes by the beat of the door.
func (g Gate) Ask(ctx context.Context, caseID, part string) (a Answer) {
	if g.Door == nil || g.Desk == nil {
		return Answer{}
	}
	g.Door.Steady(ctx, func() { a = g.ask(ctx, caseID, part) })
	return a
}

func (g Gate) ask(ctx context.Context, caseID, part string) Answer {
	var stands bool
	err := g.Desk.Register.View(ctx, func(v *store.View) (err error) {
		stands, err = Standing(ctx, v, caseID, part)
		return err
	})
	if err != nil || stands {
		return Answer{Asked: true, Held: true}
	}
	a := g.Door.Ask(ctx, interlock.Ref{Register: g.Register, Case: caseID, Part: part})
	return Answer{Asked: true, Held: a.Held, Digest: a.Digest}
}

// Check completes the answer inside the transaction of the act (Bring). It is held where the door said so or
// was not asked, where a hold stands by now, and where the persons and states are not those that the
// door looked at.
func (g Gate) Check(ctx context.Context, v *store.View, at interlock.Ref, said Answer) (Answer, error) {
	stands, err := Standing(ctx, v, at.Case, at.Part)
	if err != nil {
		return Answer{}, err
	}
	claims, err := g.Claims.Of(ctx, v, []string{at.Case})
	if err != nil {
		return Answer{}, err
	}
	same := interlock.DigestOf(interlock.About(claims, at.Part)) == said.Digest
	said.Held = !said.Asked || said.Held || stands || !same
	return said, nil
}
