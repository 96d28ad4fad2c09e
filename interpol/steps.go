package interpol

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/interpol/stage"
	"github.com/zaklon/zaklon/letter"
)

// The acts that no officer performs.
const (
	LimitWarned = stage.LimitWarned
	LimitMissed = stage.LimitMissed
	DatesMoved  = stage.DatesMoved
	ReplySent   = stage.ReplySent
)

// steps is the map as the rules look at it. immutable
var steps = stage.Steps()

// States lists every stage in the order of the path.
func States() []State { return stage.States() }

// Steps is the visible map of the steps a message may take. What is not listed is refused.
func Steps() map[string]stage.Step { return stage.Steps() }

// Kinds lists the acts on messages in alphabetical order.
func Kinds() []string { return stage.Kinds() }

// Path lists the acts on a message in the order in which they usually come.
func Path() []string { return stage.Path() }

// Open tells whether the map allows an act in the present stage. Whether the officer may perform it
// is for authority to say, and further conditions are the rule's.
func (f File) Open(kind string) bool { return slices.Contains(steps[kind].From, f.Message.State) }

// Step is the beginning of every rule: it refuses what the map does not list and a day that has not
// come, and returns the file at its next stage and version.
func (f File) Step(o act.Occasion) (File, error) {
	if !f.Open(o.Kind) {
		return f, o.Refuse("", "step_not_allowed", "state", string(f.Message.State))
	}
	if o.On.IsZero() {
		return f, o.Refuse("on", "day_missing")
	}
	if o.On > o.Today {
		return f, o.Refuse("on", "day_in_future")
	}
	if to := steps[o.Kind].To; to != "" {
		f.Message.State = to
	}
	f.Message.Version++
	return f, nil
}

// Awaits tells whether the act has something to act on in this file, beyond the stage.
func (f File) Awaits(kind string) bool {
	if !f.Open(kind) {
		return false
	}
	switch kind {
	case "arrest.ordered":
		return f.Asks("arrest") && slices.ContainsFunc(f.Persons, func(p Person) bool { return !f.Ordered(p.ID) })
	case "arrest.made":
		return slices.ContainsFunc(f.Arrests, func(a Arrest) bool { return a.MadeOn.IsZero() })
	case "check.made", "alias.recorded", "status.confirmed":
		return len(f.Persons) > 0
	case "message.task_done":
		return slices.ContainsFunc(f.Tasks, Task.Open)
	case "reply.recalled":
		return slices.ContainsFunc(f.Letters, func(l letter.Letter) bool { return l.Status == letter.Queued })
	case LimitWarned, LimitMissed, DatesMoved, ReplySent:
		return false // nobody performs them
	}
	return true
}
