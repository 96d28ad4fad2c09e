// Package stage is the stages of a file of legal assistance and the visible map of the steps it may
// take from one to the next.
//
// What is not listed here is refused. The package decides nothing else: who may perform a step is for
// authority to say, and further conditions are the rule's. It may not import a store, a web, a clock or
// a log, nor package extradition, and it cannot name anything of protection (Article 45).
package stage

import (
	"maps"
	"slices"
)

// A State is the stage of a file.
type State string

// The stages of a request for extradition, in the order of the straight path. The code before each is
// that of the table of states in docs/procedure.md 3.5.
const (
	ArrestRequested     State = "arrest_requested"     // X0
	Arrested            State = "arrested"             // X1
	ReceivedByMinistry  State = "received_by_ministry" // X3; X2, the note at the foreign ministry, is an arrival
	Referred            State = "referred"             // X4
	BeforeJudge         State = "before_judge"         // X5
	BeforePanel         State = "before_panel"         // X6
	OnAppeal            State = "on_appeal"            // X7: the panel has decided; the time for the appeal runs, or the review
	ConditionsFinal     State = "conditions_final"     // X8
	ExtraordinaryRemedy State = "extraordinary_remedy" // X8e: execution is suspended
	BeforeMinister      State = "before_minister"      // X9
	SurrenderGranted    State = "surrender_granted"    // between X9 and X10: permitted, and nothing agreed
	SurrenderAgreed     State = "surrender_agreed"     // X10
	Surrendered         State = "surrendered"          // X11
	Closed              State = "closed"               // X12, with the reason in the head of the file
)

// The further stages of other requests from abroad, and those of our own requests.
const (
	Executed State = "executed" // what was asked is done, or could not be
	Replied  State = "replied"  // and the other state was told
	Drafted  State = "drafted"
	Sent     State = "sent"
	Answered State = "answered"
)

// A Track is one of the three paths. A file stays on its track.
type Track string

// The tracks.
const (
	Extradition Track = "extradition" // a request to us for extradition
	Assistance  Track = "assistance"  // a request to us for any other assistance
	Own         Track = "own"         // a request of ours
)

// The acts that no officer performs: the house enters that a limit warned, that it was missed, that an
// edition of the law moved dates, and that letters left.
const (
	TermWarned = "term.warned"
	TermMissed = "term.missed"
	TermsMoved = "terms.moved"
	LetterSent = "letter.sent"
)

// A Step says on which tracks and from which stages an act may be performed and where it leads.
type Step struct {
	On   []Track
	From []State
	To   []State // empty: the stage stays; one: that one; more: the rule says which

	AnyDay bool // it tells of an event outside the house, which may lie before the present stage began
}

// States lists every stage, in the order of the paths.
func States() []State {
	return slices.Concat(live(), []State{Executed, Replied, Drafted, Sent, Answered, Surrendered, Closed})
}

// live lists every stage of an extradition before its end.
func live() []State {
	return slices.Concat([]State{ArrestRequested, Arrested}, fromMinistry())
}

// fromMinistry lists the live stages since the Ministry of Justice has the request.
func fromMinistry() []State {
	return slices.Concat([]State{ReceivedByMinistry}, AtCourt(), []State{ConditionsFinal, BeforeMinister, SurrenderGranted, SurrenderAgreed})
}

// AtCourt lists the stages in which a court has the file.
func AtCourt() []State {
	return []State{Referred, BeforeJudge, BeforePanel, OnAppeal, ExtraordinaryRemedy}
}

// working lists the stages of every track before the end.
func working() []State {
	return slices.Concat(live(), []State{Executed, Drafted, Sent})
}

// every lists all tracks, and incoming those of requests to us.
func every() []Track    { return []Track{Extradition, Assistance, Own} }
func incoming() []Track { return []Track{Extradition, Assistance} }
func only() []Track     { return []Track{Extradition} }

// Steps is the visible map of the steps a file may take. What is not listed is refused.
func Steps() map[string]Step {
	out := map[string]Step{}
	for _, steps := range []map[string]Step{ofAll(), ofCustody(), ofCourts(), ofTheEnd()} {
		maps.Copy(out, steps)
	}
	return out
}

// ofAll are the steps of every kind of request.
func ofAll() map[string]Step {
	return map[string]Step{
		"request.received":      {On: incoming(), To: []State{ArrestRequested, ReceivedByMinistry}},
		"request.drafted":       {On: []Track{Own}, To: []State{Drafted}},
		"request.sent":          {On: []Track{Own}, From: []State{Drafted}, To: []State{Sent}},
		"answer.received":       {On: []Track{Own}, From: []State{Sent}, To: []State{Answered}},
		"arrival.recorded":      {On: incoming(), From: working(), To: working(), AnyDay: true},
		"person.described":      {On: every(), From: working()},
		"enclosure.checked":     {On: incoming(), From: working()},
		"information.requested": {On: incoming(), From: working()},
		"information.received":  {On: incoming(), From: working()},
		"offence.recorded":      {On: every(), From: working()},
		"offence.assessed":      {On: only(), From: working()},
		"assurance.recorded":    {On: only(), From: working()},
		"assurance.assessed":    {On: only(), From: working()},
		"request.assigned":      {On: every(), From: append(working(), Replied, Answered)},
		"annex.filed":           {On: every(), From: States()},
		"evidence.forwarded":    {On: incoming(), From: States()},
		"task.closed":           {On: every(), From: States()},
		"court.chased":          {On: incoming(), From: AtCourt()},
		"court.answered":        {On: incoming(), From: working()},
		TermWarned:              {On: every(), From: append(working(), Closed)}, // of a closed file those on liberty
		TermMissed:              {On: every(), From: append(working(), Closed)},
		TermsMoved:              {On: every(), From: append(working(), Closed)},
		LetterSent:              {On: every(), From: States()},
		"letter.queued":         {On: incoming(), From: States()},
		"letter.recalled":       {On: every(), From: States()},
	}
}

