package housetest

import (
	"context"
	"errors"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/store"
)

// verified wants every register of a world whole.
func verified(t *testing.T, w *World) {
	t.Helper()
	for _, d := range w.Desks() {
		v, err := d.Register.Verify(context.Background())
		if err != nil || len(v.Misfits) > 0 {
			t.Errorf("%s: %v, misfits %+v", d.Register.Name(), err, v.Misfits)
		}
	}
}

// Every request goes its whole way by the acts of its desk, and the way of an extradition has every
// kind of part.
func TestRequestsReachTheirEnd(t *testing.T) {
	w := New(t)
	f := w.Request(w.Extradition("person.surrendered"))
	if f.Request.State != stage.Surrendered {
		t.Errorf("got %s, want %s", f.Request.State, stage.Surrendered)
	}
	for reason, n := range map[string]int{
		"persons": len(f.Persons), "papers": len(f.Papers), "arrivals": len(f.Arrivals), "measures": len(f.Measures), "enclosures": len(f.Enclosures),
		"offences": len(f.Offences), "assessments": len(f.Assessments), "assurances": len(f.Assurances), "factors": len(f.Factors),
		"informations": len(f.Informations), "courts": len(f.Courts), "custodies": len(f.Custodies), "prolongings": len(f.Prolongings),
		"chasers": len(f.Chasers), "questions": len(f.Questions), "decisions": len(f.Decisions), "surrenders": len(f.Surrenders),
		"assignments": len(f.Assignments), "annexes": len(f.Annexes), "passages": len(f.Passages), "clocks": len(f.Clocks), "letters": len(f.Letters),
	} {
		if n == 0 {
			t.Errorf("the way of an extradition has no %s", reason)
		}
	}
	for _, id := range []string{w.Assisted("request.closed"), w.Ours("request.closed")} {
		if got := w.Request(id).Request.State; got != stage.Closed {
			t.Errorf("got %s, want %s", got, stage.Closed)
		}
	}
	verified(t, w)
}

// A message is answered, a statement issued and a removal executed while nobody is protected; a measure
// bars all of it, a lifting frees it again, and what two liaisons said of one match holds for that alone.
func TestHoldsComeAndGo(t *testing.T) {
	w := New(t)
	message := w.Answered(Wanted())
	w.Stated(message)
	w.Executed(Removed())
	if got := w.Message(message).Message.State; got != interpol.Answered {
		t.Errorf("got %s, want %s", got, interpol.Answered)
	}
	id := w.Prepared(Removed())
	order := func() error {
		_, err := w.Try(Act{By: w.Police, Kind: "removal.ordered", Case: id, Form: map[string]string{"number": "13/23"}})
		return err
	}
	measure := w.Measured(Removed())
	if err := order(); !errors.As(err, new(*act.Refused)) || w.holds(id) != 1 {
		t.Errorf("under a measure: got %v, %d holds; want it refused by one", err, w.holds(id))
	}
	w.Lifted(measure)
	if err := order(); err != nil || w.holds(id) != 0 {
		t.Errorf("after its lifting: got %v, %d holds", err, w.holds(id))
	}
	id = w.Prepared(Removed())
	w.Measured(Removed())
	for _, match := range w.Matches() {
		if state := w.match(match); state == ledger.Noted {
			w.Cleared(match)
		}
	}
	if err := order(); err != nil || w.holds(id) != 0 {
		t.Errorf("after the match was cleared: got %v, %d holds", err, w.holds(id))
	}
	verified(t, w)
}

// holds counts the holds that stand on a file of the police.
func (w *World) holds(id string) (n int) {
	w.t.Helper()
	ctx := context.Background()
	err := w.House.Police.Register.View(ctx, func(v *store.View) error {
		return v.QueryRow(ctx, `SELECT COUNT(*) FROM hold WHERE case_id = $1 AND standing = 1`, id).Scan(&n)
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return n
}

// match is the state of a match.
func (w *World) match(id string) (state string) {
	w.t.Helper()
	ctx := context.Background()
	err := w.House.Liaison.Register.View(ctx, func(v *store.View) error {
		return v.QueryRow(ctx, `SELECT state FROM door_file WHERE id = $1`, id).Scan(&state)
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return state
}
