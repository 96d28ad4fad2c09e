package asylum_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/counterpart"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/protection/identification"
)

func name(family, given string) applicant.NameForm {
	return applicant.NameForm{Kind: "latin", Family: family, Given: given}
}

// mine is a case of the caseworker's, of the person with these names.
func mine(w *housetest.World, names ...applicant.NameForm) string {
	id := handed(w, w.AsylumUnit, names...)
	w.Do(housetest.Act{By: w.Leader, Kind: "case.assigned", Case: id, Form: protection.Assignment{Officer: w.Caseworker.ID}})
	return id
}

func search(w *housetest.World, id string) {
	w.Do(housetest.Act{By: w.Caseworker, Kind: "identity.searched", Case: id})
}

func different(w *housetest.World, id, other string) {
	form := identification.VerdictForm{Other: other, Verdict: "different", Reasons: "Two heights."}
	w.Do(housetest.Act{By: w.Caseworker, Kind: "candidate.decided", Case: id, Form: form})
}

func lodge(w *housetest.World, id string) string {
	_, err := w.Try(housetest.Act{By: w.Caseworker, Kind: "application.lodged", Case: id, Form: protection.Lodging{Form: "written"}})
	if err != nil {
		return code(err)
	}
	return ""
}

// Nobody is lodged on a search that the register has overtaken: another file came, or got another name.
// The next search finds it, and with a verdict on it the file is lodged.
func TestLodgingAsksOfWhoCameSince(t *testing.T) {
	t.Run("handed over since", func(t *testing.T) {
		w := housetest.New(t)
		a := mine(w, name("Okonjimi", "Bartolo"))
		search(w, a)
		b := handed(w, w.OtherUnit, name("Okonjimi", "Bartolo"))
		asked(t, w, a, b)
	})
	t.Run("corrected since", func(t *testing.T) {
		w := housetest.New(t)
		b := w.Case(protection.Registered)
		f := w.File(b)
		a := mine(w, name("Okonjimi", "Bartolo"))
		search(w, a)
		for field, value := range map[string]string{"family": "Okonjimi", "given": "Bartolo"} {
			form := protection.CorrectionForm{Field: field, Part: f.Names[0].ID, Value: value, Reason: "As in the paper.", Proof: f.Documents[0].ID}
			w.Do(housetest.Act{By: w.Caseworker, Kind: "correction.proposed", Case: b, Form: form})
			w.Do(housetest.Act{By: w.Leader, Kind: "correction.approved", Case: b, Form: protection.Reading{}})
		}
		asked(t, w, a, b)
	})
	t.Run("a verdict in the other file is enough", func(t *testing.T) {
		w := housetest.New(t)
		a := mine(w, name("Okonjimi", "Bartolo"))
		search(w, a)
		b := mine(w, name("Okonjimi", "Bartolo"))
		search(w, b)
		different(w, b, a)
		if got := lodge(w, a); got != "" {
			t.Errorf("got %s", got)
		}
	})
}

// asked checks that a file is lodged only after it was asked of another one.
func asked(t *testing.T, w *housetest.World, id, other string) {
	t.Helper()
	if got := lodge(w, id); got != "search_overtaken" {
		t.Fatalf("on the search of before: got %q", got)
	}
	search(w, id)
	if found := w.File(id).Found(); len(found) != 1 || found[0].Other != other {
		t.Fatalf("the next search: got %+v", found)
	}
	different(w, id, other)
	if got := lodge(w, id); got != "" {
		t.Errorf("with a verdict: got %q", got)
	}
}

// Of files that are one person's, whoever compares is shown what any of them says, because that is what
// was scored, and each is told; a survivor searches with all of it. Parted again, each is asked anew.
func TestAPersonOfTwoFiles(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		ctx := context.Background()
		b := mine(w, name("Verano", "Alma"))
		a := mine(w, name("Verano", "Alma"), name("Okonjimi", "Bartolo"))
		w.Merge(a, b)
		c := mine(w, name("Okonjimi", "Bartolo"))
		search(w, b)
		if found := w.File(b).Found(); len(found) != 1 || found[0].Other != c {
			t.Errorf("the survivor searches with its own names alone: got %+v", found)
		}
		search(w, c)
		if found := w.File(c).Found(); len(found) != 1 || found[0].Other != b {
			t.Fatalf("got %+v", found)
		}
		got, err := counterpart.Open(ctx, w.Protection, call(w, w.Caseworker, c), b)
		shown := func(family string) int {
			return len(slices.DeleteFunc(slices.Clone(got.Names), func(n applicant.Name) bool { return n.Family != family }))
		}
		if err != nil || got.ID != b || shown("Verano") != 1 || shown("Okonjimi") != 1 || !slices.Equal(got.Holds, []string{a}) {
			t.Errorf("side by side: got %+v, %v", got, err)
		}
		for _, id := range []string{a, b} {
			if all := entries(t, w, id); all[len(all)-1].Kind != "candidate.read" || all[len(all)-1].Officer != w.Caseworker.ID {
				t.Errorf("entered: got %+v", all[len(all)-1])
			}
		}
		if _, err := counterpart.Open(ctx, w.Protection, call(w, w.Caseworker, c), a); !errors.Is(err, desk.ErrAbsent) {
			t.Errorf("the file that is continued, by itself: got %v", err)
		}
		different(w, c, b)
		w.Unmerge(a)
		if got := lodge(w, c); got != "search_overtaken" {
			t.Errorf("lodged without a word on the file that was parted: %q", got)
		}
		if got := lodge(w, a); got != "search_overtaken" {
			t.Errorf("the parted file, on its search of before: %q", got)
		}
		whole(t, w)
	})
}

