package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/zaklon/zaklon/store/row"
)

// PutBlob seals a file with the key of its case and keeps it under the SHA-256 of the
// sealed bytes, which it returns. The plain content's hash stays in the document's row.
func (t *Tx) PutBlob(ctx context.Context, caseID string, plain []byte) (string, error) {
	key, err := t.caseKey(ctx, caseID)
	if err != nil {
		return "", fmt.Errorf("file: %w", err)
	}
	bytes := key.Seal(t.sealPlace(row.Place{Column: "blob", Case: caseID}, ""), plain)
	id := blobID(bytes)
	const query = `INSERT INTO blob (id, case_id, sealed) VALUES ($1, $2, $3)`
	if _, err := t.conn.ExecContext(ctx, query, id, caseID, bytes); err != nil {
		return "", fmt.Errorf("file: %w", err)
	}
	return id, nil
}

// Blob opens a file of a case.
func (v *View) Blob(ctx context.Context, caseID, id string) ([]byte, error) {
	key, err := v.caseKey(ctx, caseID)
	if err != nil {
		return nil, fmt.Errorf("file: %w", err)
	}
	var bytes []byte
	const query = `SELECT sealed FROM blob WHERE id = $1 AND case_id = $2`
	if err := v.QueryRow(ctx, query, id, caseID).Scan(&bytes); err != nil {
		return nil, fmt.Errorf("file: %w", err)
	}
	plain, err := key.Open(v.sealPlace(row.Place{Column: "blob", Case: caseID}, ""), bytes)
	if err != nil {
		return nil, fmt.Errorf("file: %w", err)
	}
	return plain, nil
}

func blobID(sealed []byte) string {
	sum := sha256.Sum256(sealed)
	return hex.EncodeToString(sum[:])
}
