// Package extradition is the law of international legal assistance as rules: what a file of a request
// holds, which steps it may take, and what each step does to the file.
//
// Every rule is a pure function of file, input and occasion; those of the courts, of custody, of the
// examination and of the end of a file stand in the packages below. This package may not import a
// store, a web, a clock or a log; no number or time limit stands in it: those come from the law packs of
// the occasion. It cannot name anything of protection (Article 45): of a person's protection it knows
// one answer of the door, held or not held, and never why.
package extradition

import (
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/letter"
)

// A Request is the head of a file.
type Request struct {
	ID              string
	Version         int64       // grows by one with every act
	Kind            string      // of part.Kinds
	Direction       string      // in | out
	State           stage.State // where the file stands
	Resume          stage.State // where it stood before the extraordinary remedy; empty: none is open
	Outcome         string      // of a closed file: of Closings; else empty
	Operative       string      // of part.Operatives, where extradition is refused: all that may ever leave
	Result          string      // of part.ReplyOutcomes where other assistance was given, of part.ReturnReasons where it was sent back
	Subject         string      // sealed: what is asked, in a few words
	RequestingState string
	RequestedState  string
	Authority       string // the central authority of the other state
	Mission         string // the mission that transmits; empty: none. It is never the authority
	Basis           string // of part.Bases
	Treaty          string // its name, where the basis is a treaty
	Reference       string // the other state's own number
	LegacyNumber    string // the number in the register before this one
	Unit            string // the unit of the ministry that has custody of the file
	EnteredUnit     string
	EnteredBy       string
	Assignee        string // the officer responsible, or empty
	Court           string // the unit that is the court which has, or last had, the file
	Conditions      string // met | not_met, as decided for good or for now; simplified: permitted by the court
	Consents        string // yes | no; empty: not known
	ConsentOn       deadline.Date

	ReceivedOn deadline.Date // the act that opened the file
	ReferredOn deadline.Date // to the court
	FinalOn    deadline.Date // finality on the conditions
	DecidedOn  deadline.Date // the minister's decision
	ClosedOn   deadline.Date
	PackState  string // the jurisdiction whose law applies: "me"
	Packs      string // ids and versions of the law packs of the last act, with a space between
}

// The parts of a file.
type (
	Arrival            = part.Arrival
	Measure            = part.Measure
	Enclosure          = part.Enclosure
	Offence            = part.Offence
	Assessment         = part.Assessment
	Assurance          = part.Assurance
	Factor             = part.Factor
	InformationRequest = part.InformationRequest
	CourtStep          = part.CourtStep
	Custody            = part.Custody
	Prolonging         = part.Prolonging
	Chaser             = part.Chaser
	Refoulement        = part.Refoulement
	Decision           = part.Decision
	Surrender          = part.Surrender
	Assignment         = part.Assignment
	Annex              = part.Annex
	Passage            = part.Passage
	Clock              = limit.Clock
	Task               = limit.Task
)

// People are the persons that the file names. A file of extradition claims exactly one.
type People = particulars.File

// A File is everything the register of legal assistance holds of one request. Rules receive it by value
// and return another; they never change a slice in place.
type File struct {
	Request Request
	People
	Arrivals     []Arrival
	Measures     []Measure
	Enclosures   []Enclosure
	Offences     []Offence
	Assessments  []Assessment
	Assurances   []Assurance
	Factors      []Factor
	Informations []InformationRequest
	Courts       []CourtStep
	Custodies    []Custody
	Prolongings  []Prolonging
	Chasers      []Chaser
	Questions    []Refoulement
	Decisions    []Decision
	Surrenders   []Surrender
	Assignments  []Assignment
	Annexes      []Annex
	Passages     []Passage
	Clocks       []Clock
	Tasks        []Task
	Letters      []letter.Letter // the orders of letters; the words are made elsewhere
}

// Track is the path of the file.
func (f File) Track() stage.Track {
	switch {
	case f.Request.Direction == "out":
		return stage.Own
	case f.Request.Kind == "extradition":
		return stage.Extradition
	}
	return stage.Assistance
}

// Claimed is the person whom a file of extradition claims; false for other files.
func (f File) Claimed() (particulars.Person, bool) {
	if f.Track() != stage.Extradition || len(f.Persons) == 0 {
		return particulars.Person{}, false
	}
	return f.Persons[0], true
}

// HandsOver tells whether what the file asks for would hand a person to the requesting state. Such a
// file is a claim for the door; any other is none.
func (f File) HandsOver() bool {
	return f.Track() == stage.Extradition || f.Track() == stage.Assistance && slices.Contains(part.Transfers(), f.Request.Kind)
}

// Custody is the last arrest or detention, if there was one.
func (f File) Custody() (Custody, bool) { return last(f.Custodies) }

// Surrender is the last arrangement to hand the person over, if there was one.
func (f File) Surrender() (Surrender, bool) { return last(f.Surrenders) }

// Decision is the last decision of the minister, if there was one.
func (f File) Decision() (Decision, bool) { return last(f.Decisions) }

// Annex returns a document of the file.
func (f File) Annex(id string) (Annex, bool) {
	i := slices.IndexFunc(f.Annexes, func(a Annex) bool { return a.ID == id })
	if i < 0 {
		return Annex{}, false
	}
	return f.Annexes[i], true
}

// Blocks tells whether an enclosure, as it was found, keeps the request from the court: the judgment or
// order, and its translation.
func Blocks(e Enclosure) bool {
	return (e.Kind == part.Judgment || e.Kind == part.JudgmentTranslation) && (e.Status == part.Missing || e.Status == part.Untranslated)
}

// WithoutStatements leaves out the sealed answers to questions of non-refoulement, for every reader but
// the judge. That one was asked, and that it was answered, stays.
func (f File) WithoutStatements() File {
	f.Questions = slices.Clone(f.Questions)
	for i := range f.Questions {
		f.Questions[i].Engaged = ""
	}
	return f
}

func last[T any](parts []T) (T, bool) {
	if len(parts) == 0 {
		var none T
		return none, false
	}
	return parts[len(parts)-1], true
}
