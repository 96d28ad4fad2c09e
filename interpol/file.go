// Package interpol is the law of the national bureau as rules: what the file of a message holds,
// which steps it may take, and what each step does to it.
//
// Every rule is a pure function of file, input and occasion. This package may not import a store, a
// web, a clock or a log, and no number, time limit or article stands in it: those come from the law
// of the occasion. It may not name protection, and nothing in it can tell whether a person asked for
// asylum: what is answered to another bureau depends on its state, the form of its message and its
// reference, and on nothing else.
package interpol

import (
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol/part"
	"github.com/zaklon/zaklon/interpol/stage"
	"github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/letter"
)

// A State is the stage of a message.
type State = stage.State

// The stages of a message, in the order of the straight path.
const (
	Received = stage.Received
	Reviewed = stage.Reviewed
	Answered = stage.Answered
	Returned = stage.Returned
	Purged   = stage.Purged
)

// A Message is the head of a file: the message as it came, and where its file stands.
type Message struct {
	ID       string
	Version  int64 // grows by one with every act
	State    State
	Unit     string // the unit that holds the file
	Assignee string // the officer responsible, or empty

	Form        string        // of part.Forms
	Colour      string        // of part.Colours, where the form is a notice
	Sender      string        // the state of the bureau that sent it
	Reference   string        // the bureau's own; sealed
	Dated       deadline.Date // the day that the bureau put on it
	ReceivedOn  deadline.Date
	ReceivedAt  string // "15:04" in the time zone of the host state
	Priority    string // urgent | routine; empty for a notice, which asks this bureau nothing by itself
	Language    string
	Restriction string // of part.Restrictions
	Deadline    deadline.Date
	CaseNumber  string // sealed: of the proceedings, as all of the legal basis
	Charge      string // sealed
	Article     string // sealed: of the law of the sender's state
	Warrant     string // sealed
	WarrantOn   deadline.Date
	Summary     string // sealed

	AnswerBy   string // RFC 3339: the end of a limit in hours; empty where none runs
	ReviewedOn deadline.Date
	AnsweredOn deadline.Date
	ReturnedOn deadline.Date
	PurgedOn   deadline.Date
	PackState  string
	Pack       string // id and version of the law pack applied at the last act
}

// The parts of a file beside its persons, its letters and its time limits.
type (
	Requested    = part.Requested
	Alias        = part.Alias
	Check        = part.Check
	Review       = part.Review
	Confirmation = part.Confirmation
	Arrest       = part.Arrest
)

// A Person is one whom the message names.
type Person = particulars.Person

// A Clock is a time limit of the file as it was last computed.
type Clock = limit.Clock

// A Task is what a bell of a limit asks of an officer.
type Task = limit.Task

// A File is everything the register holds of one message. Rules receive it by value and return
// another; they never change a slice in place.
type File struct {
	Message Message
	particulars.File
	Requested     []Requested
	Aliases       []Alias
	Checks        []Check
	Reviews       []Review
	Confirmations []Confirmation
	Arrests       []Arrest
	Clocks        []Clock
	Tasks         []Task
	Letters       []letter.Letter
}

// NoInput is the form of an act with nothing to fill in.
type NoInput struct{}

// An Answer is what the door said of a claim, and what its marks say in the transaction of the act.
type Answer = part.Answer

// Asks tells whether the message asks for an action.
func (f File) Asks(action string) bool {
	return slices.ContainsFunc(f.Requested, func(r Requested) bool { return r.Action == action })
}

// Known tells whether a name is a name of a person in this file: stated in the message or recorded
// as an alias.
func (f File) Known(personID, nameID string) bool {
	return slices.ContainsFunc(f.File.Names, func(n particulars.Name) bool { return n.ID == nameID && n.Person == personID })
}

// replaced returns a copy of parts in which the part at i is another one.
func replaced[T any](parts []T, i int, one T) []T {
	out := slices.Clone(parts)
	out[i] = one
	return out
}
