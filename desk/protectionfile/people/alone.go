package people

import (
	"cmp"
	"context"
	"slices"

	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/identity/index"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// leastProposed is how many files the index is asked for at least, however few are shown: it orders
// them by what the whole register holds, and what is shown is ordered otherwise.
const leastProposed = 100

// alone finds the files that resemble a person, the likeliest first, for an officer who may not
// compare with the register. The index only proposes: each file is scored by what it says itself, not
// by the files continued with it, and every word as if nobody else had it. So neither the score nor
// the order tells what stands in files that are not the officer's. Among them may be some of no tier.
func (p *People) alone(ctx context.Context, v *store.View, q person.Person, most int, keep func(Known) bool) ([]Hit, error) {
	known := map[string]Known{}
	err := p.reading(ctx, v, func(s *state) {
		clear(known)
		for _, h := range s.proposed(q, max(2*most, leastProposed), keep) {
			known[h.ID] = s.files[h.ID].Known
		}
	})
	if err != nil {
		return nil, err
	}
	hits := make([]Hit, 0, len(known))
	own := make([]person.Person, 0, len(known))
	err = protectionfile.Applicants(ctx, v, keys(known), func(f protection.File) error {
		hits, own = append(hits, Hit{Known: known[f.Case.ID]}), append(own, Of(f))
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, score := range p.maker.alone(q, own) {
		hits[i].Score = score
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Tier, a.Tier), cmp.Compare(b.Bits, a.Bits), cmp.Compare(a.ID, b.ID))
	})
	return hits, nil
}

// proposed gives what the index has for a person; every file counts, continued or not.
func (s *state) proposed(q person.Person, most int, keep func(Known) bool) []index.Hit {
	return s.index.Search(q, most, func(id string) bool { f := s.files[id]; return f != nil && keep(f.Known) })
}

// onePerPerson leaves of the files of one person the first, and at most so many.
func onePerPerson(hits []Hit, most int) []Hit {
	seen := map[string]bool{}
	hits = slices.DeleteFunc(hits, func(h Hit) bool {
		again := seen[h.Survivor]
		seen[h.Survivor] = true
		return again
	})
	return hits[:min(most, len(hits))]
}
