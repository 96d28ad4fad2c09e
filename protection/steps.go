package protection

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/protection/part"
	"github.com/zaklon/zaklon/protection/stage"
)

// A Step says from which stages an act may be performed and where it leads.
type Step = stage.Step

// States lists every stage in the order of the path.
func States() []State { return stage.States() }

// Steps is the visible map of the steps a case may take. What is not listed is refused.
func Steps() map[string]Step { return stage.Steps() }

// steps is the map as the rules look at it. immutable
var steps = stage.Steps()

// Kinds lists the acts of the register in alphabetical order.
func Kinds() []string { return stage.Kinds() }

// Path lists the acts of a case in the order in which they usually come.
func Path() []string { return stage.Path() }

// Open tells whether the map allows an act in the present stage; a file that is continued in
// another one is closed to almost every act. Whether the officer may perform it is for authority to
// say, and further conditions are the rule's.
func (f File) Open(kind string) bool {
	return slices.Contains(steps[kind].From, f.Case.State) && (!f.IsContinued() || steps[kind].Continued)
}

// Step is the beginning of every rule: it refuses what the map does not list and a day that
// has not come, and returns the file at its next stage and version.
func (f File) Step(o act.Occasion) (File, error) {
	if !f.Open(o.Kind) && f.IsContinued() {
		return f, o.Refuse("", "file_continued")
	}
	if !f.Open(o.Kind) {
		return f, o.Refuse("", "step_not_allowed", "state", string(f.Case.State))
	}
	if o.On.IsZero() {
		return f, o.Refuse("on", "day_missing")
	}
	if o.On > o.Today {
		return f, o.Refuse("on", "day_in_future")
	}
	if to := steps[o.Kind].To; to != "" {
		f.Case.State = to
	}
	f.Case.Version++
	return f, nil
}

// Awaits tells whether the act has something to act on in this file, beyond the stage: a
// draft to read, a correction to decide, a decision not yet served.
func (f File) Awaits(kind string) bool {
	if !f.Open(kind) {
		return false
	}
	_, draft := f.Draft()
	_, correction := f.OpenCorrection()
	merging, proposed := f.OpenMerging()
	handedOver := !f.Case.HandedOverOn.IsZero()
	switch kind {
	case "case.handed_over":
		return !handedOver
	case "case.assigned", "application.lodged", "counsel.mandated", "identity.searched", "evidence.taken_in":
		return handedOver
	case "candidate.decided":
		return len(f.Found()) > 0
	case "merge.proposed":
		return !proposed && !correction && slices.ContainsFunc(f.Candidates, func(c part.Candidate) bool { return c.Verdict.Verdict == part.Same })
	case "unmerge.proposed":
		return !proposed && f.IsContinued()
	case "files.merged", "files.unmerged":
		return proposed && (merging.Act == part.Merge) == (kind == "files.merged")
	case "merge.refused":
		return proposed
	case "counsel.ended":
		return slices.ContainsFunc(f.Mandates, func(m Mandate) bool { return m.EndedOn.IsZero() })
	case "task.done":
		return slices.ContainsFunc(f.Tasks, func(t Task) bool { return t.Open() && t.Kind != limit.Identify })
	case LimitWarned, LimitMissed, DatesMoved:
		return false // nobody performs them
	case "document.replaced":
		return len(f.Documents) > 0
	case "decision.drafted":
		return !draft
	case "decision.approved", "decision.returned":
		return draft
	case "decision.served":
		return f.Case.ServedOn.IsZero()
	case "decision.final":
		return !f.Case.ServedOn.IsZero()
	case "correction.proposed":
		return !correction && !proposed && len(f.Documents) > 0
	case "correction.approved", "correction.refused":
		return correction
	}
	return true
}
