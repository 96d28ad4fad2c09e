package part

import "github.com/zaklon/zaklon/deadline"

// A CourtStep is what one court did or was asked to do. A file may go from court to court and back.
type CourtStep struct {
	ID       string
	Kind     string // of CourtKinds
	Court    string // the unit that is the court
	Number   string // the court's own number of the case, such as Kv.br.265/24
	OpenedOn deadline.Date
	HeardOn  deadline.Date // the judge heard the person; zero: not, or no judge
	By       string        // who moved an appeal or an extraordinary remedy: of Movers; ex_officio
	Outcome  string        // of Outcomes(Kind); empty: the court has not decided
	On       deadline.Date // of the outcome
	ServedOn deadline.Date // of the service on the person
	Reasons  string        // sealed: the opinion of the judge, or a remark on the decision
	Document string        // the annex; empty: none
}

// Pending tells whether the court has still to decide.
func (s CourtStep) Pending() bool { return s.Outcome == "" }

// A Custody is one arrest and what followed, to the release.
type Custody struct {
	ID           string
	Arrested     deadline.Date // provisional arrest; zero: detention without one
	Basis        string        // of ArrestBases
	OrderedOn    deadline.Date // detention for extradition, by the court; zero: none
	ReleasedOn   deadline.Date // zero: held
	Reason       string        // of ReleaseReasons
	OrderedCourt string        // the unit that is the court
	OrderNumber  string        // the court's number of the order
}

// Held tells whether the person was held under it at the end of that day.
func (c Custody) Held(day deadline.Date) bool {
	begun := c.Arrested
	if begun.IsZero() {
		begun = c.OrderedOn
	}
	return begun <= day && (c.ReleasedOn.IsZero() || day < c.ReleasedOn)
}

// A Prolonging is an act that moves a time limit of the file: custody kept, detention extended, the
// agreed time prolonged because something beyond control prevented the surrender.
type Prolonging struct {
	ID       string
	Of       string // the custody or the surrender
	Ground   string // as the law pack names it
	On       deadline.Date
	Until    deadline.Date
	NoticeOn deadline.Date
	LateDays int64 // days after the limit it moves: a finding, never undone
}

// A Chaser is one reminder to a court that has the file.
type Chaser struct {
	ID         string
	Court      string // the unit that is the court
	To         string // sealed: the chamber or registry that it was sent to
	On         deadline.Date
	AnsweredOn deadline.Date // zero: no answer
	Answer     string        // sealed
}

// A Refoulement is the question of a court whether obligations of non-refoulement are engaged, and the
// sealed answer. The answer is for the judge; it is never served on the requesting state.
type Refoulement struct {
	ID         string
	AskedOn    deadline.Date
	Number     string // the court's number
	AnsweredOn deadline.Date
	Engaged    string // sealed: yes | no; empty: awaited
}

// Open tells whether the answer is awaited.
func (q Refoulement) Open() bool { return q.AnsweredOn.IsZero() }

// A Decision is the decision of the minister.
type Decision struct {
	ID          string
	Outcome     string // granted | refused | postponed
	Operative   string // of Operatives, where refused: all that may ever leave
	Grounds     string // sealed: internal grounds, for the national file alone
	Priority    string // sealed: how competing requests were weighed; empty: there were none
	ReExtradite string // yes | no | unclear: may the person be passed on to another state
	Onward      string // yes | no | unclear: may the person be sent on to where persecution is feared
	OnwardWhy   string // sealed: reasons of both
	On          deadline.Date
	By          string
}

// A Surrender is one arrangement to hand the person over.
type Surrender struct {
	ID         string
	Status     string        // agreed | intended | executed | postponed | lapsed | void | contravened
	AgreedOn   deadline.Date // the day of the agreement
	On         deadline.Date // the agreed day
	Place      string        // sealed
	Days       int64         // of detention, as told to the requesting state
	IntendedOn deadline.Date
	IntendedBy string
	ExecutedOn deadline.Date
	ExecutedBy string
	EndedOn    deadline.Date // postponed, lapsed or void since
	Ground     string        // of PostponementGrounds or LapseGrounds, or of Sources
}

// Stands tells whether times run from the agreed day: they do also after something beyond control prevented
// the surrender on it.
func (s Surrender) Stands() bool {
	return (s.Status != Postponed || s.Ground == ForceMajeure) && s.Status != Void && s.Status != Contravened
}

// Arranged tells whether the person is to be handed over on the agreed day.
func (s Surrender) Arranged() bool { return s.Status == Agreed || s.Status == Intended }
