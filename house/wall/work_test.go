package wall

import (
	"context"
	"fmt"
	"net/http"
	"testing"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/protection"
)

// applicants is how many others are in the register of protection: as many as one look reads.
const applicants = 8

// peopled lays a world in which every book has begun, with applicants of whom nobody is claimed and a measure
// on somebody else, and gives whatever else build enters.
func peopled(t *testing.T, build func(w *housetest.World)) pattern {
	return lay(t, func(w *housetest.World) {
		for range applicants {
			w.CaseThrough("intention.expressed")
		}
		w.Assisted("request.received")
		measure(w, housetest.Removed())
		build(w)
	})
}

// measure enters a measure on somebody, by an officer of a prison.
func measure(w *housetest.World, of particulars.Particulars) string {
	in := ledger.MeasureForm{Body: ledger.UNCAT, Reference: "857/2017", At: "09:40", States: []string{"XC"}, Persons: []particulars.Particulars{of}}
	return w.Do(housetest.Act{By: w.Sworn, Kind: "measure.received", Form: in}).Case
}

// alone has something entered while the door does not look: as if the program had ended before it did.
func (f *fork) alone(enter func(*fork)) {
	f.t.Helper()
	protection, door := f.Protection.Entered, f.House.Liaison.Entered
	quiet := func(context.Context, desk.Receipt) error { return nil }
	f.Protection.Entered, f.House.Liaison.Entered = quiet, quiet
	enter(f)
	f.Protection.Entered, f.House.Liaison.Entered = protection, door
}

// settled brings the indexes of every register up to its book, as the looks of others do every minute: how
// much was entered since then is seen in the work of whoever looks next, and is of no one person.
func (f *fork) settled(someone string) {
	f.t.Helper()
	if err := f.People.Ready(context.Background()); err != nil {
		f.t.Fatal(err)
	}
	f.Door.Ask(context.Background(), interlock.Ref{Register: "police", Case: someone})
}

// refused lets whoever is claimed apply, and be refused for good.
func refused(f *fork) {
	f.t.Helper()
	id := f.expressed(append(lodged[:len(lodged):len(lodged)], decided[:4]...)...).Case
	do := func(by housetest.Act) { f.t.Helper(); by.Case = id; f.Do(by) }
	do(housetest.Act{By: f.Caseworker, Kind: "document.filed", Form: housetest.Paper("evidence", "Receipt")})
	do(housetest.Act{By: f.Caseworker, Kind: "decision.drafted", Form: protection.DraftForm{Outcome: "rejected_unfounded", Reasons: "For these reasons."}})
	f.one(id, "decision.approved")
	papers := f.File(id).Documents
	do(housetest.Act{By: f.Caseworker, Kind: "decision.served", Form: protection.Service{Mode: "post", Proof: papers[len(papers)-1].ID}})
	f.Clock.Set(f.Protection.Today() + 40)
	do(housetest.Act{By: f.Leader, Kind: "decision.final", Form: protection.Finality{NoSuitOn: f.Protection.Today()}})
	if f.File(id).Protects() {
		f.t.Fatal("who was refused for good is protected")
	}
}

// later is after everything that a world enters.
const later = 60

// attempted enters something that the door has not looked at yet, and then has every barred act attempted
// twice, so that the first attempt is the first look. Where it is a cause every attempt is refused.
func (p pattern) attempted(t *testing.T, f files, c cause) *site {
	t.Helper()
	w := p.fork(t)
	w.Clock.Set(w.Protection.Today() + 1)
	w.step()
	w.alone(c.enter)
	w.Clock.Set(p.day + later)
	w.seed = 5000
	s := w.site()
	w.settled(f.messages[1])
	for _, try := range barredActs(f) {
		for range 2 {
			if c.bars {
				s.refused(try)
			} else {
				s.send(try.by(w.World), "/c/"+try.id+"/act/"+try.kind, try.values)
			}
		}
	}
	return s
}

