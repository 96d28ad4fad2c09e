// Package casefile is the document in which the command line tells a case: stable names from
// the glossary, days in ISO 8601, references in the written form.
//
// It puts into form what an officer was given, and may not read a register itself. Nothing in
// it may be sent to a reader outside: it holds protected data.
package casefile

import (
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
)

// A Case is a whole file, as it stands or as the book held it at the end of AsOf.
type Case struct {
	Format     string        `json:"format"` // zaklon.case/1
	Reference  string        `json:"reference"`
	AsOf       deadline.Date `json:"as_of,omitzero"`
	Version    int64         `json:"version"`
	State      string        `json:"state"`
	Facts      []string      `json:"facts"` // handed_over, draft_open, extended, served
	Unit       Named         `json:"unit"`
	Entered    Named         `json:"entered_unit"`
	Assignee   Named         `json:"assignee,omitzero"`
	Law        string        `json:"law"` // pack of the last act, id@version
	Dates      Dates         `json:"dates"`
	Intention  Intention     `json:"intention"`
	LodgedForm string        `json:"lodged_form,omitempty"`

	// ContinuedIn is the file of the same person in which this one goes on; it stays unsaid outside
	// the authority, where the mergings tell that there is one.
	ContinuedIn string `json:"continued_in,omitempty"`

	Applicant   Applicant    `json:"applicant"`
	Mandates    []Mandate    `json:"mandates_of_representation"`
	Interviews  []Interview  `json:"personal_interviews"`
	Documents   []Document   `json:"documents"`
	Extensions  []Extension  `json:"extensions"`
	Decisions   []Decision   `json:"decisions"`
	Corrections []Correction `json:"corrections"`
	Papers      []Paper      `json:"printed_papers"`
	Deadlines   []Deadline   `json:"deadlines"`
	Tasks       []Task       `json:"tasks"` // inside the authority alone
	Searches    []Search     `json:"identity_searches"`
	Candidates  []Candidate  `json:"candidates"`
	Mergings    []Merging    `json:"mergings"`
	Continued   []Continued  `json:"continued_here"`
	Timeline    []Act        `json:"timeline"`
}

// Named is an officer or a unit by reference and name.
type Named struct {
	Reference string `json:"reference"`
	Name      string `json:"name"`
}

// Dates are the days of the procedure; what has not happened has none.
type Dates struct {
	Intention   deadline.Date `json:"intention"`
	Certificate deadline.Date `json:"certificate,omitzero"`
	HandedOver  deadline.Date `json:"handed_over,omitzero"`
	Lodged      deadline.Date `json:"lodged,omitzero"`
	Registered  deadline.Date `json:"registered,omitzero"`
	Assessment  deadline.Date `json:"assessment,omitzero"`
	Decided     deadline.Date `json:"decided,omitzero"`
	Served      deadline.Date `json:"served,omitzero"`
	Final       deadline.Date `json:"final,omitzero"`
}

// An Intention says where and how protection was sought first.
type Intention struct {
	Place string `json:"place"`
	Form  string `json:"form"`
}

// An Applicant is the person as names, papers and the person give them.
type Applicant struct {
	Gender        string             `json:"gender"`
	PlaceOfBirth  string             `json:"place_of_birth,omitempty"`
	Names         []Name             `json:"names"`
	Births        []Birth            `json:"births"`
	Nationalities []Tie              `json:"nationalities"`
	Residence     []Tie              `json:"former_residence"`
	Feared        []Tie              `json:"feared_states"`
	Languages     []string           `json:"languages"`
	Identity      []IdentityDocument `json:"identity_documents"`
	Indicators    []string           `json:"vulnerability_indicators"`
}

// A Name is one written form of the name.
type Name struct {
	Reference  string `json:"reference"`
	Kind       string `json:"kind"`
	Script     string `json:"script"`
	Family     string `json:"family"`
	Given      string `json:"given"`
	NoGiven    bool   `json:"no_given_name"`
	Patronymic string `json:"patronymic,omitempty"`
}

// A Birth is one date of birth that is claimed.
type Birth struct {
	Reference string `json:"reference"`
	Date      string `json:"date"` // 1988-03-14, 1988-03, 1988 or 1988~
	Precision string `json:"precision"`
}

// A Tie links the person to a state.
type Tie struct {
	Reference string `json:"reference"`
	State     string `json:"state"`
}

