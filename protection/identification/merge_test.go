package identification_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/identification"
	"github.com/zaklon/zaklon/protection/part"
)

func propose(into string, p identification.Pair) rule {
	return with(identification.ProposeMerge, identification.MergeForm{Into: into, Reason: "One person.", Pair: p})
}

func approve(p identification.Pair) rule {
	return with(identification.MergeFiles, identification.Approval{Remark: "Seen.", Pair: p})
}

// same is a file of which it was said that it is of the person of another one.
func (l *laws) same() protection.File {
	return l.then(l.handed("own"), found("b"), verdict("b", "same"))
}

func (l *laws) proposed() protection.File {
	return l.then(l.same(), step{"merge.proposed", "2026-01-15", caseworker, propose("b", identification.Pair{Other: l.handed("b")})})
}

func (l *laws) merged() protection.File {
	return l.then(l.proposed(), step{"files.merged", "2026-01-16", leader, approve(identification.Pair{Other: l.handed("b")})})
}

func (l *laws) parting() protection.File {
	return l.then(l.merged(), step{"unmerge.proposed", "2026-03-01", caseworker, with(identification.ProposeUnmerge, identification.ReasonForm{Reason: "Twins."})})
}

func TestProposeMerge(t *testing.T) {
	l := open(t)
	same, b := l.same(), l.handed("b")
	chained := b
	chained.Mergings = []protection.Merging{{Act: part.Merge, Status: "approved"}}
	parted := b
	parted.Mergings = []protection.Merging{{Act: part.Merge, Status: "approved"}, {Act: part.Unmerge, Status: "approved"}, {Act: part.Merge, Status: "refused"}}
	corrected := same
	corrected.Corrections = []protection.Correction{{Status: "proposed"}}
	pair := func(other protection.File) identification.Pair { return identification.Pair{Other: other} }
	try := func(reason, want string, f protection.File, r rule) {
		t.Helper()
		l.try(attempt{reason, "merge.proposed", "2026-01-15", caseworker, f, r, want})
	}
	try("two files of one person", "", same, propose("b", pair(b)))
	try("no reason", "reason: text_missing", same, with(identification.ProposeMerge, identification.MergeForm{Into: "b", Pair: pair(b)}))
	try("into itself", "into: merge_into_itself", same, propose("own", pair(same)))
	try("a file that is not, of which nobody said anything", "into: verdict_not_same", same, propose("x", pair(protection.File{})))
	try("one that is still at the border", "into: file_missing", same, propose("b", pair(l.certified("b"))))
	try("one that is still at the border, of which nobody said anything", "into: verdict_not_same", l.handed("own"), propose("b", pair(l.certified("b"))))
	try("one that is there, of which nobody said anything", "into: verdict_not_same", l.handed("own"), propose("x", pair(l.handed("x"))))
	try("no verdict", "into: verdict_not_same", l.then(l.handed("own"), found("b")), propose("b", pair(b)))
	try("the verdict is another", "into: verdict_not_same", l.then(l.handed("own"), found("b"), verdict("b", "unresolved")), propose("b", pair(b)))
	try("a file that was never compared", "into: verdict_not_same", l.handed("own"), propose("b", pair(b)))
	try("the verdict stands in the other file alone", "", l.handed("own"), propose("b", identification.Pair{Other: b, Elsewhere: elsewhere("b", "same", 1)}))
	try("a later one there is another", "into: verdict_not_same", same, propose("b", identification.Pair{Other: b, Elsewhere: elsewhere("b", "different", 2)}))
	try("the other is continued in a third", "into: merge_into_continued", same, propose("b", pair(chained)))
	try("it was, and is not any more", "", same, propose("b", pair(parted)))
	try("others are continued in this one", "into: merge_holds_others", same, propose("b", identification.Pair{Other: b, Holds: []string{"c"}}))
	try("both hold a decision", "into: both_decided", decided(same), propose("b", pair(decided(b))))
	try("only this one does", "", decided(same), propose("b", pair(b)))
	further := same
	further.Case.State = protection.Lodged
	try("this one has come further, and its limits would be missed unseen", "into: into_earlier", further, propose("b", pair(b)))
	try("only the other does", "", same, propose("b", pair(decided(b))))
	try("beside a correction that waits", ": correction_pending", corrected, propose("b", pair(b)))
	try("twice", ": merging_pending", l.proposed(), propose("b", pair(b)))
	try("merged already", ": file_continued", l.merged(), propose("b", pair(b)))
	f, minutes := l.try(attempt{"what is entered", "merge.proposed", "2026-01-15", caseworker, same, propose("b", pair(b)), ""})
	want := part.Merging{ID: f.Mergings[0].ID, Act: "merge", Status: "proposed", Into: "b", Reason: "One person.", Proposer: caseworker, ProposedOn: day("2026-01-15")}
	if diff := cmp.Diff(f.Mergings, []part.Merging{want}); diff != "" || f.Case.ContinuedIn != "" || f.IsContinued() {
		t.Errorf("(-got +want)\n%s", diff)
	}
	if diff := cmp.Diff(minutes, act.Minutes{{Key: "file", Value: "b"}}); diff != "" {
		t.Errorf("minutes (-got +want)\n%s", diff)
	}
}

