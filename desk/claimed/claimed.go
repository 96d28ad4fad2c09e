// Package claimed is a people index of one register: whom the files of the register name, by
// reference of the file and of the part of it.
//
// The index is worked out from the register when it is first needed, holds nothing that the register
// does not, and is thrown away with the program. It never answers from behind the book it is asked
// about, knows no rule and no other register, writes nothing, and decides nothing: it proposes claims,
// and whoever asks says what follows.
package claimed

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/zaklon/zaklon/identity/index"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/store"
)

// ErrBehind is returned where a look is so old that it cannot be told whether the index, which is
// further on, is of the same book. Another look answers.
var ErrBehind = errors.New("the look is older than the index of persons; look again")

// A Loader reads the claims of a register. Each gives its register's name in the claims.
type Loader struct {
	// Of gives the claims of the files named; nothing of one that is not there.
	Of func(ctx context.Context, v *store.View, files []string) ([]interlock.Claim, error)
	// Every gives the claims of every file, those of one file one after another.
	Every func(ctx context.Context, v *store.View, each func(interlock.Claim) error) error
}

// A Roll is the index of one register. It is safe for concurrent use; one at a time searches it.
type Roll struct {
	register *store.Register
	load     Loader

	mu sync.Mutex
	state
}

// mostPassed is how many points of the book are remembered, so that an older look is known to be of it.
const mostPassed = 1024

// A state is the index and where it stands. The zero state is not open.
type state struct {
	passed []store.Mark // the last points of the book it was brought through; the last is where it stands
	index  *index.Index
	claims map[string]interlock.Claim // by key
	files  map[string][]string        // by file: the keys of its claims
	unsure map[string]bool            // files read inside a transaction that may have been undone since
}

// New is the roll of a register. Nothing is read until it is needed.
func New(r *store.Register, load Loader) *Roll { return &Roll{register: r, load: load} }

// Ready brings the roll up to the book, in a look of its own. It is called before a transaction in
// which the roll is needed, so that the one writer never waits for an index that is being made; it may
// not be called inside a look.
func (r *Roll) Ready(ctx context.Context) error {
	return r.register.View(ctx, func(v *store.View) error {
		r.mu.Lock()
		defer r.mu.Unlock()
		return r.follow(ctx, v)
	})
}

// Near gives every claim that may be of a person, the likeliest first, with the terms of each score,
// as the book stands at the end of the view or later. In a transaction that is with the acts before it
// in the same commit.
func (r *Roll) Near(ctx context.Context, v *store.View, q person.Person) ([]interlock.Near, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.follow(ctx, v); err != nil {
		return nil, err
	}
	return r.near(q), nil
}

// Search is Near with no more than so many claims, none of which keep refuses.
func (r *Roll) Search(ctx context.Context, v *store.View, q person.Person, in Within) ([]interlock.Near, error) {
	all, err := r.Near(ctx, v, q)
	if in.Keep != nil {
		all = slices.DeleteFunc(all, func(n interlock.Near) bool { return !in.Keep(n.Claim) })
	}
	return all[:min(len(all), in.Limit)], err
}

// Within says which claims a search may give, and how many.
type Within struct {
	Keep  func(interlock.Claim) bool // nil: all
	Limit int
}

// near asks for more until what comes is no candidate any more.
func (s *state) near(q person.Person) []interlock.Near {
	for most := 64; ; most *= 4 {
		hits := s.index.Search(q, most, nil)
		weak := slices.IndexFunc(hits, func(h index.Hit) bool { return h.Tier < match.Possible })
		if weak < 0 && len(hits) == most {
			continue
		}
		if weak >= 0 {
			hits = hits[:weak]
		}
		out := make([]interlock.Near, len(hits))
		for i, h := range hits {
			score, ok := s.index.Explain(q, h.ID)
			if !ok {
				score = h.Score
			}
			out[i] = interlock.Near{Claim: s.claims[h.ID], Score: score}
		}
		return out
	}
}

