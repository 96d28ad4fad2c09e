package people

import (
	"cmp"
	"context"
	"slices"

	"github.com/zaklon/zaklon/desk/protectionfile/people/near"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/store"
)

// A Pair is two files that are probably of one person, and are continued in no other file.
type Pair struct {
	A, B Known // A.ID < B.ID
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
		a := s.survivorOf(id)
		for _, l := range links {
			b := s.survivorOf(l.ID)
			if a != nil && b != nil && a.ID < b.ID && (keep == nil || keep(a.Known, b.Known)) {
				out = append(out, Pair{A: a.Known, B: b.Known, Tier: l.Tier, Bits: l.Bits})
			}
		}
	}
	slices.SortFunc(out, func(x, y Pair) int {
		return cmp.Or(cmp.Compare(y.Tier, x.Tier), cmp.Compare(y.Bits, x.Bits), cmp.Compare(x.A.ID, y.A.ID), cmp.Compare(x.B.ID, y.B.ID))
	})
	return oncePerPerson(out)
}

// survivorOf is the file in which a file is continued, or the file itself; nil: it does not stand here.
func (s *state) survivorOf(id string) *file {
	if f := s.files[id]; f != nil {
		return s.files[f.Survivor]
	}
	return nil
}

// oncePerPerson leaves of the pairs between the files of two persons the first.
func oncePerPerson(pairs []Pair) []Pair {
	seen := map[[2]string]bool{}
	return slices.DeleteFunc(pairs, func(one Pair) bool {
		two := [2]string{one.A.ID, one.B.ID}
		again := seen[two]
		seen[two] = true
		return again
	})
}

// A paired file is what was found for one file, and at which entry the index stood then.
type paired struct {
	hits []Hit
	at   int64
}

// pairSome looks for the pairs of some files for which that is still to be done, and tells how many
// are left. Persons are read in the view, and the index may be further on: files that changed after
// the view are left to a newer one.
func (p *People) pairSome(ctx context.Context, v *store.View) (left int, err error) {
	here, err := v.Mark(ctx)
	if err != nil {
		return 0, err
	}
	var next, family []string
	err = p.reading(ctx, v, func(s *state) {
		next = s.nextUnpaired(here.Seq)
		family = s.family(next)
	})
	if err != nil || len(family) == 0 {
		return 0, err
	}
	persons, err := personsOf(ctx, v, family)
	if err != nil {
		return 0, err
	}
	found := make(map[string]paired, len(next))
	for _, id := range next { // one at a time: acts go on in between
		one, ok := persons[id]
		if !ok {
			continue // it is gone
		}
		err := p.reading(ctx, v, func(s *state) {
			hits, _ := s.search(one.is, mostLinks, func(k Known) bool { return k.Survivor != one.survivor })
			found[id] = paired{hits, s.at().Seq}
		})
		if err != nil {
			return 0, err
		}
	}
	if err := p.turn.take(ctx); err != nil {
		return 0, err
	}
	defer p.turn.give()
	p.mu.Lock()
	defer p.mu.Unlock()
	if slices.ContainsFunc(p.state.passed, here.Is) { // else it is of another book by now
		for id, one := range found {
			p.state.join(id, here.Seq, one)
		}
	}
	return len(p.state.unpaired), nil
}

// nextUnpaired gives files to look for pairs of, in a view that ends at an entry: some whose persons
// are the same there as in the index.
func (s *state) nextUnpaired(end int64) []string {
	var out []string
	for id := range s.unpaired {
		if s.files[id].since > end {
			continue
		}
		if out = append(out, id); len(out) == pairsASide {
			break
		}
	}
	return out
}

// join links a file with those that it is probably of one person with. end is where the view ended
// in which its person was read. What changed after that, or after the search, is newer than what was
// found: the file itself is looked for again, and links with another are that other's to make.
func (s *state) join(id string, end int64, found paired) {
	if f := s.files[id]; f == nil || !s.unpaired[id] || f.since > min(end, found.at) {
		return
	}
	older := func(id string) bool { f := s.files[id]; return f != nil && f.since <= found.at }
	s.near.Part(id, older)
	delete(s.unpaired, id)
	s.changes++
	for _, h := range found.hits {
		if h.Tier >= match.Probable && h.ID != id && older(h.ID) {
			s.near.Join(id, near.Link{ID: h.ID, Tier: h.Tier, Bits: h.Bits})
		}
	}
}
