package protectionfile

import (
	"context"
	"slices"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile/pair"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/part"
	"github.com/zaklon/zaklon/protection/stage"
	"github.com/zaklon/zaklon/store"
)

// An Opened file is what an officer gets to see of a case.
type Opened struct {
	File   protection.File
	Events []Event // its acts, in the order they were entered
	Inside bool    // with the drafts of a decision: the reader belongs to the authority that makes it
	Tasks  bool    // with the tasks: the reader may close them

	Elsewhere []part.Elsewhere // verdicts that stand in other files on pairs with this one
	Continued []part.Continued // files that are, or were, continued in this one
	Compares  bool             // the reader may see whom the candidates are
}

// Open gives a file with its timeline after the reading is entered as kind: file.read or
// file.printed. asOf, unless zero, gives both as the book held them at the end of that day.
func Open(ctx context.Context, d *desk.Desk, call desk.Call, kind string, asOf deadline.Date) (Opened, error) {
	var o Opened
	var err error
	before := time.Time{}
	if !asOf.IsZero() {
		before = desk.EndOfDay(asOf, d.Zone)
	}
	o.File, err = desk.Read(ctx, d, desk.Look[protection.File]{
		Kind: kind, Keeper: Keeper(), AsOf: asOf,
		More: func(v *store.View, f protection.File) (err error) {
			if o.Events, err = Timeline(ctx, v, f.Case.ID, before); err != nil {
				return err
			}
			if o.Elsewhere, err = pair.Elsewhere(ctx, v, f.Case.ID); err != nil {
				return err
			}
			if !asOf.IsZero() {
				o.Elsewhere = nil // what other files say is not of this file's past
			}
			if o.Continued, err = pair.Continued(ctx, v, f.Case.ID, asOf); err != nil {
				return err
			}
			facts, _, err := find(ctx, v, call, d.Today())
			o.Compares = d.Authority.Decide(call.Officer, "candidate.read", facts).Allowed
			o.Inside = d.Authority.Decide(call.Officer, "draft.read", facts).Allowed
			o.Tasks = d.Authority.Decide(call.Officer, "task.done", facts).Allowed
			return err
		},
	}, call)
	if err != nil {
		return Opened{}, err
	}
	return o.without(), nil
}

// without leaves out what is not for a reader outside the authority, and whom candidates are for one
// who may not compare.
func (o Opened) without() Opened {
	if !o.Compares {
		o.File.Identification, o.File.Case.ContinuedIn, o.Elsewhere, o.Continued = o.File.WithoutOthers(), "", nil, nil
		o.Events = slices.Clone(o.Events)
		for i, e := range o.Events {
			if stage.NamesOthers(e.Kind) {
				o.Events[i].Minutes = protection.MinutesOutside(e.Minutes)
			}
		}
	}
	if o.Inside {
		return o
	}
	o.Continued = nil
	tasks := o.File.Tasks
	if o.File = o.File.ForOutside(); o.Tasks {
		o.File.Tasks = tasks
	}
	o.Events = slices.DeleteFunc(o.Events, func(e Event) bool { return protection.Inside(e.Kind) })
	for i, e := range o.Events {
		o.Events[i].Minutes = protection.MinutesOutside(e.Minutes)
	}
	return o
}

// OpenDocument gives one paper of a file with its content, after the reading is entered. A
// paper that is not in the file is as absent as a file that is not there.
func OpenDocument(ctx context.Context, d *desk.Desk, call desk.Call, document string) (protection.Document, []byte, error) {
	var content []byte
	var found protection.Document
	_, err := desk.Read(ctx, d, desk.Look[protection.File]{
		Kind: "document.read", Keeper: Keeper(),
		More: func(v *store.View, f protection.File) (err error) {
			i := slices.IndexFunc(f.Documents, func(one protection.Document) bool { return one.ID == document })
			if i < 0 {
				return desk.ErrAbsent
			}
			found = f.Documents[i]
			content, err = v.Blob(ctx, f.Case.ID, found.Blob)
			return err
		},
	}, call)
	if err != nil {
		return protection.Document{}, nil, err
	}
	return found, content, nil
}

// OpenReadings gives who saw a file, after this reading is entered too. The file comes with
// it only for an officer who may read it; an auditor sees who read, not what.
func OpenReadings(ctx context.Context, d *desk.Desk, call desk.Call) ([]audit.Entry, Opened, error) {
	var readings []audit.Entry
	var o Opened
	f, err := desk.Read(ctx, d, desk.Look[protection.File]{
		Kind: "access.read", Keeper: Keeper(),
		More: func(v *store.View, f protection.File) (err error) {
			if readings, err = Readings(ctx, v, f.Case.ID); err != nil {
				return err
			}
			o.Events, err = Timeline(ctx, v, f.Case.ID, time.Time{})
			return err
		},
	}, call)
	if err != nil {
		return nil, Opened{}, err
	}
	if !d.Authority.Decide(call.Officer, "file.read", Facts(f, d.Today())).Allowed {
		return readings, Opened{}, nil
	}
	o.File = f
	o.Compares = d.Authority.Decide(call.Officer, "candidate.read", Facts(f, d.Today())).Allowed
	o.Inside = d.Authority.Decide(call.Officer, "draft.read", Facts(f, d.Today())).Allowed
	return readings, o.without(), nil
}
