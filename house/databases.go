package house

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/goccy/go-yaml"
	"github.com/zaklon/zaklon/store"
)

// A database says where one register is kept in PostgreSQL, by two connection strings.
type database struct {
	Serve string `yaml:"serve"` // of the role that reads and writes
	Owner string `yaml:"owner"` // of the role that owns the schema; for init and migrate only
}

// place tells each register where its database is.
func place(cfg Config, registers []store.Config) error {
	databases := cfg.Databases
	if databases == nil {
		var err error
		if databases, err = readDatabases(filepath.Join(cfg.Dir, "databases.yaml")); err != nil {
			return err
		}
	}
	unknown := maps.Clone(databases)
	for i, r := range registers {
		registers[i].Postgres = databases[r.Name]
		delete(unknown, r.Name)
	}
	if len(unknown) > 0 {
		return fmt.Errorf("databases.yaml: there is no register %q", slices.Sorted(maps.Keys(unknown))[0])
	}
	return nil
}

// readDatabases reads the file that names the PostgreSQL databases. It holds passwords, so a
// file that others can read is refused; the error never quotes it.
func readDatabases(path string) (map[string]store.Postgres, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("databases: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("%s: readable by others; want mode 0600", path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("databases: %w", err)
	}
	var named map[string]database
	if err := yaml.UnmarshalWithOptions(text, &named, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("%s: want, for each register, serve and owner with a connection string", path)
	}
	out := make(map[string]store.Postgres, len(named))
	for register, d := range named {
		if d.Serve == "" {
			return nil, fmt.Errorf("%s: register %s: serve is missing", path, register)
		}
		out[register] = store.Postgres{Serve: d.Serve, Owner: d.Owner}
	}
	return out, nil
}
