package drill

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/engine"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// An installation stands in the databases that databases.yaml names, and in no file. After an update
// it does not open without the owners' connections; with them, as zaklon migrate has them, it is
// brought up to date, and then serves without them again.
func TestDatabasesFileIsUsed(t *testing.T) {
	c, dir := pgtest.Start(t), t.TempDir()
	var owned, serving strings.Builder
	for _, name := range registers(t) {
		serve, own := c.Register(t, name)
		fmt.Fprintf(&owned, "%s:\n  serve: %s\n  owner: %s\n", name, serve, own)
		fmt.Fprintf(&serving, "%s:\n  serve: %s\n", name, serve)
	}
	file := func(text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, "databases.yaml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	file(owned.String())
	made(t, dir)
	for _, name := range registers(t) {
		if _, err := os.Stat(filepath.Join(dir, name+".db")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: got %v, want no such file", name, err)
		}
	}
	file(serving.String())
	opens(t, dir, engine.ErrSchema)
	file(owned.String())
	opens(t, dir, nil)
	file(serving.String())
	opens(t, dir, nil)
}

// registers are the names of all registers, the system register first.
func registers(t *testing.T) (names []string) {
	t.Helper()
	all, err := house.Registers(house.Config{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		names = append(names, r.Name)
	}
	return names
}

// made makes the registers of an installation by the first migration of each, as an old version did.
func made(t *testing.T, dir string) {
	t.Helper()
	registers, err := house.Registers(house.Config{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	for _, cfg := range registers {
		names, err := fs.Glob(cfg.Schema, "001_*.sql")
		if err != nil || len(names) != 1 {
			t.Fatalf("the first migration of %s: got %v, %v", cfg.Name, names, err)
		}
		text, err := fs.ReadFile(cfg.Schema, names[0])
		if err != nil {
			t.Fatal(err)
		}
		cfg.Schema = fstest.MapFS{names[0]: {Data: text}}
		r, err := store.Create(t.Context(), cfg)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// opens opens the installation of a folder and closes it, or wants it refused.
func opens(t *testing.T, dir string, want error) {
	t.Helper()
	h, err := house.Open(t.Context(), house.Config{Dir: dir})
	if err == nil {
		err = h.Close()
	}
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
}
