// Package policefile is the SQL of the police register: how the files of messages, of removals and of
// statements are found, loaded, kept and listed.
//
// It decides nothing: what an officer may see is authority's, what an act does is package interpol's.
// It can name nothing of protection (Article 45): of that the register holds one mark, a hold, and
// never its cause.
package policefile

import (
	"embed"
	"io/fs"
	"time"

	"github.com/zaklon/zaklon/desk/hold"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/rows"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Register is the name of the register.
const Register = "police"

// Config says how the police register is opened.
func Config(dir, keyDir string, clock func() time.Time) (store.Config, error) {
	schema, err := fs.Sub(migrations, "migrations")
	c := store.Config{
		Name: Register, Dir: dir, KeyDir: keyDir, Schema: schema, Clock: clock, Blobs: mail.Blobs(),
	}
	for _, t := range append(mail.Tables(), messages, removals, statements, hold.Table()) {
		c.Tables = append(c.Tables, t.Name)
	}
	for _, p := range messageParts(new(interpol.File), new(interpol.File)) {
		c.Tables = append(c.Tables, p.Name())
	}
	c.Tables = append(c.Tables, requests.Name) // the other parts of a removal are those of a message too
	return c, err
}

// never stands in lists for the day of a file in which no limit runs: after every other.
const never = "9999-12-31"

// part is one kind of part of a file, before and after an act.
func part[T comparable](table store.Table, before, after *[]T, of binding[T]) rows.Part {
	return rows.Parts[T]{Table: table, Before: before, After: after, ID: of.id, Fields: of.fields}
}

// A binding says where the reference and the fields of a part are.
type binding[T comparable] struct {
	id     func(*T) *string
	fields func(*T) []any
}
