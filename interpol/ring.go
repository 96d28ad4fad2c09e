package interpol

import (
	"slices"
	"time"

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

// A Moment is the instant at which the house looks at the limits in hours.
type Moment struct{ Now time.Time }

// RingHour enters as message.limit_missed that the last hour of a limit in hours has passed without the
// act that meets it. Before that instant, and where it has rung, the file comes back as it was.
func RingHour(f File, in Moment, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	bell, silent := f.overdue()
	by, err := time.Parse(time.RFC3339, f.Message.AnswerBy)
	if !silent || err != nil || !in.Now.After(by) {
		return f, nil, nil
	}
	due := []limit.Bell{bell}
	next.Clocks = limit.Rang(f.Clocks, due)
	next.Tasks = limit.Raised(f.Tasks, due, limit.Raising{To: f.Responsible(), On: o.Today, NewID: o.NewID})
	return next, limit.Minutes(due), nil
}

// A Move names what the dates are moved by.
type Move struct {
	Edition string // digest of the edition in force
	Review  string // the entry by which a second person approved it; empty: it came with the program
}

// MoveDates computes every limit of a file anew, by message.dates_moved, an act of the house. Where no
// date, no hour, no bell and no binding of any moves, the file stays as it is, and nothing is entered.
func MoveDates(f File, in Move, o act.Occasion) (File, act.Minutes, error) {
	moved, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if moved, _, err = moved.wound(o, nil); err != nil {
		return f, nil, err
	}
	changes := limit.Moves(f.Clocks, moved.Clocks)
	if len(changes) == 0 && moved.Message.AnswerBy == f.Message.AnswerBy {
		return f, nil, nil
	}
	moved.Clocks = limit.MovedBy(f.Clocks, moved.Clocks, o.Today)
	minutes := act.Minutes{{Key: "edition", Value: in.Edition}}
	if in.Review != "" {
		minutes = append(minutes, act.Line{Key: "reviewed_in", Value: in.Review})
	}
	for _, c := range changes {
		minutes = append(minutes, act.Line{Key: "date_moved", Value: c.String()})
	}
	return moved, minutes, nil
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
