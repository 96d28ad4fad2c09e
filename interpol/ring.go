package interpol

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/law/limit"
)

// Ring enters the bells that are due and have not rung: as message.limit_warned the warnings and
// alarms, as message.limit_missed the limits whose last day has passed without the act that meets
// them. Where none is due, the file comes back as it was. It computes no date.
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

// CloseTask closes a task. It meets no limit and moves no date.
func CloseTask(f File, in TaskForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	i := slices.IndexFunc(f.Tasks, func(t Task) bool { return t.ID == in.Task && t.Open() })
	var c act.Checks
	c.Require(i >= 0, "task", "choose_from_list")
	c.OptionalLine("remark", in.Remark)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	done := f.Tasks[i]
	done.DoneOn, done.DoneBy = o.Today, o.Officer
	next.Tasks = replaced(f.Tasks, i, done)
	minutes := act.Minutes{{Key: "task", Value: done.Rule}}
	if in.Remark != "" {
		minutes = append(minutes, act.Line{Key: "remark", Value: in.Remark})
	}
	return next, minutes, nil
}
