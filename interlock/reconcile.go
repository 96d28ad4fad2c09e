package interlock

import (
	"context"
	"errors"
	"maps"
)

// marks say up to where each book was passed. Zero marks are those of a door that has only been made.
type marks struct {
	shelters, ledger front
	claims           []Mark // in the order of the registers
}

// Reconcile looks at everything that was entered since the last pass, and the first time at all
// claims: it closes the gap that a crash left between an act and its holds, always towards held. One
// pass runs at a time. Where something could not be looked at it returns ErrUnconfirmed, and the next
// pass looks at it again.
func (d *Door) Reconcile(ctx context.Context) error {
	select {
	case d.one <- struct{}{}:
		defer func() { <-d.one }()
	case <-ctx.Done():
		return ctx.Err()
	}
	// The ends of the books of causes are noted before any claim is looked at: a cause entered up to then
	// is found from the side of the claims, a later one is of the next pass.
	sheltered, err := d.shelters.Since(ctx, d.marks.shelters.at)
	if err != nil {
		return unconfirmed(err)
	}
	entered, err := d.ledger.Since(ctx, d.marks.ledger.at)
	if err != nil {
		return unconfirmed(err)
	}
	if sheltered.All || entered.All {
		clear(d.marks.claims)
	}
	if err = d.passClaims(ctx); err != nil && (sheltered.All || entered.All) {
		return unconfirmed(err)
	}
	return unconfirmed(errors.Join(err, d.passShelters(ctx, sheltered), d.passLedger(ctx, entered)))
}

func (d *Door) passClaims(ctx context.Context) error {
	var all error
	for i, r := range d.claims {
		change, err := r.Since(ctx, d.marks.claims[i])
		for _, file := range change.Files {
			err = errors.Join(err, d.claimed(ctx, r.Register(), file, atOnce))
		}
		if err == nil {
			d.marks.claims[i] = change.At
		}
		all = errors.Join(all, err)
	}
	return all
}

// passLedger looks at the files in which acts were entered. Where all are to be looked at, the pass over
// all claims has placed the holds of their causes, and what is settled is left.
func (d *Door) passLedger(ctx context.Context, change Change) error {
	look := d.entered
	if change.All {
		look = d.liftSettled
	}
	var err error
	for _, file := range change.Files {
		err = errors.Join(err, look(ctx, file))
	}
	if err == nil {
		d.move(&d.marks.ledger, change.At)
	}
	return err
}

// passShelters looks at the files in which acts were entered. Where all are to be looked at, the pass
// over all claims has done it.
func (d *Door) passShelters(ctx context.Context, change Change) error {
	var err error
	for _, file := range change.Files {
		err = errors.Join(err, d.sheltered(ctx, file))
	}
	if err == nil {
		d.move(&d.marks.shelters, change.At)
	}
	return err
}

// A front is how far a book of causes is followed by its holds: all of it up to a mark, and beyond the
// mark single files up to the act of this number.
type front struct {
	at    Mark
	files map[string]int64
}

func (f *front) pass(file string, act int64) {
	if f.files == nil {
		f.files = map[string]int64{}
	}
	f.files[file] = max(f.files[file], act)
}

func (d *Door) move(f *front, to Mark) {
	d.mu.Lock()
	defer d.mu.Unlock()
	f.at = to
	maps.DeleteFunc(f.files, func(_ string, act int64) bool { return act <= to.Seq })
}

// Confirmed tells whether every act of a protection file is followed by its holds in every register.
// Where it cannot be told, it is not.
func (d *Door) Confirmed(ctx context.Context, file string) bool {
	return d.behind(&d.marks.shelters, file)(d.shelters.Last(ctx, file))
}

// ConfirmedMeasure tells the same of a file of the door's own book.
func (d *Door) ConfirmedMeasure(ctx context.Context, file string) bool {
	return d.behind(&d.marks.ledger, file)(d.ledger.Last(ctx, file))
}

// behind tells whether the last act of a file lies behind the front.
func (d *Door) behind(f *front, file string) func(last int64, err error) bool {
	return func(last int64, err error) bool {
		d.mu.Lock()
		defer d.mu.Unlock()
		return err == nil && last <= max(f.at.Seq, f.files[file])
	}
}
