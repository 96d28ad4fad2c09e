package asylum_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection/identification"
	"github.com/zaklon/zaklon/protection/part"
)

// owed counts the tasks and the running limits that an officer is shown.
func owed(t *testing.T, w *housetest.World) (tasks, limits, due int) {
	t.Helper()
	ctx := context.Background()
	l := protectionfile.Lookup{Kind: "list.read", Query: protectionfile.Query{Limit: 100}}
	_, tasks, err := protectionfile.Duties(ctx, w.Protection, l, call(w, w.Caseworker, ""))
	if err != nil {
		t.Fatal(err)
	}
	_, n, err := protectionfile.Limits(ctx, w.Protection, l, call(w, w.Caseworker, ""))
	if err != nil {
		t.Fatal(err)
	}
	listed, err := protectionfile.Look(ctx, w.Protection, l, call(w, w.Caseworker, ""))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range listed.Rows {
		if !r.NextDue.IsZero() {
			due++
		}
	}
	return tasks, n.All, due
}

// A merged file is closed, its limits and tasks are in no list and no bell of it rings; nothing moves
// and no date changes. Parted again it stands as it was, its bells ring, and what was filed meanwhile
// is named.
func TestMergeAndUnmerge(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		ctx := context.Background()
		into, id := assigned(w), assigned(w)
		w.Same(id, into)
		w.Clock.Set(w.Day("2023-10-28")) // the time to lodge is near, and that leaves tasks
		ring(t, w)
		before := w.File(id)
		tasks, limits, due := owed(t, w)
		w.Do(housetest.Act{By: w.Caseworker, Kind: "merge.proposed", Case: id, Form: identification.MergeForm{Into: into, Reason: "One person."}})
		w.Do(housetest.Act{By: w.Leader, Kind: "files.merged", Case: id, Form: identification.Approval{}})
		merged := w.File(id)
		if diff := cmp.Diff([]any{merged.Clocks, merged.Tasks, merged.Papers, merged.Case.State}, []any{before.Clocks, before.Tasks, before.Papers, before.Case.State}); diff != "" {
			t.Errorf("something moved (-got +want)\n%s", diff)
		}
		if a, b, c := owed(t, w); a != tasks-1 || b != limits-1 || c != due-1 {
			t.Errorf("in the lists: %d tasks, %d limits, %d files due; before %d, %d, %d", a, b, c, tasks, limits, due)
		}
		if _, err := w.Try(housetest.Act{By: w.Caseworker, Kind: "document.filed", Case: id, Form: housetest.Paper("evidence", "A letter")}); code(err) != "file_continued" {
			t.Errorf("a paper for the closed file: got %v", err)
		}
		w.Clock.Set(w.Day("2023-11-20")) // the time to lodge has passed
		ring(t, w)
		if got := w.File(id); got.Case.Version != merged.Case.Version {
			t.Errorf("a bell rang in the closed file: %+v", got.Clocks)
		}
		w.Do(housetest.Act{By: w.Caseworker, Kind: "document.filed", Case: into, Form: housetest.Paper("evidence", "A letter")})
		survivor := opened(t, w, w.Caseworker, into)
		if len(survivor.Continued) != 1 || survivor.Continued[0].File != id || !survivor.Continued[0].UnmergedOn.IsZero() {
			t.Errorf("the survivor lists %+v", survivor.Continued)
		}
		w.Clock.Advance(24 * time.Hour)
		w.Unmerge(id)
		parted := w.File(id)
		papers := parted.Mergings[1].Meanwhile()
		if len(papers) != 1 || papers[0].File != into || papers[0].Kind != "evidence" || papers[0].On != w.Day("2023-11-20") {
			t.Errorf("meanwhile: got %+v", papers)
		}
		ring(t, w)
		if c, _ := w.File(id).Clock("MNE-A01"); c.MissedOn != w.Day("2023-11-02") {
			t.Errorf("parted, it does not ring: %+v", c)
		}
		now := opened(t, w, w.Caseworker, into).Continued
		if diff := cmp.Diff(now, []part.Continued{{File: id, MergedOn: w.Day("2023-10-28"), UnmergedOn: w.Day("2023-11-21"), Papers: papers}}); diff != "" {
			t.Errorf("the survivor (-got +want)\n%s", diff)
		}
		past, err := protectionfile.Open(ctx, w.Protection, call(w, w.Caseworker, into), "file.read", w.Day("2023-11-20"))
		if err != nil || len(past.Continued) != 1 || !past.Continued[0].UnmergedOn.IsZero() {
			t.Errorf("the survivor as of the day before: %v %+v", err, past.Continued)
		}
		own, err := protectionfile.Open(ctx, w.Protection, call(w, w.Caseworker, id), "file.read", w.Day("2023-11-20"))
		if err != nil || own.File.Case.ContinuedIn != into {
			t.Errorf("the file as of the day before: %v %+v", err, own.File.Case)
		}
		whole(t, w)
	})
}

func ring(t *testing.T, w *housetest.World) {
	t.Helper()
	if _, err := w.Ring(context.Background()); err != nil {
		t.Fatal(err)
	}
}

