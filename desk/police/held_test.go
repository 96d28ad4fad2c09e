package police_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/police"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
)

// A barredAct is one act that the door bars, on a file that is ready for it.
type barredAct struct {
	kind string
	file func(w *world) string
	try  func(w *world, id string) error
}

// barredActs lists the acts of the desk that the door bars.
func barredActs() []barredAct {
	prepared := func(w *world) string {
		return do(w, police.Prepare(), first, "", removal.Preparation{Kind: "expulsion", To: "XA", Ground: "no_right_to_stay", Person: called("Beria", "Tomas")}).Case
	}
	ordered := func(w *world) string {
		id := prepared(w)
		do(w, police.OrderRemoval(w.Wiring), first, id, removal.OrderForm{Number: "12/25"})
		return id
	}
	return []barredAct{
		{"arrest.ordered", func(w *world) string { id := w.receive(w.incoming()); w.review(id); return id }, func(w *world, id string) error {
			_, err := try(w, police.OrderArrest(w.Wiring), bureau, id, interpol.ArrestForm{Person: w.message(id).Persons[0].ID})
			return err
		}},
		{"removal.ordered", prepared, func(w *world, id string) error {
			_, err := try(w, police.OrderRemoval(w.Wiring), first, id, removal.OrderForm{Number: "12/25"})
			return err
		}},
		{"readmission.requested", prepared, func(w *world, id string) error {
			_, err := try(w, police.RequestReadmission(w.Wiring), first, id, removal.RequestForm{})
			return err
		}},
		{"travel_document.requested", prepared, func(w *world, id string) error {
			_, err := try(w, police.RequestDocument(w.Wiring), first, id, removal.RequestForm{})
			return err
		}},
		{"removal.intended", ordered, func(w *world, id string) error {
			_, err := try(w, police.IntendRemoval(w.Wiring), first, id, removal.IntentForm{Place: "Airport"})
			return err
		}},
		{"escort.begun", escorting, func(w *world, id string) error {
			_, err := try(w, police.BeginEscort(w.Wiring), first, id, removal.BeginForm{})
			return err
		}},
		{"escort.reported", func(w *world) string {
			id := escorting(w)
			do(w, police.BeginEscort(w.Wiring), first, id, removal.BeginForm{})
			if w.Desk.Today() < w.removal(id).Removal.PlannedOn {
				w.on("2025-03-10 18:00")
			}
			return id
		}, func(w *world, id string) error {
			_, err := try(w, police.ReportEscort(w.Wiring), second, id, removal.ReportForm{Outcome: "handed_over", At: "17:55", Place: "Airport"})
			return err
		}},
		{"removal.executed", func(w *world) string {
			id := ordered(w)
			do(w, police.IntendRemoval(w.Wiring), first, id, removal.IntentForm{Place: "Airport"})
			return id
		}, func(w *world, id string) error {
			_, err := try(w, police.ExecuteRemoval(w.Wiring), second, id, removal.ExecuteForm{})
			return err
		}},
	}
}

// Whatever comes between the question and the act, a hold bars it: the door says held, a mark comes to
// stand after it answered, the person is another one by then, or nobody can be asked. The refusal is
// the same each time, and without any of these the act is performed.
func TestTheDoorBars(t *testing.T) {
	for _, a := range barredActs() {
		w := newWorld(t)
		var said []act.Problem
		for _, c := range []struct {
			reason string
			come   func(w *world, id string)
			held   bool
		}{
			{"the door says held", func(w *world, _ string) { w.door.held = true }, true},
			{"a mark stands", func(w *world, id string) { w.mark(context.Background(), id, "") }, true},
			{"a mark comes to stand after the answer", func(w *world, id string) {
				w.door.after = func() { w.mark(context.Background(), id, "") }
			}, true},
			{"the person is told otherwise after the answer", func(w *world, id string) { w.door.after = func() { describe(w, id) } }, true},
			{"there is no door", func(w *world, _ string) { w.Door = nil }, true},
			{"nothing", func(*world, string) {}, false},
		} {
			w.door.held, w.door.after, w.Door = false, nil, w.door
			id := a.file(w)
			c.come(w, id)
			err := a.try(w, id)
			if got := problems(err) == ": held"; got != c.held || !c.held && err != nil {
				t.Errorf("%s, %s: got %v, want held %t", a.kind, c.reason, err, c.held)
			}
			var r *act.Refused
			if errors.As(err, &r) {
				said = append(said, r.Problems[0])
			}
		}
		w.verify()
		for _, p := range said {
			if p.Code != said[0].Code || p.Field != said[0].Field || p.Article != said[0].Article || len(p.Args) > 0 {
				t.Errorf("%s: a hold is told as %+v and as %+v", a.kind, p, said[0])
			}
		}
	}
}

// describe adds something to whom a file is about.
func describe(w *world, id string) {
	w.t.Helper()
	if w.removal(id).Removal.ID != "" {
		do(w, police.Describe(), first, id, called("Berija", "Toma"))
		return
	}
	// No act adds to a message behind its review; this one is played.
	w.rewrite(id, func(f interpol.File) interpol.File {
		more := particulars.Name{ID: "N-late", Person: f.Persons[0].ID, Kind: "also", Family: "Werano", SearchKey: "werano"}
		f.Message.Version, f.File.Names = f.Message.Version+1, append(slices.Clip(f.File.Names), more)
		return f
	})
}

// A mark on one person of a message does not bar an arrest of another, and one on the file bars both.
func TestAMarkOnOnePerson(t *testing.T) {
	w := newWorld(t)
	in := w.incoming()
	in.Persons = append(in.Persons, called("Orlova", "Ines"))
	id := w.receive(in)
	w.review(id)
	f := w.message(id)
	w.mark(context.Background(), id, f.Persons[0].ID)
	order := func(person string) error {
		_, err := try(w, police.OrderArrest(w.Wiring), bureau, id, interpol.ArrestForm{Person: person})
		return err
	}
	if err := order(f.Persons[0].ID); problems(err) != ": held" {
		t.Errorf("the person of the mark: got %v", err)
	}
	if err := order(f.Persons[1].ID); err != nil {
		t.Errorf("the other person: got %v", err)
	}
}

// A file says nothing of a mark: not its version, not its timeline, not what was read before and after.
func TestAMarkIsNotTold(t *testing.T) {
	w := newWorld(t)
	id := w.receive(w.incoming())
	before := w.message(id)
	w.mark(context.Background(), id, "")
	after := w.message(id)
	opened, err := policefile.OpenMessage(context.Background(), w.Desk, desk.Call{Officer: bureau, Case: id}, "message.read")
	if err != nil || len(opened.Events) != 1 || !opened.Held[after.Persons[0].ID] {
		t.Errorf("got %d acts in the timeline, held %v, %v; want the receipt alone, and held", len(opened.Events), opened.Held, err)
	}
	if before.Message.Version != after.Message.Version {
		t.Errorf("got version %d, want %d", after.Message.Version, before.Message.Version)
	}
	if _, err := desk.Perform(context.Background(), w.Desk, police.Check(), desk.Call{Officer: bureau, Case: id, On: w.Desk.Today(), Version: 1}, checking(after)); err != nil {
		t.Errorf("a form that was opened before the mark: got %v", err)
	}
}
