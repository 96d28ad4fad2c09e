package outgoing

import (
	"slices"
	"strings"
	"time"
)

// A rhythm is when a channel's letters leave: at one time of the day, on some days of the week, and
// never before so many weekdays after the request came have passed.
type rhythm struct {
	Days  []string `yaml:"days"`  // "tuesday"
	At    string   `yaml:"at"`    // "12:00", in the time zone of the host state
	After int      `yaml:"after"` // weekdays, Monday to Friday
}

// A Slot asks when a letter leaves: when the request it answers came, and when it is ready. Arrived
// may be zero for a letter that answers nothing.
type Slot struct {
	Arrived, Ready time.Time
	Zone           *time.Location
}

// Next is the fixed instant at which a letter of the channel leaves: the first of its rhythm that is
// after the letter is ready and so many weekdays after the request came. It depends on nothing else,
// so that two letters that came and were ready together leave together, whatever they say.
func (c Channel) Next(s Slot) time.Time {
	earliest := c.row.Slot.after(s.Arrived, s.Zone)
	at, _ := time.Parse(clockForm, c.row.Slot.At) // checked when the table was read
	begin := s.Ready
	if earliest.After(begin) {
		begin = earliest
	}
	first := begin.In(s.Zone)
	for n := 0; ; n++ {
		slot := time.Date(first.Year(), first.Month(), first.Day()+n, at.Hour(), at.Minute(), 0, 0, s.Zone)
		if c.row.Slot.on(slot.Weekday()) && slot.After(s.Ready) && !slot.Before(earliest) {
			return slot
		}
	}
}

// clockForm is how a table writes a time of day.
const clockForm = "15:04"

// on tells whether letters leave on a day of the week.
func (r rhythm) on(day time.Weekday) bool {
	return slices.Contains(r.Days, strings.ToLower(day.String()))
}

// after is the beginning of the day by which so many weekdays have passed since the request came.
func (r rhythm) after(arrived time.Time, zone *time.Location) time.Time {
	if arrived.IsZero() {
		return arrived
	}
	day := arrived.In(zone)
	begin := func(n int) time.Time { return time.Date(day.Year(), day.Month(), day.Day()+n, 0, 0, 0, 0, zone) }
	n := 0
	for left := r.After; left > 0; {
		if n++; begin(n).Weekday() != time.Saturday && begin(n).Weekday() != time.Sunday {
			left--
		}
	}
	return begin(n)
}

func (r rhythm) fault() string {
	if _, err := time.Parse(clockForm, r.At); err != nil {
		return "slot: at is no time of day"
	}
	if len(r.Days) == 0 || r.After < 0 {
		return "slot: days are required"
	}
	for _, day := range r.Days {
		known := slices.ContainsFunc([]time.Weekday{0, 1, 2, 3, 4, 5, 6}, func(w time.Weekday) bool { return strings.ToLower(w.String()) == day })
		if !known {
			return "slot: no day " + day
		}
	}
	return ""
}
