package ending

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/letter"
)

// A FulfilmentForm is the form by which it is recorded what became of a request for other assistance.
type FulfilmentForm struct {
	Outcome string             `json:"outcome"` // of part.ReplyOutcomes
	Remark  string             `json:"remark"`
	Door    extradition.Answer `json:"-"` // set by the desk; asked where a person would be transferred
}

// Execute records what became of a request that is no extradition. The transfer of a sentenced person,
// and that of a detained one for a time, is a handing over: it is refused while a hold stands.
func Execute(f extradition.File, in FulfilmentForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if f.HandsOver() && in.Outcome != "could_not_be_effected" {
		if err := in.Door.Check(o); err != nil {
			return f, nil, err
		}
	}
	var c act.Checks
	c.OneOf("outcome", in.Outcome, part.ReplyOutcomes())
	c.OptionalLine("remark", in.Remark)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Request.Result = in.Outcome
	return next.Wound(o, append(act.Minutes{{Key: "result", Value: in.Outcome}}, extradition.Said("remark", in.Remark)...))
}

// A ReplyForm is the form by which it is recorded that the requesting state was told.
type ReplyForm struct {
	Operative string          `json:"operative"` // of part.Operatives; only where extradition is refused because the conditions are not met
	Letter    letter.Queueing `json:"-"`         // to the requesting state; set by the desk, and optional
}

// Reply records that the requesting state was told: of other assistance what became of it, of an
// extradition that it is refused because the conditions are not met.
func Reply(f extradition.File, in ReplyForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	next, queued, err := next.Queued(in.Letter, o)
	if err != nil {
		return f, nil, err
	}
	if f.Track() == stage.Assistance {
		if in.Operative != "" {
			return f, nil, o.Refuse("operative", "operative_without_refusal")
		}
		next.Request.State = stage.Replied
		return next.Wound(o, append(act.Minutes{{Key: "result", Value: f.Request.Result}}, queued...))
	}
	if f.Request.Conditions != part.NotMet {
		return f, nil, o.Refuse("", "conditions_met")
	}
	if !slices.Contains(part.Operatives(), in.Operative) {
		return f, nil, o.Refuse("operative", "choose_from_list")
	}
	next.Request.Operative = in.Operative
	return next.Closed("refused", o).Wound(o, append(act.Minutes{{Key: "operative", Value: in.Operative}}, queued...))
}

// A ReturnForm is the form by which a request is sent back.
type ReturnForm struct {
	Reason string          `json:"reason"` // of part.ReturnReasons
	Letter letter.Queueing `json:"-"`      // to the requesting state; set by the desk, and optional
}

// Return sends a request back before it went to the court.
func Return(f extradition.File, in ReturnForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if !slices.Contains(part.ReturnReasons(), in.Reason) {
		return f, nil, o.Refuse("reason", "choose_from_list")
	}
	next, queued, err := next.Queued(in.Letter, o)
	if err != nil {
		return f, nil, err
	}
	next.Request.Result = in.Reason
	return without(next, o).Closed("returned", o).Wound(o, append(act.Minutes{{Key: "return_reason", Value: in.Reason}}, queued...))
}

// Withdraw records that the state which asked asks no more. An arrangement to hand the person over is void.
func Withdraw(f extradition.File, _ extradition.NoInput, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	return without(next, o).Closed("withdrawn", o).Wound(o, nil)
}

// without is the file in which nothing is asked or arranged any more. Who is held stays held until they
// are released by an act of its own.
func without(f extradition.File, o act.Occasion) extradition.File {
	for _, m := range f.Measures {
		if m.Status == part.Asked || m.Kind == "extradition" && m.Status == part.Granted {
			f = f.Measured(m.Kind, part.Ended, o)
		}
	}
	return unarranged(f, o)
}

// unarranged is the file in which no surrender is arranged any more, and no time runs from a day of one.
func unarranged(f extradition.File, o act.Occasion) extradition.File {
	if s, ok := f.Surrender(); ok && (s.Arranged() || s.Status == part.Postponed && s.Stands()) {
		f = changed(f, func(s *part.Surrender) { s.Status, s.EndedOn = part.Void, o.On })
	}
	return f
}

// Close closes a request that was replied to, or one of ours that was answered.
func Close(f extradition.File, _ extradition.NoInput, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	reason := "replied"
	if f.Track() == stage.Own {
		reason = "answered"
	}
	return next.Closed(reason, o).Wound(o, nil)
}
