package house

import (
	"context"
	"log/slog"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/desk/hold"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/desk/protectionfile/shelter"
	"github.com/zaklon/zaklon/interlock"
)

// A Claiming is a register that hands people over, with what reads its claims.
type Claiming struct {
	Desk *desk.Desk
	Load claimed.Loader
	Roll *claimed.Roll
}

// holdsRestOn is the article that every mark of a hold rests on in the book of its register.
const holdsRestOn = "house-rules/1"

// Sides are the registers that the door joins.
type Sides struct {
	Protection *desk.Desk
	People     *people.People
	Door       *desk.Desk
	Claiming   []Claiming

	// Missed is told of a register whose claims could not be looked at after an act; nil: nobody is.
	Missed func(ctx context.Context, register string)
}

// Join makes the door between the registers, and has it look after every act that may change what is
// claimed or protected, before the act is acknowledged. With the door comes its own book.
func (s Sides) Join() (*interlock.Door, *liaison.Book) {
	shelters, book, claims := s.Parts()
	door := interlock.New(shelters, book, claims...)
	s.Hang(door)
	return door, book
}

// Parts are what a door is made of, on these registers.
func (s Sides) Parts() (interlock.Shelters, *liaison.Book, []interlock.Claims) {
	claims := make([]interlock.Claims, len(s.Claiming))
	for i, c := range s.Claiming {
		claims[i] = hold.New(c.Desk, c.Load, c.Roll, holdsRestOn)
	}
	return shelter.New(s.Protection.Register, s.People), liaison.NewBook(s.Door), claims
}

// Hang has a door look after the acts of these registers.
func (s Sides) Hang(door *interlock.Door) {
	s.Protection.Entered = func(ctx context.Context, r desk.Receipt) error {
		if !shelter.Changes(r.Kind) {
			return nil
		}
		return door.Sheltered(ctx, r.Case)
	}
	s.Door.Entered = func(ctx context.Context, r desk.Receipt) error {
		if r.Kind == "match.noted" {
			return nil // the door's own act: the door is about to place the hold
		}
		return door.Entered(ctx, r.Case)
	}
	for _, c := range s.Claiming {
		name := c.Desk.Register.Name()
		c.Desk.Entered = func(ctx context.Context, r desk.Receipt) error {
			if err := door.Claimed(ctx, name, r.Case); err != nil && s.Missed != nil {
				s.Missed(ctx, name) // what could not be looked at is held, and the next pass looks again
			}
			return nil // an officer of a claim learns nothing from it
		}
	}
}

// doorRhythm is how often the door looks at what was entered since it last did, and doorAgain how soon
// after it could not.
const (
	doorRhythm = time.Minute
	doorAgain  = 5 * time.Second
)

// A DoorKeeping says how the passes of the door are made while the house is open.
type DoorKeeping struct {
	Log   *slog.Logger                         // what went wrong; nothing of a person, and no cause
	After func(time.Duration) <-chan time.Time // nil: the machine's clock
}

// KeepDoor reconciles the registers at once and then on a fixed rhythm, until ctx ends.
func KeepDoor(ctx context.Context, door *interlock.Door, k DoorKeeping) {
	if k.After == nil {
		k.After = time.After
	}
	for {
		wait := doorRhythm
		if err := door.Reconcile(ctx); err != nil && ctx.Err() == nil {
			wait = doorAgain
			k.Log.ErrorContext(ctx, "door", "error", err.Error())
		}
		select {
		case <-ctx.Done():
			return
		case <-k.After(wait):
		}
	}
}

// missed logs, while somebody keeps the door, that the claims of a register could not be looked at. The
// line has the name of the register and nothing of a file.
func (h *House) missed(ctx context.Context, register string) {
	if log := h.log.Load(); log != nil {
		log.ErrorContext(ctx, "door", "unseen", register)
	}
}

// KeepDoor reconciles the registers of this house, until ctx ends.
func (h *House) KeepDoor(ctx context.Context, log *slog.Logger) {
	h.log.Store(log)
	KeepDoor(ctx, h.Door, DoorKeeping{Log: log})
}
