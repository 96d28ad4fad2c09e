package race

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/hold"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/store"
)

// silent is the look after an act of a register that a crash left out.
func silent(context.Context, desk.Receipt) error { return nil }

// A court is a site with a person, and one claim in the first register.
type court struct {
	*testing.T
	*site
	place place
	ctx   context.Context
	who   who
	file  string
}

func newCourt(t *testing.T, is who) *court {
	t.Helper()
	s, p := begin(t, nil, whole)
	c := &court{T: t, site: s, place: p, ctx: context.Background(), who: anybody(rand.New(rand.NewPCG(7, 7)))}
	if is == (who{}) {
		is = c.who
	}
	c.file = c.must(command{Kind: "claim", Person: is}).File
	return c
}

// must carries out an operation that must be acknowledged.
func (c *court) must(of command) reply {
	c.Helper()
	r := c.do(c.ctx, c.place, of)
	if !r.Done {
		c.Fatalf("%s: %+v", of.Kind, r)
	}
	return r
}

// barred fails the test unless an execution of the claim is refused as held.
func (c *court) barred(reason string, said hold.Answer) {
	c.Helper()
	if err := c.claims[0].commit(c.ctx, c.file, said); !errors.Is(err, errHeld) {
		c.Errorf("%s: got %v, want held", reason, err)
	}
}

// Each step of an execution bars it where the others do not see.
func TestEachStepBars(t *testing.T) {
	t.Run("the question: a claim came to be of a protected person, and nobody has looked since", func(t *testing.T) {
		c := newCourt(t, who{"Nobody", "Else", "1950"})
		c.must(command{Kind: "intention", Person: c.who})
		c.claims[0].desk.Entered = silent
		c.must(command{Kind: "amend", File: c.file, Person: c.who})
		if stands, err := c.claims[0].standing(c.ctx, c.file); stands || err != nil {
			t.Fatalf("a hold stands already: %v", err)
		}
		c.barred("asked now", c.claims[0].gate.Ask(c.ctx, c.file, ""))
		if stands, err := c.claims[0].standing(c.ctx, c.file); !stands || err != nil {
			t.Errorf("the question placed no hold: %v", err)
		}
	})
	t.Run("the look for a hold: protected since the question", func(t *testing.T) {
		c := newCourt(t, who{})
		said := c.claims[0].gate.Ask(c.ctx, c.file, "")
		if said.Held {
			t.Fatal("held before anybody is protected")
		}
		c.must(command{Kind: "intention", Person: c.who})
		c.barred("asked before", said)
	})
	t.Run("the same persons: corrected since the question", func(t *testing.T) {
		c := newCourt(t, who{"Nobody", "Else", "1950"})
		c.must(command{Kind: "intention", Person: c.who})
		said := c.claims[0].gate.Ask(c.ctx, c.file, "")
		c.claims[0].desk.Entered = silent
		c.must(command{Kind: "amend", File: c.file, Person: c.who})
		c.barred("asked about somebody else", said)
	})
	t.Run("nobody asked", func(t *testing.T) {
		c := newCourt(t, who{})
		c.barred("no answer", hold.Answer{})
		c.barred("an answer that was never given", hold.Answer{Digest: c.claims[0].gate.Ask(c.ctx, c.file, "").Digest})
		c.barred("no door", hold.Gate{Claims: c.claims[0].load}.Ask(c.ctx, c.file, ""))
	})
	t.Run("nobody is protected", func(t *testing.T) {
		c := newCourt(t, who{})
		if err := c.claims[0].execute(c.ctx, c.file); err != nil {
			t.Errorf("got %v, want the person handed over", err)
		}
	})
}

// A register that is down: nobody is handed over, nothing is entered by halves, and what stands entered is
// confirmed by a later pass.
func TestDown(t *testing.T) {
	t.Run("protection", func(t *testing.T) {
		c := newCourt(t, who{})
		if err := c.house.Protection.Register.Close(); err != nil {
			t.Fatal(err)
		}
		c.barred("protection is down", c.claims[0].gate.Ask(c.ctx, c.file, ""))
		if r := c.do(c.ctx, c.place, command{Kind: "intention", Person: c.who}); r.Done || !r.Unknown {
			t.Errorf("an intention: got %+v, want an error", r)
		}
	})
	t.Run("the door's book", func(t *testing.T) {
		c := newCourt(t, who{})
		if err := c.liaise.Register.Close(); err != nil {
			t.Fatal(err)
		}
		c.barred("the door's book is down", c.claims[0].gate.Ask(c.ctx, c.file, ""))
	})
	for _, kind := range []string{"intention", "measure"} {
		t.Run("a register of claims, and "+kind, func(t *testing.T) {
			c := newCourt(t, who{})
			if err := c.claims[0].desk.Register.Close(); err != nil {
				t.Fatal(err)
			}
			r := c.do(c.ctx, c.place, command{Kind: kind, Person: c.who})
			if r.Trouble != errUnconfirmed.Error() {
				t.Errorf("got %+v, want the act entered and not confirmed", r)
			}
			again, err := settle(c.place, c.house, store.Open, whole)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := again.close(); err != nil {
					t.Error(err)
				}
			})
			if err := again.door.Reconcile(c.ctx); err != nil {
				t.Fatal(err)
			}
			if stands, err := again.claims[0].standing(c.ctx, c.file); !stands || err != nil {
				t.Errorf("after the pass no hold stands: %v", err)
			}
		})
	}
}

