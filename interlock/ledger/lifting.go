package ledger

import (
	"slices"

	"github.com/zaklon/zaklon/act"
)

// A ProposalForm is the proposal that a hold end.
type ProposalForm struct {
	Reasons string `json:"reasons"`

	// Free is set by the desk where the door looked just now and the cause of the match bars the claim
	// no longer. The zero value is a cause that stands.
	Free bool `json:"-"`
}

// ProposeLifting enters that a liaison proposes that a hold end: of a match, where its cause bars the
// claim no longer; of a measure, where its lifting was received; of an entered cause, for the reasons
// given.
func ProposeLifting(f File, in ProposalForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.step(o)
	if err != nil {
		return f, nil, err
	}
	if err := f.endable(in.Free, o); err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Text("reasons", in.Reasons)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Head.Proposer = o.Officer
	next.Liftings = append(slices.Clip(next.Liftings), Lifting{ID: o.NewID(), Reasons: in.Reasons, By: o.Officer, On: o.On, Status: "proposed"})
	return next, nil, nil
}

// endable refuses to end a hold whose cause stands.
func (f File) endable(free bool, o act.Occasion) error {
	if f.Head.Sort == SortMatch {
		if !free {
			return o.Refuse("", "cause_stands")
		}
		return nil
	}
	for _, c := range f.Causes {
		if c.measure() && c.LiftingOn.IsZero() {
			return o.Refuse("", "lifting_not_received")
		}
	}
	return nil
}

// A LiftForm is the word of the second person on a lifting.
type LiftForm struct {
	Remark string `json:"remark"`
	Free   bool   `json:"-"` // as in ProposalForm
}

// ConfirmLifting enters that a second liaison confirms it: the hold ends.
func ConfirmLifting(f File, in LiftForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.lifting(in, o, "confirmed")
	if err == nil {
		err = f.endable(in.Free, o)
	}
	if err != nil {
		return f, nil, err
	}
	return next.settle(), nil, nil
}

// RefuseLifting enters that a second liaison does not: the hold stands as before the proposal.
func RefuseLifting(f File, in LiftForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.lifting(in, o, "refused")
	if err != nil {
		return f, nil, err
	}
	next.Head.State = Noted
	if f.Head.Sort == SortCause {
		next.Head.State = InForce
	}
	for _, c := range f.Causes {
		if !c.LiftingOn.IsZero() {
			next.Head.State = LiftingReceived
		}
	}
	return next, nil, nil
}

func (f File) lifting(in LiftForm, o act.Occasion, status string) (File, error) {
	next, err := f.step(o)
	if err != nil {
		return f, err
	}
	if err := f.second(o); err != nil {
		return f, err
	}
	var c act.Checks
	c.OptionalText("remark", in.Remark)
	if err := c.Err(); err != nil {
		return f, err
	}
	next.Head.Proposer, next.Liftings = "", slices.Clone(next.Liftings)
	for i := range next.Liftings {
		if l := &next.Liftings[i]; l.Status == "proposed" {
			l.Status, l.Decider, l.Decided, l.Remark = status, o.Officer, o.On, in.Remark
		}
	}
	return next, nil
}
