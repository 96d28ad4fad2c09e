package store_test

import (
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/contract"
)

// notes is the table of contract.Config with a value of every kind.
func notes() store.Table {
	return store.Table{Name: "note", Columns: []string{"id", "case_id", "number", "flag", "day", "bytes", "secret", "blob"}}
}

type note struct {
	ID, Case string
	Number   int64
	Flag     bool
	Day      deadline.Date
	Bytes    []byte
	Secret   string
	Blob     string
}

func (n *note) fields() []any {
	return []any{&n.ID, &n.Case, &n.Number, &n.Flag, &n.Day, &n.Bytes, store.Sealed(&n.Secret), &n.Blob}
}

func leapDay() deadline.Date {
	return deadline.DateIn(time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC), time.UTC)
}

func config(dir string) store.Config { return contract.Config(dir, store.Postgres{}) }

func record(id string) store.Record {
	return store.Record{Sort: audit.Act, Kind: "note.taken", Case: id, Officer: "o", Unit: "u", On: "2024-03-01", Minutes: "done"}
}
