package letter

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
)

// occasion is one under the fictional law, whose officer draws ids in order.
func occasion(t *testing.T) act.Occasion {
	t.Helper()
	library, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	today, err := deadline.ParseDate("2024-03-05")
	if err != nil {
		t.Fatal(err)
	}
	pack, err := library.Pack("xx", today)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	return act.Occasion{Kind: "letter.queued", Officer: "o", Today: today, Pack: pack, NewID: func() string { n++; return fmt.Sprint("id", n) }}
}

func queueing(t *testing.T, slot int64) Queueing {
	t.Helper()
	dated, err := deadline.ParseDate("2024-02-29")
	if err != nil {
		t.Fatal(err)
	}
	return Queueing{
		Order: Order{
			Channel: "ncb:XA", Formula: "ncb_return", Language: "en", Echo: Echo{State: "XA", Reference: "77", Dated: dated},
			Values: []Value{Choice("reason", "unreadable"), Day("until", dated), Number("days", 3)},
		},
		Version: 1, Slot: slot,
	}
}

// queued is a file of letters with these slots.
func queued(t *testing.T, o act.Occasion, slots ...int64) []Letter {
	t.Helper()
	var all []Letter
	for _, slot := range slots {
		var err error
		if all, _, err = Queue(all, queueing(t, slot), o); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func code(err error) string {
	var refused *act.Refused
	if !errors.As(err, &refused) {
		return fmt.Sprint(err)
	}
	return refused.Problems[0].Code
}

// A queued letter is the order, and the order comes back from it.
func TestQueue(t *testing.T) {
	o := occasion(t)
	q := queueing(t, 1000)
	before := make([]Letter, 1, 4)
	all, minutes, err := Queue(before, q, o)
	if err != nil || len(all) != 2 || len(before[:2][1].ID) != 0 {
		t.Fatalf("got %v, %v; the slice of before holds %v", all, err, before[:2])
	}
	l, found := Open(all, "id1")
	if !found || l.Status != Queued || l.Slot != 1000 || l.Version != 1 || l.QueuedBy != "o" || l.QueuedOn != o.Today {
		t.Errorf("got %+v", l)
	}
	if back, err := l.Order(); err != nil || !reflect.DeepEqual(back, q.Order) {
		t.Errorf("got %+v, %v; want %+v", back, err, q.Order)
	}
	for _, line := range minutes {
		if line.Value == "77" {
			t.Errorf("the minutes quote the request: %v", minutes)
		}
	}
	for _, nothing := range []Queueing{{Slot: 5}, {Order: q.Order}} {
		if _, _, err := Queue(nil, nothing, o); code(err) != "letter_missing" {
			t.Errorf("%+v: got %v", nothing, err)
		}
	}
}

// A letter is taken back before its slot and never after it, whether it was sent or not.
func TestRecall(t *testing.T) {
	o := occasion(t)
	for _, c := range []struct {
		reason, letter string
		now            int64
		want           string
	}{
		{"before the slot", "id1", 999, ""},
		{"in the instant of the slot", "id1", 1000, "slot_passed"},
		{"after it, though nobody has entered that it left", "id1", 1001, "slot_passed"},
		{"a letter that is none", "id9", 0, "letter_missing"},
	} {
		all := queued(t, occasion(t), 1000, 2000)
		after, _, err := Recall(all, Recalling{Letter: c.letter, Now: c.now}, o)
		if c.want != "" {
			if code(err) != c.want || !reflect.DeepEqual(after, all) {
				t.Errorf("%s: got %v", c.reason, err)
			}
			continue
		}
		if err != nil || after[0].Status != Recalled || after[0].EndedOn != o.Today || after[1].Status != Queued || all[0].Status != Queued {
			t.Errorf("%s: got %+v, %v; before %+v", c.reason, after, err, all)
		}
		if again, _, err := Recall(after, Recalling{Letter: c.letter, Now: c.now}, o); code(err) != "slot_passed" || again[0].Status != Recalled {
			t.Errorf("%s, twice: got %v", c.reason, err)
		}
		if sent, minutes, err := Send(after, Sending{Now: 1500}, o); err != nil || minutes != nil || sent[0].Status != Recalled {
			t.Errorf("%s: a recalled letter was sent: %+v, %v", c.reason, sent[0], err)
		}
	}
}

// Sending takes every letter whose slot has come, once, and draws a reference for each.
func TestSend(t *testing.T) {
	o := occasion(t)
	all := queued(t, o, 1000, 3000, 2000)
	early, minutes, err := Send(all, Sending{Now: 999}, o)
	if err != nil || minutes != nil || !reflect.DeepEqual(early, all) {
		t.Errorf("before every slot: got %v, %v", minutes, err)
	}
	sent, minutes, err := Send(all, Sending{Now: 2000}, o)
	if err != nil || sent[0].Status != Sent || sent[1].Status != Queued || sent[2].Status != Sent || all[0].Status != Queued {
		t.Fatalf("got %+v, %v", sent, err)
	}
	if sent[0].Reference == "" || sent[0].Reference == sent[2].Reference || sent[1].Reference != "" || len(minutes) != 4 || sent[0].EndedOn != o.Today {
		t.Errorf("got %+v, %v", sent, minutes)
	}
	again, minutes, err := Send(sent, Sending{Now: 2500}, o)
	if err != nil || minutes != nil || !reflect.DeepEqual(again, sent) {
		t.Errorf("a second time: got %v, %v", minutes, err)
	}
	if _, _, err := Recall(sent, Recalling{Letter: sent[0].ID, Now: 0}, o); code(err) != "slot_passed" {
		t.Errorf("a sent letter was recalled: %v", err)
	}
}

// An order that was not written here is not read.
func TestUnreadableOrder(t *testing.T) {
	for _, c := range []struct{ reason, echo, values string }{
		{"no JSON", "x", "[]"}, {"an unknown field", `{"text":"free"}`, "[]"}, {"two orders", "{}{}", "[]"},
		{"values that are none", "{}", "{}"}, {"a text as a value", "{}", `[{"slot":"a","text":"free"}]`},
	} {
		if o, err := (Letter{Echo: c.echo, Values: c.values}).Order(); !errors.Is(err, ErrOrder) {
			t.Errorf("%s: got %+v, %v", c.reason, o, err)
		}
	}
}
