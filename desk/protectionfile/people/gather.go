package people

import (
	"context"
	"slices"

	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// gather finds out what brings the index up to the end of the view's book. It reads and changes
// nothing but a state that is not open yet or in doubt, which it drops. The caller has the turn.
func (p *People) gather(ctx context.Context, v *store.View) (change, error) {
	here, err := v.Mark(ctx)
	if err != nil {
		return change{}, err
	}
	if !p.state.open {
		p.restore(here)
	}
	c := change{files: map[string]bool{}}
	if c.pending, err = v.Acted(ctx, here.Seq); err != nil {
		return change{}, err
	}
	sure, err := p.sure(ctx, v, here)
	switch {
	case err != nil:
		return change{}, err
	case !sure:
		return p.rebuild(ctx, v, here, c)
	}
	return p.catchUp(ctx, v, here, c)
}

// sure tells whether the index is of the view's book. Where it is beyond the end of the view it is in
// doubt only if it passed another entry there; where it does not remember, a view so old decides
// nothing about an index that everybody else uses, and must be opened anew: ErrBehind.
func (p *People) sure(ctx context.Context, v *store.View, here store.Mark) (bool, error) {
	switch {
	case !p.state.open:
		return false, nil
	case p.state.at().Seq <= here.Seq:
		return v.Holds(ctx, p.state.at())
	case slices.ContainsFunc(p.state.passed, func(m store.Mark) bool { return m.Seq == here.Seq && !m.Is(here) }):
		return false, nil
	}
	return false, ErrBehind
}

// catchUp reads the files in which an act was entered since, and those that were read before they
// were durable.
func (p *People) catchUp(ctx context.Context, v *store.View, here store.Mark, c change) (change, error) {
	at := p.state.at()
	acted, err := v.Acted(ctx, at.Seq)
	if err != nil {
		return change{}, err
	}
	for _, id := range append(acted, keys(p.state.unsure)...) {
		c.files[id] = true
	}
	if c.passed, err = passed(ctx, v, at, here); err != nil {
		return change{}, err
	}
	if err := c.read(ctx, v, keys(c.files)); err != nil {
		return change{}, err
	}
	others := p.state.companions(c)
	for _, id := range others {
		c.files[id] = true
	}
	return c, c.read(ctx, v, others)
}

// read reads files into a change.
func (c *change) read(ctx context.Context, v *store.View, ids []string) error {
	return protectionfile.Applicants(ctx, v, ids, func(f protection.File) error {
		c.found = append(c.found, f)
		return nil
	})
}

// passed gives the last points of the book after one and up to another.
func passed(ctx context.Context, v *store.View, at, here store.Mark) ([]store.Mark, error) {
	marks, err := v.Marks(ctx, max(at.Seq, here.Seq-mostPassed))
	if err != nil {
		return nil, err
	}
	for i, m := range marks {
		if m.Seq > here.Seq { // of this transaction, and not durable
			return marks[:i], nil
		}
	}
	return marks, nil
}

// rebuild makes the index from the rows.
func (p *People) rebuild(ctx context.Context, v *store.View, here store.Mark, c change) (change, error) {
	p.drop()
	fresh := newState(p.maker.fresh())
	c.fresh = &fresh
	var merged []string
	err := protectionfile.EveryApplicant(ctx, v, func(f protection.File) error {
		if f.Case.ContinuedIn != "" {
			merged = append(merged, f.Case.ID, f.Case.ContinuedIn)
		}
		fresh.put(f, Of(f), here.Seq)
		return ctx.Err()
	})
	if err != nil {
		return change{}, err
	}
	slices.Sort(merged)
	if err := c.read(ctx, v, slices.Compact(merged)); err != nil { // once all are known: the files of one person
		return change{}, err
	}
	c.passed, err = passed(ctx, v, store.Mark{}, here)
	return c, err
}

// drop gives up a state in doubt, and its memory.
func (p *People) drop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.state = state{}
}

// restore takes up the snapshot, unless it is beyond a point of the book. Where none can be read,
// whatever the reason, the state stays closed and is made from the rows: a snapshot saves time and
// nothing else.
func (p *People) restore(here store.Mark) {
	read, err := p.readSnapshot()
	if err != nil || read.at().Seq > here.Seq {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.state = read
}

func keys[T any](set map[string]T) []string {
	out := make([]string, 0, len(set))
	for id := range set {
		out = append(out, id)
	}
	return out
}
