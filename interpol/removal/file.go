// Package removal is the rules of handing a person over by the police: removal of a foreigner by
// order, what is asked of the other state for it, and the escort of a surrender that the ministry of
// justice arranged.
//
// Every rule is a pure function of file, input and occasion. Nobody is handed over on the word of one
// officer: one enters the intent and another the execution, and the door is asked for both. The
// package may not import a store, a web, a clock or a log, may not name protection, and cannot tell
// why the door holds.
package removal

import (
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol/part"
)

// The kinds of a file.
const (
	Expulsion   = "expulsion"
	Readmission = "readmission"
	Escort      = "escort"
)

// Bases lists the kinds of removals that an officer may prepare; an escort is taken in from the internal post.
func Bases() []string { return []string{Expulsion, Readmission} }

// Grounds lists why a foreigner is removed.
func Grounds() []string {
	return []string{"no_right_to_stay", "residence_ended", "entry_ban", "court_order", "public_order"}
}

// HandedOver is the end of an escort by which the person is in the hands of the other state.
const HandedOver = "handed_over"

// Outcomes lists how an escort may end.
func Outcomes() []string { return []string{HandedOver, "not_handed_over"} }

// Sources lists how it may become known that a person was handed over who was not to be.
func Sources() []string {
	return []string{"escort_officers", "border_crossing", "other_state", "person_or_counsel", "others"}
}

// An Answer is what the door said.
type Answer = part.Answer

// A Removal is the head of a file. It is about one person.
type Removal struct {
	ID       string
	Version  int64 // grows by one with every act
	State    State
	Unit     string // the unit that holds the file
	Assignee string // the officer responsible, or empty

	Kind        string // expulsion | readmission | escort
	To          string // the state the person is to be handed to
	Ground      string // of Grounds; empty for an escort
	OrderNumber string // sealed
	PreparedOn  deadline.Date
	OrderedOn   deadline.Date
	OrderedBy   string
	PlannedOn   deadline.Date // of an escort: the day that was arranged
	IntendedOn  deadline.Date // of an escort: the day on which it began, with the officer
	IntendedBy  string
	Place       string // sealed
	ExecutedOn  deadline.Date
	ExecutedBy  string
	EndedOn     deadline.Date // cancelled, voided, recalled or reported
	EndReason   string        // sealed
	Outcome     string        // of Outcomes
	Posted      string        // the message of the internal post by which an escort was arranged
	PackState   string
	Pack        string // id and version of the law pack applied at the last act
}

// A Request is what was asked of the state the person is to be handed to.
type Request struct {
	ID        string
	Kind      string // readmission | travel_document
	Reference string // sealed
	On        deadline.Date
	Officer   string
}

// A File is everything the register holds of one removal.
type File struct {
	Removal Removal
	particulars.File
	Requests []Request
}

// PackDay is the day that decides which version of the law applies: that on which the file began.
func (f File) PackDay() deadline.Date { return f.Removal.PreparedOn }
