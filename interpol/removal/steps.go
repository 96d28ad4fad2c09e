package removal

import (
	"maps"
	"slices"

	"github.com/zaklon/zaklon/act"
)

// A State is the stage of a removal or of an escort.
type State string

// The stages of a removal, and those of an escort.
const (
	Prepared  State = "removal_prepared"
	Ordered   State = "removal_ordered"
	Intended  State = "removal_intended"
	Executed  State = "removal_executed"
	Cancelled State = "removal_cancelled"

	EscortOrdered     State = "escort_ordered"
	EscortBegun       State = "escort_begun"
	EscortVoided      State = "escort_voided"
	EscortRecalled    State = "escort_recalled"
	EscortReported    State = "escort_reported"
	EscortContravened State = "escort_contravened" // handed over, although it was not to be
)

// States lists every stage.
func States() []State {
	return []State{
		Prepared, Ordered, Intended, Executed, Cancelled,
		EscortOrdered, EscortBegun, EscortVoided, EscortRecalled, EscortReported, EscortContravened,
	}
}

// A Step says from which stages an act may be performed and where it leads.
type Step struct {
	From   []State
	To     State // empty: the stage stays
	Opens  bool  // the act opens a file
	Barred bool  // not while the door holds
}

// Steps is the visible map of the steps. What is not listed is refused. No act that the door may bar
// opens a file: whom it is about was entered, and looked for by the door, before. That somebody was
// handed over is barred in escort.reported by its rule, and never in escort.contravened.
func Steps() map[string]Step {
	live := []State{Prepared, Ordered, Intended}
	escorts := []State{EscortOrdered, EscortBegun}
	return map[string]Step{
		"removal.prepared":          {To: Prepared, Opens: true},
		"removal.person_described":  {From: slices.Concat(live, escorts)},
		"removal.assigned":          {From: slices.Concat(live, escorts)},
		"removal.ordered":           {From: []State{Prepared}, To: Ordered, Barred: true},
		"readmission.requested":     {From: []State{Prepared, Ordered}, Barred: true},
		"travel_document.requested": {From: []State{Prepared, Ordered}, Barred: true},
		"removal.intended":          {From: []State{Ordered}, To: Intended, Barred: true},
		"removal.executed":          {From: []State{Intended}, To: Executed, Barred: true},
		"removal.cancelled":         {From: live, To: Cancelled},
		"escort.ordered":            {To: EscortOrdered, Opens: true},
		"escort.begun":              {From: []State{EscortOrdered}, To: EscortBegun, Barred: true},
		"escort.voided":             {From: []State{EscortOrdered}, To: EscortVoided},
		"escort.recalled":           {From: append(slices.Clone(escorts), EscortVoided, EscortReported, EscortContravened)}, // the rule says where to
		"escort.reported":           {From: escorts, To: EscortReported},
		"escort.contravened":        {From: append(slices.Clone(escorts), EscortVoided, EscortRecalled, EscortReported), To: EscortContravened},
	}
}

// steps is the map as the rules look at it. immutable
var steps = Steps()

// Kinds lists the acts on removals in alphabetical order.
func Kinds() []string { return slices.Sorted(maps.Keys(Steps())) }

// Path lists the acts in the order in which they usually come.
func Path() []string {
	return []string{
		"removal.ordered", "travel_document.requested", "readmission.requested", "removal.intended", "removal.executed", "escort.recalled",
		"escort.begun", "escort.reported", "escort.voided", "escort.contravened", "removal.person_described", "removal.assigned", "removal.cancelled",
	}
}

// Open tells whether the map allows an act in the present stage. That the person was handed over is told
// once: after the report of it nothing is left to be told.
func (f File) Open(kind string) bool {
	if kind == "escort.contravened" && f.Removal.Outcome == HandedOver {
		return false
	}
	return slices.Contains(steps[kind].From, f.Removal.State)
}

// Step is the beginning of every rule on a file: it refuses what the map does not list, a day that has
// not come, and, before anything of the form is looked at, what the door bars.
func (f File) Step(door Answer, o act.Occasion) (File, error) {
	if !f.Open(o.Kind) {
		return f, o.Refuse("", "step_not_allowed", "state", string(f.Removal.State))
	}
	if err := door.Refuse(o); steps[o.Kind].Barred && err != nil {
		return f, err
	}
	if o.On.IsZero() {
		return f, o.Refuse("on", "day_missing")
	}
	if o.On > o.Today {
		return f, o.Refuse("on", "day_in_future")
	}
	if to := steps[o.Kind].To; to != "" {
		f.Removal.State = to
	}
	f.Removal.Version++
	f.Removal.Pack = o.Pack.ID + "@" + o.Pack.Version
	return f, nil
}
