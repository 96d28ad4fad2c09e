package people

import (
	"cmp"
	"context"
	"slices"

	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// A Pair is two files that are probably of one person, and are not continued in each other.
type Pair struct {
	A, B Known // A.ID < B.ID
	Tier match.Tier
	Bits float64
}

// A link is one end of a pair, as the other end holds it.
type link struct {
	ID   string
	Tier match.Tier
	Bits float64
}

const (
	mostLinks  = 20  // files that one file is linked with
	pairsASide = 100 // files for which pairs are looked for at once
)

// Pairs lists the pairs of which keep admits both (nil: all), the strongest first. whole is false
// while there are files for which pairs are still to be looked for, as after a rebuild.
func (p *People) Pairs(ctx context.Context, v *store.View, keep func(a, b Known) bool) (pairs []Pair, whole bool, err error) {
	err = p.reading(ctx, v, func(s *state) { whole = len(s.unpaired) <= pairsASide })
	if err == nil && whole {
		_, err = p.pairSome(ctx, v)
	}
	if err != nil {
		return nil, false, err
	}
	err = p.reading(ctx, v, func(s *state) {
		pairs, whole = s.pairs(keep), len(s.unpaired) == 0
	})
	return pairs, whole, err
}

func (s *state) pairs(keep func(a, b Known) bool) []Pair {
	var out []Pair
	for id, links := range s.near {
		a := s.files[id]
		for _, l := range links {
			b := s.files[l.ID]
			if id < l.ID && a != nil && b != nil && a.Survivor != b.Survivor && (keep == nil || keep(a.Known, b.Known)) {
				out = append(out, Pair{A: a.Known, B: b.Known, Tier: l.Tier, Bits: l.Bits})
			}
		}
	}
	slices.SortFunc(out, func(x, y Pair) int {
		return cmp.Or(cmp.Compare(y.Tier, x.Tier), cmp.Compare(y.Bits, x.Bits), cmp.Compare(x.A.ID, y.A.ID), cmp.Compare(x.B.ID, y.B.ID))
	})
	return oncePerPerson(out)
}

// oncePerPerson leaves of the pairs between the files of two persons the first.
func oncePerPerson(pairs []Pair) []Pair {
	seen := map[[2]string]bool{}
	return slices.DeleteFunc(pairs, func(one Pair) bool {
		two := [2]string{min(one.A.Survivor, one.B.Survivor), max(one.A.Survivor, one.B.Survivor)}
		again := seen[two]
		seen[two] = true
		return again
	})
}

// pairSome looks for the pairs of some files for which that is still to be done, and tells how many
// are left.
func (p *People) pairSome(ctx context.Context, v *store.View) (left int, err error) {
	var next []string
	err = p.reading(ctx, v, func(s *state) { next = s.nextUnpaired() })
	if err != nil || len(next) == 0 {
		return 0, err
	}
	var files []protection.File
	if err := protectionfile.Applicants(ctx, v, next, func(f protection.File) error { files = append(files, f); return nil }); err != nil {
		return 0, err
	}
	hits := make(map[string][]Hit, len(files))
	for _, f := range files { // one at a time: acts go on in between
		err := p.reading(ctx, v, func(s *state) {
			hits[f.Case.ID], _ = s.search(Of(f), mostLinks, func(k Known) bool { return k.Survivor != survivor(f) })
		})
		if err != nil {
			return 0, err
		}
	}
	if err := p.take(ctx); err != nil {
		return 0, err
	}
	defer p.give()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, id := range next {
		p.state.join(id, hits[id])
	}
	return len(p.state.unpaired), nil
}

func (s *state) nextUnpaired() []string {
	var out []string
	for id := range s.unpaired {
		if out = append(out, id); len(out) == pairsASide {
			break
		}
	}
	return out
}

// join links a file with those that it is probably of one person with.
func (s *state) join(id string, hits []Hit) {
	if s.files[id] == nil || !s.unpaired[id] {
		return // it went meanwhile
	}
	s.part(id)
	delete(s.unpaired, id)
	s.changes++
	for _, h := range hits {
		if h.Tier < match.Probable || s.files[h.ID] == nil || h.ID == id {
			continue
		}
		s.near[id] = append(s.near[id], link{h.ID, h.Tier, h.Bits})
		back := slices.DeleteFunc(s.near[h.ID], func(l link) bool { return l.ID == id })
		s.near[h.ID] = append(back, link{id, h.Tier, h.Bits})
	}
}

// part undoes every link of a file.
func (s *state) part(id string) {
	for _, l := range s.near[id] {
		others := slices.DeleteFunc(s.near[l.ID], func(o link) bool { return o.ID == id })
		if len(others) == 0 {
			delete(s.near, l.ID)
			continue
		}
		s.near[l.ID] = others
	}
	delete(s.near, id)
}
