package house

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

// Whatever the door did, what is left is what a whole beat lacks.
func TestLeft(t *testing.T) {
	for _, c := range []struct {
		reason     string
		took, want time.Duration
	}{
		{"nothing was done", 0, beat},
		{"nobody is claimed", 7 * time.Millisecond, beat - 7*time.Millisecond},
		{"somebody is claimed", 38 * time.Millisecond, beat - 38*time.Millisecond},
		{"exactly a beat", beat, beat},
		{"a slow disk", beat + 30*time.Millisecond, beat - 30*time.Millisecond},
		{"a very slow disk", 3*beat + time.Millisecond, beat - time.Millisecond},
	} {
		if got := left(c.took); got != c.want || (c.took+got)%beat != 0 {
			t.Errorf("%s: got %v, want %v", c.reason, got, c.want)
		}
	}
}

// An installation whose configuration says nothing answers at the next whole beat, however long the work
// took; whoever has gone is not waited for.
func TestSteady(t *testing.T) {
	for reason, took := range map[string]time.Duration{"nobody is claimed": 7 * time.Millisecond, "somebody is": 38 * time.Millisecond, "a slow disk": beat + time.Millisecond} {
		synctest.Test(t, func(t *testing.T) {
			began, want := time.Now(), took.Truncate(beat)+beat
			steady(Config{}.waiting())(t.Context(), func() { time.Sleep(took) })
			if got := time.Since(began); got != want {
				t.Errorf("%s: answered after %v, want %v", reason, got, want)
			}
			gone, cancel := context.WithCancel(t.Context())
			cancel()
			Rest(gone, time.Hour)
			if got := time.Since(began); got != want {
				t.Errorf("somebody who has gone was waited for, %v", got-want)
			}
		})
	}
}

// What plays past days waits as it says.
func TestWaiting(t *testing.T) {
	var asked time.Duration
	steady(Config{Wait: func(_ context.Context, d time.Duration) { asked = d }}.waiting())(t.Context(), func() {})
	if asked <= 0 || asked > beat {
		t.Errorf("got a wait of %v, want what a beat lacks", asked)
	}
}
