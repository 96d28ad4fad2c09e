package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/audit/tree"
	"golang.org/x/mod/sumdb/tlog"
)

// An ending is the end of the book while a commit is being made: the chain moves with every
// entry, the tree once, when the last act of the commit is in. Only the writer touches it.
type ending struct {
	head   audit.Head  // as the entries of this commit leave it
	leaves []tlog.Hash // of the entries of this commit
	tree   *tree.Tree  // as the last commit left it
	due    bool        // a checkpoint is asked for
}

// markEnding remembers where the end of the book stands; what it returns moves it back there.
func (r *Register) markEnding() (back func()) {
	head, leaves := r.end.head, len(r.end.leaves)
	return func() { r.end.head, r.end.leaves = head, r.end.leaves[:leaves] }
}

// beginEnding reads the end of the book, which another program may have moved.
func (r *Register) beginEnding(ctx context.Context, c Conn) error {
	v := newView(c, r)
	head, seal, err := v.head(ctx)
	if err != nil {
		return fmt.Errorf("head of the book: %w", err)
	}
	if err := r.keys.Chain.CheckHead(head, head, seal); err != nil {
		return err
	}
	grown := r.end.tree
	if !grown.Is(head.Size, head.Root) {
		if grown, err = tree.Load(head.Size, v.tile(ctx)); err != nil {
			return err
		}
	}
	r.end = ending{head: head, leaves: r.end.leaves[:0], tree: grown}
	return nil
}

// sealEnding lets the tree grow by the entries of this commit and moves the head of the book.
func (r *Register) sealEnding(ctx context.Context, c Conn) error {
	if len(r.end.leaves) == 0 && !r.end.due {
		return nil
	}
	for _, leaf := range r.end.leaves {
		r.end.tree.Add(leaf)
	}
	if r.end.due {
		if err := r.sign(ctx, c); err != nil {
			return fmt.Errorf("checkpoint: %w", err)
		}
	}
	if err := r.keepTree(ctx, c); err != nil {
		return err
	}
	head := r.end.head
	const moveHead = `INSERT INTO book_head (register, seq, hash, size, root, seal) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (register) DO UPDATE SET seq = excluded.seq, hash = excluded.hash,
			size = excluded.size, root = excluded.root, seal = excluded.seal`
	hash := append([]byte{}, head.Hash...) // never NULL: a book may begin with padding
	_, err := c.ExecContext(ctx, moveHead, r.cfg.Name, head.Seq, hash, head.Size, head.Root, r.keys.Chain.SealHead(head))
	if err != nil {
		return fmt.Errorf("head of the book: %w", err)
	}
	return nil
}

// keepTree writes the tiles that changed.
func (r *Register) keepTree(ctx context.Context, c Conn) error {
	const put = `INSERT INTO tile (level, number, hashes) VALUES ($1, $2, $3)
		ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes`
	for _, tile := range r.end.tree.Changed() {
		if _, err := c.ExecContext(ctx, put, int64(tile.Level), tile.Number, tile.Hashes); err != nil {
			return fmt.Errorf("tree: %w", err)
		}
	}
	root, err := r.end.tree.Root()
	if err != nil {
		return fmt.Errorf("tree: %w", err)
	}
	r.end.head.Size, r.end.head.Root = r.end.tree.Size(), root[:]
	return nil
}

// leafOf is what stands in the tree for an entry.
func (r *Register) leafOf(e audit.Entry) tlog.Hash {
	return tree.Leaf(r.leaf.Salt(e.ID), e.Statement(sha256.Sum256(e.Sealed)))
}

// tile reads a tile; one that is not there has no hashes.
func (v *View) tile(ctx context.Context) tree.Read {
	return func(level int, number int64) (hashes []byte, err error) {
		const query = `SELECT hashes FROM tile WHERE level = $1 AND number = $2`
		err = v.QueryRow(ctx, query, int64(level), number).Scan(&hashes)
		if errors.Is(err, sql.ErrNoRows) {
			return nil, nil
		}
		return hashes, err
	}
}

// head reads the end of the book.
func (v *View) head(ctx context.Context) (head audit.Head, seal []byte, err error) {
	const query = `SELECT seq, hash, size, root, seal FROM book_head WHERE register = $1`
	var seq, size any
	err = v.QueryRow(ctx, query, v.reg.cfg.Name).Scan(&seq, &head.Hash, &size, &head.Root, &seal)
	if errors.Is(err, sql.ErrNoRows) {
		return audit.Head{}, v.reg.keys.Chain.SealHead(audit.Head{}), nil
	}
	head.Seq, _ = seq.(int64) // 0 for another type: no book ends there
	head.Size, _ = size.(int64)
	return head, seal, err
}
