package part

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/deadline"
)

func day(s string) deadline.Date {
	d, err := deadline.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// The verdict on a pair is the last one, in whichever of the two files it was given.
func TestStanding(t *testing.T) {
	own := Candidate{Other: "b", Verdict: Verdict{Verdict: Different, Round: 2}}
	other := func(file, says string, round int64) Elsewhere {
		return Elsewhere{File: file, Verdict: Verdict{Verdict: says, Round: round}}
	}
	for _, c := range []struct {
		reason, want, from string
		c                  Candidate
		elsewhere          []Elsewhere
	}{
		{"none at all", "", "", Candidate{Other: "b"}, nil},
		{"the own one alone", Different, "", own, nil},
		{"an earlier one elsewhere", Different, "", own, []Elsewhere{other("b", Same, 1)}},
		{"a later one elsewhere", Same, "b", own, []Elsewhere{other("b", Same, 3)}},
		{"one on another pair", Different, "", own, []Elsewhere{other("c", Same, 3)}},
		{"the last of several", Unresolved, "b", own, []Elsewhere{other("b", Same, 3), other("b", Unresolved, 4), other("c", Same, 9)}},
		{"the other file's alone", Same, "b", Candidate{Other: "b"}, []Elsewhere{other("b", Same, 1)}},
	} {
		got := Standing(c.c, c.elsewhere)
		if got.Verdict != c.want || got.TakenFrom != c.from || got.Given() != (c.want != "") {
			t.Errorf("%s: got %+v", c.reason, got)
		}
	}
}

func TestMissing(t *testing.T) {
	searches := []Search{{ID: "s1"}, {ID: "s2"}}
	open := Candidate{Other: "b", Search: "s2"}
	past := Candidate{Other: "c", Search: "s1"}
	given := Candidate{Other: "d", Search: "s2", Verdict: Verdict{Verdict: Unresolved, Round: 1}}
	for _, c := range []struct {
		reason, want, n string
		i               Identification
	}{
		{"nobody looked", "search_missing", "", Identification{}},
		{"nobody was found", "", "", Identification{Searches: searches}},
		{"one was, and another before", "candidate_undecided", "1", Identification{Searches: searches, Candidates: []Candidate{past, open, given}}},
		{"one was found before only", "", "", Identification{Searches: searches, Candidates: []Candidate{past, given}}},
		{"there were more than one search enters", "search_more", "", Identification{Searches: []Search{{ID: "s2", More: true}}, Candidates: []Candidate{given}}},
		{"and those entered come first", "candidate_undecided", "1", Identification{Searches: []Search{{ID: "s2", More: true}}, Candidates: []Candidate{open}}},
		{"the particulars changed", "search_overtaken", "", Identification{Searches: searches}.Overtaken(day("2024-01-01"))},
	} {
		p := c.i.Missing(nil)
		if p == nil {
			if c.want != "" {
				t.Errorf("%s: nothing is missing", c.reason)
			}
			continue
		}
		if p.Code != c.want || c.n != "" && (len(p.Args) != 2 || p.Args[1] != c.n) {
			t.Errorf("%s: got %+v", c.reason, p)
		}
	}
}

// Only the last search is overtaken, once, and never in the file that was given.
func TestOvertaken(t *testing.T) {
	before := Identification{Searches: []Search{{ID: "s1"}, {ID: "s2"}}}
	after := before.Overtaken(day("2024-01-02")).Overtaken(day("2024-03-04"))
	want := []Search{{ID: "s1"}, {ID: "s2", OvertakenOn: day("2024-01-02")}}
	if diff := cmp.Diff(after.Searches, want); diff != "" || !before.Searches[1].OvertakenOn.IsZero() {
		t.Errorf("(-got +want)\n%s", diff)
	}
	if got := (Identification{}).Overtaken(day("2024-01-02")); len(got.Searches) != 0 {
		t.Errorf("a search that was not made: got %+v", got)
	}
}

func TestMergings(t *testing.T) {
	is := func(act, status string) Merging { return Merging{Act: act, Status: status} }
	for _, c := range []struct {
		reason    string
		mergings  []Merging
		continued bool
		open      string
	}{
		{"none", nil, false, ""},
		{"proposed", []Merging{is(Merge, "proposed")}, false, Merge},
		{"refused", []Merging{is(Merge, "refused")}, false, ""},
		{"approved", []Merging{is(Merge, "approved")}, true, ""},
		{"its parting proposed", []Merging{is(Merge, "approved"), is(Unmerge, "proposed")}, true, Unmerge},
		{"its parting refused", []Merging{is(Merge, "approved"), is(Unmerge, "refused")}, true, ""},
		{"parted", []Merging{is(Merge, "approved"), is(Unmerge, "approved")}, false, ""},
		{"merged again", []Merging{is(Merge, "approved"), is(Unmerge, "approved"), is(Merge, "approved")}, true, ""},
	} {
		n := Identification{Mergings: c.mergings}
		m, open := n.OpenMerging()
		if n.IsContinued() != c.continued || open != (c.open != "") || m.Act != c.open {
			t.Errorf("%s: continued %t, open %+v", c.reason, n.IsContinued(), m)
		}
	}
	first, second := is(Merge, "approved"), is(Merge, "approved")
	first.ID, second.ID = "1", "2"
	if m, ok := (Identification{Mergings: []Merging{first, is(Unmerge, "approved"), second, is(Merge, "refused")}}).Merged(); !ok || m.ID != "2" {
		t.Errorf("the last merge: got %+v", m)
	}
	if _, ok := (Identification{Mergings: []Merging{is(Merge, "refused")}}).Merged(); ok {
		t.Error("a merge that was refused counts")
	}
}

// What was listed is read back, and a line that was not listed is left out.
func TestMeanwhile(t *testing.T) {
	papers := []Meanwhile{
		{File: "a", Sort: "paper", Kind: "decision", On: day("2024-02-29"), ID: "1"}, {File: "b", Sort: "document", Kind: "evidence", On: day("2024-03-01"), ID: "2"},
	}
	if diff := cmp.Diff(Merging{Papers: Listed(papers)}.Meanwhile(), papers); diff != "" {
		t.Errorf("(-got +want)\n%s", diff)
	}
	if got := (Merging{Papers: "nothing of the kind"}).Meanwhile(); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
	if got := (Merging{}).Meanwhile(); got != nil {
		t.Errorf("no papers: got %+v", got)
	}
}

// A reader of the authority who may not compare sees that there are candidates and what was said.
func TestWithoutOthers(t *testing.T) {
	n := Identification{Candidates: []Candidate{{ID: "c", Other: "b", Search: "s", Tier: "probable", Bits: 5, Terms: "[1]",
		Verdict: Verdict{Verdict: Same, Reasons: "r", Decider: "d", Round: 1, TakenFrom: "b"}}},
		Mergings: []Merging{{ID: "m", Act: Merge, Status: "approved", Into: "b", Reason: "As b.", Proposer: "p", ProposedOn: 4, Decider: "d", DecidedOn: 5, EnteredOn: 6, Remark: "q", Papers: "x"}}}
	want := []Candidate{{ID: "c", Search: "s", Tier: "probable", Bits: 5, Verdict: Verdict{Verdict: Same, Decider: "d", Round: 1}}}
	if diff := cmp.Diff(n.WithoutOthers().Candidates, want); diff != "" || n.Candidates[0].Other != "b" {
		t.Errorf("(-got +want)\n%s", diff)
	}
	mergings := []Merging{{ID: "m", Act: Merge, Status: "approved", ProposedOn: 4, DecidedOn: 5, EnteredOn: 6}}
	if diff := cmp.Diff(n.WithoutOthers().Mergings, mergings); diff != "" || n.Mergings[0].Into != "b" {
		t.Errorf("mergings (-got +want)\n%s", diff)
	}
}

// Asked are the candidates of the last search and whoever has a verdict, in whichever file.
func TestAsked(t *testing.T) {
	n := Identification{Searches: []Search{{ID: "s1"}, {ID: "s2"}}, Candidates: []Candidate{
		{Other: "a", Search: "s1"}, {Other: "b", Search: "s1", Verdict: Verdict{Verdict: Different, Round: 1}}, {Other: "c", Search: "s2"},
	}}
	elsewhere := []Elsewhere{{File: "d", Verdict: Verdict{Verdict: Same, Round: 1}}}
	if diff := cmp.Diff(n.Asked(elsewhere), []string{"c", "b", "d"}); diff != "" {
		t.Errorf("asked (-got +want)\n%s", diff)
	}
	if diff := cmp.Diff(n.Judged(elsewhere), []string{"b", "d"}); diff != "" {
		t.Errorf("judged (-got +want)\n%s", diff)
	}
}
