package store

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/zaklon/zaklon/store/view"
)

// Whether a form came before is looked up in an index, however long the book is.
func TestReplayedReadsNoBook(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	schema := fstest.MapFS{"001_one.sql": {Data: []byte("-- +goose Up\nCREATE TABLE one (id TEXT PRIMARY KEY);\n")}}
	r, err := Create(ctx, Config{Name: "r", Dir: dir, KeyDir: filepath.Join(dir, "keys"), Schema: schema, Clock: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	err = r.View(ctx, func(v *View) error {
		var id, parent, unused int64
		var plan string
		err := v.QueryRow(ctx, `EXPLAIN QUERY PLAN SELECT `+view.EntryColumns+` FROM book `+byRequest, "form").Scan(&id, &parent, &unused, &plan)
		if !strings.Contains(plan, "USING INDEX book_by_request") {
			t.Errorf("the plan is %q", plan)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