// Nobody is lodged while there are candidates that no search had room for; the next search brings them,
// and keeps those that have their verdict.
func TestMoreCandidatesThanOneSearchEnters(t *testing.T) {
	w := housetest.New(t)
	a := assigned(w)
	const all = identification.Most + 2
	for range all {
		handed(w, w.OtherUnit)
	}
	search(w, a)
	for _, c := range w.File(a).Found() {
		different(w, a, c.Other)
	}
	if got := lodge(w, a); got != "search_more" {
		t.Errorf("got %q", got)
	}
	search(w, a)
	f := w.File(a)
	if s, _ := f.Compared(); s.More || s.Found != all || s.Persons != all || len(f.Undecided(nil)) != 2 {
		t.Fatalf("the next search: %+v, %d without a verdict", s, len(f.Undecided(nil)))
	}
	for _, c := range f.Undecided(nil) {
		different(w, a, c.Other)
	}
	if got := lodge(w, a); got != "" {
		t.Errorf("all have a verdict: got %q", got)
	}
}

// Counsel is not told what was filed in the other person's file while the two were one.
func TestCounselOfAPartedFile(t *testing.T) {
	w := housetest.New(t)
	into := assigned(w)
	id := w.CaseThrough("counsel.mandated")
	w.Merge(id, into)
	w.Do(housetest.Act{By: w.Caseworker, Kind: "document.filed", Case: into, Form: housetest.Paper("evidence", "A letter")})
	w.Unmerge(id)
	o := opened(t, w, w.Counsel, id)
	for _, e := range o.Events {
		if strings.HasPrefix(e.Kind, "files.") && len(e.Minutes) > 0 {
			t.Errorf("%s tells counsel %+v", e.Kind, e.Minutes)
		}
	}
	if text := photograph(t, opened(t, w, w.Caseworker, id)); !strings.Contains(text, "document_meanwhile") {
		t.Error("the authority is not told of the paper")
	}
}

// A decision made in the survivor is named when the files are parted, though it was never served.
func TestADecisionMadeMeanwhileIsNamed(t *testing.T) {
	w := housetest.New(t)
	into, id := w.Case(protection.Assessment), w.CaseThrough("case.assigned")
	w.Merge(id, into)
	if _, err := w.Step(into, "decision.approved"); err != nil {
		t.Fatal(err)
	}
	w.Unmerge(id)
	mergings := w.File(id).Mergings
	papers := mergings[len(mergings)-1].Meanwhile()
	if len(papers) != 1 || papers[0].File != into || papers[0].Kind != "decision" {
		t.Errorf("got %+v", papers)
	}
}

// A second reader is told that files are to be one, and not which.
func TestSecondReaderAndMergings(t *testing.T) {
	w := housetest.New(t)
	into, id := w.Case(protection.Assessment), w.Case(protection.Assessment)
	w.Same(id, into)
	w.Do(housetest.Act{By: w.Caseworker, Kind: "merge.proposed", Case: id, Form: identification.MergeForm{Into: into, Reason: "Both came in one boat."}})
	read := func() protectionfile.Opened {
		o := opened(t, w, w.Reader, id)
		if text := photograph(t, o); strings.Contains(text, into) || strings.Contains(text, "Both came in one boat.") || !strings.Contains(text, "merge.proposed") {
			t.Errorf("the second reader is told %s", text)
		}
		return o
	}
	if _, open := read().File.OpenMerging(); !open {
		t.Error("the second reader is not told of the proposal")
	}
	w.Do(housetest.Act{By: w.Leader, Kind: "files.merged", Case: id, Form: identification.Approval{Remark: "Seen."}})
	if !read().File.IsContinued() {
		t.Error("the second reader is not told that the file is continued")
	}
}

// A mandate ends in a merged file too: who has it taken away reads on otherwise.
func TestAMandateEndsInAMergedFile(t *testing.T) {
	w := housetest.New(t)
	into, id := assigned(w), w.CaseThrough("counsel.mandated")
	w.Merge(id, into)
	if _, err := w.Step(id, "counsel.ended"); err != nil {
		t.Fatal(err)
	}
	if _, err := protectionfile.Open(context.Background(), w.Protection, call(w, w.Counsel, id), "file.read", 0); !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("counsel reads on: %v", err)
	}
}
