package view

import (
	"context"

	"github.com/zaklon/zaklon/audit/tree"
)

// Grown lets a test make the comparison of tiles that Verify makes.
type Grown struct{ grown *grown }

// Grow lets the tree grow as the book makes it, and gives its tiles.
func (g *Grown) Grow(ctx context.Context, v *View, note func(Misfit)) ([]tree.Tile, error) {
	g.grown = newGrown(v.reg, note)
	if err := g.grown.expect(ctx, v, nil); err != nil {
		return nil, err
	}
	err := v.eachPage(ctx, func(page []line) error {
		for _, l := range page {
			g.grown.entry(l.Entry)
		}
		return nil
	})
	for len(g.grown.signed) > 0 {
		g.grown.pad()
	}
	return append(g.grown.tree.Changed(), g.grown.tree.Edge()...), err
}

// Stored says what the tiles are compared with.
func (g *Grown) Stored(read tree.Read) { g.grown.read = read }

// Compare compares one tile.
func (g *Grown) Compare(t tree.Tile) error { return g.grown.tile(t) }
