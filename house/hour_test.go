package house_test

import (
	"context"
	"testing"
	"time"

	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/law/limit"
)

// The house looks at the hour of an urgent message: on its last day it warns, and it enters that the hour
// has passed when it has, once.
func TestTheHourRings(t *testing.T) {
	w := housetest.New(t)
	in := w.Incoming(housetest.Claimed())
	in.Priority = "urgent"
	id := w.Do(housetest.Act{By: w.Interpol, Kind: "urgent_message.received", Form: in}).Case // of 09:20
	by, err := time.Parse(time.RFC3339, w.Message(id).Message.AnswerBy)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		reason string
		at     time.Duration // from the end of the limit
		want   string        // bells of the limit that have rung
	}{
		{"the day before", -10 * time.Hour, ""},
		{"on the day", -time.Hour, "alarm"},
		{"in the last minute", 0, "alarm"},
		{"a minute later", time.Minute, "alarm missed"},
		{"the next day", 24 * time.Hour, "alarm missed"},
	} {
		w.Clock.Advance(by.Add(row.at).Sub(w.Clock.Now()))
		if _, err := w.Ring(context.Background()); err != nil {
			t.Fatal(err)
		}
		if c, _ := limit.Find(w.Message(id).Clocks, "INT-04"); c.Rung != row.want {
			t.Errorf("%s: rung %q, want %q", row.reason, c.Rung, row.want)
		}
	}
}
