package house_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/store"
)

// The keys stand where the installation is told, and nowhere else; with them it opens.
func TestKeysStandApart(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	cfg := house.Config{Dir: filepath.Join(dir, "registers"), Keys: filepath.Join(dir, "disk")}
	for _, open := range []func(context.Context, house.Config) (*house.House, error){house.Create, house.Open} {
		h, err := open(ctx, cfg)
		if err != nil {
			t.Fatal(err)
		}
		if err := h.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, key := range []string{"system.key", "protection.key"} {
		if _, err := os.Stat(filepath.Join(cfg.Keys, key)); err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Stat(filepath.Join(cfg.Dir, "keys")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("keys beside the registers: got %v, want none", err)
	}
	if h, err := house.Open(ctx, house.Config{Dir: cfg.Dir}); err == nil {
		t.Error("it opened without its keys", h.Close())
	}
}

// Where the second register cannot be made, the first is taken away: what is put right can be made
// then, without deleting by hand.
func TestCreateMakesAllOrNothing(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	cfg := house.Config{Dir: dir, Databases: map[string]store.Postgres{"protection": {Serve: "postgres://nobody@127.0.0.1:1/nothing?connect_timeout=1"}}}
	if h, err := house.Create(ctx, cfg); err == nil {
		t.Fatal("made without its database", h.Close())
	}
	cfg.Databases = map[string]store.Postgres{}
	h, err := house.Create(ctx, cfg)
	if err != nil {
		t.Fatalf("made again: %v", err)
	}
	if err := h.Close(); err != nil {
		t.Error(err)
	}
}

// A day begins in Podgorica, wherever the machine stands.
func TestHostLawOfTheHostsDay(t *testing.T) {
	library, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	first := library.Versions("me")[0]
	eve := time.Date(first.From.Year(), time.Month(first.From.Month()), first.From.Day()-1, 23, 30, 0, 0, time.UTC)
	if got, err := house.HostLaw(eve); err != nil || got.ID != first.ID {
		t.Errorf("an hour after midnight in Podgorica: got %v, %v", got, err)
	}
	if got, err := house.HostLaw(eve.Add(-12 * time.Hour)); err == nil {
		t.Errorf("the day before the law: got %s", got.ID)
	}
}
