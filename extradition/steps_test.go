package extradition_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/court"
	"github.com/zaklon/zaklon/extradition/custody"
	"github.com/zaklon/zaklon/extradition/ending"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/letter"
)

// The ways of these tests can be walked to their ends, and say where they stand.
func TestTheStraightPaths(t *testing.T) {
	l := open(t)
	for _, c := range []struct {
		reason string
		way    []step
		want   stage.State
		result string
	}{
		{"extradition to the surrender", way(), stage.Surrendered, ""},
		{"a letter rogatory", helped("letter_rogatory"), stage.Closed, "replied"},
		{"the transfer of a sentenced person", helped("transfer_of_sentenced_person"), stage.Closed, "replied"},
		{"a witness who is detained", helped("temporary_transfer"), stage.Closed, "replied"},
		{"a request of ours", ours(), stage.Closed, "answered"},
	} {
		f := l.walk(extradition.File{Request: extradition.Request{ID: "case"}}, c.way)
		if c.result != "" && !slices.Contains(extradition.Closings(), c.result) {
			t.Errorf("%s: %s is no closing", c.reason, c.result)
		}
		if f.Request.State != c.want || f.Request.Outcome != c.result || f.Request.Version != int64(len(c.way)) || f.Claims() {
			t.Errorf("%s: got %+v", c.reason, f.Request)
		}
		for i, s := range c.way[1:] {
			if !slices.Contains(stage.Path(), s.kind) {
				t.Errorf("%s, step %d: Path does not offer %s", c.reason, i, s.kind)
			}
		}
	}
	f := l.walk(extradition.File{}, way())
	for _, m := range f.Measures {
		if want := map[string]string{"extradition": part.Granted}[m.Kind]; want != "" && m.Status != want {
			t.Errorf("the measure %s: got %s, want %s", m.Kind, m.Status, want)
		}
	}
}

// performing gives one rule for every act, with any form.
func performing() map[string]rule {
	out := map[string]rule{}
	for _, w := range [][]step{way(), helped("letter_rogatory"), ours()} {
		for _, s := range w {
			if out[s.kind] == nil {
				out[s.kind] = s.rule
			}
		}
	}
	none := extradition.NoInput{}
	out["person.released"] = with(custody.Release, custody.ReleaseForm{Reason: "court_order"}, nil)
	out["surrender.lapsed"] = with(ending.Lapse, ending.LapseForm{Ground: "withdrawn_by_state"}, nil)
	out["surrender.contravened"] = with(ending.Contravene, contravention(), nil)
	out["request.returned"] = with(ending.Return, ending.ReturnForm{Reason: "incomplete"}, nil)
	out["request.withdrawn"] = with(ending.Withdraw, none, nil)
	out["task.closed"] = with(extradition.CloseTask, extradition.TaskForm{}, nil)
	out["letter.queued"] = with(extradition.QueueLetter, extradition.LetterForm{Formula: "acknowledgement", Letter: order()}, nil)
	out["evidence.forwarded"] = func(f extradition.File, o act.Occasion) (extradition.File, act.Minutes, error) {
		in := extradition.Forwarding{}
		for _, a := range f.Annexes {
			in.Annex = a.ID
		}
		return extradition.ForwardEvidence(f, in, o)
	}
	out["letter.recalled"] = with(extradition.RecallLetter, letter.Recalling{}, nil)
	out[stage.LetterSent] = with(extradition.SendLetters, letter.Sending{}, nil)
	out[stage.TermWarned] = with(extradition.Ring, none, nil)
	out[stage.TermMissed] = with(extradition.Ring, none, nil)
	out[stage.TermsMoved] = with(extradition.MoveDates, extradition.Move{}, nil)
	return out
}

