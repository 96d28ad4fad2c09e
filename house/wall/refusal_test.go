package wall

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/extradition/ending"
	"github.com/zaklon/zaklon/house/housetest"
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
