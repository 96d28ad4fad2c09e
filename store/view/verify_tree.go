package view

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/audit/tree"
)

// What can be wrong with the tree.
var (
	errTile   = errors.New("a tile of the tree is not as the book makes it")
	errSigned = errors.New("the tree is not the one that was signed")
	errShort  = errors.New("the tree is shorter than one that was signed: an older copy was put back")
	errReach  = errors.New("the padding is not as the checkpoint says")
)

// spare are leaves of padding that are made even where tiles were taken away, so that what is
// missing is named. Without a limit a size that was forged would keep Verify busy for ever.
const spare = 1 << 16

// A claim is a size and a root that somebody vouches for.
type claim struct {
	size int64
	root []byte
	row  string // of the table of checkpoints, or where else it is kept
}

// grown is the tree as the book makes it, while the book is being read.
type grown struct {
	reg      *Register
	note     func(Misfit)
	tree     *tree.Tree
	read     tree.Read // of the tiles that are stored
	signed   []Signed  // checkpoints still to come, in their order
	claims   []claim   // by size, those still to come
	tiles    int64     // tiles compared
	compared int       // claims compared
	most     int64     // leaves that a checkpoint can have padded to: of the tiles that there are, and some
}

func newGrown(r *Register, note func(Misfit)) *grown {
	empty, _ := tree.Load(0, nil) // reads nothing
	return &grown{reg: r, note: note, tree: empty}
}

// expect gathers what the tree must agree with.
func (g *grown) expect(ctx context.Context, v *View, known [][]byte) error {
	g.read = Tiles(ctx, v)
	if err := v.QueryRow(ctx, `SELECT COUNT(*) FROM tile`).Scan(&g.most); err != nil {
		return err
	}
	g.most = g.most<<tree.Height + spare
	all, err := v.allSigned(ctx)
	if errors.Is(err, errSignedRow) {
		g.note(Misfit{Table: "checkpoint", Why: errSignedRow.Error()})
	} else if err != nil {
		return err
	}
	var before Signed
	for _, s := range all {
		if s.Seal != g.reg.SealOf(s, before) {
			g.note(Misfit{Table: "checkpoint", Row: fmt.Sprint(s.Slot), Why: errSignedRow.Error()})
		}
		before = s
		g.claim(s.Note, fmt.Sprint(s.Slot), s.Size)
	}
	g.signed = all
	anchor, text, err := g.reg.Anchored()
	if err != nil {
		g.note(Misfit{Table: "checkpoint", Why: err.Error()})
	} else if text != nil {
		g.claims = append(g.claims, claim{size: anchor.Size, root: anchor.Root[:], row: "beside the key"})
	}
	for _, text := range known {
		c, err := g.reg.OpenCheckpoint(text)
		if err != nil {
			return fmt.Errorf("checkpoint given: %w", err)
		}
		g.claims = append(g.claims, claim{size: c.Size, root: c.Root[:], row: "kept elsewhere"})
	}
	slices.SortStableFunc(g.claims, func(a, b claim) int { return cmp.Compare(a.size, b.size) })
	return nil
}

// claim takes up a checkpoint that the register keeps.
func (g *grown) claim(text, row string, size int64) {
	c, err := g.reg.OpenCheckpoint([]byte(text))
	if err == nil && c.Size != size {
		err = errSigned
	}
	if err != nil {
		g.note(Misfit{Table: "checkpoint", Row: row, Why: err.Error()})
		return
	}
	g.claims = append(g.claims, claim{size: c.Size, root: c.Root[:], row: row})
}

// entry adds the leaf of an entry, after the padding that stands before it.
func (g *grown) entry(e audit.Entry) {
	for len(g.signed) > 0 && g.signed[0].Seq < e.Seq {
		g.pad()
	}
	g.tree.Add(g.reg.LeafOf(e))
	g.compare()
}

// pad adds the padding of the next checkpoint.
func (g *grown) pad() {
	s := g.signed[0]
	g.signed = g.signed[1:]
	if s.Reach != max(s.Size, g.tree.Size()) {
		g.note(Misfit{Table: "checkpoint", Row: fmt.Sprint(s.Slot), Why: errReach.Error()})
	}
	for g.tree.Size() < min(s.Size, g.most) {
		g.tree.Add(g.reg.Leaf.Padding(g.tree.Size()))
		g.compare()
	}
}

// compare holds the tree against what was signed of it at its present size.
func (g *grown) compare() {
	for len(g.claims) > 0 && g.claims[0].size <= g.tree.Size() {
		c := g.claims[0]
		g.claims = g.claims[1:]
		g.compared++
		if !g.tree.Is(c.size, c.root) {
			g.note(Misfit{Table: "checkpoint", Row: c.row, Why: errSigned.Error()})
		}
	}
}

// end pads to the last checkpoint, compares what is left, and gives the head that is reached.
func (g *grown) end(ctx context.Context, v *View, head audit.Head) (audit.Head, error) {
	for len(g.signed) > 0 {
		g.pad()
	}
	for _, c := range g.claims {
		g.note(Misfit{Table: "checkpoint", Row: c.row, Why: errShort.Error()})
	}
	root, err := g.tree.Root()
	if err != nil {
		return head, err
	}
	if head.Size = g.tree.Size(); head.Size > 0 {
		head.Root = root[:]
	}
	return head, g.edge(ctx, v)
}

// kept compares the full tiles that came about since with those that are stored.
func (g *grown) kept() error {
	for _, t := range g.tree.Changed() {
		if t.Full() {
			if err := g.tile(t); err != nil {
				return err
			}
		}
	}
	return nil
}

func (g *grown) tile(t tree.Tile) error {
	stored, err := g.read(t.Level, t.Number)
	if err != nil {
		return err
	}
	g.tiles++
	if !bytes.Equal(stored, t.Hashes) {
		g.note(Misfit{Table: "tile", Row: fmt.Sprintf("%d/%d", t.Level, t.Number), Why: errTile.Error()})
	}
	return nil
}

// edge compares the tiles that are begun and not full, and refuses any that the tree has not.
func (g *grown) edge(ctx context.Context, v *View) error {
	if err := g.kept(); err != nil {
		return err
	}
	for _, t := range g.tree.Edge() {
		if err := g.tile(t); err != nil {
			return err
		}
	}
	var stored int64
	if err := v.QueryRow(ctx, `SELECT COUNT(*) FROM tile`).Scan(&stored); err != nil {
		return err
	}
	if stored != g.tiles {
		g.note(Misfit{Table: "tile", Why: errTile.Error()})
	}
	return nil
}
