// Package own is the requests that this state makes of another one: drafted, sent, answered.
//
// Nothing of such a request asks the door: it hands nobody to anybody. What leaves is composed and
// released elsewhere, and this package only records that it was. It may not import a store, a web, a
// clock or a log, and it cannot name anything of protection (Article 45).
package own

import (
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/letter"
)

// A DraftForm is the form by which a request of ours is drafted.
type DraftForm struct {
	extradition.Letterhead
	Persons []particulars.Particulars `json:"persons"`
}

// Draft opens the file of a request of ours.
func Draft(f extradition.File, in DraftForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	if f.Request.State != "" {
		return f, nil, o.Refuse("", "step_not_allowed", "state", string(f.Request.State))
	}
	var c act.Checks
	c.Require(!o.On.IsZero(), "on", "day_missing")
	c.Require(o.On <= o.Today, "on", "day_in_future")
	in.Letterhead.Check(&c, extradition.Host(o))
	c.Text("subject", in.Subject)
	extradition.CheckPersons(&c, in.Persons, extradition.Claiming{Kind: in.Kind, Today: o.Today})
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	f.Request = in.Letterhead.Request(f.Request.ID, o)
	f.Request.Direction, f.Request.State = "out", stage.Drafted
	f.Request.RequestingState, f.Request.RequestedState = extradition.Host(o), in.State
	for _, p := range in.Persons {
		f.People, _ = f.People.Add(p, o.NewID)
	}
	return f.Wound(o, act.Minutes{
		{Key: "request_kind", Value: in.Kind},
		{Key: "requested_state", Value: in.State},
		{Key: "basis", Value: in.Basis},
		{Key: "persons_named", Value: strconv.Itoa(len(in.Persons))},
	})
}

// A SendForm is the form by which a request of ours is sent.
type SendForm struct {
	Letter letter.Queueing `json:"-"` // to the requested state; set by the desk, and optional
}

// Send records that the request leaves.
func Send(f extradition.File, in SendForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	next, queued, err := next.Queued(in.Letter, o)
	if err != nil {
		return f, nil, err
	}
	return next.Wound(o, queued)
}

// Answer records the arrival of the other state's answer.
func Answer(f extradition.File, in extradition.ArrivalForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	in.Check(&c, "", o)
	c.Require(in.Form == "answer", "form", "choose_from_list")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	return next.Arrived(in, o).Wound(o, act.Minutes{{Key: "channel", Value: in.Channel}, {Key: "arrived_on", Value: in.On.String()}})
}
