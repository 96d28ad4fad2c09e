package protectionfile_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// A register that is read in several pages is read whole: every file once, with its own name, also
// where a page ends.
func TestEveryApplicantInPages(t *testing.T) {
	const files = 2001
	w := housetest.New(t)
	r := raw(t, w)
	r.db.SetMaxOpenConns(2) // one writes while the columns are asked for
	for i := range files {
		id := fmt.Sprintf("case-%04d", i)
		row := map[string]any{"id": id, "case_id": id, "next_due": "9999-12-31"}
		name := map[string]any{"id": "name-" + id, "case_id": id, "family": id}
		if err := r.insert("protection_case", row); err != nil {
			t.Fatal(err)
		}
		if err := r.insert("person_name", name); err != nil {
			t.Fatal(err)
		}
	}
	ctx, n := context.Background(), 0
	err := w.Protection.Register.View(ctx, func(v *store.View) error {
		return protectionfile.EveryApplicant(ctx, v, func(f protection.File) error {
			want := fmt.Sprintf("case-%04d", n)
			n++
			if f.Case.ID != want || len(f.Names) != 1 || f.Names[0].Family != want {
				t.Fatalf("got %s with %d names, want %s with its own", f.Case.ID, len(f.Names), want)
			}
			return nil
		})
	})
	if err != nil || n != files {
		t.Errorf("got %d files, %v, want %d", n, err, files)
	}
}
