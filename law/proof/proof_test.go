// Package proof proves every rule of the law, from every day of two centuries: the table, the
// interpreter and an oracle that shares no code with them give the same dates.
//
// It has no code of its own and may not be imported.
package proof

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/deadline/oracle"
	"github.com/zaklon/zaklon/law"
)

// The domain is finite: two centuries of days on which a limit can begin.
const firstAnchor, lastAnchor = "1950-01-01", "2149-12-31"

// proof walks over all anchors with one almanac.
type proof struct {
	almanac *oracle.Almanac
	first   deadline.Date
	texts   []string // of every anchor, from first on
	sums    int      // ends of a limit compared three times
	rolls   int      // of those, with roll, alarm and due date
	without int      // anchors from which the calendar gives no date
}

// Every rule of the law in the binary, from every day: the table, the
// interpreter and the oracle give the same nominal day, and where the
// calendar was entered the same due date, roll and alarm.
func TestTableIsInterpreterIsOracle(t *testing.T) {
	library, err := law.Embedded()
	if err != nil {
		t.Fatalf("the packs in the binary are broken:\n%v", err)
	}
	p := proof{almanac: oracle.NewAlmanac(), first: date(t, firstAnchor)}
	p.texts = p.almanac.Days(firstAnchor, lastAnchor)
	rules, shapes := 0, map[string]bool{}
	for _, pack := range library.Packs() {
		offices := p.almanac.Offices(toOracle(pack.Calendar))
		for _, r := range pack.Records() {
			if r.Rule.Kind != deadline.Counted || r.Rule.Length.Instants() {
				continue
			}
			for _, rule := range append(furthestEnds(r.Rule), r.Rule) {
				rules++
				shape := fmt.Sprintf("%+v by %s", ruleToOracle(rule), pack.Calendar.ID)
				if shapes[shape] {
					continue // two rules that differ in name alone are one sum
				}
				shapes[shape] = true
				t.Run(pack.ID+"/"+rule.ID, func(t *testing.T) { p.prove(t, rule, pack.Calendar, offices) })
			}
		}
	}
	t.Logf("%d rules of %d shapes from %d days: %d sums, of which %d with roll and alarm; %d anchors without a date", rules, len(shapes), len(p.texts), p.sums, p.rolls, p.without)
	if rules == 0 || len(p.texts) != 73_049 || p.rolls == 0 {
		t.Errorf("got %d rules, %d days and %d rolls: nothing was proved", rules, len(p.texts), p.rolls)
	}
}

// furthestEnds makes a rule of the maximum of every extension, such as APD-02.
func furthestEnds(r deadline.Rule) []deadline.Rule {
	var list []deadline.Rule
	for _, allowed := range r.Extensions {
		if allowed.Max.IsZero() {
			continue
		}
		furthest := r
		furthest.ID, furthest.Length, furthest.Extensions, furthest.Suspensions = r.ID+"-"+allowed.Ground, allowed.Max, nil, nil
		list = append(list, furthest)
	}
	return list
}

// Every rule in hours or minutes, from every hour of the months in which the
// clocks change: the hour is sixty minutes long, and the alarm rings in time.
func TestInstantsAreInterpreterIsOracle(t *testing.T) {
	library, err := law.Embedded()
	if err != nil {
		t.Fatalf("the packs in the binary are broken:\n%v", err)
	}
	almanac, moments := oracle.NewAlmanac(), 0
	for _, pack := range library.Packs() {
		for _, r := range pack.Records() {
			if !r.Rule.Length.Instants() {
				continue
			}
			for _, first := range []string{"2024-03-01T00:00:00Z", "2024-10-01T00:00:00Z", "2025-03-01T00:00:00Z", "2025-10-01T00:00:00Z"} {
				start, err := time.Parse(time.RFC3339, first)
				if err != nil {
					t.Fatal(err)
				}
				for hour := range 31 * 24 {
					anchor := start.Add(time.Duration(hour) * time.Hour).In(pack.Zone)
					got, err := deadline.ComputeAt(r.Rule, deadline.Instant{Anchor: anchor, Zone: pack.Zone}, pack.Calendar)
					o := ruleToOracle(r.Rule)
					want, refused := almanac.Moment(anchor.Format(time.RFC3339), o.Length, o.Cap)
					if err != nil || refused != nil || got.Due.UTC().Format(time.RFC3339) != want.Due || got.Alarm.After(got.Due) {
						t.Fatalf("%s from %v: got %v, alarm %v, %v, the oracle has %+v, %v", r.Rule.ID, anchor, got.Due, got.Alarm, err, want, refused)
					}
					moments++
				}
			}
		}
	}
	if t.Logf("%d instants", moments); moments == 0 {
		t.Error("no rule is in hours or minutes: nothing was proved")
	}
}

