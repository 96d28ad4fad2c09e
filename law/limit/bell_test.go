package limit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zaklon/zaklon/deadline"
)

// day reads an ISO date that a test wrote.
func day(s string) deadline.Date {
	d, err := deadline.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// decide is a limit for a decision, with its bells 60, 30 and 7 days before.
func decide(due string) Clock {
	return Clock{ID: "c1", Rule: "MNE-A10", Due: day(due), Alarm: day(due), Ends: "decision.approved", Warn: "60 30 7"}
}

// said writes bells as a table can hold them.
func said(bells []Bell) string {
	var out []string
	for _, b := range bells {
		out = append(out, fmt.Sprintf("%s %s", b.Name(), b.On))
	}
	return strings.Join(out, ", ")
}

// Every bell of a limit stands on its day, and only a limit that binds has any.
func TestBells(t *testing.T) {
	edited := func(edit func(c *Clock)) Clock {
		c := decide("2024-04-26")
		edit(&c)
		return c
	}
	for _, c := range []struct {
		reason string
		clock  Clock
		want   string
	}{
		{"warnings of the pack, the alarm, and the day after", decide("2024-04-26"),
			"60 2024-02-26, 30 2024-03-27, 7 2024-04-19, alarm 2024-04-26, missed 2024-04-27"},
		{"a cap on a Saturday rings on the Friday, and is missed on the Sunday",
			Clock{Rule: "MNE-A12", Due: day("2025-07-26"), Alarm: day("2025-07-25"), Ends: "decision.approved", Warn: "90 30 7"},
			"90 2025-04-27, 30 2025-06-26, 7 2025-07-19, alarm 2025-07-25, missed 2025-07-27"},
		{"a warning may stand behind the alarm: Monday, with a weekend before",
			Clock{Due: day("2024-05-06"), Alarm: day("2024-05-03"), Ends: "x", Warn: "2"}, "alarm 2024-05-03, 2 2024-05-04, missed 2024-05-07"},
		{"without an alarm day of its own it rings on the last day", edited(func(c *Clock) { c.Alarm, c.Warn = 0, "" }),
			"alarm 2024-04-26, missed 2024-04-27"},
		{"a milestone has none", edited(func(c *Clock) { c.Soft = true }), ""},
		{"a right that begins has none", edited(func(c *Clock) { c.Begins = true }), ""},
		{"a limit that no act meets runs out, and is not missed", edited(func(c *Clock) { c.Ends = "" }), ""},
		{"a limit without a day has none", edited(func(c *Clock) { c.Due = 0 }), ""},
	} {
		if got := said(c.clock.Bells()); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.reason, got, c.want)
		}
	}
}

// What is due on a day, and what is silent for good.
func TestDue(t *testing.T) {
	met := decide("2024-04-26")
	met.EndedOn = day("2024-03-01")
	heard := decide("2024-04-26")
	heard.Rung = "60 30"
	for _, c := range []struct {
		reason string
		clock  Clock
		on     string
		choice Choice
		want   string
	}{
		{"the day before the first bell", decide("2024-04-26"), "2024-02-25", BeforeMissed, ""},
		{"the day of the first bell", decide("2024-04-26"), "2024-02-26", BeforeMissed, "60 2024-02-26"},
		{"what has rung does not ring again", heard, "2024-04-01", BeforeMissed, ""},
		{"after a downtime all that are due ring, in order", decide("2024-04-26"), "2024-06-05", BeforeMissed,
			"60 2024-02-26, 30 2024-03-27, 7 2024-04-19, alarm 2024-04-26"},
		{"that it was missed is an act of its own", decide("2024-04-26"), "2024-06-05", OnlyMissed, "missed 2024-04-27"},
		{"on its last day a limit is not missed", decide("2024-04-26"), "2024-04-26", OnlyMissed, ""},
		{"a limit that is met is silent", met, "2024-06-05", BeforeMissed, ""},
		{"and not missed", met, "2024-06-05", OnlyMissed, ""},
	} {
		if got := said(Due([]Clock{c.clock}, day(c.on), c.choice)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

// An act that computes the clocks anew keeps what was heard, unless the date moved.
func TestRenewed(t *testing.T) {
	before := decide("2024-04-26")
	before.Rung, before.MissedOn = "60 30 7 alarm missed", day("2024-04-27")
	for _, c := range []struct{ reason, due, wantRung string }{
		{"the date stands", "2024-04-26", before.Rung},
		{"an extension moves it: the bells of the new date ring anew", "2025-01-24", ""},
		{"a correction moves it back", "2024-03-26", ""},
	} {
		computed := decide(c.due)
		computed.ID = ""
		got := Renewed([]Clock{before}, []Clock{computed}, func() string { return "new" })[0]
		if got.ID != "c1" || got.Rung != c.wantRung || got.MissedOn != before.MissedOn {
			t.Errorf("%s: got %s, rung %q, missed %s", c.reason, got.ID, got.Rung, got.MissedOn)
		}
	}
	fresh := Renewed(nil, []Clock{decide("2024-04-26")}, func() string { return "new" })[0]
	if fresh.ID != "new" || fresh.Rung != "" {
		t.Errorf("a limit that did not run before: got %+v", fresh)
	}
}

// heard rings the clocks on the days given and notes each bell.
func heard(clocks []Clock, days []deadline.Date) []string {
	var out []string
	for _, d := range days {
		for _, choice := range []Choice{BeforeMissed, OnlyMissed} {
			due := Due(clocks, d, choice)
			clocks = Rang(clocks, due)
			for _, b := range due {
				out = append(out, b.Rule+" "+b.Name())
			}
		}
	}
	slices.Sort(out)
	return out
}

// Ringing day by day and ringing after any downtimes come to the same bells, each once.
func TestDowntimeLosesAndRepeatsNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		begin := day("2024-01-01")
		var clocks []Clock
		for i := range rapid.IntRange(1, 4).Draw(rt, "limits") {
			due := begin + deadline.Date(rapid.IntRange(0, 300).Draw(rt, "due"))
			clocks = append(clocks, Clock{
				ID: fmt.Sprint(i), Rule: fmt.Sprint("R", i), Due: due, Alarm: due - deadline.Date(rapid.IntRange(0, 4).Draw(rt, "alarm")),
				Ends: "x", Warn: rapid.SampledFrom([]string{"", "7", "60 30 7", "5 2"}).Draw(rt, "warn"),
			})
		}
		var daily, woken []deadline.Date
		for d := begin; d <= begin+400; d++ {
			daily = append(daily, d)
			if rapid.IntRange(0, 40).Draw(rt, "wakes") == 0 || d == begin+400 {
				woken = append(woken, d)
			}
		}
		byDay, late := heard(clocks, daily), heard(clocks, woken)
		if diff := cmp.Diff(late, byDay); diff != "" {
			rt.Fatalf("after downtimes other bells rang (-late +daily)\n%s", diff)
		}
		if len(slices.Compact(slices.Clone(byDay))) != len(byDay) {
			rt.Fatalf("a bell rang twice: %v", byDay)
		}
		for _, c := range clocks {
			for _, b := range c.Bells() {
				if !slices.Contains(byDay, b.Rule+" "+b.Name()) {
					rt.Fatalf("%s %s never rang", b.Rule, b.Name())
				}
			}
		}
	})
}

