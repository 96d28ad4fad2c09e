package protection

import (
	"maps"
	"slices"

	"github.com/zaklon/zaklon/act"
)

// A Step says from which stages an act may be performed and where it leads.
type Step struct {
	From []State
	To   State // empty: the stage stays
}

// open lists every stage in which the file is with the determining authority and undecided.
func open() []State {
	return []State{Lodged, Registered, InterviewScheduled, Interviewed, Assessment}
}

// live lists every stage before the case is final.
func live() []State {
	return slices.Concat([]State{IntentionExpressed, CertificateIssued}, open(), []State{Decided})
}

// States lists every stage in the order of the path.
func States() []State { return append(live(), FinalUnchallenged) }

// Steps is the visible map of the steps a case may take. What is not listed is refused.
func Steps() map[string]Step {
	return map[string]Step{
		"intention.expressed":    {To: IntentionExpressed},
		"certificate.issued":     {From: []State{IntentionExpressed}, To: CertificateIssued},
		"case.handed_over":       {From: []State{CertificateIssued}},
		"case.assigned":          {From: slices.Concat([]State{CertificateIssued}, open(), []State{Decided})},
		"application.lodged":     {From: []State{CertificateIssued}, To: Lodged},
		"application.registered": {From: []State{Lodged}, To: Registered},
		"counsel.mandated":       {From: slices.Concat([]State{CertificateIssued}, open(), []State{Decided})},
		"counsel.ended":          {From: States()},
		"interview.scheduled":    {From: []State{Registered, InterviewScheduled, Interviewed}, To: InterviewScheduled},
		"interview.held":         {From: []State{InterviewScheduled}, To: Interviewed},
		"document.filed":         {From: live()},
		"document.replaced":      {From: live()},
		"assessment.opened":      {From: []State{Interviewed}, To: Assessment},
		"application.extended":   {From: open()},
		"decision.drafted":       {From: []State{Assessment}},
		"decision.returned":      {From: []State{Assessment}},
		"decision.approved":      {From: []State{Assessment}, To: Decided},
		"decision.served":        {From: []State{Decided}},
		"decision.final":         {From: []State{Decided}, To: FinalUnchallenged},
		"correction.proposed":    {From: States()},
		"correction.approved":    {From: States()},
		"correction.refused":     {From: States()},
		"task.done":              {From: States()},
		LimitWarned:              {From: live()},
		LimitMissed:              {From: live()},
		DatesMoved:               {From: live()},
	}
}

// steps is the map as the rules look at it. immutable
var steps = Steps()

// Kinds lists the acts of the register in alphabetical order.
func Kinds() []string { return slices.Sorted(maps.Keys(Steps())) }

// Open tells whether the map allows an act in the present stage. Whether the officer may
// perform it is for authority to say, and further conditions are the rule's.
func (f File) Open(kind string) bool {
	return slices.Contains(steps[kind].From, f.Case.State)
}

// step is the beginning of every rule: it refuses what the map does not list and a day that
// has not come, and returns the file at its next stage and version.
func (f File) step(o act.Occasion) (File, error) {
	if !f.Open(o.Kind) {
		return f, o.Refuse("", "step_not_allowed", "state", string(f.Case.State))
	}
	if o.On.IsZero() {
		return f, o.Refuse("on", "day_missing")
	}
	if o.On > o.Today {
		return f, o.Refuse("on", "day_in_future")
	}
	if to := steps[o.Kind].To; to != "" {
		f.Case.State = to
	}
	f.Case.Version++
	return f, nil
}

// Path lists the acts of a case in the order in which they usually come, for pages that
// offer the next step first.
func Path() []string {
	return []string{
		"certificate.issued", "case.handed_over", "application.lodged", "application.registered", "interview.scheduled",
		"interview.held", "assessment.opened", "decision.approved", "decision.returned", "decision.drafted",
		"decision.served", "decision.final", "correction.approved", "correction.refused", "application.extended",
		"case.assigned", "document.filed", "document.replaced", "counsel.mandated", "counsel.ended", "correction.proposed", "task.done",
	}
}

// Awaits tells whether the act has something to act on in this file, beyond the stage: a
// draft to read, a correction to decide, a decision not yet served.
func (f File) Awaits(kind string) bool {
	if !f.Open(kind) {
		return false
	}
	_, draft := f.Draft()
	_, correction := f.OpenCorrection()
	handedOver := !f.Case.HandedOverOn.IsZero()
	switch kind {
	case "case.handed_over":
		return !handedOver
	case "case.assigned", "application.lodged", "counsel.mandated":
		return handedOver
	case "counsel.ended":
		return slices.ContainsFunc(f.Mandates, func(m Mandate) bool { return m.EndedOn.IsZero() })
	case "task.done":
		return slices.ContainsFunc(f.Tasks, Task.Open)
	case LimitWarned, LimitMissed, DatesMoved:
		return false // nobody performs them
	case "document.replaced":
		return len(f.Documents) > 0
	case "decision.drafted":
		return !draft
	case "decision.approved", "decision.returned":
		return draft
	case "decision.served":
		return f.Case.ServedOn.IsZero()
	case "decision.final":
		return !f.Case.ServedOn.IsZero()
	case "correction.proposed":
		return !correction && len(f.Documents) > 0
	case "correction.approved", "correction.refused":
		return correction
	}
	return true
}