// An IdentityDocument is a paper that says who the person is.
type IdentityDocument struct {
	Reference string        `json:"reference"`
	Kind      string        `json:"kind"`
	Number    string        `json:"number"`
	State     string        `json:"state"`
	Expires   deadline.Date `json:"expires,omitzero"`
}

// A Mandate is a mandate of representation.
type Mandate struct {
	Reference    string        `json:"reference"`
	Counsel      string        `json:"counsel"`
	Organisation string        `json:"organisation,omitempty"`
	From         deadline.Date `json:"from"`
	Until        deadline.Date `json:"until,omitzero"`
	EndedOn      deadline.Date `json:"ended_on,omitzero"`
	Document     string        `json:"document"`
}

// An Interview is a personal interview, planned or held.
type Interview struct {
	Reference   string        `json:"reference"`
	Date        deadline.Date `json:"date"`
	Time        string        `json:"time"`
	Place       string        `json:"place"`
	Language    string        `json:"language"`
	Interpreter string        `json:"interpreter,omitempty"`
	Interviewer Named         `json:"interviewer"`
	HeldOn      deadline.Date `json:"held_on,omitzero"`
	ReadBack    bool          `json:"read_back"`
	Report      string        `json:"report,omitempty"`
	Remarks     string        `json:"remarks,omitempty"`
}

// A Document is one version of a paper in the file; its content is read by itself.
type Document struct {
	Reference string        `json:"reference"`
	Series    string        `json:"series"`
	Version   int64         `json:"version"`
	Kind      string        `json:"kind"`
	Title     string        `json:"title"`
	MediaType string        `json:"media_type"`
	Size      int64         `json:"size"` // bytes
	SHA256    string        `json:"sha256"`
	FiledOn   deadline.Date `json:"filed_on"`
	FiledBy   Named         `json:"filed_by"`
}

// An Extension is an act that moved the time limit for the decision.
type Extension struct {
	Reference string        `json:"reference"`
	DecidedOn deadline.Date `json:"decided_on"`
	Until     deadline.Date `json:"until"`
	Ground    string        `json:"ground"`
	Notice    deadline.Date `json:"notice"`
	Reasons   string        `json:"reasons"`
	Evidence  string        `json:"evidence,omitempty"`
	LateDays  int64         `json:"late_days"`
}

// A Decision is a draft, returned or approved.
type Decision struct {
	Reference string        `json:"reference"`
	Status    string        `json:"status"`
	Outcome   string        `json:"outcome"`
	Ground    string        `json:"inadmissibility_ground,omitempty"`
	Reasons   string        `json:"statement_of_reasons"`
	Author    Named         `json:"author,omitzero"` // inside the authority alone, as all up to the remark
	DraftedOn deadline.Date `json:"drafted_on,omitzero"`
	Reader    Named         `json:"second_reader,omitzero"`
	ReadOn    deadline.Date `json:"read_on,omitzero"`
	Remark    string        `json:"remark,omitempty"`
	ServedOn  deadline.Date `json:"served_on,omitzero"`
	Mode      string        `json:"mode_of_service,omitempty"`
	Proof     string        `json:"proof_of_service,omitempty"`
	NoSuitOn  deadline.Date `json:"no_suit_confirmed_on,omitzero"`
}

// A Correction is a proposal to correct an entry, and what became of it.
type Correction struct {
	Reference  string        `json:"reference"`
	Status     string        `json:"status"`
	Field      string        `json:"field"`
	Part       string        `json:"part,omitempty"`
	Before     string        `json:"before"`
	After      string        `json:"after"`
	Reason     string        `json:"reason"`
	Proof      string        `json:"proof"`
	Proposer   Named         `json:"proposer"`
	ProposedOn deadline.Date `json:"proposed_on"`
	Decider    Named         `json:"decider,omitzero"`
	DecidedOn  deadline.Date `json:"decided_on,omitzero"`
	Remark     string        `json:"remark,omitempty"`
}

// A Paper is something printed that left the office.
type Paper struct {
	Kind     string        `json:"kind"`
	IssuedOn deadline.Date `json:"issued_on"`
	WrongOn  deadline.Date `json:"wrong_on,omitzero"`
}

// An Act is one act of the case as the book has it.
type Act struct {
	Entry     string      `json:"entry"`
	Kind      string      `json:"kind"`
	On        string      `json:"on"`         // day of legal effect
	EnteredAt time.Time   `json:"entered_at"` // RFC 3339
	Officer   Named       `json:"officer"`
	Unit      Named       `json:"unit"`
	Article   string      `json:"article"`
	Minutes   act.Minutes `json:"minutes"`
}
