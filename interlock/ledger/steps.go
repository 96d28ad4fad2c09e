package ledger

import (
	"maps"
	"slices"

	"github.com/zaklon/zaklon/act"
)

// A Step says in which states of a file an act may be performed and where it leads.
type Step struct {
	Sort string
	From []string
	To   string // empty: the state stays, or the rule says
}

// Steps is the visible map of the steps a file of the ledger may take. What is not listed is refused.
func Steps() map[string]Step {
	inForce := []string{InForce, LiftingReceived, LiftingProposed}
	return map[string]Step{
		"measure.received":         {Sort: SortCause, To: InForce},
		"cause.entered":            {Sort: SortCause, To: InForce},
		"measure.acknowledged":     {Sort: SortCause, From: inForce},
		"measure.lifting_received": {Sort: SortCause, From: []string{InForce}, To: LiftingReceived},
		"match.noted":              {Sort: SortMatch, From: []string{Noted, Same, DifferentProposed, Cleared, LiftingProposed, Lifted}, To: Noted},
		"match.reviewed":           {Sort: SortMatch, From: []string{Noted, Same}},
		"match.confirmed":          {Sort: SortMatch, From: []string{DifferentProposed}, To: Cleared},
		"match.refused":            {Sort: SortMatch, From: []string{DifferentProposed}, To: Noted},
		"lifting.proposed":         {From: []string{Noted, Same, InForce, LiftingReceived}, To: LiftingProposed},
		"lifting.confirmed":        {From: []string{LiftingProposed}, To: Lifted},
		"lifting.refused":          {From: []string{LiftingProposed}},
		"refoulement.stated":       {Sort: SortStatement, To: Stated},
		"refoulement.confirmed":    {Sort: SortStatement, From: []string{Stated}, To: Told},
		"refoulement.returned":     {Sort: SortStatement, From: []string{Stated}, To: NotConfirmed},
		"refoulement.dismissed":    {Sort: SortStatement, To: Dismissed},
	}
}

// Kinds lists the acts of the register in alphabetical order.
func Kinds() []string { return slices.Sorted(maps.Keys(Steps())) }

// steps is the map as the rules look at it. immutable
var steps = Steps()

// Open tells whether the map allows an act on a file as it stands; one that opens a file, on none.
func (f File) Open(kind string) bool {
	s, listed := steps[kind]
	switch {
	case !listed:
		return false
	case f.Head.Version == 0:
		return len(s.From) == 0 || kind == "match.noted"
	}
	return slices.Contains(s.From, f.Head.State) && (s.Sort == "" || s.Sort == f.Head.Sort)
}

// step is the beginning of every rule: it refuses what the map does not list and a day that has not
// come, and gives the file at its next state and version.
func (f File) step(o act.Occasion) (File, error) {
	switch {
	case !f.Open(o.Kind):
		return f, o.Refuse("", "step_not_allowed", "state", f.Head.State)
	case o.On.IsZero():
		return f, o.Refuse("on", "day_missing")
	case o.On > o.Today:
		return f, o.Refuse("on", "day_in_future")
	}
	s := steps[o.Kind]
	if f.Head.Version == 0 {
		f.Head.Sort = s.Sort
	}
	if s.To != "" {
		f.Head.State = s.To
	}
	f.Head.Version++
	return f, nil
}

// second refuses the person who proposed: what ends a hold, and what a court is told, takes two.
func (f File) second(o act.Occasion) error {
	if o.Officer == "" || o.Officer == f.Head.Proposer {
		return o.Refuse("", "own_proposal_door")
	}
	return nil
}
