package store_test

import (
	"context"
	"errors"
	"testing"

	"github.com/zaklon/zaklon/audit/tree"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/contract"
)

// A tree that is not the one of the sealed head is not continued: what would be signed of it
// could never be taken back.
func TestARottenTreeIsNotContinued(t *testing.T) {
	r, cfg := create(t)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	behind(t, cfg, `UPDATE tile SET hashes = zeroblob(LENGTH(hashes))`)
	ctx := context.Background()
	again, err := store.Open(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = again.Close() }()
	if err := contract.Count(ctx, again, "form"); !errors.Is(err, tree.ErrTiles) {
		t.Errorf("an act: got %v, want %v", err, tree.ErrTiles)
	}
}
