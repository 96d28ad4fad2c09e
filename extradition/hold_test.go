package extradition_test

import (
	"slices"
	"testing"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/ending"
)

type dayOf = deadline.Date

// While a hold stands, and while nobody knows, every act that brings the person closer is refused with the
// same bytes, whatever else its form lacks.
func TestHeldSaysNothingElse(t *testing.T) {
	l := open(t)
	barred := map[string]struct {
		after string
		forms func(a extradition.Answer) []rule // a good form and one of nothing
	}{
		"minister.decided": {"request.submitted", func(a extradition.Answer) []rule {
			return []rule{with(ending.Decide, ending.MinisterForm{Outcome: "granted", Door: a}, nil), with(ending.Decide, ending.MinisterForm{Outcome: "granted", Onward: "yes", Door: a}, nil)}
		}},
		"surrender.agreed": {"minister.decided", func(a extradition.Answer) []rule {
			return []rule{with(ending.Agree, ending.AgreementForm{Day: day("2025-07-20"), Place: "Airport", Door: a}, nil), with(ending.Agree, ending.AgreementForm{Door: a}, nil)}
		}},
		"surrender.intended": {"surrender.agreed", func(a extradition.Answer) []rule {
			return []rule{with(ending.Intend, ending.ExecutionForm{Door: a}, nil)}
		}},
		"person.surrendered": {"surrender.intended", func(a extradition.Answer) []rule {
			return []rule{with(ending.HandOver, ending.ExecutionForm{Door: a}, nil)}
		}},
	}
	for kind, c := range barred {
		if !slices.Contains(extradition.Barred(), kind) {
			t.Errorf("%s: not among the acts that look at the door", kind)
		}
		f := l.after(way(), c.after)
		o := l.occasion(kind, "2025-07-20", "another")
		var said []string
		for _, a := range []extradition.Answer{{Asked: true, Held: true}, {}, {Held: true}, {Digest: "x"}, {Asked: true, Held: true, Digest: "y"}} {
			for _, r := range c.forms(a) {
				got, minutes, err := r(f, o)
				if err == nil || minutes != nil || photograph(got) != photograph(f) {
					t.Errorf("%s with %+v: got %v, %+v", kind, a, err, minutes)
					continue
				}
				said = append(said, err.Error())
			}
		}
		if said = slices.Compact(said); len(said) != 1 {
			t.Errorf("%s: the refusal is not one: %q", kind, said)
		}
		if _, _, err := c.forms(free)[0](f, o); err != nil {
			t.Errorf("%s where no hold stands: %v", kind, err)
		}
	}
}
