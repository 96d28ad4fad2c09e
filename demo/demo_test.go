package demo

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// days on which a demonstration may be started: what it plans must be lawful on each.
var days = []struct {
	why string
	at  time.Time
}{
	{"a Friday in autumn", time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC)},
	{"a Sunday, and the end of a month that others do not have", time.Date(2027, 1, 31, 23, 30, 0, 0, time.UTC)},
	{"the leap day, minutes after midnight", time.Date(2028, 2, 28, 23, 5, 0, 0, time.UTC)},
	{"the day after the holidays of May", time.Date(2027, 5, 3, 6, 0, 0, 0, time.UTC)},
	{"the end of August, six months before which there is no such day", time.Date(2026, 8, 31, 12, 0, 0, 0, time.UTC)},
}

func build(t *testing.T, at time.Time) *house.House {
	t.Helper()
	h, _, err := Build(context.Background(), t.TempDir(), at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	})
	return h
}

// Every stage of the procedure is shown on every day, every tile of the worklist holds a
// case, and every register is what its book says.
func TestBuild(t *testing.T) {
	for _, day := range days {
		t.Run(day.why, func(t *testing.T) {
			h := build(t, day.at)
			if got, want := stages(t, h), protection.States(); len(got) != len(want) {
				t.Errorf("stages: got %v, want %v", got, want)
			}
			n := tiles(t, h)
			if acts, err := h.Ring(context.Background()); acts != 0 || err != nil {
				t.Errorf("the bells: %d more acts, %v, want them rung", acts, err)
			}
			if n.Overdue == 0 || n.Week == 0 || n.Month == 0 || n.Later == 0 {
				t.Errorf("tiles: got %+v, want a case on each", n)
			}
			for _, d := range h.Desks() {
				v, err := d.Register.Verify(context.Background())
				if err != nil || len(v.Misfits) > 0 {
					t.Errorf("%s: got %v %v, want no misfit", d.Register.Name(), v.Misfits, err)
				}
			}
		})
	}
}

// stages are those of the cases that border police and Section see together.
func stages(t *testing.T, h *house.House) map[protection.State]bool {
	t.Helper()
	found := map[protection.State]bool{}
	for _, login := range []string{"vesna", "goran", "jasna"} {
		for _, r := range rows(t, h, login) {
			found[protection.State(r.State)] = true
		}
	}
	return found
}

func scope(t *testing.T, h *house.House, login string) protectionfile.Scope {
	t.Helper()
	m, err := h.Staff.ByLogin(context.Background(), login)
	if err != nil {
		t.Fatal(err)
	}
	return protectionfile.Scope{Officer: m.Authority(), Today: h.Protection.Today()}
}

func rows(t *testing.T, h *house.House, login string) []protectionfile.Row {
	t.Helper()
	var found []protectionfile.Row
	err := h.Protection.Register.View(context.Background(), func(v *store.View) (err error) {
		found, err = protectionfile.List(context.Background(), v, scope(t, h, login), protectionfile.Query{Limit: 100})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func tiles(t *testing.T, h *house.House) protectionfile.Counts {
	t.Helper()
	var n protectionfile.Numbers
	err := h.Protection.Register.View(context.Background(), func(v *store.View) (err error) {
		n, err = protectionfile.Number(context.Background(), v, scope(t, h, "jasna"), protectionfile.Query{})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n.Counts
}

// What a visitor of the demonstration meets.
func TestDemonstration(t *testing.T) {
	h := build(t, days[0].at)
	t.Run("another of the same day shows the same", func(t *testing.T) {
		one, other := told(rows(t, h, "jasna")), told(rows(t, build(t, days[0].at), "jasna"))
		if !slices.Equal(one, other) {
			t.Errorf("got %q and %q", one, other)
		}
	})
	t.Run("invented states, several scripts", func(t *testing.T) { persons(t, h) })
	t.Run("officers can sign in", func(t *testing.T) {
		for _, l := range logins()[:2] { // a hash is slow by design
			if _, err := h.Staff.SignIn(context.Background(), l.Login, l.Password); err != nil {
				t.Errorf("%s: got %v, want a sign-in", l.Login, err)
			}
		}
	})
	t.Run("the clock goes on from today", func(t *testing.T) {
		if got := h.Protection.Register.Now().Sub(days[0].at); got < 0 || got > time.Minute {
			t.Errorf("clock: got %s after today, want less than a minute", got)
		}
	})
	t.Run("papers of several kinds", func(t *testing.T) { papers(t, h) })
	t.Run("two persons in different scripts find each other", func(t *testing.T) { twice(t, h) })
}

// twice finds the one pair that waits for a verdict; no script is in both of its files.
func twice(t *testing.T, h *house.House) {
	t.Helper()
	scripts := map[string]string{} // by file
	pairs := map[string]string{}
	for _, r := range rows(t, h, "jasna") {
		call := desk.Call{Officer: scope(t, h, "jasna").Officer, Case: r.ID}
		opened, err := protectionfile.Open(context.Background(), h.Protection, call, "file.read", 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range opened.File.Names {
			scripts[r.ID] += n.Script
		}
		for _, c := range opened.File.Undecided(opened.Elsewhere) {
			pairs[r.ID] = c.Other
		}
	}
	if len(pairs) != 1 {
		t.Fatalf("%d files wait for a verdict, want one", len(pairs))
	}
	for own, other := range pairs {
		if scripts[own] != "Latn" || scripts[other] != "Cyrl" {
			t.Errorf("a pair in %s and %s, want one in Latin letters only and one in Cyrillic only", scripts[own], scripts[other])
		}
	}
}

// told is what a list shows, in an order without references.
func told(rows []protectionfile.Row) []string {
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[i] = r.Family + " " + r.State + " " + r.NextDue.String()
	}
	slices.Sort(lines)
	return lines
}

func persons(t *testing.T, h *house.House) {
	t.Helper()
	scripts := map[string]bool{}
	for _, r := range slices.Concat(rows(t, h, "vesna"), rows(t, h, "goran"), rows(t, h, "jasna")) {
		scripts[r.Script] = true
		if s, known := identity.LookupState(r.Nationality); !known || !s.Invented() && len(s.Code) == 2 {
			t.Errorf("a person has the nationality of a real state: %s", r.Nationality)
		}
	}
	for _, want := range []string{"Latn", "Cyrl", "Arab", "Geor", "Ethi", "Armn"} {
		if !scripts[want] {
			t.Errorf("no name is written in %s", want)
		}
	}
}

// papers opens every file as the team leader does.
func papers(t *testing.T, h *house.House) {
	t.Helper()
	kinds := map[string]bool{}
	for _, r := range rows(t, h, "jasna") {
		call := desk.Call{Officer: scope(t, h, "jasna").Officer, Case: r.ID}
		opened, err := protectionfile.Open(context.Background(), h.Protection, call, "file.read", 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range opened.File.Documents {
			kinds[d.MediaType] = true
		}
	}
	if !kinds["application/pdf"] || !kinds["image/png"] {
		t.Errorf("papers: got %v, want a PDF and a PNG", kinds)
	}
}