// No chain and no circle, in whatever order files are merged and proposals approved.
func TestNoChainOfFiles(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		a, b, c := assigned(w), assigned(w), assigned(w)
		propose := func(id, into string) error {
			_, err := w.Try(housetest.Act{By: w.Caseworker, Kind: "merge.proposed", Case: id, Form: identification.MergeForm{Into: into, Reason: "One person."}})
			return err
		}
		approve := func(id string) error {
			_, err := w.Try(housetest.Act{By: w.Leader, Kind: "files.merged", Case: id})
			return err
		}
		w.Same(a, b)
		w.Same(b, c)
		w.Same(c, a)
		for _, p := range [][2]string{{a, b}, {b, a}, {c, a}} { // each is lawful while nothing is merged
			if err := propose(p[0], p[1]); err != nil {
				t.Fatalf("proposed: %v", err)
			}
		}
		if err := approve(a); err != nil {
			t.Fatal(err)
		}
		if err := approve(b); code(err) != "merge_into_continued" {
			t.Errorf("a circle: got %v", err)
		}
		if err := approve(c); code(err) != "merge_into_continued" {
			t.Errorf("a chain: got %v", err)
		}
		w.Do(housetest.Act{By: w.Leader, Kind: "merge.refused", Case: b, Form: identification.Approval{Remark: "It is the other way round."}})
		if err := propose(b, c); code(err) != "merge_holds_others" {
			t.Errorf("a file that others are continued in: got %v", err)
		}
		w.Do(housetest.Act{By: w.Leader, Kind: "merge.refused", Case: c, Form: identification.Approval{Remark: "Into the survivor."}})
		if err := propose(c, b); err != nil {
			t.Errorf("into the survivor: %v", err)
		}
		if err := approve(c); err != nil {
			t.Errorf("into the survivor: %v", err)
		}
		d := assigned(w)
		w.Do(housetest.Act{By: w.Caseworker, Kind: "identity.searched", Case: d})
		if found := w.File(d).Found(); len(found) != 1 || found[0].Other != b {
			t.Errorf("three files of one person are one candidate: got %+v", found)
		}
		whole(t, w)
	})
}

// The same form is entered once, an old form is refused with what came meanwhile, and nobody settles
// what they proposed.
func TestMergeFormsOnce(t *testing.T) {
	w := housetest.New(t)
	into, id := assigned(w), assigned(w)
	w.Same(id, into)
	opened := w.File(id).Case.Version
	form := housetest.Act{By: w.Caseworker, Kind: "merge.proposed", Case: id, Version: opened, Token: "t1", Form: identification.MergeForm{Into: into, Reason: "One person."}}
	first, again := w.Do(form), w.Do(form)
	if again.Entry != first.Entry || !again.Replayed {
		t.Errorf("got %+v after %+v", again, first)
	}
	form.Token = "t2"
	var stale *desk.Stale
	if _, err := w.Try(form); !errors.As(err, &stale) || len(stale.Since) != 1 || stale.Since[0].Kind != "merge.proposed" {
		t.Errorf("an old form: got %v", err)
	}
	var denied *desk.Denied
	if _, err := w.Try(housetest.Act{By: w.Caseworker, Kind: "files.merged", Case: id}); !errors.As(err, &denied) {
		t.Errorf("the proposer settles it: got %v", err)
	}
	search := housetest.Act{By: w.Caseworker, Kind: "identity.searched", Case: id, Token: "t3"}
	if one, two := w.Do(search), w.Do(search); one.Entry != two.Entry || len(w.File(id).Searches) != 2 {
		t.Errorf("a search was entered twice: %+v", w.File(id).Searches)
	}
}

// Counsel is told that the client's file is continued, and nothing of the other file or of anybody who
// was compared.
func TestCounselOfAMergedFile(t *testing.T) {
	w := housetest.New(t)
	into := assigned(w)
	id := w.CaseThrough("counsel.mandated")
	w.Merge(id, into)
	o := opened(t, w, w.Counsel, id)
	text := photograph(t, o)
	if !o.File.IsContinued() || strings.Contains(text, into) || strings.Contains(text, "The same passport.") || strings.Contains(text, "candidate.decided") || strings.Contains(text, "identity.searched") {
		t.Errorf("counsel is told %s", text)
	}
	if !strings.Contains(text, "files.merged") {
		t.Error("counsel is not told that the file is continued")
	}
	inside := photograph(t, opened(t, w, w.Leader, id))
	if !strings.Contains(inside, into) || !strings.Contains(inside, "The same passport.") {
		t.Errorf("the team leader is told %s", inside)
	}
	if other := opened(t, w, w.Leader, into); len(other.Continued) != 1 {
		t.Errorf("the survivor: got %+v", other.Continued)
	}
	if _, err := w.Try(housetest.Act{By: w.Counsel, Kind: "document.filed", Case: id, Form: housetest.Paper("evidence", "A letter")}); code(err) != "file_continued" {
		t.Errorf("counsel files a paper: got %v", err)
	}
}

// A second reader of a draft sees that candidates were compared, and not who they are.
func TestSecondReaderAndCandidates(t *testing.T) {
	w := housetest.New(t)
	other := assigned(w)
	id := w.CaseThrough("decision.drafted")
	o := opened(t, w, w.Reader, id)
	if len(o.File.Candidates) != 1 || !o.File.Candidates[0].Given() || o.Compares {
		t.Errorf("got %+v", o.File.Candidates)
	}
	if text := photograph(t, o.File.Identification); strings.Contains(text, other) || strings.Contains(text, "Another case of this test.") {
		t.Errorf("the second reader is told %s", text)
	}
	if f := opened(t, w, w.Caseworker, id).File; f.Candidates[0].Other != other {
		t.Errorf("got %+v", f.Candidates)
	}
}
