package view_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/audit/tree"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/view"
)

// flips is how many of the flips are tried through the database too.
const flips = 300

// Every single bit of every tile of a book of 1,000 entries, flipped: each flip is noted, by
// the comparison that Verify makes. A sample goes the whole way through the database.
func TestEveryFlippedBitIsFound(t *testing.T) {
	r, dir := thousand(t)
	ctx := context.Background()
	stored := map[string]tree.Tile{}
	var found []store.Misfit
	g := &view.Grown{}
	err := r.View(ctx, func(v *store.View) error {
		tiles, err := g.Grow(ctx, v, func(m store.Misfit) { found = append(found, m) })
		for _, tile := range tiles {
			tile.Hashes = bytes.Clone(tile.Hashes)
			stored[fmt.Sprint(tile.Level, "/", tile.Number)] = tile
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	tried := flipAll(t, g, &found, stored)
	if want := (1024 + 32 + 1) * 32 * 8; tried != want {
		t.Errorf("%d bits were flipped, want %d", tried, want)
	}
	t.Logf("%d flips, each found; %d of them through the database", tried, flips)
	flipSome(t, r, dir, stored)
}

// flipAll compares every tile as the book makes it with itself, and with each of its bits flipped.
func flipAll(t *testing.T, g *view.Grown, found *[]store.Misfit, stored map[string]tree.Tile) (tried int) {
	t.Helper()
	flipped := map[string][]byte{}
	g.Stored(func(level int, number int64) ([]byte, error) { return flipped[fmt.Sprint(level, "/", number)], nil })
	for place, tile := range stored {
		hashes := bytes.Clone(tile.Hashes)
		flipped[place] = hashes
		if err := g.Compare(tile); err != nil || len(*found) > 0 {
			t.Fatalf("tile %s as it is: %v %v", place, err, *found)
		}
		for bit := range len(hashes) * 8 {
			hashes[bit/8] ^= 1 << (bit % 8)
			if err := g.Compare(tile); err != nil || len(*found) != 1 || (*found)[0].Row != place {
				t.Fatalf("tile %s, bit %d: %v %v", place, bit, err, *found)
			}
			hashes[bit/8] ^= 1 << (bit % 8)
			*found = (*found)[:0]
			tried++
		}
	}
	return tried
}

// flipSome flips bits in the database and verifies the register.
func flipSome(t *testing.T, r *store.Register, dir string, stored map[string]tree.Tile) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "flips.db")+"?_pragma=synchronous(0)&_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	put := func(tile tree.Tile, hashes []byte) {
		if _, err := db.Exec(`UPDATE tile SET hashes = $1 WHERE level = $2 AND number = $3`, hashes, tile.Level, tile.Number); err != nil {
			t.Fatal(err)
		}
	}
	var places []string
	for place := range stored {
		places = append(places, place)
	}
	for range flips {
		tile := stored[places[rand.IntN(len(places))]]
		hashes := bytes.Clone(tile.Hashes)
		bit := rand.IntN(len(hashes) * 8)
		hashes[bit/8] ^= 1 << (bit % 8)
		put(tile, hashes)
		v, err := r.Verify(context.Background())
		if err != nil || len(v.Misfits) != 1 || v.Misfits[0].Row != fmt.Sprint(tile.Level, "/", tile.Number) {
			t.Fatalf("tile %d/%d, bit %d: %v %v", tile.Level, tile.Number, bit, err, v.Misfits)
		}
		put(tile, tile.Hashes)
	}
	if v, err := r.Verify(context.Background()); err != nil || len(v.Misfits) > 0 {
		t.Errorf("put back: %v %v", err, v.Misfits)
	}
}

// thousand is a register with 1,000 entries and the padding of one checkpoint.
func thousand(t *testing.T) (*store.Register, string) {
	t.Helper()
	ctx, dir := context.Background(), t.TempDir()
	r, err := store.Create(ctx, store.Config{
		Name: "flips", Dir: dir, KeyDir: filepath.Join(dir, "keys"),
		Schema: fstest.MapFS{"001_loose.sql": {Data: []byte("-- +goose Up\nCREATE TABLE loose (id TEXT PRIMARY KEY);")}},
		Clock:  func() time.Time { return time.Date(2024, 3, 1, 10, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	err = r.Bulk(ctx, func(ctx context.Context) error {
		for range 1000 {
			err := r.Write(ctx, func(tx *store.Tx) error {
				_, err := tx.Append(ctx, store.Record{Sort: audit.Reading, Kind: "note.read"})
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Checkpoint(ctx); err != nil {
		t.Fatal(err)
	}
	return r, dir
}
