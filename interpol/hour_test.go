package interpol_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/stage"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/limit"
)

// at is the occasion of an act of the house on a day.
func (l *laws) at(kind, d string) act.Occasion {
	o := l.occasion(kind, d)
	o.Today = day(d)
	return o
}

// instant is a moment in the zone of the host state.
func (l *laws) instant(text string) interpol.Moment {
	at, err := time.ParseInLocation("2006-01-02 15:04", text, l.beside[0].Zone)
	if err != nil {
		l.Fatal(err)
	}
	return interpol.Moment{Now: at}
}

// The 24 hours of an urgent message that came at 16:20 ring on the day on which they end, and once more, as
// a finding, when the last hour has passed: not before, and not twice.
func TestTheLastHourRings(t *testing.T) {
	l := open(t)
	urgent := l.after("urgent_message.received")
	if got := urgent.NextBell(); got != day("2025-03-08") {
		t.Fatalf("the next bell rings on %s, want the day of the last hour", got)
	}
	warned, minutes, err := interpol.Ring(urgent, interpol.NoInput{}, l.at(interpol.LimitWarned, "2025-03-08"))
	want := act.Minutes{{Key: "limit_alarm", Value: "INT-04"}, {Key: "due", Value: "2025-03-08"}, {Key: "bell_on", Value: "2025-03-08"}}
	if diff := cmp.Diff(minutes, want); diff != "" || err != nil || len(warned.Tasks) != 1 {
		t.Fatalf("the alarm: %v, %d tasks (-got +want)\n%s", err, len(warned.Tasks), diff)
	}
	if got := warned.NextBell(); got != day("2025-03-08") {
		t.Errorf("behind the alarm the next bell is looked for on %s, want the same day", got)
	}
	for _, row := range []struct {
		reason string
		file   interpol.File
		now    string
		rings  bool
	}{
		{"the last minute runs", warned, "2025-03-08 16:20", false},
		{"it has passed", warned, "2025-03-08 16:21", true},
		{"nobody looked before", urgent, "2025-03-09 08:00", true},
		{"it was answered", l.after("message.answered"), "2025-03-09 08:00", false},
		{"ten days are no hours", l.through(beside()[0]), "2025-03-18 08:00", false},
	} {
		rang, minutes, err := interpol.RingHour(row.file, l.instant(row.now), l.at(interpol.LimitMissed, row.now[:10]))
		if err != nil || (len(minutes) > 0) != row.rings {
			t.Errorf("%s: got %v, %v, want it to ring: %t", row.reason, minutes, err, row.rings)
		}
		if !row.rings {
			continue
		}
		c, _ := limit.Find(rang.Clocks, "INT-04")
		if c.MissedOn != day("2025-03-08") || !minutes[0].Finding || minutes[0].Value != "INT-04" {
			t.Errorf("%s: got %v, missed on %s", row.reason, minutes, c.MissedOn)
		}
		if _, minutes, err := interpol.RingHour(rang, l.instant("2025-03-10 08:00"), l.at(interpol.LimitMissed, "2025-03-10")); err != nil || minutes != nil {
			t.Errorf("%s: it rings twice: %v, %v", row.reason, minutes, err)
		}
		if _, minutes, err := interpol.Ring(rang, interpol.NoInput{}, l.at(interpol.LimitMissed, "2025-03-10")); err != nil || minutes != nil {
			t.Errorf("%s: the day rings what the hour rang: %v, %v", row.reason, minutes, err)
		}
	}
	purged := warned
	purged.Message.State = interpol.Purged
	if _, _, err := interpol.RingHour(purged, l.instant("2025-03-09 08:00"), l.at(interpol.LimitMissed, "2025-03-09")); problems(err) == "" {
		t.Errorf("a purged file: got %v, want a refusal", err)
	}
}

// Where an edition of the law gives a limit another day or another hour, the dates of a file move and the
// book says which; where it moves nothing, nothing is entered.
func TestDatesMove(t *testing.T) {
	l := open(t)
	routine, urgent := l.through(beside()[0]), l.after("urgent_message.received")
	move := interpol.Move{Edition: "e1", Review: "r1"}
	for _, f := range []interpol.File{routine, urgent} {
		same, minutes, err := interpol.MoveDates(f, move, l.at(stage.DatesMoved, "2025-03-08"))
		if err != nil || minutes != nil || same.Message.Version != f.Message.Version {
			t.Errorf("the same law: got %v, %v", minutes, err)
		}
	}
	// As the limits stood by an edition before: two days less, and a bell rang.
	before := routine
	before.Clocks = append(before.Clocks[:0:0], routine.Clocks...)
	for i, c := range before.Clocks {
		if c.Rule == "INT-04-10d" {
			before.Clocks[i].Due, before.Clocks[i].Nominal, before.Clocks[i].Alarm, before.Clocks[i].Rung = day("2025-03-15"), day("2025-03-15"), day("2025-03-14"), "3"
		}
	}
	moved, minutes, err := interpol.MoveDates(before, move, l.at(stage.DatesMoved, "2025-03-12"))
	want := act.Minutes{{Key: "edition", Value: "e1"}, {Key: "reviewed_in", Value: "r1"}, {Key: "date_moved", Value: "INT-04-10d 2025-03-15 2025-03-17"}}
	if diff := cmp.Diff(minutes, want); diff != "" || err != nil {
		t.Errorf("%v (-got +want)\n%s", err, diff)
	}
	if c, _ := limit.Find(moved.Clocks, "INT-04-10d"); c.Due != day("2025-03-17") || c.Rung != "" {
		t.Errorf("got %s, rung %q", c.Due, c.Rung)
	}
	earlier := urgent
	earlier.Message.AnswerBy = "2025-03-08T12:00:00+01:00"
	moved, minutes, err = interpol.MoveDates(earlier, interpol.Move{Edition: "e1"}, l.at(stage.DatesMoved, "2025-03-08"))
	if err != nil || len(minutes) != 1 || moved.Message.AnswerBy != urgent.Message.AnswerBy {
		t.Errorf("another hour of the same day: got %v, %v, %s", minutes, err, moved.Message.AnswerBy)
	}
	purged := urgent
	purged.Message.State = interpol.Purged
	if _, _, err := interpol.MoveDates(purged, move, l.at(stage.DatesMoved, "2025-03-08")); problems(err) == "" {
		t.Errorf("a purged file: got %v, want a refusal", err)
	}
	late := urgent
	late.Message.ReceivedOn = day("2199-12-31")
	o := l.at(stage.DatesMoved, "2199-12-31")
	o.Beside = append([]*law.Pack{}, l.beside...)
	if _, _, err := interpol.MoveDates(late, move, o); err == nil {
		t.Error("a day beyond the calendar moves")
	}
}
