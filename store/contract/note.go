package contract

import (
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/store"
)

// Notes is the table of Config with a value of every kind.
func Notes() store.Table {
	return store.Table{Name: "note", Columns: []string{"id", "case_id", "number", "flag", "day", "bytes", "secret", "blob"}}
}

// A Note is one row of Notes.
type Note struct {
	ID, Case string
	Number   int64
	Flag     bool
	Day      deadline.Date
	Bytes    []byte
	Secret   string
	Blob     string
}

// Fields are the places of a note's values, in the order of the columns.
func (n *Note) Fields() []any {
	return []any{&n.ID, &n.Case, &n.Number, &n.Flag, &n.Day, &n.Bytes, store.Sealed(&n.Secret), &n.Blob}
}

// Record is an act in a case, for the book.
func Record(id string) store.Record {
	return store.Record{Sort: audit.Act, Kind: "note.taken", Case: id, Officer: "o", Unit: "u", On: "2024-03-01", Minutes: "done"}
}
