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
	"github.com/zaklon/zaklon/protection/applicant"
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
}

// A Mandate is a power of attorney of counsel.
type Mandate struct {
	ID           string
	Counsel      string // reference of counsel's account
	Name         string
	Organisation string
	From         deadline.Date
	Until        deadline.Date // zero: until ended
	EndedOn      deadline.Date
	Document     string // the paper that proves it
}

// InForce tells whether counsel may act on day.
func (m Mandate) InForce(day deadline.Date) bool {
	return m.From <= day && (m.EndedOn.IsZero() || day < m.EndedOn) && (m.Until.IsZero() || day <= m.Until)
}

// An Interview is a personal interview, planned or held.
type Interview struct {
	ID          string
	On          deadline.Date
	Time        string // "09:30" in the time zone of the host state
	Place       string
	Language    string
	Interpreter string
	Interviewer string
	HeldOn      deadline.Date
	ReadBack    bool   // the report was read back to the applicant
	Report      string // sealed
	Remarks     string // sealed: corrections and comments of the applicant
}

// A Document is one version of a paper in the file.
type Document struct {
	ID        string
	Series    string // the same for all versions of one paper
	Version   int64
	Kind      string // of DocumentKinds
	Title     string // sealed
	MediaType string
	Size      int64
	SHA256    string // of the content
	Blob      string // name of the sealed file
	FiledOn   deadline.Date
	FiledBy   string
}

// An Extension is an extension act.
type Extension struct {
	ID        string
	DecidedOn deadline.Date
	Until     deadline.Date
	Ground    string
	NoticeOn  deadline.Date // notice to the applicant
	Reasons   string        // sealed
	Evidence  string        // a document of the file
	LateDays  int64         // days after the limit it extends: a finding, never undone
}

// A Decision is a draft or a decision on the application.
type Decision struct {
	ID        string
	Status    string // draft | returned | approved
	Outcome   string
	Ground    string // ground of inadmissibility, where the outcome is inadmissible
	Reasons   string // sealed: the statement of reasons
	Author    string
	DraftedOn deadline.Date
	Reader    string // the second reader
	ReadOn    deadline.Date
	Remark    string // sealed: what the second reader says
	ServedOn  deadline.Date
	Mode      string        // mode of service
	Proof     string        // the paper that proves the service, in the file
	NoSuitOn  deadline.Date // day on which the court confirmed that no suit was lodged
}

// A Correction is a proposal to correct an entry, with its proof.
type Correction struct {
	ID         string
	Status     string // proposed | approved | refused
	Field      string
	Part       string // reference of the part of the file it changes
	Before     string // sealed
	After      string // sealed
	Reason     string // sealed
	Proof      string // a document of the file
	Proposer   string
	ProposedOn deadline.Date
	Decider    string
	DecidedOn  deadline.Date
	Remark     string // sealed: why the second officer decided so
}

// A Paper is something printed that left the office: a certificate or a decision.
type Paper struct {
	ID       string
	Kind     string // intention_certificate | decision
	IssuedOn deadline.Date
	WrongOn  deadline.Date // since when a correction contradicts it
}

// A Clock is a time limit of the case as it was last computed.
type Clock struct {
	ID       string
	Rule     string
	Pack     string
	Calendar string
	Anchor   deadline.Date
	Nominal  deadline.Date
	Due      deadline.Date
	Latest   deadline.Date // zero: no cap
	Rolled   deadline.Date
	Alarm    deadline.Date
	Roll     string
	Evidence string
	Ends     string // kinds of the acts that meet it, with a space between
	EndedOn  deadline.Date
	Soft     bool // a milestone, not a limit
	Begins   bool // a right that begins on the day, not a limit
}

// A File is everything the protection register holds of one case. Rules receive it by value
// and return another; they never change a slice in place.
type File struct {
	Case Case
	applicant.Applicant
	Papers      []Paper
	Mandates    []Mandate
	Interviews  []Interview
	Documents   []Document
	Extensions  []Extension
	Decisions   []Decision
	Corrections []Correction
	Clocks      []Clock
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
