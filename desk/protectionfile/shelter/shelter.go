// Package shelter is what the register of protection tells the door: who is protected, from which
// states, and after which acts that may differ.
//
// Article 45: it may be named only by the house, which hands it to the door, and by desks and pages of
// the protection register. It writes nothing and learns nothing: no answer of the door comes back this
// way, so no officer of the register can tell from it whether another state asked for anybody.
package shelter

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/desk/protectionfile/people/said"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/part"
	"github.com/zaklon/zaklon/store"
)

// Shelters is the register of protection as the door sees it. It implements interlock.Shelters.
type Shelters struct {
	register *store.Register
	people   *people.People
}

// New is the register of protection for the door, with the index of its people.
func New(r *store.Register, p *people.People) *Shelters { return &Shelters{register: r, people: p} }

// Changes tells whether an act may change a cause: whether the file protects, whom, or from which
// state. The door looks after each such act, before it is acknowledged.
func Changes(kind string) bool {
	all := changing()
	return slices.Contains(all[:], kind)
}

func changing() [6]string {
	return [...]string{"intention.expressed", "intention.conveyed", "correction.approved", "decision.final", "files.merged", "files.unmerged"}
}

// Cause gives the cause that a file is, or is part of.
func (s *Shelters) Cause(ctx context.Context, file string) (c interlock.Cause, err error) {
	err = s.register.View(ctx, func(v *store.View) error {
		causes, err := causesOf(ctx, v, []string{file})
		c = causes[file]
		return err
	})
	return c, err
}

// tries is how often a look is begun anew because others moved the index on meanwhile.
const tries = 3

// Near gives every cause that stands and whose person may be this one.
func (s *Shelters) Near(ctx context.Context, q person.Person) (found []interlock.Found, err error) {
	for range tries {
		if err = s.people.Ready(ctx); err != nil {
			return nil, err
		}
		err = s.register.View(ctx, func(v *store.View) error {
			found, err = s.near(ctx, v, q)
			return err
		})
		if !errors.Is(err, people.ErrBehind) {
			return found, err
		}
	}
	return nil, err
}

// atOnce is of how many files the causes are read together.
const atOnce = 8

// near asks for more until there are none: a candidate left out would be a hold left out. It reads the files
// of so many persons together whether or not it found any: some of nobody in particular are read with
// those found, so that the register is asked the same for an applicant, for one who was refused, and
// for somebody whom it never saw.
func (s *Shelters) near(ctx context.Context, v *store.View, q person.Person) ([]interlock.Found, error) {
	var all people.Comparison
	for most := 64; ; most *= 4 {
		var err error
		if all, err = s.people.Compare(ctx, v, q, most, nil); err != nil {
			return nil, err
		}
		if !all.More {
			break
		}
	}
	others, err := s.people.Some(ctx, v, len(all.Hits)+atOnce)
	if err != nil {
		return nil, err
	}
	causes := map[string]interlock.Cause{}
	for some := range slices.Chunk(among(all.Hits, others), atOnce) {
		read, err := causesOf(ctx, v, some)
		if err != nil {
			return nil, err
		}
		maps.Copy(causes, read)
	}
	var found []interlock.Found
	for _, h := range all.Hits {
		// One that the index knows and this look does not has its own look at the claims.
		if c := causes[h.Survivor]; c.Stands {
			found = append(found, interlock.Found{Cause: c, Score: h.Score})
		}
	}
	return found, nil
}

// among gives the files of hits and so many others that the files of whole lots are read, one lot at least.
func among(hits []people.Hit, others []string) []string {
	ids := make([]string, 0, len(hits)+atOnce)
	for _, h := range hits {
		ids = append(ids, h.Survivor)
	}
	for _, id := range others {
		if len(ids) > 0 && len(ids)%atOnce == 0 {
			break
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		ids = append(ids, "") // of nobody: the register is empty, and is asked all the same
	}
	return ids
}

// Since gives the files in which an act was entered after a mark.
func (s *Shelters) Since(ctx context.Context, m interlock.Mark) (change interlock.Change, err error) {
	err = s.register.View(ctx, func(v *store.View) error {
		change, err = claimed.Since(ctx, v, m)
		return err
	})
	return change, err
}

// Last is the number of the last act of a file that may have changed its cause.
func (s *Shelters) Last(ctx context.Context, file string) (seq int64, err error) {
	err = s.register.View(ctx, func(v *store.View) error {
		args := []any{file, string(audit.Act)}
		for _, kind := range changing() {
			args = append(args, kind)
		}
		const query = `SELECT COALESCE(MAX(seq), 0) FROM book WHERE case_id = $1 AND sort = $2 AND kind IN ($3, $4, $5, $6, $7, $8)`
		return v.QueryRow(ctx, query, args...).Scan(&seq)
	})
	return seq, err
}

// causesOf reads the files that are one person's with each of these, and what they are to the door. The cause
// of a file that is not there is zero.
func causesOf(ctx context.Context, v *store.View, files []string) (map[string]interlock.Cause, error) {
	families, err := protectionfile.Families(ctx, v, files)
	if err != nil {
		return nil, fmt.Errorf("shelter: %w", err)
	}
	out := make(map[string]interlock.Cause, len(files))
	for file, family := range families {
		if len(family) > 0 {
			out[file] = causeOf(v.Register(), family)
		}
	}
	return out, nil
}

// causeOf is what the files of one person are to the door, the one in which the others are continued first.
func causeOf(register string, family []protection.File) interlock.Cause {
	c := interlock.Cause{Ref: interlock.Ref{Register: register, Case: family[0].Case.ID}}
	for _, f := range family {
		c.Person = said.Unite(c.Person, said.By(f.Applicant))
		c.Feared = append(c.Feared, feared(f)...)
		c.Stands = c.Stands || protects(f, family[0])
		c.Stays = c.Stays || f.Case.State != protection.FinalUnchallenged && protects(f, family[0])
	}
	slices.Sort(c.Feared)
	c.Feared = slices.Compact(c.Feared)
	return c
}

// protects tells whether a file protects, alone or continued in another. The procedure of a continued
// file goes on in the other one, and a later finality there answers it; one that came on that day or before
// does not. A status that was granted in it lives on.
func protects(f, survivor protection.File) bool {
	if f.Case.ContinuedIn == "" || f.Case.State == protection.FinalUnchallenged {
		return f.Protects()
	}
	merged := deadline.Date(0)
	for _, m := range f.Mergings {
		if m.Approved(part.Merge) {
			merged = max(merged, m.EnteredOn)
		}
	}
	return survivor.Case.State != protection.FinalUnchallenged || merged.IsZero() || merged >= survivor.Case.FinalOn
}

// feared gives the states that a person must not come into: those they name, and those whose national or
// resident they are. What stands for no state leaves it open, and open is every state.
func feared(f protection.File) []string {
	var out []string
	for _, t := range f.Ties {
		if len(t.State) == len("XA") {
			out = append(out, t.State)
		}
	}
	return out
}