// follow brings the state up to the end of the view's book.
func (r *Roll) follow(ctx context.Context, v *store.View) error {
	here, err := v.Mark(ctx)
	if err != nil {
		return err
	}
	pending, err := v.Acted(ctx, here.Seq) // of this commit, and not durable
	if err != nil {
		return err
	}
	if len(pending) == 0 && r.answers(here) {
		return nil
	}
	if err := r.bring(ctx, v, here); err != nil {
		return fmt.Errorf("roll: %w", err)
	}
	for _, file := range pending {
		r.unsure[file] = true
	}
	return nil
}

// bring reads what was entered since, or everything where the state is not of the view's book.
func (r *Roll) bring(ctx context.Context, v *store.View, here store.Mark) error {
	sure, err := r.sure(ctx, v, here)
	if err != nil {
		return err
	}
	if !sure {
		return r.rebuild(ctx, v, here)
	}
	at := r.at()
	files, err := v.Acted(ctx, at.Seq)
	if err != nil {
		return err
	}
	for file := range r.unsure {
		files = append(files, file)
	}
	marks, err := v.Marks(ctx, max(at.Seq, here.Seq-mostPassed))
	if err != nil {
		return err
	}
	claims, err := r.load.Of(ctx, v, files)
	if err != nil {
		return err
	}
	r.read(files, claims)
	r.pass(marks, here)
	return nil
}

// pass notes the points of the book that were passed, up to its durable end.
func (r *Roll) pass(marks []store.Mark, here store.Mark) {
	for _, m := range marks {
		if m.Seq <= here.Seq {
			r.passed = append(r.passed, m)
		}
	}
	r.passed = slices.Clone(r.passed[max(0, len(r.passed)-mostPassed):])
}

// sure tells whether the state is of the view's book.
func (r *Roll) sure(ctx context.Context, v *store.View, here store.Mark) (bool, error) {
	switch {
	case r.index == nil:
		return false, nil
	case r.at().Seq <= here.Seq:
		return v.Holds(ctx, r.at())
	case slices.ContainsFunc(r.passed, here.Is):
		return true, nil // this transaction began before others moved on; its own acts are read beside
	case slices.ContainsFunc(r.passed, func(m store.Mark) bool { return m.Seq == here.Seq }):
		return false, nil // at this number the state passed another entry
	case r.passed[0].Seq < here.Seq:
		return false, nil
	}
	return false, ErrBehind
}

func (r *Roll) rebuild(ctx context.Context, v *store.View, here store.Mark) error {
	r.state = state{}
	fresh := state{
		index: index.New(match.Current()), claims: map[string]interlock.Claim{}, files: map[string][]string{}, unsure: map[string]bool{},
	}
	err := r.load.Every(ctx, v, func(c interlock.Claim) error { fresh.add(c); return ctx.Err() })
	if err != nil {
		return err
	}
	marks, err := v.Marks(ctx, here.Seq-mostPassed)
	if err != nil {
		return err
	}
	fresh.passed = []store.Mark{{}}
	r.state = fresh
	r.pass(marks, here)
	return nil
}

func (s *state) at() store.Mark { return s.passed[len(s.passed)-1] }

// answers tells whether the state may answer for a point of the book as it is.
func (s *state) answers(here store.Mark) bool {
	if s.index == nil || len(s.unsure) > 0 {
		return false
	}
	return slices.ContainsFunc(s.passed, here.Is)
}

// read replaces the claims of files.
func (s *state) read(files []string, claims []interlock.Claim) {
	for _, file := range files {
		for _, key := range s.files[file] {
			s.index.Remove(key)
			delete(s.claims, key)
		}
		delete(s.files, file)
	}
	clear(s.unsure)
	for _, c := range claims {
		s.add(c)
	}
}

// add enters a claim. One without a name is of nobody that could be found.
func (s *state) add(c interlock.Claim) {
	if len(c.Person.Names) == 0 {
		return
	}
	key := strings.Join([]string{c.Case, c.Part}, "/")
	if _, stands := s.claims[key]; !stands {
		s.files[c.Case] = append(s.files[c.Case], key)
	}
	s.index.Put(key, c.Person)
	s.claims[key] = c
}