// tracks gives a file of each track that has everything a rule looks for.
func tracks(l *laws) map[stage.Track]extradition.File {
	full := l.walk(extradition.File{}, way())
	full.Courts = append(slices.Clip(full.Courts), part.CourtStep{ID: "j", Kind: part.Judge}, part.CourtStep{ID: "p", Kind: part.Panel}, part.CourtStep{ID: "s", Kind: part.Supreme})
	full.Passages, full.Request.Resume = nil, stage.BeforeMinister // any day may follow
	helped := l.after(helped("letter_rogatory"), "request.executed")
	helped.Passages = nil
	ours := l.after(ours(), "request.sent")
	ours.Passages = nil
	return map[stage.Track]extradition.File{stage.Extradition: full, stage.Assistance: helped, stage.Own: ours}
}

// Every act in every stage of every track: what the map lists is not refused for the stage, what it does
// not list is refused for nothing else, with the article.
func TestEveryActInEveryStage(t *testing.T) {
	l := open(t)
	rules, files := performing(), tracks(l)
	for _, kind := range stage.Kinds() {
		r, ok := rules[kind]
		if !ok {
			t.Errorf("no rule of the tests performs %s", kind)
			continue
		}
		for track, file := range files {
			for _, state := range stage.States() {
				f := file
				f.Request.State = state
				got, _, err := r(f, l.occasion(kind, "2025-11-03", "somebody"))
				answer := l.problems(err)
				s := stage.Steps()[kind]
				listed := slices.Contains(s.On, track) && slices.Contains(s.From, state)
				if refused := strings.Contains(answer, "step_not_allowed"); refused == listed {
					t.Errorf("%s in %s of %s: got %q; the map lists it: %t", kind, state, track, answer, listed)
				}
				if !listed && (answer != ": step_not_allowed" || !strings.Contains(err.Error(), "(")) {
					t.Errorf("%s in %s of %s: got %v, want the step refused with its article", kind, state, track, err)
				}
				if err == nil && got.Request.State != state && !slices.Contains(s.To, got.Request.State) {
					t.Errorf("%s in %s of %s leads to %s, which the map does not list", kind, state, track, got.Request.State)
				}
				if f.Open(kind) != listed || f.Awaits(kind) && !listed {
					t.Errorf("%s in %s of %s: Open or Awaits says otherwise than the map", kind, state, track)
				}
			}
		}
	}
}

// Every stage of the map is a stage, named once, and can be reached.
func TestTheMapIsClosed(t *testing.T) {
	states := stage.States()
	if n := len(slices.Compact(slices.Sorted(slices.Values(states)))); n != 19 || len(states) != 19 {
		t.Errorf("got %d stages, %d different, want 19", len(states), n)
	}
	for _, kind := range part.CourtKinds() {
		if len(part.Outcomes(kind)) == 0 {
			t.Errorf("a court of kind %s decides nothing", kind)
		}
	}
	var reached []stage.State
	for kind, s := range stage.Steps() {
		for _, state := range slices.Concat(s.From, s.To) {
			if !slices.Contains(states, state) {
				t.Errorf("%s names %q, which is no stage", kind, state)
			}
		}
		reached = append(reached, s.To...)
	}
	for _, state := range states {
		if !slices.Contains(reached, state) {
			t.Errorf("no act leads to %s", state)
		}
	}
}

// Every act of the register rests on an article of the register's own law.
func TestEveryActRestsOnAnArticle(t *testing.T) {
	l := open(t)
	for _, kind := range stage.Kinds() {
		if _, err := l.own.Resting(kind); err != nil {
			t.Error(err)
		}
	}
}

// The days that no rule allows: none, one that has not come, and one before the stage began.
func TestTheDayOfAnAct(t *testing.T) {
	l := open(t)
	refer := with(court.Refer, court.ReferralForm{Court: high, Courts: courts()}, nil)
	l.all([]attempt{
		{"no day", "request.referred", "person.described", "", refer, "on: day_missing"},
		{"no day, of a document", "annex.filed", "person.described", "", performing()["annex.filed"], "on: day_missing"},
		{"no day, of a task", "task.closed", "person.described", "", performing()["task.closed"], "on: day_missing"},
		{"no day, of a recall", "letter.recalled", "person.described", "", performing()["letter.recalled"], "on: day_missing"},
		{"no day, of what left", stage.LetterSent, "person.described", "", performing()[stage.LetterSent], "on: day_missing"},
		{"tomorrow", "request.referred", "person.described", "2025-12-02", refer, "on: day_in_future"},
		{"before the ministry had it", "request.referred", "person.described", "2025-05-09", refer, "on: day_before_stage"},
		{"on the day on which it had it", "request.referred", "person.described", "2025-05-10", refer, ""},
	})
}

