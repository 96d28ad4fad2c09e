package people

import (
	"context"

	"github.com/zaklon/zaklon/identity/index"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/store"
)

// Compare compares a person with everybody whose file keep admits (nil: everybody), as the book
// stands at the end of the view or later. In a transaction that is with the acts before it in the
// same commit; pass the view of the transaction. keep may look at nothing but the file and its own
// variables: others wait while it runs.
func (p *People) Compare(ctx context.Context, v *store.View, q person.Person, limit int, keep func(Known) bool) (Comparison, error) {
	c := Comparison{Weights: p.Weights()}
	err := p.reading(ctx, v, func(s *state) {
		c.Hits, c.More = s.search(q, limit, keep)
		c.Persons = s.persons(keep)
		for i := range c.Hits {
			if c.Hits[i].Tier == match.None { // the weakest stand last
				c.Hits, c.More = c.Hits[:i], false
				break
			}
			if explained, ok := s.index.Explain(q, c.Hits[i].ID); ok {
				c.Hits[i].Score = explained
			}
		}
	})
	return c, err
}

// Some gives files of the register that are of no particular person, so many or all there are: a look that
// must not tell whether it found anybody reads them besides.
func (p *People) Some(ctx context.Context, v *store.View, most int) (ids []string, err error) {
	err = p.reading(ctx, v, func(s *state) {
		ids = ids[:0]
		for id := range s.files { // in no order
			if len(ids) == most {
				break
			}
			ids = append(ids, id)
		}
	})
	return ids, err
}

// search gives the best files for a person, at most so many, and of the files of one person only the
// best; and whether there are more that may be of the person.
func (s *state) search(q person.Person, limit int, keep func(Known) bool) ([]Hit, bool) {
	admitted := func(id string) bool {
		f := s.files[id]
		return f != nil && (keep == nil || keep(f.Known))
	}
	for most := limit + 1; ; most *= 2 {
		found := s.index.Search(q, most, admitted)
		hits := s.grouped(found)
		if len(hits) > limit {
			return hits[:limit], hits[limit].Tier >= match.Possible
		}
		if len(found) < most {
			return hits, false
		}
	}
}

// grouped leaves of the files of one person only the best.
func (s *state) grouped(all []index.Hit) []Hit {
	out := make([]Hit, len(all))
	for i, one := range all {
		out[i] = Hit{Known: s.files[one.ID].Known, Score: one.Score}
	}
	return onePerPerson(out, len(out))
}

// persons counts the persons whose files keep admits.
func (s *state) persons(keep func(Known) bool) int {
	n := 0
	others := map[string]bool{}
	for _, f := range s.files {
		switch {
		case keep != nil && !keep(f.Known):
		case f.Survivor == f.ID:
			n++
		default:
			others[f.Survivor] = true
		}
	}
	for id := range others {
		if f := s.files[id]; f == nil || keep != nil && !keep(f.Known) {
			n++ // only the file that is continued there is admitted
		}
	}
	return n
}