// A limit that was missed on two dates keeps the first day: a later date does not take it away.
func TestMissedKeepsTheFirstDay(t *testing.T) {
	first := decide("2024-04-26")
	missed := Rang([]Clock{first}, Due([]Clock{first}, day("2024-05-01"), OnlyMissed))
	extended := Renewed(missed, []Clock{decide("2025-01-24")}, nil)
	again := Rang(extended, Due(extended, day("2025-02-01"), OnlyMissed))
	if got, want := again[0].MissedOn, day("2024-04-27"); got != want || again[0].Rung != "missed" {
		t.Errorf("got missed on %s, rung %q; want %s", got, again[0].Rung, want)
	}
}

// Next is the first day on which Due gives anything.
func TestNext(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		due := day("2024-06-01") + deadline.Date(rapid.IntRange(0, 100).Draw(rt, "due"))
		c := Clock{Rule: "R", Due: due, Alarm: due, Ends: "x", Warn: "30 7"}
		clocks := Rang([]Clock{c}, Due([]Clock{c}, due-deadline.Date(rapid.IntRange(0, 60).Draw(rt, "heard")), BeforeMissed))
		next := Next(clocks)
		before, on := Due(clocks, next-1, BeforeMissed), append(Due(clocks, next, BeforeMissed), Due(clocks, next, OnlyMissed)...)
		if len(before) != 0 || len(on) == 0 {
			rt.Fatalf("next %s: got %v before it and %v on it", next, before, on)
		}
	})
	if got := Next([]Clock{{Due: day("2024-06-01"), Ends: "x", EndedOn: day("2024-05-01")}}); !got.IsZero() {
		t.Errorf("a limit that is met: got %s", got)
	}
}

// What an edition does to a limit that it moves: the last day in time, and which bells are spared.
func TestMovedBy(t *testing.T) {
	heard := decide("2024-04-26")
	heard.Rung = "60 30"
	met, warns := decide("2024-03-26"), decide("2024-04-26")
	met.EndedOn, warns.Warn, warns.Rung = day("2024-03-01"), "90 60 30", "60 30"
	for _, c := range []struct {
		reason         string
		before         []Clock
		after          Clock
		today          string
		openTo, silent string
	}{
		{"it stands", []Clock{heard}, heard, "2024-04-10", "", "7 2024-04-19, alarm 2024-04-26, missed 2024-04-27"},
		{"to a day in the past", []Clock{heard}, decide("2024-03-26"), "2024-04-10", "2024-04-10", "alarm 2024-03-26, missed 2024-04-11"},
		{"a day to come, with two warnings behind", []Clock{heard}, decide("2024-05-01"), "2024-04-10", "", "30 2024-04-01, 7 2024-04-24, alarm 2024-05-01, missed 2024-05-02"},
		{"it was missed before", []Clock{heard}, decide("2024-03-26"), "2024-05-06", "2024-04-26", "alarm 2024-03-26, missed 2024-04-27"},
		{"a limit that the law did not know", nil, decide("2024-03-26"), "2024-04-10", "2024-04-10", "alarm 2024-03-26, missed 2024-04-11"},
		{"another warning, of which the day has passed: nearer ones have rung", []Clock{heard}, warns, "2024-04-10", "", "alarm 2024-04-26, missed 2024-04-27"},
		{"one that is met is silent", []Clock{heard}, met, "2024-04-10", "2024-04-10", ""},
	} {
		got := MovedBy(c.before, []Clock{c.after}, day(c.today))[0]
		if got.OpenTo.String() != c.openTo || said(got.Silent()) != c.silent {
			t.Errorf("%s:\ngot  %s %s\nwant %s %s", c.reason, got.OpenTo, said(got.Silent()), c.openTo, c.silent)
		}
		if again := Renewed([]Clock{got}, []Clock{c.after}, nil)[0]; again.OpenTo != got.OpenTo || again.Rung != got.Rung {
			t.Errorf("%s: the next act forgets it: %+v", c.reason, again)
		}
	}
}