// A page offers an act only where there is something to act on.
func TestAwaits(t *testing.T) {
	l := open(t)
	for _, c := range []struct {
		reason, after, kind string
		want                bool
	}{
		{"nobody is held before the arrest", "request.received", "person.released", false},
		{"so that an arrest may follow", "request.received", "person.provisionally_arrested", true},
		{"who is held is not arrested", "person.provisionally_arrested", "person.provisionally_arrested", false},
		{"but released", "person.provisionally_arrested", "person.released", true},
		{"or kept", "person.provisionally_arrested", "custody.kept", true},
		{"detention may be ordered", "person.provisionally_arrested", "extradition_detention.ordered", true},
		{"and extended once it was", "person.provisionally_arrested", "detention.extended", false},
		{"then it is", "extradition_detention.ordered", "detention.extended", true},
		{"and not ordered again", "extradition_detention.ordered", "extradition_detention.ordered", false},
		{"information that was asked for may come", "information.requested", "information.received", true},
		{"and comes once", "information.received", "information.received", false},
		{"no offence, none to assess", "information.received", "offence.assessed", false},
		{"an offence may be assessed", "offence.recorded", "offence.assessed", true},
		{"no assurance, none to assess", "offence.recorded", "assurance.assessed", false},
		{"an assurance may be assessed", "assurance.recorded", "assurance.assessed", true},
		{"enclosures may be checked", "request.received", "enclosure.checked", true},
		{"no reminder, no answer", "request.referred", "court.answered", false},
		{"a reminder may be answered", "court.chased", "court.answered", true},
		{"no opinion before the hearing", "request.referred", "opinion.given", false},
		{"after it", "hearing.held", "opinion.given", true},
		{"one question at a time", "refoulement.asked", "refoulement.asked", false},
		{"it may be answered", "refoulement.asked", "refoulement.answered", true},
		{"and asked again", "refoulement.answered", "refoulement.asked", true},
		{"a decision may be served", "panel.decided", "panel_decision.served", true},
		{"once", "panel_decision.served", "panel_decision.served", false},
		{"appealed", "panel_decision.served", "appeal.lodged", true},
		{"nothing to decide before", "panel_decision.served", "appeal.decided", false},
		{"then there is", "appeal.lodged", "appeal.decided", true},
		{"and no finality meanwhile", "appeal.lodged", "conditions.final", false},
		{"but afterwards", "appeal.decided", "conditions.final", true},
		{"and no further appeal", "appeal.decided", "appeal.lodged", false},
		{"conditions that are met go to the minister", "conditions.final", "request.submitted", true},
		{"and are not refused in a reply", "conditions.final", "request.replied", false},
		{"a surrender is intended", "surrender.agreed", "surrender.intended", true},
		{"before it is carried out", "surrender.agreed", "person.surrendered", false},
		{"then it is", "surrender.intended", "person.surrendered", true},
		{"and not intended twice", "surrender.intended", "surrender.intended", false},
		{"no task", "request.received", "task.closed", false},
		{"no letter", "request.received", "letter.recalled", false},
		{"nobody performs the acts of the house", "person.provisionally_arrested", stage.TermWarned, false},
		{"documents may always come", "request.received", "annex.filed", true},
	} {
		if got := l.after(way(), c.after).Awaits(c.kind); got != c.want {
			t.Errorf("%s: got %t", c.reason, got)
		}
	}
	if !l.after(helped("letter_rogatory"), "request.executed").Awaits("request.replied") || !l.after(ours(), "request.sent").Awaits("letter.recalled") {
		t.Error("a request that was executed is not replied to, or a letter that waits is not recalled")
	}
}
