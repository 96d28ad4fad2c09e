package identification_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/identification"
	"github.com/zaklon/zaklon/protection/part"
)

func TestSearch(t *testing.T) {
	l := open(t)
	search := func(in identification.SearchForm) rule { return with(identification.Search, in) }
	handed := l.handed("own")
	closed := handed
	closed.Mergings = []protection.Merging{{Act: part.Merge, Status: "approved"}}
	for _, a := range []attempt{
		{"on the day of the hand-over", "identity.searched", "2026-01-12", caseworker, handed, search(searching()), ""},
		{"of a register of yesterday", "identity.searched", yesterday, caseworker, handed, search(searching()), "on: search_of_today"},
		{"before it", "identity.searched", "2026-01-12", caseworker, l.certified("own"), search(searching()), ": not_handed_over"},
		{"on no day", "identity.searched", "", caseworker, handed, search(searching()), "on: day_missing"},
		{"in a file that is continued elsewhere", "identity.searched", "2026-01-13", caseworker, closed, search(searching()), ": file_continued"},
	} {
		l.try(a)
	}
	f, minutes := l.try(attempt{"two were found", "identity.searched", "2026-01-13", caseworker, handed, search(searching("b", "c")), ""})
	want := part.Identification{
		Searches: []part.Search{{ID: f.Searches[0].ID, On: day("2026-01-13"), Officer: caseworker, Weights: "test-1", Threshold: "possible", Persons: 7, Found: 2}},
		Candidates: []part.Candidate{
			{ID: f.Candidates[0].ID, Other: "b", Search: f.Searches[0].ID, Tier: "probable", Bits: 2000, Terms: `[{"kind":"word"}]`},
			{ID: f.Candidates[1].ID, Other: "c", Search: f.Searches[0].ID, Tier: "probable", Bits: 1900, Terms: `[{"kind":"word"}]`},
		},
	}
	if diff := cmp.Diff(f.Identification, want); diff != "" {
		t.Errorf("(-got +want)\n%s", diff)
	}
	if diff := cmp.Diff(minutes, act.Minutes{
		{Key: "weights", Value: "test-1"}, {Key: "threshold", Value: "possible"}, {Key: "persons", Value: "7"}, {Key: "candidates", Value: "2"},
	}); diff != "" {
		t.Errorf("minutes (-got +want)\n%s", diff)
	}
}

// A pair keeps its place and its verdict through every search; a verdict of the other file is taken
// over, without the reasons, where it is the later one.
func TestSearchTakesVerdictsOver(t *testing.T) {
	l := open(t)
	first := l.then(l.handed("own"), found("b", "c"), verdict("b", "different"))
	in := searching("d", "b", "c")
	in.Comparison.More = true
	in.Elsewhere = append(elsewhere("c", "same", 1), elsewhere("b", "same", 1)...)
	in.Elsewhere[0].Reasons = "not ours to copy"
	f, minutes := l.try(attempt{"again, with one more", "identity.searched", "2026-02-01", caseworker, first, with(identification.Search, in), ""})
	given := map[string]string{}
	for _, c := range f.Candidates {
		given[c.Other] = c.Verdict.Verdict + " " + c.TakenFrom
		if c.Search != f.Searches[1].ID {
			t.Errorf("%s was found by the search before", c.Other)
		}
	}
	if diff := cmp.Diff(given, map[string]string{"b": "different ", "c": "same c", "d": " "}); diff != "" {
		t.Errorf("(-got +want)\n%s", diff)
	}
	if c := f.Candidates[1]; c.Other != "c" || c.Reasons != "" || c.Decider != "somebody" || c.Verdict.Weights != "test-2" || c.Round != 1 {
		t.Errorf("taken over: got %+v", c)
	}
	if diff := cmp.Diff(minutes[4:], act.Minutes{{Key: "verdicts_stand", Value: "2"}, {Key: "candidates_more", Value: "50", Finding: true}}); diff != "" {
		t.Errorf("minutes (-got +want)\n%s", diff)
	}
	if found := f.Found(); found[0].Other != "d" || len(f.Undecided(nil)) != 1 {
		t.Errorf("the strongest first: got %+v", found)
	}
	f, _ = l.try(attempt{"the other file was given another verdict since", "identity.searched", "2026-02-02", caseworker, f, with(identification.Search, func() identification.SearchForm {
		in := searching("b")
		in.Elsewhere = elsewhere("b", "same", 2)
		return in
	}()), ""})
	if c := f.Candidates[0]; c.Other != "b" || c.Verdict.Verdict != "same" || c.TakenFrom != "b" || len(f.Found()) != 1 {
		t.Errorf("the later verdict: got %+v", c)
	}
}

