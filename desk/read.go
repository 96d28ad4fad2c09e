package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/store"
)

// A Look says what an officer wants to see of a file.
type Look[F any] struct {
	Kind   string // "file.read", "file.printed" ...
	Keeper Keeper[F]
	AsOf   deadline.Date // zero: as it stands; otherwise as the book held it at the end of that day

	// More reads what else the page shows, in the same view; it may be nil. Where it returns
	// ErrAbsent, the file is answered as if it were not there.
	More func(v *store.View, file F) error
}

// Read gives a file to an officer who may see it, after the reading is durable in the book.
// An absent reference and one that is not for the officer get the same entry, the same
// work and ErrAbsent.
func Read[F any](ctx context.Context, d *Desk, look Look[F], call Call) (F, error) {
	var file, nothing F
	if err := d.proved(call, look.Kind); err != nil {
		return nothing, fmt.Errorf("%s: %w", look.Kind, err)
	}
	found := false
	err := d.Register.View(ctx, func(v *store.View) error {
		facts, _, err := look.Keeper.Find(ctx, v, call, d.Today())
		if err != nil || !d.Authority.Decide(call.Officer, look.Kind, facts).Allowed {
			return err
		}
		if file, found, err = look.load(ctx, v, call.Case, d.Zone); err != nil || !found || look.More == nil {
			return err
		}
		return look.More(v, file)
	})
	if err != nil && !errors.Is(err, ErrAbsent) {
		return nothing, fmt.Errorf("%s: %w", look.Kind, err)
	}
	if err != nil || !found {
		return nothing, cmp.Or(d.enterAttempt(ctx, call, look.Kind), ErrAbsent)
	}
	if err := d.enterReading(ctx, call, look.Kind, reading{AsOf: look.AsOf.String()}); err != nil {
		return nothing, err
	}
	return file, nil
}

// load reads the file as it stands, or as it stood. Either way the officer's right is the
// one that Find gave for the present file.
func (l Look[F]) load(ctx context.Context, v *store.View, id string, zone *time.Location) (F, bool, error) {
	if l.AsOf.IsZero() {
		return l.Keeper.Load(ctx, v, id)
	}
	return l.Keeper.AsOf(ctx, v, id, EndOfDay(l.AsOf, zone))
}

// Sees tells whether an officer may read the file of a call. It gives nothing of the file
// away and enters nothing, so it may choose where an officer is led, and no more.
func Sees[F any](ctx context.Context, d *Desk, keeper Keeper[F], call Call) (bool, error) {
	sees := false
	err := d.Register.View(ctx, func(v *store.View) error {
		facts, found, err := keeper.Find(ctx, v, call, d.Today())
		sees = found && (keeper.Sees == "" || d.Authority.Decide(call.Officer, keeper.Sees, facts).Allowed)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("%s: %w", keeper.Sees, err)
	}
	return sees, nil
}

// EndOfDay is the first moment of the day after.
func EndOfDay(day deadline.Date, zone *time.Location) time.Time {
	return time.Date(day.Year(), time.Month(day.Month()), day.Day()+1, 0, 0, 0, 0, zone)
}

// reading is what the book seals of a reading.
type reading struct {
	Asked string `json:"asked,omitempty"` // the reference or the query asked for, where nothing was given
	AsOf  string `json:"as_of,omitempty"`
	Query string `json:"query,omitempty"`
	Rows  int    `json:"rows,omitempty"`
}

func (d *Desk) enterReading(ctx context.Context, call Call, kind string, r reading) error {
	err := d.Register.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.Append(ctx, store.Record{
			Sort: audit.Reading, Kind: kind, Case: call.Case, Officer: call.Officer.ID, Unit: call.Officer.Unit,
			On: d.Today().String(), Minutes: r,
		})
		return err
	})
	if err != nil {
		return fmt.Errorf("%s: the reading could not be entered: %w", kind, err)
	}
	return nil
}

// enterAttempt enters that an officer asked for something that was not given. The entry
// names no case: whether there is one is nobody's to learn from the book's heads.
func (d *Desk) enterAttempt(ctx context.Context, call Call, kind string) error {
	asked := call.Case
	call.Case = ""
	return d.enterReading(ctx, call, kind, reading{Asked: asked})
}

// A Listing is a query over many files.
type Listing struct {
	Kind  string // "list.read", "search.run"
	Query string // what was asked, sealed in the entry
	Rows  func(v *store.View) (int, error)

	// Apart stands for Rows where the query writes or begins looks of its own: it runs outside every
	// look. Within one, as many at a time as there are places for looks would wait for each other for ever.
	Apart func() (int, error)
}

// List runs a query and enters it with the number of rows shown, before they are shown. The
// query itself must hold the condition of what the officer may see. It returns *Denied to an
// officer who may not ask, after that is entered too.
func List(ctx context.Context, d *Desk, l Listing, call Call) error {
	call.Case = ""
	if err := d.proved(call, l.Kind); err != nil {
		return fmt.Errorf("%s: %w", l.Kind, err)
	}
	if answer := d.Authority.Decide(call.Officer, l.Kind, authorityCase(call.Officer)); !answer.Allowed {
		denied := &Denied{Kind: l.Kind, Policy: answer.Policy, Because: answer.Because}
		return cmp.Or[error](d.enterReading(ctx, call, l.Kind, reading{Asked: cmp.Or(l.Query, l.Kind)}), denied)
	}
	rows, err := l.run(ctx, d)
	if err != nil {
		return fmt.Errorf("%s: %w", l.Kind, err)
	}
	return d.enterReading(ctx, call, l.Kind, reading{Query: l.Query, Rows: rows})
}

func (l Listing) run(ctx context.Context, d *Desk) (rows int, err error) {
	if l.Apart != nil {
		return l.Apart()
	}
	err = d.Register.View(ctx, func(v *store.View) error {
		rows, err = l.Rows(v)
		return err
	})
	return rows, err
}

// authorityCase is the case on which acts without a case are decided: the officer's own unit.
func authorityCase(o authority.Officer) authority.Case { return authority.Case{Unit: o.Unit} }
