package store

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/store/row"
	"github.com/zaklon/zaklon/store/view"
)

// PutBlob seals a file with the key of its case and keeps it under the SHA-256 of the
// sealed bytes, which it returns. The plain content's hash stays in the document's row.
func (t *Tx) PutBlob(ctx context.Context, caseID string, plain []byte) (string, error) {
	key, err := view.Key(ctx, &t.View, caseID)
	if err != nil {
		return "", fmt.Errorf("file: %w", err)
	}
	bytes := key.Seal(view.Place(&t.View, row.Place{Column: "blob", Case: caseID}, ""), plain)
	id := view.BlobID(bytes)
	const query = `INSERT INTO blob (id, case_id, sealed) VALUES ($1, $2, $3)`
	if _, err := t.conn.ExecContext(ctx, query, id, caseID, bytes); err != nil {
		return "", fmt.Errorf("file: %w", err)
	}
	return id, nil
}