// ana and bor are two liaisons.
func ana() authority.Officer {
	return authority.Officer{ID: "ana", Unit: "liaison", Role: authority.Liaison}
}

func bor() authority.Officer {
	return authority.Officer{ID: "bor", Unit: "liaison", Role: authority.Liaison}
}

func (c *court) call(o authority.Officer, id string) desk.Call {
	return desk.Call{Officer: o, Case: id, On: c.liaise.Today(), Proved: c.place.At}
}

// perform performs an act on a file of the door and gives the code by which it was refused, or "".
func perform[In any](c *court, a desk.Act[ledger.File, In], call desk.Call, in In) string {
	c.Helper()
	_, err := desk.Perform(c.ctx, c.liaise, a, call, in)
	var refused *act.Refused
	var denied *desk.Denied
	switch {
	case errors.As(err, &refused):
		return refused.Problems[0].Code
	case errors.As(err, &denied):
		return "denied"
	case err != nil:
		c.Fatal(err)
	}
	return ""
}

// only gives the one match of the queue.
func (c *court) only() liaison.Row {
	c.Helper()
	rows, err := liaison.Matches(c.ctx, c.liaise, c.call(ana(), ""), liaison.Query{Limit: 10})
	if err != nil || len(rows) != 1 {
		c.Fatalf("got %d matches, %v; want one", len(rows), err)
	}
	return rows[0]
}

// standing tells whether the claim is held.
func (c *court) standing() bool {
	c.Helper()
	stands, err := c.claims[0].standing(c.ctx, c.file)
	if err != nil {
		c.Fatal(err)
	}
	return stands
}

// Two liaisons say that two persons are different: the hold ends, and comes again with a correction.
func TestVerdict(t *testing.T) {
	c := newCourt(t, who{})
	c.must(command{Kind: "intention", Person: c.who})
	row := c.only()
	o, err := liaison.OpenMatch(c.ctx, c.liaise, c.door, c.call(ana(), row.ID))
	if err != nil || len(o.Claim.Person.Names) == 0 || len(o.Cause.Person.Names) == 0 || len(o.Events) != 1 || o.File.Pairs[0].Terms == "null" {
		t.Fatalf("the match: %v, %d events, %+v", err, len(o.Events), o.File.Head)
	}
	different := ledger.ReviewForm{Verdict: ledger.VerdictDifferent, Reasons: "Two faces."}
	if got := perform(c, liaison.ReviewMatch(), c.call(ana(), row.ID), different); got != "" || !c.standing() {
		t.Errorf("the first: got %q, hold %v; want the hold to stand", got, c.standing())
	}
	if got := perform(c, liaison.ConfirmMatch(), c.call(ana(), row.ID), ledger.SecondForm{}); got == "" || !c.standing() {
		t.Errorf("the same person twice: got %q, hold %v", got, c.standing())
	}
	if got := perform(c, liaison.ConfirmMatch(), c.call(bor(), row.ID), ledger.SecondForm{}); got != "" || c.standing() {
		t.Errorf("the second: got %q, hold %v; want it lifted", got, c.standing())
	}
	if err := c.door.Reconcile(c.ctx); err != nil || c.standing() {
		t.Errorf("a pass brought the hold back: %v", err)
	}
	if said := c.claims[0].gate.Ask(c.ctx, c.file, ""); said.Held {
		t.Error("held although two people said they are different")
	}
	corrected := c.who
	corrected.Year = "1949"
	c.must(command{Kind: "amend", File: c.file, Person: corrected})
	if !c.standing() || c.only().State != ledger.Noted {
		t.Error("corrected, and not held until somebody looks anew")
	}
}

