package desk_test

import (
	"context"
	"errors"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
)

// Only acts of the house itself happen, and nobody performs them: whoever tries is refused, and
// the attempt is in the book.
func TestHappenAndPerformDoNotMix(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	id := w.CaseThrough("assessment.opened")
	w.Clock.Set(w.Day("2024-05-10"))
	version, before := w.File(id).Case.Version, len(entries(t, w))
	for _, a := range asylum.Bells() {
		for _, by := range w.Members() {
			c := call(w, by, id)
			c.Proved = w.Clock.Now()
			_, err := desk.Perform(ctx, w.Protection, a, c, protection.NoInput{})
			var denied *desk.Denied
			if !errors.As(err, &denied) || denied.Policy != "house" {
				t.Errorf("%s by %s: got %v, want it denied", a.Kind, by.Role, err)
			}
		}
	}
	if got, want := len(entries(t, w)), before+len(asylum.Bells())*len(w.Members()); got != want {
		t.Errorf("%d entries of attempts, want %d", got-before, want-before)
	}
	_, err := desk.Happen(ctx, w.Protection, asylum.OpenAssessment(), id, protection.NoInput{})
	if !errors.Is(err, desk.ErrOfficers) {
		t.Errorf("an act of officers happened: %v", err)
	}
	closing := asylum.CloseTask()
	if _, err := desk.Happen(ctx, w.Protection, closing, id, protection.TaskForm{}); !errors.Is(err, desk.ErrOfficers) {
		t.Errorf("a task was closed by nobody: %v", err)
	}
	paper := asylum.FileDocument()
	paper.House = true // what must be prepared or brought comes from an officer's form
	if _, err := desk.Happen(ctx, w.Protection, paper, id, protection.Filing{}); !errors.Is(err, desk.ErrOfficers) {
		t.Errorf("a paper was filed by nobody: %v", err)
	}
	if got := w.File(id).Case.Version; got != version {
		t.Errorf("the file stands at %d, want %d", got, version)
	}
}

// What happens is entered once, without an officer, with its article; where nothing is due,
// nothing is written, and where the rule refuses or the file is not there, nothing either.
func TestHappen(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	id := w.CaseThrough("assessment.opened")
	warned := asylum.Bells()[0]
	happen := func(on, of string) (desk.Receipt, error) {
		w.Clock.Set(w.Day(on))
		return desk.Happen(ctx, w.Protection, warned, of, protection.NoInput{})
	}
	before := len(entries(t, w))
	if r, err := happen("2024-02-25", id); err != nil || r.Entry != "" || len(entries(t, w)) != before {
		t.Errorf("nothing is due: got %+v, %v", r, err)
	}
	r, err := happen("2024-02-26", id)
	book := entries(t, w)
	last := book[len(book)-1]
	if err != nil || len(book) != before+1 || r.Entry != last.ID || last.Officer != "" || last.Unit != "" || last.Article == "" ||
		last.Kind != "limit.warned" || last.On != "2024-02-26" || r.Version != w.File(id).Case.Version {
		t.Errorf("got %+v, %v, entry %+v", r, err, last)
	}
	if r, err := happen("2024-02-26", id); err != nil || r.Entry != "" || len(entries(t, w)) != before+1 {
		t.Errorf("once more: got %+v, %v", r, err)
	}
	if _, err := happen("2024-02-26", "no such reference"); !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("an absent file: got %v", err)
	}
	final := w.Case(protection.FinalUnchallenged)
	at := len(entries(t, w))
	if _, err := happen("2026-01-01", final); !errors.As(err, new(*act.Refused)) || len(entries(t, w)) != at {
		t.Errorf("a final file: got %v", err)
	}
	whole(t, w)
}
