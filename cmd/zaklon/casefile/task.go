package casefile

import (
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/protection"
)

// A Task is what a bell of a time limit asks of an officer.
type Task struct {
	Reference  string        `json:"reference"`
	Case       string        `json:"case,omitempty"` // in a list of many cases
	Rule       string        `json:"rule"`
	Kind       string        `json:"kind"`                  // warning, alarm, missed: what rang last
	DaysBefore int64         `json:"days_before,omitempty"` // of a warning
	Due        deadline.Date `json:"due"`
	RaisedOn   deadline.Date `json:"raised_on"`
	Officer    Named         `json:"officer,omitzero"` // responsible; none: nobody is assigned yet
	TeamLeader bool          `json:"team_leader"`      // is told too
	DoneOn     deadline.Date `json:"done_on,omitzero"`
	DoneBy     Named         `json:"done_by,omitzero"`
	Missed     deadline.Date `json:"missed_on,omitzero"` // the day from which the book counts the limit as missed

	// Explanation says why the limit ends on that day, in a list of many cases.
	Explanation string `json:"explanation,omitempty"`
}

// TaskOf puts a task of a file into form.
func (t Teller) TaskOf(f protection.File, task protection.Task) Task {
	c, _ := f.Clock(task.Rule) // a clock that is gone was never missed
	return Task{
		Reference: written(task.ID), Rule: task.Rule, Kind: task.Kind, DaysBefore: task.Days, Due: task.Due, RaisedOn: task.RaisedOn,
		Officer: t.by(task.Officer), TeamLeader: task.Leader, DoneOn: task.DoneOn, DoneBy: t.by(task.DoneBy), Missed: c.MissedOn,
	}
}

// Owed is an open task as a list of many cases tells it.
func (t Teller) Owed(f protection.File, task protection.Task) (Task, error) {
	out := t.TaskOf(f, task)
	out.Case = written(f.Case.ID)
	limits, err := DeadlinesOf(t.Law, f, t.Today)
	if i := slices.IndexFunc(limits, func(d Deadline) bool { return d.Rule == task.Rule }); i >= 0 {
		out.Explanation = limits[i].Explanation
	}
	return out, err
}