// A measure ends by its lifting and two people, and holds until then.
func TestMeasureEnds(t *testing.T) {
	c := newCourt(t, who{})
	c.must(command{Kind: "measure", Person: c.who})
	rows, err := liaison.Measures(c.ctx, c.liaise, c.call(ana(), ""), liaison.Query{States: []string{ledger.InForce}, Limit: 10})
	if err != nil || len(rows) != 1 || rows[0].HoldBy.IsZero() {
		t.Fatalf("got %v, %v; want one measure with its limit", rows, err)
	}
	id := rows[0].ID
	book := liaison.NewBook(c.liaise)
	proposal := ledger.ProposalForm{Reasons: "Lifted by the body."}
	if got := perform(c, book.ProposeLifting(c.door), c.call(ana(), c.only().ID), proposal); got != "cause_stands" {
		t.Errorf("a match with a measure: got %q, want that the cause stands", got)
	}
	if got := perform(c, book.ProposeLifting(c.door), c.call(ana(), id), proposal); got != "lifting_not_received" {
		t.Errorf("before its lifting: got %q", got)
	}
	for _, got := range []string{
		perform(c, liaison.AcknowledgeMeasure(), c.call(ana(), id), struct{}{}),
		perform(c, liaison.ReceiveLifting(), c.call(ana(), id), ledger.LiftingForm{Reference: "letter"}),
		perform(c, book.ProposeLifting(c.door), c.call(ana(), id), proposal),
	} {
		if got != "" || !c.standing() {
			t.Errorf("got %q, hold %v; want it to stand", got, c.standing())
		}
	}
	if got := perform(c, book.ConfirmLifting(c.door), c.call(bor(), id), ledger.LiftForm{}); got != "" || c.standing() {
		t.Errorf("the second person: got %q, hold %v; want it lifted", got, c.standing())
	}
	if o, err := liaison.OpenMeasure(c.ctx, c.liaise, c.call(ana(), id)); err != nil || o.File.Head.State != ledger.Lifted || len(o.Events) != 5 {
		t.Errorf("got %+v, %d events, %v", o.File.Head, len(o.Events), err)
	}
	if _, err := liaison.OpenMeasure(c.ctx, c.liaise, c.call(ana(), c.only().ID)); !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("a match read as a measure: got %v, want absent", err)
	}
}

// A court is told that obligations are engaged once a liaison found that they are the person's, and
// nothing while nobody has looked, or while the door cannot.
func TestStatement(t *testing.T) {
	c := newCourt(t, who{})
	book := liaison.NewBook(c.liaise)
	at := interlock.Ref{Register: registers()[0], Case: c.file}
	if got := c.door.Engaged(c.ctx, book, at); !got.Told || got.Engaged || got.Unreviewed {
		t.Errorf("before anybody is protected: got %+v", got)
	}
	c.must(command{Kind: "intention", Person: c.who})
	before := c.door.Engaged(c.ctx, book, at)
	if !before.Told || before.Engaged || !before.Unreviewed {
		t.Errorf("before anybody looked: got %+v", before)
	}
	perform(c, liaison.ReviewMatch(), c.call(ana(), c.only().ID), ledger.ReviewForm{Verdict: ledger.VerdictSame, Reasons: "One face."})
	if got := c.door.Engaged(c.ctx, book, at); !got.Told || !got.Engaged || got.Unreviewed || got.Stand == before.Stand {
		t.Errorf("of the same person: got %+v", got)
	}
	at.Case = "nowhere"
	if got := c.door.Engaged(c.ctx, book, at); got != (interlock.Engagement{}) {
		t.Errorf("of a file that is not there: got %+v", got)
	}
}

// The marks of holds are beside the acts of a file, say nothing, and every register verifies.
func TestBooks(t *testing.T) {
	c := newCourt(t, who{})
	c.must(command{Kind: "intention", Person: c.who})
	c.must(command{Kind: "measure", Person: c.who})
	for _, r := range []*store.Register{c.claims[0].desk.Register, c.claims[1].desk.Register, c.liaise.Register, c.house.Protection.Register} {
		v, err := r.Verify(c.ctx)
		if err != nil || len(v.Misfits) > 0 {
			t.Errorf("%s does not verify: %v %+v", r.Name(), err, v.Misfits)
		}
	}
	change, err := c.parts.claims[0].Since(c.ctx, interlock.Mark{})
	if err != nil || len(change.Files) != 1 || !change.All {
		t.Fatalf("got %+v, %v; want the one file", change, err)
	}
	if later, err := c.parts.claims[0].Since(c.ctx, change.At); err != nil || later.All || len(later.Files) != 0 {
		t.Errorf("since the end: got %+v, %v; want nothing", later, err)
	}
	change.At.Hash = "00"
	if other, err := c.parts.claims[0].Since(c.ctx, change.At); err != nil || !other.All {
		t.Errorf("a mark of another book: got %+v, %v; want everything", other, err)
	}
}
