// Package part is the parts of a file of legal assistance beside its persons and its time limits:
// what arrived, what is asked, what is enclosed, what is assessed, what the courts and the minister
// decided, and what was arranged.
//
// Package extradition and the packages below it alone say what an act does to them. Every part is a
// comparable struct with its reference first. This package may not import a store, a web, a clock or
// a log, nor package extradition, and it cannot name anything of protection (Article 45).
package part

import (
	"slices"

	"github.com/zaklon/zaklon/deadline"
)

// An Arrival is one event by which something of the request reached an organ of this state. It never
// changes: what was found out later is another arrival or an enclosure (which request came first was
// disputed in court between four of them).
type Arrival struct {
	ID       string
	Channel  string // of Channels
	Sender   string // who sent it, as the stamp or the header says
	Organ    string // the organ of this state that received it
	On       deadline.Date
	Time     string // "09:30" in the time zone of the host state; empty: not known
	Form     string // of Forms
	Language string // ISO 639
	Stamp    string // SHA-256 of the picture of the stamp; empty: none
	Document string // an annex of the file; empty: none
	SHA256   string // of that annex
	Complete bool   // it brought, or completed, the request with its documents
	Entered  deadline.Date
	By       string
}

// A Measure is one thing the other state asks to be done with the person. Each is followed apart.
type Measure struct {
	ID      string
	Kind    string // of Measures
	Status  string // asked | granted | refused | ended
	AskedOn deadline.Date
	On      deadline.Date // of the last change
}

// An Enclosure is one line of the checklist of the kind of request.
type Enclosure struct {
	ID        string
	Kind      string // of Checklist
	Status    string // of EnclosureStates
	Language  string // ISO 639, where it was received
	Document  string // the annex, if it was filed
	CheckedOn deadline.Date
	By        string
	Remark    string // sealed
}

// An Offence is one act for which the person is claimed.
type Offence struct {
	ID          string
	Description string // sealed
	Law         string // sealed: qualification in the law of the requesting state, as written
	Penalty     string // of Penalties: the heaviest that the requesting state threatens
	Months      int64  // the length of that penalty, where it is a term; 0: not stated
	On          string // sealed: day, month or year of the act, as ISO writes it; empty: not stated
	Place       string // sealed
}

// An Assessment is the answer to one question about one offence.
type Assessment struct {
	ID      string
	Offence string
	Point   string // of Points
	Answer  string // yes | no | unclear
	Reasons string // sealed
	On      deadline.Date
	By      string
}

// An Assurance is one undertaking that the requesting state gives.
type Assurance struct {
	ID       string
	Kind     string // of AssuranceKinds
	Text     string // sealed: as given
	From     string // sealed: who gives it, with the office
	On       deadline.Date
	Document string // the annex; empty: none
}

// A Factor is the answer to one of the factors by which an assurance is assessed. They are never
// added up: what they come to is for a person to say, and no answer touches a hold.
type Factor struct {
	ID        string
	Assurance string
	Factor    string // of Factors
	Answer    string // met | not_met | unclear
	Reasons   string // sealed
	On        deadline.Date
	By        string
}

// An InformationRequest is one request for supplementary information.
type InformationRequest struct {
	ID         string
	What       string // sealed
	On         deadline.Date
	Until      deadline.Date
	ReceivedOn deadline.Date // zero: awaited
	Arrival    string        // by which it came
}

// An Assignment is one officer who had or has the file.
type Assignment struct {
	ID      string
	Officer string
	On      deadline.Date
	By      string
}

// An Annex is a document of the file, kept by its hash.
type Annex struct {
	ID        string
	Kind      string // of AnnexKinds
	Title     string // sealed
	MediaType string
	Size      int64
	SHA256    string // of the content
	Blob      string // name of the sealed file
	FiledOn   deadline.Date
	FiledBy   string

	ForwardedOn deadline.Date // by the post, as evidence; zero: it was not
}

// A Passage is one stage that the file entered, or one court that it was given to, with the day. The
// last one is where it stands.
type Passage struct {
	ID    string
	Stage string
	Court string // the unit that is the court which has, or last had, the file; empty: none yet
	On    deadline.Date
}

// Replaced returns a copy of parts in which the part at i is another one.
func Replaced[T any](parts []T, i int, one T) []T {
	out := slices.Clone(parts)
	out[i] = one
	return out
}

// Added returns parts with one more behind them; the slice given is not written to.
func Added[T any](parts []T, one T) []T { return append(slices.Clip(parts), one) }
