package law

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/source"
)

// Library holds every version of every state's law, the calendars they count by and the
// instruments they cite. It is never changed after Load and safe for concurrent use.
type Library struct {
	Digest string // sha256:... of all files

	source.Shelf
	packs []*Pack // by state, matter and From
}

// Asylum is the matter of the packs by which protection files are decided.
const Asylum = "asylum"

// NotInForce is the code of the finding that a limit was computed for a day outside the time for
// which the version of its pack is in force; see Library.Rule.
const NotInForce = "not_in_force"

// Packs gives every version of every pack, by state, matter and date. The slice is the caller's.
func (l *Library) Packs() []*Pack { return slices.Clone(l.packs) }

// Rule finds a time limit by its id, or that of one of its extensions, in whichever pack has it:
// in the version for files whose deciding event was on that day, or, where none is, in the
// nearest, and then false.
func (l *Library) Rule(id string, on deadline.Date) (p *Pack, inForceThen bool, err error) {
	for _, one := range l.packs {
		if _, err := one.Record(id); err != nil {
			continue
		}
		if inForce(on, one.From, one.To) {
			return one, true, nil
		}
		if p == nil || one.From <= on {
			p = one
		}
	}
	if p == nil {
		return nil, false, fmt.Errorf("no rule %q in any pack", id)
	}
	return p, false, nil
}

// States gives the codes of all states that have a pack, in order.
func (l *Library) States() []string {
	var states []string
	for _, p := range l.packs {
		states = append(states, p.State)
	}
	return slices.Compact(states)
}

// Pack gives the law of asylum of a state for files lodged (or, before that, whose
// intention was expressed) on that day. No date, an unknown state and a day
// before the first version are errors.
func (l *Library) Pack(state string, on deadline.Date) (*Pack, error) {
	return l.On(state, Asylum, on)
}

// On gives the law of a state on a matter for files whose deciding event was on that day; see
// Pack.
func (l *Library) On(state, matter string, on deadline.Date) (*Pack, error) {
	if on.IsZero() {
		return nil, fmt.Errorf("law of %q: no date to choose the version by", state)
	}
	for _, p := range l.packs {
		if p.State == state && p.Matter == matter && inForce(on, p.From, p.To) {
			return p, nil
		}
	}
	return nil, fmt.Errorf("law of %q: no version in force on that day", state)
}

// Versions gives every version of a state's law, by matter, the oldest first.
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

// order sorts versions by state, matter and date and notes those that overlap, and packs and
// rules whose id stands in two places.
func (l *Library) order(packs []*Pack, found *Problems) {
	slices.SortFunc(packs, func(a, b *Pack) int {
		return cmp.Or(cmp.Compare(a.State, b.State), cmp.Compare(a.Matter, b.Matter), cmp.Compare(a.From, b.From), cmp.Compare(a.ID, b.ID))
	})
	for i := 1; i < len(packs); i++ {
		a, b := packs[i-1], packs[i]
		if a.State == b.State && a.Matter == b.Matter && (a.To.IsZero() || b.From <= a.To) {
			b.head.Fault("valid_from", "overlaps pack %s (%s) of the same state and matter", a.ID, a.head.Name)
		}
	}
	owners, names := map[string]string{}, map[string]string{}
	for _, p := range packs {
		if other, ok := names[p.ID]; ok && other != p.head.Name {
			p.head.Fault("id", "%q stands also in %s", p.ID, other)
		}
		names[p.ID] = p.head.Name
		for _, r := range p.records {
			for _, id := range r.ids() {
				if owner, ok := owners[id]; ok && owner != p.head.Name {
					r.fault("id", "%q stands also in %s", id, owner)
				}
				owners[id] = p.head.Name
			}
		}
	}
	l.packs = packs
}