// prove compares the three from every day, and stops at the first difference.
func (p *proof) prove(t *testing.T, rule deadline.Rule, cal deadline.Calendar, offices oracle.Offices) {
	table, err := deadline.Compile(rule, cal, p.first, p.first+deadline.Date(len(p.texts)-1))
	if err != nil {
		t.Fatal(err)
	}
	unrolled := ruleToOracle(rule)
	unrolled.Roll = "N" // the nominal day needs no calendar
	for i, text := range p.texts {
		anchor := p.first + deadline.Date(i)
		want := p.ask(t, unrolled, text, offices)
		if got := p.text(table.Nominal(anchor)); got != want.Nominal {
			t.Fatalf("from %s: the table has %s, the oracle %s", text, got, want.Nominal)
		}
		got, err := deadline.Compute(rule, deadline.Inputs{Anchor: anchor}, cal)
		if err == nil && (p.text(got.Nominal) != want.Nominal || p.text(got.Latest) != want.Latest) {
			t.Fatalf("from %s: computed %s, cap %s, the oracle has %s, cap %s", text, got.Nominal, got.Latest, want.Nominal, want.Latest)
		}
		p.sums++
		if !cal.Covers(anchor) {
			continue
		}
		want = p.ask(t, ruleToOracle(rule), text, offices)
		if due := p.text(table.Due(anchor)); due != want.Due || p.text(got.Due) != want.Due || p.text(got.Rolled) != want.Rolled || p.text(got.Alarm) != want.Alarm {
			t.Fatalf("from %s: the table has %s, computed %s, rolled %s, alarm %s, the oracle has %s, %s, %s", text, due, got.Due, got.Rolled, got.Alarm, want.Due, want.Rolled, want.Alarm)
		}
		if outside := errors.As(err, new(*deadline.OutsideCalendar)); outside != (want.Refused == oracle.OutsideCalendar) {
			t.Fatalf("from %s: got %v, the oracle %q", text, err, want.Refused)
		}
		if want.Due == "" {
			p.without++
		}
		p.rolls++
	}
}

func (p *proof) ask(t *testing.T, rule oracle.Rule, anchor string, offices oracle.Offices) oracle.Answer {
	answer, err := p.almanac.Answer(rule, oracle.Inputs{Anchor: anchor}, offices)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// text writes a date; those of the anchors are at hand.
func (p *proof) text(d deadline.Date) string {
	if i := int(d - p.first); i >= 0 && i < len(p.texts) {
		return p.texts[i]
	}
	return d.String()
}

// toOracle says a calendar again in the oracle's words.
func toOracle(c deadline.Calendar) oracle.Calendar {
	o := oracle.Calendar{From: c.From.String(), To: c.To.String()}
	for _, w := range c.Weekend {
		o.Weekend = append(o.Weekend, int(w))
	}
	for d := range c.Holidays {
		o.Holidays = append(o.Holidays, d.String())
	}
	slices.Sort(o.Holidays)
	return o
}

// ruleToOracle says again what the proof needs of a rule: it extends and suspends nothing.
func ruleToOracle(r deadline.Rule) oracle.Rule {
	return oracle.Rule{
		Length: oracle.Length{N: r.Length.N, Unit: string(r.Length.Unit)}, DayZero: r.CountDayZero, Missing: string(r.Missing), Roll: string(r.Roll),
		Cap: oracle.Length{N: r.Cap.Length.N, Unit: string(r.Cap.Length.Unit)}, CapMissing: string(r.Cap.Missing),
	}
}

func date(t *testing.T, text string) deadline.Date {
	t.Helper()
	d, err := deadline.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
