package protectionfile

import (
	"context"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/store"
)

// An Event is one act of a case as the timeline tells it.
type Event struct {
	audit.Entry
	Minutes act.Minutes
}

// Timeline reads the acts of a case in the order they were entered, with their minutes.
// before, unless zero, leaves out what was entered from that moment on. It does not name who conveyed an intention.
func Timeline(ctx context.Context, v *store.View, caseID string, before time.Time) ([]Event, error) {
	var entries []audit.Entry
	err := v.Entries(ctx, func(e audit.Entry) error {
		if before.IsZero() || e.At < before.UnixMicro() {
			entries = append(entries, e)
		}
		return nil
	}, `WHERE case_id = $1 AND sort = $2 ORDER BY seq`, caseID, string(audit.Act))
	if err != nil {
		return nil, err
	}
	events := make([]Event, len(entries))
	for i, e := range entries {
		events[i].Entry = e
		if e.Kind == "intention.conveyed" {
			events[i].Officer, events[i].Unit = "", ""
		}
		if err := v.Minutes(ctx, e, &events[i].Minutes); err != nil {
			return nil, err
		}
	}
	return events, nil
}

// Readings reads who saw a case and how, newest first.
func Readings(ctx context.Context, v *store.View, caseID string) ([]audit.Entry, error) {
	var out []audit.Entry
	err := v.Entries(ctx, func(e audit.Entry) error { out = append(out, e); return nil },
		`WHERE case_id = $1 AND sort = $2 ORDER BY seq DESC`, caseID, string(audit.Reading))
	return out, err
}
