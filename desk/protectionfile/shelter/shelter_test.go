package shelter_test

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/shelter"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// files lists every file of a world.
func files(t *testing.T, w *housetest.World) []string {
	t.Helper()
	var out []string
	ctx := context.Background()
	err := w.Protection.Register.View(ctx, func(v *store.View) error {
		return protectionfile.EveryApplicant(ctx, v, func(f protection.File) error { out = append(out, f.Case.ID); return nil })
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// causes gives the cause of every file of a world.
func causes(t *testing.T, w *housetest.World, s *shelter.Shelters) map[string]interlock.Cause {
	t.Helper()
	out := map[string]interlock.Cause{}
	for _, id := range files(t, w) {
		c, err := s.Cause(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		out[id] = c
	}
	return out
}

// watch compares, after every act, the causes of all files with those before, and notes the kinds of acts
// entered.
func watch(t *testing.T, w *housetest.World) (s *shelter.Shelters, kinds map[string]bool) {
	t.Helper()
	s = shelter.New(w.Protection.Register, w.People)
	kinds = map[string]bool{}
	before := causes(t, w, s)
	w.Protection.Entered = func(_ context.Context, r desk.Receipt) error {
		kinds[r.Kind] = true
		after := causes(t, w, s)
		if diff := cmp.Diff(before, after); diff != "" && !shelter.Changes(r.Kind) {
			t.Errorf("%s changed a cause, and the door is not told:\n%s", r.Kind, diff)
		}
		before = after
		return nil
	}
	return s, kinds
}

// No act changes a cause but those after which the door looks. Every act of a case, from the intention to
// finality, and every act beside that way, is entered with somebody watching.
func TestChanges(t *testing.T) {
	w := housetest.New(t)
	_, kinds := watch(t, w)
	id := w.Case(protection.FinalUnchallenged)
	other := w.CaseThrough("application.registered")
	w.Same(other, id)
	w.Merge(other, id)
	w.Unmerge(other)
	var missing []string
	for _, kind := range protection.Kinds() {
		if !kinds[kind] && !shelter.Changes(kind) {
			missing = append(missing, kind)
		}
	}
	// Nobody performs what the house enters, and these rules write a task, a bell, a paper and a verdict alone.
	apart := []string{"evidence.taken_in", protection.LimitMissed, protection.LimitWarned, protection.DatesMoved, "task.done", "merge.refused"}
	missing = slices.DeleteFunc(missing, func(kind string) bool { return slices.Contains(apart, kind) })
	if len(missing) > 0 {
		t.Errorf("nobody watched %v", missing)
	}
}

// A file is a cause while it protects, from the states that its person names, under the reference of the
// file in which it is continued.
func TestCause(t *testing.T) {
	ctx := context.Background()
	w := housetest.New(t)
	s := shelter.New(w.Protection.Register, w.People)
	for _, stage := range protection.States() {
		id := w.Case(stage)
		c, err := s.Cause(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		if c.Stands != w.File(id).Protects() || c.Ref != (interlock.Ref{Register: "protection", Case: id}) || !slices.Equal(c.Feared, []string{"XA", "XB"}) || len(c.Person.Names) == 0 {
			t.Errorf("%s: got stands %v of %+v, feared %v", stage, c.Stands, c.Ref, c.Feared)
		}
	}
	if c, err := s.Cause(ctx, "nowhere"); err != nil || c.Stands || c.Ref.Case != "" {
		t.Errorf("a file that is not there: got %+v, %v", c.Ref, err)
	}
}

// Files that are continued in one are one cause, which stands while any of them is unanswered or granted.
func TestContinued(t *testing.T) {
	ctx := context.Background()
	w := housetest.New(t)
	s := shelter.New(w.Protection.Register, w.People)
	first, second := w.CaseThrough("decision.final"), w.CaseThrough("application.registered")
	w.Same(second, first)
	w.Merge(second, first)
	for _, id := range []string{first, second} {
		if c := mustCause(t, s, id); c.Ref.Case != first || !c.Stands {
			t.Errorf("got %+v, stands %v; want one cause of the file that goes on", c.Ref, c.Stands)
		}
	}
	found, err := s.Near(ctx, mustCause(t, s, second).Person)
	if err != nil || len(found) != 1 || found[0].Cause.Ref.Case != first || len(found[0].Score.Terms) == 0 {
		t.Errorf("near: got %d causes, %v; want one with its terms", len(found), err)
	}
}

func mustCause(t *testing.T, s *shelter.Shelters, id string) interlock.Cause {
	t.Helper()
	c, err := s.Cause(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The door finds by the book what was entered since.
func TestSince(t *testing.T) {
	ctx := context.Background()
	w := housetest.New(t)
	s := shelter.New(w.Protection.Register, w.People)
	first := w.CaseThrough("intention.expressed")
	all, err := s.Since(ctx, interlock.Mark{})
	if err != nil || !all.All {
		t.Fatalf("from the beginning: got %+v, %v; want everything", all, err)
	}
	before, err := s.Last(ctx, first)
	if err != nil || before == 0 {
		t.Fatalf("got %d, %v; want the number of an act", before, err)
	}
	second := w.CaseThrough("intention.expressed")
	change, err := s.Since(ctx, all.At)
	if err != nil || change.All || !slices.Equal(change.Files, []string{second}) {
		t.Errorf("since: got %+v, %v; want the second file", change, err)
	}
	if last, err := s.Last(ctx, first); err != nil || last != before {
		t.Errorf("the last act of the first file: got %d, %v; want %d", last, err, before)
	}
}

// A person whom more files resemble than one question brings is compared with all of them.
func TestNearLeavesNobodyOut(t *testing.T) {
	w := housetest.New(t)
	s := shelter.New(w.Protection.Register, w.People)
	const many = 70 // more than the first question asks for
	id := ""
	for range many {
		id = w.CaseThrough("intention.expressed")
	}
	found, err := s.Near(context.Background(), mustCause(t, s, id).Person)
	if err != nil || len(found) != many {
		t.Errorf("got %d causes, %v; want %d", len(found), err, many)
	}
}
