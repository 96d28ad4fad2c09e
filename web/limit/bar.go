package limit

import (
	"strconv"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/locale"
)

// A picture is the bar of the time to decide, in units of its own drawing.
type picture struct {
	Words             locale.Printer
	Run, Due, Cap     int // where the run, the limit and the cap end
	Anchor, End, Last deadline.Date
	Until             deadline.Date // the day shown, or the day of the act that ended it
	Title, Desc       string
}

// The drawing has 330 units, two left free at each side.
const (
	barLeft  = 2
	barWidth = 326
)

// pictured marks the limit that a bar is drawn of: the first that binds and has a cap.
func pictured(all []Shown) {
	for i, s := range all {
		if !s.Latest.IsZero() && !s.Soft && s.Latest > s.Anchor {
			all[i].Pictured = true
			return
		}
	}
}

func (s Shown) picture() picture {
	until := s.Day
	if day, ended := s.ended(); ended {
		until = day
	}
	at := func(d deadline.Date) int {
		whole := int(s.Latest - s.Anchor)
		return barLeft + barWidth*min(max(int(d-s.Anchor), 0), whole)/whole
	}
	return picture{
		Words: s.Words, Run: at(until), Due: at(s.Due), Cap: at(s.Latest), Anchor: s.Anchor, End: s.Due, Last: s.Latest, Until: until, Title: s.Title,
		Desc: s.Words.T("clock.bar", "anchor", s.Anchor, "today", until, "days", int(until-s.Anchor), "due", s.Due, "latest", s.Latest),
	}
}

func num(n int) string { return strconv.Itoa(n) }
