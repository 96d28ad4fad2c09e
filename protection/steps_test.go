package protection_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/identification"
	"github.com/zaklon/zaklon/protection/intake"
)

// The way of these tests can be walked to its end.
func TestTheStraightPath(t *testing.T) {
	l := open(t)
	f := l.after("correction.refused", 1)
	if f.Case.State != protection.FinalUnchallenged || f.Case.Version != int64(len(way())) {
		t.Errorf("got %s at version %d, want final at %d", f.Case.State, f.Case.Version, len(way()))
	}
	for i, s := range way() {
		if s.kind != "intention.expressed" && !slices.Contains(protection.Path(), s.kind) {
			t.Errorf("step %d: Path does not offer %s", i, s.kind)
		}
	}
}

// Every act in every stage: what the map lists is not refused for the stage, what it does
// not list is refused for nothing else, with the article.
func TestEveryActInEveryStage(t *testing.T) {
	l := open(t)
	full := l.after("correction.refused", 1)
	rules := map[string]step{}
	for _, s := range way() {
		rules[s.kind] = s
	}
	for _, kind := range []string{protection.LimitWarned, protection.LimitMissed} {
		rules[kind] = step{kind: kind, rule: with(protection.Ring, protection.NoInput{}, nil)}
	}
	rules[protection.DatesMoved] = step{kind: protection.DatesMoved, rule: with(protection.MoveDates, protection.Move{}, nil)}
	for kind, r := range map[string]rule{
		"candidate.decided": with(identification.Decide, identification.VerdictForm{}, nil),
		"merge.proposed":    with(identification.ProposeMerge, identification.MergeForm{}, nil),
		"files.merged":      with(identification.MergeFiles, identification.Approval{}, nil),
		"merge.refused":     with(identification.RefuseMerge, identification.Approval{}, nil),
		"unmerge.proposed":  with(identification.ProposeUnmerge, identification.ReasonForm{}, nil),
		"files.unmerged":    with(identification.UnmergeFiles, identification.Approval{}, nil),
	} {
		rules[kind] = step{kind: kind, officer: caseworker, rule: r}
	}
	paper := filing("evidence")
	for kind, r := range map[string]rule{
		"intention.conveyed": with(intake.Convey, intake.Conveyance{Place: "prison", Form: "oral", Units: []string{"asylum"}, Particulars: intention().Particulars}, nil),
		"evidence.taken_in":  with(intake.TakeIn, intake.Evidence{Message: "m", Papers: []protection.Filing{paper}}, nil),
	} {
		rules[kind] = step{kind: kind, officer: caseworker, rule: r}
	}
	rules["task.done"] = step{kind: "task.done", officer: caseworker, rule: with(protection.CloseTask, protection.TaskForm{}, nil)}
	for _, kind := range protection.Kinds() {
		s, ok := rules[kind]
		if !ok {
			t.Errorf("no rule of the tests performs %s", kind)
			continue
		}
		for _, state := range protection.States() {
			f := full
			f.Case.State = state
			got, _, err := s.rule(f, l.occasion(kind, "2025-11-03", s.officer))
			answer := l.problems(err)
			listed := slices.Contains(protection.Steps()[kind].From, state)
			if refused := strings.Contains(answer, "step_not_allowed"); refused == listed {
				t.Errorf("%s in %s: got %q; the map lists it: %t", kind, state, answer, listed)
			}
			if !listed && (answer != ": step_not_allowed" || !strings.Contains(err.Error(), "(")) {
				t.Errorf("%s in %s: got %v, want the step refused with its article", kind, state, err)
			}
			to := protection.Steps()[kind].To
			if err == nil && got.Case.State != to && (to != "" || got.Case.State != state) {
				t.Errorf("%s in %s leads to %s, want %q", kind, state, got.Case.State, to)
			}
			if f.Open(kind) != listed || f.Awaits(kind) && !listed {
				t.Errorf("%s in %s: Open or Awaits says otherwise than the map", kind, state)
			}
		}
	}
}

// Every stage of the map is a stage, and every stage can be reached and is named once.
func TestTheMapIsClosed(t *testing.T) {
	states := protection.States()
	if n := len(slices.Compact(slices.Sorted(slices.Values(states)))); n != 9 || len(states) != 9 {
		t.Errorf("got %d stages, %d different, want 9", len(states), n)
	}
	reached := map[protection.State]bool{}
	for kind, s := range protection.Steps() {
		for _, from := range s.From {
			if !slices.Contains(states, from) {
				t.Errorf("%s starts from %q, which is no stage", kind, from)
			}
		}
		reached[s.To] = true
	}
	for _, state := range states {
		if !reached[state] {
			t.Errorf("no act leads to %s", state)
		}
	}
}

// The days that no rule allows: none, and one that has not come.
func TestTheDayOfAnAct(t *testing.T) {
	l := open(t)
	certify := way()[1].rule
	l.all([]attempt{
		{"no day", "certificate.issued", "intention.expressed", nil, "", border, certify, "on: day_missing"},
		{"tomorrow", "certificate.issued", "intention.expressed", nil, "2025-12-02", border, certify, "on: day_in_future"},
		{"today", "certificate.issued", "intention.expressed", nil, today, border, certify, ""},
	})
}

// A page offers an act only where there is something to act on.
func TestAwaits(t *testing.T) {
	l := open(t)
	for _, c := range []struct {
		reason, after, kind string
		n                   int
		want                bool
	}{
		{"a certificate is issued once", "intention.expressed", "certificate.issued", 1, true},
		{"no hand-over before the certificate", "intention.expressed", "case.handed_over", 1, false},
		{"the hand-over follows", "certificate.issued", "case.handed_over", 1, true},
		{"and comes once", "case.handed_over", "case.handed_over", 1, false},
		{"nobody assigns what was not handed over", "certificate.issued", "case.assigned", 1, false},
		{"nor lodges", "certificate.issued", "application.lodged", 1, false},
		{"after the hand-over they do", "case.handed_over", "application.lodged", 1, true},
		{"no mandate, none to end", "case.handed_over", "counsel.ended", 1, false},
		{"a mandate may end", "counsel.mandated", "counsel.ended", 1, true},
		{"an ended mandate does not end again", "counsel.ended", "counsel.ended", 1, false},
		{"no paper, none to replace", "case.handed_over", "document.replaced", 1, false},
		{"a paper may be replaced", "document.filed", "document.replaced", 1, true},
		{"a draft may be written", "assessment.opened", "decision.drafted", 1, true},
		{"no draft, none to read", "assessment.opened", "decision.approved", 1, false},
		{"one draft at a time", "decision.drafted", "decision.drafted", 1, false},
		{"a draft may be returned", "decision.drafted", "decision.returned", 1, true},
		{"a decision may be served", "decision.approved", "decision.served", 1, true},
		{"but not be final yet", "decision.approved", "decision.final", 1, false},
		{"a decision is served once", "decision.served", "decision.served", 1, false},
		{"a served decision may become final", "decision.served", "decision.final", 1, true},
		{"no proof, no correction", "case.handed_over", "correction.proposed", 1, false},
		{"a correction may be proposed", "document.filed", "correction.proposed", 1, true},
		{"none is proposed while one is pending", "correction.proposed", "correction.proposed", 1, false},
		{"a pending one may be approved", "correction.proposed", "correction.approved", 1, true},
		{"a decided one may not", "correction.approved", "correction.refused", 1, false},
		{"papers may always come", "assessment.opened", "document.filed", 1, true},
	} {
		if got := l.after(c.after, c.n).Awaits(c.kind); got != c.want {
			t.Errorf("%s: got %t", c.reason, got)
		}
	}
}
