package police

import (
	"context"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/interpol"
)

// Receive is the act that opens the file of a message, by its kind: urgent or routine.
func Receive(kind string) desk.Act[interpol.File, interpol.Incoming] {
	a := onMessage(kind, interpol.Receive)
	a.Opens = true
	return a
}

// ImportNotice is the act that opens the file of a published notice.
func ImportNotice() desk.Act[interpol.File, interpol.NoticeForm] {
	a := onMessage(interpol.NoticeImported, interpol.ImportNotice)
	a.Opens = true
	return a
}

// Assign is the act that makes an officer of the bureau responsible for a message.
func Assign(w Wiring) desk.Act[interpol.File, interpol.AssignForm] {
	a := onMessage("message.assigned", interpol.Assign)
	a.Prepare = func(ctx context.Context, call desk.Call, in *interpol.AssignForm) (err error) {
		in.Officers, err = w.members(ctx, call, authority.InterpolOfficer)
		return err
	}
	return a
}

// RecordAlias is the act that records a further name of a named person.
func RecordAlias() desk.Act[interpol.File, interpol.AliasForm] {
	return onMessage("alias.recorded", interpol.RecordAlias)
}

// Check is the act that enters a check on a named person.
func Check() desk.Act[interpol.File, interpol.CheckForm] {
	return onMessage("check.made", interpol.RecordCheck)
}

// Review is the act that enters the review on Article 3 and on the policy on refugees.
func Review() desk.Act[interpol.File, interpol.ReviewForm] {
	return onMessage("compliance.reviewed", interpol.ReviewCompliance)
}

// OrderArrest is the act that orders a provisional arrest. The door bars it while it holds.
func OrderArrest(w Wiring) desk.Act[interpol.File, interpol.ArrestForm] {
	return barred(w, onMessage("arrest.ordered", interpol.OrderArrest), door[interpol.ArrestForm]{
		answer: func(in *interpol.ArrestForm) *interpol.Answer { return &in.Door },
		who:    func(in interpol.ArrestForm) string { return in.Person },
	})
}

// CloseTask is the act by which an officer closes a task that a time limit left.
func CloseTask() desk.Act[interpol.File, interpol.TaskForm] {
	return onMessage("message.task_done", interpol.CloseTask)
}

// Purge is the act that erases the content of a message at the end of its retention.
func Purge() desk.Act[interpol.File, interpol.NoInput] {
	return onMessage("message.purged", interpol.Purge)
}

// Bells lists the acts by which the house enters that limits warned and that they were missed, in that
// order. No officer performs them: they go through desk.Happen.
func Bells() []desk.Act[interpol.File, interpol.NoInput] {
	bell := func(kind string) desk.Act[interpol.File, interpol.NoInput] {
		return desk.Act[interpol.File, interpol.NoInput]{Kind: kind, House: true, Keeper: policefile.Messages(), Rule: interpol.Ring}
	}
	return []desk.Act[interpol.File, interpol.NoInput]{bell(interpol.LimitWarned), bell(interpol.LimitMissed)}
}
