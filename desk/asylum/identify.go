package asylum

import (
	"context"
	"encoding/json"
	"fmt"
	"math"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/pair"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/identification"
	"github.com/zaklon/zaklon/store"
)

// SearchIdentity is the act by which the person of a file is compared with every file that was handed
// over, whichever unit has it. The comparison is made inside the act, so nothing handed over before it
// is missed.
func SearchIdentity(p *people.People) desk.Act[protection.File, identification.SearchForm] {
	a := on("identity.searched", identification.Search)
	a.Prepare = func(ctx context.Context, _ desk.Call, _ *identification.SearchForm) error { return p.Ready(ctx) }
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *identification.SearchForm) error {
		f, _, err := protectionfile.Keeper().Load(ctx, &tx.View, call.Case)
		if err != nil {
			return err
		}
		if in.Comparison, err = compare(ctx, p, tx, people.Of(f), call.Case); err != nil {
			return err
		}
		in.Elsewhere, err = pair.Elsewhere(ctx, &tx.View, call.Case)
		return err
	}
	return a
}

// compare compares a person with the files that were handed over, but for a file and those that are
// continued in it.
func compare(ctx context.Context, p *people.People, tx *store.Tx, who person.Person, but string) (identification.Comparison, error) {
	found, err := p.Compare(ctx, &tx.View, who, identification.Most, func(k people.Known) bool {
		return k.HandedOver && k.ID != but && k.Survivor != but
	})
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
