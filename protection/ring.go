package protection

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/protection/stage"
)

// The acts that no officer performs: the house enters that a limit warned, and that it was missed.
const (
	LimitWarned = stage.LimitWarned
	LimitMissed = stage.LimitMissed
)

// Responsible is who answers for the file now: the officer assigned, and before the hand-over the
// one who entered it.
func (f File) Responsible() limit.Responsible {
	if f.Case.HandedOverOn.IsZero() {
		return limit.Responsible{Unit: f.Case.EnteredUnit, Officer: f.Case.EnteredBy}
	}
	return limit.Responsible{Unit: f.Case.Unit, Officer: f.Case.Assignee}
}

// NextBell is the day of the bell that rings next in the file; zero where none does.
func (f File) NextBell() deadline.Date {
	if !f.Open(LimitWarned) {
		return 0
	}
	return limit.Next(f.Clocks)
}

// Ring enters the bells that are due and have not rung, each with the day on which it became due:
// as limit.warned the warnings and alarms, as limit.missed the limits whose last day has passed
// without the act that meets them. Where none is due, the file comes back as it was. It computes
// no date: those of the last act stand.
func Ring(f File, _ NoInput, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	which := limit.BeforeMissed
	if o.Kind == LimitMissed {
		which = limit.OnlyMissed
	}
	due := limit.Due(f.Clocks, o.Today, which)
	if len(due) == 0 {
		return f, nil, nil
	}
	next.Clocks = limit.Rang(f.Clocks, due)
	next.Tasks = limit.Raised(f.Tasks, due, limit.Raising{To: f.Responsible(), On: o.Today, NewID: o.NewID})
	return next, limit.Minutes(due), nil
}

// A TaskForm is the form by which an officer closes a task.
type TaskForm struct {
	Task   string `json:"task"`
	Remark string `json:"remark"`
}

// CloseTask closes a task. It meets no limit and moves no date: the limit runs on, and its next
// bell raises a task again.
func CloseTask(f File, in TaskForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	i := slices.IndexFunc(f.Tasks, func(t Task) bool { return t.ID == in.Task && t.Open() })
	var c act.Checks
	c.Require(i >= 0, "task", "choose_from_list")
	c.Require(i < 0 || f.Tasks[i].Kind != limit.Identify, "task", "task_of_search")
	c.OptionalLine("remark", in.Remark)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	done := f.Tasks[i]
	done.DoneOn, done.DoneBy = o.Today, o.Officer
	next.Tasks = replaced(f.Tasks, i, done)
	return next, append(act.Minutes{{Key: "task", Value: done.Rule}}, remark(in.Remark)...), nil
}
