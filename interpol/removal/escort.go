package removal

import (
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/particulars"
)

// An EscortForm is the form by which a surrender that the ministry of justice arranged is taken in
// from the internal post: the message, and what it says.
type EscortForm struct {
	Message string `json:"message"`

	To      string                  `json:"-"` // these are read by the desk from the message itself
	Planned deadline.Date           `json:"-"`
	Place   string                  `json:"-"`
	Person  particulars.Particulars `json:"-"`
}

// OrderEscort opens the file of an escort. It hands nobody over and begins nothing.
func OrderEscort(f File, in EscortForm, o act.Occasion) (File, act.Minutes, error) {
	var c act.Checks
	c.Require(!o.On.IsZero(), "on", "day_missing")
	c.Require(o.On <= o.Today, "on", "day_in_future")
	c.Require(in.Message != "", "message", "choose_from_list")
	checkTo(&c, in.To)
	in.Person.Check(&c, "person.", o.Today)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	return f.begin(Removal{
		State: EscortOrdered, Kind: Escort, To: in.To, PlannedOn: in.Planned, Place: identity.Clean(in.Place), OrderedOn: o.On,
		OrderedBy: o.Officer, Posted: in.Message,
	}, in.Person, o)
}

// A BeginForm is the form by which a first officer enters that the escort begins.
type BeginForm struct {
	Door     Answer `json:"-"` // these are set by the desk
	Recalled bool   `json:"-"` // a recall of the arrangement waits in the post
}

// Begin enters that the person is being brought to the place of the surrender. The door bars it while it
// holds, and a recall that came bars it too: from here on the person is on the way to the other state.
func Begin(f File, in BeginForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(in.Door, o)
	if err != nil {
		return f, nil, err
	}
	if in.Recalled {
		return f, nil, o.Refuse("", "surrender_recalled")
	}
	next.Removal.IntendedOn, next.Removal.IntendedBy = o.On, o.Officer
	return next, act.Minutes{{Key: "to_state", Value: f.Removal.To}}, nil
}

// A ReportForm is the form by which an escort is reported to the ministry of justice.
type ReportForm struct {
	Outcome string `json:"outcome"`
	At      string `json:"at"` // "15:04"
	Place   string `json:"place"`

	Door     Answer `json:"-"` // these are set by the desk, and looked at where the person is handed over
	Recalled bool   `json:"-"`
}

// Check refuses a report without outcome, hour or place.
func (in ReportForm) Check() error {
	var c act.Checks
	c.OneOf("outcome", in.Outcome, Outcomes())
	c.Require(act.TimeOfDay(in.At), "at", "time_impossible")
	c.Line("place", in.Place)
	return c.Err()
}

// inOrder refuses to tell an end of an escort as of a day before its beginning.
func (f File) inOrder(o act.Occasion) error {
	if o.On < f.Removal.IntendedOn {
		return o.Refuse("on", "day_out_of_order")
	}
	return nil
}

// Report enters how an escort ended. That the person was handed over is the execution, by another officer
// than the one of the beginning and not before the agreed day, and the door is asked once more; that they
// were not can always be said.
// The ministry of justice is told by the internal post, in the same act.
func Report(f File, in ReportForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(Answer{}, o)
	if err != nil {
		return f, nil, err
	}
	if in.Outcome == HandedOver {
		if err := in.executes(f, o); err != nil {
			return f, nil, err
		}
		next.Removal.ExecutedOn, next.Removal.ExecutedBy = o.On, o.Officer
	}
	if err := f.inOrder(o); err != nil {
		return f, nil, err
	}
	if err := in.Check(); err != nil {
		return f, nil, err
	}
	next.Removal.Outcome, next.Removal.Place, next.Removal.EndedOn = in.Outcome, identity.Clean(in.Place), o.On
	return next, act.Minutes{{Key: "outcome", Value: in.Outcome}, {Key: "at", Value: in.At}}, nil
}

// executes refuses to hand over while the door holds, after a recall, without a beginning, by one officer
// alone, and before the day that the ministry of justice agreed.
func (in ReportForm) executes(f File, o act.Occasion) error {
	if err := in.Door.Refuse(o); err != nil {
		return err
	}
	if in.Recalled {
		return o.Refuse("", "surrender_recalled")
	}
	if f.Removal.State != EscortBegun {
		return o.Refuse("outcome", "escort_not_begun")
	}
	if o.Officer == f.Removal.IntendedBy {
		return o.Refuse("", "same_officer")
	}
	if o.On < f.Removal.PlannedOn {
		return o.Refuse("on", "before_agreed_day")
	}
	return nil
}

// A RecallForm is the recall that waits in the post for this escort.
type RecallForm struct {
	Message string `json:"-"` // found by the desk; empty: none waits
}

// Recall takes in that the ministry of justice takes its arrangement back. It ends an escort that is under
// way; of one that is over it is noted, and nothing changes.
func Recall(f File, in RecallForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(Answer{}, o)
	if err != nil {
		return f, nil, err
	}
	if in.Message == "" {
		return f, nil, o.Refuse("", "no_recall")
	}
	if f.UnderWay() {
		next.Removal.State, next.Removal.EndedOn = EscortRecalled, o.On
	}
	return next, nil, nil
}

// UnderWay tells whether an escort was ordered and has no end yet.
func (f File) UnderWay() bool {
	return f.Removal.State == EscortOrdered || f.Removal.State == EscortBegun
}

// A ContraventionForm is the form by which it is entered that a person was handed over although they were
// not to be.
type ContraventionForm struct {
	At    string `json:"at"` // "15:04"; empty: not known
	Place string `json:"place"`
	Known string `json:"known"` // of Sources
}

// Check refuses a contravention without place or source, and an hour that is none.
func (in ContraventionForm) Check() error {
	var c act.Checks
	c.Require(in.At == "" || act.TimeOfDay(in.At), "at", "time_impossible")
	c.Line("place", in.Place)
	c.OneOf("known", in.Known, Sources())
	return c.Err()
}

// Contravene enters the fact that the person was handed over outside the order of these acts: while a hold
// stood, after a recall, without a beginning, or after it was reported that they were not. Nothing bars the truth, and no second officer is needed to
// tell it. The ministry of justice is told in the same act.
func Contravene(f File, in ContraventionForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(Answer{}, o)
	if err != nil {
		return f, nil, err
	}
	if err := f.inOrder(o); err != nil {
		return f, nil, err
	}
	if err := in.Check(); err != nil {
		return f, nil, err
	}
	next.Removal.Outcome, next.Removal.Place, next.Removal.EndedOn = HandedOver, identity.Clean(in.Place), o.On
	next.Removal.ExecutedOn = o.On
	minutes := act.Minutes{{Key: "contravened", Value: in.Known, Finding: true}}
	if in.At != "" {
		minutes = append(minutes, act.Line{Key: "at", Value: in.At})
	}
	return next, minutes, nil
}
