package interpol

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/interpol/part"
	"github.com/zaklon/zaklon/letter"
)

// bureau is the channel to the bureau that sent the message.
func (f File) bureau() string { return "ncb:" + f.Message.Sender }

// echo is what a letter may repeat: what the bureau itself wrote on its message.
func (f File) echo() letter.Echo {
	return letter.Echo{State: f.Message.Sender, Reference: f.Message.Reference, Dated: f.Message.Dated}
}

// ReplyOrder is the order of the reply to the bureau. formula gives the approved formula of a state and
// a form of message. Nothing else of the file has a part in it: not the persons, not the
// actions, not a check, not a review.
func (f File) ReplyOrder(formula func(state, form string) string) letter.Order {
	return letter.Order{Channel: f.bureau(), Formula: formula(f.Message.Sender, f.Message.Form), Language: "en", Echo: f.echo()}
}

// ReturnOrder is the order of the letter with which a message is returned.
func (f File) ReturnOrder(reason string) letter.Order {
	return letter.Order{
		Channel: f.bureau(), Formula: "ncb_return", Language: "en", Echo: f.echo(), Values: []letter.Value{letter.Choice("reason", reason)},
	}
}

// ConfirmOrder is the order of the letter that confirms a person's status to INTERPOL. It repeats the
// name as the message states it; the consent stands behind the letter and is not in it.
func (f File) ConfirmOrder(in ConfirmForm) letter.Order {
	e := f.echo()
	e.Subject = f.Listed(in.Person)
	return letter.Order{
		Channel: in.To, Formula: "status_confirmation", Language: "en", Echo: e, Values: []letter.Value{letter.Choice("consent", in.SHA256)},
	}
}

// An AnswerForm is the form of the reply. There is nothing to fill in.
type AnswerForm struct {
	Letter letter.Queueing `json:"-"` // set by the desk out of ReplyOrder
}

// AnswerMessage queues the constant reply to the bureau.
func AnswerMessage(f File, in AnswerForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	letters, minutes, err := letter.Queue(f.Letters, in.Letter, o)
	if err != nil {
		return f, nil, err
	}
	next.Letters, next.Message.AnsweredOn = letters, o.On
	return next.wound(o, minutes)
}

// A ReturnForm is the form by which a message is returned.
type ReturnForm struct {
	Reason string `json:"reason"`

	Letter letter.Queueing `json:"-"` // set by the desk out of ReturnOrder
}

// ReturnMessage queues the letter by which a message is returned, for a reason that can be read in the
// message itself.
func ReturnMessage(f File, in ReturnForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if !slices.Contains(part.ReturnReasons(), in.Reason) {
		return f, nil, o.Refuse("reason", "choose_from_list")
	}
	letters, minutes, err := letter.Queue(f.Letters, in.Letter, o)
	if err != nil {
		return f, nil, err
	}
	next.Letters, next.Message.ReturnedOn = letters, o.On
	return next.wound(o, append(act.Minutes{{Key: "return_reason", Value: in.Reason}}, minutes...))
}

// RecallReply takes a letter back before its slot. Where it was the reply or the return, the message
// is unanswered again.
func RecallReply(f File, in letter.Recalling, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	letters, minutes, err := letter.Recall(f.Letters, in, o)
	if err != nil {
		return f, nil, err
	}
	next.Letters = letters
	if l, _ := letter.Open(letters, in.Letter); l.Channel == f.bureau() {
		next.Message.State, next.Message.AnsweredOn, next.Message.ReturnedOn = Reviewed, deadline.Date(0), deadline.Date(0)
	}
	return next.wound(o, minutes)
}

// SendReplies marks the letters whose slot has come as sent. Where there is none, the file comes back
// as it was.
func SendReplies(f File, in letter.Sending, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	letters, minutes, err := letter.Send(f.Letters, in, o)
	if err != nil || minutes == nil {
		return f, nil, err
	}
	next.Letters = letters
	return next, minutes, nil
}
