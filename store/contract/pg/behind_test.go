package pg

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/contract"
	"github.com/zaklon/zaklon/store/engine"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// A program that is younger than the schema does not open a register it has no owner's connection
// of: with half of its tables it would fail in the middle of an act. Nor does it make one there.
func TestSchemaOlderThanTheProgram(t *testing.T) {
	at := pgtest.Start(t)
	r, old := open(t, at)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	young := old
	young.Schema = fstest.MapFS{
		"001_notes.sql": {Data: []byte("-- +goose Up\n")},
		"002_more.sql":  {Data: []byte("-- +goose Up\nCREATE TABLE more (id TEXT PRIMARY KEY);\n")},
	}
	for _, c := range []struct {
		reason string
		cfg    store.Config
		want   error
	}{
		{"nothing is missing, and no owner is needed", without(old), nil},
		{"a migration is missing, and there is no owner", without(young), engine.ErrSchema},
		{"asked again: the refusal changed nothing", without(young), engine.ErrSchema},
		{"the owner brings it up to date", young, nil},
		{"now it is", without(young), nil},
		{"an older program goes on beside it", without(old), nil},
	} {
		if err := opened(t, c.cfg, c.reason); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.reason, err, c.want)
		}
	}
	t.Run("new", func(t *testing.T) {
		empty := without(database(t, at))
		if _, err := store.Create(t.Context(), empty); !errors.Is(err, engine.ErrSchema) {
			t.Errorf("a database without any schema: got %v, want %v", err, engine.ErrSchema)
		}
		if left, err := filepath.Glob(filepath.Join(empty.KeyDir, "*")); err != nil || len(left) > 0 {
			t.Errorf("left behind: got %v %v, want no key", left, err)
		}
		if _, err := os.Stat(empty.KeyDir); err != nil {
			t.Errorf("the folder of the keys was never made: %v", err)
		}
	})
}

// without is a register as whoever only serves it opens it.
func without(cfg store.Config) store.Config {
	cfg.Postgres.Owner = ""
	return cfg
}

// opened opens a register and enters a form into it.
func opened(t *testing.T, cfg store.Config, form string) error {
	t.Helper()
	r, err := store.Open(t.Context(), cfg)
	if err != nil {
		return err
	}
	return errors.Join(contract.Count(t.Context(), r, form), r.Close())
}