// ofCustody are the steps of arrest and detention. They move no stage but that of the arrest itself: a
// procedure goes on whether the person is held or free.
func ofCustody() map[string]Step {
	return map[string]Step{
		"person.provisionally_arrested": {On: only(), From: live(), To: append([]State{Arrested}, fromMinistry()...), AnyDay: true},
		"custody.kept":                  {On: only(), From: live()},
		"extradition_detention.ordered": {On: only(), From: live()},
		"detention.extended":            {On: only(), From: live()},
		"person.released":               {On: only(), From: append(live(), Closed)},
		"consent.communicated":          {On: only(), From: live()},
	}
}

// ofCourts are the steps from the referral to the end of the court's part.
func ofCourts() map[string]Step {
	return map[string]Step{
		"request.referred":      {On: incoming(), From: []State{ReceivedByMinistry}, To: []State{Referred}},
		"hearing.held":          {On: only(), From: []State{Referred, BeforeJudge}, To: []State{BeforeJudge}},
		"opinion.given":         {On: only(), From: []State{BeforeJudge}, To: []State{BeforePanel}},
		"panel.decided":         {On: only(), From: []State{BeforePanel}, To: []State{OnAppeal, SurrenderGranted}},
		"panel_decision.served": {On: only(), From: []State{OnAppeal, SurrenderGranted}},
		"appeal.lodged":         {On: only(), From: []State{OnAppeal}},
		"appeal.decided":        {On: only(), From: []State{OnAppeal}, To: []State{OnAppeal, BeforePanel, BeforeJudge}},
		"conditions.final":      {On: only(), From: []State{OnAppeal}, To: []State{ConditionsFinal}},
		"extraordinary.opened": {
			On: only(), From: []State{ConditionsFinal, BeforeMinister, SurrenderGranted, SurrenderAgreed}, To: []State{ExtraordinaryRemedy},
		},
		"extraordinary.decided": {
			On: only(), From: []State{ExtraordinaryRemedy},
			To: []State{ConditionsFinal, BeforeMinister, SurrenderGranted, OnAppeal, BeforePanel, BeforeJudge},
		},
		"refoulement.asked":    {On: only(), From: AtCourt()},
		"refoulement.answered": {On: only(), From: append(live(), Surrendered, Closed)}, // a statement may come late
	}
}

// ofTheEnd are the steps of the minister and of the end of a file.
func ofTheEnd() map[string]Step {
	return map[string]Step{
		"request.submitted": {On: only(), From: []State{ConditionsFinal}, To: []State{BeforeMinister}},
		"minister.decided": {
			On: only(), From: []State{BeforeMinister, SurrenderGranted, SurrenderAgreed}, To: []State{SurrenderGranted, Closed, BeforeMinister},
		},
		"surrender.agreed":      {On: only(), From: []State{SurrenderGranted, SurrenderAgreed}, To: []State{SurrenderAgreed}},
		"surrender.intended":    {On: only(), From: []State{SurrenderAgreed}},
		"person.surrendered":    {On: only(), From: []State{SurrenderAgreed}, To: []State{Surrendered}},
		"surrender.postponed":   {On: only(), From: []State{SurrenderAgreed}, To: []State{SurrenderAgreed, SurrenderGranted}},
		"surrender.lapsed":      {On: only(), From: []State{SurrenderAgreed}, To: []State{Closed}},
		"surrender.contravened": {On: incoming(), From: append(live(), Executed, Replied, Closed), To: []State{Surrendered}, AnyDay: true},
		"request.executed":      {On: []Track{Assistance}, From: []State{ReceivedByMinistry, Referred}, To: []State{Executed}},
		"request.replied":       {On: incoming(), From: []State{Executed, ConditionsFinal}, To: []State{Replied, Closed}},
		"request.returned":      {On: incoming(), From: []State{ArrestRequested, Arrested, ReceivedByMinistry}, To: []State{Closed}},
		"request.withdrawn":     {On: every(), From: working(), To: []State{Closed}},
		"request.closed":        {On: []Track{Assistance, Own}, From: []State{Replied, Answered}, To: []State{Closed}},
	}
}

// Kinds lists the acts of the register in alphabetical order.
func Kinds() []string { return slices.Sorted(maps.Keys(Steps())) }

// Path lists the acts of a file in the order in which they usually come, for pages that offer the next
// step first.
func Path() []string {
	return []string{
		"request.sent", "answer.received", "person.provisionally_arrested", "consent.communicated", "arrival.recorded", "enclosure.checked",
		"request.referred", "hearing.held", "opinion.given", "panel.decided", "panel_decision.served", "appeal.lodged", "appeal.decided",
		"conditions.final", "extraordinary.decided", "request.submitted", "minister.decided", "surrender.agreed", "surrender.intended",
		"person.surrendered", "request.executed", "request.replied", "request.closed", "offence.assessed", "assurance.assessed",
		"information.received", "court.chased", "court.answered", "custody.kept", "extradition_detention.ordered", "detention.extended",
		"person.released", "extraordinary.opened", "refoulement.asked", "refoulement.answered", "surrender.postponed", "surrender.lapsed", "surrender.contravened",
		"information.requested", "offence.recorded", "assurance.recorded", "person.described", "annex.filed", "evidence.forwarded",
		"request.assigned", "request.returned", "request.withdrawn", "letter.queued", "letter.recalled", "task.closed",
	}
}
