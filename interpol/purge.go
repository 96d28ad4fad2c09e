package interpol

import (
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity/particulars"
)

// Purge erases the content of a message whose time of retention has ended: whom it names, what it
// says and asks, and everything that was found out on it. The head stays, with the days and the
// state of the bureau, and with the acts in the book.
func Purge(f File, _ NoInput, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if from := f.PurgeFrom(); from.IsZero() || o.Today < from {
		return f, nil, o.Refuse("", "purge_not_due", "due", from.String())
	}
	m := next.Message
	next.Message = Message{
		ID: m.ID, Version: m.Version, State: m.State, Unit: m.Unit, Assignee: m.Assignee, Form: m.Form, Colour: m.Colour, Sender: m.Sender,
		ReceivedOn: m.ReceivedOn, Priority: m.Priority, Restriction: m.Restriction, ReviewedOn: m.ReviewedOn, AnsweredOn: m.AnsweredOn,
		ReturnedOn: m.ReturnedOn, PurgedOn: o.On, PackState: m.PackState,
	}
	next.File = particulars.File{}
	next.Requested, next.Aliases, next.Checks, next.Reviews, next.Confirmations, next.Arrests, next.Letters = nil, nil, nil, nil, nil, nil, nil
	return next.wound(o, nil)
}
