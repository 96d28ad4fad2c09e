package extradition_test

import (
	"testing"

	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/stage"
)

// Where a file stood on a day, by the days of its acts.
func TestStatusOn(t *testing.T) {
	l := open(t)
	f := l.after(way(), "person.surrendered")
	for _, c := range []struct {
		reason, on, code, since string
		days                    int64
	}{
		{"before it began", "2025-04-13", extradition.NotReceived, "", 0},
		{"on its first day, the last that came", "2025-04-14", string(stage.Arrested), "2025-04-14", 0},
		{"between two stages", "2025-05-01", string(stage.Arrested), "2025-04-14", 17},
		{"at the ministry", "2025-05-13", string(stage.ReceivedByMinistry), "2025-05-10", 3},
		{"at the court", "2025-05-21", string(stage.Referred), "2025-05-14", 7},
		{"suspended", "2025-06-30", string(stage.ExtraordinaryRemedy), "2025-06-24", 6},
		{"at its end", "2025-12-01", string(stage.Surrendered), "2025-07-14", 140},
	} {
		got := extradition.StatusOn(f, day(c.on))
		if got.Code != c.code || got.Since.String() != c.since || got.Days != c.days {
			t.Errorf("%s: got %+v", c.reason, got)
		}
	}
}

// Who waits for a court sees since when, how often it was reminded, and whether anything came back by a
// day.
func TestAwaitedOn(t *testing.T) {
	l := open(t)
	full := l.after(way(), "person.surrendered")
	for _, c := range []struct {
		reason, on string
		waits      bool
		want       extradition.Wait
		code       string
	}{
		{"the ministry has it", "2025-05-13", false, extradition.Wait{}, ""},
		{"sent, and nothing came back", "2025-05-19", true, extradition.Wait{Court: high, Since: day("2025-05-14"), Days: 5}, extradition.NoFeedback},
		{"reminded", "2025-05-20", true, extradition.Wait{Court: high, Since: day("2025-05-14"), Days: 6, Chased: 1, ChasedOn: day("2025-05-20")}, extradition.NoFeedback},
		{"answered", "2025-05-21", true, extradition.Wait{Court: high, Since: day("2025-05-14"), Days: 7, Chased: 1, ChasedOn: day("2025-05-20"), FeedbackOn: day("2025-05-21")}, extradition.Feedback},
		{"decided", "2025-06-02", true, extradition.Wait{Court: high, Since: day("2025-05-14"), Days: 19, Chased: 1, ChasedOn: day("2025-05-20"), FeedbackOn: day("2025-06-02")}, extradition.Feedback},
		{"appealed", "2025-06-21", true, extradition.Wait{Court: appellate, Since: day("2025-05-14"), Days: 38, Chased: 1, ChasedOn: day("2025-05-20"), FeedbackOn: day("2025-06-20")}, extradition.Feedback},
		{"final", "2025-06-23", false, extradition.Wait{}, ""},
		{"at the supreme court, which nobody reminded", "2025-06-26", true, extradition.Wait{Court: supreme, Since: day("2025-06-24"), Days: 2}, extradition.NoFeedback},
	} {
		got, waits := extradition.AwaitedOn(full, day(c.on))
		if waits != c.waits || got != c.want || waits && got.Code() != c.code {
			t.Errorf("%s: got %+v, %t; want %+v", c.reason, got, waits, c.want)
		}
	}
	if _, waits := extradition.AwaitedOn(extradition.File{}, day("2025-05-13")); waits {
		t.Error("a file that has not begun waits for a court")
	}
}
