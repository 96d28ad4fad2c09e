package protectionfile_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
	"pgregory.net/rapid"
)

// A kept day is the file as it was loaded at the end of a day.
type kept struct {
	day  deadline.Date
	file protection.File
}

// The file as of any past day is the file that was loaded at the end of that day, whatever
// acts came, and its timeline ends there.
func TestAsOfIsWhatWasLoadedThen(t *testing.T) {
	w := housetest.New(t)
	// What is taken in comes by the post, from another register; it enters documents, as document.filed does.
	apart := []string{"counsel.ended", "evidence.taken_in"}
	kinds := slices.DeleteFunc(protection.Path(), func(kind string) bool { return slices.Contains(apart, kind) })
	rapid.Check(t, func(rt *rapid.T) {
		id := w.CaseThrough("document.replaced")
		first := w.Protection.Today()
		history := []kept{{w.Protection.Today(), w.File(id)}}
		for range rapid.IntRange(1, 6).Draw(rt, "acts") {
			w.Clock.Advance(24 * time.Hour * time.Duration(rapid.IntRange(0, 2).Draw(rt, "days")))
			f := w.File(id)
			open := slices.DeleteFunc(slices.Clone(kinds), func(kind string) bool { return !f.Awaits(kind) })
			_, err := w.Step(id, rapid.SampledFrom(open).Draw(rt, "act"))
			if err != nil && !errors.As(err, new(*act.Refused)) && !errors.As(err, new(*desk.Denied)) {
				rt.Fatal(err)
			}
			history = append(history, kept{w.Protection.Today(), w.File(id)})
		}
		for day := first; day <= w.Protection.Today(); day++ {
			asOf(rt, w, id, day, history)
		}
	})
}

func asOf(rt *rapid.T, w *housetest.World, id string, day deadline.Date, history []kept) {
	rt.Helper()
	var want protection.File
	for _, k := range history {
		if k.day <= day {
			want = k.file
		}
	}
	ctx, before := context.Background(), desk.EndOfDay(day, w.Protection.Zone)
	err := w.Protection.Register.View(ctx, func(v *store.View) error {
		got, _, err := protectionfile.Keeper().AsOf(ctx, v, id, before)
		if err != nil {
			return err
		}
		if diff := cmp.Diff(got, want); diff != "" {
			rt.Errorf("as of %s (-got +want)\n%s", day, diff)
		}
		events, err := protectionfile.Timeline(ctx, v, id, before)
		if len(events) != int(want.Case.Version) {
			rt.Errorf("as of %s: %d events at version %d", day, len(events), want.Case.Version)
		}
		return err
	})
	if err != nil {
		rt.Fatalf("as of %s: %v", day, err)
	}
}

func callOf(w *housetest.World, by staff.Member, id string) desk.Call {
	return desk.Call{Officer: by.Authority(), Case: id, On: w.Protection.Today()}
}

// Before its first act a file is absent, to everybody.
func TestBeforeTheFirstActAFileIsAbsent(t *testing.T) {
	w := housetest.New(t)
	id := w.Case(protection.CertificateIssued)
	o, err := protectionfile.Open(context.Background(), w.Protection, callOf(w, w.Leader, id), "file.read", w.Day("2023-10-16"))
	if !errors.Is(err, desk.ErrAbsent) || o.File.Case.ID != "" {
		t.Errorf("got %+v, %v", o.File.Case, err)
	}
}

// A day ends at midnight in Podgorica, in winter and in summer time, by entry and not by
// the day of legal effect.
func TestADayEndsAtMidnightInPodgorica(t *testing.T) {
	for _, c := range []struct {
		reason  string
		entered time.Time
		day     string
		there   bool
	}{
		{"a minute before midnight in winter", time.Date(2024, 1, 10, 22, 59, 0, 0, time.UTC), "2024-01-10", true},
		{"midnight in winter", time.Date(2024, 1, 10, 23, 0, 0, 0, time.UTC), "2024-01-10", false},
		{"midnight in winter is the day after", time.Date(2024, 1, 10, 23, 0, 0, 0, time.UTC), "2024-01-11", true},
		{"a minute before midnight in summer", time.Date(2024, 7, 10, 21, 59, 0, 0, time.UTC), "2024-07-10", true},
		{"midnight in summer", time.Date(2024, 7, 10, 22, 0, 0, 0, time.UTC), "2024-07-10", false},
		{"the day of legal effect does not count", time.Date(2024, 1, 10, 12, 0, 0, 0, time.UTC), "2024-01-09", false},
	} {
		w := housetest.New(t)
		id := w.Case(protection.CertificateIssued)
		w.Clock.Set(w.Day("2024-01-01"))
		w.Clock.Advance(c.entered.Sub(w.Clock.Now()))
		w.Do(housetest.Act{By: w.Caseworker, Kind: "application.lodged", Case: id, On: "2023-10-26", Form: protection.Lodging{Form: "in_person"}})
		o, err := protectionfile.Open(context.Background(), w.Protection, callOf(w, w.Leader, id), "file.read", w.Day(c.day))
		if err != nil || (o.File.Case.State == protection.Lodged) != c.there {
			t.Errorf("%s: got %v, %v; want there %t", c.reason, o.File.Case.State, err, c.there)
		}
	}
}

