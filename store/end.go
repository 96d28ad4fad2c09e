package store

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/audit/tree"
	"github.com/zaklon/zaklon/store/view"
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
	v := view.New(c, &r.of)
	head, seal, err := view.Head(ctx, v)
	if err != nil {
		return fmt.Errorf("head of the book: %w", err)
	}
	if err := r.of.Keys.Chain.CheckHead(head, head, seal); err != nil {
		return err
	}
	grown := r.end.tree
	if !grown.Is(head.Size, head.Root) {
		if grown, err = tree.Load(head.Size, view.Tiles(ctx, v)); err != nil {
			return err
		}
		if !grown.Is(head.Size, head.Root) { // what was signed of it could never be taken back
			return fmt.Errorf("tree: %w", tree.ErrTiles)
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
	_, err := c.ExecContext(ctx, moveHead, r.cfg.Name, head.Seq, hash, head.Size, head.Root, r.of.Keys.Chain.SealHead(head))
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
