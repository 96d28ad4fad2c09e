package ledger

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/interlock"
)

// A StatementForm is the form by which a liaison states what a court is told on its formal request.
// Nothing that the court wrote is typed again: it is that of the message.
type StatementForm struct {
	Message string `json:"message"` // of the post that asked

	// Asked is what the court wrote and Door what the door said of it, both set by the desk. A message
	// that does not wait gives no court, and a door that could not look tells nothing.
	Asked Asked                `json:"-"`
	Door  interlock.Engagement `json:"-"`
}

// Asked is what a court wrote: of which claim it asks, to which state, and under which number.
type Asked struct {
	Claim                interlock.Ref
	Court, Number, State string // the unit, its own number, a code
	Open                 bool   // another statement on the same message awaits a second liaison
}

// State enters what the court is to be told: yes or no, and nothing else. It is refused where the door
// could not tell, and while nobody has said whether a match is of the person: a court relies on it.
// Whatever it says a second liaison confirms it before it leaves, so that the time that a court waits
// tells nothing.
func State(f File, in StatementForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.step(o)
	if err != nil {
		return f, nil, err
	}
	switch {
	case in.Asked.Court == "":
		return f, nil, o.Refuse("message", "choose_from_list")
	case in.Asked.Open:
		return f, nil, o.Refuse("message", "statement_open")
	}
	if err := tellable(in.Door, o); err != nil {
		return f, nil, err
	}
	next.Head.Proposer = o.Officer
	next.Statements = append(slices.Clip(next.Statements), Statement{
		ID: o.NewID(), Claim: in.Asked.Claim, Court: identity.Clean(in.Asked.Court), Reference: identity.Clean(in.Asked.Number), State: in.Asked.State,
		Engaged: in.Door.Engaged, On: o.On, Question: in.Message, By: o.Officer, Status: "proposed",
	})
	return next, act.Minutes{{Key: "engaged", Value: answers[in.Door.Engaged]}}, nil
}

// A DismissalForm is the form by which a liaison takes a question out that nobody can answer.
type DismissalForm struct {
	Message string `json:"message"` // of the post that asked
	Remark  string `json:"remark"`

	// Asked is what the court wrote, and Gone that the request of which it asks claims nobody any more, both
	// set by the desk.
	Asked Asked `json:"-"`
	Gone  bool  `json:"-"`
}

// Dismiss takes a court's question out of the post, where the request of which it asks was withdrawn, is
// closed or was carried out. Nothing leaves, and one liaison does it: it says neither yes nor no. While the
// request claims somebody it is refused.
func Dismiss(f File, in DismissalForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Require(in.Asked.Court != "", "message", "choose_from_list")
	c.Require(!in.Asked.Open, "message", "statement_open")
	c.Require(in.Asked.Court == "" || in.Gone, "message", "still_claimed")
	c.OptionalText("remark", in.Remark)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Statements = append(slices.Clip(next.Statements), Statement{
		ID: o.NewID(), Claim: in.Asked.Claim, Court: identity.Clean(in.Asked.Court), Reference: identity.Clean(in.Asked.Number), State: in.Asked.State,
		On: o.On, Question: in.Message, By: o.Officer, Status: "dismissed", Remark: in.Remark,
	})
	return next, nil, nil
}

// tellable refuses what cannot be told a court as a certainty.
func tellable(door interlock.Engagement, o act.Occasion) error {
	switch {
	case !door.Told:
		return o.Refuse("", "not_told")
	case door.Unreviewed:
		return o.Refuse("", "match_unreviewed")
	}
	return nil
}

// A ConfirmForm is the word of the second liaison on a statement.
type ConfirmForm struct {
	Remark string               `json:"remark"`
	Door   interlock.Engagement `json:"-"` // as in StatementForm, looked at again
}

// ConfirmStatement enters that a second liaison confirms a statement: the court is told. It is refused
// where the door says otherwise by now.
func ConfirmStatement(f File, in ConfirmForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.decided(SecondForm{in.Remark}, o, "confirmed")
	if err != nil {
		return f, nil, err
	}
	if err := tellable(in.Door, o); err != nil {
		return f, nil, err
	}
	for _, s := range next.Statements {
		if s.Engaged != in.Door.Engaged {
			return f, nil, o.Refuse("", "answer_changed")
		}
	}
	return next, nil, nil
}

// ReturnStatement enters that a second liaison does not confirm a statement: the court is told nothing
// by it, and its question is to be answered anew.
func ReturnStatement(f File, in SecondForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.decided(in, o, "refused")
	if err != nil {
		return f, nil, err
	}
	return next, nil, nil
}

// decided enters what the second person said of a statement.
func (f File) decided(in SecondForm, o act.Occasion, status string) (File, error) {
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
	next.Head.Proposer, next.Statements = "", slices.Clone(next.Statements)
	for i := range next.Statements {
		s := &next.Statements[i]
		s.Status, s.Decider, s.Decided, s.Remark = status, o.Officer, o.On, in.Remark
	}
	return next, nil
}

// answers are the words of the statement. immutable
var answers = map[bool]string{true: "yes", false: "no"}