// A part that was removed is in the past and not in the present: a soft limit that no longer
// runs leaves its row behind as a gone one.
func TestRemovedParts(t *testing.T) {
	w := housetest.New(t)
	id := w.Case(protection.Assessment)
	ctx := context.Background()
	keeper := protectionfile.Keeper()
	before := w.File(id)
	w.Clock.Advance(24 * time.Hour)
	err := w.Protection.Register.Write(ctx, func(tx *store.Tx) error {
		after := before
		after.Clocks, after.Papers = before.Clocks[1:], nil
		if err := keeper.Save(ctx, tx, before, after); err != nil {
			return err
		}
		_, err := tx.Append(ctx, store.Record{Sort: "act", Kind: "correction.approved", Case: id})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	now := w.File(id)
	if diff := cmp.Diff(now.Clocks, before.Clocks[1:]); diff != "" || len(now.Papers) != 0 {
		t.Errorf("now (-got +want)\n%s and %d papers", diff, len(now.Papers))
	}
	o, err := protectionfile.Open(ctx, w.Protection, callOf(w, w.Leader, id), "file.read", w.Protection.Today()-1)
	if diff := cmp.Diff(o.File, before); err != nil || diff != "" {
		t.Errorf("yesterday: %v (-got +want)\n%s", err, diff)
	}
	v, err := w.Protection.Register.Verify(ctx)
	if err != nil || len(v.Misfits) > 0 {
		t.Errorf("got %v, %+v", err, v.Misfits)
	}
}

// What authority is told of an opened file is what it is told by the register.
func TestFactsOfAnOpenedFile(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	for _, kind := range []string{"certificate.issued", "counsel.mandated", "correction.proposed", "decision.drafted", "counsel.ended", "merge.proposed"} {
		var id string
		if kind == "merge.proposed" {
			id = w.CaseThrough("identity.searched")
			w.Same(id, w.File(id).Found()[0].Other)
			if _, err := w.Step(id, kind); err != nil {
				t.Fatal(err)
			}
		} else {
			id = w.CaseThrough(kind)
		}
		err := w.Protection.Register.View(ctx, func(v *store.View) error {
			want, found, err := protectionfile.Keeper().Find(ctx, v, callOf(w, w.Leader, id), w.Protection.Today())
			if diff := cmp.Diff(protectionfile.Facts(w.File(id), w.Protection.Today()), want); diff != "" || !found {
				t.Errorf("%s: found %t (-got +want)\n%s", kind, found, diff)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Counsel in a mandate reads the file, and not a draft of the decision: neither in the file,
// nor in the timeline, nor as a mark in the list.
func TestDraftsStayInside(t *testing.T) {
	w := housetest.New(t)
	id := w.CaseThrough("decision.drafted")
	for _, row := range []struct {
		reader staff.Member
		inside bool
		reason string
	}{
		{w.Caseworker, true, "a caseworker of the unit that holds the file"},
		{w.Reader, true, "the second reader it waits for"},
		{w.Counsel, false, "counsel in a mandate"},
	} {
		o, err := protectionfile.Open(context.Background(), w.Protection, desk.Call{Officer: row.reader.Authority(), Case: id}, "file.read", 0)
		if err != nil {
			t.Fatalf("%s: %v", row.reason, err)
		}
		told := slices.ContainsFunc(o.Events, func(e protectionfile.Event) bool { return e.Kind == "decision.drafted" })
		if got := len(o.File.Decisions) > 0; got != row.inside || told != row.inside {
			t.Errorf("%s: sees the draft %v and its act %v, want %v", row.reason, got, told, row.inside)
		}
		listed, err := protectionfile.Look(context.Background(), w.Protection,
			protectionfile.Lookup{Kind: "list.read", Query: protectionfile.Query{Limit: 10}}, desk.Call{Officer: row.reader.Authority()})
		if err != nil || len(listed.Rows) != 1 || listed.Rows[0].Draft != row.inside {
			t.Errorf("%s: list %+v, %v; want one row, draft %v", row.reason, listed.Rows, err, row.inside)
		}
	}
}
