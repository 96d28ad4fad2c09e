package interpol_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/part"
	"github.com/zaklon/zaklon/interpol/stage"
)

// Every act in every stage: what the map lists is not refused for the stage, what it does not list is
// refused for nothing else, with the article.
func TestEveryActInEveryStage(t *testing.T) {
	l := open(t)
	full := l.after("status.confirmed")
	rules := map[string]step{}
	for _, s := range append(way(), beside()...) {
		rules[s.kind] = s
	}
	for _, kind := range interpol.Kinds() {
		s, ok := rules[kind]
		if !ok {
			t.Errorf("no rule of the tests performs %s", kind)
			continue
		}
		if steps := interpol.Steps()[kind]; steps.Opens != (len(steps.From) == 0) {
			t.Errorf("%s: opens %t, and is allowed from %v", kind, steps.Opens, steps.From)
		}
		for _, state := range interpol.States() {
			f := full
			f.Message.State = state
			got, _, err := s.rule(f, l.occasion(kind, s.on))
			listed := slices.Contains(interpol.Steps()[kind].From, state)
			if refused := strings.Contains(problems(err), "step_not_allowed"); refused == listed {
				t.Errorf("%s in %s: got %q; the map lists it: %t", kind, state, problems(err), listed)
			}
			if !listed && (problems(err) != ": step_not_allowed" || !strings.Contains(err.Error(), "(")) {
				t.Errorf("%s in %s: got %v, want the step refused with its article", kind, state, err)
			}
			if to := interpol.Steps()[kind].To; err == nil && to != "" && got.Message.State != to {
				t.Errorf("%s in %s leads to %s, want %q", kind, state, got.Message.State, to)
			}
			if f.Open(kind) != listed || f.Awaits(kind) && !listed {
				t.Errorf("%s in %s: Open or Awaits says otherwise than the map", kind, state)
			}
		}
	}
}

// The path offers every act that an officer performs on a file, once.
func TestThePathOffersEveryAct(t *testing.T) {
	house := []string{interpol.LimitWarned, interpol.LimitMissed, stage.DatesMoved, interpol.ReplySent}
	for kind, s := range interpol.Steps() {
		n := 0
		for _, one := range interpol.Path() {
			if one == kind {
				n++
			}
		}
		want := 1
		if s.Opens || slices.Contains(house, kind) {
			want = 0
		}
		if n != want {
			t.Errorf("%s: the path has it %d times, want %d", kind, n, want)
		}
	}
}

// A page offers an act only where there is something to act on.
func TestAwaits(t *testing.T) {
	l := open(t)
	for _, c := range []struct {
		reason, after, kind string
		want                bool
	}{
		{"nothing is answered before the review", "check.made", "message.answered", false},
		{"after it the reply may be queued", "compliance.reviewed", "message.answered", true},
		{"one of two persons may still be arrested", "arrest.ordered", "arrest.ordered", true},
		{"an arrest that was ordered may be made", "arrest.ordered", "arrest.made", true},
		{"and is made once", "arrest.made", "arrest.made", false},
		{"no letter, none to recall", "compliance.reviewed", "reply.recalled", false},
		{"a queued letter may be recalled", "message.answered", "reply.recalled", true},
		{"no task, none to close", "message.answered", "message.task_done", false},
		{"persons are named", "urgent_message.received", "check.made", true},
		{"nobody performs what the house does", "message.answered", interpol.ReplySent, false},
	} {
		if got := l.after(c.after).Awaits(c.kind); got != c.want {
			t.Errorf("%s: got %t", c.reason, got)
		}
	}
}

// The days that no rule allows: none, and one that has not come.
func TestTheDayOfAnAct(t *testing.T) {
	l := open(t)
	f := l.after("urgent_message.received")
	for _, c := range []struct{ reason, on, want string }{
		{"no day", "", "on: day_missing"},
		{"tomorrow", "2025-12-02", "on: day_in_future"},
		{"today", today, ""},
	} {
		_, _, err := interpol.ReviewCompliance(f, review(f), l.occasion("compliance.reviewed", c.on))
		if got := problems(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

// Every act rests on an article of the law in force; without one a refusal could not name any.
func TestEveryActRestsOnAnArticle(t *testing.T) {
	l := open(t)
	for _, kind := range interpol.Kinds() {
		if l.occasion(kind, receipt).Cite() == "" {
			t.Errorf("%s rests on no article", kind)
		}
	}
}

// The closed lists hold nothing by which the police could look for an asylum seeker.
func TestNoSourceOfAsylum(t *testing.T) {
	for _, list := range [][]string{part.Sources(), part.Actions(), part.Results(), part.ReturnReasons(), part.AliasSources()} {
		for _, code := range list {
			for _, word := range []string{"asylum", "reception", "card", "counsel", "ngo", "protection", "refugee", "centre"} {
				if strings.Contains(code, word) {
					t.Errorf("%s: a list of the police names %s", code, word)
				}
			}
		}
	}
}

// refused is the first problem of an error, as an officer is shown it.
func refused(t *testing.T, err error) act.Problem {
	t.Helper()
	var r *act.Refused
	if !errors.As(err, &r) {
		t.Fatalf("got %v, want a refusal", err)
	}
	return r.Problems[0]
}
