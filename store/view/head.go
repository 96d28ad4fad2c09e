package view

import (
	"context"
	"database/sql"
	"errors"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/audit/tree"
)

// Tiles reads the tiles of the tree that are kept; one that is not there has no hashes.
func Tiles(ctx context.Context, v *View) tree.Read {
	return func(level int, number int64) (hashes []byte, err error) {
		const query = `SELECT hashes FROM tile WHERE level = $1 AND number = $2`
		err = v.QueryRow(ctx, query, int64(level), number).Scan(&hashes)
		if errors.Is(err, sql.ErrNoRows) {
			return nil, nil
		}
		return hashes, err
	}
}

// Head reads the end of the book and its seal.
func Head(ctx context.Context, v *View) (head audit.Head, seal []byte, err error) {
	const query = `SELECT seq, hash, size, root, seal FROM book_head WHERE register = $1`
	var seq, size any
	err = v.QueryRow(ctx, query, v.reg.Name).Scan(&seq, &head.Hash, &size, &head.Root, &seal)
	if errors.Is(err, sql.ErrNoRows) {
		return audit.Head{}, v.reg.Keys.Chain.SealHead(audit.Head{}), nil
	}
	head.Seq, _ = seq.(int64) // 0 for another type: no book ends there
	head.Size, _ = size.(int64)
	return head, seal, err
}
