package claimed

import (
	"context"
	"encoding/hex"
	"fmt"

	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/store"
)

// Since gives the files in which an act was entered after a mark; All is set where the mark is the
// beginning or no point of this book, and then no file is named.
func Since(ctx context.Context, v *store.View, m interlock.Mark) (interlock.Change, error) {
	here, err := v.Mark(ctx)
	if err != nil {
		return interlock.Change{}, err
	}
	change := interlock.Change{At: interlock.Mark{Seq: here.Seq, Hash: hex.EncodeToString(here.Hash)}}
	hash, err := hex.DecodeString(m.Hash)
	if err != nil {
		return interlock.Change{}, fmt.Errorf("mark of a book: %w", err)
	}
	holds, err := v.Holds(ctx, store.Mark{Seq: m.Seq, Hash: hash})
	if err != nil {
		return interlock.Change{}, err
	}
	if m.Seq == 0 || !holds {
		change.All = true
		return change, nil
	}
	change.Files, err = v.Acted(ctx, m.Seq)
	return change, err
}
