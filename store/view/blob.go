package view

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/zaklon/zaklon/store/row"
)

// Blob opens a file of a case.
func (v *View) Blob(ctx context.Context, caseID, id string) ([]byte, error) {
	key, err := Key(ctx, v, caseID)
	if err != nil {
		return nil, fmt.Errorf("file: %w", err)
	}
	var bytes []byte
	const query = `SELECT sealed FROM blob WHERE id = $1 AND case_id = $2`
	if err := v.QueryRow(ctx, query, id, caseID).Scan(&bytes); err != nil {
		return nil, fmt.Errorf("file: %w", err)
	}
	plain, err := key.Open(Place(v, row.Place{Column: "blob", Case: caseID}, ""), bytes)
	if err != nil {
		return nil, fmt.Errorf("file: %w", err)
	}
	return plain, nil
}

// BlobID is the name of a file: the SHA-256 of its sealed bytes.
func BlobID(sealed []byte) string {
	sum := sha256.Sum256(sealed)
	return hex.EncodeToString(sum[:])
}
