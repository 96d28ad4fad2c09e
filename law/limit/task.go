package limit

import (
	"slices"

	"github.com/zaklon/zaklon/deadline"
)

// Identify is the kind of the task that no bell left: before an application is lodged the person
// must be looked for in the whole register.
const Identify = "identify"

// A Task is what a bell asks of an officer. A limit has one open task at a time: the next bell
// renews it.
type Task struct {
	ID       string
	Rule     string
	Kind     string // warning | alarm | missed, of the last bell; or identify
	Days     int64  // before Due, of a warning
	Due      deadline.Date
	RaisedOn deadline.Date // the day the last bell was entered
	Unit     string        // the unit that holds the file
	Officer  string        // the officer responsible; empty: nobody yet, and then it is the team leader's
	Leader   bool          // the team leader is told too
	DoneOn   deadline.Date // zero: open
	DoneBy   string        // who closed it, or performed the act that did
}

// Open tells whether the task is still to be done.
func (t Task) Open() bool { return t.DoneOn.IsZero() }

// Responsible is who answers for a file: its unit, and the officer, if any.
type Responsible struct{ Unit, Officer string }

// A Raising is whom new tasks are for, the day on which they are entered, and where their
// references come from.
type Raising struct {
	To    Responsible
	On    deadline.Date
	NewID func() string
}

// Raised adds the bells, in their order, to the tasks of a file. The last bell of a limit renews
// the task that is open, and then the team leader is told too, because an earlier bell was not
// answered; the same where nobody is responsible, on the alarm, and when the limit was missed.
func Raised(tasks []Task, bells []Bell, r Raising) []Task {
	out := slices.Clone(tasks)
	last := map[string]Bell{}
	for _, b := range bells {
		last[b.Rule] = b
	}
	for _, b := range bells {
		if last[b.Rule] != b {
			continue
		}
		i := slices.IndexFunc(out, func(t Task) bool { return t.Rule == b.Rule && t.Open() })
		late := i >= 0
		if !late {
			i = len(out)
			out = append(out, Task{ID: r.NewID(), Rule: b.Rule})
		}
		out[i].Kind, out[i].Days, out[i].Due, out[i].RaisedOn = b.Kind, b.Days, b.Due, r.On
		out[i].Unit, out[i].Officer = r.To.Unit, r.To.Officer
		out[i].Leader = late || r.To.Officer == "" || b.Kind != Warning
	}
	return out
}

// Kept brings the tasks of a file up to its clocks after an act: a task whose limit was met, or
// ends on another day now, is closed by that act; the others go to whoever is responsible now.
func Kept(tasks []Task, clocks []Clock, to Responsible, by Closing) []Task {
	out := slices.Clone(tasks)
	for i, t := range out {
		if !t.Open() {
			continue
		}
		if t.Kind != Identify && t.over(clocks) {
			out[i].DoneOn, out[i].DoneBy = by.On, by.Officer
			continue
		}
		out[i].Unit, out[i].Officer = to.Unit, to.Officer
		out[i].Leader = t.Leader || to.Officer == ""
	}
	return out
}

// over tells whether the limit of a task was met, or ends on another day now.
func (t Task) over(clocks []Clock) bool {
	c, ok := Find(clocks, t.Rule)
	return !ok || !c.Runs() || c.Due != t.Due
}

// A Closing is the day and the officer of the act that closes a task.
type Closing struct {
	On      deadline.Date
	Officer string
}

// An Errand is an act that must come before another one, whatever the limits say.
type Errand struct {
	Act    string        // "identity.searched"
	Wanted bool          // it is still to be done
	Due    deadline.Date // the last day of the limit that waits for it; zero: none
}

// Sent keeps the task of an errand: one is open while it is wanted, and the act that does it closes
// it.
func Sent(tasks []Task, e Errand, r Raising, by Closing) []Task {
	i := slices.IndexFunc(tasks, func(t Task) bool { return t.Kind == Identify && t.Rule == e.Act && t.Open() })
	if i < 0 && !e.Wanted {
		return tasks
	}
	out := slices.Clone(tasks)
	if i < 0 {
		return append(out, Task{
			ID: r.NewID(), Rule: e.Act, Kind: Identify, Due: e.Due, RaisedOn: r.On, Unit: r.To.Unit, Officer: r.To.Officer, Leader: r.To.Officer == "",
		})
	}
	if out[i].Due = e.Due; !e.Wanted {
		out[i].DoneOn, out[i].DoneBy = by.On, by.Officer
	}
	return out
}
