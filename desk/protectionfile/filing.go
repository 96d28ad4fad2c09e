package protectionfile

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/gabriel-vasile/mimetype"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// Filing makes the act by which a paper comes into a file: file is the rule for a new paper
// or for a new version. The content is examined before the transaction and sealed inside it,
// so that a refused paper leaves nothing behind.
func Filing(kind string, rule func(protection.File, protection.Filing, act.Occasion) (protection.File, act.Minutes, error)) desk.Act[protection.File, protection.Filing] {
	return desk.Act[protection.File, protection.Filing]{
		Kind: kind, Keeper: Keeper(), Rule: rule, Prepare: examine, Bring: seal,
	}
}

// examine finds out what the content is, whatever its name says.
func examine(_ context.Context, _ desk.Call, in *protection.Filing) error {
	sum := sha256.Sum256(in.Content)
	in.Size, in.SHA256 = int64(len(in.Content)), hex.EncodeToString(sum[:])
	in.MediaType, _, _ = strings.Cut(mimetype.Detect(in.Content).String(), ";")
	return nil
}

func seal(ctx context.Context, tx *store.Tx, call desk.Call, in *protection.Filing) error {
	if in.Size == 0 || in.Size > protection.MaxDocument {
		return nil // the rule refuses it
	}
	blob, err := tx.PutBlob(ctx, call.Case, in.Content)
	in.Blob = blob
	return err
}
