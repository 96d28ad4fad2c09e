package asylum

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/pair"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/identification"
	"github.com/zaklon/zaklon/protection/part"
	"github.com/zaklon/zaklon/store"
)

// SearchIdentity is the act by which the person of a file is compared with every file that was handed
// over, whichever unit has it. The comparison is made inside the act, so nothing handed over before it
// is missed.
func SearchIdentity(p *people.People) desk.Act[protection.File, identification.SearchForm] {
	a := on("identity.searched", identification.Search)
	a.Prepare = func(ctx context.Context, _ desk.Call, _ *identification.SearchForm) error { return p.Ready(ctx) }
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *identification.SearchForm) error {
		l, err := looking(ctx, p, tx, call.Case)
		if err != nil {
			return err
		}
		in.Comparison, err = l.search(ctx, p, tx)
		in.Elsewhere = l.elsewhere
		return err
	}
	return a
}

// A look is a file whose person is looked for, with what stands of it in other files.
type look struct {
	file      protection.File
	who       person.Person // of the file and of every file that is continued in it
	elsewhere []part.Elsewhere
}

// looking reads the file whose person is looked for.
func looking(ctx context.Context, p *people.People, tx *store.Tx, id string) (look, error) {
	f, _, err := protectionfile.Keeper().Load(ctx, &tx.View, id)
	if err != nil {
		return look{}, err
	}
	l := look{file: f}
	if l.who, err = p.PersonOf(ctx, &tx.View, id); err != nil {
		return look{}, err
	}
	l.elsewhere, err = pair.Elsewhere(ctx, &tx.View, id)
	return l, err
}

// others tells of which files the person is not: those handed over, but for the file itself and those
// that are continued in it.
func (l look) others(k people.Known) bool {
	id := l.file.Case.ID
	return k.HandedOver && k.ID != id && k.Survivor != id
}

// search compares the person with the register. Candidates on which a verdict stands take no place
// from the others, so that a further search brings those that the one before had no room for.
func (l look) search(ctx context.Context, p *people.People, tx *store.Tx) (identification.Comparison, error) {
	judged := l.file.Judged(l.elsewhere)
	out, err := compare(ctx, p, tx, question{l.who, identification.Most, func(k people.Known) bool {
		return l.others(k) && !slices.Contains(judged, k.Survivor)
	}})
	if err != nil || len(judged) == 0 {
		return out, err
	}
	again, err := compare(ctx, p, tx, question{l.who, len(judged), func(k people.Known) bool {
		return l.others(k) && slices.Contains(judged, k.Survivor)
	}})
	out.Persons += again.Persons
	out.Matches = append(out.Matches, again.Matches...)
	slices.SortStableFunc(out.Matches, func(a, b identification.Match) int { return cmp.Compare(b.Bits, a.Bits) })
	return out, err
}

// unasked tells whether the register holds a candidate now of whom no search of the file asked and on
// whom no verdict stands: another file was corrected, handed over or parted since.
func (l look) unasked(ctx context.Context, p *people.People, tx *store.Tx) (bool, error) {
	asked := l.file.Asked(l.elsewhere)
	found, err := p.Compare(ctx, &tx.View, l.who, 1, func(k people.Known) bool {
		return l.others(k) && !slices.Contains(asked, k.Survivor)
	})
	return len(found.Hits) > 0, err
}

// A question is whom a person is compared with, and how many files are wanted at most.
type question struct {
	who  person.Person
	most int
	keep func(people.Known) bool
}

// compare compares a person with the register as it stands inside the act.
func compare(ctx context.Context, p *people.People, tx *store.Tx, q question) (identification.Comparison, error) {
	found, err := p.Compare(ctx, &tx.View, q.who, q.most, q.keep)
	if err != nil {
		return identification.Comparison{}, err
	}
	out := identification.Comparison{More: found.More, Persons: found.Persons, Weights: found.Weights}
	for _, h := range found.Hits {
		terms, err := json.Marshal(h.Terms)
		if err != nil {
			return identification.Comparison{}, fmt.Errorf("comparison: %w", err)
		}
		out.Matches = append(out.Matches, identification.Match{
			File: h.Survivor, Tier: h.Tier.String(), Bits: int64(math.Round(100 * h.Bits)), Terms: string(terms),
		})
	}
	return out, nil
}

// DecideCandidate is the act by which an officer says of a candidate whether it is the same person.
func DecideCandidate() desk.Act[protection.File, identification.VerdictForm] {
	a := on("candidate.decided", identification.Decide)
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *identification.VerdictForm) (err error) {
		in.Elsewhere, err = pair.Elsewhere(ctx, &tx.View, call.Case)
		return err
	}
	return a
}
