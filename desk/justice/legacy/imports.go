package legacy

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice/legacy/sheet"
	"github.com/zaklon/zaklon/desk/rows"
	"github.com/zaklon/zaklon/extradition/legacy"
	"github.com/zaklon/zaklon/store"
)

// A Page is a part of a list.
type Page struct{ Limit, Offset int }

// Imports gives the tables that the officer's own unit took over, the latest first, and whether there are
// more. It is entered as requests.read.
func Imports(ctx context.Context, d *desk.Desk, call desk.Call, p Page) ([]legacy.Import, bool, error) {
	var out []legacy.Import
	err := desk.List(ctx, d, desk.Listing{Kind: "requests.read", Query: "imports", Rows: func(v *store.View) (int, error) {
		var found []*legacy.Import
		err := v.Rows(ctx, imports, func() []any {
			x := new(legacy.Import)
			found = append(found, x)
			return importFields(x)
		}, `WHERE unit = $1 ORDER BY on_day DESC, id LIMIT $2 OFFSET $3`, call.Officer.Unit, p.Limit+1, p.Offset)
		out = make([]legacy.Import, len(found))
		for i, x := range found {
			out[i] = *x
		}
		return min(len(out), p.Limit), err
	}}, call)
	if err != nil {
		return nil, false, err
	}
	return out[:min(len(out), p.Limit)], len(out) > p.Limit, nil
}

// Open gives an import without its records, after the reading is entered as requests.read.
func Open(ctx context.Context, d *desk.Desk, call desk.Call) (legacy.Import, error) {
	heads := Keeper()
	heads.Load = func(ctx context.Context, v *store.View, id string) (f legacy.File, found bool, err error) {
		err = rows.Standing(ctx, v, imports, id)(imports, func() []any { found = true; return importFields(&f.Import) })
		return f, found, err
	}
	f, err := desk.Read(ctx, d, desk.Look[legacy.File]{Kind: "requests.read", Keeper: heads}, call)
	return f.Import, err
}

// A Preview is what a table would come to if it were taken over now.
type Preview struct {
	Fault   string // code of what kept the file from being read; empty: nothing
	SHA256  string // of the file
	Records []legacy.Record
	Faults  []legacy.Fault
}

// Look reads a table as Take would and takes nothing over. Because it tells of an old number whether the
// register has it, it is entered as requests.searched.
func Look(ctx context.Context, d *desk.Desk, call desk.Call, content []byte) (Preview, error) {
	sum := sha256.Sum256(content)
	out := Preview{SHA256: hex.EncodeToString(sum[:])}
	table := sheet.Read(content)
	out.Fault = table.Fault
	err := desk.List(ctx, d, desk.Listing{Kind: "requests.searched", Query: "preview " + out.SHA256, Rows: func(v *store.View) (int, error) {
		known, err := Known(ctx, v)
		if err != nil {
			return 0, err
		}
		out.Records, out.Faults = legacy.Read(table, d.Today(), func(number string) bool { return known[number] })
		return 0, nil
	}}, call)
	if err != nil {
		return Preview{}, err
	}
	return out, nil
}
