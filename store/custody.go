package store

import (
	"fmt"
	"io/fs"

	"github.com/zaklon/zaklon/audit"
)

// A Schema is a set of forward-only migrations and the table that lists those done.
type Schema struct {
	Table string // "schema_book", "schema_register"
	Files fs.FS
}

// Schemas gives the migrations of the book, then the register's own.
func (c Config) Schemas() ([]Schema, error) {
	book, err := fs.Sub(bookMigrations, "migrations")
	if err != nil {
		return nil, fmt.Errorf("migrations of the book: %w", err)
	}
	return []Schema{{Table: "schema_book", Files: book}, {Table: "schema_register", Files: c.Schema}}, nil
}

// Keyring reads the register's key file and derives its keys. The error names the file where
// it is missing, and never quotes it.
func (c Config) Keyring() (audit.Keyring, error) {
	kek, err := readKeyFile(c.keyPath())
	if err != nil {
		return audit.Keyring{}, err
	}
	keys, err := audit.NewKeyring(c.Name, kek)
	if err != nil {
		return audit.Keyring{}, fmt.Errorf("key file %s: %w", c.keyPath(), err)
	}
	return keys, nil
}

// Files names the files of a register: its database (where that is SQLite), its key, and the
// last checkpoint that is kept beside the key.
func (c Config) Files() (database, key, anchor string) { return c.path(), c.keyPath(), c.anchorPath() }

// Config says how the register was opened.
func (r *Register) Config() Config { return r.cfg }
