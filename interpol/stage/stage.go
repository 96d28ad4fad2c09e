// Package stage is the stages of an INTERPOL message and the visible map of the steps it may take
// from one to the next.
//
// What is not listed here is refused. The package decides nothing else: who may perform a step is
// for authority to say, and further conditions are the rule's. It may not import a store, a web, a
// clock or a log, nor package interpol.
package stage

import (
	"maps"
	"slices"
)

// A State is the stage of a message.
type State string

// The stages of a message, in the order of the straight path.
const (
	Received State = "message_received"
	Reviewed State = "message_reviewed"
	Answered State = "message_answered"
	Returned State = "message_returned"
	Purged   State = "message_purged"
)

// The acts that no officer performs: the house enters that a limit warned, that it was missed, that an
// edition of the law moved dates, and that a letter left in its slot.
const (
	LimitWarned = "message.limit_warned"
	LimitMissed = "message.limit_missed"
	DatesMoved  = "message.dates_moved"
	ReplySent   = "reply.sent"
)

// A Step says from which stages an act may be performed and where it leads.
type Step struct {
	From  []State
	To    State // empty: the stage stays
	Opens bool  // the act opens a file
}

// open lists the stages in which the other bureau still waits for an answer.
func open() []State { return []State{Received, Reviewed} }

// answerable lists the stages behind the review.
func answerable() []State { return []State{Reviewed, Answered, Returned} }

// live lists the stages in which the content is still there.
func live() []State { return append([]State{Received}, answerable()...) }

// States lists every stage in the order of the path.
func States() []State { return append(live(), Purged) }

// Steps is the visible map of the steps a message may take. What is not listed is refused: without a
// review nothing is answered, returned, confirmed or ordered.
func Steps() map[string]Step {
	return map[string]Step{
		"urgent_message.received":  {To: Received, Opens: true},
		"routine_message.received": {To: Received, Opens: true},
		"notice.imported":          {To: Received, Opens: true},
		"message.assigned":         {From: live()},
		"alias.recorded":           {From: open()},
		"check.made":               {From: open()},
		"compliance.reviewed":      {From: open(), To: Reviewed},
		"message.answered":         {From: []State{Reviewed}, To: Answered},
		"message.returned":         {From: []State{Reviewed}, To: Returned},
		"status.confirmed":         {From: answerable()},
		"arrest.ordered":           {From: []State{Reviewed, Answered}},
		"arrest.made":              {From: answerable()}, // the order stands whatever was written meanwhile
		"reply.recalled":           {From: live()},
		"message.task_done":        {From: live()},
		"message.purged":           {From: live(), To: Purged},
		ReplySent:                  {From: States()},
		LimitWarned:                {From: live()},
		LimitMissed:                {From: live()},
		DatesMoved:                 {From: live()},
	}
}

// Kinds lists the acts on messages in alphabetical order.
func Kinds() []string { return slices.Sorted(maps.Keys(Steps())) }

// Path lists the acts on a message in the order in which they usually come, for pages that offer
// the next step first.
func Path() []string {
	return []string{
		"compliance.reviewed", "check.made", "alias.recorded", "message.answered", "message.returned", "arrest.ordered", "arrest.made",
		"status.confirmed", "reply.recalled", "message.assigned", "message.task_done", "message.purged",
	}
}