func TestMergeFiles(t *testing.T) {
	l := open(t)
	proposed, b := l.proposed(), l.handed("b")
	b.Documents = []protection.Document{{ID: "1"}, {ID: "2"}}
	chained := b
	chained.Mergings = []protection.Merging{{Act: part.Merge, Status: "approved"}}
	try := func(reason, want, on, officer string, f protection.File, r rule) {
		t.Helper()
		l.try(attempt{reason, "files.merged", on, officer, f, r, want})
	}
	try("by another officer", "", "2026-01-15", leader, proposed, approve(identification.Pair{Other: b}))
	try("by the proposer", ": own_merging", "2026-01-15", caseworker, proposed, approve(identification.Pair{Other: b}))
	try("nothing is proposed", ": no_merging", "2026-01-15", leader, l.same(), approve(identification.Pair{Other: b}))
	try("before the proposal", "on: decided_before_proposal", "2026-01-14", leader, proposed, approve(identification.Pair{Other: b}))
	try("with hidden signs", "remark: text_bidi_control", "2026-01-15", leader, proposed,
		with(identification.MergeFiles, identification.Approval{Remark: "a\u202eb", Pair: identification.Pair{Other: b}}))
	try("the other file was merged meanwhile: no chain", "into: merge_into_continued", "2026-01-15", leader, proposed, approve(identification.Pair{Other: chained}))
	try("another was merged into this one: no circle", "into: merge_holds_others", "2026-01-15", leader, proposed, approve(identification.Pair{Other: b, Holds: []string{"b"}}))
	try("the verdict changed meanwhile", "into: verdict_not_same", "2026-01-15", leader, proposed, approve(identification.Pair{Other: b, Elsewhere: elsewhere("b", "different", 9)}))
	try("both were decided meanwhile", "into: both_decided", "2026-01-15", leader, decided(proposed), approve(identification.Pair{Other: decided(b)}))
	try("the other file is not there", ": file_missing", "2026-01-15", leader, proposed, approve(identification.Pair{}))
	try("on no day", "on: day_missing", "", leader, proposed, approve(identification.Pair{Other: b}))
	f, minutes := l.try(attempt{"what is entered", "files.merged", "2026-01-16", leader, proposed, approve(identification.Pair{Other: b}), ""})
	m := f.Mergings[0]
	if m.Status != "approved" || m.Decider != leader || m.DecidedOn != day("2026-01-16") || m.EnteredOn != day("2026-06-01") || m.Remark != "Seen." ||
		m.Stock != (part.Stock{OwnPapers: 1, OtherPapers: 1, OtherDocuments: 2}) {
		t.Errorf("got %+v", m)
	}
	if f.Case.ContinuedIn != "b" || !f.IsContinued() || f.Case.State != protection.CertificateIssued {
		t.Errorf("got %+v", f.Case)
	}
	if diff := cmp.Diff(f.Clocks, proposed.Clocks); diff != "" {
		t.Errorf("a date moved (-got +want)\n%s", diff)
	}
	if diff := cmp.Diff(f.Tasks, proposed.Tasks); diff != "" {
		t.Errorf("a task moved (-got +want)\n%s", diff)
	}
	if diff := cmp.Diff(minutes, act.Minutes{{Key: "file", Value: "b"}, {Key: "proposer", Value: caseworker}}); diff != "" {
		t.Errorf("minutes (-got +want)\n%s", diff)
	}
	try("an approval does not part what it was to merge", ": no_merging", "2026-03-02", leader, l.parting(), func(f protection.File, o act.Occasion) (protection.File, act.Minutes, error) {
		f.Mergings = append([]part.Merging{}, f.Mergings[1]) // a parting of a file that is not continued
		return identification.MergeFiles(f, identification.Approval{Pair: identification.Pair{Other: b}}, o)
	})
}

