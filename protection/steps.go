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
	}
}

// Kinds lists the acts of the register in alphabetical order.
func Kinds() []string { return slices.Sorted(maps.Keys(Steps())) }

// Open tells whether the map allows an act in the present stage. Whether the officer may
// perform it is for authority to say, and further conditions are the rule's.
func (f File) Open(kind string) bool {
	return slices.Contains(Steps()[kind].From, f.Case.State)
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
	if to := Steps()[o.Kind].To; to != "" {
		f.Case.State = to
	}
	f.Case.Version++
	return f, nil
}
