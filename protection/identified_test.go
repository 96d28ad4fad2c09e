package protection_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/identification"
	"github.com/zaklon/zaklon/protection/part"
)

// found is a search that came to candidates.
func found(others ...string) rule {
	in := identification.SearchForm{Comparison: identification.Comparison{Persons: 7, Weights: "test-1"}}
	for _, other := range others {
		in.Comparison.Matches = append(in.Comparison.Matches, identification.Match{File: other, Tier: "probable", Bits: 1400, Terms: "[]"})
	}
	return with(identification.Search, in, nil)
}

func verdict(other, says string) rule {
	return with(identification.Decide, identification.VerdictForm{Other: other, Verdict: says, Reasons: "Seen both."}, nil)
}

// then performs further acts on a file, which must succeed.
func (l *laws) then(f protection.File, steps ...step) protection.File {
	l.Helper()
	for _, s := range steps {
		next, _, err := s.rule(f, l.occasion(s.kind, s.on, s.officer))
		if err != nil {
			l.Fatalf("%s: %v", s.kind, err)
		}
		f = next
	}
	return f
}

// errand is the open task to look for the person, or one without a reference.
func errand(f protection.File) protection.Task {
	i := slices.IndexFunc(f.Tasks, func(t protection.Task) bool { return t.Kind == "identify" && t.Open() })
	if i < 0 {
		return protection.Task{}
	}
	return f.Tasks[i]
}

