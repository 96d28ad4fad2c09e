// Package stage is the stages of a case and the visible map of the steps it may take from one to
// the next.
//
// What is not listed here is refused. The package decides nothing else: who may perform a step is
// for authority to say, and further conditions are the rule's. It may not import a store, a web, a
// clock or a log, nor package protection. Article 45: nothing here may be named by a desk that can
// write to the country of origin.
package stage

import (
	"maps"
	"slices"
)

// A State is the stage of a case (reference: the closed list of the procedure).
type State string

// The stages of a case, in the order of the straight path.
const (
	IntentionExpressed State = "intention_expressed"
	CertificateIssued  State = "certificate_issued"
	Lodged             State = "lodged"
	Registered         State = "registered"
	InterviewScheduled State = "interview_scheduled"
	Interviewed        State = "interviewed"
	Assessment         State = "assessment"
	Decided            State = "decided"
	FinalUnchallenged  State = "final_unchallenged"
)

// The acts that no officer performs: the house enters that a limit warned, that it was missed, and
// that an edition of the law moved dates.
const (
	LimitWarned = "limit.warned"
	LimitMissed = "limit.missed"
	DatesMoved  = "dates.moved"
)

// A Step says from which stages an act may be performed and where it leads.
type Step struct {
	From      []State
	To        State // empty: the stage stays
	Continued bool  // also in a file that is continued in another one; every other act is closed there
}

// open lists every stage in which the file is with the determining authority and undecided.
func open() []State {
	return []State{Lodged, Registered, InterviewScheduled, Interviewed, Assessment}
}

// live lists every stage before the case is final.
func live() []State {
	return slices.Concat([]State{IntentionExpressed, CertificateIssued}, open(), []State{Decided})
}

// held lists every stage in which the file may be with the determining authority.
func held() []State { return States()[1:] }

// States lists every stage in the order of the path.
func States() []State { return append(live(), FinalUnchallenged) }

// Steps is the visible map of the steps a case may take. What is not listed is refused.
func Steps() map[string]Step {
	return map[string]Step{
		"intention.expressed":    {To: IntentionExpressed},
		"intention.conveyed":     {To: IntentionExpressed},
		"certificate.issued":     {From: []State{IntentionExpressed}, To: CertificateIssued},
		"case.handed_over":       {From: []State{CertificateIssued}},
		"case.assigned":          {From: slices.Concat([]State{CertificateIssued}, open(), []State{Decided})},
		"identity.searched":      {From: held()},
		"candidate.decided":      {From: held()},
		"application.lodged":     {From: []State{CertificateIssued}, To: Lodged},
		"application.registered": {From: []State{Lodged}, To: Registered},
		"counsel.mandated":       {From: slices.Concat([]State{CertificateIssued}, open(), []State{Decided})},
		"counsel.ended":          {From: States(), Continued: true}, // it takes a right away and changes nothing else
		"interview.scheduled":    {From: []State{Registered, InterviewScheduled, Interviewed}, To: InterviewScheduled},
		"interview.held":         {From: []State{InterviewScheduled}, To: Interviewed},
		"document.filed":         {From: live()},
		"document.replaced":      {From: live()},
		"evidence.taken_in":      {From: live()},
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
		"merge.proposed":         {From: held()},
		"files.merged":           {From: held()},
		"merge.refused":          {From: held(), Continued: true},
		"unmerge.proposed":       {From: held(), Continued: true},
		"files.unmerged":         {From: held(), Continued: true},
		"task.done":              {From: States()},
		LimitWarned:              {From: live()},
		LimitMissed:              {From: live()},
		DatesMoved:               {From: live(), Continued: true},
	}
}

// Kinds lists the acts of the register in alphabetical order.
func Kinds() []string { return slices.Sorted(maps.Keys(Steps())) }

// Path lists the acts of a case in the order in which they usually come, for pages that
// offer the next step first.
func Path() []string {
	return []string{
		"certificate.issued", "case.handed_over", "candidate.decided", "identity.searched", "application.lodged", "application.registered",
		"interview.scheduled", "interview.held", "assessment.opened", "decision.approved", "decision.returned", "decision.drafted",
		"decision.served", "decision.final", "correction.approved", "correction.refused", "files.merged", "files.unmerged", "merge.refused",
		"application.extended", "case.assigned", "document.filed", "document.replaced", "evidence.taken_in", "counsel.mandated", "counsel.ended",
		"correction.proposed", "merge.proposed", "unmerge.proposed", "task.done",
	}
}

// NamesOthers tells whether the minutes of an act may name another file.
func NamesOthers(kind string) bool {
	switch kind {
	case "candidate.decided", "merge.proposed", "files.merged", "merge.refused", "unmerge.proposed", "files.unmerged":
		return true
	}
	return false
}
