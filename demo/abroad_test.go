package demo

import (
	"context"
	"testing"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/house"
)

// What is asked from abroad can be played: two requests, both held, with their matches in the queue of
// the liaison, and a message that waits for its answer.
func TestAbroad(t *testing.T) {
	h, ctx := build(t, days[0].at), context.Background()
	l, err := requestfile.List(ctx, h.Assistance, as(t, h, "tijana"), requestfile.Query{Limit: 10})
	if err != nil || len(l.Rows) != 2 {
		t.Fatalf("requests: got %d, %v, want 2", len(l.Rows), err)
	}
	for _, r := range l.Rows {
		call := as(t, h, "tijana")
		call.Case = r.ID
		o, err := requestfile.Open(ctx, h.Assistance, call, "request.read", 0)
		if err != nil || !o.Held {
			t.Errorf("%s: got held %t, %v, want it held", r.Reference, o.Held, err)
		}
	}
	matches, err := liaison.Matches(ctx, h.Liaison, as(t, h, "ivana"), liaison.Query{States: []string{"noted"}, Limit: 10})
	if err != nil || len(matches) != 2 {
		t.Errorf("matches: got %d, %v, want one for each request", len(matches), err)
	}
	m, err := policefile.ListMessages(ctx, h.Police, as(t, h, "dunja"), policefile.Query{Limit: 10})
	if err != nil || len(m.Rows) != 1 {
		t.Errorf("messages: got %d, %v, want 1", len(m.Rows), err)
	}
}

// as is a call of an officer.
func as(t *testing.T, h *house.House, login string) desk.Call {
	t.Helper()
	return desk.Call{Officer: scope(t, h, login).Officer}
}
