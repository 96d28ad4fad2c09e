package extradition

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
)

// steps is the map as the rules look at it. immutable
var steps = stage.Steps()

// NoInput is the form of an act that needs nothing but its day.
type NoInput struct{}

// Open tells whether the map allows an act on the track and in the present stage of the file. Whether
// the officer may perform it is for authority to say, and further conditions are the rule's.
func (f File) Open(kind string) bool {
	s := steps[kind]
	return slices.Contains(s.On, f.Track()) && slices.Contains(s.From, f.Request.State)
}

// Step is the beginning of every rule: it refuses what the map does not list, a day that has not come,
// and a step that would leave a stage before it began. It returns the file at its next version, and at
// its next stage where the map leaves no choice.
func (f File) Step(o act.Occasion) (File, error) {
	if !f.Open(o.Kind) {
		return f, o.Refuse("", "step_not_allowed", "state", string(f.Request.State))
	}
	if o.On.IsZero() {
		return f, o.Refuse("on", "day_missing")
	}
	if o.On > o.Today {
		return f, o.Refuse("on", "day_in_future")
	}
	s := steps[o.Kind]
	if len(s.To) > 0 && !s.AnyDay && o.On < f.since() {
		return f, o.Refuse("on", "day_before_stage")
	}
	if len(s.To) == 1 {
		f.Request.State = s.To[0]
	}
	f.Request.Version++
	return f, nil
}

// since is the day on which the file came to where it stands; zero for a file that has not begun.
func (f File) since() deadline.Date {
	p, _ := last(f.Passages)
	return p.On
}

// passed notes where the file stands now, if that is another stage or another court than before.
func (f File) passed(o act.Occasion) File {
	p, _ := last(f.Passages)
	if p.Stage != string(f.Request.State) || p.Court != f.Request.Court {
		f.Passages = part.Added(f.Passages, Passage{ID: o.NewID(), Stage: string(f.Request.State), Court: f.Request.Court, On: o.On})
	}
	return f
}

// Closed is the file at its end, with the reason of Closings.
func (f File) Closed(reason string, o act.Occasion) File {
	f.Request.State, f.Request.Outcome, f.Request.ClosedOn = stage.Closed, reason, o.On
	return f
}

// Closings lists why a file can be closed.
func Closings() []string {
	return []string{"refused", "withdrawn", "lapsed", "returned", "replied", "answered"}
}

// over tells whether nothing more can come of the request.
func (f File) over() bool {
	return slices.Contains([]stage.State{stage.Closed, stage.Surrendered, stage.Executed, stage.Replied, stage.Answered}, f.Request.State)
}

// Pending is the step of a court that has still to decide, if any, by its place among the steps.
func (f File) Pending(kinds ...string) (int, bool) {
	for i, s := range slices.Backward(f.Courts) {
		if s.Pending() && slices.Contains(kinds, s.Kind) {
			return i, true
		}
	}
	return 0, false
}

// Last is the last step of a court of that kind, if any, by its place among the steps.
func (f File) Last(kind string) (int, bool) {
	for i, s := range slices.Backward(f.Courts) {
		if s.Kind == kind {
			return i, true
		}
	}
	return 0, false
}

// Measured is the file with the state of one measure that was asked for; one that was not asked for is
// noted all the same, because it was done.
func (f File) Measured(kind, status string, o act.Occasion) File {
	i := slices.IndexFunc(f.Measures, func(m Measure) bool { return m.Kind == kind })
	if i < 0 {
		f.Measures = part.Added(f.Measures, Measure{ID: o.NewID(), Kind: kind, Status: status, AskedOn: o.On, On: o.On})
		return f
	}
	m := f.Measures[i]
	m.Status, m.On = status, o.On
	f.Measures = part.Replaced(f.Measures, i, m)
	return f
}
