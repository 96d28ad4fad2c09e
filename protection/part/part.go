// Package part is the parts of a protection file beside its person and its time limits: mandates,
// interviews, documents, extensions, decisions, corrections and printed papers, and what may be
// filed.
//
// Package protection alone says what an act does to them, and names them for everybody else. This
// package may not import a store, a web, a clock or a log, nor package protection. Article 45:
// nothing here may be named by a desk that can write to the country of origin.
package part

import "github.com/zaklon/zaklon/deadline"

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

// Prints tells whether a paper shows an entry of this field, so that a mistake in the entry is
// a mistake on the paper. Both name the person; each shows the days it is about.
func (p Paper) Prints(field string) bool {
	switch field {
	case "family", "given", "patronymic", "birth", "state":
		return true
	case "intention_on":
		return p.Kind == "intention_certificate"
	case "lodged_on":
		return p.Kind == "decision"
	}
	return false
}
