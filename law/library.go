package law

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/deadline"
)

// Library holds every version of every state's law. It is never changed after
// Load and safe for concurrent use.
type Library struct {
	packs []*Pack // by state, then by From
}

// States gives the codes of all states that have a pack, in order.
func (l *Library) States() []string {
	var states []string
	for _, p := range l.packs {
		states = append(states, p.State)
	}
	return slices.Compact(states)
}

// Pack gives the law of a state for files lodged (or, before that, whose
// intention was expressed) on that day. No date, an unknown state and a day
// before the first version are errors.
func (l *Library) Pack(state string, on deadline.Date) (*Pack, error) {
	if on.IsZero() {
		return nil, fmt.Errorf("law of %q: no date to choose the version by", state)
	}
	for _, p := range l.packs {
		if p.State == state && inForce(on, p.From, p.To) {
			return p, nil
		}
	}
	return nil, fmt.Errorf("law of %q: no version in force on that day", state)
}

// Versions gives every version of a state's law, the oldest first.
func (l *Library) Versions(state string) []*Pack {
	var versions []*Pack
	for _, p := range l.packs {
		if p.State == state {
			versions = append(versions, p)
		}
	}
	return versions
}

// inForce says that a day lies between two days, of which the last may be open.
func inForce(on, from, to deadline.Date) bool {
	return from <= on && (to.IsZero() || on <= to)
}

// order sorts versions by state and date and notes those that overlap.
func order(packs []*Pack, found *Problems) *Library {
	slices.SortFunc(packs, func(a, b *Pack) int {
		return cmp.Or(cmp.Compare(a.State, b.State), cmp.Compare(a.From, b.From), cmp.Compare(a.ID, b.ID))
	})
	for i := 1; i < len(packs); i++ {
		a, b := packs[i-1], packs[i]
		if a.State == b.State && (a.To.IsZero() || b.From <= a.To) {
			*found = append(*found, Problem{File: b.ID, Line: 1, Field: "valid_from", Reason: "overlaps pack " + a.ID + " of the same state"})
		}
	}
	return &Library{packs: packs}
}
