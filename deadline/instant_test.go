package deadline

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/deadline/oracle"
)

func zone(t *testing.T) *time.Location {
	t.Helper()
	podgorica, err := time.LoadLocation("Europe/Podgorica")
	if err != nil {
		t.Fatal(err)
	}
	return podgorica
}

func instant(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// momentOf is the one place here that calls ComputeAt.
func momentOf(r Rule, anchor time.Time, cal Calendar, zone *time.Location) (Moment, error) {
	return ComputeAt(r, Instant{"breach.known", anchor, zone}, cal)
}

// An hour has sixty minutes, also in the two nights in which the clocks change.
func TestHoursRunOverTheClockChange(t *testing.T) {
	tests := []struct {
		why, anchor string
		length      Length
		due, alarm  string
	}{
		{"24 hours in spring end an hour later by the clock", "2024-03-30T12:00:00+01:00", Length{24, Hours}, "2024-03-31T13:00:00+02:00", "2024-03-30T12:00:00+01:00"},
		{"and in autumn an hour earlier", "2024-10-26T12:00:00+02:00", Length{24, Hours}, "2024-10-27T11:00:00+01:00", "2024-10-26T12:00:00+02:00"},
		{"an hour over the gap", "2024-03-31T01:30:00+01:00", Length{1, Hours}, "2024-03-31T03:30:00+02:00", "2024-03-31T01:30:00+01:00"},
		{"the same hour on the clock twice", "2024-10-27T02:30:00+02:00", Length{60, Minutes}, "2024-10-27T02:30:00+01:00", "2024-10-27T02:30:00+02:00"},
		{"a quarter of an hour on a working day", "2024-03-12T09:00:00+01:00", Length{15, Minutes}, "2024-03-12T09:15:00+01:00", "2024-03-12T09:15:00+01:00"},
		{"72 hours end on Sunday and do not roll; the alarm rings at the end of Friday", "2024-03-14T09:00:00+01:00", Length{72, Hours}, "2024-03-17T09:00:00+01:00", "2024-03-15T23:59:59+01:00"},
		{"the night before the clocks change is a working day's end", "2024-03-28T09:00:00+01:00", Length{72, Hours}, "2024-03-31T10:00:00+02:00", "2024-03-29T23:59:59+01:00"},
	}
	almanac := oracle.NewAlmanac()
	for _, test := range tests {
		r := limit("DP-01", 0, "", RollForward)
		r.Length = test.length
		got, err := momentOf(r, instant(t, test.anchor), montenegro(), zone(t))
		if err != nil || got.Due.Format(time.RFC3339) != test.due || !got.Nominal.Equal(got.Due) || got.Alarm.Format(time.RFC3339) != test.alarm {
			t.Errorf("%s: got %v, alarm %v, %v, want %s, alarm %s", test.why, got.Due, got.Alarm, err, test.due, test.alarm)
		}
		want, err := almanac.Moment(test.anchor, oracle.Length{N: test.length.N, Unit: string(test.length.Unit)}, oracle.Length{})
		if err != nil || got.Due.UTC().Format(time.RFC3339) != want.Due {
			t.Errorf("%s: got %v, the oracle says %s, %v", test.why, got.Due.UTC(), want.Due, err)
		}
	}
}

// Every hour of both weeks in which the clocks change, from 15 minutes to 72 hours.
func TestInstantsAgreeWithOracle(t *testing.T) {
	almanac, podgorica := oracle.NewAlmanac(), zone(t)
	for _, first := range []string{"2024-03-28T00:00:00Z", "2024-10-24T00:00:00Z", "2024-12-30T00:00:00Z"} {
		for hour := range 24 * 6 {
			for _, length := range []Length{{15, Minutes}, {1, Hours}, {24, Hours}, {72, Hours}} {
				anchor := instant(t, first).Add(time.Duration(hour) * time.Hour).In(podgorica)
				r := limit("R", length.N, length.Unit, RollNominal)
				r.Cap = Cap{Rule: "C", Length: Length{30, Hours}}
				got, err := momentOf(r, anchor, montenegro(), podgorica)
				want, refused := almanac.Moment(anchor.Format(time.RFC3339), oracle.Length{N: length.N, Unit: string(length.Unit)}, oracle.Length{N: 30, Unit: "h"})
				if err != nil || refused != nil || got.Due.UTC().Format(time.RFC3339) != want.Due || got.Latest.UTC().Format(time.RFC3339) != want.Latest {
					t.Fatalf("%v from %v: got %v, cap %v, %v, want %+v, %v", length, anchor, got.Due.UTC(), got.Latest.UTC(), err, want, refused)
				}
				if got.Alarm.After(got.Due) || got.Alarm.Before(got.Anchor) {
					t.Fatalf("%v from %v: got the alarm at %v, due %v", length, anchor, got.Alarm, got.Due)
				}
			}
		}
	}
}

func TestRefusedInstants(t *testing.T) {
	broken := limit("R", 24, Hours, "")
	tests := []struct {
		why    string
		rule   Rule
		anchor string
		want   string
	}{
		{"a rule in days", limit("R", 3, Days, RollNominal), "2024-03-12T09:00:00Z", "days"},
		{"a broken rule", broken, "2024-03-12T09:00:00Z", "roll"},
		{"an anchor before all years", limit("R", 24, Hours, RollNominal), "1899-12-31T09:00:00Z", "1900"},
		{"an end after all years", limit("R", 24, Hours, RollNominal), "2199-12-31T09:00:00Z", "1900"},
	}
	for _, test := range tests {
		if _, err := momentOf(test.rule, instant(t, test.anchor), montenegro(), time.UTC); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want an error with %q", test.why, err, test.want)
		}
	}
	got, err := momentOf(limit("R", 24, Hours, RollNominal), instant(t, "2040-03-12T09:00:00Z"), montenegro(), time.UTC)
	if err != nil || !got.Alarm.IsZero() || marks(got.Findings) != "calendar_not_covered 0 " {
		t.Errorf("outside the calendar: got %+v, %v, want no alarm and a finding", got, err)
	}
	if _, err := Compute(limit("R", 3, WorkingDays, RollNominal), Inputs{Anchor: MustDate("2024-03-12")}, Calendar{}); !errors.As(err, new(*OutsideCalendar)) {
		t.Errorf("working days without a calendar: got %v", err)
	}
}
