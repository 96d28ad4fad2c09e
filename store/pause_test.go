package store_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/zaklon/zaklon/audit/export"
	"github.com/zaklon/zaklon/store"
)

// A register that was shut for longer than one commit makes up for is honest: what was entered
// before its padding caught up does not stand against it, whole or in part.
func TestExportAfterALongPause(t *testing.T) {
	for _, pause := range []time.Duration{100 * time.Hour, 168 * time.Hour, 169 * time.Hour, 700 * time.Hour} {
		l := begin(t)
		l.cfg.Rhythm = store.Rhythm{Every: time.Hour, Leaves: 8}
		l.close()
		l.open()
		ctx := context.Background()
		l.enter("before")
		l.at = l.at.Add(pause)
		write(t, l.reg, "after")
		l.enter("before it caught up")
		l.enter("later")
		var file bytes.Buffer
		if _, err := l.reg.Export(ctx, &file, nil); err != nil {
			t.Fatal(err)
		}
		if got, err := export.Check(&file, trust(t, l.reg)); err != nil || len(got.Misfits) > 0 {
			t.Errorf("after %v: %v %+v", pause, err, got.Misfits)
		}
		if v, err := l.reg.Verify(ctx); err != nil || len(v.Misfits) > 0 {
			t.Errorf("after %v: %v %+v", pause, err, v.Misfits)
		}
	}
}
