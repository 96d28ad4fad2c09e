package deadline

import (
	"fmt"
	"time"
)

// Moment is a computed limit in hours or minutes. Its instants are in the zone that was asked
// for.
type Moment struct {
	Rule, Article, Pack, PackVersion string
	Calendar, CalendarVersion        string
	Cite                             string
	CapRule, CapCite                 string
	Event                            string
	Anchor                           time.Time
	Nominal                          time.Time // the anchor and the length, over any change of the clock
	Due                              time.Time // the instant that counts: Nominal
	Latest                           time.Time // the cap; zero if there is none
	Alarm                            time.Time // Due, or the end of the last working day before it; zero if the calendar does not cover it
	Length                           Length
	Roll                             Roll
	Evidence                         Evidence
	Findings                         []Finding
}

// Instant is the event from which a limit in hours or minutes runs, and the zone in which its
// end is told.
type Instant struct {
	Event  string // in the pack's word; for the explanation only
	Anchor time.Time
	Zone   *time.Location
}

// ComputeAt gives the limit in hours or minutes that runs from an instant. An hour has sixty
// minutes also in the night in which clocks change, and a day off moves nothing: Article 3(4)
// of Regulation 1182/71 speaks of periods "expressed otherwise than in hours".
func ComputeAt(rule Rule, in Instant, cal Calendar) (Moment, error) {
	if err := rule.Check(); err != nil {
		return Moment{}, fmt.Errorf("rule %s: %w", rule.ID, err)
	}
	if !rule.Length.Instants() {
		return Moment{}, fmt.Errorf("rule %s: a limit in days runs from a day, not an instant", rule.ID)
	}
	anchor := in.Anchor.In(in.Zone)
	m := Moment{
		Rule: rule.ID, Article: rule.Article, Pack: rule.Pack, PackVersion: rule.PackVersion,
		Calendar: cal.ID, CalendarVersion: cal.Version, Cite: rule.Cite, Event: in.Event,
		Anchor: anchor, Nominal: anchor.Add(rule.Length.duration()), Length: rule.Length, Roll: rule.Roll, Evidence: rule.Evidence,
	}
	if rule.Cap.Length.Instants() {
		m.Latest, m.CapRule, m.CapCite = anchor.Add(rule.Cap.Length.duration()), rule.Cap.Rule, rule.Cap.Cite
	}
	if !m.Latest.IsZero() && m.Latest.Before(m.Nominal) {
		m.Nominal = m.Latest
	}
	m.Due = m.Nominal
	if DateIn(anchor, in.Zone).IsZero() || DateIn(m.Due, in.Zone).IsZero() {
		return Moment{}, fmt.Errorf("rule %s: the anchor or the end lies outside 1900 to 2199", rule.ID)
	}
	m.ring(cal, in.Zone)
	return m, nil
}

// ring sets the alarm: on a day on which people are at work, and not before the limit began.
func (m *Moment) ring(cal Calendar, zone *time.Location) {
	due := DateIn(m.Due, zone)
	last, err := cal.OnOrBefore(due)
	switch {
	case err != nil:
		m.Findings = append(m.Findings, Finding{Code: CalendarNotCovered})
	case last == due:
		m.Alarm = m.Due
	default:
		next := last + 1
		m.Alarm = time.Date(next.Year(), time.Month(next.Month()), next.Day(), 0, 0, 0, 0, zone).Add(-time.Second)
		if m.Alarm.Before(m.Anchor) {
			m.Alarm = m.Anchor
		}
	}
}

// duration of a length in hours or minutes.
func (l Length) duration() time.Duration {
	unit := time.Hour
	if l.Unit == Minutes {
		unit = time.Minute
	}
	return time.Duration(l.N) * unit
}