func TestRefuseMerge(t *testing.T) {
	l := open(t)
	refuse := func(remark string) rule {
		return with(identification.RefuseMerge, identification.Approval{Remark: remark})
	}
	proposed, parting := l.proposed(), l.parting()
	try := func(reason, want, officer string, f protection.File, r rule) protection.File {
		t.Helper()
		got, _ := l.try(attempt{reason, "merge.refused", "2026-03-02", officer, f, r, want})
		return got
	}
	try("without a word", "remark: text_missing", leader, proposed, refuse(" "))
	try("by the proposer", ": own_merging", caseworker, proposed, refuse("No."))
	try("nothing is proposed", ": no_merging", leader, l.same(), refuse("No."))
	if f := try("a merge", "", leader, proposed, refuse("The papers differ.")); f.Mergings[0].Status != "refused" || f.IsContinued() {
		t.Errorf("got %+v", f.Mergings)
	}
	f := try("a parting: the file stays continued", "", leader, parting, refuse("They are one."))
	if f.Mergings[1].Status != "refused" || !f.IsContinued() || f.Case.ContinuedIn != "b" {
		t.Errorf("got %+v", f.Mergings)
	}
}

func TestUnmerge(t *testing.T) {
	l := open(t)
	merged, b := l.merged(), l.handed("b")
	b.Documents = []protection.Document{{ID: "d1", Kind: "evidence", FiledOn: day("2026-02-01")}, {ID: "d2", Kind: "other", FiledOn: day("2026-02-02")}}
	b.Papers = append(b.Papers, protection.Paper{ID: "p1", Kind: "decision", IssuedOn: day("2026-02-03")})
	part1 := func(reason string) rule {
		return with(identification.ProposeUnmerge, identification.ReasonForm{Reason: reason})
	}
	unmerge := func(other protection.File) rule {
		return with(identification.UnmergeFiles, identification.Approval{Pair: identification.Pair{Other: other}})
	}
	for _, a := range []attempt{
		{"proposed", "unmerge.proposed", "2026-03-01", caseworker, merged, part1("Twins."), ""},
		{"without a reason", "unmerge.proposed", "2026-03-01", caseworker, merged, part1(""), "reason: text_missing"},
		{"what is not merged", "unmerge.proposed", "2026-03-01", caseworker, l.same(), part1("Twins."), ": not_merged"},
		{"twice", "unmerge.proposed", "2026-03-01", caseworker, l.parting(), part1("Twins."), ": merging_pending"},
		{"by the proposer", "files.unmerged", "2026-03-02", caseworker, l.parting(), unmerge(b), ": own_merging"},
		{"nothing is proposed", "files.unmerged", "2026-03-02", leader, merged, unmerge(b), ": no_merging"},
		{"a merge is proposed, no parting", "files.unmerged", "2026-03-02", leader, l.proposed(), unmerge(b), ": no_merging"},
		{"the other file is not there", "files.unmerged", "2026-03-02", leader, l.parting(), unmerge(protection.File{}), ": file_missing"},
	} {
		l.try(a)
	}
	parting := l.then(merged, step{"unmerge.proposed", "2026-03-01", caseworker, part1("Twins.")})
	f, minutes := l.try(attempt{"parted", "files.unmerged", "2026-03-02", leader, parting, unmerge(b), ""})
	want := []part.Meanwhile{
		{File: "b", Sort: "paper", Kind: "decision", On: day("2026-02-03"), ID: "p1"},
		{File: "b", Sort: "document", Kind: "evidence", On: day("2026-02-01"), ID: "d1"}, {File: "b", Sort: "document", Kind: "other", On: day("2026-02-02"), ID: "d2"},
	}
	if diff := cmp.Diff(f.Mergings[1].Meanwhile(), want); diff != "" {
		t.Errorf("papers (-got +want)\n%s", diff)
	}
	if f.Case.ContinuedIn != "" || f.IsContinued() || !f.Open("identity.searched") {
		t.Errorf("it does not stand by itself: %+v", f.Case)
	}
	if s, _ := f.Compared(); s.OvertakenOn != day("2026-03-02") {
		t.Errorf("nobody was compared with it while it was merged: %+v", s)
	}
	if last := f.Tasks[len(f.Tasks)-1]; len(f.Tasks) != len(merged.Tasks)+1 || last.Kind != "identify" || !last.Open() {
		t.Errorf("nobody is asked to search again: %+v", f.Tasks)
	}
	if diff := cmp.Diff([]any{f.Clocks, f.Papers, f.Tasks[:len(merged.Tasks)], f.Case.State}, []any{merged.Clocks, merged.Papers, merged.Tasks, protection.CertificateIssued}); diff != "" {
		t.Errorf("it does not stand as it was (-got +want)\n%s", diff)
	}
	if diff := cmp.Diff(minutes, act.Minutes{
		{Key: "file", Value: "b"}, {Key: "proposer", Value: caseworker},
		{Key: "paper_meanwhile", Value: "decision", Finding: true}, {Key: "issued_on", Value: "2026-02-03"},
		{Key: "document_meanwhile", Value: "evidence", Finding: true}, {Key: "issued_on", Value: "2026-02-01"},
		{Key: "document_meanwhile", Value: "other", Finding: true}, {Key: "issued_on", Value: "2026-02-02"},
	}); diff != "" {
		t.Errorf("minutes (-got +want)\n%s", diff)
	}
}

