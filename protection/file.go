// Package protection is the law of asylum as rules: what a file holds, which steps a case
// may take, and what each step does to the file.
//
// Every rule is a pure function of file, input and occasion. This package may not import a
// store, a web, a clock or a log, and no number, time limit or article stands in it: those
// come from the law pack of the occasion. Article 45: nothing here may be named by a desk
// that can write to the country of origin.
package protection

import (
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/protection/part"
	"github.com/zaklon/zaklon/protection/stage"
)

// A State is the stage of a case.
type State = stage.State

// The stages of a case, in the order of the straight path.
const (
	IntentionExpressed = stage.IntentionExpressed
	CertificateIssued  = stage.CertificateIssued
	Lodged             = stage.Lodged
	Registered         = stage.Registered
	InterviewScheduled = stage.InterviewScheduled
	Interviewed        = stage.Interviewed
	Assessment         = stage.Assessment
	Decided            = stage.Decided
	FinalUnchallenged  = stage.FinalUnchallenged
)

// A Case is the head of a file.
type Case struct {
	ID          string
	Version     int64 // grows by one with every act
	State       State
	Unit        string // the unit that has custody of the file
	EnteredUnit string // the unit that entered the intention
	EnteredBy   string // the officer who entered it
	Assignee    string // the caseworker responsible, or empty

	IntentionOn    deadline.Date
	IntentionPlace string
	IntentionForm  string // oral | written
	CertificateOn  deadline.Date
	HandedOverOn   deadline.Date
	LodgedOn       deadline.Date
	LodgedForm     string // in_person | written
	RegisteredOn   deadline.Date
	AssessmentOn   deadline.Date
	DecidedOn      deadline.Date
	ServedOn       deadline.Date
	FinalOn        deadline.Date
	PackState      string // the jurisdiction whose law applies: "me"
	Pack           string // id and version of the law pack chosen at the last act
	ContinuedIn    string // the file of the same person in which this one is continued, or empty
}

// The parts of a file beside its person and its time limits.
type (
	Mandate    = part.Mandate
	Interview  = part.Interview
	Document   = part.Document
	Extension  = part.Extension
	Decision   = part.Decision
	Correction = part.Correction
	Paper      = part.Paper
	Search     = part.Search
	Candidate  = part.Candidate
	Merging    = part.Merging
)

// A Clock is a time limit of the case as it was last computed.
type Clock = limit.Clock

// A Task is what a bell of a limit asks of an officer.
type Task = limit.Task

// A File is everything the protection register holds of one case. Rules receive it by value
// and return another; they never change a slice in place.
type File struct {
	Case Case
	applicant.Applicant
	part.Identification
	Papers      []Paper
	Mandates    []Mandate
	Interviews  []Interview
	Documents   []Document
	Extensions  []Extension
	Decisions   []Decision
	Corrections []Correction
	Clocks      []Clock
	Tasks       []Task
}

// Draft returns the decision draft that awaits its second reader, if any.
func (f File) Draft() (Decision, bool) {
	i := slices.IndexFunc(f.Decisions, func(d Decision) bool { return d.Status == "draft" })
	if i < 0 {
		return Decision{}, false
	}
	return f.Decisions[i], true
}

// Decision returns the approved decision, if any.
func (f File) Decision() (Decision, bool) {
	i := slices.IndexFunc(f.Decisions, func(d Decision) bool { return d.Status == "approved" })
	if i < 0 {
		return Decision{}, false
	}
	return f.Decisions[i], true
}

// Protects tells whether the file stands between the person and a state they fear: while the
// procedure is not final, and while a status granted lives.
func (f File) Protects() bool {
	if f.Case.State != FinalUnchallenged {
		return true
	}
	d, _ := f.Decision()
	return d.Outcome == "refugee_status" || d.Outcome == "subsidiary_protection"
}

// OpenCorrection returns the correction that awaits its decision, if any.
func (f File) OpenCorrection() (Correction, bool) {
	i := slices.IndexFunc(f.Corrections, func(c Correction) bool { return c.Status == "proposed" })
	if i < 0 {
		return Correction{}, false
	}
	return f.Corrections[i], true
}

// HasDocument tells whether a document of this reference is in the file.
func (f File) HasDocument(id string) bool {
	return slices.ContainsFunc(f.Documents, func(d Document) bool { return d.ID == id })
}

// replaced returns a copy of parts in which the part at i is another one.
func replaced[T any](parts []T, i int, part T) []T {
	out := slices.Clone(parts)
	out[i] = part
	return out
}