func TestDecide(t *testing.T) {
	l := open(t)
	searched := l.then(l.handed("own"), found("b", "c"))
	decide := func(other, says, reasons string) rule {
		return with(identification.Decide, identification.VerdictForm{Other: other, Verdict: says, Reasons: reasons})
	}
	again := l.then(searched, step{"identity.searched", "2026-01-15", caseworker, with(identification.Search, searching("c"))})
	for _, a := range []attempt{
		{"the same", "candidate.decided", "2026-01-13", caseworker, searched, decide("b", "same", "One passport."), ""},
		{"another", "candidate.decided", "2026-01-13", leader, searched, decide("b", "different", "Two heights."), ""},
		{"nobody can tell", "candidate.decided", "2026-01-13", caseworker, searched, decide("b", "unresolved", "No photographs."), ""},
		{"without reasons", "candidate.decided", "2026-01-13", caseworker, searched, decide("b", "unresolved", " "), "reasons: text_missing"},
		{"something else", "candidate.decided", "2026-01-13", caseworker, searched, decide("b", "perhaps", "So it seems."), "verdict: choose_from_list"},
		{"a file that was not found", "candidate.decided", "2026-01-13", caseworker, searched, decide("x", "same", "So it seems."), "other: candidate_missing"},
		{"one that the last search does not find any more", "candidate.decided", "2026-01-16", caseworker, again, decide("b", "same", "So it seems."), "other: candidate_missing"},
		{"before anybody looked", "candidate.decided", "2026-01-13", caseworker, l.handed("own"), decide("b", "same", "So it seems."), ": search_missing"},
		{"before the search", "candidate.decided", "2026-01-12", caseworker, searched, decide("b", "same", "So it seems."), "on: verdict_before_search"},
		{"on no day", "candidate.decided", "", caseworker, searched, decide("b", "same", "So it seems."), "on: day_missing"},
	} {
		l.try(a)
	}
	f, minutes := l.try(attempt{"what stands beside it", "candidate.decided", "2026-01-14", caseworker, searched, decide("c", "same", "One passport."), ""})
	want := part.Verdict{
		Verdict: "same", Reasons: "One passport.", Decider: caseworker, DecidedOn: day("2026-01-14"), Round: 1, Weights: "test-1", Tier: "probable", Bits: 1900,
	}
	if diff := cmp.Diff(f.Candidates[1].Verdict, want); diff != "" {
		t.Errorf("(-got +want)\n%s", diff)
	}
	if diff := cmp.Diff(minutes, act.Minutes{
		{Key: "file", Value: "c"}, {Key: "verdict", Value: "same"}, {Key: "tier", Value: "probable"}, {Key: "bits", Value: "19.00"}, {Key: "weights", Value: "test-1"},
	}); diff != "" {
		t.Errorf("minutes (-got +want)\n%s", diff)
	}
	f, _ = l.try(attempt{"given anew", "candidate.decided", "2026-01-15", leader, f, decide("c", "different", "Two passports."), ""})
	if v := f.Candidates[1].Verdict; v.Verdict != "different" || v.Round != 2 || v.Decider != leader {
		t.Errorf("anew: got %+v", v)
	}
	f, _ = l.try(attempt{"after one in the other file", "candidate.decided", "2026-01-15", leader, searched, with(identification.Decide, identification.VerdictForm{
		Other: "c", Verdict: "same", Reasons: "Seen.", Elsewhere: elsewhere("c", "different", 5),
	}), ""})
	if v := f.Candidates[1].Verdict; v.Round != 6 {
		t.Errorf("it counts on: got round %d, want 6", v.Round)
	}
}

func TestBits(t *testing.T) {
	for hundredths, want := range map[int64]string{0: "0.00", 5: "0.05", 1725: "17.25", -50: "-0.50", -1234: "-12.34"} {
		if got := identification.Bits(hundredths); got != want {
			t.Errorf("%d: got %s, want %s", hundredths, got, want)
		}
	}
}