// A parting is a verdict: the one that both were one person stands no longer, in whichever file it
// was given.
func TestUnmergeIsAVerdict(t *testing.T) {
	l := open(t)
	for _, row := range []struct {
		why  string
		file protection.File
		pair identification.Pair
	}{
		{"given in this file", l.parting(), identification.Pair{Other: l.handed("b")}},
		{"given later in the other", l.parting(), identification.Pair{Other: l.handed("b"), Elsewhere: elsewhere("b", "same", 7)}},
		{"given in the other alone", without(l.parting()), identification.Pair{Other: l.handed("b"), Elsewhere: elsewhere("b", "same", 7)}},
	} {
		f, _ := l.try(attempt{row.why, "files.unmerged", "2026-03-02", leader, row.file, with(identification.UnmergeFiles, identification.Approval{Pair: row.pair}), ""})
		i := slices.IndexFunc(f.Candidates, func(c part.Candidate) bool { return c.Other == "b" })
		if i < 0 {
			t.Errorf("%s: no verdict on the other file", row.why)
			continue
		}
		if v := part.Standing(f.Candidates[i], row.pair.Elsewhere); v.Verdict != part.Different || v.Decider != leader {
			t.Errorf("%s: the verdict that stands is %+v", row.why, v)
		}
	}
}

// without is a file that found nobody itself.
func without(f protection.File) protection.File {
	f.Candidates = nil
	return f
}

// A decision approved and an interview held in either file meanwhile are listed as well, though
// nothing was printed of them; what was there before is not, nor what is a draft or only planned.
func TestUnmergeListsDecisionsAndInterviews(t *testing.T) {
	l := open(t)
	proposed, b := l.proposed(), l.handed("b")
	planned := protection.Interview{ID: "i2", On: day("2026-02-01")}
	b.Interviews = []protection.Interview{{ID: "i1", HeldOn: day("2026-01-13")}, planned}
	b.Decisions = []protection.Decision{{ID: "e1", Status: "draft"}}
	f := l.then(proposed, step{"files.merged", "2026-01-16", leader, approve(identification.Pair{Other: b})},
		step{"unmerge.proposed", "2026-03-01", caseworker, with(identification.ProposeUnmerge, identification.ReasonForm{Reason: "Twins."})})
	planned.HeldOn = day("2026-02-01")
	b.Interviews = []protection.Interview{b.Interviews[0], planned, {ID: "i3", On: day("2026-04-01")}}
	b.Decisions = []protection.Decision{{ID: "e1", Status: "returned"}, {ID: "e2", Status: "approved", ReadOn: day("2026-02-10")}}
	f = l.then(f, step{"files.unmerged", "2026-03-02", leader, with(identification.UnmergeFiles, identification.Approval{Pair: identification.Pair{Other: b}})})
	want := []part.Meanwhile{
		{File: "b", Sort: "paper", Kind: "decision", On: day("2026-02-10"), ID: "e2"},
		{File: "b", Sort: "document", Kind: "interview_report", On: day("2026-02-01"), ID: "i2"},
	}
	if diff := cmp.Diff(f.Mergings[1].Meanwhile(), want); diff != "" {
		t.Errorf("(-got +want)\n%s", diff)
	}
}
