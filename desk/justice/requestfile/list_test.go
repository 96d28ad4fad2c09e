package requestfile_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/house/housetest"
)

// put writes a row of a request past the desk, so that a world can hold what no act would make. Columns
// that are not named are empty or zero.
func put(t *testing.T, db *sql.DB, row map[string]any) {
	t.Helper()
	found, err := db.Query("SELECT name, type FROM pragma_table_info('request')")
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	var columns, marks []string
	var args []any
	for found.Next() {
		var name, kind string
		if err := found.Scan(&name, &kind); err != nil {
			t.Fatal(err)
		}
		empty := map[string]any{"TEXT": "", "BIGINT": 0, "BYTEA": []byte{}}[kind]
		if v, given := row[name]; given {
			empty = v
		}
		columns, marks, args = append(columns, name), append(marks, "?"), append(args, empty)
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("INSERT INTO request ("+strings.Join(columns, ", ")+") VALUES ("+strings.Join(marks, ", ")+")", args...); err != nil {
		t.Fatal(err)
	}
}

// The list shows an officer exactly the requests that the policies let them see, row by row, over every
// stage, unit and court.
func TestVisibleIsThePolicy(t *testing.T) {
	w := housetest.New(t)
	db, err := sql.Open("sqlite", "file:"+filepath.Join(w.Dir, "assistance.db")+"?_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	var all []authority.Case
	for _, state := range stage.States() {
		for _, unit := range []string{w.JusticeUnit, w.OfficeUnit} {
			for _, court := range []string{"", w.CourtUnit, w.AppealUnit} {
				c := authority.Case{ID: fmt.Sprintf("r-%03d", len(all)), State: string(state), Unit: unit, Court: court}
				put(t, db, map[string]any{
					"id": c.ID, "case_id": c.ID, "state": c.State, "unit": c.Unit, "court": c.Court, "next_due": "9999-12-31", "next_bell": "9999-12-31",
				})
				all = append(all, c)
			}
		}
	}
	ctx := context.Background()
	for _, by := range []staff.Member{w.Justice, w.Clerk, w.Judge, w.AppealClerk, w.Minister, w.Police, w.Caseworker} {
		o := by.Authority()
		listed, err := requestfile.List(ctx, w.Assistance, desk.Call{Officer: o}, requestfile.Query{Limit: 500})
		var want, got []string
		for _, c := range all {
			if w.Assistance.Authority.Decide(o, "requests.read", c).Allowed {
				want = append(want, c.ID)
			}
		}
		if err != nil {
			if len(want) > 0 {
				t.Errorf("%s: got %v, want %d requests", o.Role, err, len(want))
			}
			continue
		}
		for _, r := range listed.Rows {
			got = append(got, r.ID)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) || listed.All != len(want) {
			t.Errorf("%s: got %d of %d requests, counted %d, want %d", o.Role, len(got), len(all), listed.All, len(want))
		}
	}
}
