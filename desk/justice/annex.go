package justice

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/store"
)

// filing makes an act that brings documents: each is examined before the transaction and sealed inside
// it, so that a refused one leaves nothing behind.
func filing[In any](a desk.Act[extradition.File, In], papers func(*In) []*extradition.Filing) desk.Act[extradition.File, In] {
	a = first(a, func(_ context.Context, _ desk.Call, in *In) error {
		for _, p := range papers(in) {
			examine(p)
		}
		return nil
	})
	return within(a, func(ctx context.Context, tx *store.Tx, call desk.Call, in *In) error {
		for _, p := range papers(in) {
			if p.Size == 0 || p.Size > part.MaxAnnex {
				continue // none, or the rule refuses it
			}
			blob, err := tx.PutBlob(ctx, call.Case, p.Content)
			if err != nil {
				return err
			}
			p.Blob = blob
		}
		return nil
	})
}

// examine finds out what a content is, whatever its name says.
func examine(p *extradition.Filing) {
	if p.Empty() {
		return
	}
	sum := sha256.Sum256(p.Content)
	p.Size, p.SHA256 = int64(len(p.Content)), hex.EncodeToString(sum[:])
	p.MediaType, _, _ = strings.Cut(mimetype.Detect(p.Content).String(), ";")
}