// The first attempt at a barred act finds the hold that nobody had placed yet. It, and the next, are refused
// with the same bytes for the same work of every register, whatever bars the act; and where the person was
// refused protection for good, everything is as where nobody ever saw them.
func TestAnAttemptCostsTheSameWhateverTheCause(t *testing.T) {
	var f files
	p := peopled(t, func(w *housetest.World) { f = claim(w) })
	barred := p.attempted(t, f, causes()[0])
	for _, c := range causes()[1:] {
		same(c.name, p.attempted(t, f, c), barred, all, whole)
	}
	for _, key := range barred.seen {
		if a := barred.answers[key]; a.Status == http.StatusUnprocessableEntity && a.Beats != 1 {
			t.Errorf("%s: refused after %d beats, want one: a hold that stands already and one that is found", key, a.Beats)
		}
	}
	free := p.attempted(t, f, cause{enter: func(*fork) {}})
	same("an application refused for good", p.attempted(t, f, cause{enter: refused}), free, all, whole)
	passed := 0
	for _, key := range free.seen {
		if free.answers[key].Status == http.StatusSeeOther {
			passed++
		}
	}
	if passed < len(barredActs(f))-1 { // the minister needs more than a word
		t.Errorf("where nothing bars %d acts passed, want nearly all", passed)
	}
	t.Logf("%d attempts and forms", len(barred.seen))
}

// What is entered of somebody after the cause is looked at with the same work of every register, whatever the
// cause; and of somebody who was refused for good as of somebody whom nobody ever saw.
func TestAClaimCostsTheSameWhateverTheCause(t *testing.T) {
	var other string
	p := peopled(t, func(w *housetest.World) { other = w.Received(housetest.Wanted()) })
	entered := func(c cause) *site {
		w := p.fork(t)
		w.step()
		c.enter(w)
		w.Clock.Set(p.day + later)
		s := w.site()
		w.settled(other)
		for i, enter := range []func() string{
			func() string { return w.Extradition("request.received") },
			func() string { return w.Received(housetest.Claimed()) },
			func() string { return w.Prepared(housetest.Claimed()) },
		} {
			w.seed = uint64(5000 + 100*i)
			w.step()
			s.did(enter)
		}
		return s
	}
	barred := entered(causes()[0])
	for _, c := range causes()[1:] {
		same(c.name, entered(c), barred, all, whole)
	}
	same("an application refused for good", entered(cause{enter: refused}), entered(cause{enter: func(*fork) {}}), all, whole)
	for _, key := range barred.seen {
		if got := barred.answers[key].Beats; got != 1 {
			t.Errorf("%s: the door waited for %d beats, want one", key, got)
		}
	}
}

// did notes what an act gave, and what it cost.
func (s *site) did(enter func() string) {
	s.t.Helper()
	before := s.beats
	metered().reset(s.t, s.Dir)
	gave := enter()
	s.note("act", answer{Body: gave, Beats: s.beats - before, Work: s.work()})
}

// An intention, a measure and a refusal make as many commits that reach the disk in every register, and wait
// for one beat of the door, whether or not anybody is claimed; and the register of protection is asked the
// same.
func TestAnActOfProtectionCostsTheSameWhoeverIsClaimed(t *testing.T) {
	var other string
	p := peopled(t, func(w *housetest.World) { other = w.Received(housetest.Wanted()) })
	acted := func(wanted, removed particulars.Particulars) *site {
		w := p.fork(t)
		w.step()
		w.claimed(wanted, removed)
		w.Clock.Set(p.day + later)
		s := w.site()
		w.settled(other)
		if err := w.Door.Reconcile(context.Background()); err != nil {
			t.Fatal(err)
		}
		for i, enter := range []func() string{func() string { return w.expressed().Case }, func() string { return measure(w.World, housetest.Claimed()) }} {
			w.seed = uint64(5000 + 100*i)
			w.step()
			s.did(enter)
		}
		return s
	}
	got, want := acted(housetest.Claimed(), housetest.Claimed()), acted(housetest.Wanted(), housetest.Removed())
	for _, key := range want.seen {
		g, w := got.answers[key], want.answers[key]
		if g.Body != w.Body || g.Beats != 1 || w.Beats != 1 || !g.Work["protection"].Equal(w.Work["protection"]) {
			t.Errorf("%s: got %s after %d beats, want %s after one: %s", key, g.Body, g.Beats, w.Body, g.Work["protection"].apart(w.Work["protection"]))
		}
		var commits, others string
		for _, name := range registers {
			commits += fmt.Sprintf("%s %d ", name, g.Work[name].Kept)
			others += fmt.Sprintf("%s %d ", name, w.Work[name].Kept)
			if fences := w.Work[name].Kept; fences == 0 && name != "system" && name != "protection" {
				t.Errorf("%s: no commit of the register of %s reached the disk", key, name)
			}
		}
		if commits != others {
			t.Errorf("%s: commits where somebody is claimed: %s, and where nobody is: %s", key, commits, others)
		}
	}
}
