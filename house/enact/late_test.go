package enact_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/legislation"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/store"
)

// A program may act by the edition before for a minute after another has put one in force and gone
// through the files. Where it ends before it has gone through them itself, its dates are found.
func TestProgramThatEndsUnderTheEditionBefore(t *testing.T) {
	for _, row := range []struct {
		reason string
		then   func(*chamber)
	}{
		{"the program that put it in force goes on", func(c *chamber) { c.Clock.Advance(3 * time.Minute) }},
		{"that one ended, too, and another is opened", func(c *chamber) { c.Reopen() }},
		{"it is opened again months later", func(c *chamber) { c.Clock.Advance(90 * 24 * time.Hour); c.Reopen() }},
	} {
		c := newChamber(t)
		id := c.CaseThrough("certificate.issued")
		first := c.House
		second, err := house.Open(t.Context(), c.Config())
		if err != nil {
			t.Fatal(err)
		}
		c.adopt(withHoliday(t, c.rolls(id)), c.System.Today())
		c.enact()
		c.House = second
		late := c.CaseThrough("certificate.issued")
		c.House = first
		if err := second.Close(); err != nil {
			t.Fatal(err)
		}
		if c.rolls(late) == c.rolls(id) {
			t.Fatalf("%s: the second program acted by the edition in force", row.reason)
		}
		row.then(c)
		c.enact()
		if got := len(c.moves(late)); got != 1 || c.rolls(late) != c.rolls(id) {
			t.Errorf("%s: it moved %d times, and MNE-A01 ends on %v, want %v", row.reason, got, c.rolls(late), c.rolls(id))
		}
		c.enact()
		c.sound()
	}
}

// A machine whose clock is put back by days rings nothing twice, takes nothing back, and puts no
// edition in force a second time.
func TestClockThatGoesBackwards(t *testing.T) {
	c := newChamber(t)
	waits, decides := c.CaseThrough("certificate.issued"), c.CaseThrough("assessment.opened")
	day := c.File(decides).Case.LodgedOn + 184 // past the six months
	edition := c.adopt(withHoliday(t, c.rolls(waits)), day)
	c.Clock.Set(day)
	c.enact()
	c.rings()
	k, _ := c.File(decides).Clock("MNE-A10")
	if c.edition(edition).Status != legislation.InForce || len(c.moves(waits)) != 1 || k.MissedOn.IsZero() {
		t.Fatalf("on the day: %+v, moved %d times, missed on %v", c.edition(edition), len(c.moves(waits)), k.MissedOn)
	}
	was, stood := c.acts(), c.edition(edition)
	for _, on := range []deadline.Date{day - 1, day - 100, day} {
		c.Clock.Set(on)
		for range 2 { // as it goes on, and opened anew
			c.enact()
			if n := c.rings(); n > 0 {
				t.Errorf("%d days back: %d acts rang", day-on, n)
			}
			c.Reopen()
		}
		if diff := cmp.Diff(c.acts(), was); diff != "" {
			t.Errorf("%d days back (-got +want)\n%s", day-on, diff)
		}
		if got, _ := c.File(decides).Clock("MNE-A10"); got != k || c.edition(edition) != stood {
			t.Errorf("%d days back: got %+v, want %+v", day-on, got, k)
		}
	}
	c.sound()
}

// rings rings, and gives the number of acts that were entered.
func (c *chamber) rings() int {
	c.Helper()
	n, err := c.Ring(c.Context())
	if err != nil {
		c.Fatal(err)
	}
	return n
}

// acts counts the acts of both registers by their kind.
func (c *chamber) acts() map[string]int {
	c.Helper()
	out := map[string]int{}
	for _, d := range []*desk.Desk{c.System, c.Protection} {
		err := d.Register.View(c.Context(), func(v *store.View) error {
			each := func(e audit.Entry) error { out[e.Kind]++; return nil }
			return v.Entries(c.Context(), each, `WHERE sort = $1`, string(audit.Act))
		})
		if err != nil {
			c.Fatal(err)
		}
	}
	return out
}
