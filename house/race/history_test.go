package race

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
)

// An event is one operation as it was seen from outside: when it was asked, and when it was answered.
type event struct {
	command
	reply
	call, end int64
}

// A history is what happened to one person.
type history []event

// A state is what must be known of a person to judge an operation: from which of the registers an act
// that was entered protects, and whose claims are the person's.
type state struct{ protected, right [2]bool }

// barred tells whether the person may not be handed over by a register.
func (s state) barred(in int) bool { return s.protected[in] && s.right[in] }

// law says which answers the door may give. An act that protects, once it is acknowledged, bars every
// execution; a look afterwards finds the hold.
func law() porcupine.Model {
	return porcupine.Model{
		Init: func() any { return state{} },
		Step: func(before, in, out any) (bool, any) {
			s, c, r := before.(state), in.(command), out.(reply)
			switch c.Kind {
			case "intention", "conveyed":
				s.protected = [2]bool{true, true}
			case "measure":
				s.protected[0] = true
			case "claim":
				s.right[c.In] = c.Person == who{} || s.right[c.In]
			case "amend":
				s.right[c.In] = true
			case "execute":
				if r.Done && s.barred(c.In) {
					return false, s
				}
			case "look":
				if !r.Done && s.barred(c.In) {
					return false, s
				}
			}
			return true, s
		},
		Equal: func(a, b any) bool { return a == b },
	}
}

// operations are the events of a history for the checker. Of one of which it is not known whether it
// happened, none that came later says that it came before.
func (h history) operations(of who) []porcupine.Operation {
	var out []porcupine.Operation
	for i, e := range h {
		if e.Kind == "look" && e.Unknown {
			continue // it says nothing
		}
		end := e.end
		if e.Unknown {
			end = math.MaxInt64
		}
		in := e.command
		if in.Kind == "claim" {
			if in.Person == of { // the claim is of the person from the beginning
				in.Person = who{}
			} else {
				in.Person = who{Family: "another"}
			}
		}
		out = append(out, porcupine.Operation{ClientId: i, Input: in, Call: e.call, Output: e.reply, Return: end})
	}
	return out
}

// judge says what is wrong with a history, or nothing.
func (h history) judge(of who) string {
	if porcupine.CheckOperations(law(), h.operations(of)) {
		return ""
	}
	return "no order of these operations explains their answers"
}

// The checker finds a history that breaks the law, and lets one pass that keeps it.
func TestLaw(t *testing.T) {
	me := who{Family: "Verano"}
	at := func(call, end int64, kind string, done bool) event {
		return event{command: command{Kind: kind, Person: me}, reply: reply{Done: done}, call: call, end: end}
	}
	removal := func(e event) event { e.In = 1; return e }
	unknown := at(1, 2, "intention", false)
	unknown.Unknown = true
	for _, c := range []struct {
		reason string
		rest   history
		fits   bool
	}{
		{"executed after the act was acknowledged", history{at(1, 2, "intention", true), at(3, 4, "execute", true)}, false},
		{"executed while the act was entered", history{at(1, 4, "intention", true), at(2, 3, "execute", true)}, true},
		{"held afterwards", history{at(1, 2, "measure", true), at(3, 4, "execute", false)}, true},
		{"held without need", history{at(3, 4, "execute", false)}, true},
		{"no hold afterwards", history{at(1, 2, "measure", true), at(3, 4, "look", false)}, false},
		{"conveyed, and executed", history{at(1, 2, "conveyed", true), at(3, 4, "execute", true)}, false},
		{"conveyed, and removed", history{at(1, 2, "conveyed", true), removal(at(3, 4, "execute", true))}, false},
		{"removed to a state that the measure does not name", history{at(1, 2, "measure", true), removal(at(3, 4, "execute", true))}, true},
		{"and no hold on that", history{at(1, 2, "measure", true), removal(at(3, 4, "look", false))}, true},
		{"no hold on a removal", history{at(1, 2, "intention", true), removal(at(3, 4, "look", false))}, false},
		{"an act of which nobody knows", history{unknown, at(3, 4, "execute", true)}, true},
	} {
		h := slices.Concat(history{at(0, 0, "claim", true), removal(at(0, 0, "claim", true))}, c.rest)
		if got := h.judge(me) == ""; got != c.fits {
			t.Errorf("%s: got fits %v, want %v", c.reason, got, c.fits)
		}
	}
}

// now is the time of events; one clock sees them all.
func now() int64 { return int64(time.Since(began)) }

// began is when the program began. immutable
var began = time.Now()
