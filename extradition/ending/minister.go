// Package ending is the end of a request: the minister's decision, the arrangement and the execution of a
// surrender, and how requests of every kind are replied to, returned, withdrawn and closed.
//
// Whatever brings a person closer to the requesting state asks the door first, and what the door did not
// answer is held. A refusal says one formula of a closed catalogue; its grounds stay in the national
// file. This package may not import a store, a web, a clock or a log, and it cannot name anything of
// protection (Article 45): it learns held or not held, and never why.
package ending

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/letter"
)

// Submit puts a request of which the conditions are met before the minister.
func Submit(f extradition.File, _ extradition.NoInput, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if f.Request.Conditions != part.Met {
		return f, nil, o.Refuse("", "conditions_not_met")
	}
	return next.Wound(o, nil)
}

// A MinisterForm is the form of the minister's decision.
type MinisterForm struct {
	Outcome     string             `json:"outcome"`      // of part.MinisterOutcomes
	Operative   string             `json:"operative"`    // of part.Operatives; only of a refusal
	Grounds     string             `json:"grounds"`      // internal; a refusal and a postponement need them
	Priority    string             `json:"priority"`     // how competing requests were weighed
	ReExtradite string             `json:"re_extradite"` // may the person be passed on to another state? yes | no | unclear
	Onward      string             `json:"onward"`       // may the person be sent on to where persecution is feared? yes | no | unclear
	OnwardWhy   string             `json:"onward_reasons"`
	Rivals      []string           `json:"-"` // other open files that claim the person, set by the desk
	Door        extradition.Answer `json:"-"` // set by the desk; asked where the outcome is granted
	Letter      letter.Queueing    `json:"-"` // to the requesting state; set by the desk, and optional
}

// Decide records the minister's decision. To grant is refused while a hold stands, and, to a state of
// which the person is no national, until re-extradition and onward removal were assessed; several
// requests for the person are weighed against each other by the minister alone. What was granted can be
// refused or postponed as long as nobody was handed over: an arrangement is void then.
func Decide(f extradition.File, in MinisterForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if in.Outcome == part.Granted {
		if err := in.grants(f, o); err != nil {
			return f, nil, err
		}
	}
	if err := in.check(f); err != nil {
		return f, nil, err
	}
	next, queued, err := next.Queued(in.Letter, o)
	if err != nil {
		return f, nil, err
	}
	next.Decisions = part.Added(f.Decisions, part.Decision{
		ID: o.NewID(), Outcome: in.Outcome, Operative: in.Operative, Grounds: in.Grounds, Priority: in.Priority,
		ReExtradite: in.ReExtradite, Onward: in.Onward, OnwardWhy: in.OnwardWhy, On: o.On, By: o.Officer,
	})
	minutes := append(act.Minutes{{Key: "minister_outcome", Value: in.Outcome}}, extradition.Said("operative", in.Operative)...)
	return in.settled(f, next, o).Wound(o, append(minutes, queued...))
}

// grants refuses to grant while a hold stands, what was granted before, and into a danger of being sent
// on: that it is unclear excludes it no more than a yes (law mla/22).
func (in MinisterForm) grants(f extradition.File, o act.Occasion) error {
	if err := in.Door.Check(o); err != nil {
		return err
	}
	if f.Request.State != stage.BeforeMinister {
		return o.Refuse("outcome", "granted_before")
	}
	switch in.Onward {
	case "yes":
		return o.Refuse("onward", "onward_danger")
	case "unclear":
		return o.Refuse("onward", "onward_unclear")
	}
	return nil
}

// settled is the file as the decision leaves it, after it stood as before.
func (in MinisterForm) settled(before, next extradition.File, o act.Occasion) extradition.File {
	next = unarranged(next, o)
	switch in.Outcome {
	case part.Granted:
		next.Request.State, next.Request.DecidedOn = stage.SurrenderGranted, o.On
		return next.Measured("extradition", part.Granted, o)
	case part.Refused:
		next.Request.DecidedOn, next.Request.Operative = o.On, in.Operative
		return next.Closed("refused", o).Measured("extradition", part.Refused, o)
	}
	next.Request.State, next.Request.DecidedOn = stage.BeforeMinister, 0
	if before.Request.State == stage.BeforeMinister {
		return next
	}
	return next.Measured("extradition", part.Asked, o)
}

func (in MinisterForm) check(f extradition.File) error {
	var c act.Checks
	c.OneOf("outcome", in.Outcome, part.MinisterOutcomes())
	c.OptionalText("grounds", in.Grounds)
	c.OptionalText("priority", in.Priority)
	c.OptionalText("onward_reasons", in.OnwardWhy)
	for _, a := range []struct{ field, answer string }{{"re_extradite", in.ReExtradite}, {"onward", in.Onward}} {
		c.Require(a.answer == "" || slices.Contains(part.Answers(), a.answer), a.field, "choose_from_list")
	}
	switch in.Outcome {
	case part.Granted:
		in.checkGrant(&c, f)
	case part.Refused:
		c.OneOf("operative", in.Operative, part.Operatives())
		c.Text("grounds", in.Grounds)
	case part.Postponed:
		c.Text("grounds", in.Grounds)
	}
	c.Require(in.Outcome == part.Refused || in.Operative == "", "operative", "operative_without_refusal")
	return c.Err()
}

// checkGrant notes what is missing before the person may be given to the requesting state.
func (in MinisterForm) checkGrant(c *act.Checks, f extradition.File) {
	c.Require(len(in.Rivals) == 0 || in.Priority != "", "priority", "requests_compete")
	claimed, _ := f.Claimed()
	if slices.Contains(f.States(claimed.ID), f.Request.RequestingState) {
		return
	}
	c.Require(in.ReExtradite != "", "re_extradite", "third_state_unassessed")
	c.Require(in.Onward != "", "onward", "third_state_unassessed")
	c.Text("onward_reasons", in.OnwardWhy)
}
