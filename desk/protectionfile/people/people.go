// Package people finds, in the protection register, the files that may be of one person: it holds
// the index of everybody in the register, keeps it up to the book, and searches by it.
//
// The index is worked out from the register and can be thrown away at any time. It proposes, and
// decides nothing: what an officer may see is decided by the lists of package protectionfile and by
// authority, and whether two files are of one person by officers. It never answers from behind the
// book, it never holds two registers, and nothing of it leaves the machine but sealed.
//
// Article 45: it may be named only by desks and pages of the protection register and by the house.
package people

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/store"
)

// ErrBehind is returned where the index could not be brought up to the book that was to be answered
// from, or where the view is so old that the index, which is further on, cannot tell whether it is of
// the same book. Another look answers.
var ErrBehind = errors.New("the people index could not be brought up to the book")

// A People is the index of one register. It is made when it is first needed. It is safe for
// concurrent use.
type People struct {
	register *store.Register
	maker    maker
	opening  turn // had by who opens a look to make the index in; it comes before that look's place
	turn     turn // had by who brings the index up to the book, or keeps it; it comes after the place

	mu     sync.RWMutex // guards state; only who has the turn writes it
	state  state
	served bool // Keep ran: the snapshot is worth its writing
}

// New is the people index of a register. Nothing is read until it is needed.
func New(r *store.Register) *People { return with(r, made()) }

func with(r *store.Register, m maker) *People {
	return &People{register: r, maker: m, opening: make(turn, 1), turn: make(turn, 1)}
}

// Weights is the version of the weights by which everything is compared.
func (p *People) Weights() string { return p.maker.weights }

// A Known file is what the index holds of a file beside its person.
type Known struct {
	ID          string // reference of the file
	Survivor    string // the file in which it is continued, or ID itself
	Unit        string // the unit that has custody
	EnteredUnit string // the unit that entered the intention
	HandedOver  bool   // to the asylum authority
}

// HandedOver tells whether the asylum authority has a file. It is a choice for Compare.
func HandedOver(k Known) bool { return k.HandedOver }

// A Hit is a file that may be of the person. Of the files of one person only the best is given.
type Hit struct {
	Known
	match.Score
}

// A Comparison is what a comparison with the register came to.
type Comparison struct {
	Hits    []Hit  // the best first, none below match.Possible
	More    bool   // there are further ones
	Persons int    // with how many persons it was compared; files of one person count once
	Weights string // version of the weights
}

// A turn is something that one at a time may have. Turns and the places for looks are always taken in
// one order, opening, place, turn: so whoever has the turn waits for nobody.
type turn chan struct{}

func (t turn) take(ctx context.Context) error {
	select {
	case t <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (t turn) give() { <-t }

// Ready brings the index up to the book, in a look of its own. An act calls it before its transaction,
// so that the one writer never waits for an index that is being made. It may not be called in a look.
func (p *People) Ready(ctx context.Context) error {
	p.mu.RLock()
	open := p.state.open
	p.mu.RUnlock()
	if !open {
		return p.anew(ctx)
	}
	err := p.register.View(ctx, func(v *store.View) error { return p.reading(ctx, v, func(*state) {}) })
	if errors.Is(err, ErrBehind) {
		return p.anew(ctx)
	}
	return err
}

// anew is Ready where the index is to be made first, or is further on than a look could tell. Who
// waits here for an index that is being made waits outside every look: those have few places. The look
// asks its first question, and so sees the book of that moment, once nobody else moves the index: an
// index beyond its end is of another book, as after an older copy was put back, and is given up.
func (p *People) anew(ctx context.Context) error {
	if err := p.opening.take(ctx); err != nil {
		return err
	}
	defer p.opening.give()
	return p.register.View(ctx, func(v *store.View) error {
		if err := p.turn.take(ctx); err != nil {
			return err
		}
		defer p.turn.give()
		here, err := v.Mark(ctx)
		if err != nil {
			return err
		}
		if p.state.open && p.state.at().Seq > here.Seq {
			p.drop()
		}
		return p.advance(ctx, v)
	})
}

// tries is how often a look is attempted while others look at another book, as in a failover.
const tries = 3

// reading runs look on the index as it is at the end of the view's book or later. Acts of the view's
// own transaction that are not durable yet are in it. look may keep nothing of the state.
func (p *People) reading(ctx context.Context, v *store.View, look func(*state)) error {
	here, err := v.Mark(ctx)
	if err != nil {
		return err
	}
	pending, err := v.Acted(ctx, here.Seq)
	if err != nil {
		return err
	}
	if len(pending) > 0 {
		return p.inside(ctx, v, look)
	}
	for range tries {
		if p.follows(here, look) {
			return nil
		}
		if err := p.turn.take(ctx); err != nil {
			return err
		}
		err := p.advance(ctx, v)
		p.turn.give()
		if err != nil {
			return err
		}
	}
	return ErrBehind
}

// follows runs look if the index answers for a point of the book.
func (p *People) follows(here store.Mark, look func(*state)) bool {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if !p.state.answers(here) {
		return false
	}
	look(&p.state)
	return true
}

// inside runs look within a transaction in which acts were entered that are not durable yet: nobody
// else sees the index while it holds them, and they are read again before anybody does.
func (p *People) inside(ctx context.Context, v *store.View, look func(*state)) error {
	if err := p.turn.take(ctx); err != nil {
		return err
	}
	defer p.turn.give()
	change, err := p.gather(ctx, v)
	if err != nil {
		return fmt.Errorf("people: %w", err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.state.apply(change)
	look(&p.state)
	return nil
}

// advance brings the index up to the end of the view's book. The caller has the turn.
func (p *People) advance(ctx context.Context, v *store.View) error {
	here, err := v.Mark(ctx)
	if err != nil || p.state.answers(here) { // others brought it here meanwhile
		return err
	}
	change, err := p.gather(ctx, v)
	if err != nil {
		return fmt.Errorf("people: %w", err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.state.apply(change)
	return nil
}