// Nobody lodges before the person was looked for as the file has them, and every candidate has a
// verdict, in this file or in the other. The refusal says which of these is missing.
func TestLodgingNeedsTheSearch(t *testing.T) {
	l := open(t)
	handed := l.after("counsel.mandated", 1)
	searched := step{"identity.searched", "2023-10-20", caseworker, found("other", "third")}
	elsewhere := []part.Elsewhere{{File: "third", Verdict: part.Verdict{Verdict: part.Different, Round: 1}}}
	for _, c := range []struct {
		reason string
		steps  []step
		form   protection.Lodging
		want   string
	}{
		{"nobody looked", nil, protection.Lodging{Form: "written"}, ": search_missing"},
		{"nobody was found", []step{{"identity.searched", "2023-10-20", caseworker, found()}}, protection.Lodging{Form: "written"}, ""},
		{"two were found", []step{searched}, protection.Lodging{Form: "written"}, ": candidate_undecided"},
		{"one has a verdict", []step{searched, {"candidate.decided", "2023-10-20", caseworker, verdict("other", "same")}}, protection.Lodging{Form: "written"}, ": candidate_undecided"},
		{"the other's file has one on the other", []step{searched, {"candidate.decided", "2023-10-20", caseworker, verdict("other", "different")}},
			protection.Lodging{Form: "written", Elsewhere: elsewhere}, ""},
		{"it cannot be told, for a reason", []step{
			searched, {"candidate.decided", "2023-10-20", caseworker, verdict("other", "unresolved")},
			{"candidate.decided", "2023-10-20", caseworker, verdict("third", "unresolved")},
		}, protection.Lodging{Form: "written"}, ""},
		{"a later search finds nobody any more", []step{searched, {"identity.searched", "2023-10-21", caseworker, found()}}, protection.Lodging{Form: "written"}, ""},
		{"the name was corrected since", []step{
			{"identity.searched", "2023-10-20", caseworker, found()}, {"correction.proposed", "2023-10-21", caseworker, propose("family", "Verani")},
			{"correction.approved", "2023-10-22", leader, with(protection.ApproveCorrection, protection.Reading{}, nil)},
		}, protection.Lodging{Form: "written"}, ": search_overtaken"},
		{"the day of the intention was, which is not of the person", []step{
			{"identity.searched", "2023-10-20", caseworker, found()}, {"correction.proposed", "2023-10-21", caseworker, propose("intention_on", "2023-10-16")},
			{"correction.approved", "2023-10-22", leader, with(protection.ApproveCorrection, protection.Reading{}, nil)},
		}, protection.Lodging{Form: "written"}, ""},
		{"somebody came to the register since", []step{{"identity.searched", "2023-10-20", caseworker, found()}}, protection.Lodging{Form: "written", Unasked: true}, ": search_overtaken"},
		{"and looked for again", []step{
			{"identity.searched", "2023-10-20", caseworker, found()}, {"correction.proposed", "2023-10-21", caseworker, propose("family", "Verani")},
			{"correction.approved", "2023-10-22", leader, with(protection.ApproveCorrection, protection.Reading{}, nil)},
			{"identity.searched", "2023-10-23", caseworker, found()},
		}, protection.Lodging{Form: "written"}, ""},
	} {
		f := l.then(handed, c.steps...)
		_, _, err := protection.Lodge(f, c.form, l.occasion("application.lodged", "2023-10-26", caseworker))
		if got := l.problems(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

// The task to look for the person stands from the hand-over until nothing is missing, for whoever is
// responsible, and stands again where the particulars change before lodging.
func TestTheErrandOfTheSearch(t *testing.T) {
	l := open(t)
	if got := errand(l.after("certificate.issued", 1)); got.ID != "" {
		t.Errorf("before the hand-over: got %+v", got)
	}
	got := errand(l.after("case.handed_over", 1))
	want := protection.Task{
		ID: got.ID, Rule: "identity.searched", Kind: "identify", Due: day("2023-11-01"), RaisedOn: day(today), Unit: "asylum", Leader: true,
	}
	if diff := cmp.Diff(got, want); diff != "" || got.ID == "" {
		t.Errorf("after the hand-over (-got +want)\n%s", diff)
	}
	f := l.after("document.filed", 1)
	if got := errand(f); got.Officer != caseworker || got.ID == "" {
		t.Errorf("assigned: got %+v", got)
	}
	_, _, err := protection.CloseTask(f, protection.TaskForm{Task: errand(f).ID}, l.occasion("task.done", "2023-10-19", caseworker))
	if got := l.problems(err); got != "task: task_of_search" || f.Awaits("task.done") {
		t.Errorf("closed by hand: got %q", got)
	}
	f = l.then(f, step{"identity.searched", "2023-10-20", caseworker, found("other")})
	if got := errand(f); got.ID == "" {
		t.Error("a candidate has no verdict, and the task is gone")
	}
	f = l.then(f, step{"candidate.decided", "2023-10-20", caseworker, verdict("other", "different")})
	if got := errand(f); got.ID != "" || f.Tasks[len(f.Tasks)-1].DoneBy != caseworker {
		t.Errorf("nothing is missing: got %+v", f.Tasks)
	}
	f = l.then(f, step{"correction.proposed", "2023-10-21", caseworker, propose("birth", "1989")},
		step{"correction.approved", "2023-10-22", leader, with(protection.ApproveCorrection, protection.Reading{}, nil)})
	if got := errand(f); got.ID == "" || f.Searches[0].OvertakenOn != day("2023-10-22") {
		t.Errorf("the date of birth was corrected: got %+v", f.Tasks)
	}
	if got := errand(l.after("application.lodged", 1)); got.ID != "" {
		t.Errorf("lodged: got %+v", got)
	}
}

// A file that is continued in another one is closed to every act but its parting and the law's own.
func TestAContinuedFileIsClosed(t *testing.T) {
	l := open(t)
	f := l.after("assessment.opened", 1)
	f.Case.ContinuedIn = "other"
	f.Mergings = []protection.Merging{{ID: "m", Act: part.Merge, Status: "approved", Into: "other", Proposer: caseworker}}
	allowed := []string{"counsel.ended", "dates.moved", "files.unmerged", "merge.refused", "unmerge.proposed"}
	for _, kind := range protection.Kinds() {
		if got, want := f.Open(kind), slices.Contains(allowed, kind); got != want && slices.Contains(protection.Steps()[kind].From, f.Case.State) {
			t.Errorf("%s: open %t", kind, got)
		}
	}
	_, _, err := protection.FileDocument(f, filing("evidence"), l.occasion("document.filed", "2024-02-06", caseworker))
	if got := l.problems(err); got != ": file_continued" {
		t.Errorf("a paper: got %q", got)
	}
	if !f.NextBell().IsZero() {
		t.Errorf("its bells ring on %s", f.NextBell())
	}
	f.Mergings = append(f.Mergings, protection.Merging{ID: "n", Act: part.Unmerge, Status: "approved"})
	if f.Case.ContinuedIn = ""; f.NextBell().IsZero() || !f.Open("document.filed") {
		t.Error("parted again, it is still closed")
	}
}

// What a page offers of these acts.
func TestAwaitsOfIdentification(t *testing.T) {
	l := open(t)
	handed, assigned := l.after("case.handed_over", 1), l.after("document.filed", 1)
	searched := l.then(assigned, step{"identity.searched", "2023-10-20", caseworker, found("other")})
	same := l.then(searched, step{"candidate.decided", "2023-10-20", caseworker, verdict("other", "same")})
	proposed, continued, parting := same, same, same
	proposed.Mergings = []protection.Merging{{Act: part.Merge, Status: "proposed"}}
	continued.Mergings = []protection.Merging{{Act: part.Merge, Status: "approved"}}
	parting.Mergings = []protection.Merging{{Act: part.Merge, Status: "approved"}, {Act: part.Unmerge, Status: "proposed"}}
	for _, c := range []struct {
		reason, kind string
		f            protection.File
		want         bool
	}{
		{"nothing to compare before the hand-over", "identity.searched", l.after("certificate.issued", 1), false},
		{"after it there is", "identity.searched", handed, true},
		{"no candidate, no verdict", "candidate.decided", handed, false},
		{"a candidate", "candidate.decided", searched, true},
		{"no merge of files of which nobody said they are one person's", "merge.proposed", searched, false},
		{"a merge", "merge.proposed", same, true},
		{"not two at a time", "merge.proposed", proposed, false},
		{"a proposal to approve", "files.merged", proposed, true},
		{"or to refuse", "merge.refused", proposed, true},
		{"but it parts nothing", "files.unmerged", proposed, false},
		{"nothing to refuse", "merge.refused", same, false},
		{"nothing to part", "unmerge.proposed", same, false},
		{"a merged file may be parted", "unmerge.proposed", continued, true},
		{"and a parting be approved", "files.unmerged", parting, true},
		{"once", "unmerge.proposed", parting, false},
		{"a merged file takes no correction", "correction.proposed", continued, false},
		{"nor one with a proposal", "correction.proposed", proposed, false},
		{"one without does", "correction.proposed", same, true},
	} {
		if got := c.f.Awaits(c.kind); got != c.want {
			t.Errorf("%s: got %t", c.reason, got)
		}
	}
	_, _, err := correction(nil)(proposed, l.occasion("correction.proposed", "2023-10-21", caseworker))
	if got := l.problems(err); got != ": merging_pending" {
		t.Errorf("a correction beside a proposal: got %q", got)
	}
}

// Counsel learns that the file is continued, and nothing of anybody else.
func TestIdentificationOutside(t *testing.T) {
	f := protection.File{Case: protection.Case{ContinuedIn: "other"}, Identification: part.Identification{
		Searches:   []protection.Search{{ID: "s"}},
		Candidates: []protection.Candidate{{ID: "c", Other: "other", Terms: "[1]"}},
		Mergings: []protection.Merging{
			{ID: "m", Act: part.Merge, Status: "approved", Into: "other", Reason: "r", Proposer: "p", Decider: "d", DecidedOn: 5, EnteredOn: 6, Remark: "q", Papers: "x"},
			{ID: "n", Act: part.Unmerge, Status: "proposed", Into: "other"},
		},
	}}
	got := f.ForOutside()
	want := part.Identification{Mergings: []protection.Merging{{ID: "m", Act: part.Merge, Status: "approved", DecidedOn: 5, EnteredOn: 6}}}
	if diff := cmp.Diff(got.Identification, want); diff != "" || got.Case.ContinuedIn != "" || !got.IsContinued() {
		t.Errorf("(-got +want)\n%s", diff)
	}
	if f.Mergings[0].Into != "other" || len(f.Candidates) != 1 {
		t.Error("the file itself was changed")
	}
	m := protection.MinutesOutside(act.Minutes{{Key: "file", Value: "other"}, {Key: "proposer", Value: "p"}, {Key: "paper_meanwhile", Value: "decision"},
		{Key: "document_meanwhile", Value: "evidence"}, {Key: "issued_on", Value: "2024-01-01"}, {Key: "finding", Value: "x"}})
	if diff := cmp.Diff(m, act.Minutes{{Key: "finding", Value: "x"}}); diff != "" {
		t.Errorf("minutes (-got +want)\n%s", diff)
	}
	for kind, want := range map[string]bool{
		"identity.searched": true, "candidate.decided": true, "merge.proposed": true, "merge.refused": true, "unmerge.proposed": true,
		"files.merged": false, "files.unmerged": false,
	} {
		if got := protection.Inside(kind); got != want {
			t.Errorf("Inside(%s) = %v", kind, got)
		}
	}
}
