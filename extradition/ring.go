package extradition

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/law/limit"
)

// Responsible is who answers for the file now.
func (f File) Responsible() limit.Responsible {
	return limit.Responsible{Unit: f.Request.Unit, Officer: f.Request.Assignee}
}

// NextBell is the day of the bell that rings next in the file; zero where none does.
func (f File) NextBell() deadline.Date {
	if !f.Open(stage.TermWarned) {
		return 0
	}
	return limit.Next(f.ringing())
}

// ringing are the limits that can still make themselves heard: in a closed file those on the liberty of
// a person who is held, and no others.
func (f File) ringing() []Clock {
	if f.Request.State != stage.Closed {
		return f.Clocks
	}
	if _, held := f.Holding(); !held {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(f.Clocks), func(c Clock) bool { return !c.EndedBy("person.released") })
}

// Ring enters the bells that are due and have not rung: as term.warned the warnings and alarms, as
// term.missed the limits whose last day has passed without the act that meets them. Where none is due,
// the file comes back as it was. It computes no date.
func Ring(f File, _ NoInput, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	which := limit.BeforeMissed
	if o.Kind == stage.TermMissed {
		which = limit.OnlyMissed
	}
	due := limit.Due(f.ringing(), o.Today, which)
	if len(due) == 0 {
		return f, nil, nil
	}
	next.Clocks = limit.Rang(f.Clocks, due)
	next.Tasks = limit.Raised(f.Tasks, due, limit.Raising{To: f.Responsible(), On: o.Today, NewID: o.NewID})
	return next, limit.Minutes(due), nil
}

// A Move names what the dates are moved by.
type Move struct {
	Edition string // digest of the edition in force
	Review  string // the entry by which a second person approved it; empty: it came with the program
}

// MoveDates computes every limit of a file anew, by term an act of the house. Where no date, no bell and
// no binding of any moves, the file stays as it is, and nothing is entered.
func MoveDates(f File, in Move, o act.Occasion) (File, act.Minutes, error) {
	moved, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	minutes := act.Minutes{{Key: "edition", Value: in.Edition}}
	if in.Review != "" {
		minutes = append(minutes, act.Line{Key: "reviewed_in", Value: in.Review})
	}
	if moved, err = moved.reckoned(o); err != nil {
		return f, nil, refusalOf(o, err)
	}
	changes := limit.Moves(f.Clocks, moved.Clocks)
	if len(changes) == 0 {
		return f, nil, nil
	}
	moved.Clocks = limit.MovedBy(f.Clocks, moved.Clocks, o.Today)
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

// CloseTask closes a task. It meets no limit and moves no date: the limit runs on, and its next bell
// raises a task again.
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
	next.Tasks = part.Replaced(f.Tasks, i, done)
	return next, append(act.Minutes{{Key: "task", Value: done.Rule}}, Said("remark", in.Remark)...), nil
}

// Said is the line of the minutes for what was typed in a field that may be empty.
func Said(key, text string) act.Minutes {
	if text == "" {
		return nil
	}
	return act.Minutes{{Key: key, Value: text}}
}
