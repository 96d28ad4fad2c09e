package house_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/audit/checkpoint"
	"github.com/zaklon/zaklon/audit/witness"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/house/housetest"
)

// The keeper signs both registers when that is due, whether anything was entered or not, has
// each cosigned, and waits until just the next period.
func TestKeeper(t *testing.T) {
	w := housetest.New(t)
	ctx, stop := context.WithCancel(context.Background())
	dir := filepath.Join(t.TempDir(), "watch")
	if _, err := witness.Init(dir, "ombudsman.example"); err != nil {
		t.Fatal(err)
	}
	watch, err := witness.Open(dir, w.Clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range w.Desks() {
		key, err := d.Register.VerifierKey()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := watch.Trust(key, witness.Schedule{Every: time.Hour, Leaves: 1024}); err != nil {
			t.Fatal(err)
		}
	}
	server := httptest.NewServer(witness.Handler(watch, slog.New(slog.NewTextHandler(io.Discard, nil))))
	defer server.Close()
	waits, wake, ended := make(chan time.Duration), make(chan time.Time), make(chan struct{})
	var logged bytes.Buffer
	go func() {
		defer close(ended)
		w.Keep(ctx, house.Keeping{
			Witnesses: []string{server.URL}, HTTP: server.Client(), Log: slog.New(slog.NewTextHandler(&logged, nil)),
			After: func(d time.Duration) <-chan time.Time { waits <- d; return wake },
		})
	}()
	for _, leaves := range []int64{1024, 2048, 4096} { // the last after two hours
		for range w.Desks() {
			if got := <-waits; got != time.Hour {
				t.Errorf("waits %v, want an hour", got)
			}
		}
		for _, d := range w.Desks() {
			key, err := d.Register.VerifierKey()
			if err != nil {
				t.Fatal(err)
			}
			text, err := os.ReadFile(filepath.Join(w.Dir, "cosigned", d.Register.Name()))
			if err != nil {
				t.Fatal(err)
			}
			c, _, err := checkpoint.Policy{Log: key, Witnesses: []string{watch.Key()}, Quorum: 1}.Check(text)
			if err != nil || c.Size != leaves {
				t.Errorf("%s: got %d leaves, %v, want %d", d.Register.Name(), c.Size, err, leaves)
			}
		}
		if err := os.WriteFile(filepath.Join(w.Dir, "cosigned", "system"), []byte("cut off"), 0o600); err != nil { // as a loss of power leaves it
			t.Fatal(err)
		}
		w.Clock.Advance(time.Duration(leaves/1024) * time.Hour)
		for range w.Desks() {
			wake <- time.Time{}
		}
	}
	for range w.Desks() {
		<-waits
	}
	stop()
	<-ended
	if logged.Len() > 0 {
		t.Errorf("logged: %s", logged.String())
	}
}

// A witness that is not there is told in the log and asked again after a minute; the
// checkpoints are made all the same. A witness that stands elsewhere is asked from there.
func TestKeeperWithoutItsWitness(t *testing.T) {
	w := housetest.New(t)
	ctx, stop := context.WithCancel(context.Background())
	waits, ended := make(chan time.Duration), make(chan struct{})
	var logged bytes.Buffer
	go func() {
		defer close(ended)
		w.Keep(ctx, house.Keeping{
			Witnesses: []string{"http://127.0.0.1:1"}, HTTP: httptest.NewServer(nil).Client(), Log: slog.New(slog.NewTextHandler(&logged, nil)),
			After: func(d time.Duration) <-chan time.Time { waits <- d; return nil },
		})
	}()
	for range w.Desks() {
		if got := <-waits; got != time.Minute {
			t.Errorf("waits %v, want a minute", got)
		}
	}
	stop()
	<-ended
	if !strings.Contains(logged.String(), "cosign") {
		t.Errorf("nothing is logged: %s", logged.String())
	}
	if kept, err := w.Cosigned(w.Protection); kept != nil || err != nil {
		t.Errorf("got %q, %v", kept, err)
	}
	if text, err := os.ReadFile(filepath.Join(w.Dir, "keys", "protection.checkpoint")); err != nil || !strings.Contains(string(text), "\n1024\n") {
		t.Errorf("no checkpoint was made: %v", err)
	}
}
