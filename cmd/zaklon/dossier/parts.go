package dossier

import (
	"time"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/letter"
)

// A Measure is what another state asks for, and what became of it.
type Measure struct {
	Kind    string        `json:"kind"`
	Status  string        `json:"status"`
	AskedOn deadline.Date `json:"asked_on"`
	On      deadline.Date `json:"on"`
}

// An Arrival is one event by which something of a request came in.
type Arrival struct {
	Reference string        `json:"reference"`
	Channel   string        `json:"channel"`
	Sender    string        `json:"sender"`
	Organ     string        `json:"organ"`
	On        deadline.Date `json:"on"`
	Time      string        `json:"time,omitempty"`
	Form      string        `json:"form"`
	Language  string        `json:"language"`
	SHA256    string        `json:"sha256,omitempty"`
	Complete  bool          `json:"complete"`
}

// An Enclosure is one line of the completeness checklist.
type Enclosure struct {
	Reference string        `json:"reference"`
	Kind      string        `json:"kind"`
	Status    string        `json:"status"`
	Language  string        `json:"language,omitempty"`
	CheckedOn deadline.Date `json:"checked_on,omitzero"`
}

// An Answer is what an officer found on one point.
type Answer struct {
	Point   string `json:"point"`
	Answer  string `json:"answer"`
	Reasons string `json:"reasons"`
}

// An Offence is one act for which a person is claimed.
type Offence struct {
	Reference   string   `json:"reference"`
	Description string   `json:"description"`
	Law         string   `json:"law"`
	Penalty     string   `json:"penalty"`
	Months      int64    `json:"months,omitempty"`
	Assessments []Answer `json:"assessments"`
}

// An Assurance is a promise of the requesting state with what was found on each factor.
type Assurance struct {
	Reference string        `json:"reference"`
	Kind      string        `json:"kind"`
	Text      string        `json:"text"`
	From      string        `json:"from"`
	Given     deadline.Date `json:"given"`
	Factors   []Answer      `json:"factors"`
}

// A Court is one step of a court.
type Court struct {
	Kind     string        `json:"kind"`
	Court    Named         `json:"court"`
	Number   string        `json:"number,omitempty"`
	OpenedOn deadline.Date `json:"opened_on"`
	HeardOn  deadline.Date `json:"heard_on,omitzero"`
	Outcome  string        `json:"outcome,omitempty"`
	On       deadline.Date `json:"on,omitzero"`
	ServedOn deadline.Date `json:"served_on,omitzero"`
}

// A Custody is one arrest or detention.
type Custody struct {
	Arrested   deadline.Date `json:"arrested_on,omitzero"`
	Basis      string        `json:"basis,omitempty"`
	OrderedOn  deadline.Date `json:"ordered_on,omitzero"`
	ReleasedOn deadline.Date `json:"released_on,omitzero"`
	Reason     string        `json:"reason,omitempty"`
}

// A Decision is one of the minister. Its internal grounds stay in the national file and are not told.
type Decision struct {
	Outcome     string        `json:"outcome"`
	Operative   string        `json:"operative,omitempty"`
	Priority    string        `json:"priority,omitempty"`
	ReExtradite string        `json:"re_extradite,omitempty"`
	Onward      string        `json:"onward,omitempty"`
	On          deadline.Date `json:"on"`
	By          Named         `json:"by"`
}

// A Surrender is one arrangement to hand a person over.
type Surrender struct {
	Status     string        `json:"status"`
	AgreedOn   deadline.Date `json:"agreed_on"`
	Day        deadline.Date `json:"day"`
	Place      string        `json:"place"`
	IntendedBy Named         `json:"intended_by,omitzero"`
	ExecutedOn deadline.Date `json:"executed_on,omitzero"`
	ExecutedBy Named         `json:"executed_by,omitzero"`
	Ground     string        `json:"ground,omitempty"`
}

// An Annex is a document of a file; its content is read by itself.
type Annex struct {
	Reference string        `json:"reference"`
	Kind      string        `json:"kind"`
	Title     string        `json:"title"`
	MediaType string        `json:"media_type"`
	Size      int64         `json:"size"` // bytes
	SHA256    string        `json:"sha256"`
	FiledOn   deadline.Date `json:"filed_on"`
}

// A Letter is the order of a letter in approved words. What it says is read by itself.
type Letter struct {
	Reference string        `json:"reference"`
	Channel   string        `json:"channel"`
	Formula   string        `json:"formula"`
	Status    string        `json:"status"`
	Slot      time.Time     `json:"slot"` // the fixed instant at which it leaves, UTC
	QueuedOn  deadline.Date `json:"queued_on"`
	EndedOn   deadline.Date `json:"ended_on,omitzero"`
}

func letters(all []letter.Letter) []Letter {
	out := make([]Letter, len(all))
	for i, l := range all {
		out[i] = Letter{console.Written(l.ID), l.Channel, l.Formula, l.Status, time.UnixMicro(l.Slot).UTC(), l.QueuedOn, l.EndedOn}
	}
	return out
}
