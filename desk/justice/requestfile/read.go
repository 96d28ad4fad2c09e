package requestfile

import (
	"context"
	"slices"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/hold"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/store"
)

// An Event is one act of a file as the timeline tells it.
type Event struct {
	audit.Entry
	Minutes act.Minutes
}

// An Opened file is what an officer gets to see of a request.
type Opened struct {
	File   extradition.File // without sealed statements, but for a judge
	Events []Event          // its acts, in the order they were entered
	Held   bool             // a hold stands now: neither why nor since when is anywhere in the register
}

// Open gives a file with its timeline after the reading is entered as kind: request.read or
// request.printed. asOf, unless zero, gives both as the book held them at the end of that day; a hold is
// always that of the present, so that its day can be asked for by no view of the past.
func Open(ctx context.Context, d *desk.Desk, call desk.Call, kind string, asOf deadline.Date) (Opened, error) {
	var o Opened
	before := time.Time{}
	if !asOf.IsZero() {
		before = desk.EndOfDay(asOf, d.Zone)
	}
	_, err := desk.Read(ctx, d, desk.Look[extradition.File]{
		Kind: kind, Keeper: Keeper(), AsOf: asOf,
		More: func(v *store.View, f extradition.File) (err error) {
			if o.Held, err = hold.Standing(ctx, v, f.Request.ID, ""); err != nil {
				return err
			}
			if o.Events, err = timeline(ctx, v, f.Request.ID, before); err != nil {
				return err
			}
			facts, _, err := find(ctx, v, call, d.Today())
			if !d.Authority.Decide(call.Officer, "refoulement.read", facts).Allowed {
				f = f.WithoutStatements()
			}
			o.File = f
			return err
		},
	}, call)
	if err != nil {
		return Opened{}, err
	}
	return o, nil
}

// OpenAnnex gives one document of a file with its content, after the reading is entered. One that is not
// in the file is as absent as a file that is not there.
func OpenAnnex(ctx context.Context, d *desk.Desk, call desk.Call, annex string) (extradition.Annex, []byte, error) {
	var content []byte
	var found extradition.Annex
	_, err := desk.Read(ctx, d, desk.Look[extradition.File]{
		Kind: "annex.read", Keeper: Keeper(),
		More: func(v *store.View, f extradition.File) (err error) {
			i := slices.IndexFunc(f.Annexes, func(a extradition.Annex) bool { return a.ID == annex })
			if i < 0 {
				return desk.ErrAbsent
			}
			found = f.Annexes[i]
			content, err = v.Blob(ctx, f.Request.ID, found.Blob)
			return err
		},
	}, call)
	if err != nil {
		return extradition.Annex{}, nil, err
	}
	return found, content, nil
}

// timeline reads the acts of a file in the order they were entered, with their minutes. before, unless
// zero, leaves out what was entered from that moment on. A mark is no act and is never told.
func timeline(ctx context.Context, v *store.View, id string, before time.Time) ([]Event, error) {
	var events []Event
	err := v.Entries(ctx, func(e audit.Entry) error {
		if before.IsZero() || e.At < before.UnixMicro() {
			events = append(events, Event{Entry: e})
		}
		return nil
	}, `WHERE case_id = $1 AND sort = $2 ORDER BY seq`, id, string(audit.Act))
	if err != nil {
		return nil, err
	}
	for i := range events {
		if err := v.Minutes(ctx, events[i].Entry, &events[i].Minutes); err != nil {
			return nil, err
		}
	}
	return events, nil
}
