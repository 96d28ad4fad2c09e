// Package legacy keeps what was taken over from the registers kept before: imports, and the records of
// each, under their old numbers.
//
// It decides nothing: what is taken over and whether it may be undone is its rule's. A record is no
// request, and nothing here can make one. It may not import the files of requests.
package legacy

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/rows"
	"github.com/zaklon/zaklon/extradition/legacy"
	"github.com/zaklon/zaklon/store"
)

// imports is the table of the imports, and records that of their rows.
var ( // immutable
	imports = store.Table{Name: "legacy_import", Columns: []string{
		"id", "case_id", "version", "on_day", "officer", "unit", "name", "sha256", "taken", "left_out",
	}}
	records = rows.Table("legacy_record",
		"line", "number", "kind", "state", "their_reference", "received_on", "family", "given", "search_key", "born", "nationality",
		"document", "outcome", "closed_on")
)

// Tables lists the tables of the package, for the configuration of the register.
func Tables() []store.Table { return []store.Table{imports, records} }

func importFields(x *legacy.Import) []any {
	return []any{&x.ID, &x.ID, &x.Version, &x.On, &x.Officer, &x.Unit, store.Sealed(&x.Name), &x.SHA256, &x.Taken, &x.LeftOut}
}

func recordFields(x *legacy.Record) []any {
	return []any{
		&x.Row, &x.Number, &x.Kind, &x.State, &x.Reference, &x.ReceivedOn, &x.Family, &x.Given, &x.SearchKey, &x.Born, &x.Nationality,
		&x.Document, &x.Outcome, &x.ClosedOn,
	}
}

func partOf(before, after *legacy.File) rows.Parts[legacy.Record] {
	return rows.Parts[legacy.Record]{
		Table: records, Before: &before.Records, After: &after.Records, ID: func(x *legacy.Record) *string { return &x.ID }, Fields: recordFields,
	}
}

// Keeper keeps the imports.
func Keeper() desk.Keeper[legacy.File] {
	return desk.Keeper[legacy.File]{
		New:  func(id string) legacy.File { return legacy.File{Import: legacy.Import{ID: id}} },
		Sees: "requests.read",
		Find: find,
		Load: func(ctx context.Context, v *store.View, id string) (legacy.File, bool, error) {
			return assemble(rows.Standing(ctx, v, imports, id))
		},
		AsOf: func(ctx context.Context, v *store.View, id string, before time.Time) (legacy.File, bool, error) {
			past, err := rows.Past(ctx, v, id, before)
			if err != nil {
				return legacy.File{}, false, err
			}
			return assemble(past)
		},
		Save:    save,
		Version: func(f legacy.File) int64 { return f.Import.Version },
		PackDay: func(f legacy.File) deadline.Date { return f.Import.On },
	}
}

// find gives the unit that took a table over, which is nobody's for a reference that is none.
func find(ctx context.Context, v *store.View, call desk.Call, _ deadline.Date) (authority.Case, bool, error) {
	var c authority.Case
	err := v.QueryRow(ctx, `SELECT unit FROM legacy_import WHERE id = $1`, call.Case).Scan(&c.Unit)
	if errors.Is(err, sql.ErrNoRows) {
		return authority.Case{}, false, nil
	}
	if err != nil {
		return authority.Case{}, false, fmt.Errorf("import: %w", err)
	}
	return c, true, nil
}

func assemble(from rows.Of) (legacy.File, bool, error) {
	var f legacy.File
	found := false
	err := from(imports, func() []any { found = true; return importFields(&f.Import) })
	if err != nil || !found {
		return f, false, err
	}
	var none legacy.File
	return f, true, partOf(&none, &f).Load(from)
}

// save writes an import once; one that was undone leaves no row.
func save(ctx context.Context, tx *store.Tx, before, after legacy.File) error {
	if !after.Import.Withdraw {
		if err := tx.Put(ctx, imports, after.Import.ID, importFields(&after.Import)); err != nil {
			return err
		}
		return partOf(&before, &after).Save(ctx, tx, after.Import.ID)
	}
	for _, r := range before.Records { // Parts.Save looks for each among those after: for ten thousand that is slow
		if err := tx.Remove(ctx, records, r.ID); err != nil {
			return err
		}
	}
	return tx.Remove(ctx, imports, after.Import.ID)
}

// Known gives the old numbers that the register has already, of records and of requests.
func Known(ctx context.Context, v *store.View) (map[string]bool, error) {
	known := map[string]bool{}
	err := each(ctx, v, func(number string) { known[number] = true },
		`SELECT number FROM legacy_record UNION SELECT legacy_number FROM request WHERE legacy_number <> ''`)
	return known, err
}

// TakenUp counts the requests that stand in the register under an old number of an import.
func TakenUp(ctx context.Context, v *store.View, id string) (int, error) {
	n := 0
	err := each(ctx, v, func(string) { n++ },
		`SELECT id FROM request WHERE legacy_number IN (SELECT number FROM legacy_record WHERE case_id = $1)`, id)
	return n, err
}

// Persons counts the records, each of which names somebody.
func Persons(ctx context.Context, v *store.View) (n int64, err error) {
	if err := v.QueryRow(ctx, `SELECT COUNT(*) FROM legacy_record`).Scan(&n); err != nil {
		return 0, fmt.Errorf("records: %w", err)
	}
	return n, nil
}

// each reads a column of texts.
func each(ctx context.Context, v *store.View, take func(string), query string, args ...any) error {
	found, err := v.Query(ctx, query, args...)
	if err != nil {
		return fmt.Errorf("records: %w", err)
	}
	defer found.Close()
	for found.Next() {
		var text string
		if err := found.Scan(&text); err != nil {
			return fmt.Errorf("records: %w", err)
		}
		take(text)
	}
	return found.Err()
}
