package wall

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/extradition/ending"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
)

// Every step of a surrender is refused with the same words for the same work, whatever the hold rests on.
func TestAStepOfASurrenderIsRefusedAlike(t *testing.T) {
	for _, c := range []struct {
		through, kind string
		by            func(w *fork) staff.Member
		form          func(w *fork) any
	}{
		{"minister.decided", "surrender.agreed", func(w *fork) staff.Member { return w.Justice }, func(w *fork) any {
			return ending.AgreementForm{Day: w.Protection.Today() + 5, Place: "airport_podgorica"}
		}},
		{"surrender.agreed", "surrender.intended", func(w *fork) staff.Member { return w.Justice }, func(*fork) any { return nil }},
		{"surrender.intended", "person.surrendered", func(w *fork) staff.Member { return w.SecondJustice }, func(*fork) any { return nil }},
	} {
		var id, first string
		var asked work
		p := lay(t, func(w *housetest.World) { id = w.Extradition(c.through) })
		for _, why := range causes() {
			w := p.fork(t)
			w.Clock.Set(p.day + 1)
			w.step()
			why.enter(w)
			s := w.site()
			w.seed = 5000
			w.step()
			metered().reset(t, w.Dir)
			_, err := w.Try(housetest.Act{By: c.by(w), Kind: c.kind, Case: id, Form: c.form(w)})
			got, done := fmt.Sprintf("%v", err), s.work()["assistance"]
			if first == "" {
				first, asked = got, done
			}
			var refused *act.Refused
			if !errors.As(err, &refused) || len(refused.Problems) != 1 || refused.Problems[0].Code != "held" || got != first {
				t.Errorf("%s, %s: got %v, want %s", c.kind, why.name, err, first)
			}
			if !cmp.Equal(done, asked) {
				t.Errorf("%s, %s: other work: %s", c.kind, why.name, done.apart(asked))
			}
		}
	}
}

// A barred act on a file that is not theirs is to an officer what one on a file that nobody has is, in words
// and in the work of every register, whether or not a hold stands; and nobody asks the door.
func TestABarredActOnWhatIsNotTheirs(t *testing.T) {
	var f files
	p := peopled(t, func(w *housetest.World) { f = claim(w) })
	for _, try := range []struct {
		by                 func(w *fork) staff.Member
		kind, held, absent string
		form               any
	}{
		{func(w *fork) staff.Member { return w.Sworn }, "minister.decided", f.requests[0], f.removals[0], ending.MinisterForm{Outcome: "granted"}},
		{func(w *fork) staff.Member { return w.Sworn }, "surrender.intended", f.requests[0], f.messages[0], nil},
		{func(w *fork) staff.Member { return w.World.Police }, "arrest.ordered", f.messages[0], f.requests[0], interpol.ArrestForm{Person: f.person}},
		{func(w *fork) staff.Member { return w.Interpol }, "removal.intended", f.removals[1], f.requests[0], removal.IntentForm{Place: "Airport"}},
	} {
		for name, protected := range map[string]bool{"held": true, "not held": false} {
			attempt := func(id string) (string, *fork, map[string]work) {
				w := p.fork(t)
				w.Clock.Set(p.day + 1)
				w.step()
				if protected {
					w.expressed()
				}
				s := w.site()
				w.settled(f.messages[1])
				w.seed, w.beats = 5000, 0
				w.step()
				metered().reset(t, w.Dir)
				_, err := w.Try(housetest.Act{By: try.by(w), Kind: try.kind, Case: id, Form: try.form})
				if !errors.Is(err, desk.ErrAbsent) {
					t.Errorf("%s, %s: got %v, want absent", try.kind, name, err)
				}
				return fmt.Sprint(err), w, s.work()
			}
			got, w, done := attempt(try.held)
			want, _, asked := attempt(try.absent)
			if got != want || !cmp.Equal(done, asked) || w.beats != 0 {
				t.Errorf("%s, %s: got %s after %d beats, want %s after none: %s", try.kind, name, got, w.beats, want, apart(done, asked))
			}
		}
	}
}
